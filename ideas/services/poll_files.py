"""Which files of a poll does everybody get, so that they can check it? Their format stands in docs/verifying.md."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ideas.models import Ballot, BallotEvent, Poll, PollResult, SealedLeaf
from ideas.selectors.ballot_counts import ON_WALLS
from ideas.selectors.budget_outcomes import CENTS, lot_of
from ideas.selectors.poll_rules import RULES, THRESHOLD
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import content_of, last_words
from ideas.services.sealing import leaves_of, public_key
from ideas.votekinds.kind import BALLOTS
from participation.eligibility.models import AccessCode
from participation.processes.models import Process
from participation.sealing import verify
from participation.sealing.merkle import inclusion_proof

# With fewer, rare choices tell who made them.
MOST_PRIVATE = 50
COLUMNS = ("leaf", "ballot", "revision", "choices", "nonce", "previous")


def poll_files(poll: Poll, *, inside: bool = False) -> dict[str, str]:
    """Name -> text. While the poll is open: the tree alone, which says nothing.

    `inside`: with all ballots, for our own check.
    """
    files = {
        "poll.json": _json(_poll(poll)),
        "leaves.txt": "".join(f"{leaf.hex()}\n" for leaf in leaves_of(poll)),
        "heads.jsonl": "".join(f"{json.dumps(head)}\n" for head in _heads(poll)),
        "verify.py": Path(verify.__file__).read_text(encoding="utf-8"),
    }
    result = poll.results.order_by("number").last()
    if poll.state == Poll.State.CLOSED and result is not None:
        files["tally.json"] = _json(_tally(result))
        if inside or result.ballots >= MOST_PRIVATE:
            files["ballots.csv"] = _ballots(poll)
    return files


def receipt_of(poll: Poll, ballot: Ballot) -> dict[str, Any] | None:
    """What `verify.py FOLDER receipt` reads; with the proof as soon as a head has taken the ballot in."""
    event, previous = last_words(ballot)
    if event is None:
        return None
    content = content_of(event, previous=previous)
    said = {name: content[name] for name in ("ballot", "revision", "choices", "nonce", "previous")}
    said |= {"leaf": event.leaf}
    sealed = SealedLeaf.objects.filter(event=event).first()
    if sealed is None:
        return said
    leaves = leaves_of(poll)
    proof = [one.hex() for one in inclusion_proof(leaves, sealed.index)]
    return said | {"index": sealed.index, "size": len(leaves), "proof": proof}


def _poll(poll: Poll) -> dict[str, Any]:
    said: dict[str, Any] = {"poll": poll.slug, "public_key": public_key()}
    if poll.process.eligibility == Process.Eligibility.CODE:
        said["credentials"] = AccessCode.objects.filter(process=poll.process).count()
    if kind_of(poll).with_money:
        sheet = sheet_of(poll)
        said["rule"] = {
            "name": RULES[poll.rule].name,
            "budget": sheet.budget,
            "costs": {option.code: option.cost for option in sheet.options},
            "step": CENTS,
            "threshold": int(poll.settings.get(THRESHOLD, 0)),
            "lot": list(lot_of(sheet)),
        }
    return said


def _heads(poll: Poll) -> Iterator[dict[str, Any]]:
    for head in poll.heads.order_by("size"):
        yield {"size": head.size, "root": head.root, "made_on": str(head.made_on), "signature": head.signature}


def _tally(result: PollResult) -> dict[str, Any]:
    figures = result.figures
    counts = {cell: number for cell, number in figures["counts"].items() if cell != BALLOTS}
    walls = {cell: number for cell, number in figures["groups"].get(ON_WALLS, {}).items() if cell != BALLOTS}
    said = {"ballots": result.ballots, "counts": counts, "walls": walls}
    return said | ({"winners": figures["winners"]} if "winners" in figures else {})


def _ballots(poll: Poll) -> str:
    """In the order of the hashes: no time, no person, no way."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(COLUMNS)
    sheet.writerows(sorted(_rows(poll)))
    return out.getvalue()


def _rows(poll: Poll) -> Iterator[tuple[str, ...]]:
    previous, of = "", None
    events = BallotEvent.objects.filter(poll=poll).order_by("ballot", "revision")
    for event in events.only("leaf", "ballot_id", "revision", "new", "nonce").iterator(chunk_size=2000):
        previous = previous if event.ballot_id == of else ""
        yield event.leaf, event.ballot_id.hex, str(event.revision), _json(event.new), event.nonce, previous
        previous, of = event.leaf, event.ballot_id


def _json(said: Any) -> str:  # noqa: ANN401 (any JSON)
    return json.dumps(said, sort_keys=True, ensure_ascii=False)
