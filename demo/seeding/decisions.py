"""What was decided in the demo? Decisions with figures as they stood, a reason and a date to look again."""

from datetime import date

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Idea, StatusChange, VoteEvent
from participation.decisions.figures import fingerprint
from participation.decisions.models import Decision


def seed(calendar: Calendar) -> None:
    official = account("Olga")
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
            body=row["body"],
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
        StatusChange.objects.filter(idea=idea, at=recorded_at).update(decision=decision, office=row["office"])


def _supports(idea: Idea, day: date) -> int:
    events = VoteEvent.objects.filter(idea=idea, happened_on__lte=day)
    return sum(event.new - event.old for event in events)
