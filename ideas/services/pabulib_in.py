"""How does an election from a .pb file become a poll of ours, with its ballots and its result?"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.models import Ballot, BallotEvent, Poll, PollOption
from ideas.pabulib.amounts import number_in
from ideas.pabulib.reading import PabulibFile
from ideas.rules.leaves import leaf_hash
from ideas.selectors.poll_rules import RULES
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import FOLD_TASK, content_of
from ideas.services.polls import free_slug
from ideas.services.settling import settle_poll
from ideas.votekinds.kind import Choices, Sheet, VoteKind
from participation.channels import Channel
from participation.eligibility.identity import participant_key
from participation.eligibility.standing import Standing
from participation.imports.reading import UnreadableFileError
from participation.processes.models import Process
from participation.tally.nudge import nudge

ROWS = 1_000
LONGEST_CODE = 12
KINDS_BY_TYPE = {
    "approval": "budget",
    "choose-1": "budget",
    "cumulative": "points",
    "scoring": "points",
    "ordinal": "ranking",
}
RULES_BY_NAME = {rule.name: rule.key for rule in RULES.values()} | {"equalshares": "equal_shares"}
DATES = ("%d.%m.%Y", "%Y-%m-%d", "%Y")


@dataclass(frozen=True, slots=True)
class Imported:
    """`left_out`: ballots that do not fit the kind of vote."""

    poll: Poll
    ballots: int
    left_out: int


@transaction.atomic
def import_pabulib(*, process: Process, file: PabulibFile) -> Imported:
    """A closed poll: nobody votes in it any more, and its result is computed as for one of ours."""
    poll = _poll(process, file)
    codes = _options(poll, file)
    sheet = sheet_of(poll)
    cast = left_out = 0
    votes = _ballots(poll, file, codes, sheet)
    while some := list(islice(votes, ROWS)):
        fitting = [one for one in some if one is not None]
        left_out += len(some) - len(fitting)
        cast += len(fitting)
        Ballot.objects.bulk_create([ballot for ballot, _event in fitting])
        BallotEvent.objects.bulk_create([event for _ballot, event in fitting])
    settle_poll(poll)
    nudge(FOLD_TASK)
    return Imported(poll, cast, left_out)


def _poll(process: Process, file: PabulibFile) -> Poll:
    meta, now = file.meta, timezone.now()
    title = meta.get("description") or meta.get("instance") or "pabulib"
    begins = _day(meta.get("date_begin", "")) or timezone.localdate() - timedelta(days=1)
    ends = max(_day(meta.get("date_end", "")) or begins, begins)
    threshold = number_in(meta.get("min_project_score_threshold", "")) or 0
    return Poll.objects.create(
        process=process,
        slug=free_slug(title),
        title={"de": title},
        kind=KINDS_BY_TYPE[meta["vote_type"]],
        settings=_numbers(meta) | {"threshold": int(threshold)},
        rule=RULES_BY_NAME.get(meta.get("rule", ""), "greedy"),
        budget=_cents(Fraction(file.election.budget, file.election.unit)),
        state=Poll.State.CLOSED,
        opens_at=_moment(begins),
        closes_at=_moment(ends + timedelta(days=1)),
        published_at=now,
        closed_at=now,
    )


def _numbers(meta: Mapping[str, str]) -> dict[str, int]:
    """What one person could give, as far as the file says it; no limit otherwise."""

    def of(key: str, otherwise: int) -> int:
        found = number_in(meta.get(key, ""))
        return int(found) if found is not None else otherwise

    return {
        "ticks": 0,
        "within": 0,
        "points": of("max_sum_points", 1_000_000),
        "most": of("max_points", 1_000_000),
        "places": of("max_length", 0),
    }


def _options(poll: Poll, file: PabulibFile) -> dict[str, str]:
    """Id of the project -> code; an id that is too long for us becomes its number."""
    made, codes = [], dict[str, str]()
    names = {row.cells["project_id"].strip(): row.cells.get("name", "") for row in file.projects.rows}
    for place, project in enumerate(file.election.projects):
        fits = len(project.key) <= LONGEST_CODE and project.key.replace("-", "").replace("_", "").isalnum()
        codes[project.key] = project.key if fits else f"n{place + 1}"
        title = names.get(project.key) or project.key
        cost = _cents(Fraction(project.cost, file.election.unit))
        made.append(PollOption(poll=poll, code=codes[project.key], title={"de": title}, cost=cost, place=place))
    PollOption.objects.bulk_create(made, batch_size=ROWS)
    return codes


def _ballots(
    poll: Poll, file: PabulibFile, codes: Mapping[str, str], sheet: Sheet
) -> Iterator[tuple[Ballot, BallotEvent] | None]:
    kind, seen = kind_of(poll), set[str]()
    today = timezone.localdate()
    for row in file.votes.rows:
        voter = row.cells["voter_id"].strip()
        choices = _choices(kind, row.cells, codes, sheet)
        if choices is None or voter in seen:
            yield None
            continue
        seen.add(voter)
        channel = Channel.PAPER if row.cells.get("voting_method", "") == "paper" else Channel.ONLINE
        ballot = Ballot(
            poll=poll,
            voter_key=participant_key(poll.process_id, "pabulib", f"{poll.pk}|{voter}"),
            standing=Standing.STAFF,
            channel=channel,
            revision=1,
            choices=choices,
        )
        event = BallotEvent(
            ballot=ballot,
            poll=poll,
            revision=1,
            act=BallotEvent.Act.CAST,
            old={},
            new=choices,
            old_channel=channel,
            channel=channel,
            old_standing=Standing.STAFF,
            standing=Standing.STAFF,
            submission_key=uuid.uuid4(),
            happened_on=today,
        )
        event.leaf = leaf_hash(content_of(event, previous=""))
        yield ballot, event


def _choices(kind: VoteKind, cells: Mapping[str, str], codes: Mapping[str, str], sheet: Sheet) -> Choices | None:
    """None for an empty ballot, or one that does not fit."""
    chosen = [codes[key] for key in _listed(cells.get("vote", "")) if key in codes]
    given: Choices = {"chosen": chosen}
    if kind.key == "points":
        points = [int(number_in(one) or 0) for one in _listed(cells.get("points", ""))]
        given = {"points": dict(zip(chosen, points, strict=False))}
    elif kind.key == "ranking":
        given = {"order": list(dict.fromkeys(chosen))}
    if any(True for _problem in kind.problems(given, sheet)):
        return None
    return kind.written(given, sheet) or None


def _listed(cell: str) -> Sequence[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _cents(amount: Fraction) -> int:
    cents = amount * 100
    if cents.denominator != 1:
        raise UnreadableFileError(_("An amount of money is finer than cents."))
    return int(cents)


def _day(text: str) -> date | None:
    found: Iterable[date] = (day for form in DATES if (day := _parsed(text.strip(), form)) is not None)
    return next(iter(found), None)


def _parsed(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
