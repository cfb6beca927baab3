"""What is known of a process, for all of its chapters? Read once, through the selectors of the pages."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from dashboards.panels import pin_map
from dashboards.panels.balance import balance_panel
from dashboards.panels.needs import Need
from dashboards.panels.panel import Panel
from dashboards.panels.resolution import resolution
from dashboards.reports.chapter_of_question import chapter_of, code_of, concepts_of
from dashboards.scope import Part
from dashboards.selectors.eight import CouncilEvidence, evidence_of_process
from dashboards.selectors.existing import Existing, existing_in
from dashboards.selectors.parts import parts_of
from dashboards.selectors.places import places_panels
from dashboards.selectors.questions import QuestionPage, pages_of
from dashboards.selectors.results import Results, results_of
from ideas.selectors.balance import balance_of
from ideas.selectors.poll_outcome import Decided, decided_polls
from ideas.selectors.proposals import Brought, ProposalRow, brought_to, proposals_of
from participation.decisions.models import Decision, OfficeQuestion
from participation.decisions.selectors import decisions_of_process, released_answers, with_story
from participation.places.heading import Heading, heading_of
from participation.places.models import Office
from participation.places.selectors import office_of
from participation.processes.models import Phase, Process
from participation.processes.selectors import phases_of
from participation.tally.models import FoldRun
from participation.texts import localized
from surveys.selectors.counted import AnsweredSurvey, answered_surveys

REPORT_AFTER = timedelta(days=548)  # as on the page with the eight questions


@dataclass(frozen=True, slots=True)
class Asked:
    """One survey that somebody answered, with what its results page shows."""

    survey: AnsweredSurvey
    results: Results
    pages: tuple[QuestionPage, ...]

    @property
    def title(self) -> str:
        return localized(self.survey.title)

    @property
    def answers(self) -> tuple[Panel, ...]:
        return tuple(panel for page in self.results.pages for panel in page.panels)

    def about(self, chapter: str) -> list[Panel]:
        """Answers to questions of a chapter; own words have a chapter of their own."""
        concepts = concepts_of(self.pages)
        return [
            panel
            for panel in self.answers
            if not panel.facts.get("own_words") and chapter_of(concepts.get(code_of(panel), "")) == chapter
        ]


@dataclass(frozen=True, slots=True)
class Gathered:
    """`on` is the day of the newest thing in it; `fold_run` the last count. Neither depends on when it is read.

    `before` is the survey that the newest one repeats: it has one chapter, the comparison, and is not told twice.
    """

    process: Process
    heading: Heading
    office: Office | None
    on: date
    fold_run: FoldRun | None
    asked: tuple[Asked, ...]
    before: Asked | None
    evidence: CouncilEvidence
    ideas: tuple[Panel, ...]
    places: tuple[Panel, ...]
    balance: Panel
    proposals: list[ProposalRow]
    brought: Brought
    polls: list[Decided]
    decisions: list[Decision]
    office_answers: list[OfficeQuestion]
    phases: list[Phase]
    existing: Existing

    @property
    def title(self) -> str:
        return localized(self.process.title)

    @property
    def needs(self) -> tuple[Need, ...]:
        return self.evidence.needs

    @property
    def resolution(self) -> list[str]:
        return resolution(
            title=self.title,
            stats=self.evidence.stats,
            needs=self.needs,
            proposals=self.proposals,
            report_on=self.on + REPORT_AFTER,
        )

    def about(self, chapter: str) -> list[Panel]:
        return [panel for asked in self.asked for panel in asked.about(chapter)]


def gather(process: Process) -> Gathered:
    run = FoldRun.objects.order_by("pk").last()  # before anything is counted
    parts = parts_of(process.area)
    asked, surveys = [], answered_surveys(process.pk)
    for survey in surveys:
        results = results_of(process, survey, parts=parts, beside=surveys)
        if results.took_part is not None:
            asked.append(Asked(survey, results, pages_of(survey)))
    evidence = evidence_of_process(process, parts)
    repeated = evidence.then.slug if evidence.then and evidence.then.topics else ""
    existing = existing_in(process.area)
    decisions = list(with_story(decisions_of_process(process.pk)))
    ideas = results_of(process, None, parts=parts, beside=surveys).ideas if not asked else asked[0].results.ideas
    return Gathered(
        process=process,
        heading=heading_of(process.area),
        office=office_of(process.area),
        on=_newest(process, run, decisions, existing),
        fold_run=run,
        asked=tuple(one for one in asked if one.survey.slug != repeated),
        before=next((one for one in asked if one.survey.slug == repeated), None),
        evidence=evidence,
        ideas=ideas,
        places=_places(process, parts, asked),
        balance=balance_panel(balance_of(process.pk)),
        proposals=proposals_of(process.pk),
        brought=brought_to(process.pk),
        polls=decided_polls(process),
        decisions=decisions,
        office_answers=released_answers(process.pk),
        phases=phases_of(process),
        existing=existing,
    )


def _places(process: Process, parts: tuple[Part, ...], asked: list[Asked]) -> tuple[Panel, ...]:
    """Answers and satisfaction by part are those of the newest survey, needles say theirs, the pins are the ideas."""
    newest = asked[0].survey.slug if asked else ""
    found = places_panels(process, parts)
    return tuple(
        panel if panel.survey else replace(panel, survey="" if panel.key == pin_map.KEY else newest)
        for panel in found
        if not panel.empty
    )


def _newest(process: Process, run: FoldRun | None, decisions: list[Decision], existing: Existing) -> date:
    moments = [decision.recorded_at for decision in decisions]
    moments += [news.told_at for decision in decisions for m in decision.measures.all() for news in m.news.all()]
    days = [timezone.localdate(moment) for moment in ([run.counted_at] if run else []) + moments] + existing.checked_on
    begun = [timezone.localdate(phase.starts_at) for phase in phases_of(process)]
    return max(days) if days else max((day for day in begun if day <= timezone.localdate()), default=date.min)
