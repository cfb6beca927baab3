"""What was decided in the demo? Decisions with figures as they stood, a reason and a date to look again."""

from datetime import date
from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Idea, StatusChange, VoteEvent
from participation.decisions.figures import fingerprint
from participation.decisions.models import Decision, Deliberation, Measure, MeasureNews, OfficeQuestion


def seed(calendar: Calendar) -> None:
    official = account("Olga")
    _question(calendar)
    for row in read("decisions")["decision"]:
        idea = Idea.objects.get(submission_key=key_of("idea", row["idea"]))
        decided_on = calendar.day(-row["days"])
        figures = {
            "kind": "idea",
            "idea": idea.pk,
            "label": idea.title,
            "supports": _supports(idea, decided_on),
            "counted_until": calendar.at(-row["days"], 15, 58).isoformat(timespec="seconds"),
        }
        decision = Decision.objects.create(
            process=idea.process,
            idea=idea,
            title=row["title"],
            outcome=row["outcome"],
            reason=row["reason"],
            options=row.get("options", []),
            body=row["body"],
            budget_line=row.get("budget_line", ""),
            office=row["office"],
            decided_on=decided_on,
            review_on=calendar.day(row["review"]),
            figures=figures,
            figures_sha256=fingerprint(figures),
            recorded_by=official,
            submission_key=key_of("decision", row["idea"]),
        )
        recorded_at = calendar.at(-row["days"], 16)
        Decision.objects.filter(pk=decision.pk).update(recorded_at=recorded_at)
        _steps(decision, row.get("steps", []), calendar)
        _measures(decision, row.get("measures", []), calendar)
        StatusChange.objects.filter(idea=idea, at=recorded_at).update(decision=decision, office=row["office"])


def _question(calendar: Calendar) -> None:
    """One office has answered, and nobody has read it yet."""
    row = read("decisions")["question"]
    idea = Idea.objects.get(submission_key=key_of("idea", row["idea"]))
    asked = {name: row[name] for name in ("question", "office", "email", "answer", "reason", "signed")}
    OfficeQuestion.objects.create(
        **asked,
        process=idea.process,
        idea=idea,
        about=idea.title,
        due_on=calendar.day(3),
        valid_until=calendar.day(63),
        state=OfficeQuestion.State.ANSWERED,
        answered_at=calendar.at(0, 8),
        asked_by=account("Jana"),
        submission_key=key_of("question", row["idea"]),
    )


def _steps(decision: Decision, rows: list[dict[str, Any]], calendar: Calendar) -> None:
    for row in rows:
        Deliberation.objects.create(
            decision=decision,
            body=row["body"],
            role=row["role"],
            meets_on=calendar.day(-row["days"]),
            agenda_number=row["agenda"],
            outcome=row["outcome"],
            note=row.get("note", {}).get("de", ""),
            recorded_by=decision.recorded_by,
        )


def _measures(decision: Decision, rows: list[dict[str, Any]], calendar: Calendar) -> None:
    """News are the rows of the content, the oldest first; the measure stands where the last of them say."""
    for place, row in enumerate(rows):
        news = row.get("news", [])
        costs = [row.get("cost"), *(one["cost"] for one in news if "cost" in one)]
        measure = Measure.objects.create(
            decision=decision,
            title=row["title"],
            office=row["office"],
            promised_on=calendar.day(row["due"]),
            planned_cost=row.get("cost"),
            state=news[-1]["state"] if news else Measure.State.PLANNED,
            due_on=calendar.day(news[-1]["due"] if news else row["due"]),
            cost=costs[-1],
            recorded_by=decision.recorded_by,
            submission_key=key_of("measure", decision.submission_key, place),
        )
        for number, one in enumerate(news):
            MeasureNews.objects.create(
                measure=measure,
                happened_on=calendar.day(-one["days"]),
                text=one["text"],
                state=one["state"],
                due_on=calendar.day(one["due"]),
                cost=one.get("cost"),
                author=decision.recorded_by,
                submission_key=key_of("measure news", measure.submission_key, number),
            )


def _supports(idea: Idea, day: date) -> int:
    events = VoteEvent.objects.filter(idea=idea, happened_on__lte=day)
    return sum(event.new - event.old for event in events)
