"""Where are the expressions that others wrote, and which of ODK's own test values cannot be ours, and why?"""

import json
import os
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from surveys.logic import Context, LogicError, OutsideError, Value, evaluate, parse, to_boolean, to_number, to_text

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "expressions"

# ODK runs its vectors in Phoenix, seven hours west of Greenwich all the year. The day does not matter.
PHOENIX = Context(now="2026-11-27T14:05:00.000", offset=-420, seed=1)

# Vectors that disagree, with the reason. The test fails when one of them begins to agree, or another one to disagree.
ROW_OF_NUMBERS = "No expression: a row of numbers from a test about places, collected along with the expressions."
ARGUMENTS = "A function without its arguments is refused when it is read, even where it would never be reached."
INVALID = "The words of JavaScript for no date; ours is the empty text, as for any other missing value."
WHOLE_DAYS = "Web Forms prints whole days here and calculates with parts of days; ours prints what it calculates with."
MISSES = {
    "0.5 0.5 0 0": ROW_OF_NUMBERS,
    "-1 0.5 0 0": ROW_OF_NUMBERS,
    "2 0.5 0 0": ROW_OF_NUMBERS,
    "-1 0 0 0": ROW_OF_NUMBERS,
    "true() or substring() and true()": ARGUMENTS,
    "false() or true() or substring()": ARGUMENTS,
    "date-time('nonsense')": INVALID,
    'number("1970-01-01")': WHOLE_DAYS,
    'number("2026-10-28T19:23:00.000+07:00")': WHOLE_DAYS,
}


@dataclass(frozen=True, slots=True)
class OdkVector:
    expression: str
    kind: str
    expected: Any

    def is_met_by(self, value: Value, context: Context) -> bool:
        if self.kind == "boolean":
            return to_boolean(value) is self.expected
        if self.kind == "string":
            return to_text(value, context) == str(self.expected)
        number = to_number(value, context)
        if self.expected == "NaN":
            return isnan(number)
        # Where ODK rounds before it compares, the vector has that many decimals.
        decimals = len(str(self.expected).partition(".")[2])
        return number == float(self.expected) or (decimals > 1 and round(number, decimals) == float(self.expected))


def load(name: str) -> list[dict[str, Any]]:
    if not DATA.is_dir():
        pytest.skip(f"{DATA} is not here")
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


def vectors_without_nodes() -> list[OdkVector]:
    return [
        OdkVector(row["expression"], row["expected_type"], row["expected"])
        for row in load("odk_xpath_vectors.json")
        if not row["needs_nodes"]
    ]


def outcome(vector: OdkVector, context: Context = PHOENIX) -> str:
    """Agrees, differs, or the construct that is outside."""
    try:
        value = evaluate(parse(vector.expression).tree, context)
    except OutsideError as error:
        return error.construct
    except LogicError:
        return "differs"
    return "agrees" if vector.is_met_by(value, context) else "differs"
