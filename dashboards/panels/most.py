"""Which answer was given most often, and may that be said at all?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dashboards.panels.measure import Kind, Option, Question
from dashboards.panels.protection import Shown
from dashboards.panels.words import FEW, numbers

_NAMED = 3  # answers with the same count that a title still names


def choice_title(question: Question, order: Sequence[Option], shown: Shown) -> str:
    """The finding as a sentence; equal answers are named together, and a hidden one might be the largest."""
    most = _most(question, order, shown)
    if not most:
        return _("Small groups are hidden, so no answer is named")
    if len(most) > _NAMED:
        return _("No answer stands out")
    count, base = shown.cells[most[0].code] or 0, shown.base or 0
    answers = " · ".join(option.text for option in most)
    if len(most) > 1:
        return _("Equally often: %(answers)s") % {"answers": answers}
    if base < FEW:
        return _("Most often: %(answer)s (%(count)s of %(base)s)") % {
            "answer": answers,
            "count": numbers().number(count),
            "base": numbers().number(base),
        }
    return _("%(share)s say: %(answer)s") % {"share": numbers().percent(count / base), "answer": answers}


def _most(question: Question, order: Sequence[Option], shown: Shown) -> list[Option]:
    """Empty where a hidden count may be larger than every shown one."""
    known = {option.code: count for option in order if (count := shown.cells[option.code]) is not None}
    highest = max(known.values(), default=0)
    hidden_ones = len(known) < len(order)
    unseen = (shown.base or 0) - (0 if question.kind is Kind.MULTIPLE else sum(known.values()))
    if not highest or (hidden_ones and unseen >= highest):
        return []
    return [option for option in order if known.get(option.code) == highest]
