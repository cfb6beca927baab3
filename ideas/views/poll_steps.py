"""Which pair or which statements come now, and what comes after a press? All of it stands in the address."""

import json
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from ideas.forms.ballots import Row
from ideas.models import Poll
from ideas.selectors.sheets import sheet_of
from ideas.votekinds.kind import Choices, Sheet, mapping
from ideas.votekinds.pairwise import next_pair, pairs_of

AT_ONCE = 4
LONGEST_SKIPPED = 2000


def step_key(key: uuid.UUID, choices: Choices) -> uuid.UUID:
    """Both buttons of a page share its key: the same answer twice is one press, another answer is another one."""
    return uuid.uuid5(key, json.dumps(choices, sort_keys=True))


def after_step(request: HttpRequest, poll: Poll) -> str:
    """The next pair, or the next statements; after the last ones the receipt."""
    address = reverse("ideas:poll", args=[poll.slug])
    if poll.kind == "pairwise":
        skipped = _skipped(request.POST.get("ohne", ""), sheet_of(poll))
        return f"{address}?{urlencode({'ohne': _joined(skipped)})}#wahl" if skipped else f"{address}#wahl"
    page = _number(request.POST.get("seite", "")) + 1
    pages = -(-len(sheet_of(poll).options) // AT_ONCE)
    return f"{address}?seite={page}#wahl" if page <= pages else reverse("ideas:poll_receipt", args=[poll.slug])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two options side by side; `skip` is the address of the next pair without an answer to this one."""

    name: str
    first: Row
    second: Row
    chosen: str
    number: int
    of: int
    skip: str
    skipped: str


def pair_of(request: HttpRequest, poll: Poll, rows: list[Row], choices: Choices, seed: str) -> Pair | None:
    """The pair that the address names, else the next one; None when all are answered or skipped."""
    sheet, by_code = sheet_of(poll), {row.code: row for row in rows}
    duels = mapping(choices.get("duels"))
    skipped, pairs = _skipped(request.GET.get("ohne", ""), sheet), pairs_of(sheet)
    wanted = request.GET.get("paar", "").replace("-", "|")
    pair = tuple(wanted.split("|")) if wanted in pairs else next_pair(sheet, choices, seed, skipped)
    if pair is None:
        return None
    first, second = sorted((by_code[code] for code in pair), key=rows.index)
    name = "|".join(pair)
    return Pair(
        name=name,
        first=first,
        second=second,
        chosen=duels.get(name, ""),
        number=len(duels) + (name not in duels),
        of=len(pairs),
        skip="?" + urlencode({"ohne": _joined([*skipped, name])}) + "#wahl",
        skipped=_joined(skipped),
    )


def _skipped(words: str, sheet: Sheet) -> list[str]:
    known = set(pairs_of(sheet))
    named = [one.replace("-", "|") for one in words[:LONGEST_SKIPPED].split(".")]
    return list(dict.fromkeys(one for one in named if one in known))


def _joined(pairs: list[str]) -> str:
    return ".".join(pair.replace("|", "-") for pair in pairs)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some statements of many."""

    rows: list[Row]
    number: int
    pages: int
    first: int
    last: int
    of: int

    @property
    def is_last(self) -> bool:
        return self.number == self.pages


def portion_of(request: HttpRequest, rows: list[Row]) -> Portion:
    """The page that the address or the form names, else the first one with something unanswered."""
    pages = max(1, -(-len(rows) // AT_ONCE))
    wanted = _number(request.POST.get("seite", "") or request.GET.get("seite", ""))
    unanswered = next((place // AT_ONCE + 1 for place, row in enumerate(rows) if not row.value), 1)
    number = min(wanted or unanswered, pages)
    begin = (number - 1) * AT_ONCE
    shown = rows[begin : begin + AT_ONCE]
    return Portion(shown, number, pages, begin + 1, begin + len(shown), len(rows))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 4 else 0  # noqa: PLR2004 (no poll is longer)


def steps(request: HttpRequest, poll: Poll, rows: list[Row], choices: Choices, seed: str) -> dict[str, Any]:
    if poll.kind == "pairwise":
        duels = len(mapping(choices.get("duels")))
        return {"pair": pair_of(request, poll, rows, choices, seed), "answered": duels}
    if poll.kind == "statements":
        return {"portion": portion_of(request, rows), "answered": len(mapping(choices.get("answers")))}
    return {}
