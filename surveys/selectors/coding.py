"""What does somebody need who codes: how far each question is, and what stands on an answer already?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from participation.allowed import Answer, Refused
from surveys.coding_rules import Part, are_enough, may_take_in
from surveys.models import CodedQuestion, Coding, OpenAnswer, Survey
from surveys.selectors.codebook import Entry
from surveys.selectors.open_words import OpenQuestion, open_questions
from surveys.selectors.own_words import Progress


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question of the overview. `may`: whether (new) answers can be taken in now."""

    asked: OpenQuestion
    taken: int
    progress: Progress
    second: Progress
    enough: bool
    may: Answer

    @property
    def new(self) -> int:
        return max(0, self.asked.answers - self.taken)

    @property
    def reason(self) -> object:
        return self.may.reason if isinstance(self.may, Refused) else ""


def question_rows(survey: Survey) -> list[QuestionRow]:
    """Three queries, however many questions."""
    live = Q(answers__response__superseded=False)
    first, second = Q(answers__codings__part=Part.FIRST), Q(answers__codings__part=Part.SECOND)
    found = CodedQuestion.objects.filter(survey=survey).annotate(
        taken=Count("answers", filter=live, distinct=True),
        coded=Count("answers", filter=live & first, distinct=True),
        drawn=Count("answers", filter=live & Q(answers__drawn=True), distinct=True),
        twice=Count("answers", filter=live & second, distinct=True),
    )
    rows = found.values_list("name", "taken", "coded", "drawn", "twice")
    known = {name: (taken, coded, drawn, twice) for name, taken, coded, drawn, twice in rows}
    return [_row(survey, asked, known.get(asked.name, (0, 0, 0, 0))) for asked in open_questions(survey)]


def _row(survey: Survey, asked: OpenQuestion, numbers: tuple[int, int, int, int]) -> QuestionRow:
    taken, coded, drawn, twice = numbers
    return QuestionRow(
        asked,
        taken,
        Progress(coded, taken),
        Progress(twice, drawn),
        enough=bool(are_enough(asked.answers)),
        may=may_take_in(survey, answers=asked.answers, taken=taken),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a coding says, in words. `revision` 0: nothing yet."""

    codes: tuple[Entry, ...] = ()
    tone: str = ""
    tone_words: str = ""
    revision: int = 0
    by: str = ""

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(one.id for one in self.codes)


def said_of(answers: Sequence[OpenAnswer], entries: dict[int, Entry]) -> dict[tuple[object, int], Said]:
    """By answer and part; two queries."""
    codings = Coding.objects.filter(answer__in=[one.pk for one in answers])
    return {
        (coding.answer_id, coding.part): Said(
            tuple(entry for pk, entry in entries.items() if pk in {code.pk for code in coding.codes.all()}),
            coding.tone,
            str(coding.get_tone_display()) if coding.tone else "",
            coding.revision,
            coding.coder.name,
        )
        for coding in codings.select_related("coder").prefetch_related("codes")
    }
