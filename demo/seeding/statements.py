"""Who says what in the demo's poll on statements? Neighbours fall into camps, and few have an opinion on everything."""

import random
from typing import Any

Json = dict[str, Any]
SILENT = 12  # percent who leave a statement out


def ballots(codes: list[str], row: Json) -> list[Json]:
    """One per neighbour, in the order in which they come: the camps arrive mixed."""
    chance = random.Random(row["key"])  # noqa: S311 (invented data)
    camps = [camp for camp, size in enumerate(row["camps"]) for _person in range(size)]
    chance.shuffle(camps)
    options = list(zip(codes, row["options"], strict=True))
    return [_ballot(options, camp, chance) for camp in camps]


def _ballot(options: list[tuple[str, Json]], camp: int, chance: random.Random) -> Json:
    said = {code: _answer(option, camp, chance) for code, option in options if chance.randrange(100) >= SILENT}
    return {"answers": said}


def _answer(option: Json, camp: int, chance: random.Random) -> str:
    agree, disagree = option["agree"][camp], option["disagree"][camp]
    (answer,) = chance.choices(("agree", "disagree", "pass"), (agree, disagree, 100 - agree - disagree))
    return answer
