"""Which codes are offered first for an answer? By their keywords, and by answers like it that are coded already."""

from collections.abc import Collection, Mapping

from participation.stems import FOUND_ANYWHERE, stem, words
from surveys.coding_rules import Part
from surveys.models import CodedQuestion, Coding, OpenAnswer
from surveys.selectors.codebook import Entry
from surveys.selectors.own_words import answers_of
from surveys.words.suggesting import Likeness, suggestions

COMPARED = 500  # coded answers that are looked at; more tell hardly more


def suggested_codes(
    question: CodedQuestion, answer: OpenAnswer | None, part: Part, entries: Mapping[int, Entry]
) -> list[Entry]:
    """Nothing for the second person, who has to find the same without help, and nothing once it is coded."""
    if answer is None or part != Part.FIRST or answer.codings.exists():
        return []
    said: str = answer.words  # type: ignore[attr-defined]
    found = suggestions(said, {pk: keywords_of(one) for pk, one in entries.items()}, _likeness(question))
    return [entries[pk] for pk in found if pk in entries]


def keywords_of(entry: Entry) -> list[str]:
    """Those that the team wrote down; the words of a code's own name suggest it, too, but not those of a heading."""
    written = [one.strip() for one in entry.keywords.split(",") if one.strip()]
    own = [] if entry.is_heading else [one for one in words(entry.name) if len(stem(one)) >= FOUND_ANYWHERE]
    return [*written, *own]


def _likeness(question: CodedQuestion) -> Likeness:
    coded = answers_of(question).filter(codings__part=Part.FIRST)[:COMPARED]
    said: dict[object, str] = {one.pk: one.words for one in coded}  # type: ignore[attr-defined]
    codes: dict[object, set[int]] = {}
    through = Coding.codes.through.objects.filter(coding__answer__in=list(said), coding__part=Part.FIRST)
    for answer, code in through.values_list("coding__answer", "code"):
        codes.setdefault(answer, set()).add(code)
    pairs: list[tuple[str, Collection[int]]] = [(text, codes[pk]) for pk, text in said.items() if pk in codes]
    return Likeness(pairs)
