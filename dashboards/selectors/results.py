"""What came out, for everybody? The panels of the evaluation, as far as their results are public."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.panels.evidence import evidence_label
from dashboards.panels.needs import Need, needs_of
from dashboards.panels.panel import Panel
from dashboards.panels.stats import Stat
from dashboards.scope import Part, Scope
from dashboards.selectors.needles import needle_panels
from dashboards.selectors.overview import Overview, evidence_of, overview
from dashboards.selectors.questions import pages_of
from dashboards.selectors.survey_answers import panels_of_pages
from participation.places.ground import ground_of
from participation.processes.models import Process
from participation.stats.uncertainty import Evidence
from surveys.selectors.coded import coded_state
from surveys.selectors.counted import AnsweredSurvey, returns_by_day
from surveys.selectors.needles import asks_for_needles

IDEAS = ("ideas", "participation")


@dataclass(frozen=True, slots=True)
class AnswerPage:
    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`took_part` says how many of how many; `missing` are the groups that answered too rarely."""

    took_part: Stat | None
    label: str
    is_open: bool
    needs: tuple[Need, ...]
    topics: tuple[Panel, ...]
    people: tuple[Panel, ...]
    missing: tuple[str, ...]
    pages: tuple[AnswerPage, ...]
    places: tuple[Panel, ...]
    ideas: tuple[Panel, ...]

    @property
    def gap(self) -> Panel | None:
        """The panel from which the needs are told."""
        return next((panel for panel in self.topics if "items" in panel.facts), None)

    @property
    def own_words(self) -> bool:
        """Whether own words were read and counted by topic."""
        return any(panel.facts.get("own_words") for panel in self.panels)

    @property
    def panels(self) -> tuple[Panel, ...]:
        answers = [panel for page in self.pages for panel in page.panels]
        return (*self.topics, *self.people, *answers, *self.places, *self.ideas)


def newest_public(surveys: Sequence[AnsweredSurvey]) -> AnsweredSurvey | None:
    """The one that was released last."""
    released = [(one.released_at, one) for one in surveys if one.public and one.released_at]
    return max(released, key=lambda pair: pair[0])[1] if released else None


def public_among(surveys: Sequence[AnsweredSurvey]) -> list[AnsweredSurvey]:
    """Those whose answers everybody may count together."""
    return [survey for survey in surveys if survey.public]


def results_key(
    process: Process, survey: AnsweredSurvey | None, *, beside: Sequence[AnsweredSurvey | None] = ()
) -> str:
    """Names what is kept until the next fold; own words change without one."""
    about = f"{survey.id}:{coded_state(survey.id)}" if survey else "0"
    others = "+".join(str(one.id) for one in beside if one)
    return f"results:{process.pk}:{process.results_released}:{about}:{others}"


def results_of(
    process: Process,
    survey: AnsweredSurvey | None,
    *,
    parts: tuple[Part, ...],
    beside: Sequence[AnsweredSurvey] = (),
) -> Results:
    """Nothing is computed here: it is the overview and the answers with all of their protection.

    `beside`: surveys that may be read as well; see `overview`.
    """
    only = [survey] if survey else []
    page = overview(process, scope=Scope(), parts=parts, may_decide=False, only=only, beside=beside)
    shown = [panel for panel in page.panels if not panel.empty]
    topics = tuple(panel for panel in shown if panel.survey and not panel.key.startswith("people"))
    people = tuple(panel for panel in shown if panel.key.startswith("people"))
    return Results(
        took_part=_took_part(page, survey),
        label=evidence_label(evidence_of(survey, Scope())) if survey else "",
        is_open=survey is not None and evidence_of(survey, Scope()) is not Evidence.SAMPLE,
        needs=needs_of(topics),
        topics=topics,
        people=people,
        missing=tuple(group for panel in people for group in panel.facts.get("missing", [])),
        pages=_answer_pages(process, survey, parts) if survey else (),
        places=_places(process, survey) if survey else (),
        ideas=tuple(panel for panel in shown if panel.key in IDEAS and process.results_released),
    )


def _took_part(page: Overview, survey: AnsweredSurvey | None) -> Stat | None:
    """The first figure of the overview, where somebody answered this survey."""
    return next((stat for stat in page.stats if survey and stat.about == "answers"), None)


def _answer_pages(process: Process, survey: AnsweredSurvey, parts: tuple[Part, ...]) -> tuple[AnswerPage, ...]:
    pages = [(title, tuple(q for q in questions if not q.says_who)) for title, questions in pages_of(survey)]
    found = panels_of_pages(survey, pages, area=process.area, scope=Scope(), parts=parts)
    told = [AnswerPage(title, _told(panels)) for (title, _questions), panels in zip(pages, found, strict=True)]
    return tuple(page for page in told if page.panels)


def _places(process: Process, survey: AnsweredSurvey) -> tuple[Panel, ...]:
    """Where needles stand; no query where none were asked for."""
    if not asks_for_needles(survey):
        return ()
    found = needle_panels([survey], ground_of(process.area), returns_by_day(process.pk))
    return tuple(panel for panel in found if not panel.empty)


def _told(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Gaps stand above as needs; open answers are read by people."""
    return tuple(panel for panel in panels if panel.lines)
