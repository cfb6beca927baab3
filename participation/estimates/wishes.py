"""What is asked for? Estimates as people write them: "api00", "api00 ~ stype", "sch.wide == Yes", or as keys."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from participation.estimates.keys import KINDS, canonical, is_condition, plain
from participation.estimates.words import NotEstimable, no_column

Conditions = tuple[tuple[str, tuple[str, ...]], ...]
_NAMES = {
    "kind": ("type", "statistic", "stat", "estimate", "function", "method"),
    "variable": ("var", "y", "column", "of", "numerator", "above", "x"),
    "other": ("denominator", "below"),
    "rows": ("row",),
    "columns": ("cols", "col"),
    "variables": ("vars", "of"),
    "category": ("value", "equals", "answer"),
    "by": ("group", "groups", "groupby", "subgroup", "subgroups", "domain", "domains"),
    "where": ("subset", "filter", "only"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """`other`: the columns of a table or the lower part of a ratio. `category`: only this answer of a share."""

    kind: str
    variable: str
    other: str = ""
    category: str | None = None
    by: tuple[str, ...] = ()
    where: Conditions = ()

    @property
    def name(self) -> str:
        sign = {"crosstab": " x ", "ratio": " / "}.get(self.kind, "")
        rest = f"{sign}{self.other}" if self.other else "" if self.category is None else f"=={self.category}"
        return f"{self.kind} {self.variable}{rest}" + (f" ~ {' + '.join(self.by)}" if self.by else "")


@dataclass(frozen=True, slots=True)
class Names:
    """The columns of the file; a name may differ in case where that leaves one column."""

    columns: tuple[str, ...]

    def find(self, name: str) -> str:
        wanted = name.strip().strip("`")
        if wanted in self.columns:
            return wanted
        same = [column for column in self.columns if column.lower() == wanted.lower()]
        if len(same) == 1:
            return same[0]
        raise no_column(wanted, self.columns)

    def holds(self, name: str) -> bool:
        return name.strip() in self.columns


def wishes_of(found: Iterable[tuple[str, Any]], names: Names, *, by: Any = None, where: Any = None) -> list[Wish]:  # noqa: ANN401 (JSON)
    """`by` and `where` hold for all that name none of their own; a table is never grouped by it."""
    common, only = columns_of(by, names), conditions_of(where, names)
    wishes = [wish for kind, value in found for wish in _read(kind, value, names)]
    return [
        replace(wish, by=wish.by or (() if wish.kind == "crosstab" else common), where=wish.where or only)
        for wish in wishes
    ]


def columns_of(value: Any, names: Names) -> tuple[str, ...]:  # noqa: ANN401 (JSON)
    """One name, several joined with "+", or a list."""
    if not value:
        return ()
    if isinstance(value, str):
        parts = [value] if names.holds(value) else value.strip().lstrip("~").split("+")
        return tuple(names.find(part) for part in parts)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(names.find(one) for one in value)
    raise NotEstimable(_("Columns are given as a name or a list of names, not as %(value)s.") % {"value": value})


def conditions_of(value: Any, names: Names) -> Conditions:  # noqa: ANN401 (JSON)
    """{"stype": "E"} or {"stype": ["E", "H"]}, or "stype == E"."""
    if value is None:
        return ()
    if isinstance(value, str) and (found := re.fullmatch(r"(.+?)\s*==?\s*(.+)", value)):
        value = {found[1]: found[2].strip("'\" ")}
    if not isinstance(value, Mapping):
        raise NotEstimable(_("Who is counted is given as {column: answer}, not as %(value)s.") % {"value": value})
    return tuple(
        (names.find(name), tuple(_label(one) for one in (wanted if isinstance(wanted, list) else [wanted])))
        for name, wanted in value.items()
    )


def _label(value: Any) -> str:  # noqa: ANN401 (JSON)
    """1 in JSON is "1" in a file."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _read(kind: str, value: Any, names: Names) -> list[Wish]:  # noqa: ANN401 (JSON)
    if isinstance(value, Mapping):
        return [_from_keys(kind, value, names)]
    if isinstance(value, list):
        if kind in ("crosstab", "ratio") and _is_pair(value, names):
            return [Wish(kind, names.find(value[0]), names.find(value[1]))]
        return [wish for one in value for wish in _read(kind, one, names)]
    if isinstance(value, str):
        return [_from_text(kind, value, names)]
    raise NotEstimable(_("%(value)s names no column.") % {"value": value})


