"""What does a new question of each kind begin with? Scales and answers that proved themselves, in both languages."""

from copy import deepcopy
from typing import Any

Rows = list[dict[str, Any]]


def _row(code: str, german: str, english: str, **flags: bool) -> dict[str, Any]:
    return {"code": code, "text": {"de": german, "en": english}, **flags}


DONT_KNOW = _row("dk", "weiß nicht", "don't know", missing=True)
AGREEMENT: Rows = [
    _row("1", "stimme gar nicht zu", "disagree entirely"),
    _row("2", "stimme eher nicht zu", "rather disagree"),
    _row("3", "teils, teils", "partly"),
    _row("4", "stimme eher zu", "rather agree"),
    _row("5", "stimme ganz zu", "agree entirely"),
    DONT_KNOW,
]
SATISFACTION: Rows = [
    _row("1", "sehr unzufrieden", "very dissatisfied"),
    _row("2", "eher unzufrieden", "rather dissatisfied"),
    _row("3", "teils, teils", "partly"),
    _row("4", "eher zufrieden", "rather satisfied"),
    _row("5", "sehr zufrieden", "very satisfied"),
    DONT_KNOW,
]
IMPORTANCE: Rows = [
    _row("1", "unwichtig", "not important"),
    _row("2", "eher unwichtig", "rather unimportant"),
    _row("3", "teils, teils", "partly"),
    _row("4", "eher wichtig", "rather important"),
    _row("5", "sehr wichtig", "very important"),
    DONT_KNOW,
]
SCALES: dict[str, list[Rows]] = {"matrix": [AGREEMENT], "matrix_pair": [IMPORTANCE, SATISFACTION]}
OTHER = {"text": {"de": "etwas anderes", "en": "something else"}, "other": True}
NO_ANSWER = {"text": {"de": "keine Angabe", "en": "prefer not to say"}, "missing": True}

_STARTS: dict[str, dict[str, Any]] = {
    "single": {"options": []},
    "multi": {"options": []},
    "pick": {"options": [], "max_picks": 3},
    "yes_no": {"options": [_row("yes", "Ja", "Yes"), _row("no", "Nein", "No")]},
    "ranking": {"options": []},
    "slider": {"min_value": 0, "max_value": 10},
    "scale": {"options": SATISFACTION},
    "matrix": {"items": []},
    "matrix_pair": {"items": []},
    "map_pin": {"pins": [_row("place", "Dieser Ort", "This place")]},
}


def start_of(kind: str) -> dict[str, Any]:
    start = deepcopy(_STARTS.get(kind, {}))
    return start | {"scales": scales_for(kind)} if kind in SCALES else start


def scales_for(kind: str) -> list[Rows]:
    return deepcopy(SCALES.get(kind, []))
