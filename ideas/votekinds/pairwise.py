"""Which of these two? Pair after pair, as long as somebody likes."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.votekinds.kind import Cell, Choices, Posted, Sheet, VoteKind, mapping, unknown

BOTH = "="


class Pairwise(VoteKind):
    """Choices: {"duels": {"a|b": "a"}}, each pair in the order of codes; "=" says both are equal."""

    key = "pairwise"
    label = gettext_lazy("Pair by pair")
    explained = gettext_lazy("Everybody sees two options and says which is more important, again and again.")
    stepwise = True

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        pair, chosen = str(posted.get("paar") or ""), str(posted.get("wahl") or "")
        return {"duels": {pair: chosen}} if pair and chosen else {}

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
        told = []
        for pair, chosen in mapping(choices.get("duels")).items():
            first, second = pair.split("|")
            names = {"winner": sheet.title(chosen), "loser": sheet.title(second if chosen == first else first)}
            equal = {"first": sheet.title(first), "second": sheet.title(second)}
            told.append(
                _("%(first)s and %(second)s equally") % equal
                if chosen == BOTH
                else _("%(winner)s rather than %(loser)s") % names
            )
        return told


def next_pair(sheet: Sheet, choices: Choices, seed: str) -> tuple[str, str] | None:
    """The pair whose options this person has met least, by lot among equals; None after the last one."""
    done = set(mapping(choices.get("duels")))
    met = Counter(code for pair in done for code in pair.split("|"))
    open_pairs = [pair for pair in combinations(sorted(sheet.codes), 2) if "|".join(pair) not in done]

    def turn(pair: tuple[str, str]) -> tuple[int, str]:
        return met[pair[0]] + met[pair[1]], sha256(f"{seed}:{pair}".encode()).hexdigest()

    return min(open_pairs, key=turn, default=None)
