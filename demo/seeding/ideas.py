"""Which ideas have the demo's residents, and what has happened with them since?"""

import random
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.people import account
from demo.seeding.places import point
from ideas.models import Follow, Idea, ModerationAct, OfficialResponse, StatusChange, Update
from ideas.search import fold
from participation.accounts.models import Account
from participation.channels import SELF_SERVICE, Channel
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process

MAIN = "gut-leben-am-anger"
NAMES = uuid.UUID("5b0f3c1e-6d1f-4f0a-9a43-0f5f1a7f0d11")
SHUFFLE = 2**31 - 1
ANSWERED_BY_STAFF = {"Quartiersbüro", "Kirchengemeinde", "Grundschule"}


def key_of(*parts: object) -> uuid.UUID:
    """The same key in every run, so that a seed is the same everywhere."""
    return uuid.uuid5(NAMES, "|".join(map(str, parts)))


def seed(calendar: Calendar) -> None:
    staff, official, moderator = account("Jana"), account("Olga"), account("Mira")
    fields = {field.code: field for field in FieldOfAction.objects.all()}
    areas = {area.slug: area for area in Area.objects.all()}
    processes = {process.slug: process for process in Process.objects.all()}
    chance = random.Random(4711)  # noqa: S311 (invented data)
    for row in read("ideas")["idea"]:
        channel = Channel(row.get("channel", Channel.ONLINE))
        idea = _idea(row, calendar, channel, chance)
        idea.process = processes[row.get("process", MAIN)]
        idea.field_of_action = fields[row["field"]]
        idea.area = areas[row["area"]]
        idea.recorded_by = None if channel in SELF_SERVICE else staff
        idea.author = account(row["author"]) if "author" in row else None
        idea.save()
        if idea.author:
            Follow.objects.create(idea=idea, account=idea.author)
        if idea.visibility == Idea.Visibility.PUBLISHED:
            _published(idea, moderator)
        _history(idea, row, calendar, staff, official)
        _news(idea, row, calendar, staff)


def _idea(row: dict[str, Any], calendar: Calendar, channel: Channel, chance: random.Random) -> Idea:
    lon, lat = point(*row["at"]) if "at" in row else (None, None)
    return Idea(
        submission_key=key_of("idea", row["key"]),
        title=row["title"],
        text=row["text"],
        delivery=row.get("delivery", Idea.Delivery.WISH),
        place_note=row["place"],
        lat=lat,
        lon=lon,
        author_name=row["by"],
        channel=channel,
        visibility=row.get("visibility", Idea.Visibility.PUBLISHED),
        status=row.get("status", Idea.Status.RECEIVED),
        created_at=calendar.at(-row["days"], 8 + chance.randrange(11), chance.randrange(60)),
        search_text=fold(f"{row['title']} {row['text']} {row['place']}"),
        shuffle_a=chance.randrange(SHUFFLE),
        shuffle_b=chance.randrange(SHUFFLE),
    )


def _published(idea: Idea, moderator: Account) -> None:
    act = ModerationAct.objects.create(idea=idea, verdict=ModerationAct.Verdict.PUBLISH, moderator=moderator)
    ModerationAct.objects.filter(pk=act.pk).update(at=idea.created_at + timedelta(hours=3))


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    new: str
    reason: str
    due_on: date | None = None
    by: Account | None = None
    office: str = ""


def _history(idea: Idea, row: dict[str, Any], calendar: Calendar, staff: Account, official: Account) -> None:
    steps = [Step(idea.created_at, Idea.Status.RECEIVED, "Eingegangen.")]
    for days, status, reason, due in row.get("steps", []):
        due_on = calendar.day(due) if due else None
        steps.append(Step(calendar.at(-days, 11, 15), status, reason, due_on, official, _office(row)))
    steps += [_decided(decision, calendar, official) for decision in _decisions() if decision["idea"] == row["key"]]
    _timeline(idea, sorted(steps, key=lambda step: step.at))
    for days, office, text, *more in row.get("answers", []):
        author = staff if office in ANSWERED_BY_STAFF else official
        answer = OfficialResponse.objects.create(
            idea=idea,
            text=text,
            office=office,
            **dict(zip(("reason", "cost"), more, strict=False)),
            author=author,
            signed=author.name,
            submission_key=key_of("answer", row["key"], days),
        )
        OfficialResponse.objects.filter(pk=answer.pk).update(answered_at=calendar.at(-days, 11, 20))


def _office(row: dict[str, Any]) -> str:
    """The office that answers is the one that acts."""
    return str(row["answers"][0][1]) if row.get("answers") else ""


def _news(idea: Idea, row: dict[str, Any], calendar: Calendar, staff: Account) -> None:
    for days, office, text in row.get("news", []):
        update = Update.objects.create(
            idea=idea,
            happened_on=calendar.day(-days),
            text=text,
            office=office,
            author=staff,
            submission_key=key_of("news", row["key"], days),
        )
        Update.objects.filter(pk=update.pk).update(told_at=calendar.at(-days, 15))


@cache
def _decisions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read("decisions")["decision"]
    return found


def _decided(decision: dict[str, Any], calendar: Calendar, official: Account) -> Step:
    new = Idea.Status.NOT_DONE if decision["outcome"] == "decline" else Idea.Status.DECIDED
    return Step(calendar.at(-decision["days"], 16), new, decision["reason"]["de"], None, official)


def _timeline(idea: Idea, steps: list[Step]) -> None:
    """Past steps need past times, which the column sets by itself; therefore an update follows each row."""
    old = ""
    for step in steps:
        change = StatusChange.objects.create(
            idea=idea,
            old=old,
            new=step.new,
            reason=step.reason,
            due_on=step.due_on,
            changed_by=step.by,
            office=step.office,
        )
        StatusChange.objects.filter(pk=change.pk).update(at=step.at)
        old = step.new
    Idea.objects.filter(pk=idea.pk).update(news_due_on=steps[-1].due_on)
