"""Who joins in with this idea, how are they reached, and what do staff write to all of them?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ideas.forms.joining import DeskContributor, InviteForm
from ideas.models import Idea
from ideas.rules.joining import may_record_contributor, may_see_contacts
from ideas.selectors.detail import find_idea
from ideas.selectors.joining import contributors_of, invitations_of
from ideas.services.joining import invite_all, record_contributor, remove_contributor, show_help
from ideas.views.desk import worker
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.places.heading import heading_of


def _idea(request: HttpRequest, idea_id: int) -> Idea:
    idea = find_idea(idea_id)
    if idea is None or not may_see_contacts(worker(request), idea):
        raise Http404
    return idea


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Everybody with their contact, and one message to all."""
    idea = _idea(request, idea_id)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            values = form.cleaned_data
            sent, _new = invite_all(
                idea_id=idea.pk, staff=worker(request), text=values["text"], submission_key=values["key"]
            )
        except NotAllowed as no:
            form.add_error("text", str(no.refused.reason))
        else:
            said = ngettext("%(count)s e-mail is on its way.", "%(count)s e-mails are on their way.", sent.reached)
            messages.success(request, said % {"count": sent.reached})
            return redirect("ideas:contributors", idea.pk)
    people = contributors_of(idea)
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "form": form,
        "people": people,
        "by_phone": [one for one in people if not one.email and not one.account_id],
        "invitations": invitations_of(idea),
        "may_record": may_record_contributor(worker(request), idea),
    }
    return render(request, "ideas/joining/desk.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def act(request: HttpRequest, idea_id: int, contributor_id: int) -> HttpResponse:
    """Show or hide the words of one, or take the person off who asks for it."""
    one = get_object_or_404(_idea(request, idea_id).contributors, pk=contributor_id)
    wanted = request.POST.get("akt")
    if wanted == "weg":
        remove_contributor(contributor_id=one.pk, staff=worker(request))
        messages.success(request, _("The person is off the list. What they left is deleted."))
    elif wanted in ("zeigen", "verbergen"):
        show_help(contributor_id=one.pk, staff=worker(request), shown=wanted == "zeigen")
        shown = _("Everybody can read it now.")
        messages.success(request, shown if wanted == "zeigen" else _("Only the team reads it now."))
    return redirect("ideas:contributors", idea_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea = _idea(request, idea_id)
    form, answer = DeskContributor(request.POST or None), may_record_contributor(worker(request), idea)
    refused = answer if isinstance(answer, Refused) else None
    if request.method == "POST" and form.is_valid():
        try:
            record_contributor(
                idea_id=idea.pk,
                staff=worker(request),
                help_=form.help_(),
                submission_key=form.cleaned_data["key"],
                channel=Channel(form.cleaned_data["channel"]),
            )
        except NotAllowed as no:
            refused = no.refused
        else:
            messages.success(request, _("Saved."))
            return redirect("ideas:contributors", idea.pk)
    context = {
        "idea": idea,
        "process": idea.process,
        "neighbourhood": heading_of(idea.process.area),
        "form": form,
        "refused": refused,
    }
    return render(request, "ideas/joining/record.html", context, status=422 if form.errors else 200)
