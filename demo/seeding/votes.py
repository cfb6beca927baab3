"""Who supports what in the demo? Votes of six weeks, by several channels and from all areas."""

import random
from datetime import date, timedelta

from demo.content import read
from demo.seeding.calendar import Calendar
from demo.seeding.ideas import key_of
from demo.seeding.people import account
from ideas.models import Idea, Vote, VoteEvent
from participation.accounts.models import Account
from participation.channels import SELF_SERVICE, Channel
from participation.eligibility.standing import Standing
from participation.places.models import Area

VOTERS = 310
# The north is reached less often than its share of residents; staff carry lists to the market and the school.
AREAS = (("oberer-anger", 48), ("unterer-anger", 41), ("siedlung-nord", 11))
WAYS = (
    (Channel.ONLINE, Standing.BROWSER, 52),
    (Channel.ONLINE, Standing.EMAIL, 19),
    (Channel.PAPER, Standing.STAFF, 14),
    (Channel.EVENT, Standing.STAFF, 9),
    (Channel.COUNTER, Standing.STAFF, 4),
    (Channel.PHONE, Standing.STAFF, 2),
)
Voter = tuple[int, Area, Channel, Standing]


def seed(calendar: Calendar) -> None:
    chance = random.Random(1848)  # noqa: S311 (invented data)
    wanted = {key_of("idea", row["key"]): row.get("votes", 0) for row in read("ideas")["idea"]}
    areas = {area.slug: area for area in Area.objects.all()}
    staff = account("Tobias")
    voters = [_voter(number, areas, chance) for number in range(VOTERS)]
    for idea in Idea.objects.filter(submission_key__in=wanted).select_related("process").order_by("pk"):
        number = wanted[idea.submission_key]
        _votes(
            idea,
            chance.sample(voters, min(VOTERS, number + number // 20)),
            number,
            calendar,
            chance=chance,
            staff=staff,
        )


def _voter(number: int, areas: dict[str, Area], chance: random.Random) -> Voter:
    slug = chance.choices([slug for slug, _ in AREAS], [weight for _, weight in AREAS])[0]
    channel, standing, _ = chance.choices(WAYS, [weight for *_, weight in WAYS])[0]
    return number, areas[slug], channel, standing


def _votes(
    idea: Idea,
    voters: list[Voter],
    number: int,
    calendar: Calendar,
    *,
    staff: Account,
    chance: random.Random,
) -> None:
    """The voters beyond `number` support the idea and take it back later."""
    begun = idea.created_at.date()
    last = calendar.today if idea.process.state == "published" else begun + timedelta(days=40)
    span = (last - begun).days
    votes = [
        Vote(
            idea=idea,
            voter_key=key_of("voter", idea.process_id, voter),
            value=1 if place < number else 0,
            area=area,
            channel=channel,
            standing=standing,
            recorded_by=None if channel in SELF_SERVICE else staff,
        )
        for place, (voter, area, channel, standing) in enumerate(voters)
    ]
    events = []
    for vote in Vote.objects.bulk_create(votes):
        # Most come soon after an idea appears, some much later.
        after = min(span, int(span * chance.random() ** 1.6))
        events.append(_event(vote, 0, 1, begun + timedelta(days=after)))
        if vote.value == 0:
            events.append(_event(vote, 1, 0, begun + timedelta(days=min(span, after + 2))))
    VoteEvent.objects.bulk_create(events)


def _event(vote: Vote, old: int, new: int, day: date) -> VoteEvent:
    return VoteEvent(
        vote=vote,
        idea_id=vote.idea_id,
        area_id=vote.area_id,
        old=old,
        new=new,
        channel=vote.channel,
        standing=vote.standing,
        recorded_by_id=vote.recorded_by_id,
        happened_on=day,
    )
