"""How do staff take along a survey and its answers? One file per press; for answers, the record says so."""

import tempfile
from io import BytesIO
from typing import IO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.definition import BadDefinition
from surveys.desk_rules import may_take_answers
from surveys.models import Survey
from surveys.selectors.exported import beyond_quota, dataset_of
from surveys.selectors.photos import asks_for_photos
from surveys.services.exporting import FORMATS, record_export, write_export
from surveys.services.surveys_out import QUESTIONNAIRES, write_questionnaire
from surveys.views.desk_base import around, survey_at_desk

BEYOND = "beyond"
# format -> what it is good for
QUESTIONS = {
    "xlsform": (_("XLSForm"), _("For KoboToolbox, ODK and other programs, and to bring it back here.")),
    "json": (_("Own file (JSON)"), _("With everything, for another Quartierstimme.")),
}
OFFERED = {
    "xlsx": (_("Excel or LibreOffice"), _("Answers, codebook and own words on sheets of their own.")),
    "csv": (_("CSV"), _("Only the table of answers, for every other program.")),
    "words": (_("Own words (CSV)"), _("What people wrote, question by question, in random order.")),
    "sav": (_("SPSS"), _("With all labels and missing values.")),
    "beyond": (_("Beyond a quota (Excel)"), _("Answers of groups that had enough. They are in no count.")),
    "zip": (_("Everything for research"), _("CSV, codebook, SPSS, a script for R, and DDI for archives.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take(request: HttpRequest, slug: str) -> HttpResponseBase:
    survey = survey_at_desk(request, slug)
    wanted = request.POST.get("format", "")
    if wanted in OFFERED:
        return _file(request, survey, wanted)
    if wanted in QUESTIONNAIRES:
        return _questionnaire(request, survey, wanted)
    return _page(request, survey, status=422 if request.method == "POST" else 200)


def _page(request: HttpRequest, survey: Survey, *, status: int) -> HttpResponse:
    may = bool(may_take_answers(account_of(request), survey))
    dataset = dataset_of(survey, get_language() or "de") if may else None
    context = around(survey) | {
        "step": "take",
        "offered": {key: words for key, words in OFFERED.items() if key != BEYOND or beyond_quota(survey).exists()},
        "dataset": dataset,
        "questions": QUESTIONS,
        "photos": asks_for_photos(survey),
    }
    return render(request, "surveys/desk/take.html", context, status=status)


def _questionnaire(request: HttpRequest, survey: Survey, key: str) -> HttpResponseBase:
    """Nobody's answers are in it, so nothing is recorded."""
    out = BytesIO()
    try:
        write_questionnaire(out, survey, key)
    except BadDefinition:
        messages.error(request, _("The draft is not finished yet. “Publication” says what is missing."))
        return _page(request, survey, status=422)
    out.seek(0)
    made = QUESTIONNAIRES[key]
    return FileResponse(out, as_attachment=True, filename=made.name % survey.slug, content_type=made.kind)


def _file(request: HttpRequest, survey: Survey, key: str) -> FileResponse:
    """Written whole before the first byte leaves, so that no half file looks like a whole one."""
    dataset = dataset_of(survey, get_language() or "de", beyond=key == BEYOND)
    key = "xlsx" if key == BEYOND else key
    try:
        record_export(account=account_of(request), survey=survey, key=key, number=dataset.number)
    except NotAllowed as error:
        raise PermissionDenied(str(error.refused.reason)) from error
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    write_export(file, dataset, key, bom=True)
    file.seek(0)
    name = FORMATS[key].name % f"{dataset.slug}-{timezone.localdate():%Y-%m-%d}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[key].kind)
