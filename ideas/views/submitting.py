"""Can I do this in two minutes? An idea in four short steps, a preview, a receipt. Works without JavaScript."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ideas.forms.draft import Draft, proposal_from
from ideas.forms.submitting import IdeaStep, PhotoStep, PlaceStep, Step, TopicStep
from ideas.limits import PHOTO, SEND
from ideas.models import Idea
from ideas.rules.submitting import may_submit
from ideas.selectors.fields import Field, fields_of_action
from ideas.selectors.joining import needs_in_words
from ideas.selectors.sent import was_sent
from ideas.selectors.similar import Draft as Written
from ideas.selectors.similar import similar_ideas
from ideas.selectors.surroundings import Surroundings, surroundings_of
from ideas.services.ideas import submit_idea
from ideas.views.proof import give_proof
from participation.allowed import ALLOWED, NotAllowed, Refused, require
from participation.places.ground import ground_of
from participation.processes.models import Process
from participation.processes.selectors import public_processes
from participation.web.effort import effort_for, has_effort, is_no_trap
from participation.web.identity import give_browser_key, identity_of
from participation.web.often import may_now, say_later, true_reason

CHECK = "pruefen"


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    title: str | Promise
    form: type[Step]


PAGES = (
    Page("idee", _("What is your idea?"), IdeaStep),
    Page("ort", _("Where is it?"), PlaceStep),
    Page("thema", _("What is it about, and who does it?"), TopicStep),
    Page("foto", _("A photo and a name, if you like"), PhotoStep),
)
NAMES = [page.name for page in PAGES]


@dataclass(slots=True)
class Desk:
    """What every step of one request needs."""

    request: HttpRequest
    process: Process
    around: Surroundings
    fields: list[Field]
    draft: Draft

    def form(self, page: Page, *args: Any, **kwargs: Any) -> Step:  # noqa: ANN401 (a form's arguments)
        if page.form is PhotoStep:
            kwargs["has_photo"] = bool(self.draft.values.get("photo"))
        return page.form(*args, around=self.around, fields=self.fields, **kwargs)

    def show(self, template: str, **context: Any) -> HttpResponse:  # noqa: ANN401
        common = {"process": self.process, "neighbourhood": self.around, "draft": self.draft.sealed()}
        response = render(self.request, template, common | context)
        give_browser_key(self.request, response)
        return response


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    process = get_object_or_404(public_processes().defer("area__outline"), slug=slug)
    draft = Draft.open(slug, request.POST.get("entwurf", "")) or Draft(slug)
    desk = Desk(request, process, surroundings_of(process), fields_of_action(), draft)
    refused = may_submit(identity_of(request), process)
    if isinstance(refused, Refused) and (request.method != "POST" and refused.code != "no_cookie"):
        return desk.show("ideas/submit/refused.html", refused=refused)
    if request.method != "POST" or (not draft.values and request.POST.get("schritt") != NAMES[0]):
        return _ask(desk, PAGES[0], desk.form(PAGES[0], initial=draft.values))
    return _send(desk) if request.POST.get("schritt") == CHECK else _take(desk)


def _take(desk: Desk) -> HttpResponse:
    """Keep the answers of one step and go on, back, or to the step that the preview names."""
    asked = desk.request.POST.get("schritt", "")
    at = NAMES.index(asked) if asked in NAMES else 0
    hasty = may_now(desk.request, PHOTO) if PAGES[at].form is PhotoStep and desk.request.FILES else ALLOWED
    if isinstance(hasty, Refused):
        return _without_photo(desk, PAGES[at], hasty)
    form = desk.form(PAGES[at], desk.request.POST, desk.request.FILES)
    if form.is_valid():
        desk.draft.take(form.cleaned_data)
    elif "zurueck" not in desk.request.POST:
        return _ask(desk, PAGES[at], form)
    following = at - 1 if "zurueck" in desk.request.POST else at + 1
    return _go(desk, max(following, 0))


def _without_photo(desk: Desk, page: Page, refused: Refused) -> HttpResponse:
    """The words that were entered stay; only the photo was too much."""
    form = desk.form(page, desk.request.POST)
    form.full_clean()
    form.add_error("photo", str(refused.reason))
    return say_later(_ask(desk, page, form), refused)


def _go(desk: Desk, number: int) -> HttpResponse:
    if number < len(PAGES):
        return _ask(desk, PAGES[number], desk.form(PAGES[number], initial=desk.draft.values))
    return _preview(desk)


def _ask(desk: Desk, page: Page, form: Step) -> HttpResponse:
    number = NAMES.index(page.name)
    context: dict[str, Any] = {"page": page, "form": form, "number": number + 1, "of": len(PAGES)}
    if page.name == "ort":
        values = desk.draft.values
        context["ground"] = ground_of(desk.process.area)
        context["similar"] = similar_ideas(desk.process, Written(values.get("title", ""), values.get("text", "")))
    return desk.show("ideas/submit/step.html", **context)


def _preview(desk: Desk, refused: Refused | None = None) -> HttpResponse:
    values = desk.draft.values
    if not values.get("title") or not values.get("text"):
        return _go(desk, 0)
    part = desk.around.part(values.get("area") or "")
    topic = next((field.name for field in desk.fields if field.code == values.get("field")), "")
    delivery = dict(Idea.Delivery.choices).get(values.get("delivery", ""), "")
    checked_first = desk.process.moderation == Process.Moderation.PRE
    needs = needs_in_words(values.get("needs") or (), values.get("amount"))
    rows = [
        ("ort", _("Place"), ", ".join(filter(None, [values.get("place_note"), part.name if part else ""]))),
        ("thema", _("Topic"), topic or _("Something else")),
        ("thema", _("Who does it"), delivery),
        ("thema", _("What you ask for"), needs or _("nothing")),
        ("foto", _("Name shown"), values.get("author_name") or _("none")),
    ]
    return desk.show(
        "ideas/submit/preview.html",
        values=values,
        rows=rows,
        refused=refused,
        checked_first=checked_first,
        effort=effort_for(desk.draft.key),
    )


def _send(desk: Desk) -> HttpResponse:
    asked = desk.request.POST.get("zu", "")
    if asked in NAMES:
        return _go(desk, NAMES.index(asked))
    proposal = proposal_from(desk.draft.values, desk.around, desk.fields)
    key = desk.draft.submission_key
    try:
        if not was_sent(key):
            require(is_no_trap(desk.request.POST))
            require(may_now(desk.request, SEND))
        done = submit_idea(
            process=desk.process,
            identity=identity_of(desk.request),
            proposal=proposal,
            submission_key=key,
            effort=has_effort(key, desk.request.POST.get("effort", "")),
        )
    except NotAllowed as no:
        refused = true_reason(desk.request, no.refused)
        return say_later(_preview(desk, refused), refused)
    response = HttpResponseRedirect(reverse("ideas:receipt", args=[done.idea.pk]))
    give_proof(response, done.idea.pk, key)
    return response
