"""People who wrote something in own words, for tests."""

from typing import Any

from django.utils import timezone

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Code, CodedQuestion, OpenAnswer, Response, Survey
from surveys.selectors.own_words import answers_of, words_in
from surveys.services.codebook import add_code
from surveys.services.coding import Found, code_answer


def answer_it(survey: Survey, *words: str, **fields: Any) -> None:
    """`fields` of the response, or its `answers`."""
    assert survey.current
    answers = {"A": "yes", "E": 70} | fields.pop("answers", {})
    for one in words:
        Response.objects.create(
            survey=survey,
            version=survey.current,
            answers=answers | {"D": one},
            language="de",
            submitted_on=timezone.localdate(),
            **fields,
        )


def codes_in(process: Process, staff: Account, *names: str) -> list[Code]:
    heading = Code.objects.filter(process=process, parent=None)[0]
    return [add_code(account=staff, process_id=process.pk, name=name, parent_id=heading.pk) for name in names]


def code_all(question: CodedQuestion, staff: Account, *codes: Code, number: int | None = None, tone: str = "") -> None:
    """The first so many that are not coded yet."""
    left = answers_of(question).filter(codings__isnull=True)[:number]
    for answer in list(left):
        found = Found(frozenset(code.pk for code in codes), tone)
        code_answer(account=staff, answer_id=answer.pk, found=found, seen=0)


def containing(question: CodedQuestion, words: str) -> OpenAnswer:
    (found,) = (one for one in answers_of(question) if words in words_in(one))
    return found
