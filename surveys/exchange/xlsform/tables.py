"""Which group is one table? Rows with the same answers under one heading, as `appearance: table-list` shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from surveys.exchange.words import words
from surveys.exchange.xlsform.choices import Choices
from surveys.exchange.xlsform.kinds import OWN_KIND, type_of
from surveys.exchange.xlsform.questions import NO, Form, Json, without_label, words_of
from surveys.exchange.xlsform.settings import YES
from surveys.exchange.xlsform.sheets import Line

TABLE = "table-list"
# What a row of our table cannot have for itself.
OWN = words(
    "relevant constraint constraint_message choice_filter default calculation hint parameters trigger read_only save_to"
)
NEED = ("required", "required_if", "required_text")


def is_table(line: Line) -> bool:
    return TABLE in line.get("appearance").split()


@dataclass(frozen=True, slots=True)
class Table:
    """`reason`: why its rows stay questions of their own; "" where they are one table."""

    rows: tuple[Line, ...]
    end: Line | None
    reason: str


def table_at(lines: Sequence[Line], begin: Line, lists: dict[str, Choices], looked_at: Collection[str]) -> Table:
    """`looked_at`: names that some expression mentions."""
    rows: list[Line] = []
    end = None
    for line in lines[lines.index(begin) + 1 :]:
        kind = type_of(line.get("type"))
        if kind.group:
            end = line if kind.group == "end" and not kind.repeat else None
            break
        rows.append(line)
    if not begin.get("name"):
        reason = _("the group has no name.")
    elif not rows or end is None:
        reason = _("the group holds more than questions with one answer.")
    else:
        reason = _reason(rows, lists, {name.casefold() for name in looked_at})
    return Table(tuple(rows), end, reason)


def _reason(rows: Sequence[Line], lists: dict[str, Choices], looked_at: Collection[str]) -> str:
    kinds = [type_of(row.get("type")) for row in rows]
    names = {kind.list_name for kind in kinds}
    offered = [option for name in names if name in lists for option in lists[name].options]
    broken = {
        _("the group holds more than questions with one answer."): any(kind.kind != "single" for kind in kinds)
        or any(row.get(OWN_KIND) or row.get("disabled") for row in rows),
        _("its rows offer different answers."): len(names) != 1,
        _("one of its answers asks for words."): any(kind.or_other for kind in kinds)
        or any(option.get("other") for option in offered),
        _("a row has a condition, a check, a hint or a first value of its own."): any(
            row.get(column) for row in rows for column in OWN
        ),
        _("its rows do not all need an answer in the same way."): len({_need(row) for row in rows}) != 1,
        _("an expression looks at one of its rows."): any(row.get("name").casefold() in looked_at for row in rows),
    }
    return next((reason for reason, holds in broken.items() if holds), "")


def _need(row: Line) -> tuple[str, ...]:
    need = row.get("required")
    simple = {**dict.fromkeys(YES, "yes"), **dict.fromkeys(NO, "")}
    return (simple.get(need.lower(), need), *sorted(row.texts.get("required_message", {}).values()))


def table_of(begin: Line, code: str, rows: Sequence[Json], form: Form) -> Json:
    """`rows`: the same as single questions."""
    made: Json = {"code": code, "kind": "matrix", "text": words_of(begin, "label", form)}
    if not made["text"]:
        without_label(begin, made, form)
    elif hint := words_of(begin, "hint", form):
        made["hint"] = hint
    names = _without_prefix([row["code"] for row in rows], f"{code}_")
    made["items"] = [{"code": name, "text": row["text"]} for name, row in zip(names, rows, strict=True)]
    made["scales"] = [rows[0]["options"]]
    return made | {part: rows[0][part] for part in NEED if part in rows[0]}


def _without_prefix(names: list[str], prefix: str) -> list[str]:
    """As we write them: the name of the table stands in front of each row."""
    short = [name.removeprefix(prefix) for name in names]
    plain = all(name.startswith(prefix) for name in names) and all(one and not one.startswith("_") for one in short)
    return short if plain else names
