"""What does the page of answers by groups show? The question and the groups that its address asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboards.panels.crosstab import Asked, crosstab_panel
from dashboards.panels.halves import halves_of
from dashboards.panels.heat import HeatColumn, heat_panel
from dashboards.panels.measure import Kind, Measure, Question
from dashboards.panels.panel import Panel
from dashboards.scope import Part, Scope
from dashboards.selectors.breakdowns import Breakdown, Named, breakdowns_of
from dashboards.selectors.crossing import columns_of, source_of
from dashboards.selectors.heat import gaps_by_group
from dashboards.selectors.overview import evidence_of
from dashboards.selectors.questions import QuestionPage, pages_of
from surveys.selectors.breakdowns import AGE
from surveys.selectors.counted import AnsweredSurvey
from surveys.selectors.crossed import Crossable, crossable, is_crossed

KINDS = (Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.PAIR)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question, or one row of a table of questions, as the form offers it."""

    key: str
    text: str
    question: Question
    measure: Measure


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen in this survey; nothing of it depends on answers."""

    pages: tuple[tuple[str, tuple[Choice, ...]], ...]
    breakdowns: tuple[Breakdown, ...]
    people: Mapping[str, Question]
    crossable: Crossable

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for _title, choices in self.pages for choice in choices)


@dataclass(frozen=True, slots=True)
class Look:
    """What the address asks for; `chosen` are two groups or none. `overlap`: the two have people in common."""

    choice: Choice
    breakdown: Breakdown
    chosen: tuple[Named, ...] = ()
    overlap: bool = False

    @property
    def query(self) -> str:
        """The same look in an address."""
        two = dict(zip(("a", "b"), (one.word for one in self.chosen), strict=False))
        return urlencode({"frage": self.choice.key, "nach": self.breakdown.word, **two})

    @property
    def key(self) -> str:
        return ":".join((self.choice.key, self.breakdown.word, *(one.word for one in self.chosen)))


def offered_in(survey: AnsweredSurvey, parts: Sequence[Part]) -> Offered:
    """No query."""
    found = crossable(survey)
    pages = pages_of(survey)
    questions = [question for _title, on_page in pages for question in on_page]
    people = {
        concept: question
        for concept, asked in found.by.items()
        for question in questions
        if question.code == asked.counted_as
    }
    return Offered(_choices(pages, found), breakdowns_of(found, questions, parts), people, found)


def _choices(pages: Sequence[QuestionPage], found: Crossable) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    offered = [(title, tuple(c for q in on_page for c in _of_question(q, found))) for title, on_page in pages]
    return tuple((title, choices) for title, choices in offered if choices)


def _of_question(question: Question, found: Crossable) -> list[Choice]:
    if question.kind not in KINDS or question.code not in found.questions:
        return []
    if len(question.measures) == 1 or question.kind is Kind.PAIR:
        return [Choice(question.code, question.text, question, question.measures[0])]
    return [Choice(one.key, f"{question.text} {one.item}", question, one) for one in question.measures]


def look_from(query: Mapping[str, str], offered: Offered) -> Look | None:
    """Unknown values mean the first, needs before all others; None where nothing can be crossed."""
    if not offered.choices or not offered.breakdowns:
        return None
    first = next((one for one in offered.choices if one.question.kind is Kind.PAIR), offered.choices[0])
    choice = next((one for one in offered.choices if one.key == query.get("frage")), first)
    by = next((one for one in offered.breakdowns if one.word == query.get("nach")), offered.breakdowns[0])
    two = [one for name in ("a", "b") if (one := by.named(query.get(name, "")))]
    if len(two) < 2:  # noqa: PLR2004 - two groups are compared
        return Look(choice, by)
    if set(two[0].members) & set(two[1].members):
        return Look(choice, by, overlap=True)
    return Look(choice, by, tuple(two))


def groups_panel(
    survey: AnsweredSurvey, look: Look, offered: Offered, *, parts: Sequence[Part], split: bool = False
) -> Panel:
    """Two queries, however much was answered."""
    question, measure = look.choice.question, look.choice.measure
    source = source_of(
        survey, look.breakdown, question, crossable=offered.crossable, people=offered.people, parts=parts
    )
    asked = Asked(
        key="groups",
        question=look.choice.text,
        by=look.breakdown.name,
        options=tuple(option for option, _codes in halves_of(question)),
        exclusive=question.kind is not Kind.MULTIPLE,
        evidence=evidence_of(survey, Scope()),
    )
    if question.kind is Kind.PAIR:
        return heat_panel(asked, *gaps_by_group(question, look.breakdown, source, look.chosen), split=split)
    groups, everybody = columns_of(question, measure.key, look.breakdown, source, chosen=look.chosen)
    return crosstab_panel(asked, groups, everybody, split=split)


def generations_of(survey: AnsweredSurvey, question: Question) -> list[HeatColumn] | None:
    """The gaps of each generation, for pages that tell the widest; None where ages are not asked or not counted yet.

    Three queries, or one.
    """
    offered = offered_in(survey, ())
    ages = next((one for one in offered.breakdowns if one.by == AGE), None)
    if not is_crossed(survey.id) or ages is None:
        return None
    source = source_of(survey, ages, question, crossable=offered.crossable, people=offered.people, parts=())
    return gaps_by_group(question, ages, source)[0]
