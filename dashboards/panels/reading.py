"""How does the reader look at a question: at whom, with what right to generalise, and with which words beside it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.families import codes_of_families
from dashboards.panels.measure import ASKED, GROWING, NOT_ASKED, SKIPPED, Cells, Kind, Measure, Question
from dashboards.panels.panel import Action, Panel
from dashboards.panels.protection import (
    Counts,
    Shown,
    exclusive_answers,
    groups_of_people,
    rule,
    several_answers,
    several_groups_of_people,
)
from dashboards.panels.words import numbers
from participation.stats.uncertainty import Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reader looks: which group ("" for all), what may be said, of how many residents.

    `asked`: how many people each question of the survey was asked.
    """

    wanted: str
    evidence: Evidence
    population: int | None
    may_decide: bool = False
    asked: frozenset[int] = frozenset()


def shown_answers(question: Question, measure: Measure, cells: Cells, wanted: str) -> Shown:
    counts = cells.get(measure.key, {})
    codes = [option.code for option in question.valid]
    if question.kind is Kind.MULTIPLE:
        bases = {group: answered(question, own) for group, own in counts.items()}
        if question.says_who:
            return several_groups_of_people(counts, bases, codes, wanted)
        return several_answers(counts, bases, codes, wanted, question.picks)
    if question.says_who:
        return groups_of_people(counts, codes, wanted, codes_of_families(question))
    return exclusive_answers(counts, codes, wanted)


def answered(question: Question, own: Mapping[str, int]) -> int:
    """Who was asked, left nothing out and did not say "no answer" (which stands alone)."""
    without = sum(own.get(option.code, 0) for option in question.options if option.missing)
    return max(0, own.get(ASKED, 0) - own.get(SKIPPED, 0) - without)


def too_few(question: Question, cells: Cells) -> Panel:
    groups = [(group, own) for measure in question.measures for group, own in cells.get(measure.key, {}).items()]
    if not any(own.get(ASKED, 0) for _group, own in groups):
        said = _("Nobody has answered this yet.")
    elif any(group and GROWING in own for group, own in groups):
        said = _(
            "In one of the groups too few have answered this. While answers come, it is shown for all together only."
        )
    else:
        said = _("Too few people answered this. Small groups are not shown.")
    return Panel(key=question.code, title=question.text, empty=said)


def base_words(n: int) -> str:
    return _("n = %(n)s") % {"n": numbers().number(n)}


def span_words(bases: Sequence[int]) -> str:
    if min(bases) == max(bases):
        return base_words(bases[0])
    return _("n = %(low)s to %(high)s") % {"low": numbers().number(min(bases)), "high": numbers().number(max(bases))}


def missing_words(counts: Counts, question: Question, reading: Reading) -> str:
    """Missing answers by kind; only of everybody, as a filter would make them a table of its own.

    Who was not asked gave a certain answer before: a small number of them is a small group, and so is what one question
    was asked more people than another one.
    """
    if reading.wanted:
        return _("Missing answers are counted for everybody only")
    missing = missing_of(counts, question)
    if tells_of_few(missing, reading):
        return _("Few people were not asked, so missing answers are hidden")
    return _("asked %(asked)s, no answer %(skipped)s, cannot say %(unknown)s, not asked %(hidden)s") % {
        "asked": numbers().number(missing.asked),
        "skipped": numbers().number(missing.skipped),
        "unknown": numbers().number(missing.unknown),
        "hidden": numbers().number(missing.not_asked),
    }


def tells_of_few(missing: "Missing", reading: Reading) -> bool:
    if not missing.not_asked:
        return False
    everybody = missing.asked + missing.not_asked
    return any(0 < abs(missing.asked - other) < rule().min_group for other in (*reading.asked, everybody))


def answered_words(base: int, counts: Counts, question: Question, reading: Reading) -> str:
    """Base and missing answers in plain words, for everybody."""
    missing = missing_of(counts, question)
    if tells_of_few(missing, reading):
        return ngettext("%(n)s person answered.", "%(n)s people answered.", base) % {"n": numbers().number(base)}
    return _("%(n)s of %(asked)s people who were asked answered.") % {
        "n": numbers().number(base),
        "asked": numbers().number(missing.asked),
    }


@dataclass(frozen=True, slots=True)
class Missing:
    asked: int
    skipped: int
    unknown: int
    not_asked: int


def missing_of(counts: Counts, question: Question) -> Missing:
    def total(*names: str) -> int:
        return sum(own.get(name, 0) for own in counts.values() for name in names)

    unknown = total(*(option.code for option in question.options if option.missing))
    return Missing(total(ASKED), total(SKIPPED), unknown, total(NOT_ASKED))


def actions_of(question: Question, reading: Reading) -> tuple[Action, ...]:
    return asks_of(question, reading) if reading.may_decide else ()


def asks_of(question: Question, reading: Reading) -> tuple[Action, ...]:
    """An office is asked about everybody's answers, never about those of a group."""
    if reading.wanted:
        return ()
    return tuple(Action(measure.item or question.text, measure.key) for measure in question.measures[:5])
