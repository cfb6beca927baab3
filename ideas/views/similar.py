"""Which ideas are like the one that somebody is typing? A piece of the form, for HTMX alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from ideas.limits import SIMILAR
from ideas.selectors.similar import Draft, similar_ideas
from participation.allowed import Refused
from participation.processes.selectors import public_processes
from participation.web.often import may_now, say_later

FEWEST_LETTERS = 4
TITLE, TEXT = 120, 5000


@require_POST
def similar(request: HttpRequest, slug: str) -> HttpResponse:
    """By POST, so that nobody's words stand in an address. Too often: what is shown stays."""
    process = get_object_or_404(public_processes(), slug=slug)
    asked = may_now(request, SIMILAR)
    if isinstance(asked, Refused):
        return say_later(HttpResponse(), asked)
    title, text = (request.POST.get(name, "").strip()[:most] for name, most in (("title", TITLE), ("text", TEXT)))
    found = similar_ideas(process, Draft(title, text)) if len(title) >= FEWEST_LETTERS else []
    return render(request, "ideas/submit/_similar.html", {"similar": found})
