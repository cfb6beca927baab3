"""How does staff enter an idea for somebody, and what does that person take home?"""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ideas.forms.draft import Draft, proposal_from
from ideas.forms.submitting import DeskIdea
from ideas.models import Idea
from ideas.rules.submitting import may_record_idea
from ideas.selectors.fields import fields_of_action
from ideas.selectors.surroundings import surroundings_of
from ideas.services.ideas import record_idea
from ideas.views.desk import worker
from ideas.views.proof import give_proof
from participation.accounts.rules import may_work_at_desk
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.processes.selectors import public_processes


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """One page with everything; then the slip, in the same browser for half an hour."""
    process = get_object_or_404(public_processes().defer("area__outline"), slug=slug)
    account = worker(request)
    if not may_work_at_desk(account, process.area):
        raise Http404
    around, fields = surroundings_of(process), fields_of_action()
    draft = Draft.open(slug, request.POST.get("entwurf", "")) or Draft(slug)
    words = request.POST.get("aus_antwort", "")  # from the coding desk; never in the address
    first = {"delivery": Idea.Delivery.WISH, "area": ""}
    if words:
        first |= {"text": words, "channel": Channel.SURVEY}
    form = DeskIdea(None if words else request.POST or None, around=around, fields=fields, initial=first)
    refused = may_record_idea(account, process)
    if form.is_bound and form.is_valid():
        try:
            done = record_idea(
                process=process,
                staff=account,
                proposal=proposal_from(form.cleaned_data, around, fields),
                submission_key=uuid.UUID(draft.key),
                channel=Channel(form.cleaned_data["channel"]),
            )
        except NotAllowed as no:
            refused = no.refused
        else:
            response = HttpResponseRedirect(reverse("ideas:receipt", args=[done.idea.pk]))
            give_proof(response, done.idea.pk, draft.submission_key)
            return response
    context = {
        "process": process,
        "neighbourhood": around,
        "form": form,
        "draft": draft.sealed(),
        "from_answer": bool(words),
        "refused": refused if isinstance(refused, Refused) else None,
    }
    return render(request, "ideas/desk/record.html", context)
