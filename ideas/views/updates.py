"""What was done about this idea? Staff tell it with day and photo, and can take it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ideas.forms.update import UpdateForm
from ideas.models import Idea
from ideas.rules.moderating import may_answer
from ideas.selectors.detail import find_idea
from ideas.selectors.timeline import told_of
from ideas.services.updates import add_update, hide_update
from ideas.views.desk import worker
from participation.places.heading import heading_of


def _idea(request: HttpRequest, idea_id: int) -> Idea:
    idea = find_idea(idea_id)
    if idea is None or not may_answer(worker(request), idea):
        raise Http404
    return idea


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tell(request: HttpRequest, idea_id: int) -> HttpResponse:
    idea = _idea(request, idea_id)
    initial = {"happened_on": timezone.localdate(), "office": told_of(idea).office}
    form = UpdateForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        add_update(
            idea_id=idea.pk,
            author=worker(request),
            happened=form.happened(),
            submission_key=form.cleaned_data["key"],
        )
        messages.success(request, _("It stands on the page of the idea. Followers are told."))
        return redirect("ideas:answer", idea.pk)
    context = {"idea": idea, "process": idea.process, "neighbourhood": heading_of(idea.process.area), "form": form}
    return render(request, "ideas/desk/tell.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def hide(request: HttpRequest, idea_id: int, update_id: int) -> HttpResponse:
    update = get_object_or_404(_idea(request, idea_id).updates, pk=update_id)
    hidden = request.POST.get("zeigen") != "1"
    hide_update(update_id=update.pk, account=worker(request), hidden=hidden)
    messages.success(request, _("It is off the page.") if hidden else _("It is on the page again."))
    return redirect("ideas:answer", idea_id)
