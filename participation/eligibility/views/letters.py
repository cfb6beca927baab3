"""How do fresh codes reach paper? In the one answer that makes them: nothing keeps or shows them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.eligibility.forms.batch import BatchForm, Layout
from participation.eligibility.letters import Sender, letters_of, sender_of
from participation.eligibility.services.codes import MadeBefore, make_codes
from participation.eligibility.views.batches import process_to_administer, show
from participation.places.heading import heading_of

LETTER, SLIP = ("greeting", "code", "how", "bye"), ("slip",)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    process, account = process_to_administer(request, slug)
    if request.method != "POST":
        return redirect("eligibility:batches", process.slug)
    form = BatchForm(request.POST)
    if not form.is_valid():
        return show(request, process, batch=form, status=422)
    number, slips = form.cleaned_data["number"], form.cleaned_data["layout"] == Layout.SLIPS
    try:
        codes = make_codes(process=process, number=number, made_by=account, facts=form.facts())
    except MadeBefore:
        messages.warning(request, _("This batch was made before, and its codes were shown then. Print failed? End it."))
        return redirect("eligibility:batches", process.slug)
    sender = sender_of(process)
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "sender": sender,
        "letters": letters_of(codes),
        "slips": slips,
        "texts": _texts(sender, form.languages(), SLIP if slips else LETTER),
    }
    return render(request, "eligibility/letters.html", context)


def _texts(sender: Sender, languages: list[str], parts: tuple[str, ...]) -> dict[str, list[tuple[str, SafeString]]]:
    """Each part in each language; all letters say the same, so it is written once."""
    return {part: [(language, _text(sender, language, part)) for language in languages] for part in parts}


def _text(sender: Sender, language: str, part: str) -> SafeString:
    with translation.override(language):
        return render_to_string(f"eligibility/letter/{part}.html", {"sender": sender, "process": sender.process})
