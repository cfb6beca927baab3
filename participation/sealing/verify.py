#!/usr/bin/env python3
"""Check a published vote of Quartierstimme yourself. Needs Python 3.9 or newer and nothing else.

    python3 verify.py FOLDER                    all checks on the published files
    python3 verify.py FOLDER receipt FILE.json  is my ballot in the tree, as I cast it?
    python3 verify.py FOLDER head SIZE ROOT     is the root that I kept the beginning of this tree?

Exit code 0: all is right. 1: something is wrong. 2: the files cannot be read. The format stands in docs/verifying.md.
This file imports nothing of Quartierstimme on purpose: what it says must not depend on the program that it checks.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

Choices = dict[str, Any]
Kind = tuple[tuple[str, int], ...]  # ballots that say the same: (project, points)

# --- the tree (RFC 6962) ---


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node(tree_root(leaves[:split]), tree_root(leaves[split:]))


def root_by_proof(leaf: bytes, index: int, size: int, proof: Iterable[bytes]) -> bytes | None:
    """The root to which a leaf leads; None where the proof has the wrong length."""
    place, last, found = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = node(other, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, other)
        place, last = place >> 1, last >> 1
    return found if last == 0 else None


def canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def leaf_of(poll: str, row: Mapping[str, Any]) -> str:
    content = {
        "v": 1,
        "poll": poll,
        "ballot": row["ballot"],
        "revision": int(row["revision"]),
        "choices": json.loads(row["choices"]) if isinstance(row["choices"], str) else row["choices"],
        "nonce": row["nonce"],
        "previous": row["previous"],
    }
    return sha256(b"\x00" + canonical(content)).hexdigest()


# --- signatures (Ed25519, RFC 8032; slow and good enough to check) ---

Point = tuple[int, int, int, int]
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a: Point, b: Point) -> Point:
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    u, v, w, s = f - e, h - g, h + g, f + e
    return u * v % P, w * s % P, v * w % P, u * s % P


def times(number: int, point: Point) -> Point:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def x_of(y: int, sign: int) -> int | None:
    """None where no point of the curve has this y."""
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point_of(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y = number & (1 << 255) - 1
    x = x_of(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    if len(key) != 32 or len(signature) != 64:
        return False
    public, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if BASE is None or public is None or r is None or s >= ORDER:
        return False
    hashed = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % ORDER
    (x1, y1, z1, _), (x2, y2, z2, _) = times(s, BASE), add(r, times(hashed, public))
    return (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0


# --- counting ---


def cells(choices: Choices) -> Iterator[tuple[str, int]]:
    """Where a ballot counts, and how much."""
    for code in choices.get("chosen", []):
        yield code, 1
    for code, points in choices.get("points", {}).items():
        yield code, points
        yield code + "#", 1
    for place, code in enumerate(choices.get("order", []), start=1):
        yield f"{code}@{place}", 1
    for code, answer in choices.get("answers", {}).items():
        yield f"{code}={answer}", 1
    for pair, chosen in choices.get("duels", {}).items():
        first, second = pair.split("|")
        other = second if chosen == first else first
        yield (f"{first}={second}" if chosen == "=" else f"{chosen}>{other}"), 1
    for code, dots in choices.get("wall", {}).items():
        yield code, dots


def counted(ballots: Iterable[Choices]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for choices in ballots:
        for cell, number in cells(choices):
            found[cell] += number
    return {cell: number for cell, number in sorted(found.items()) if number}


class Budget:
    """The rules for budgets once more, as their text says them (docs/voting.md)."""

    def __init__(self, rule: Mapping[str, Any], ballots: Sequence[Choices]) -> None:
        self.money: int = rule["budget"]
        self.costs: dict[str, int] = rule["costs"]
        self.step, self.threshold = rule.get("step", 1), rule.get("threshold", 0)
        self.lot = {code: place for place, code in enumerate(rule.get("lot", []))}
        self.by_points = any("points" in choices for choices in ballots)
        self.ballots = [self.given(choices) for choices in ballots]
        self.scores: Counter[str] = Counter()
        for ballot in self.ballots:
            self.scores.update(ballot)
        self.kinds: Counter[Kind] = Counter(tuple(sorted(ballot.items())) for ballot in self.ballots)

    def given(self, choices: Choices) -> dict[str, int]:
        given: dict[str, int] = choices.get("points") or dict.fromkeys(choices.get("chosen", []), 1)
        return {code: points for code, points in given.items() if points > 0 and code in self.costs}

    def place(self, code: str) -> tuple[int, int, int, str]:
        return self.costs[code], -self.scores[code], self.lot.get(code, len(self.lot)), code

    def cost(self, codes: Iterable[str]) -> int:
        return sum(self.costs[code] for code in codes)

    def by_votes(self, *, skip: bool = True, winners: Iterable[str] = ()) -> list[str]:
        winners = list(winners)
        taking_part = [c for c in self.costs if self.scores[c] >= max(1, self.threshold) and c not in winners]
        for code in sorted(taking_part, key=lambda c: (-self.scores[c], *self.place(c))):
            if self.cost(winners) + self.costs[code] <= self.money:
                winners.append(code)
            elif not skip:
                break
        return winners

    def by_shares(self) -> list[str]:
        voters = len(self.ballots)
        wanted = [code for code in self.costs if self.scores[code] > 0 and self.costs[code] <= self.money]
        if not voters:
            return []
        if self.cost(wanted) <= self.money:
            return self.bought(wanted, Fraction(max([self.money, *self.costs.values()]) + 1))
        share = Fraction(self.money, voters)
        held = self.bought(wanted, share)
        while True:
            share += self.step
            tried = self.bought(wanted, share)
            if self.cost(tried) > self.money:
                return held
            held = tried

    def bought(self, wanted: Sequence[str], share: Fraction) -> list[str]:
        left = dict.fromkeys(self.kinds, share)
        winners = sorted((code for code in wanted if not self.costs[code]), key=self.place)
        waiting = [code for code in wanted if self.costs[code]]
        while True:
            prices = {code: price for code in waiting if (price := self.price(code, left)) is not None}
            if not prices:
                return winners
            worths = {code: price / (1 if self.by_points else self.costs[code]) for code, price in prices.items()}
            best = min((worth, self.place(code), code) for code, worth in worths.items())[2]
            for kind in left:
                points = dict(kind).get(best, 0)
                left[kind] -= min(left[kind], prices[best] * points)
            winners.append(best)
            waiting.remove(best)
            if self.cost(winners) > self.money:
                return winners

    def price(self, code: str, left: Mapping[Kind, Fraction]) -> Fraction | None:
        points_of = {kind: dict(kind)[code] for kind in self.kinds if code in dict(kind)}
        supporters = [(left[kind] / points, points, self.kinds[kind]) for kind, points in points_of.items()]
        if sum(per_point * points * n for per_point, points, n in supporters) < self.costs[code]:
            return None
        missing, weight = Fraction(self.costs[code]), sum(points * n for _, points, n in supporters)
        for per_point, points, n in sorted(supporters):
            if per_point >= missing / weight:
                break
            missing, weight = missing - per_point * points * n, weight - points * n
        return missing / weight


def winners_of(rule: Mapping[str, Any], ballots: Sequence[Choices]) -> list[str] | None:
    budget, name = Budget(rule, ballots), rule["name"]
    if name in ("greedy", "greedy-threshold", "greedy-no-skip"):
        return budget.by_votes(skip=name != "greedy-no-skip")
    if name == "equalshares/add1":
        winners = budget.by_shares()
        return budget.by_votes(winners=winners) if rule.get("completed") else winners
    return None


# --- the checks ---


class UnreadableError(Exception):
    pass


class Published:
    """The files of one poll."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.poll = self.json("poll.json")
        self.leaves = [hash_in(line) for line in self.text("leaves.txt").split()]
        self.heads: list[dict[str, Any]] = [
            json.loads(line) for line in self.text("heads.jsonl").splitlines() if line.strip()
        ]
        self.ballots = self.rows("ballots.csv") if (self.folder / "ballots.csv").exists() else None

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def json(self, name: str) -> Any:
        return json.loads(self.text(name))

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def hash_in(line: str) -> bytes:
    try:
        return bytes.fromhex(line)
    except ValueError:
        raise UnreadableError(f"leaves.txt: “{line[:80]}” is no hash in hex") from None


