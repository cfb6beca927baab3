"""Who may read and code answers in own words, and from when on?"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process
from surveys.desk_rules import may_take_answers
from surveys.models import Coding, Survey
from surveys.rules import has_ended

TOO_FEW = Refused("too_few_words", _("Too few people wrote something here. So few answers are not shown."))
TOO_FEW_NEW = Refused("too_few_new_words", _("Only few new answers so far. They come together with others."))
NOTHING_NEW = Refused("no_new_words", _("All answers are in already."))
NOT_ONESELF = Refused("coded_first", _("You coded this answer first. Somebody else has to be the second."))
NOT_DRAWN = Refused("not_drawn", _("This answer was not drawn for a second person."))
COMPARED = Refused("compared", _("A second person has coded this answer. Say on the page “Agreement” what holds."))
NOT_COMPARED = Refused("not_compared", _("Two people have to code an answer before they can agree on it."))

Part = Coding.Part


def may_code(account: Account | None, survey: Survey) -> Answer:
    """Whoever may take the answers along; officials read the results."""
    return may_take_answers(account, survey)


def may_keep_codebook(account: Account | None, process: Process) -> Answer:
    return may_work_at_desk(account, process.area)


def are_enough(answers: int) -> Answer:
    """Own words of a few people are words of somebody, whatever is left out beside them."""
    return ALLOWED if answers >= settings.MINIMUM_GROUP_SIZE else TOO_FEW


def may_take_in(survey: Survey, *, answers: int, taken: int) -> Answer:
    """A few new answers would tell what the last ones wrote: they wait for others, or until all are counted."""
    if not (enough := are_enough(answers)):
        return enough
    new = answers - taken
    if new <= 0:
        return NOTHING_NEW
    everything = survey.mixed_at_end or (not survey.anonymous and has_ended(survey))
    return ALLOWED if new >= settings.MINIMUM_GROUP_SIZE or everything else TOO_FEW_NEW


def may_set(account: Account, part: Part, *, drawn: bool, first: Coding | None, second: Coding | None) -> Answer:
    """What two people found apart from each other stands; what they agree on stands beside it."""
    if part == Part.FIRST:
        return COMPARED if second else ALLOWED
    if part == Part.AGREED:
        return ALLOWED if first and second else NOT_COMPARED
    if not drawn or first is None:
        return NOT_DRAWN
    return NOT_ONESELF if first.coder_id == account.pk else ALLOWED
