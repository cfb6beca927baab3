"""What are answers in own words about? Counted codes and released quotes per question, for dashboards."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from participation.stats.agreement import Agreement, agreement
from surveys.coding_rules import Part
from surveys.exchange.export.columns import OTHER_WORDS
from surveys.models import Code, CodedQuestion, Coding, OpenAnswer, Response
from surveys.selectors.codebook import name_of

NONE = 0  # stands for "no code"
KEPT = 3600  # seconds: counts of a revision that nobody asks for go again


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


def coded_names(survey_id: int, names: Collection[str]) -> frozenset[str]:
    """Which of these questions have answers on the coding desk? Nothing is counted; one query."""
    live = _live(_gone(survey_id)).filter(question=OuterRef("pk"))
    found = CodedQuestion.objects.filter(Exists(live), survey=survey_id, name__in=names)
    return frozenset(found.values_list("name", flat=True))


def coded_words(survey_id: int, names: Collection[str]) -> dict[str, CodedWords]:
    """Of the questions with these names, as in files of answers; one query where none of them is coded, else ten.

    The database counts, however many wrote. One by one are read only answers with a quote or with a second coding.
    """
    questions = dict(CodedQuestion.objects.filter(survey=survey_id, name__in=names).values_list("pk", "name"))
    if not questions:
        return {}
    gone = _gone(survey_id)
    answers, counts = _kept_counts(survey_id, sorted(questions), gone)
    codes, read = names_of(survey_id), _read(_live(gone).filter(question__in=list(questions)), questions)
    codings = _codings(Coding.objects.filter(answer__in=[pk for pk, _question, _quote in read]))
    return {
        name: _words(
            answers[pk],
            counts.get(pk, _Counts()),
            [(answer, quote) for answer, own, quote in read if own == pk],
            codings,
            names=codes,
        )
        for pk, name in questions.items()
        if pk in answers
    }


@dataclass(slots=True)
class _Counts:
    """`tones` of all answers to a question that were read; `by_code`: code -> tone -> how many."""

    tones: Counter[str] = field(default_factory=Counter)
    by_code: dict[int, Counter[str]] = field(default_factory=dict)


def _gone(survey_id: int) -> QuerySet[Response]:
    return Response.objects.filter(survey=survey_id, superseded=True)


def _live(gone: QuerySet[Response]) -> QuerySet[OpenAnswer]:
    return OpenAnswer.objects.exclude(response__in=gone)


def _kept_counts(
    survey_id: int, questions: Sequence[int], gone: QuerySet[Response]
) -> tuple[dict[int, int], dict[int, _Counts]]:
    """Counted once after each change at the coding desk, whatever else is counted meanwhile: a million take a second.

    What changes is asked for first, so newer counts may stand under an older name, which nobody asks for any more.
    """
    about = "-".join(map(str, questions))
    key = f"surveys:coded:{survey_id}:{coded_state(survey_id)}:{gone.count()}:{about}"
    found: tuple[dict[int, int], dict[int, _Counts]] | None = cache.get(key)
    if found is None:
        live = _live(gone).filter(question__in=questions)
        answers = dict(live.order_by().values_list("question").annotate(n=Count("pk")))
        found = answers, dict(_counts(questions, gone))
        cache.set(key, found, KEPT)
    return found


def _counts(questions: Collection[int], gone: QuerySet[Response]) -> dict[int, _Counts]:
    """By question, from the coding that holds of each answer (see `holding`); two queries."""
    agreed = Coding.objects.filter(answer=OuterRef("answer"), part=Part.AGREED)
    first = Q(part=Part.FIRST) & ~Exists(agreed)
    held = Coding.objects.filter(Q(part=Part.AGREED) | first, answer__question__in=list(questions))
    held = held.exclude(answer__response__in=gone).order_by()
    found: dict[int, _Counts] = defaultdict(_Counts)
    for question, tone, number in held.values_list("answer__question", "tone").annotate(n=Count("pk")):
        found[question].tones[tone] += number
    rows = held.values_list("answer__question", "codes", "tone").annotate(n=Count("pk"))
    for question, code, tone, number in rows:
        found[question].by_code.setdefault(code or NONE, Counter())[tone] += number
    return found


def _read(live: QuerySet[OpenAnswer], questions: Collection[int]) -> list[tuple[uuid.UUID, int, str]]:
    """Answers with a quote, and those that two people coded."""
    twice = Coding.objects.filter(part=Part.SECOND, answer__question__in=list(questions)).values("answer")
    return list(live.filter(~Q(quote="") | Q(pk__in=twice)).order_by("pk").values_list("pk", "question", "quote"))


def codings_of(survey_id: int) -> Codings:
    """Two queries."""
    return _codings(Coding.objects.filter(answer__question__survey=survey_id))


def _codings(codings: QuerySet[Coding]) -> Codings:
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


def _words(
    answers: int,
    counts: _Counts,
    read: Sequence[tuple[uuid.UUID, str]],
    codings: Codings,
    *,
    names: Mapping[int, str],
) -> CodedWords:
    by_code = [CodeCount(names[code], n.total(), n) for code, n in counts.by_code.items() if code in names]
    none = counts.by_code.get(NONE, Counter())
    return CodedWords(
        answers=answers,
        coded=counts.tones.total(),
        codes=tuple(sorted(by_code, key=lambda one: (-one.count, one.name.casefold()))),
        without=CodeCount("", none.total(), none),
        tones=counts.tones,
        quotes=tuple(Quote(quote, _named(holding(codings.get(pk, {})), names)) for pk, quote in read if quote),
        agreement=agreement([pair for pk, _quote in read if (pair := pair_of(codings.get(pk, {})))]),
    )


def pair_of(parts: Mapping[int, Found]) -> tuple[frozenset[int], frozenset[int]] | None:
    """What two people found apart from each other."""
    first, second = parts.get(Part.FIRST), parts.get(Part.SECOND)
    return (first.codes, second.codes) if first and second else None


def _named(found: Found | None, names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(name for code, name in names.items() if found and code in found.codes)
