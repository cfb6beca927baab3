"""What does a .pb file of pabulib.org say? The election to count, and everything else as it stands in the file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from pathlib import Path

from django.utils.translation import gettext as _

from ideas.budgeting.election import Election, Project
from ideas.pabulib.amounts import as_text, number_in
from ideas.pabulib.ballots import POINTS, TICKS, VOTE_TYPES, BallotReader, Limits
from ideas.pabulib.notes import Notes
from ideas.pabulib.sections import META, PROJECTS, VOTES, Row, Table, sections_of
from participation.imports.reading import UnreadableFileError, read_text

MOST_VOTES = 2_000_000
MOST_POINTS = 2**52


@dataclass(frozen=True)
class PabulibFile:
    """`point`: so many of the election's points are one point of the file. `official`: None where it is not said."""

    meta: dict[str, str]
    projects: Table
    votes: Table
    election: Election
    point: int
    official: frozenset[str] | None
    notes: list[str]


def read_pabulib(path: Path, encoding: str = "") -> PabulibFile:
    """Raise `UnreadableFileError`, with the line, where counting would be guessing."""
    return parse_pabulib(read_text(path, encoding))


def parse_pabulib(text: str) -> PabulibFile:
    sections = sections_of(text)
    notes = Notes()
    meta = _meta(sections[META], notes)
    projects, votes = sections[PROJECTS], sections[VOTES]
    vote_type = _vote_type(meta)
    budget = _wanted_number(meta, "budget")
    costs = _costs(projects)
    if len(votes.rows) > MOST_VOTES:
        raise UnreadableFileError(_("There are more than two million votes."), votes.line)
    _need(votes, ["vote", "points"] if vote_type in POINTS else ["vote"])
    reader = BallotReader(_limits(meta, vote_type), costs, notes)
    ballots = [reader.read(row) for row in votes.rows]
    _twice(votes, notes)
    point = lcm(*(value.denominator for ballot in ballots for value in ballot.values()), 1)
    if sum(abs(value) for ballot in ballots for value in ballot.values() if value != 1) * point > MOST_POINTS:
        raise UnreadableFileError(_("There are more points than can be counted exactly."), votes.line)
    election = _election(budget, costs, ballots, point, by_points=vote_type not in TICKS)
    _compare_with_file(meta, projects, election, point, notes)
    for table in (projects, votes):
        for line in table.longer:
            notes.at(line, _("There are more cells than columns."))
    return PabulibFile(meta, projects, votes, election, point, _official(projects), notes.sentences())


def _meta(table: Table, notes: Notes) -> dict[str, str]:
    key, value = (*table.columns, "", "")[:2]
    pairs = [(row.line, row[key].lower(), row[value]) for row in table.rows]
    if (key, value) != ("key", "value"):
        pairs.insert(0, (table.line + 1, key, value))
    meta: dict[str, str] = {}
    for line, name, said in pairs:
        if meta.get(name, said) != said:
            if name in ("budget", "vote_type", "rule", "min_project_score_threshold"):
                raise UnreadableFileError(_("“%(name)s” is said twice, and differently.") % {"name": name}, line)
            notes.at(line, _("“%(name)s” is said twice. The last one holds.") % {"name": name})
        meta[name] = said
    return meta


def _vote_type(meta: Mapping[str, str]) -> str:
    vote_type = meta.get("vote_type", "").lower()
    if vote_type not in VOTE_TYPES:
        raise UnreadableFileError(
            _("The kind of vote “%(kind)s” is unknown. Known are: %(known)s.")
            % {"kind": vote_type[:40], "known": ", ".join(VOTE_TYPES)}
        )
    return vote_type


def _wanted_number(meta: Mapping[str, str], key: str) -> Fraction:
    value = _number(meta, key)
    if value is None:
        raise UnreadableFileError(_("The section META does not say the “%(key)s”.") % {"key": key})
    return value


def _number(meta: Mapping[str, str], key: str) -> Fraction | None:
    text = meta.get(key, "")
    if not text or text.lower() == "none":
        return None
    value = number_in(text)
    if value is None or value < 0:
        raise UnreadableFileError(
            _("META says “%(key)s” is “%(text)s”. That is no number from 0 on.") % {"key": key, "text": text[:40]}
        )
    return value


def _limits(meta: Mapping[str, str], vote_type: str) -> Limits:
    return Limits(
        vote_type=vote_type,
        min_length=_number(meta, "min_length"),
        max_length=_number(meta, "max_length"),
        max_sum_cost=_number(meta, "max_sum_cost"),
        max_sum_points=_number(meta, "max_sum_points"),
        default_score=_number(meta, "default_score") or Fraction(0),
    )


def _need(table: Table, columns: Iterable[str]) -> None:
    for column in columns:
        if column not in table.columns:
            raise UnreadableFileError(_("The column “%(name)s” is missing.") % {"name": column}, table.line + 1)


def _costs(table: Table) -> dict[str, Fraction]:
    _need(table, ["project_id", "cost"])
    costs: dict[str, Fraction] = {}
    for row in table.rows:
        key = row["project_id"]
        if not key:
            raise UnreadableFileError(_("A project has no project_id."), row.line)
        if key in costs:
            raise UnreadableFileError(_("There are two projects “%(key)s”.") % {"key": key[:40]}, row.line)
        costs[key] = _cost(row)
    if not costs:
        raise UnreadableFileError(_("There is no project."), table.line)
    return costs


def _cost(row: Row) -> Fraction:
    cost = number_in(row["cost"])
    if cost is None or cost < 0:
        raise UnreadableFileError(
            _("The cost “%(text)s” is no amount of money.") % {"text": row["cost"][:40]}, row.line
        )
    return cost


def _election(
    budget: Fraction, costs: Mapping[str, Fraction], ballots: list[dict[int, Fraction]], point: int, *, by_points: bool
) -> Election:
    unit = lcm(budget.denominator, *(cost.denominator for cost in costs.values()))
    return Election(
        budget=int(budget * unit),
        projects=tuple(Project(key, int(cost * unit)) for key, cost in costs.items()),
        ballots=Counter(
            tuple(sorted((number, value.numerator * (point // value.denominator)) for number, value in ballot.items()))
            for ballot in ballots
        ),
        by_points=by_points,
        unit=unit,
    )


def _twice(votes: Table, notes: Notes) -> None:
    seen: set[str] = set()
    for row in votes.rows:
        voter = row["voter_id"]
        if voter and voter in seen:
            notes.at(row.line, _("A voter_id is there twice. Both ballots count."))
        seen.add(voter)


def _compare_with_file(meta: Mapping[str, str], projects: Table, election: Election, point: int, notes: Notes) -> None:
    for key, counted in (("num_votes", election.voters), ("num_projects", len(election.projects))):
        said = _number(meta, key)
        if said is not None and said != counted:
            notes.say(
                _("META says %(key)s is %(said)s, there are %(counted)s.")
                % {"key": key, "said": as_text(said), "counted": counted}
            )
    for column, sums, one in (("votes", election.votes, 1), ("score", election.scores, point)):
        for row, counted in zip(projects.rows, sums, strict=True):
            said = number_in(row[column])
            if said is not None and said * one != counted:
                notes.at(row.line, _("The column “%(name)s” says another number than counted.") % {"name": column})


def _official(projects: Table) -> frozenset[str] | None:
    if "selected" not in projects.columns or not any(row["selected"] for row in projects.rows):
        return None
    return frozenset(row["project_id"] for row in projects.rows if row["selected"] == "1")
