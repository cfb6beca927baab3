"""How does anybody ask the team to look at a comment? Without an account, once per person."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.forms.comment import ReportForm
from ideas.limits import REPORT
from ideas.models import Comment
from ideas.services.comment_checks import report_comment
from ideas.views.comments import comment_or_404, place_of
from participation.allowed import Refused
from participation.eligibility.identity import participant_key
from participation.eligibility.rules import NO_BROWSER
from participation.places.heading import heading_of
from participation.web.effort import is_no_trap
from participation.web.identity import give_browser_key, identity_of
from participation.web.often import may_now, person_of, say_later, true_reason


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, idea_id: int, comment_id: int) -> HttpResponse:
    comment = comment_or_404(idea_id, comment_id)
    if comment.state != Comment.State.VISIBLE:
        raise Http404
    form, refused = ReportForm(request.POST or None), None
    if form.is_valid():
        refused = _why_not(request)
        if refused is None:
            return _reported(request, comment, form)
    context = {
        "comment": comment,
        "idea": comment.idea,
        "process": comment.idea.process,
        "neighbourhood": heading_of(comment.idea.process.area),
        "form": form,
        "refused": refused,
    }
    response = render(
        request, "ideas/comments/report.html", context, status=422 if form.errors or refused is not None else 200
    )
    give_browser_key(request, response)
    return say_later(response, refused)


def _why_not(request: HttpRequest) -> Refused | None:
    for answer in (is_no_trap(request.POST), may_now(request, REPORT)):
        if isinstance(answer, Refused):
            return answer
    return None if person_of(identity_of(request)) else true_reason(request, NO_BROWSER)


def _reported(request: HttpRequest, comment: Comment, form: ReportForm) -> HttpResponse:
    """The key is made for reports alone: it leads to no vote and no idea of the same person."""
    key = participant_key(comment.idea.process_id, "report", person_of(identity_of(request)))
    try:
        report_comment(comment_id=comment.pk, reporter_key=key, **form.cleaned_data)
    except Comment.DoesNotExist as hidden_meanwhile:
        raise Http404 from hidden_meanwhile
    messages.success(request, _("Thank you. Somebody of the team looks at it."))
    return HttpResponseRedirect(place_of(comment))
