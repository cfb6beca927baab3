"""The files of a small published vote, made without verify.py; docs/verifying.md has their format."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from participation.sealing.heads import signed_text
from participation.sealing.merkle import inclusion_proof, root_of

POLL = "anger-2026"
RULE = {"name": "greedy", "budget": 100, "costs": {"a": 60, "b": 50, "c": 40}, "lot": ["c", "b", "a"]}
# Per ballot its revisions. The third one was changed, the fourth withdrawn.
REVISIONS: list[list[dict[str, Any]]] = [
    [{"chosen": ["a"]}],
    [{"chosen": ["a", "b"]}],
    [{"chosen": ["b"]}, {"chosen": ["a", "c"]}],
    [{"chosen": ["b"]}, {}],
    [{"chosen": ["c"]}],
]
COUNTS = {"a": 3, "b": 1, "c": 2}
KEY = Ed25519PrivateKey.from_private_bytes(sha256(b"only for tests").digest())


def rows_of(revisions: Sequence[Sequence[dict[str, Any]]]) -> list[dict[str, str]]:
    rows = []
    for number, ballot in enumerate(revisions):
        previous = ""
        for revision, choices in enumerate(ballot, start=1):
            row: dict[str, Any] = {
                "ballot": sha256(f"ballot {number}".encode()).hexdigest()[:32],
                "revision": revision,
                "choices": choices,
                "nonce": sha256(f"nonce {number} {revision}".encode()).hexdigest()[:32],
                "previous": previous,
            }
            said = json.dumps({"v": 1, "poll": POLL, **row}, sort_keys=True, separators=(",", ":"))
            previous = sha256(b"\0" + said.encode()).hexdigest()
            rows.append({**row, "choices": json.dumps(choices), "leaf": previous})
    return sorted(rows, key=lambda row: row["leaf"])


def head(leaves: list[bytes], size: int, day: int) -> dict[str, Any]:
    made_on, root = date(2026, 6, day), root_of(leaves[:size]).hex()
    text = signed_text(poll=POLL, size=size, root=root, made_on=made_on)
    return {"size": size, "root": root, "made_on": made_on.isoformat(), "signature": KEY.sign(text).hex()}


def as_csv(rows: Sequence[dict[str, str]]) -> str:
    out = io.StringIO()
    sheet = csv.DictWriter(out, ["leaf", "ballot", "revision", "choices", "nonce", "previous"], lineterminator="\n")
    sheet.writeheader()
    sheet.writerows(rows)
    return out.getvalue()


def publish(
    folder: Path,
    revisions: Sequence[Sequence[dict[str, Any]]] = REVISIONS,
    *,
    rule: dict[str, Any] | None = RULE,
    counts: dict[str, int] | None = None,
    walls: dict[str, int] | None = None,
    winners: Sequence[str] = ("a", "c"),
) -> Path:
    rows = rows_of(revisions)
    leaves = [bytes.fromhex(row["leaf"]) for row in rows]
    first = len(leaves) // 2
    leaves = sorted(leaves[:first]) + sorted(leaves[first:])
    people = sum(bool(ballot[-1]) and "wall" not in ballot[-1] for ballot in revisions)
    poll: dict[str, Any] = {"poll": POLL, "credentials": 10, "public_key": KEY.public_key().public_bytes_raw().hex()}
    heads = [head(leaves, size, day) for size, day in ((first, 1), (len(leaves), 2)) if size]
    tally = {
        "ballots": people,
        "counts": COUNTS if counts is None else counts,
        "winners": list(winners),
        "walls": walls or {},
    }
    write(folder, "poll.json", json.dumps(poll | ({"rule": rule} if rule else {})))
    write(folder, "leaves.txt", "".join(f"{leaf.hex()}\n" for leaf in leaves))
    write(folder, "heads.jsonl", "".join(json.dumps(one) + "\n" for one in heads))
    write(folder, "tally.json", json.dumps(tally))
    write(folder, "ballots.csv", as_csv(rows))
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def receipt(folder: Path, row: dict[str, str]) -> dict[str, Any]:
    leaves = [bytes.fromhex(line) for line in (folder / "leaves.txt").read_text().split()]
    index = leaves.index(bytes.fromhex(row["leaf"]))
    proof = [one.hex() for one in inclusion_proof(leaves, index)]
    return {**row, "choices": json.loads(row["choices"]), "index": index, "size": len(leaves), "proof": proof}
