"""What do residents say about ideas in the demo, what waits for a look, what was hidden and why?"""

from typing import Any

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Comment, CommentReport, Idea
from participation.channels import SELF_SERVICE, Channel

State = Comment.State


def seed(calendar: Calendar) -> None:
    ideas = {idea.submission_key: idea for idea in Idea.objects.all()}
    for number, row in enumerate(read("comments")["comment"]):
        idea = ideas[key_of("idea", row["idea"])]
        comment = _comment(idea, row, calendar, number, None)
        for place, reply in enumerate(row.get("replies", [])):
            _comment(idea, reply, calendar, f"{number}-{place}", comment)


def _comment(idea: Idea, row: dict[str, Any], calendar: Calendar, name: object, parent: Comment | None) -> Comment:
    channel = Channel(row.get("channel", Channel.ONLINE))
    waiting, reported = "waiting" in row, row.get("reported", [])
    written = calendar.at(-row["days"], 9 + len(row["text"]) % 10, len(row["text"]) % 60)
    comment = Comment.objects.create(
        idea=idea,
        parent=parent,
        submission_key=key_of("comment", name),
        side=row.get("side", Comment.Side.NEUTRAL),
        text=row["text"],
        author=account(row["team"] if "team" in row else row["author"]) if {"team", "author"} & set(row) else None,
        author_name=row.get("team") or row["by"],
        team="team" in row,
        channel=channel,
        recorded_by=None if channel in SELF_SERVICE else account("Tobias"),
        state=State.WAITING if waiting else State.HIDDEN if "hidden" in row else State.VISIBLE,
        read_first=waiting,
        hidden_because=row.get("hidden", ""),
        created_at=written,
        checked_at=None if waiting or reported else written,
    )
    for number, (reason, text) in enumerate(reported):
        CommentReport.objects.create(
            comment=comment, reporter_key=key_of("report", name, number), reason=reason, text=text
        )
    return comment
