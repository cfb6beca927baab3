"""Which columns has a table of answers by groups? Counts by groups, protected, and put together as the reader chose."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.panels.crossed import (
    Column,
    Crossed,
    crossed_answers,
    crossed_several,
    hidden_when_coarser,
    merged,
    quartered,
    rule_for,
)
from dashboards.panels.crosstab import Group
from dashboards.panels.families import families_of
from dashboards.panels.halves import halves_of, of_column, put_together
from dashboards.panels.measure import Cells, Kind, Question
from dashboards.panels.protection import Counts, hidden_families, hidden_people
from dashboards.panels.reading import answered
from dashboards.scope import ELSEWHERE, Part, Scope
from dashboards.selectors.breakdowns import PARTS, Breakdown, Named
from dashboards.selectors.grouping import cells_by_group
from participation.stats.disclosure import Rule
from surveys.selectors.breakdowns import GERMAN, LANGUAGE, OTHER, PERMITTED, Situation
from surveys.selectors.counted import AnsweredSurvey, cell_counts
from surveys.selectors.crossed import Crossable, cross_counts


@dataclass(frozen=True, slots=True)
class Source:
    """What is counted for one breakdown: breakdown -> measure -> groups, already in families where it is permitted.

    `gone`: by concept, the groups that are hidden among the people themselves.
    """

    by: Mapping[str, Cells]
    gone: Mapping[str, frozenset[str]]
    families: Mapping[str, Mapping[str, tuple[str, ...]]]
    crossable: Crossable

    def counts(self, by: str, measure: str) -> Counts:
        return self.by.get(by, {}).get(measure, {})

    def out(self, by: str) -> Collection[str] | None:
        return None if by == PARTS else self.gone.get(by, frozenset())

    def rule(self, by: str, question: Question) -> Rule:
        """A filter shows parts of the area one by one, so their limit is that of the filter."""
        asked = self.crossable.by.get(by)
        sensitive = question.code in self.crossable.sensitive or bool(asked and asked.sensitive)
        return rule_for(sensitive=sensitive and by != PARTS)

    def rows(self, by: str, answers: Collection[str]) -> list[str]:
        """The rows in which people with these answers are; a family with others in it is a row as well."""
        return [key for key, codes in self.families.get(by, {}).items() if set(codes) & set(answers)]


def source_of(
    survey: AnsweredSurvey,
    breakdown: Breakdown,
    question: Question,
    *,
    crossable: Crossable,
    people: Mapping[str, Question],
    parts: Sequence[Part],
) -> Source:
    """Two queries. `people`: the questions about the person by concept."""
    keys = [measure.key for measure in question.measures]
    needed = _needed(breakdown)
    persons = {concept: people[concept] for concept in needed if concept in people}
    cells = cell_counts(survey.id, [*keys, *(one.measures[0].key for one in persons.values())])
    by: dict[str, Cells] = dict(cross_counts(survey.id, needed, keys))
    by[PARTS] = cells_by_group(cells, scope=Scope(part=ELSEWHERE), parts=parts)
    whole = cells_by_group(cells, scope=Scope(), parts=())
    own = {concept: whole.get(one.measures[0].key, {}).get("", {}) for concept, one in persons.items()}
    families = {
        concept: {family.key: family.codes for family in families_of(one)}
        for concept, one in persons.items()
        if concept in PERMITTED
    }
    for concept, codes in families.items():
        by[concept] = {measure: merged(counts, codes) for measure, counts in by.get(concept, {}).items()}
    return Source(
        by, {concept: _gone(concept, one, own[concept]) for concept, one in persons.items()}, families, crossable
    )


def _needed(breakdown: Breakdown) -> list[str]:
    conditions = breakdown.situation.conditions if breakdown.situation else ()
    return list(dict.fromkeys([breakdown.by, *(condition.concept for condition in conditions)]))


def _gone(concept: str, question: Question, own: Mapping[str, int]) -> frozenset[str]:
    """What the panel of the question about the person hides."""
    if concept == LANGUAGE:
        german = own.get(GERMAN, 0)
        return hidden_people({GERMAN: german, OTHER: answered(question, own) - german}, [[GERMAN], [OTHER]])
    families = families_of(question)
    if concept in PERMITTED:
        gone = hidden_families(own, [family.codes for family in families])
        return frozenset(families[at].key for at in gone)
    return hidden_people(own, [family.codes for family in families])


def _table(question: Question, counts: Counts, out: Collection[str] | None, limits: Rule) -> Crossed:
    """The one protected table of a question and a breakdown; a scale falls into its halves."""
    answers = halves_of(question)
    codes = [option.code for option, _codes in answers]
    if question.kind is Kind.MULTIPLE:
        bases = _bases(question, counts)
        return crossed_several(counts, bases, codes, out=out, with_rule=limits, picks=question.picks)
    if out is not None:
        return crossed_answers(put_together(counts, answers), codes, out=out, with_rule=limits)
    fine = crossed_answers(counts, [option.code for option in question.valid], out=None, with_rule=limits)
    groups = {name: of_column(column, answers) for name, column in fine.groups.items()}
    return Crossed(tuple(codes), groups, of_column(fine.totals, answers))


def _bases(question: Question, counts: Counts) -> dict[str, int]:
    """How many of each group answered."""
    if question.kind is Kind.MULTIPLE:
        return {group: answered(question, own) for group, own in counts.items()}
    return {group: sum(own.get(option.code, 0) for option in question.valid) for group, own in counts.items()}


def _permitted(question: Question, measure: str, by: str, source: Source) -> Crossed:
    return _table(question, source.counts(by, measure), source.out(by), source.rule(by, question))


def columns_of(
    question: Question, measure: str, breakdown: Breakdown, source: Source, *, chosen: Sequence[Named] = ()
) -> tuple[list[Group], Column]:
    """All groups, or the `chosen` two, or the people of a situation and all others; and everybody."""
    if breakdown.situation:
        return _of_situation(question, measure, breakdown, breakdown.situation, source)
    table = _permitted(question, measure, breakdown.by, source)
    named = chosen or breakdown.groups
    return [Group(one.name, table.together(one.members)) for one in named], table.totals


def _of_situation(
    question: Question, measure: str, breakdown: Breakdown, situation: Situation, source: Source
) -> tuple[list[Group], Column]:
    first, by = situation.conditions[0], breakdown.by
    if by in PERMITTED:
        table = _permitted(question, measure, by, source)
        rows = source.rows(by, first.answers)
        return _two(breakdown, table, table.together(rows))
    if by != first.concept:
        parents = [(c.concept, source.rows(c.concept, c.answers)) for c in situation.conditions]
        tables = [(_permitted(question, measure, concept, source), rows) for concept, rows in parents]
        counts = source.counts(by, measure)
        answers = halves_of(question)
        column = quartered(
            counts if question.kind is Kind.MULTIPLE else put_together(counts, answers),
            _bases(question, counts),
            [option.code for option, _codes in answers],
            parents=tables,
            with_rule=source.rule(first.concept, question),
        )
        return _two(breakdown, tables[0][0], column)
    out = hidden_when_coarser(source.gone.get(by, frozenset()), first.answers)
    counts = merged(source.counts(by, measure), sides(source.counts(by, measure), first.answers))
    table = _table(question, counts, out, source.rule(by, question))
    return _two(breakdown, table, table.together(["yes"]))


def sides(counts: Counts, members: Collection[str]) -> dict[str, list[str]]:
    named = [group for group in counts if group]
    return {"yes": [g for g in named if g in members], "no": [g for g in named if g not in members]}


def _two(breakdown: Breakdown, table: Crossed, column: Column) -> tuple[list[Group], Column]:
    rest = Crossed(table.answers, {"": column}, table.totals).without([""])
    return [Group(breakdown.name, column), Group(_("everybody else"), rest)], table.totals
