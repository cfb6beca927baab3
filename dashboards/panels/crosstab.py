"""How do groups answer a question differently? Shares per group, and in plain words how much the groups differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from django.utils.translation import gettext as _

from dashboards.charts.grid import Grid, GridCell, grid_chart
from dashboards.charts.theme import POSITIVE
from dashboards.panels.crossed import Column
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Option
from dashboards.panels.panel import Cell, Panel, Table, text_cell
from dashboards.panels.words import FEW, count_cell, hidden_cell, hidden_note, numbers, share_cell
from participation.stats.crosstabs import Crosstab, crosstab
from participation.stats.letters import ENOUGH, GroupShare, letters
from participation.stats.uncertainty import Evidence

CLEAR = 0.05
# Cohen (1988), "Statistical Power Analysis", ch. 7, for the smaller side of two.
SMALL, MIDDLE, LARGE = 0.1, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """A column with its name."""

    name: str
    column: Column


@dataclass(frozen=True, slots=True)
class Asked:
    """The question and the breakdown in words. `exclusive`: one answer per person."""

    key: str
    question: str
    by: str
    options: tuple[Option, ...]
    exclusive: bool
    evidence: Evidence


Lettered = Mapping[str, Sequence[str]]  # answer -> per group the letters of groups that it exceeds


def letter(at: int) -> str:
    return ascii_uppercase[at % len(ascii_uppercase)]


def crosstab_panel(asked: Asked, groups: Sequence[Group], everybody: Column, *, split: bool = False) -> Panel:
    """`split`: a file gives counts, shares and letters rows of their own."""
    if everybody.base is None or not any(group.column.base for group in groups):
        empty = _("Too few people answered this, or their groups are too small. Small groups are not shown.")
        return Panel(key=asked.key, title=asked.question, empty=empty)
    lettered = _letters(asked, groups) if asked.evidence is Evidence.SAMPLE else {}
    found = _found(asked, groups)
    return Panel(
        key=asked.key,
        title=_title(asked, found),
        question=_("%(question)s By %(by)s, in percent of each group") % {"question": asked.question, "by": asked.by},
        figure=grid_chart(_grid(asked, groups, everybody), numbers()),
        table=(_split_table if split else _table)(asked, groups, everybody, lettered),
        base=_("n = %(n)s") % {"n": numbers().number(everybody.base)},
        source=_("Source: answers, counted by groups once after the end"),
        note=" ".join(_notes(asked, groups, found, lettered)),
        label=evidence_label(asked.evidence),
    )


def _found(asked: Asked, groups: Sequence[Group]) -> Crosstab | None:
    """Of shown groups only, so that no hidden figure is worked out from it."""
    if not asked.exclusive:
        return None
    whole = [group.column for group in groups if _is_whole(group.column)]
    return crosstab([[column.cells[option.code] or 0 for option in asked.options] for column in whole])


def _is_whole(column: Column) -> bool:
    return bool(column.base) and None not in column.cells.values()


def _title(asked: Asked, found: Crosstab | None) -> str:
    by = {"by": asked.by}
    if found is None:
        return _("Answers by %(by)s") % by
    if found.v < SMALL:
        return _("%(by)s makes hardly any difference here") % by
    if found.v < MIDDLE:
        return _("%(by)s makes a small difference here") % by
    return (
        _("%(by)s makes a large difference here") % by if found.v >= LARGE else _("%(by)s makes a difference here") % by
    )


def _notes(asked: Asked, groups: Sequence[Group], found: Crosstab | None, lettered: Lettered) -> list[str]:
    notes = []
    if found is not None:
        notes.append(
            _("Strength of the connection (Cramér's V): %(v)s, from 0 (none) to 1 (full).")
            % {"v": numbers().number(found.v, 2)}
        )
        if not all(_is_whole(group.column) for group in groups):
            notes.append(_("Only groups that are shown in full are compared with each other."))
        notes.append(_chance(found) if asked.evidence is Evidence.SAMPLE else _not_chance())
    if lettered:
        notes.append(
            _("Letters: the share is clearly higher than in these groups (95%, after Holm). It proves no cause.")
        )
    if not asked.exclusive:
        notes.append(_("Several answers were possible, so the shares add up to more than 100 percent."))
    if asked.exclusive and any(g.column.base and g.column.base in g.column.cells.values() for g in groups):
        notes.append(_("In a group here everybody gave the same answer. Take care when you speak about it."))
    if any(g.column.base is not None and g.column.base < FEW for g in groups):
        notes.append(_("Groups of fewer than %(few)s people have no bars; the table has their counts.") % {"few": FEW})
    if any(None in (g.column.base, *g.column.cells.values()) for g in groups):
        notes.append(hidden_note())
    return notes


def _chance(found: Crosstab) -> str:
    value = numbers().number(max(found.p, 0.001), 3)
    p = f"p < {value}" if found.p < 0.001 else f"p = {value}"  # noqa: PLR2004 - no more digits mean anything
    if found.p < CLEAR:
        return _("Chance alone hardly explains it (Pearson, %(p)s).") % {"p": p}
    return _("Chance alone can explain it (Pearson, %(p)s).") % {"p": p}


def _not_chance() -> str:
    return _("It holds for those who took part. Whether chance explains it cannot be said of an open survey.")


def _letters(asked: Asked, groups: Sequence[Group]) -> Lettered:
    found = {}
    for option in asked.options:
        shares = [
            GroupShare(str(at), count / base, base) if base and count is not None else GroupShare(str(at), 0, 0)
            for at, group in enumerate(groups)
            for base, count in [(group.column.base, group.column.cells[option.code])]
        ]
        found[option.code] = [one.exceeds for one in letters(shares, enough=ENOUGH)]
    return found


def _grid(asked: Asked, groups: Sequence[Group], everybody: Column) -> Grid:
    columns = [everybody, *(group.column for group in groups)]
    return Grid(
        _("Shares by groups"),
        (_("All"), *(letter(at) for at in range(len(groups)))),
        (_("All"), *(group.name for group in groups)),
        tuple((option.text, tuple(_grid_cell(column, option.code) for column in columns)) for option in asked.options),
    )


def _grid_cell(column: Column, code: str) -> GridCell:
    count = column.cells[code]
    if column.base is None or count is None or column.base < FEW:
        return GridCell("–", None, POSITIVE)
    return GridCell(numbers().number(100 * count / column.base), count / column.base, POSITIVE)


def heads_of(names: Sequence[str]) -> list[str]:
    return [_("all"), *(f"{letter(at)} {name}" for at, name in enumerate(names))]


def _table(asked: Asked, groups: Sequence[Group], everybody: Column, lettered: Lettered) -> Table:
    columns = [everybody, *(group.column for group in groups)]
    rows = [(text_cell(_("people who answered")), *(count_cell(column.base) for column in columns))]
    for option in asked.options:
        marks = ["", *lettered.get(option.code, [""] * len(groups))]
        cells = [_cell(column, option.code, mark) for column, mark in zip(columns, marks, strict=True)]
        rows.append((text_cell(option.text), *cells))
    return Table((_("answer"), *heads_of([group.name for group in groups])), tuple(rows))


def _cell(column: Column, code: str, mark: str) -> Cell:
    count = column.cells[code]
    if count is None or column.base is None:
        return hidden_cell()
    if column.base < FEW:
        return count_cell(count)
    text = f"{numbers().percent(count / column.base)} ({numbers().number(count)})"
    return Cell(f"{text} {mark}" if mark else text, count)


def _split_table(asked: Asked, groups: Sequence[Group], everybody: Column, lettered: Lettered) -> Table:
    columns = [everybody, *(group.column for group in groups)]
    rows = [(text_cell(_("people who answered")), *(count_cell(column.base) for column in columns))]
    for option in asked.options:
        rows.append((text_cell(option.text), *(count_cell(column.cells[option.code]) for column in columns)))
        shares = (share_cell(_share(column, option.code)) for column in columns)
        rows.append((text_cell(_("%(answer)s: share") % {"answer": option.text}), *shares))
        if lettered:
            marks = (text_cell(mark) for mark in ("", *lettered[option.code]))
            rows.append((text_cell(_("%(answer)s: clearly more than") % {"answer": option.text}), *marks))
    return Table((_("answer"), *heads_of([group.name for group in groups])), tuple(rows))


def _share(column: Column, code: str) -> float | None:
    count = column.cells[code]
    return None if count is None or not column.base or column.base < FEW else count / column.base
