"""Do two people who code the same answers mean the same? Told per code, with the answers in which they differ."""

from dataclasses import dataclass

from participation.stats.agreement import RELIABLE, TENTATIVE, Agreement, agreement, agreement_per_code
from surveys.coding_rules import Part
from surveys.models import CodedQuestion, OpenAnswer
from surveys.selectors.coded import codings_of, names_of, pair_of
from surveys.selectors.own_words import answers_of


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """`first`, `second`: how often each of the two set it. `alpha` None: only one value occurs."""

    name: str
    first: int
    second: int
    both: int
    alpha: float | None

    @property
    def verdict(self) -> str:
        return verdict(self.alpha)


@dataclass(frozen=True, slots=True)
class Coders:
    """`same`: answers with exactly the same codes. `apart`: those that differ and have not been settled."""

    whole: Agreement | None
    tone: Agreement | None
    same: int
    of: int
    codes: tuple[CodeAgreement, ...]
    apart: tuple[OpenAnswer, ...]
    settled: int

    @property
    def alpha(self) -> float | None:
        return self.whole.alpha if self.whole else None

    @property
    def verdict(self) -> str:
        return verdict(self.alpha)


def verdict(alpha: float | None) -> str:
    """By Krippendorff's limits."""
    if alpha is None:
        return "unknown"
    if alpha >= RELIABLE:
        return "reliable"
    return "tentative" if alpha >= TENTATIVE else "weak"


def coders_of(question: CodedQuestion) -> Coders:
    """Four queries, however many answers."""
    codings, names = codings_of(question.survey_id), names_of(question.survey_id)
    answers = [one for one in answers_of(question) if pair_of(codings.get(one.pk, {}))]
    pairs = [pair for one in answers if (pair := pair_of(codings[one.pk]))]
    units = [tuple(frozenset(map(str, own)) for own in pair) for pair in pairs]
    used = {code for pair in pairs for own in pair for code in own}
    per_code = agreement_per_code(units, [str(code) for code in used])
    tones = [[codings[one.pk][part].tone for part in (Part.FIRST, Part.SECOND)] for one in answers]
    apart = [one for one, (first, second) in zip(answers, pairs, strict=True) if first != second]
    settled = [one for one in apart if Part.AGREED in codings[one.pk]]
    return Coders(
        whole=agreement(pairs),
        tone=agreement(tones),
        same=len(pairs) - len(apart),
        of=len(pairs),
        codes=tuple(
            CodeAgreement(
                names[code],
                sum(code in first for first, _second in pairs),
                sum(code in second for _first, second in pairs),
                sum(code in first and code in second for first, second in pairs),
                found.alpha if (found := per_code[str(code)]) else None,
            )
            for code in names
            if code in used
        ),
        apart=tuple(one for one in apart if one not in settled),
        settled=len(settled),
    )
