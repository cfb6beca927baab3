"""By which letters does a search find German words? "Bäume", "Baum", "baeume" and "BÄUME" become the same.

Ideas and queries go through the same `stem`. It is coarse on purpose: it may find a little too much, hardly
ever too little. A stem of four letters or more is found anywhere in a word, because German joins words
("Platz" in "Spielplätze"); a shorter one at its beginning or after three letters ("Rad" in "Fahrradweg", not in
"gerade").
"""

import re
import unicodedata
from functools import lru_cache

from django.db.models import Q

# An umlaut written out ends at the plain vowel; "ue" stays after a vowel or q ("neue", "quer").
_WRITTEN_OUT = re.compile(r"(?<![aeiouq])(a|o|u)e")
_WORD = re.compile(r"[0-9a-z]+")
# Endings of inflection, longest first, with the letters that have to be left.
_ENDINGS = (("erns", 3), ("ern", 3), ("ers", 3), ("em", 4), ("en", 3), ("er", 3), ("es", 3), ("e", 3))
_FOUND_ANYWHERE = 4
_WORDS_IN_A_QUERY = 8


def fold(text: str) -> str:
    """The stems in their order, each with a space on both sides: " rutsch heiss baum "."""
    return f" {' '.join(stem(word) for word in _words(text))} "


def matching(query: str) -> Q:
    """Every word of the query has to be found; a query without words finds everything."""
    found = Q()
    for word in dict.fromkeys(stem(word) for word in _words(query)[:_WORDS_IN_A_QUERY]):
        if len(word) >= _FOUND_ANYWHERE:
            found &= Q(search_text__contains=word)
        else:
            found &= Q(search_text__regex=f" {word}|[0-9a-z]{{3}}{word}")  # only letters and digits: no escaping
    return found


def _words(text: str) -> list[str]:
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
    while len(word) > _FOUND_ANYWHERE and word[-1] in "sn":
        word = word[:-1]
    return word[:-1] if word.endswith("ss") else word
