"""What do councillors ask, and what can be answered from this process? One page for officials, ready to print."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboards.cache import until_next_fold
from dashboards.panels.resolution import resolution
from dashboards.selectors.eight import evidence_of_process
from dashboards.selectors.parts import parts_of
from dashboards.views.doors import readable_process
from dashboards.views.freshly import counted_in_words
from ideas.selectors.proposals import brought_to, proposals_of
from participation.decisions.selectors import decisions_of_process, with_story
from participation.places.heading import heading_of
from participation.texts import localized

# As in the papers of councils that set a duty to report.
REPORT_AFTER = timedelta(days=548)


@require_safe
@login_required
def eight_questions_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Figures are kept until the next fold; what people decide and do is read each time."""
    process = readable_process(request, slug)
    counted = until_next_fold(f"eight:{process.pk}", lambda: evidence_of_process(process, parts_of(process.area)))
    evidence, proposals = counted.page, proposals_of(process.pk)
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "evidence": evidence,
        "proposals": proposals,
        "brought": brought_to(process.pk),
        "decisions": list(with_story(decisions_of_process(process.pk))),
        "lines": resolution(
            title=localized(process.title),
            stats=evidence.stats,
            needs=evidence.needs,
            proposals=proposals,
            report_on=timezone.localdate() + REPORT_AFTER,
        ),
        "fresh_words": counted_in_words(counted.counted_until, counted.run),
    }
    return render(request, "dashboards/eight.html", context)
