"""How will residents see it? The preview beside the editor, and the whole survey to try out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from participation.web.numbers import number_in
from surveys.definition import Definition, Page, parse_definition
from surveys.drafting.tree import questions_of
from surveys.forms.asked import asked_questions
from surveys.languages import direction, named
from surveys.models import Survey
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import numbers_of
from surveys.selectors.trials import trials_of
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.preview_choice import DESKTOP, PAPER, PHONE, Choice, choice_in


@dataclass(frozen=True, slots=True)
class Way:
    """A link that shows the preview another way."""

    name: str
    words: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """Beside the editor: `address` is the page in the frame; it names the state of the draft, so it is never old."""

    choice: Choice
    address: str
    shapes: list[Way]
    spoken: list[Way]


def language_in(request: HttpRequest, survey: Survey) -> str:
    wanted = request.GET.get("sprache", "")
    return wanted if wanted in survey.languages else survey.languages[0]


def preview_of(request: HttpRequest, survey: Survey, *, question: str = "", page: str = "") -> Preview:
    """Of the page on which a question stands, at the question; or of a page."""
    choice = choice_in(request, survey)
    place = {"frage": question} if question else {"seite": page}
    query = urlencode({**place, "stand": survey.draft_revision})
    address = f"{reverse('surveys:desk_framed', args=[survey.slug])}?{query}&{choice.query}"
    return Preview(choice, address, [*_shapes(survey, choice)], [*_spoken(survey, choice)])


def _shapes(survey: Survey, choice: Choice) -> Iterator[Way]:
    words = {PHONE: _("Phone"), DESKTOP: _("Desktop"), PAPER: _("Paper")}
    for shape, word in words.items():
        yield Way(shape, word, choice.but(shape=shape), shape == choice.shape)
    yield Way("large", _("Large text"), choice.but(large=not choice.large), choice.large)
    if any(one.get("plain") for one in questions_of(survey.draft)) and choice.shape != PAPER:
        yield Way("plain", _("Plain language"), choice.but(plain=not choice.plain), choice.plain)


def _spoken(survey: Survey, choice: Choice) -> Iterator[Way]:
    for code, name in named(survey.languages):
        yield Way(code, name, choice.but(language=code), code == choice.language)


def in_language(template: str, context: dict[str, Any], language: str) -> SafeString:
    with override(language):
        return mark_safe(render_to_string(template, context))  # noqa: S308 (an own template, escaped as always)


@require_safe
@login_required
def try_out(request: HttpRequest, slug: str) -> HttpResponse:
    """Page by page as residents see it; nothing is stored. Conditions are named, not applied."""
    survey = survey_at_desk(request, slug)
    definition = parse_definition(frozen_draft(survey))
    language = language_in(request, survey)
    number = page_number(request, definition)
    page: Page = definition.pages[number - 1]
    html = in_language(
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


def page_number(request: HttpRequest, definition: Definition) -> int:
    number = number_in(request.GET.get("seite", "")) or 1
    return min(number, len(definition.pages))
