"""How do answers in own words come onto the coding desk, and how do they get their codes?"""

import math
import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from surveys.coding_rules import Part, are_enough, may_code, may_set, may_take_in
from surveys.models import Code, CodedQuestion, Coding, OpenAnswer, Survey
from surveys.selectors.open_words import open_question, responses_to
from surveys.services.codebook import begin_codebook
from surveys.services.coded import touch
from surveys.services.revising import record

SECOND_SHARE, SECOND_LEAST = 0.1, 30
ROWS = 500


class CodingConflict(Exception):  # noqa: N818 (an answer to the second person, not an error)
    """Somebody else has coded it in between. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a person found in an answer."""

    codes: frozenset[int] = frozenset()
    tone: str = ""


@transaction.atomic
def take_in(*, account: Account, survey_id: int, name: str) -> int:
    """How many answers came. Each gets a random number, so those of one person stand nowhere side by side."""
    survey = _locked_survey(survey_id)
    require(may_code(account, survey))
    asked = open_question(survey, name)
    if asked is None:
        return 0
    question = CodedQuestion.objects.filter(survey=survey, name=name).first()
    taken = question.answers.filter(response__superseded=False).count() if question else 0
    require(may_take_in(survey, answers=asked.answers, taken=taken))
    begin_codebook(survey.process)
    question = question or CodedQuestion.objects.create(survey=survey, name=name, key=asked.key)
    known = question.answers.values("response")
    new = list(responses_to(survey, asked).exclude(pk__in=known).values_list("pk", flat=True))
    secrets.SystemRandom().shuffle(new)
    rows = [OpenAnswer(question=question, response_id=pk) for pk in new]
    OpenAnswer.objects.bulk_create(rows, batch_size=ROWS)
    touch(question)
    record(account, "coding.begun", survey, {"question": name, "answers": len(rows)})
    return len(rows)


@transaction.atomic
def code_answer(*, account: Account, answer_id: uuid.UUID, found: Found, seen: int, part: Part = Part.FIRST) -> Coding:
    """`seen`: the revision of the coding that the page showed, 0 for none. The same again changes nothing."""
    answer = locked_answer(account, answer_id)
    codings = {one.part: one for one in answer.codings.all()}
    first, second = codings.get(Part.FIRST), codings.get(Part.SECOND)
    require(may_set(account, part, drawn=answer.drawn, first=first, second=second))
    codes = _codes(answer, found.codes)
    coding = codings.get(part)
    if coding is not None and _found(coding) == Found(frozenset(codes), found.tone):
        return coding
    if (coding.revision if coding else 0) != seen:
        raise CodingConflict
    if coding is None:
        coding = Coding(answer=answer, part=part, coder=account, tone=found.tone)
    else:
        coding.before = _as_json(_found(coding))
        coding.revision += 1
        coding.coder, coding.tone = account, found.tone
    coding.save()
    coding.codes.set(codes)
    touch(answer.question)
    return coding


@transaction.atomic
def undo_coding(*, account: Account, answer_id: uuid.UUID, part: Part, seen: int) -> None:
    """Back to what stood there before the last change; undone twice changes nothing."""
    answer = locked_answer(account, answer_id)
    codings = {one.part: one for one in answer.codings.all()}
    coding = codings.get(part)
    if coding is None or coding.revision != seen:
        return
    require(may_set(account, part, drawn=answer.drawn, first=codings.get(Part.FIRST), second=codings.get(Part.SECOND)))
    before = coding.before
    if before is None:
        coding.delete()
    else:
        coding.tone, coding.before = before["tone"], None
        coding.revision += 1
        coding.save()
        coding.codes.set(_codes(answer, before["codes"]))
    touch(answer.question)


@transaction.atomic
def draw_for_second(*, account: Account, survey_id: int, name: str) -> int:
    """One in ten by lot, but enough that agreement can be told; drawn ones stay drawn."""
    survey = _locked_survey(survey_id)
    require(may_code(account, survey))
    question = CodedQuestion.objects.select_for_update().filter(survey=survey, name=name).first()
    if question is None:
        return 0
    answers = question.answers.filter(response__superseded=False)
    wanted = min(max(SECOND_LEAST, math.ceil(answers.count() * SECOND_SHARE)), answers.count())
    drawn = answers.filter(drawn=True).count()
    free = list(answers.filter(drawn=False, codings__part=Part.FIRST).values_list("pk", flat=True))
    chosen = secrets.SystemRandom().sample(free, min(len(free), max(0, wanted - drawn)))
    OpenAnswer.objects.filter(pk__in=chosen).update(drawn=True)
    if chosen:
        record(account, "coding.second_drawn", survey, {"question": name, "answers": len(chosen)})
    return len(chosen)


def _locked_survey(survey_id: int) -> Survey:
    found = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process__area")
    return found.get(pk=survey_id)


def locked_answer(account: Account, answer_id: uuid.UUID) -> OpenAnswer:
    """Its question's row is locked: people who code the same question wait a moment for each other."""
    answer = OpenAnswer.objects.select_related("question__survey__process__area").get(pk=answer_id)
    question = CodedQuestion.objects.select_for_update().get(pk=answer.question_id)
    survey = answer.question.survey
    require(may_code(account, survey))
    require(are_enough(question.answers.filter(response__superseded=False).count()))
    return answer


def _codes(answer: OpenAnswer, wanted: Collection[int]) -> list[int]:
    """What is not in this codebook (any more) is left out."""
    codes = Code.objects.filter(pk__in=wanted, process=answer.question.survey.process_id)
    return sorted(codes.values_list("pk", flat=True))


def _found(coding: Coding) -> Found:
    return Found(frozenset(coding.codes.values_list("pk", flat=True)), coding.tone)


def _as_json(found: Found) -> dict[str, object]:
    return {"codes": sorted(found.codes), "tone": found.tone}
