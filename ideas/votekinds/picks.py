"""What do all kinds share in which some options are ticked?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from django.utils.translation import ngettext

from ideas.votekinds.kind import (
    WALL,
    Cell,
    Choices,
    Fields,
    Figure,
    Posted,
    Sheet,
    VoteKind,
    mapping,
    texts,
    unknown,
)

FIELD = "wahl"


class Picks(VoteKind):
    """Choices: {"chosen": ["a", "c"]}, in the order of codes. `most`: the name of a setting, "" for no limit."""

    most: ClassVar[str] = ""
    on_walls = True

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        return {"chosen": [str(code) for code in posted.getlist(FIELD)]}

    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        return {FIELD: self.chosen(choices)}

    def chosen(self, choices: Choices) -> list[str]:
        return texts(choices.get("chosen"))

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        chosen = set(self.chosen(choices))
        yield from unknown(sorted(chosen), sheet)
        most = sheet.of(self.most) if self.most else 0
        if most and len(chosen) > most:
            yield too_many(len(chosen), most)

    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        chosen = sorted(set(self.chosen(choices)))
        return {"chosen": chosen} if chosen else {}

    def cells(self, choices: Choices) -> Iterator[Cell]:
        yield from ((code, 1) for code in self.chosen(choices))
        yield from wall_cells(choices)

    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        return titles(self.chosen(choices), sheet)

    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        return [Figure(sheet.title(code), cells.get(code, 0), votes(cells.get(code, 0))) for code in sheet.codes]


def votes(number: int) -> str:
    return ngettext("%(number)s vote", "%(number)s votes", number) % {"number": number}


def wall_cells(choices: Choices) -> Iterator[Cell]:
    """Dots that somebody counted on a wall: sums, of nobody in particular."""
    yield from ((code, int(number)) for code, number in mapping(choices.get(WALL)).items() if int(number))


def titles(codes: Sequence[str], sheet: Sheet) -> list[str]:
    return [sheet.title(code) for code in sheet.codes if code in set(codes)]


def too_many(given: int, most: int) -> str:
    return ngettext(
        "You have ticked %(given)d. Only %(most)d is possible here.",
        "You have ticked %(given)d. At most %(most)d are possible here.",
        most,
    ) % {"given": given, "most": most}
