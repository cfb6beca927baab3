"""What did people write, one answer after the other? Nothing else of a response is read, and hidden words are not."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, When

from participation.accounts.models import Account
from surveys.coding_rules import Part
from surveys.models import CodedQuestion, Coding, OpenAnswer, Survey
from surveys.selectors.written import read_as, written


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    of: int

    @property
    def left(self) -> int:
        return self.of - self.done

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0


def answers_of(question: CodedQuestion) -> QuerySet[OpenAnswer]:
    """With `words` as they may be read, in the order of random numbers."""
    told = written(question.key, "response__answers")
    words = Case(When(redacted="", then=told), default=F("redacted"), output_field=read_as(question.key))
    return question.answers.filter(response__superseded=False).annotate(words=words).order_by("pk")


def words_in(answer: OpenAnswer) -> str:
    return answer.redacted or original_words(answer)


def original_words(answer: OpenAnswer) -> str:
    """Only for whoever checks what was hidden."""
    told = ExpressionWrapper(written(answer.question.key, "response__answers"), read_as(answer.question.key))
    return str(OpenAnswer.objects.values_list(told, flat=True).get(pk=answer.pk))


def is_large_enough(question: CodedQuestion) -> bool:
    return answers_of(question).count() >= settings.MINIMUM_GROUP_SIZE


def waiting(question: CodedQuestion, part: Part, account: Account) -> QuerySet[OpenAnswer]:
    """What this person can still code; whoever coded first is no second reader."""
    coded = Coding.objects.filter(answer=OuterRef("pk"), part=part)
    found = answers_of(question).filter(~Exists(coded))
    if part == Part.SECOND:
        by_others = Coding.objects.filter(answer=OuterRef("pk"), part=Part.FIRST).exclude(coder=account)
        return found.filter(Exists(by_others), drawn=True)
    return found


def next_answer(found: QuerySet[OpenAnswer], after: uuid.UUID | None) -> OpenAnswer | None:
    """Whoever leaves one out comes back to it at the end."""
    later = found.filter(pk__gt=after).first() if after else None
    return later or found.first()


def progress(question: CodedQuestion, part: Part = Part.FIRST) -> Progress:
    answers = question.answers.filter(response__superseded=False)
    of = answers.filter(drawn=True) if part == Part.SECOND else answers
    return Progress(of.filter(codings__part=part).count(), of.count())


def hidden_words_of(survey: Survey) -> dict[tuple[uuid.UUID, str], str]:
    """By response and name of the question: what is read instead of what was written."""
    rows = OpenAnswer.objects.filter(~Q(redacted=""), question__survey=survey)
    return {(pk, name): text for pk, name, text in rows.values_list("response", "question__name", "redacted")}


def with_code(found: QuerySet[OpenAnswer], code: int | None) -> QuerySet[OpenAnswer]:
    """By what holds: what two people agreed on, else the first coding. None: all answers."""
    if code is None:
        return found
    agreed = Coding.objects.filter(answer=OuterRef("pk"), part=Part.AGREED)
    first = Coding.objects.filter(answer=OuterRef("pk"), part=Part.FIRST, codes=code)
    return found.filter(Exists(agreed.filter(codes=code)) | (Exists(first) & ~Exists(agreed)))
