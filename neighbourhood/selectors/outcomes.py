"""What came of it? Decisions as residents read them: state in a word, reason, day, the way to the whole story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from neighbourhood.selectors.reach import reach_of
from participation.decisions.models import Decision
from participation.places.models import Area
from participation.texts import localized
from participation.web.navigation import address

# Icon, word, tone. A "no" is told as plainly as a "yes".
STATES: dict[str, tuple[str, str | Promise, str]] = {
    Decision.Outcome.ADOPT: ("calendar", pgettext_lazy("outcome", "Decided"), ""),
    Decision.Outcome.ADOPT_IN_PART: ("calendar", pgettext_lazy("outcome", "Decided in part"), ""),
    Decision.Outcome.DECLINE: ("no", pgettext_lazy("outcome", "Will not be done"), "quiet"),
    Decision.Outcome.DEFER: ("clock", pgettext_lazy("outcome", "Put off"), "warn"),
    Decision.Outcome.FORWARD: ("arrow", pgettext_lazy("outcome", "Passed on"), ""),
}
DONE = ("done", pgettext_lazy("outcome", "Done"), "ok")


@dataclass(frozen=True, slots=True)
class Result:
    icon: str
    words: str | Promise
    tone: str
    title: str
    reason: str
    day: date
    url: str
    reach: str = ""


def results_of(decisions: QuerySet[Decision], here: Area | None = None) -> list[Result]:
    """One query; the texts of ideas are not read."""
    return as_results(decisions.select_related("idea").defer("idea__text", "figures"), here)


def as_results(decisions: Iterable[Decision], here: Area | None = None) -> list[Result]:
    """`here` is the area whose page it is: what is for a larger one is marked."""
    return [_result(decision, here) for decision in decisions]


def _result(decision: Decision, here: Area | None) -> Result:
    is_done = decision.idea is not None and decision.idea.status == "done"
    icon, words, tone = DONE if is_done else STATES[decision.outcome]
    return Result(
        icon=icon,
        words=words,
        tone=tone,
        title=localized(decision.title),
        reason=localized(decision.reason),
        day=decision.decided_on,
        url=_url(decision),
        reach=reach_of(decision.process.area, here),
    )


def _url(decision: Decision) -> str:
    """To the idea where residents see one, else to the process."""
    if decision.idea is not None and decision.idea.visibility == "published":
        found = address("ideas:detail", decision.idea.pk)
        if found:
            return found
    return address("neighbourhood:process", decision.process.slug)
