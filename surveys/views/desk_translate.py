"""How is a survey translated? Each text beside its source, saved one by one; the table can leave and come back."""

import io
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.accounts.signed_in import account_of
from participation.files.tables import MAX_BYTES, UnreadableError
from participation.workbooks import write_xlsx
from surveys.desk_rules import may_edit
from surveys.exchange.export.as_csv import table_as_csv
from surveys.forms.desk_translation_file import LONGEST, header_of, read_translation, rows_of
from surveys.languages import named
from surveys.models import Survey
from surveys.selectors.history import saved
from surveys.selectors.translation import STATES, targets_of, translation
from surveys.services import editing
from surveys.services.revising import Opened
from surveys.views.desk_base import around, survey_at_desk, was_done

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
SHOWN_PROBLEMS = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def translate(request: HttpRequest, slug: str) -> HttpResponse:
    """Without a language of its own: the first one that the survey is translated into."""
    survey = survey_at_desk(request, slug)
    targets = targets_of(survey)
    language = request.GET.get("sprache", targets[0] if targets else "")
    if targets and language not in targets:
        raise Http404
    if request.method == "POST" and targets:
        return _save_row(request, survey, language)
    return _table(request, survey, language)


def _save_row(request: HttpRequest, survey: Survey, language: str) -> HttpResponse:
    name, text = request.POST.get("name", ""), request.POST.get("text", "").strip()[:LONGEST]
    done = _done(request, survey, language, {name: text})
    if "auto" not in request.POST:
        return redirect(f"{_address(survey, language, request.GET.get('stand', ''))}#{_anchor(name)}")
    survey.refresh_from_db()
    line = next((one for one in translation(survey, language).lines if one.name == name), None)
    if line is None:
        raise Http404
    context = _context(request, survey, language) | {"anchor": _anchor(name), "line": line, "done": done}
    return render(request, "surveys/desk/_translated.html", context, status=200 if done else 409)


def _done(request: HttpRequest, survey: Survey, language: str, texts: dict[str, str]) -> bool:
    opened = Opened(request.POST.get("editor", "")[:32], auto="auto" in request.POST)
    return was_done(
        request, survey, lambda **names: editing.translate(language=language, texts=texts, opened=opened, **names)
    )


def _table(request: HttpRequest, survey: Survey, language: str) -> HttpResponse:
    context = _context(request, survey, language)
    return render(request, "surveys/desk/translate.html", context)


def _context(request: HttpRequest, survey: Survey, language: str) -> dict[str, Any]:
    wanted = request.GET.get("stand", "")
    context: dict[str, Any] = around(survey) | {"step": "translate", "saved": saved(survey), "language": language}
    context["editor"] = request.POST.get("editor") or uuid.uuid4().hex
    context |= {"targets": named(targets_of(survey))}
    context |= {"may_edit": bool(may_edit(account_of(request), survey)), "wanted": wanted if wanted in STATES else ""}
    if language:
        table = translation(survey, language)
        shown = [line for line in table.lines if not context["wanted"] or line.state == wanted]
        context |= {"table": table, "lines": [(_anchor(line.name), line) for line in shown]}
        context |= {"all": len(table.lines)}
    return context


def _anchor(name: str) -> str:
    return "t-" + "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)


def _address(survey: Survey, language: str, wanted: str = "") -> str:
    more = f"&stand={wanted}" if wanted in STATES else ""
    return f"{reverse('surveys:desk_translate', args=[survey.slug])}?sprache={language}{more}"


@require_safe
@login_required
def file(request: HttpRequest, slug: str, language: str, kind: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if language not in targets_of(survey) or kind not in KINDS:
        raise Http404
    table = translation(survey, language)
    if kind == "csv":
        body = ("\ufeff" + "".join(table_as_csv(header_of(table), rows_of(table)))).encode()
    else:
        out = io.BytesIO()
        write_xlsx(out, [(table.name, [header_of(table), *rows_of(table)])])
        body = out.getvalue()
    name = f"{survey.slug}-{table.source}-{language}.{kind}"
    return HttpResponse(
        body, content_type=KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_POST
@login_required
def read_in(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """What differs is taken; rows that fit nowhere are named."""
    survey = survey_at_desk(request, slug)
    if language not in targets_of(survey):
        raise Http404
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size or sent.size > MAX_BYTES:
        messages.error(request, _("Choose a file with the table, at most 20 MB."))
        return redirect(_address(survey, language))
    try:
        found = read_translation(sent.read(), translation(survey, language))
    except UnreadableError as error:
        messages.error(request, error.sentence)
        return redirect(_address(survey, language))
    if not found.texts or _done(request, survey, language, found.texts):
        taken = ngettext("One text was taken over.", "%(count)s texts were taken over.", len(found.texts))
        messages.success(request, taken % {"count": len(found.texts)})
    for problem in found.problems[:SHOWN_PROBLEMS]:
        messages.warning(request, problem)
    if len(found.problems) > SHOWN_PROBLEMS:
        more = _("%(count)s more rows were left out.") % {"count": len(found.problems) - SHOWN_PROBLEMS}
        messages.warning(request, more)
    return redirect(_address(survey, language))
