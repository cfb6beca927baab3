"""Which letters of a German word carry its meaning? "Bäume", "Baum", "baeume" and "BÄUME" become the same.

Texts and what looks for them go through the same `stem`. It is coarse on purpose: it may find a little too much, hardly
ever too little. A stem of four letters or more is found anywhere in a word, because German joins words ("Platz" in
"Spielplätze"); a shorter one at its beginning or after three letters ("Rad" in "Fahrradweg", not in "gerade").
"""

import re
import unicodedata
from functools import lru_cache

FOUND_ANYWHERE = 4

# An umlaut written out ends at the plain vowel; "ue" stays after a vowel or q ("neue", "quer").
_WRITTEN_OUT = re.compile(r"(?<![aeiouq])(a|o|u)e")
_WORD = re.compile(r"[0-9a-z]+")
# Endings of inflection, longest first, with the letters that have to be left.
_ENDINGS = (("erns", 3), ("ern", 3), ("ers", 3), ("em", 4), ("en", 3), ("er", 3), ("es", 3), ("e", 3))


def fold(text: str) -> str:
    """The stems in their order, each with a space on both sides: " rutsch heiss baum "."""
    return f" {' '.join(stems(text))} "


def stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def words(text: str) -> list[str]:
    marked = unicodedata.normalize("NFKD", text.casefold().replace("\u00ad", ""))
    plain = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return _WORD.findall(_WRITTEN_OUT.sub(r"\1", plain))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut the ending, then s and n as long as four letters stay ("Gleise" and "Gleis" both end as "glei")."""
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word.removesuffix(ending)
            break
    while len(word) > FOUND_ANYWHERE and word[-1] in "sn":
        word = word[:-1]
    return word[:-1] if word.endswith("ss") else word


def is_in(one: str, folded: str) -> bool:
    """Whether a stem stands in a folded text."""
    if len(one) >= FOUND_ANYWHERE:
        return one in folded
    return re.search(rf" {one}|[0-9a-z]{{3}}{one}", folded) is not None  # only letters and digits: no escaping
