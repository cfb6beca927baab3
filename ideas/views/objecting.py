"""Two ideas were put together: what does that mean, and does whoever wrote one of them agree?"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.forms.grouping import ObjectionForm
from ideas.models import Objection
from ideas.rules.grouping import may_object, objects_as
from ideas.selectors.groups import grouping_with_ideas
from ideas.services.objecting import object_to
from ideas.views.proof import proven_ideas
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.places.heading import heading_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, grouping_id: int) -> HttpResponse:
    """For the authors alone; whoever is not signed in may be one of them."""
    account, proven = request.user if isinstance(request.user, Account) else None, proven_ideas(request)
    grouping = grouping_with_ideas(grouping_id)
    mine = objects_as(account, proven, grouping) if grouping else None
    if grouping is None or mine is None:
        if account is None:
            return HttpResponseRedirect(f"{reverse('accounts:sign_in')}?next={request.path}")
        raise Http404
    form = ObjectionForm(request.POST or None)
    if form.is_valid():
        try:
            object_to(grouping_id=grouping_id, account=account, proven=proven, text=form.cleaned_data["text"])
        except NotAllowed as no:
            messages.error(request, str(no.refused.reason))
        else:
            messages.success(request, _("Your objection is with the team."))
        return redirect("ideas:objection", grouping_id)
    context = {
        "grouping": grouping,
        "mine": mine,
        "both": sorted((grouping.idea, grouping.main), key=lambda idea: idea != mine),
        "said": Objection.objects.filter(grouping=grouping, idea=mine).first(),
        "may_object": may_object(account, proven, grouping),
        "form": form,
        "process": grouping.main.process,
        "neighbourhood": heading_of(grouping.main.process.area),
    }
    return render(request, "ideas/objection.html", context, status=422 if form.errors else 200)
