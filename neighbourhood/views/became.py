"""What became of it, for everybody: a page, a feed, e-mails on request, and slips for people without e-mail."""

from collections.abc import Callable
from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ideas.selectors.follow_slips import recorded_ideas
from neighbourhood.forms import LinkCodeForm, NewsForm
from neighbourhood.selectors.became import became_of, news_of
from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import Answer, Refused
from participation.decisions.services.subscribing import ask_for_news, confirm_news, end_news
from participation.places.heading import heading_of
from participation.places.selectors import office_of
from participation.processes.models import Process
from participation.texts import localized
from participation.web.limits import within_limit
from participation.web.often import Limit, count_wrong, may_now, may_try, say_later, too_often

FEEDS: dict[str, type[Atom1Feed | Rss201rev2Feed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}
MAILS = Limit("news-mail-from", 600, network=100)
WRONG_CODES = Limit("news-code", 600, network=100)
A_DAY, MAILS_TO_ONE = 24 * 3600, 5
UseCode = Callable[[str], Process | None]


def _process(slug: str) -> Process:
    found = Process.objects.exclude(state=Process.State.DRAFT).select_related("area")
    return get_object_or_404(found, slug=slug)


def _works_here(request: HttpRequest, process: Process) -> bool:
    return isinstance(request.user, Account) and bool(may_work_at_desk(request.user, process.area))


@require_safe
def became(request: HttpRequest, slug: str) -> HttpResponse:
    process = _process(slug)
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "became": became_of(process),
        "works_here": _works_here(request, process),
    }
    return render(request, "neighbourhood/became.html", context)


@require_safe
def feed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    if kind not in FEEDS:
        raise Http404
    process = _process(slug)
    page = settings.SITE_URL + reverse("neighbourhood:became", args=[slug])
    made = FEEDS[kind](
        title=_("What became of it: %(process)s") % {"process": localized(process.title)},
        link=page,
        description=localized(process.summary),
        language=get_language(),
        feed_url=settings.SITE_URL + request.path,
    )
    for one in news_of(process):
        at = datetime.combine(one.day, time(12), UTC)
        link = settings.SITE_URL + one.path
        made.add_item(one.title, link, one.text, unique_id=f"{link}#{one.key}", pubdate=at, updateddate=at)
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer is the same whether the address gets news already or not."""
    process = _process(slug)
    form = NewsForm(request.POST or None)
    refused: Answer | None = None
    if form.is_valid():
        refused = _may_send(request, form.cleaned_data["email"].lower())
        if not isinstance(refused, Refused):
            language = (get_language() or "de").split("-")[0]
            ask_for_news(process=process, email=form.cleaned_data["email"], language=language)
            return redirect("neighbourhood:news_confirm")
        form.add_error("email", str(refused.reason))
    context = {"neighbourhood": heading_of(process.area), "process": process, "form": form}
    response = render(request, "neighbourhood/subscribe.html", context, status=422 if form.errors else 200)
    return say_later(response, refused if isinstance(refused, Refused) else None)


def _may_send(request: HttpRequest, email: str) -> Answer:
    """The owner of an address is protected from whoever types it again and again."""
    if not within_limit("news-mail-to", email, limit=MAILS_TO_ONE, seconds=A_DAY):
        return too_often(_("Many messages went to this address."), A_DAY)
    return may_now(request, MAILS)


def by_code(*, use: UseCode, title: Promise, button: Promise, done: Promise) -> Callable[[HttpRequest], HttpResponse]:
    """A page for a code from a mail; only the press of its button does something, mail scanners do not."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest) -> HttpResponse:
        form = LinkCodeForm(request.POST or None)
        refused = may_try(request, WRONG_CODES) if request.method == "POST" else None
        if isinstance(refused, Refused):
            form.add_error(None, str(refused.reason))
        elif form.is_valid():
            if process := use(form.cleaned_data["code"]):
                messages.success(request, str(done))
                return redirect("neighbourhood:became", process.slug)
            count_wrong(request, WRONG_CODES)
            form.add_error("code", _("This code is wrong, or it is over."))
        context = {"form": form, "title": title, "button": button}
        response = render(request, "neighbourhood/news_code.html", context, status=422 if form.errors else 200)
        return say_later(response, refused if isinstance(refused, Refused) else None)

    return view


confirm = by_code(
    use=confirm_news,
    title=gettext_lazy("Confirm that you want news"),
    button=gettext_lazy("Yes, send me news"),
    done=gettext_lazy("Done. You get a message when something becomes of it."),
)
end = by_code(
    use=end_news,
    title=gettext_lazy("End the news by e-mail"),
    button=gettext_lazy("Send me nothing more"),
    done=gettext_lazy("You get no more messages. We have forgotten your address."),
)


@require_safe
@login_required
def slips(request: HttpRequest, slug: str) -> HttpResponse:
    """One slip per idea that staff entered for somebody: to hand over, to read out, or to put into the letter box."""
    process = get_object_or_404(Process.objects.select_related("area"), slug=slug)
    if not _works_here(request, process):
        raise Http404
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "ideas": recorded_ideas(process.pk),
        "office": office_of(process.area),
    }
    return render(request, "neighbourhood/slips.html", context)
