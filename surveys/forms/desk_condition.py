"""What stands in the editor of a condition? Rows and groups as fields, whether they come from the draft or a form.

Names: `c0_type`, then `c0_q`, `c0_op`, `c0_v` for a row, `c0r1_q` .. for one in a group, `c0_source` for what is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from surveys.definition.rules import Rule, parse_rule
from surveys.drafting.condition_rows import Row
from surveys.drafting.conditions import Condition, Group, Kept, Part, tree_of
from surveys.forms.desk_condition_acts import after
from surveys.forms.desk_condition_checks import problem_of
from surveys.logic import as_expression
from surveys.selectors.condition_choices import Candidate, value_kind


@dataclass(frozen=True, slots=True)
class RowField:
    """One row as the template draws it."""

    name: str
    row: Row
    candidates: list[Candidate]
    error: str
    new: bool

    @property
    def candidate(self) -> Candidate | None:
        return next((one for one in self.candidates if one.code == self.row.code), None)

    @property
    def operators(self) -> list[tuple[str, str | Promise]]:
        return list(self.candidate.operators.items()) if self.candidate else []

    @property
    def options(self) -> list[tuple[str, str]]:
        return self.candidate.options if self.candidate else []

    @property
    def value_kind(self) -> str:
        return value_kind(self.row.operator) if self.candidate else ""

    @property
    def value(self) -> str:
        return self.row.values[0] if self.row.values else ""


@dataclass(frozen=True, slots=True)
class PartField:
    """A row, a group of rows or what is kept: exactly one of them is there."""

    name: str
    row: RowField | None = None
    join: str = ""
    rows: tuple[RowField, ...] = ()
    kept: Kept | None = None

    @property
    def source(self) -> str:
        return as_expression(self.kept.tree) if self.kept else ""


class ConditionForm:
    """`errors` by the name of a row, once somebody wants to save."""

    def __init__(self, candidates: list[Candidate], condition: Condition, data: QueryDict | None = None) -> None:
        self.candidates = candidates
        self.new = ""
        if data is None:
            self.condition = condition
        else:
            self.condition, self.new = after(_posted(data, candidates), data.get("act", ""), candidates)
        self.errors: dict[str, str] = {}

    def is_valid(self) -> bool:
        by_code = {one.code: one for one in self.candidates}
        found = ((name, problem_of(row, by_code.get(row.code))) for name, row in _named_rows(self.condition))
        self.errors = {name: problem for name, problem in found if problem}
        return not self.errors

    @property
    def rule(self) -> Rule | None:
        return tree_of(self.condition)

    @property
    def finished(self) -> Rule | None:
        """What is entered so far, without rows that still lack a value: for the sentence above."""
        by_code = {one.code: one for one in self.candidates}

        def complete(row: Row) -> bool:
            return not problem_of(row, by_code.get(row.code))

        parts: list[Part] = []
        for part in self.condition.parts:
            if isinstance(part, Group):
                rows = tuple(row for row in part.rows if complete(row))
                parts += [replace(part, rows=rows)] if rows else []
            elif isinstance(part, Kept) or complete(part):
                parts.append(part)
        return tree_of(replace(self.condition, parts=tuple(parts)))

    @property
    def parts(self) -> list[PartField]:
        return [self._part(f"c{number}", part) for number, part in enumerate(self.condition.parts)]

    def _part(self, name: str, part: Part) -> PartField:
        if isinstance(part, Row):
            return PartField(name, row=self._row(name, part))
        if isinstance(part, Kept):
            return PartField(name, kept=part)
        rows = tuple(self._row(f"{name}r{number}", row) for number, row in enumerate(part.rows))
        return PartField(name, join=part.join, rows=rows)

    def _row(self, name: str, row: Row) -> RowField:
        return RowField(name, row, self.candidates, self.errors.get(name, ""), name == self.new)


def _named_rows(condition: Condition) -> Iterator[tuple[str, Row]]:
    for number, part in enumerate(condition.parts):
        if isinstance(part, Row):
            yield f"c{number}", part
        elif isinstance(part, Group):
            for place, row in enumerate(part.rows):
                yield f"c{number}r{place}", row


def _posted(data: QueryDict, candidates: list[Candidate]) -> Condition:
    parts: list[Part] = []
    while (kind := data.get(f"c{len(parts)}_type")) is not None:
        name = f"c{len(parts)}"
        if kind == "kept":
            rule = _source(data.get(f"{name}_source", ""))
            parts.append(Kept(rule) if rule is not None else Group("all", ()))
        elif kind == "group":
            parts.append(Group(_join(data.get(f"{name}_join", "")), tuple(_posted_rows(data, name, candidates))))
        else:
            parts.append(_posted_row(data, name, candidates))
    return Condition(_join(data.get("join", "")), tuple(parts))


def _source(text: str) -> Rule | None:
    """It was written by this page; nothing else is taken."""
    try:
        return parse_rule({"expression": text})
    except ValueError:
        return None


def _join(word: str) -> str:
    return word if word in ("all", "any") else "all"


def _posted_rows(data: QueryDict, name: str, candidates: list[Candidate]) -> Iterator[Row]:
    number = 0
    while f"{name}r{number}_q" in data:
        yield _posted_row(data, f"{name}r{number}", candidates)
        number += 1


def _posted_row(data: QueryDict, name: str, candidates: list[Candidate]) -> Row:
    """Another question than before may not have the operator or the answers that were chosen."""
    code, operator = data.get(f"{name}_q", ""), data.get(f"{name}_op", "")
    found = next((one for one in candidates if one.code == code), None)
    if found is None:
        return Row("", "")
    if operator not in found.operators:
        operator = next(iter(found.operators))
    values = [value.strip() for value in data.getlist(f"{name}_v") if value.strip()]
    if value_kind(operator) == "choice":
        known = {option for option, _words in found.options}
        values = [value for value in values if value in known]
    return Row(code, operator, tuple(values) if value_kind(operator) else ())


def problems_in_words(form: ConditionForm) -> list[tuple[str, str]]:
    """For the summary: where to go, and the sentence."""
    numbered = [name for name, _row in _named_rows(form.condition)]
    place = _("Condition %(number)s")
    return [
        (f"{name}_q", f"{place % {'number': numbered.index(name) + 1}} – {sentence}")
        for name, sentence in form.errors.items()
    ]
