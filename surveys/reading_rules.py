"""Who may ask for a second pair of eyes, who may read, and is somebody needed before publishing?"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.selectors import roles_of
from participation.allowed import ALLOWED, Answer, Refused
from surveys.desk_rules import may_see_at_desk
from surveys.models import Reading, Remark, Survey

NO_COLLEAGUE = Refused("no_colleague", _("Only people with a role in this area can read it."))
NOT_ONESELF = Refused("not_oneself", _("Ask somebody else: four eyes see more than two."))
NOT_ASKED = Refused("not_asked_to_read", _("Nobody has asked you to read this survey."))
NOT_YOURS = Refused("not_your_remark", _("Only the team of this survey and whoever wrote a remark can close it."))


def works_here(account: Account, survey: Survey) -> bool:
    """Any role in the area: moderators and officials read as well as staff."""
    return account.is_active and bool(roles_of(account, survey.process.area))


def may_ask_to_read(account: Account, survey: Survey, reader: Account) -> Answer:
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    if account.pk == reader.pk:
        return NOT_ONESELF
    return ALLOWED if works_here(reader, survey) else NO_COLLEAGUE


def may_read_draft(account: Account, survey: Survey) -> Answer:
    """The desk always; others of the area whom somebody asked."""
    if may_see_at_desk(account, survey):
        return ALLOWED
    asked = Reading.objects.filter(survey=survey, reader=account).exclude(verdict=Reading.Verdict.WITHDRAWN)
    return ALLOWED if works_here(account, survey) and asked.exists() else NOT_ASKED


def may_close_remark(account: Account, survey: Survey, remark: Remark) -> Answer:
    wrote_it = remark.author_id == account.pk and may_read_draft(account, survey)
    return ALLOWED if wrote_it or may_see_at_desk(account, survey) else NOT_YOURS


def reading_is_needed(survey: Survey) -> bool:
    """An offer everywhere, a duty where the process or the whole installation wants it."""
    return settings.SURVEYS_NEED_READING or survey.process.surveys_read_twice
