"""What does the page of a process show, and to whom? Drafts only to the people who work on them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from neighbourhood.selectors.process_page import process_page
from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.processes.models import Process


@require_safe
def process(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(
        Process.objects.select_related("area", "responsible").prefetch_related("phases"), slug=slug
    )
    works_here = isinstance(request.user, Account) and bool(may_work_at_desk(request.user, found.area))
    if found.state == Process.State.DRAFT and not works_here:
        raise Http404
    page = process_page(found)
    context = {"neighbourhood": page.heading, "process": found, "page": page, "works_here": works_here}
    return render(request, "neighbourhood/process.html", context)