class Report:
    def __init__(self) -> None:
        self.wrong = 0

    def say(self, right: bool, sentence: str, detail: object = "") -> None:
        self.wrong += not right
        told = f": {detail}" if detail != "" and not right else ""
        print(("ok     " if right else "WRONG  ") + sentence + told)


def check_tree(published: Published, report: Report) -> None:
    leaves, heads = published.leaves, published.heads
    report.say(all(len(leaf) == 32 for leaf in leaves), "every leaf is a SHA-256 hash")
    report.say(len(set(leaves)) == len(leaves), "no leaf is there twice")
    sizes = [head["size"] for head in heads]
    report.say(bool(sizes) and sizes == sorted(set(sizes)), "each head is larger than the one before", sizes)
    report.say(bool(sizes) and sizes[-1] == len(leaves), "the last head holds all leaves", (sizes[-1:], len(leaves)))
    before = 0
    for head in heads:
        size = head["size"]
        right = 0 <= size <= len(leaves) and tree_root(leaves[:size]).hex() == head["root"]
        report.say(right, f"the first {size} leaves give the root of {head['made_on']}")
        part = leaves[before:size]
        report.say(part == sorted(part), "its leaves stand in the order of their hashes, which tells no time")
        before = size


def check_signatures(published: Published, report: Report) -> None:
    key = published.poll.get("public_key")
    if not key:
        print("note   the heads are not signed")
        return
    for head in published.heads:
        said = {"v": 1, "poll": published.poll["poll"], **{name: head[name] for name in ("size", "root", "made_on")}}
        signature = bytes.fromhex(head.get("signature", ""))
        report.say(
            is_signed(bytes.fromhex(key), canonical(said), signature), f"the head of {head['made_on']} is signed"
        )


