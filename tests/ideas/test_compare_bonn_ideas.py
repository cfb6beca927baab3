"""Do duplicates among 2,163 real ideas find each other? Read and judged by hand; here stand only their numbers.

Duplicates ask for the same thing at the same place. Near misses are as hard as they come: the same words for another
street, or the same place with another wish. The file tells places only where the text names them; the map's pins, by
which people tell many of these apart, are not in it. So the machine suggests and people decide.
"""

import csv
import os
from pathlib import Path

import pytest

from ideas.likeness import Corpus, Seen, Words
from ideas.selectors.similar import ALIKE, SHOWN
from participation.stems import stems

BONN = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "ideas_bonn" / "ideas.csv"
pytestmark = [pytest.mark.realdata, pytest.mark.skipif(not BONN.exists(), reason="the shared data are not here")]

DUPLICATES = """
1608-2056 1757-1762 1976-1977 1982-3233 2015-2052 2078-2758 2113-2115 2229-2231 2318-3948 2356-3009 2478-2479 2908-2909
2911-2918 2956-2957 2972-2974 3147-3732 3170-3171 3204-3205 3258-3259 3328-3685 3562-3563 3634-3635 3710-3711 3809-3817
"""
NEAR_MISSES = """
1630-3508 1776-3494 1786-1925 1791-3167 1831-1833 1920-1940 1934-3933 2013-2020 2018-2019 2118-2120 2149-2150 2215-3806
2226-2228 2228-2383 2325-2129 2434-2971 2467-2700 2573-2780 3068-3071 3103-3378 3131-3596 3273-3274 3353-3354 3734-3736
"""


def pairs(text: str) -> list[tuple[int, int]]:
    return [(int(one), int(other)) for one, _dash, other in (pair.partition("-") for pair in text.split())]


@pytest.fixture(scope="module")
def told() -> dict[int, Words]:
    with BONN.open(encoding="utf-8") as file:
        return {
            int(row["external_id"][1:]): Words(tuple(stems(row["title"])), tuple(stems(row["text"])))
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="module")
def corpus(told: dict[int, Words]) -> Corpus:
    assert len(told) == 2163
    return Corpus(told)


def found(corpus: Corpus, seen: Seen, without: int) -> list[int]:
    return [number for number, _likeness in corpus.alike(seen, ALIKE) if number != without]


def test_duplicates_are_told_from_near_misses_better_than_by_chance(
    corpus: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    called_alike = {
        kind: sum(other in found(corpus, corpus.seen[one], one) for one, other in pairs(kind))
        for kind in (DUPLICATES, NEAR_MISSES)
    }
    true, false = called_alike[DUPLICATES], called_alike[NEAR_MISSES]
    recall, precision = true / len(pairs(DUPLICATES)), true / (true + false)
    with capsys.disabled():
        print(f"\nBonn, 24 duplicates and 24 near misses: recall {recall:.2f}, precision {precision:.2f}")
    assert recall >= 0.95
    assert precision >= 0.55


def test_a_duplicate_is_among_the_first_suggestions(corpus: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    both_ways = [*pairs(DUPLICATES), *((other, one) for one, other in pairs(DUPLICATES))]
    shown = sum(other in found(corpus, corpus.seen[one], one)[:SHOWN] for one, other in both_ways)
    with capsys.disabled():
        print(f"\nBonn: {shown} of {len(both_ways)} duplicates stand among the first {SHOWN} suggestions")
    assert shown >= 0.9 * len(both_ways)


def test_most_ideas_are_like_few_others(corpus: Corpus) -> None:
    """Suggestions that come always are read by nobody."""
    numbers = sorted(corpus.seen)[::40]
    some = sum(bool(found(corpus, corpus.seen[number], number)) for number in numbers)
    assert some <= 0.8 * len(numbers)
