"""What became of a process: what was asked, what was decided, what was done, and why not? In plain words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ideas.selectors.results import ideas_by_status
from neighbourhood.selectors.outcomes import DONE, STATES
from participation.decisions.models import Decision, Measure, OfficeQuestion
from participation.decisions.selectors import decisions_of_process, released_answers, with_story
from participation.processes.models import Process
from participation.texts import localized
from participation.web.navigation import address

OPEN_STATES = ("received", "checking", "in_committee")
OVER = (Measure.State.DONE, Measure.State.STOPPED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`asked` is the idea or the finding, with `supports` as they were frozen; `word` is icon, word and tone."""

    decision: Decision
    asked: str
    idea_url: str
    supports: int | None
    word: tuple[str, object, str]


@dataclass(frozen=True, slots=True)
class Became:
    """`under_way` and `done` count decisions by their measures, `declined` the noes, `waiting` ideas without one.

    `answers` are those of offices about findings; those about ideas stand with the ideas.
    """

    outcomes: list[Outcome]
    done: int
    under_way: int
    declined: int
    waiting: int
    answers: list[OfficeQuestion]


@dataclass(frozen=True, slots=True)
class News:
    """One entry of the feed; `key` never changes."""

    key: str
    title: str
    text: str
    day: date
    path: str


def became_of(process: Process) -> Became:
    """A fixed number of queries, however much was decided."""
    found = list(_decisions(process))
    states = [_state(decision) for decision in found]
    by_status = ideas_by_status(process.pk)
    return Became(
        outcomes=[_outcome(decision, state) for decision, state in zip(found, states, strict=True)],
        done=states.count("done"),
        under_way=states.count("under_way"),
        declined=states.count("declined"),
        waiting=sum(by_status.get(status, 0) for status in OPEN_STATES),
        answers=released_answers(process.pk),
    )


def news_of(process: Process) -> list[News]:
    """Decisions, results of bodies and news of measures, the newest first."""
    news = [one for decision in _decisions(process) for one in _news(decision)]
    return sorted(news, key=lambda one: (one.day, one.key), reverse=True)


def _decisions(process: Process) -> QuerySet[Decision]:
    return with_story(decisions_of_process(process.pk).select_related("idea").defer("idea__text"))


def _state(decision: Decision) -> str:
    if decision.outcome == Decision.Outcome.DECLINE:
        return "declined"
    measures = decision.measures.all()
    by_measures = bool(measures) and all(one.state in OVER for one in measures)
    by_measures = by_measures and any(one.state == Measure.State.DONE for one in measures)
    by_idea = decision.idea is not None and decision.idea.status == "done"
    return "done" if by_measures or by_idea else "under_way"


def _outcome(decision: Decision, state: str) -> Outcome:
    figures, idea = decision.figures, decision.idea
    shown = idea is not None and idea.visibility == "published"
    return Outcome(
        decision=decision,
        asked=idea.title if idea and shown else str(figures.get("question") or figures.get("label") or ""),
        idea_url=address("ideas:detail", idea.pk) if idea and shown else "",
        supports=figures.get("supports") if idea else None,
        word=DONE if state == "done" else STATES[decision.outcome],
    )


def _news(decision: Decision) -> list[News]:
    title, path = localized(decision.title), address("dashboards:decision", decision.pk)
    said = f"{decision.get_outcome_display()} ({decision.body}). {localized(decision.reason)}"
    found = [News(f"decision-{decision.pk}", title, said, decision.decided_on, path)]
    for step in decision.deliberations.all():
        if step.outcome != step.Outcome.OPEN:
            text = f"{step.body}: {step.get_outcome_display()}. {step.note}".strip()
            found.append(News(f"step-{step.pk}", title, text, step.meets_on, path))
    for measure in decision.measures.all():
        name = localized(measure.title)
        for news in measure.news.all():
            text = f"{news.get_state_display()}: {localized(news.text)}"
            found.append(News(f"news-{news.pk}", name, text, news.happened_on, path))
    return found
