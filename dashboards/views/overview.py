"""What should be decided here? The page of a process, and the list of processes before it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dashboards.rules import may_read
from dashboards.selectors.themes import THEMES
from dashboards.selectors.timeline import decided_in
from dashboards.views.asked import asked_overview
from dashboards.views.doors import account_of
from dashboards.views.freshly import counted_in_words
from dashboards.views.kept import kept_overview
from dashboards.views.live import live_overview
from dashboards.views.saved import keeping
from dashboards.views.scoped import scope_in_words
from participation.channels import Channel
from participation.decisions.rules import may_follow_up
from participation.places.heading import heading_of
from participation.processes.selectors import public_processes
from surveys.selectors.counted import answered_surveys
from surveys.selectors.waiting import waiting_by_survey


@require_safe
@login_required
def overview_page(request: HttpRequest, slug: str) -> HttpResponse:
    asked = asked_overview(request, slug)
    process, scope = asked.process, asked.scope
    counted = kept_overview(asked)
    return render(
        request,
        "dashboards/overview.html",
        {
            "neighbourhood": heading_of(process.area),
            "process": process,
            "page": counted.page,
            "scope": scope,
            "scope_words": scope_in_words(scope, asked.parts),
            "parts": asked.parts,
            "themes": THEMES,
            "channels": Channel,
            "surveys": answered_surveys(process.pk),
            "decisions": decided_in(process.pk),
            "waiting": counted.waiting,
            "fresh_words": counted_in_words(counted.counted_until, counted.run),
            "waiting_answers": sum(waiting_by_survey(process.pk).values()),
            "crossed": bool(request.GET.get("gebiet") and request.GET.get("weg")),
            "may_decide": asked.deciding,
            "may_ask": bool(may_follow_up(account_of(request), process.area)),
            "live": live_overview(process, scope, counted.page.panels, counted.page.stats),
            "saved": keeping(request, process, "overview", scope.query),
        },
    )


@require_safe
@login_required
def start_page(request: HttpRequest) -> HttpResponse:
    """With one process there is nothing to choose."""
    account = account_of(request)
    found = [process for process in public_processes() if may_read(account, process)]
    if len(found) == 1:
        return redirect("dashboards:overview", found[0].slug)
    context = {"processes": found, "neighbourhood": heading_of(found[0].area) if found else None}
    return render(request, "dashboards/start.html", context)
