"""What do residents see of a page of the draft? The page inside the frame of the preview, and the same on paper."""

from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from participation.web.framing import may_be_framed
from surveys.definition import Definition, Page, parse_definition
from surveys.forms.asked import asked_questions
from surveys.forms.parts import anchor
from surveys.languages import direction
from surveys.models import Survey
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import numbers_of
from surveys.selectors.open_surveys import minutes_for
from surveys.selectors.paper_form import printed_pages
from surveys.views.around import ground_for
from surveys.views.desk_base import around, survey_at_desk
from surveys.views.desk_print import paper_context
from surveys.views.preview_choice import PAPER, Choice, choice_in

LANGUAGES_OF_PAGES = [code for code, _name in settings.LANGUAGES]


@require_safe
@login_required
@may_be_framed
def framed(request: HttpRequest, slug: str) -> HttpResponse:
    """`frage` or `seite` name the page of the survey; nothing on it can be sent."""
    survey = survey_at_desk(request, slug)
    choice = choice_in(request, survey)
    definition = parse_definition(frozen_draft(survey))
    if choice.shape == PAPER:
        return _on_paper(request, survey, definition, choice)
    page = _page(request, definition)
    with _as_pages_speak(choice.language):
        context = around(survey) | _shown(survey, definition, page, choice)
        context["at"] = anchor(request.GET.get("frage", ""))
        return render(request, "surveys/desk/framed_page.html", context)


def _page(request: HttpRequest, definition: Definition) -> Page | None:
    """Of the question, of the page's own key, else the first one. None where no question stands yet."""
    code, key = request.GET.get("frage", ""), request.GET.get("seite", "")
    pages = definition.pages
    by_question = next((page for page in pages if any(one.code == code for one in page.questions)), None)
    by_key = next((page for page in pages if page.key == key), None)
    return by_question or by_key or next(iter(pages), None)


def _shown(survey: Survey, definition: Definition, page: Page | None, choice: Choice) -> dict[str, Any]:
    if page is None:
        return {"choice": choice}
    numbers = numbers_of(survey.draft)
    language = choice.language if choice.language not in LANGUAGES_OF_PAGES else ""
    return {
        "choice": choice,
        "page": page,
        "other_language": language,
        "direction": direction(choice.language),
        "number": definition.pages.index(page) + 1,
        "pages": len(definition.pages),
        "marks": ["is-now" if one is page else "" for one in definition.pages],
        "minutes": minutes_for(definition),
        "ground": ground_for(survey, page.questions),
        "map_shown": True,
        "questions": [
            {"asked": asked, "condition": as_sentence(asked.question.show_if, definition, numbers)}
            for asked in asked_questions(page.questions, {}, choice.language)
        ],
    }


def _on_paper(request: HttpRequest, survey: Survey, definition: Definition, choice: Choice) -> HttpResponse:
    """The form that the PDF is made of; 14 points where the text is to be large."""
    context = paper_context(survey, definition, choice.language)
    context |= {"pages": printed_pages(definition, choice.language), "size": "14" if choice.large else "12"}
    context |= {"version": None, "on_screen": True, "at": f"paper-{request.GET.get('frage', '')}"}
    with override(choice.language):
        return render(request, "surveys/paper/form.html", context)


def _as_pages_speak(language: str) -> AbstractContextManager[None]:
    """The pages around the questions speak German or English, whatever the questions speak."""
    return override(language if language in LANGUAGES_OF_PAGES else LANGUAGES_OF_PAGES[0])
