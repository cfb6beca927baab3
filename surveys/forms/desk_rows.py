"""Which answers (or rows of a table) did the editor send, in which order? Recognised by their codes.

One row: `row_<number>_code`, `row_<number>_<language>` and `row_<number>_gone`; `order` lists the numbers anew.
"""

from collections.abc import Callable, Mapping
from typing import Any

from participation.texts import Translations
from surveys.drafting.changes import OptionChange
from surveys.drafting.pasting import pasted_rows

ROW_LENGTH = 200

Moves = Mapping[str, int]


def number_of_rows(data: Mapping[str, Any]) -> int:
    number = 0
    while f"row_{number}_code" in data:
        number += 1
    return number


def rows_of(
    data: Mapping[str, Any],
    stored: list[dict[str, Any]],
    texts_of: Callable[[str, Translations], Translations],
    *,
    may_grow: bool,
    auto: bool = False,
) -> list[OptionChange | None]:
    """None stands where a row goes away: its box is ticked, or all its words were deleted. What was not sent stays.

    `auto`: somebody is still typing; nothing goes away, and a row without words keeps those that it had.
    """
    known = {row["code"]: row for row in stored}
    rows: list[OptionChange | None] = []
    for number in range(number_of_rows(data)):
        code = data[f"row_{number}_code"]
        text = texts_of(f"row_{number}", known.get(code, {}).get("text", {}))
        if auto and not any(text.values()):
            text = known.get(code, {}).get("text", {})
        gone = may_grow and not auto and (data.get(f"row_{number}_gone") or not any(text.values()))
        rows.append(None if gone else OptionChange(code if code in known else "", text))
    sent = {data[f"row_{number}_code"] for number in range(number_of_rows(data))}
    return rows + [OptionChange(row["code"], row["text"]) for row in stored if row["code"] not in sent]


def in_order(rows: list[OptionChange | None], order: str, moves: Moves) -> list[OptionChange]:
    """`order` comes from dragging, `moves` from the buttons "up" and "down" with the number of a row."""
    places = [int(part) for part in order.split(",") if part.strip().isdecimal()]
    if sorted(places) == list(range(len(rows))):
        rows = [rows[place] for place in places]
    for first in (moves.get("up", -1) - 1, moves.get("down", -1)):
        if 0 <= first < len(rows) - 1:
            rows[first], rows[first + 1] = rows[first + 1], rows[first]
    return [row for row in rows if row]


def new_rows(text: str, languages: list[str]) -> list[OptionChange]:
    """The columns of a pasted table are the languages, in the order of the survey."""
    return [
        OptionChange("", {language: cell[:ROW_LENGTH] for language, cell in zip(languages, cells, strict=False)})
        for cells in pasted_rows(text, len(languages))
    ]
