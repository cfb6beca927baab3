"""Which question and which answer does a page of the coding desk mean?"""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from participation.accounts.signed_in import account_of
from participation.allowed import Refused
from surveys.coding_rules import Part, may_code
from surveys.models import CodedQuestion, OpenAnswer, Survey
from surveys.selectors.open_words import open_question
from surveys.selectors.own_words import answers_of, is_large_enough
from surveys.views.desk_base import around, survey_at_desk


def survey_to_code(request: HttpRequest, slug: str) -> Survey:
    survey = survey_at_desk(request, slug)
    answer = may_code(account_of(request), survey)
    if isinstance(answer, Refused):
        raise PermissionDenied(str(answer.reason))
    return survey


def question_to_code(survey: Survey, name: str) -> CodedQuestion:
    """Without enough answers there is nothing to read, and no page that would tell how few."""
    question = get_object_or_404(CodedQuestion.objects.select_related("survey__process"), survey=survey, name=name)
    if not is_large_enough(question):
        raise Http404
    return question


def answer_to_code(question: CodedQuestion, key: object) -> OpenAnswer:
    wanted = uuid_in(str(key))
    if wanted is None:
        raise Http404
    return get_object_or_404(answers_of(question).select_related("question"), pk=wanted)


def answer_posted(request: HttpRequest, question: CodedQuestion) -> OpenAnswer | None:
    """None: it is not there any more, or was never named."""
    wanted = uuid_in(request.POST.get("antwort", ""))
    return answers_of(question).select_related("question").filter(pk=wanted).first() if wanted else None


def uuid_in(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def part_in(text: str) -> Part:
    return Part(int(text)) if text in {"1", "2", "3"} else Part.FIRST


def around_question(survey: Survey, question: CodedQuestion) -> dict[str, Any]:
    asked = open_question(survey, question.name)
    return around(survey) | {"question": question, "question_text": asked.text if asked else question.name}
