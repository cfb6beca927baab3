"""What should the administration decide in this process, and how sure are we?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dashboards.panels.columns import Columns, beside_each_other
from dashboards.panels.evidence import evidence_label
from dashboards.panels.families import codes_of_families
from dashboards.panels.gaps import gap_panel, items_with_hidden_shares, quadrant_panel
from dashboards.panels.headline import Headline, Leading, headline
from dashboards.panels.idea_ranking import SHOWN, idea_ranking_panel
from dashboards.panels.measure import Cells, Kind, Question
from dashboards.panels.outreach import outreach_panel
from dashboards.panels.panel import Panel
from dashboards.panels.participation import IDEAS, SUPPORTS, Act, participation_panel
from dashboards.panels.protection import groups_of_people
from dashboards.panels.representation import representation_panel
from dashboards.panels.stats import Asked, Stat, answer_stats, idea_stats
from dashboards.panels.ways import ways_in_words
from dashboards.scope import Part, Scope, wanted_group
from dashboards.selectors.by_part import answers_by_part
from dashboards.selectors.grouping import cells_by_group, hidden_shares, importance_answers
from dashboards.selectors.population import Population, population_of
from dashboards.selectors.questions import QuestionPage, pages_of
from ideas.selectors.exposure import by_rate
from ideas.selectors.results import (
    Supported,
    ideas_by_status,
    ideas_over_time,
    supports_by_idea,
    supports_over_time,
    titles_of,
)
from participation.processes.models import Process
from participation.stats.importance import Gap, gaps_of
from participation.stats.uncertainty import Evidence
from surveys.selectors.counted import AnsweredSurvey, DayCount, answered_surveys, cell_counts, returns_by_day

SUB_AREA = "demo.subarea"


@dataclass(frozen=True, slots=True)
class Overview:
    headline: Headline | None
    stats: tuple[Stat, ...]
    columns: Columns  # topics beside people

    @property
    def panels(self) -> tuple[Panel, ...]:
        return self.columns[0] + self.columns[1]


@dataclass(frozen=True, slots=True)
class _Look:
    """What every step below needs to know."""

    process: Process
    scope: Scope
    parts: tuple[Part, ...]
    population: Population
    may_decide: bool


def overview(
    process: Process,
    *,
    scope: Scope,
    parts: tuple[Part, ...],
    may_decide: bool,
    only: Sequence[AnsweredSurvey] | None = None,
    beside: Sequence[AnsweredSurvey] = (),
) -> Overview:
    """A fixed number of queries, however much was answered: everything comes from roll-ups.

    `only` names the surveys that may be looked at; the others leave no trace. Without it, all of the process.
    Answers to those `beside` them count as contributions only, so that pages about each of them tell the same number.
    """
    look = _Look(process, scope, parts, population_of(process.area, parts), may_decide)
    surveys = answered_surveys(process.pk) if only is None else only
    known = {survey.id for survey in (*surveys, *beside)}
    returns = [one for one in returns_by_day(process.pk) if one.survey_id in known]
    supported = supports_by_idea(process.pk)
    titles = titles_of([idea.idea_id for idea in supported[:SHOWN]])
    survey = main_survey(surveys, returns)
    if survey:
        look = replace(look, population=look.population.asked_from(survey.minimum_age))
    gaps, panels = _survey_panels(survey, look) if survey else ((), [])
    ways = ways_in_words(ways_of(survey, returns)) if scope.whole else ""  # a filter must not be crossed with them
    panels = [replace(panel, channels=ways) for panel in panels]
    ranking = idea_ranking_panel(
        supported,
        titles,
        filtered=not scope.whole,
        may_decide=may_decide,
        by_rate=by_rate(process.pk, supported) if supported else None,
    )
    parts_panel = _parts_panel(survey, returns, look, ways)
    people = [panel for panel in (parts_panel, *panels) if panel and panel.key.startswith("people")]
    topics = [panel for panel in panels if not panel.key.startswith("people")]
    acts = participation_panel(_acts(process, returns), scope=scope, parts=parts)
    told = people if scope.whole else [panel for panel in people if panel is not parts_panel]
    missing = [group for panel in told for group in panel.facts.get("missing", [])]
    open_now = survey is not None and not survey.closed
    outreach = outreach_panel(told) if scope.whole and open_now else None
    whole = ranking.facts if scope.whole else {}  # supports and parts are never divided by a filter
    leading = Leading(titles.get(whole.get("first", 0), ""), whole.get("may_lead", 0))
    said = evidence_label(evidence_of(survey, scope)) if survey else ""
    return Overview(
        headline(
            gaps=gaps,
            missing=missing,
            leading=leading,
            survey_label=said,
            votes_label=ranking.label,
            hidden=items_with_hidden_shares(topics),
        ),
        _stats(process, survey, returns, supported=supported, look=look),
        beside_each_other(topics, [*people, *([outreach] if outreach else [])], [ranking, acts]),
    )


def evidence_of(survey: AnsweredSurvey, scope: Scope) -> Evidence:
    """People of one channel are no sample of anybody, whatever the survey is. One part has no parts to be weighted."""
    if survey.sampled:
        return Evidence.OPEN if scope.channel else Evidence.SAMPLE
    return Evidence.WEIGHTED if survey.weighted and scope.whole else Evidence.OPEN


def main_survey(surveys: Sequence[AnsweredSurvey], returns: Sequence[DayCount]) -> AnsweredSurvey | None:
    """The newest survey that somebody answered."""
    answered = {one.survey_id for one in returns}
    return next((survey for survey in surveys if survey.id in answered), None)


def _survey_panels(survey: AnsweredSurvey, look: _Look) -> tuple[tuple[Gap, ...], list[Panel]]:
    pages = pages_of(survey)
    questions = [question for _title, on_page in pages for question in on_page if not question.past]
    pairs = [question for question in questions if question.kind is Kind.PAIR][:1]
    about = [question for question in questions if _says_who(question, look)][:2]
    keys = [measure.key for question in (*pairs, *about) for measure in question.measures]
    counts = cell_counts(survey.id, keys)
    cells = cells_by_group(counts, scope=look.scope, parts=look.parts, growing=not survey.complete)
    label = evidence_label(evidence_of(survey, look.scope))
    panels: list[Panel] = []
    gaps: tuple[Gap, ...] = ()
    for question in pairs:
        gaps = gaps_of(importance_answers(question, cells, look.scope))
        if gaps:
            may = look.may_decide and look.scope.whole and survey.public
            panels.append(
                gap_panel(
                    gaps,
                    question=question.text,
                    label=label,
                    measure=question.code,
                    may_decide=may,
                    may_ask=look.scope.whole,
                    hidden=hidden_shares(question, cells, look.scope),
                )
            )
            panels.append(quadrant_panel(gaps, label=label, measure=question.code))
    panels += [_people_panel(question, cells, look) for question in about]
    marks = {question.code: question.mark for question in questions}
    return gaps, [
        replace(panel, survey=survey.slug, stands_at=_stands_at(panel.key, pages), mark=marks[_code_of(panel.key)])
        for panel in panels
    ]


def _stands_at(key: str, pages: Sequence[QuestionPage]) -> str:
    """The page and place of a panel's question among all answers of its survey."""
    code = _code_of(key)
    found = (number for number, (_title, on_page) in enumerate(pages, 1) if any(q.code == code for q in on_page))
    return f"{next(found)}#panel-{key.removeprefix('people-')}"


