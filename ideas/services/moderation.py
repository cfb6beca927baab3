"""What happens when somebody checks an idea? The same verdict twice is one act."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, ModerationAct
from ideas.rules.moderating import may_check
from ideas.services.grouping import leave_groups
from ideas.services.news import tell_author
from participation.accounts.models import Account
from participation.allowed import Refused, require
from participation.audit.services import record_act

WITHDRAWN = Refused("withdrawn", _("Whoever wrote this idea has withdrawn it."))
Verdict = ModerationAct.Verdict
VISIBILITY = {Verdict.PUBLISH: Idea.Visibility.PUBLISHED, Verdict.REJECT: Idea.Visibility.REJECTED}


@transaction.atomic
def publish_idea(*, idea_id: int, moderator: Account) -> bool:
    """Also marks an idea as checked that is public already. Returns whether something changed."""
    return _check(idea_id, moderator, Verdict.PUBLISH, "")


@transaction.atomic
def reject_idea(*, idea_id: int, moderator: Account, reason: str) -> bool:
    """The idea disappears from pages and API; whoever wrote it reads the reason."""
    return _check(idea_id, moderator, Verdict.REJECT, reason)


def _check(idea_id: int, moderator: Account, verdict: ModerationAct.Verdict, reason: str) -> bool:
    if verdict == Verdict.REJECT:
        leave_groups(idea_id, moderator)
    idea = Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)
    require(may_check(moderator, idea))
    if idea.visibility == Idea.Visibility.WITHDRAWN:
        require(WITHDRAWN)
    last = idea.moderation_acts.values_list("verdict", flat=True).first()
    if last == verdict and idea.visibility == VISIBILITY[verdict]:
        return False
    act = ModerationAct.objects.create(idea=idea, verdict=verdict, reason=reason, moderator=moderator)
    was, idea.visibility = idea.visibility, VISIBILITY[verdict]
    idea.save(update_fields=["visibility", "changed_at"])
    record_act(
        actor=moderator,
        action=_action(was, verdict),
        subject=f"ideas.idea:{idea.pk}",
        area=idea.process.area,
        reason=reason,
    )
    if was != idea.visibility:
        template = "idea_published" if verdict == Verdict.PUBLISH else "idea_rejected"
        tell_author(idea, key=f"moderation:{act.pk}", template=template, reason=reason)
    return True


def _action(was: str, verdict: ModerationAct.Verdict) -> str:
    if verdict == Verdict.REJECT:
        return "idea.rejected"
    return "idea.moderated" if was == Idea.Visibility.PUBLISHED else "idea.published"
