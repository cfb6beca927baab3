"""By which letters does a search find German words? Ideas and queries go through the same stems."""

from django.db.models import Q

from participation.stems import FOUND_ANYWHERE, fold, stem, words

__all__ = ["fold", "matching", "stem"]

_WORDS_IN_A_QUERY = 8


def matching(query: str) -> Q:
    """Every word of the query has to be found; a query without words finds everything."""
    found = Q()
    for word in dict.fromkeys(stem(word) for word in words(query)[:_WORDS_IN_A_QUERY]):
        if len(word) >= FOUND_ANYWHERE:
            found &= Q(search_text__contains=word)
        else:
            found &= Q(search_text__regex=f" {word}|[0-9a-z]{{3}}{word}")  # only letters and digits: no escaping
    return found
