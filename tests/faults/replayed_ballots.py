"""Which ballots are replayed, and what must they add up to? Made by lot from a seed; no code of the product.

`python -m tests.faults.replayed_ballots ADDRESS SEED FIRST LAST SECONDS` sends those of some people over HTTP, each
press as its plan says, and prints what went wrong, one line each, then the number after the last person that it reached
in so many seconds.
"""

import json
import random
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from demo.simulation.browser import Browser, Line

OPTIONS = "abcde"
KINDS = ("approval", "points", "ranking")
Json = dict[str, Any]
Cells = Counter[tuple[str, str]]
OK, NO_CONTENT = 200, 204


@dataclass(frozen=True, slots=True)
class Press:
    """No choices: everything is taken back. `again`: the same press is sent a second time."""

    kind: str
    choices: Json
    key: uuid.UUID
    again: bool


def presses_of(person: int, seed: int) -> list[Press]:
    """One kind of poll; some vote anew, some take it back, some press twice."""
    chance = random.Random(seed * 1_000_003 + person)
    kind = KINDS[person % len(KINDS)]
    number = chance.choice([1, 1, 1, 2, 3])
    return [_press(kind, chance, may_withdraw=place > 0) for place in range(number)]


def _press(kind: str, chance: random.Random, *, may_withdraw: bool) -> Press:
    key, again = uuid.UUID(int=chance.getrandbits(128), version=4), chance.random() < 0.2
    withdraws = may_withdraw and chance.random() < 0.25
    return Press(kind, {} if withdraws else _choices(kind, chance), key, again and not withdraws)


def _choices(kind: str, chance: random.Random) -> Json:
    """At most two ticks, five points (three on one), three places: as tests/ideas/polls/make.py sets them."""
    chosen = chance.sample(OPTIONS, chance.randint(1, 2))
    if kind == "approval":
        return {"chosen": sorted(chosen)}
    if kind == "points":
        return {"points": {code: chance.randint(1, 2) for code in chosen}}
    return {"order": chance.sample(OPTIONS, chance.randint(1, 3))}


def expected(people: Iterable[int], seed: int) -> Cells:
    """(kind, cell) -> sum over what each person said last."""
    cells: Cells = Counter()
    for person in people:
        last = presses_of(person, seed)[-1]
        for cell, number in _cells(last).items():
            cells[last.kind, cell] += number
    return cells


def _cells(press: Press) -> dict[str, int]:
    """What this ballot adds, as docs/voting.md says it."""
    if not press.choices:
        return {}
    (said,) = press.choices.values()
    if press.kind == "ranking":
        said = {f"{code}@{place}": 1 for place, code in enumerate(said, start=1)}
    return {"_ballots": 1, **(said if isinstance(said, dict) else dict.fromkeys(said, 1))}


def presses(people: Iterable[int], seed: int) -> Iterator[Press]:
    for person in people:
        yield from presses_of(person, seed)


def _send(line: Line, person: int, seed: int) -> Iterator[str]:
    browser = Browser()
    for number, press in enumerate(presses_of(person, seed)):
        path = f"/api/v1/polls/wahl-{press.kind}/ballot/"
        if number == 0:
            browser.get(line, path)
        for _ in range(1 + press.again):
            status, text = _ask(line, browser, path, press)
            if status not in (OK, NO_CONTENT):
                yield f"person {person}, press {number}: {status} {text[:200]}"


def _ask(line: Line, browser: Browser, path: str, press: Press) -> tuple[int, str]:
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    headers = {"Cookie": cookies, "X-CSRFToken": browser.cookies.get("csrftoken", "")}
    headers |= {"Origin": f"http://{line.host}", "Content-Type": "application/json"}
    body = json.dumps({"choices": press.choices, "submission_key": str(press.key)}) if press.choices else None
    response, text = line.ask("POST" if press.choices else "DELETE", path, body, headers)
    return response.status, text


def main(address: str, seed: int, first: int, last: int, seconds: int) -> None:
    line, ends = Line(address), time.monotonic() + seconds
    person = first
    while person < last and time.monotonic() < ends:
        for wrong in _send(line, person, seed):
            print(wrong)
        person += 1
    line.close()
    print(person)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
