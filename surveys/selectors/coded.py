"""What are answers in own words about? Counted codes and released quotes per question, for dashboards."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Sum

from participation.stats.agreement import Agreement, agreement
from surveys.coding_rules import Part
from surveys.exchange.export.columns import OTHER_WORDS
from surveys.models import Code, CodedQuestion, Coding, OpenAnswer
from surveys.selectors.codebook import name_of

NONE = 0  # stands for "no code"


@dataclass(frozen=True, slots=True)
class CodeCount:
    """`tones`: how many of these answers have which tone; each answer has one, "" is none."""

    name: str
    count: int
    tones: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedWords:
    """`agreement`: of two people over all codes of an answer together, None before the second one began.

    `coded` of `answers` were read. `without`: of these, no code fits. Answers with several codes count at each.
    """

    answers: int
    coded: int
    codes: tuple[CodeCount, ...]
    without: CodeCount
    tones: Mapping[str, int]
    quotes: tuple[Quote, ...]
    agreement: Agreement | None = None


def words_beside(code: str) -> str:
    """The name of the words beside "other" of a question."""
    return f"{code}.{OTHER_WORDS}"


def coded_state(survey_id: int) -> int:
    """Grows with each change of what is coded."""
    return CodedQuestion.objects.filter(survey=survey_id).aggregate(state=Sum("revision"))["state"] or 0


class Found(NamedTuple):
    """What one coding says."""

    tone: str
    codes: frozenset[int]


Codings = Mapping[uuid.UUID, Mapping[int, Found]]  # answer -> part -> what it says


def coded_words(survey_id: int) -> dict[str, CodedWords]:
    """By the name of the question, as in files of answers; one query where nothing is coded, else four."""
    live = OpenAnswer.objects.filter(question__survey=survey_id, response__superseded=False)
    answers = list(live.values_list("pk", "question__name", "quote"))
    if not answers:
        return {}
    codings, names = codings_of(survey_id), names_of(survey_id)
    found: dict[str, list[tuple[uuid.UUID, str]]] = {}
    for pk, name, quote in answers:
        found.setdefault(name, []).append((pk, quote))
    return {name: _words(own, codings, names) for name, own in found.items()}


def codings_of(survey_id: int) -> Codings:
    """Two queries."""
    codings = Coding.objects.filter(answer__question__survey=survey_id)
    through = Coding.codes.through.objects.filter(coding__in=codings.values("pk"))
    codes: dict[int, set[int]] = {}
    for coding, code in through.values_list("coding", "code"):
        codes.setdefault(coding, set()).add(code)
    found: dict[uuid.UUID, dict[int, Found]] = {}
    for pk, answer, part, tone in codings.values_list("pk", "answer", "part", "tone"):
        found.setdefault(answer, {})[part] = Found(tone, frozenset(codes.get(pk, ())))
    return found


def holding(parts: Mapping[int, Found]) -> Found | None:
    """What two people agreed on, else the first coding. The second one only measures the first."""
    return parts.get(Part.AGREED) or parts.get(Part.FIRST)


def names_of(survey_id: int) -> dict[int, str]:
    codes = Code.objects.filter(process__surveys=survey_id).select_related("field", "parent__field").order_by("pk")
    return {code.pk: f"{name_of(code.parent)}: {code.name}" if code.parent else name_of(code) for code in codes}


def _words(answers: Sequence[tuple[uuid.UUID, str]], codings: Codings, names: Mapping[int, str]) -> CodedWords:
    final = {pk: held for pk, _quote in answers if (held := holding(codings.get(pk, {})))}
    by_code: dict[int, Counter[str]] = {}
    for one in final.values():
        for code in one.codes or (NONE,):
            by_code.setdefault(code, Counter())[one.tone] += 1
    counts = [CodeCount(names[code], tones.total(), tones) for code, tones in by_code.items() if code in names]
    none = by_code.get(NONE, Counter())
    return CodedWords(
        answers=len(answers),
        coded=len(final),
        codes=tuple(sorted(counts, key=lambda one: (-one.count, one.name.casefold()))),
        without=CodeCount("", none.total(), none),
        tones=Counter(one.tone for one in final.values()),
        quotes=tuple(Quote(quote, _named(final.get(pk), names)) for pk, quote in sorted(answers) if quote),
        agreement=agreement([pair for pk, _quote in answers if (pair := pair_of(codings.get(pk, {})))]),
    )


def pair_of(parts: Mapping[int, Found]) -> tuple[frozenset[int], frozenset[int]] | None:
    """What two people found apart from each other."""
    first, second = parts.get(Part.FIRST), parts.get(Part.SECOND)
    return (first.codes, second.codes) if first and second else None


def _named(found: Found | None, names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(name for code, name in names.items() if found and code in found.codes)
