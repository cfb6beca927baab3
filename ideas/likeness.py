"""How alike are two ideas? Words in all their forms and parts of joined words; the rarer a word, the more it says.

Pure: no database, so both databases give the same answer. A text becomes weighted stems of length one (tf-idf); two
texts are as alike as the angle between them is narrow. Texts that name the same street or square are a little more
alike, texts that name different ones much less: the same wish for another street is another idea.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from participation.stems import stems

SHORTEST_PART, SEEN_ALONE = 3, 2
IN_TITLE, AS_PART = 2.0, 0.5
SAME_PLACE, OTHER_PLACE, SAME_FIELD, SAME_AREA = 1.2, 0.5, 1.05, 1.05
# Endings of German names of places, as `stem` leaves them. "Weg" and "Ring" joined are mostly no name ("Radweg").
JOINED = ("stra", "str", "alle", "platz", "bruck", "ufer", "gass", "bad", "markt")
ALONE = frozenset({*JOINED, "weg", "ring"})
# Words of grammar: few ideas are not enough to tell by counting that they say nothing.
GRAMMAR = frozenset(
    stems(
        "der die das den dem des ein eine einen einem einer und oder aber in im ins an am auf aus bei beim "
        "mit von vom zu zum zur für über unter nach vor um ist sind war wird werden kann können soll sollte "
        "muss müssen gibt haben hat hätte wäre nicht kein keine mehr sehr auch noch nur es sich wir ich man "
        "alle viele hier dort da so wie als dass wenn bitte the a an of for to in and or is are more at on "
        "with"
    )
)
# A word in more than a twentieth of all texts is no name.
COMMON, FEWEST = 0.05, 50


@dataclass(frozen=True, slots=True)
class Words:
    """Stems in their order; `field` and `area` are numbers, 0 for none."""

    title: tuple[str, ...]
    text: tuple[str, ...] = ()
    field: int = 0
    area: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """One text as it is compared."""

    weights: Mapping[str, float]
    places: frozenset[str]
    field: int
    area: int


class Corpus:
    """All ideas that are compared with each other. How rare a word is, is counted once, when the corpus is made."""

    def __init__(self, texts: Mapping[int, Words]) -> None:
        # Among a handful of ideas a word of two is not common: rare is what would be rare among fifty.
        self.size = max(len(texts), FEWEST)
        self.known = Counter[str]()
        for words in texts.values():
            self.known.update({*words.title, *words.text})
        self.parts = {word: _split(word, self.known) for word in self.known}
        loads = {number: self._load(words) for number, words in texts.items()}
        self.spread = Counter[str]()
        for load in loads.values():
            self.spread.update(load.keys())
        self.seen: dict[int, Seen] = {}
        self.where: dict[str, dict[int, float]] = defaultdict(dict)
        for number, load in loads.items():
            self._keep(number, self._seen(texts[number], load))

    def see(self, words: Words) -> Seen:
        """A text that may be none of the corpus."""
        return self._seen(words, self._load(words))

    def put(self, number: int, words: Words) -> None:
        """A text that is new, or not what it was."""
        if number in self.seen:
            for word in self.seen[number].weights:
                del self.where[word][number]
        self._keep(number, self.see(words))

    def alike(self, one: Seen, least: float) -> list[tuple[int, float]]:
        """Numbers with their likeness, the most alike first; equal ones in the order of their numbers."""
        sums: dict[int, float] = defaultdict(float)
        for word, weight in one.weights.items():
            for number, other in self.where.get(word, {}).items():
                sums[number] += weight * other
        # Rounded, so that the order never hangs on the last digit of a sum.
        found = [(number, round(likeness * factor(one, self.seen[number]), 6)) for number, likeness in sums.items()]
        return sorted((row for row in found if row[1] >= least), key=lambda row: (-row[1], row[0]))

    def _keep(self, number: int, seen: Seen) -> None:
        self.seen[number] = seen
        for word, weight in seen.weights.items():
            self.where[word][number] = weight

    def _load(self, words: Words) -> dict[str, float]:
        load: dict[str, float] = defaultdict(float)
        for told, weight in ((words.title, IN_TITLE), (words.text, 1.0)):
            for word in told:
                if word in GRAMMAR:
                    continue
                new = word not in self.parts
                parts = _split(word, self.known) if new else self.parts[word]
                # A joined word that nobody else has used says what its parts say.
                if not (new and parts):
                    load[word] += weight
                for part in parts:
                    load[part] += weight if new else weight * AS_PART
        return load

    def _seen(self, words: Words, load: Mapping[str, float]) -> Seen:
        most = self.size + 1
        weights = {word: _damped(times) * log(most / (max(self.spread[word], 1) + 0.5)) for word, times in load.items()}
        weights = {word: weight for word, weight in weights.items() if weight > 0}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        scaled = {word: weight / length for word, weight in weights.items()}
        return Seen(scaled, self._places((*words.title, *words.text)), words.field, words.area)

    def _places(self, told: tuple[str, ...]) -> frozenset[str]:
        """Names of streets and squares: "Bachstraße", and "Bonner" of "Bonner Straße"."""
        names = {before for before, word in pairwise(told) if word in ALONE}
        for word in told:
            if word.endswith(JOINED) and word not in ALONE:
                names.add(word.removesuffix(next(end for end in JOINED if word.endswith(end))))
        most = max(COMMON * self.size, SEEN_ALONE)
        return frozenset(name for name in names if len(name) >= SHORTEST_PART and self.known[name] <= most)


def _split(word: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """The two known words that a joined word consists of, those of most equal length; else nothing."""
    best: tuple[str, ...] = ()
    shortest = SHORTEST_PART - 1
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if len(tail) <= shortest or known.get(tail, 0) < SEEN_ALONE:
            continue
        for first in (head, head.removesuffix("s")):
            if known.get(first, 0) >= SEEN_ALONE and min(len(first), len(tail)) > shortest:
                best, shortest = (first, tail), min(len(first), len(tail))
    return best


def factor(one: Seen, other: Seen) -> float:
    """What place and topic add or take."""
    result = SAME_FIELD if one.field and one.field == other.field else 1.0
    result *= SAME_AREA if one.area and one.area == other.area else 1.0
    if not one.places or not other.places:
        return result
    if one.places.isdisjoint(other.places):
        return result * OTHER_PLACE
    # A corner that shares one of two streets is neither the same place nor quite another one.
    return result * SAME_PLACE if one.places <= other.places or other.places <= one.places else result


def _damped(times: float) -> float:
    return 1 + log(times) if times > 1 else times