def _is_pair(value: Sequence[Any], names: Names) -> bool:
    return len(value) == 2 and all(isinstance(one, str) and names.holds(one) for one in value)  # noqa: PLR2004 - a pair


def _from_keys(kind: str, value: Mapping[str, Any], names: Names) -> Wish:
    own: dict[str, Any] = {}
    for name, one in value.items():
        if is_condition(name, one):
            key: str | None = "where"
        elif plain(name) in ("variables", "vars") or (plain(name) == "of" and isinstance(one, list)):
            key = "variables"
        else:
            key = canonical(name, _NAMES)
        if key is None or key in own:
            raise NotEstimable(
                _("“%(name)s” is no known key of an estimate. Known are: %(known)s.")
                % {"name": name, "known": ", ".join(_NAMES)}
            )
        own[key] = one
    asked = canonical(str(own.get("kind", "")), KINDS) or kind
    if not asked:
        raise NotEstimable(_("An estimate needs its kind: %(known)s.") % {"known": ", ".join(KINDS)})
    pair = own.get("variables") or [own.get("rows") or own.get("variable"), own.get("columns") or own.get("other")]
    if isinstance(pair, list) and asked in ("crosstab", "ratio") and len(pair) == 2 and pair[1]:  # noqa: PLR2004 - a pair
        found = Wish(asked, names.find(str(pair[0])), names.find(str(pair[1])))
    else:
        text = own.get("variable", pair[0] if isinstance(pair, list) and pair else None)
        if not isinstance(text, str):
            raise NotEstimable(_("An estimate names its column as “variable”."))
        found = _from_text(asked, text, names)
    category = found.category if own.get("category") is None else _label(own["category"])
    return replace(
        found,
        category=category,
        by=columns_of(own.get("by"), names) or found.by,
        where=conditions_of(own.get("where"), names),
    )


def _from_text(kind: str, text: str, names: Names) -> Wish:
    """A kind may stand in front: "mean api00"."""
    text = text.strip()
    first, _blank, rest = text.partition(" ")
    if not kind:
        found = canonical(first, {**KINDS, "by": ("svyby",)})
        if not found or not rest:
            raise NotEstimable(
                _("“%(text)s” says not what is asked for. Begin with one of: %(known)s.")
                % {"text": text, "known": ", ".join(KINDS)}
            )
        return _from_text("mean" if found == "by" else found, rest, names)
    if names.holds(text) and kind not in ("crosstab", "ratio"):
        return Wish(kind, names.find(text))
    variable, _tilde, groups = text.lstrip("~ ").partition("~")
    by = columns_of(groups.strip(), names)
    if kind in ("crosstab", "ratio"):
        separator = r"\s+[x×*]\s+|\s*[+:]\s*" if kind == "crosstab" else r"\s*/\s*"
        parts = re.split(separator, variable.strip())
        if len(parts) != 2:  # noqa: PLR2004 - a table has two sides
            raise NotEstimable(
                _("“%(text)s” must name two columns, like “a x b” for a table or “a / b” for a ratio.") % {"text": text}
            )
        return Wish(kind, names.find(parts[0]), names.find(parts[1]), by=by)
    if kind == "proportion" and (equals := re.fullmatch(r"(.+?)\s*==?\s*(.+)", variable.strip())):
        return Wish(kind, names.find(equals[1]), category=equals[2].strip("'\" "), by=by)
    return Wish(kind, names.find(variable), by=by)
