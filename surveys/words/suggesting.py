"""Which codes may fit an answer? Those whose words stand in it, and those of answers that are like it.

Likeness: cosine of stems weighted by how rare they are (tf-idf), over the nearest coded answers. People decide; a
suggestion only saves looking.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest

from participation.stems import fold, is_in, stems

SHOWN, NEAREST = 5, 10
LEAST_LIKE = 0.18  # below this two answers share hardly more than small words
_SHORT = 3

# Stems that stand in any answer.
_SMALL = frozenset(
    stems(
        "aber alle allem allen aller als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dem "
        "den der des die dies diese dieser doch dort durch ein eine einem einen einer eines es etwas fuer ganz gar "
        "gegen gibt habe haben hat hier ich ihr ihre im immer in ist ja jede jeden kann kein keine koennen man "
        "mehr mein meine mit muss nach nicht nichts noch nur ob oder ohne schon sehr sein seine sich sie sind so "
        "soll sollen sollte sollten ueber um und uns unser unter vom von vor war was weil wenn wer werden wie wir "
        "wird wo wuerde zu zum zur"
    )
)


def by_keywords(text: str, keywords: Mapping[int, Iterable[str]]) -> list[int]:
    """Codes with a keyword all of whose words stand in the answer, those with the most such keywords first."""
    folded = fold(text)
    hits = {code: sum(_stands_in(one, folded) for one in own) for code, own in keywords.items()}
    return sorted((code for code, number in hits.items() if number), key=lambda code: (-hits[code], code))


def _stands_in(keyword: str, folded: str) -> bool:
    wanted = [one for one in stems(keyword) if one not in _SMALL]
    return bool(wanted) and all(is_in(one, folded) for one in wanted)


class Likeness:
    """Coded answers, prepared once for many that are to be coded."""

    def __init__(self, coded: Sequence[tuple[str, Collection[int]]]) -> None:
        bags = [Counter(_content(text)) for text, _codes in coded]
        seen = Counter(one for bag in bags for one in bag)
        self._rarity = {one: math.log((1 + len(bags)) / (1 + number)) + 1 for one, number in seen.items()}
        self._codes = [frozenset(codes) for _text, codes in coded]
        self._places: dict[str, list[tuple[int, float]]] = {}
        for place, bag in enumerate(bags):
            for one, weight in self._weighted(bag).items():
                self._places.setdefault(one, []).append((place, weight))

    def codes_for(self, text: str) -> list[int]:
        """Codes of the nearest answers, by how near these are together."""
        near: Counter[int] = Counter()
        for one, weight in self._weighted(Counter(_content(text))).items():
            for place, other in self._places.get(one, ()):
                near[place] += weight * other  # type: ignore[assignment]
        votes: dict[int, float] = {}
        for place, like in nlargest(NEAREST, near.items(), key=lambda pair: pair[1]):
            if like >= LEAST_LIKE:
                for code in self._codes[place]:
                    votes[code] = votes.get(code, 0.0) + like
        return sorted(votes, key=lambda code: (-votes[code], code))

    def _weighted(self, bag: Counter[str]) -> dict[str, float]:
        weights = {one: number * self._rarity.get(one, 0.0) for one, number in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {one: weight / length for one, weight in weights.items() if weight} if length else {}


def suggestions(text: str, keywords: Mapping[int, Iterable[str]], likeness: Likeness | None) -> list[int]:
    """Keywords first: somebody wrote them down on purpose."""
    near = likeness.codes_for(text) if likeness else []
    return list(dict.fromkeys([*by_keywords(text, keywords), *near]))[:SHOWN]


def _content(text: str) -> list[str]:
    return [one for one in stems(text) if one not in _SMALL and len(one) >= _SHORT]
