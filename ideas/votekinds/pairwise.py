"""Which of these two? Pair after pair, as long as somebody likes."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.votekinds.kind import Cell, Choices, Fields, Figure, Posted, Sheet, VoteKind, mapping, unknown

BOTH = "="


class Pairwise(VoteKind):
    """Choices: {"duels": {"a|b": "a"}}, each pair in the order of codes; "=" says both are equal."""

    key = "pairwise"
    label = gettext_lazy("Pair by pair")
    explained = gettext_lazy("Everybody sees two options and says which is more important, again and again.")
    stepwise = True

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        given = {pair: posted.get(f"p-{pair}") for pair in pairs_of(sheet)}
        return {"duels": {pair: chosen for pair, chosen in given.items() if chosen}}

    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        return {f"p-{pair}": [chosen] for pair, chosen in mapping(choices.get("duels")).items()}

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        for pair, chosen in mapping(choices.get("duels")).items():
            both = pair.split("|")
            yield from unknown(both, sheet)
            if len(both) != 2 or both != sorted(set(both)) or chosen not in (*both, BOTH):  # noqa: PLR2004 (a pair)
                yield _("This pair is not put to the vote here. Please go on with the next one.")

    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        duels = mapping(choices.get("duels"))
        return {"duels": {pair: duels[pair] for pair in sorted(duels)}} if duels else {}

    def merged(self, before: Choices, now: Choices) -> Choices:
        return {"duels": {**mapping(before.get("duels")), **mapping(now.get("duels"))}}

    def cells(self, choices: Choices) -> Iterator[Cell]:
        for pair, chosen in mapping(choices.get("duels")).items():
            first, second = pair.split("|")
            if chosen == BOTH:
                yield f"{first}={second}", 1
            else:
                yield f"{chosen}>{second if chosen == first else first}", 1

    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        return [told_of(pair, chosen, sheet) for pair, chosen in mapping(choices.get("duels")).items()]

    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        """How often an option was preferred, of how many decisions."""
        won, met = Counter[str](), Counter[str]()
        for cell, number in cells.items():
            for sign in (">", BOTH):
                first, found, second = cell.partition(sign)
                if found:
                    met[first] += number
                    met[second] += number
                    won[first] += number if sign == ">" else 0
        return [Figure(sheet.title(code), won[code], _preferred(won[code], met[code])) for code in sheet.codes]


def _preferred(won: int, met: int) -> str:
    return _("preferred %(won)s times in %(met)s pairs") % {"won": won, "met": met}


def pairs_of(sheet: Sheet) -> list[str]:
    return ["|".join(pair) for pair in combinations(sorted(sheet.codes), 2)]


def told_of(pair: str, chosen: str, sheet: Sheet) -> str:
    """One decision in words."""
    first, second = pair.split("|")
    if chosen == BOTH:
        return _("%(first)s and %(second)s equally") % {"first": sheet.title(first), "second": sheet.title(second)}
    names = {"winner": sheet.title(chosen), "loser": sheet.title(second if chosen == first else first)}
    return _("%(winner)s rather than %(loser)s") % names


def next_pair(
    sheet: Sheet, choices: Choices, seed: str, skipped: Collection[str] = frozenset()
) -> tuple[str, str] | None:
    """The pair whose options this person has met least, by lot among equals; None after the last one."""
    done = {*mapping(choices.get("duels")), *skipped}
    met = Counter(code for pair in done for code in pair.split("|"))
    open_pairs = [pair for pair in combinations(sorted(sheet.codes), 2) if "|".join(pair) not in done]

    def turn(pair: tuple[str, str]) -> tuple[int, str]:
        return met[pair[0]] + met[pair[1]], sha256(f"{seed}:{pair}".encode()).hexdigest()

    return min(open_pairs, key=turn, default=None)