def _code_of(key: str) -> str:
    return key.removeprefix("people-").removeprefix("gaps-").removeprefix("quadrants-")


def _says_who(question: Question, look: _Look) -> bool:
    """Answers that can be compared with residents; where somebody lives is compared by the areas themselves."""
    by_area = question.concept == SUB_AREA and look.population.totals_of_parts(look.parts)
    return not by_area and look.population.margins(question.concept, look.scope.part) is not None


def _people_panel(question: Question, cells: Cells, look: _Look) -> Panel:
    margins = look.population.margins(question.concept, look.scope.part)
    assert margins is not None
    codes = [option.code for option in question.valid]
    counts, families = cells.get(question.measures[0].key, {}), codes_of_families(question)
    shown = groups_of_people(counts, codes, wanted_group(look.scope), families)
    labels = {option.code: option.text for option in question.valid}
    return representation_panel(
        key=f"people-{question.code}", dimension=question.text, labels=labels, shown=shown, margins=margins
    )


def _parts_panel(survey: AnsweredSurvey | None, returns: Sequence[DayCount], look: _Look, ways: str) -> Panel | None:
    """Responses per part of the area against residents; it has no filter, as the parts are the filter."""
    margins = look.population.totals_of_parts(look.parts)
    if survey is None or margins is None:
        return None
    shown = answers_by_part(survey.id, returns, look.parts)
    labels = {part.key: part.name for part in look.parts}
    panel = representation_panel(
        key="people-parts", dimension=_("parts of the area"), labels=labels, shown=shown, margins=margins
    )
    panel = replace(panel, channels=ways, survey=survey.slug)
    if look.scope.whole or panel.empty:
        return panel
    return replace(panel, note=_("The parts are compared for all answers.") + " " + panel.note)


def _acts(process: Process, returns: Sequence[DayCount]) -> list[Act]:
    """Each says from where it comes: pages of a survey tell of its answers alone."""
    acts = [Act(one.day, one.channel, one.area_id, one.count, str(one.survey_id)) for one in returns]
    acts += [Act(one.day, one.channel, one.area_id, one.count, SUPPORTS) for one in supports_over_time(process.pk)]
    return acts + [Act(one.day, one.channel, one.area_id, one.count, IDEAS) for one in ideas_over_time(process.pk)]


def _stats(
    process: Process,
    survey: AnsweredSurvey | None,
    returns: Sequence[DayCount],
    *,
    supported: Sequence[Supported],
    look: _Look,
) -> tuple[Stat, ...]:
    return (
        *answer_stats(ways_of(survey, returns), asked_people(survey, look.population)),
        *idea_stats(
            ideas=len(supported),
            done=ideas_by_status(process.pk).get("done", 0),
            supports=sum(idea.supports for idea in supported),
        ),
    )


def ways_of(survey: AnsweredSurvey | None, returns: Sequence[DayCount]) -> Counter[str]:
    """Of one survey: people who answered two of them would be counted twice."""
    by_channel: Counter[str] = Counter()
    for one in returns:
        if survey and one.survey_id == survey.id:
            by_channel[one.channel] += one.count
    return by_channel


def asked_people(survey: AnsweredSurvey | None, population: Population) -> Asked:
    """Those who got a letter; else those of the minimum age where the figures tell them apart; else everybody."""
    if survey and survey.invited:
        return Asked(survey.invited, invited=True)
    people = population.asked()
    return Asked(people, population.minimum_age) if people else Asked(population.total())
