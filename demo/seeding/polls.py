"""What is put to the vote in the demo? Three polls are open, one is prepared; ballots come through the services."""

import random
from typing import Any

from demo.content import read
from demo.seeding.calendar import SUNDAY, Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from demo.seeding.statements import ballots
from ideas.models import Idea, Poll
from ideas.services.ballots import cast_ballot, record_ballot, record_wall
from ideas.services.polls import OptionFacts, change_poll, create_poll, publish_poll, set_options
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Process

Json = dict[str, Any]


def seed(calendar: Calendar) -> None:
    for row in read("polls")["polls"]:
        poll = _poll(row, calendar)
        if "begins" in row:
            publish_poll(staff=account("Jana"), poll_id=poll.pk, now=calendar.at(row["begins"] - 1, 15))
            _ballots(poll, row)


def _poll(row: Json, calendar: Calendar) -> Poll:
    jana, process = account("Jana"), Process.objects.get(slug=row["process"])
    poll = create_poll(staff=jana, process=process, kind=row["kind"], title=row["title"])
    facts: Json = {name: row[name] for name in ("intro", "settings", "hidden", "budget", "rule") if name in row}
    if "begins" in row:
        facts["opens_at"] = calendar.at(row["begins"], 0)
        facts["closes_at"] = calendar.at(calendar.next_day(SUNDAY, 16) + 1, 0)
    change_poll(staff=jana, poll_id=poll.pk, facts=facts)
    set_options(staff=jana, poll_id=poll.pk, options=[_option(option) for option in row["options"]])
    return Poll.objects.get(pk=poll.pk)


def _option(option: Json) -> OptionFacts:
    idea = Idea.objects.get(submission_key=key_of("idea", option["idea"])) if "idea" in option else None
    return OptionFacts(option["title"], option.get("text", {}), option.get("cost"), idea_id=idea.pk if idea else None)


def _ballots(poll: Poll, row: Json) -> None:
    chance = random.Random(row["key"])  # noqa: S311 (invented data)
    codes = list(poll.options.values_list("code", flat=True))
    if poll.kind == "statements":
        for number, choices in enumerate(ballots(codes, row)):
            _cast(poll, number, choices)
        return
    options = list(zip(codes, row["options"], strict=True))
    for number in range(row["ballots"]):
        _cast(poll, number, _choices(poll, options, chance))
    for channel in (Channel.PAPER, Channel.PHONE):
        for number in range(row[str(channel)]):
            slip = str(100 + number) if channel == Channel.PAPER else str(300 + number)
            choices, key = _choices(poll, options, chance), key_of(poll.slug, channel, number)
            tobias = account("Tobias")
            record_ballot(
                poll_id=poll.pk, staff=tobias, choices=choices, key=key, channel=channel, code=None, number=slip
            )
    if wall := row.get("wall"):
        dots = dict(zip(codes, wall["dots"], strict=True))
        record_wall(
            poll_id=poll.pk, staff=account("Tobias"), dots=dots, key=key_of(poll.slug, "wall"), place=wall["place"]
        )


def _cast(poll: Poll, number: int, choices: Json) -> None:
    who = Identity(browser=f"demo {number}")
    cast_ballot(poll_id=poll.pk, identity=who, choices=choices, key=key_of(poll.slug, number))


def _choices(poll: Poll, options: list[tuple[str, Json]], chance: random.Random) -> Json:
    """Popular ones more often; a purse or points until nothing is left."""
    liked = [(code, option) for code, option in options if chance.randrange(70) < option["likes"]]
    chance.shuffle(liked)
    liked = liked or options[:1]
    if poll.kind == "points":
        return {"points": _points([code for code, _option in liked], chance)}
    chosen, left = [], poll.budget or 0
    for code, option in liked:
        if option["cost"] <= left:
            chosen.append(code)
            left -= option["cost"]
    return {"chosen": chosen}


def _points(codes: list[str], chance: random.Random) -> dict[str, int]:
    given: dict[str, int] = {}
    for _point in range(5):
        code = chance.choice(codes)
        if given.get(code, 0) < 3:  # noqa: PLR2004 (as the poll says)
            given[code] = given.get(code, 0) + 1
    return given
