"""Which ideas had this person really before them? A small note of the page's script, without an answer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ideas.limits import may_tell_looks
from ideas.services.exposures import record_looks
from ideas.views.listing import public_process
from participation.web.identity import identity_of
from participation.web.numbers import number_in

MOST = 60


@require_POST
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    """Too often, unknown or not counted: the same empty answer, for nobody waits for it."""
    process, identity = public_process(slug), identity_of(request)
    if may_tell_looks(identity):
        named = [number_in(one) for one in request.POST.get("ideen", "").split(",")[:MOST]]
        found = {number for number in named if number is not None}
        record_looks(process=process, identity=identity, idea_ids=found)
    return HttpResponse(status=204)
