"""How will residents see it? One question on a phone beside the editor, and the whole survey to try out."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from django.views.decorators.http import require_safe

from surveys.definition import Definition, Page, parse_definition
from surveys.forms.asked import asked_questions
from surveys.languages import direction, named
from surveys.models import Survey
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import numbers_of
from surveys.selectors.trials import trials_of
from surveys.views.desk_base import around, survey_at_desk


@dataclass(frozen=True, slots=True)
class Preview:
    language: str
    languages: list[tuple[str, Any]]
    html: SafeString

    @property
    def direction(self) -> str:
        return direction(self.language)


def language_in(request: HttpRequest, survey: Survey) -> str:
    wanted = request.GET.get("sprache", "")
    return wanted if wanted in survey.languages else survey.languages[0]


def preview_of(survey: Survey, code: str, language: str) -> Preview:
    """The saved draft with its gaps filled, in one language."""
    definition = parse_definition(frozen_draft(survey))
    number, page = next(
        (number, page)
        for number, page in enumerate(definition.pages, start=1)
        if any(question.code == code for question in page.questions)
    )
    question = next(question for question in page.questions if question.code == code)
    html = _in_language(
        "surveys/desk/_device.html",
        {
            "questions": asked_questions([question], {}, language),
            "number": number,
            "steps": range(1, len(definition.pages) + 1),
        },
        language,
    )
    return Preview(language, named(survey.languages), html)


def _in_language(template: str, context: dict[str, Any], language: str) -> SafeString:
    with override(language):
        return mark_safe(render_to_string(template, context))  # noqa: S308 (an own template, escaped as always)


@require_safe
@login_required
def try_out(request: HttpRequest, slug: str) -> HttpResponse:
    """Page by page as residents see it; nothing is stored. Conditions are named, not applied."""
    survey = survey_at_desk(request, slug)
    definition = parse_definition(frozen_draft(survey))
    language = language_in(request, survey)
    number = _page_number(request, definition)
    page: Page = definition.pages[number - 1]
    html = _in_language(
        "surveys/desk/_try_page.html",
        {
            "page": page,
            "questions": _with_conditions(survey, definition, page, language),
            "number": number,
            "steps": range(1, len(definition.pages) + 1),
        },
        language,
    )
    context = around(survey) | {
        "html": html,
        "language": language,
        "direction": direction(language),
        "trials": trials_of(survey),
        "languages": named(survey.languages),
        "number": number,
        "last": len(definition.pages),
        "next": number + 1,
        "previous": number - 1,
    }
    return render(request, "surveys/desk/try.html", context)


def _with_conditions(survey: Survey, definition: Definition, page: Page, language: str) -> list[dict[str, Any]]:
    numbers = numbers_of(survey.draft)
    with override(language):
        return [
            {"asked": asked, "condition": as_sentence(asked.question.show_if, definition, numbers)}
            for asked in asked_questions(page.questions, {}, language)
        ]


def _page_number(request: HttpRequest, definition: Definition) -> int:
    text = request.GET.get("seite", "1")
    number = int(text) if text.isascii() and text.isdigit() else 1
    return max(1, min(number, len(definition.pages)))
