"""Who joins in with ideas of the demo, and what has the town said to what they ask for?"""

from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Contributor, Idea, Need
from participation.channels import SELF_SERVICE, Channel


def seed(calendar: Calendar) -> None:
    content = read("joining")
    ideas = {idea.submission_key: idea for idea in Idea.objects.all()}
    for number, row in enumerate(content["joins"]):
        _joins(ideas[key_of("idea", row["idea"])], row, calendar, number)
    for row in content["needs"]:
        _needs(ideas[key_of("idea", row["idea"])], row, calendar)


def _joins(idea: Idea, row: dict[str, Any], calendar: Calendar, number: int) -> None:
    channel = Channel(row.get("channel", Channel.ONLINE))
    at, shown = calendar.at(-row["days"], 10, number), "waiting" not in row
    made = Contributor.objects.create(
        idea=idea,
        submission_key=key_of("joins", number),
        account=account(row["account"]) if "account" in row else None,
        brings=row["brings"],
        what=row["what"],
        name=row["name"],
        name_is_public=row.get("public", False),
        email=row.get("email", ""),
        phone=row.get("phone", ""),
        channel=channel,
        recorded_by=None if channel in SELF_SERVICE else account("Tobias"),
        shown=shown,
        checked_at=at if shown else None,
    )
    Contributor.objects.filter(pk=made.pk).update(joined_at=at)


def _needs(idea: Idea, row: dict[str, Any], calendar: Calendar) -> None:
    answered = "answer" in row
    made = Need.objects.create(
        idea=idea,
        kind=row["kind"],
        amount=row.get("amount"),
        answer=row.get("answer", Need.Answer.OPEN),
        reason=row.get("reason", ""),
        office=row.get("office", ""),
        answered_by=account("Jana") if answered else None,
        answered_on=calendar.day(-row["days"]) if answered else None,
    )
    Need.objects.filter(pk=made.pk).update(asked_at=idea.created_at)
