"""Points to give away, some of them on one option: dots on a wall."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ideas.votekinds.kind import (
    AtOption,
    Cell,
    Choices,
    Fields,
    Figure,
    Posted,
    Setting,
    Sheet,
    VoteKind,
    mapping,
    unknown,
)
from ideas.votekinds.picks import wall_cells


class Points(VoteKind):
    """Choices: {"points": {"a": 3}}. Beside the sum, "a#" counts how many people gave something."""

    key = "points"
    label = gettext_lazy("Points")
    explained = gettext_lazy("Everybody gives away points, several to one option if they like.")
    numbers = (
        Setting("points", gettext_lazy("Points for each person"), 1, 100, 5),
        Setting("most", gettext_lazy("Points on one option at most"), 1, 100, 3),
    )
    on_walls = True

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        given = {code: str(posted.get(f"o-{code}") or "").strip() for code in sheet.codes}
        return {"points": {code: _number(words) for code, words in given.items() if words not in ("", "0")}}

    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        return {f"o-{code}": [str(number)] for code, number in mapping(choices.get("points")).items()}

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        given = mapping(choices.get("points"))
        yield from unknown(sorted(given), sheet)
        strange = [code for code, number in given.items() if not _is_number(number)]
        yield from (AtOption(_("Points are whole numbers, 0 or more."), code) for code in strange)
        if strange:
            return
        sentence = _("At most %(most)d points can be given to one option.") % {"most": sheet.of("most")}
        yield from (AtOption(sentence, code) for code, number in given.items() if number > sheet.of("most"))
        total = sum(given.values())
        if total > sheet.of("points"):
            yield ngettext(
                "You have given %(given)d points. There is only %(most)d.",
                "You have given %(given)d points. There are only %(most)d.",
                sheet.of("points"),
            ) % {"given": total, "most": sheet.of("points")}

    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        given = {code: number for code, number in sorted(mapping(choices.get("points")).items()) if number}
        return {"points": given} if given else {}

    def cells(self, choices: Choices) -> Iterator[Cell]:
        for code, number in mapping(choices.get("points")).items():
            yield code, int(number)
            yield f"{code}#", 1
        yield from wall_cells(choices)

    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        given = mapping(choices.get("points"))
        return [f"{sheet.title(code)}: {given[code]}" for code in sheet.codes if code in given]

    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        return [
            Figure(
                sheet.title(code),
                number,
                ngettext("%(number)s point", "%(number)s points", number) % {"number": number},
            )
            for code in sheet.codes
            for number in [cells.get(code, 0)]
        ]

    def setting_problems(self, sheet: Sheet) -> Iterator[str]:
        yield from super().setting_problems(sheet)
        if sheet.of("most") > sheet.of("points"):
            yield _("Nobody can give more points to one option than they have.")


def _is_number(value: Any) -> bool:  # noqa: ANN401 (a number, or what was typed instead)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(words: str) -> Any:  # noqa: ANN401 (a number, or what was typed instead)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else words  # noqa: PLR2004 (no poll has so many)
