"""Which votes does a file of statements hold? In the layout of Polis's open data: votes.csv, beside it comments.csv."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from ideas.landscape.opinions import Opinions, opinions_of
from participation.imports.csv_reader import Row, read_table
from participation.imports.reading import UnreadableFileError

VOTES = ("comment-id", "voter-id", "vote")
VALUES = {"1": 1, "0": 0, "-1": -1}
HIDDEN = "-1"
MOST_CELLS = 20_000_000  # people x statements that fit into memory


@dataclass(frozen=True)
class Conversation:
    """`rows`: lines of votes, older ones of the same person and statement too. `texts` by statement, where known."""

    opinions: Opinions
    rows: int
    texts: dict[str, str]


def read_conversation(votes: Path, comments: Path | None = None) -> Conversation:
    """Raises `UnreadableFileError`. Without `comments` a file comments.csv beside the votes is taken."""
    beside = comments or votes.with_name("comments.csv")
    known = _comments(beside) if comments or beside.exists() else {}
    rows = read_table(votes, required=VOTES, optional=("timestamp",)).rows
    found = _latest(rows)
    people, statements = len({one for one, _ in found}), len({one for _, one in found})
    if people * statements > MOST_CELLS:
        raise UnreadableFileError(_("There are too many people and statements for one map."))
    hidden = [key for key, (moderated, _text) in known.items() if moderated == HIDDEN]
    return Conversation(opinions_of(found, hidden=hidden), len(rows), {key: text for key, (_m, text) in known.items()})


def _latest(rows: list[Row]) -> dict[tuple[str, str], int]:
    """Somebody may vote on a statement again; the later vote holds, the later line where times are the same."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        if row.problem:
            raise UnreadableFileError(row.problem, row.number)
        key, time = _key(row), _time(row)
        if row["vote"] not in VALUES:
            raise UnreadableFileError(
                _("“%(vote)s” is no vote: 1 agrees, 0 passes, -1 disagrees.") % {"vote": row["vote"][:40]}, row.number
            )
        if key not in found or time >= found[key][0]:
            found[key] = time, VALUES[row["vote"]]
    return {key: vote for key, (_time_of_it, vote) in found.items()}


def _key(row: Row) -> tuple[str, str]:
    person, statement = row["voter-id"], row["comment-id"]
    if not person or not statement:
        raise UnreadableFileError(_("Here the person or the statement is missing."), row.number)
    return person, statement


def _time(row: Row) -> int:
    text = row["timestamp"] or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 20):  # noqa: PLR2004 - as long as a machine's number
        raise UnreadableFileError(_("“%(time)s” is no time.") % {"time": text[:40]}, row.number)
    return int(text)


def _comments(path: Path) -> dict[str, tuple[str, str]]:
    rows = read_table(path, required=("comment-id",), optional=("moderated", "comment-body")).rows
    return {row["comment-id"]: (row["moderated"], row["comment-body"]) for row in rows if not row.problem}
