"""How do staff say that all forms on paper are in, so that nothing has to wait for them?"""

from django.db import transaction
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.tally.nudge import nudge
from surveys.models import Survey
from surveys.paper_rules import may_say_all_is_in
from surveys.services.responses import MIX_TASK


@transaction.atomic
def say_all_is_in(*, account: Account, survey_id: int) -> Survey:
    """Pressing twice changes nothing. The answers that waited for others are counted by the clock soon after."""
    locked = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process__area", "current")
    survey = locked.get(pk=survey_id)
    require(may_say_all_is_in(account, survey))
    if survey.paper_complete_at:
        return survey
    survey.paper_complete_at = timezone.now()
    survey.save(update_fields=["paper_complete_at"])
    nudge(MIX_TASK)
    record_act(
        actor=account,
        action="survey.all_paper_is_in",
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details={"survey": survey.slug},
    )
    return survey
