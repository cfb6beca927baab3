"""What comes first, what second? An order of some or all options."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.votekinds.kind import Cell, Choices, Fields, Figure, Posted, Setting, Sheet, VoteKind, texts, unknown


class Ranking(VoteKind):
    """Choices: {"order": ["c", "a"]}, the best first. Counted by places: "c@1"."""

    key = "ranking"
    label = gettext_lazy("Order of importance")
    explained = gettext_lazy("Everybody puts the options in an order, or some of them.")
    numbers = (Setting("places", gettext_lazy("Places to give"), 0, 50, 0, gettext_lazy("Empty: all of them.")),)

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        """Two options on one place both stand there, and are told."""
        given = {code: str(posted.get(f"o-{code}") or "") for code in sheet.codes}
        placed = [(int(place), code) for code, place in given.items() if place.isascii() and place.isdigit()]
        return {"order": [code for _place, code in sorted(placed)], "places": sorted(place for place, _code in placed)}

    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        return {f"o-{code}": [str(place)] for place, code in enumerate(texts(choices.get("order")), start=1)}

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        order, places = texts(choices.get("order")), _numbers(choices.get("places"))
        yield from unknown(order, sheet)
        if len(set(order)) < len(order):
            yield _("One option stands there twice. Please choose again.")
        for place in sorted({place for place in places if places.count(place) > 1}):
            yield _("Place %(place)d is given twice.") % {"place": place}
        most = self.most(sheet)
        if len(order) > most or any(place > most for place in places):
            yield _("There are only %(most)d places.") % {"most": most}

    def most(self, sheet: Sheet) -> int:
        return min(sheet.of("places") or len(sheet.options), len(sheet.options))

    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        """Gaps between places close: who gave places 1 and 3 means first and second."""
        order = texts(choices.get("order"))
        return {"order": order} if order else {}

    def cells(self, choices: Choices) -> Iterator[Cell]:
        yield from ((f"{code}@{place}", 1) for place, code in enumerate(texts(choices.get("order")), start=1))

    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        return [f"{place}. {sheet.title(code)}" for place, code in enumerate(texts(choices.get("order")), start=1)]

    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        """Borda points make the bar: the first of five places gives five, the last one."""
        most = self.most(sheet)
        return [
            _figure(sheet.title(code), [cells.get(f"{code}@{place + 1}", 0) for place in range(most)])
            for code in sheet.codes
        ]


def _numbers(value: Any) -> list[int]:  # noqa: ANN401 (any JSON)
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


def _figure(title: str, places: list[int]) -> Figure:
    points = sum((len(places) - place) * number for place, number in enumerate(places))
    words = _("%(points)s points, first place %(first)s times, placed %(all)s times")
    return Figure(title, points, words % {"points": points, "first": places[0] if places else 0, "all": sum(places)})