def check_ballots(published: Published, report: Report) -> list[Choices]:
    """What each ballot says last."""
    rows, poll = published.ballots or [], published.poll["poll"]
    hashes = [leaf_of(poll, row) for row in rows]
    report.say(all(h == row["leaf"] for h, row in zip(hashes, rows)), "each ballot gives its leaf")
    in_tree = Counter(leaf.hex() for leaf in published.leaves)
    report.say(Counter(hashes) == in_tree, "the ballots are those of the tree, all of them and no others")
    report.say(hashes == sorted(hashes), "the ballots stand in the order of their hashes")
    by_ballot: dict[str, list[Revision]] = {}
    for row, found in zip(rows, hashes):
        by_ballot.setdefault(row["ballot"], []).append((int(row["revision"]), row["previous"], found, row["choices"]))
    chained = all(is_chain(sorted(chain)) for chain in by_ballot.values())
    report.say(chained, "each ballot has revisions 1, 2, 3 ... and each names the one before")
    return [json.loads(max(chain)[3]) for chain in by_ballot.values()]


Revision = tuple[int, str, str, str]  # number, leaf before, leaf, choices


def is_chain(chain: Sequence[Revision]) -> bool:
    numbers = [revision for revision, _, _, _ in chain]
    before = ["", *(found for _, _, found, _ in chain)]
    return numbers == list(range(1, len(chain) + 1)) and all(one[1] == name for one, name in zip(chain, before))


def check_counts(published: Published, ballots: Iterable[Choices], report: Report) -> None:
    tally, issued = published.json("tally.json"), published.poll.get("credentials")
    cast = [choices for choices in ballots if choices]
    people = [choices for choices in cast if "wall" not in choices]
    report.say(len(people) == tally["ballots"], f"{tally['ballots']} ballots count", len(people))
    if issued is not None:
        report.say(len(people) <= issued, f"that are no more than the {issued} people who could vote", len(people))
    check_cells(counted(people), tally["counts"], "the counts are what the ballots give", report)
    walls = counted(choices for choices in cast if "wall" in choices)
    check_cells(walls, tally.get("walls", {}), "dots on walls are counted apart", report)
    rule = published.poll.get("rule")
    if rule:
        winners = winners_of(rule, people)
        report.say(winners == tally["winners"], f"the rule {rule['name']} gives these winners", winners)


def check_cells(found: Mapping[str, int], said: Mapping[str, int], sentence: str, report: Report) -> None:
    pairs = {cell: (found.get(cell, 0), said.get(cell, 0)) for cell in {*found, *said}}
    wrong = {cell: pair for cell, pair in pairs.items() if pair[0] != pair[1]}
    report.say(not wrong, sentence, wrong)


def check_all(published: Published, report: Report) -> None:
    check_tree(published, report)
    check_signatures(published, report)
    if published.ballots is None:
        print("note   ballots.csv is not there: below 50 ballots only totals are published")
        return
    check_counts(published, check_ballots(published, report), report)


def check_receipt(published: Published, name: str, report: Report) -> None:
    receipt = json.loads(Path(name).read_text(encoding="utf-8"))
    leaf = leaf_of(published.poll["poll"], receipt)
    report.say(leaf == receipt["leaf"], "the receipt gives the leaf that it names", leaf)
    report.say(bytes.fromhex(leaf) in published.leaves, "the leaf is in the published tree")
    if "proof" in receipt:
        proof = [bytes.fromhex(one) for one in receipt["proof"]]
        root = root_by_proof(bytes.fromhex(leaf), receipt["index"], receipt["size"], proof)
        roots = [head["root"] for head in published.heads if head["size"] == receipt["size"]]
        report.say(root is not None and root.hex() in roots, "its proof leads to a published root")


def check_head(published: Published, size: int, root: str, report: Report) -> None:
    right = 0 <= size <= len(published.leaves) and tree_root(published.leaves[:size]).hex() == root.lower()
    report.say(right, f"the tree begins with the {size} leaves whose root you kept")


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    report = Report()
    try:
        published = Published(arguments[0])
        if arguments[1:2] == ["receipt"]:
            check_receipt(published, arguments[2], report)
        elif arguments[1:2] == ["head"]:
            check_head(published, int(arguments[2]), arguments[3], report)
        else:
            check_all(published, report)
    except (
        OSError,
        UnreadableError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        print(f"The files cannot be read: {type(error).__name__}: {error}")
        return 2
    print("All is right." if not report.wrong else f"Wrong: {report.wrong}.")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
