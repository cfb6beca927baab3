"""How do staff enter the votes of a slip, a call or a visit? First its number, then its ideas, then the next one.

Everything works as plain forms. With JavaScript, HTMX brings the ideas that fit while staff type.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ideas.forms.slips import NumberForm, Sheet, SlipForm
from ideas.models import SlipEntry
from ideas.selectors import slips as rows
from ideas.selectors.surroundings import surroundings_of
from ideas.services.slips import CHANGED, Says, record_slip, undo_entry
from ideas.views.desk import worker
from ideas.views.slip_counter import Counter
from ideas.views.slip_ideas import Ideas, look, offer, take
from participation.accounts.rules import may_work_at_desk
from participation.allowed import NotAllowed, Refused
from participation.channels import STAFF_CHANNELS, Channel
from participation.places.models import Area
from participation.processes.selectors import public_processes
from participation.slip_numbers import new_number
from participation.web.numbers import number_in


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def slips(request: HttpRequest, slug: str) -> HttpResponse:
    process = get_object_or_404(public_processes().defer("area__outline"), slug=slug)
    account = worker(request)
    if not may_work_at_desk(account, process.area):
        raise Http404
    way = request.GET.get("weg", "")
    counter = Counter(
        request, process, account, surroundings_of(process), Channel(way) if way in STAFF_CHANNELS else None
    )
    if request.method != "POST":
        return _ask_number(counter, NumberForm())
    act = ACTS.get(request.POST.get("akt", ""))
    if act is None:
        raise BadRequest("The form names no act.")
    return act(counter)


def _ask_number(counter: Counter, form: NumberForm, status: int = 200) -> HttpResponse:
    entered, number = rows.entered_today(counter.process, counter.account)
    return counter.show(
        "ideas/slips/number.html",
        status=status,
        form=form,
        channels=[(channel, channel.label) for channel in STAFF_CHANNELS],
        entered=entered,
        entered_number=number,
    )


def _open(counter: Counter) -> HttpResponse:
    form = NumberForm(counter.request.POST)
    if not form.is_valid():
        return _ask_number(counter, form, 422)
    number = form.cleaned_data["number"]
    state = rows.slip_state(counter.process, number)
    if state is None:
        return _show(counter, Sheet(number, counter.channel or Channel.PAPER))
    names = {part.id: part.slug for part in counter.around.parts}
    sheet = Sheet(
        number,
        state.channel,
        seen=state.entry_id,
        part=names.get(state.area_id or 0, ""),
        chosen=set(state.ideas),
    )
    return _show(counter, sheet, known=state)


def _give_number(counter: Counter) -> HttpResponse:
    number = new_number()
    while rows.number_is_taken(counter.process, number):
        number = new_number()
    return _show(counter, Sheet(number, counter.channel or Channel.PAPER), given=True)


def _show(
    counter: Counter,
    sheet: Sheet,
    *,
    ideas: Ideas | None = None,
    known: rows.SlipState | None = None,
    given: bool = False,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    known = known or (rows.slip_state(counter.process, sheet.number) if sheet.seen else None)
    context = {
        "sheet": sheet,
        "ideas": ideas or offer(counter.process, sheet.chosen),
        "known": known,
        "known_ideas": rows.choices(counter.process, known.ideas) if known and refused is not None else [],
        "given": given,
        "not_saved": refused,
        "channels": [(channel, channel.label) for channel in STAFF_CHANNELS],
    }
    return counter.show("ideas/slips/slip.html", status=status, **context)


def _sheet(counter: Counter) -> Sheet:
    form = SlipForm(counter.request.POST, around=counter.around)
    if not form.is_valid():
        raise BadRequest("The form of a slip was changed on its way.")
    values = form.cleaned_data
    return Sheet(
        values["number"],
        Channel(values["channel"]),
        key=values["key"],
        seen=values["seen"],
        part=values["part"],
        chosen=set(values["idea"]),
        typed=values["typed"],
    )


def _take(counter: Counter) -> HttpResponse:
    """Put the numbers that were typed on the slip, or look for the words."""
    sheet = _sheet(counter)
    ideas = take(counter.process, sheet)
    if counter.request.headers.get("HX-Request"):
        return counter.show("ideas/slips/_ideas.html", sheet=sheet, ideas=ideas, oob=True)
    return _show(counter, sheet, ideas=ideas, status=422 if ideas.error else 200)


def _look(counter: Counter) -> HttpResponse:
    """While staff type: what fits, and no number is put on the slip."""
    sheet = _sheet(counter)
    ideas = look(counter.process, sheet)
    return counter.show("ideas/slips/_ideas.html", sheet=sheet, ideas=ideas, oob=True)


def _save(counter: Counter) -> HttpResponse:
    sheet = _sheet(counter)
    ideas = take(counter.process, sheet)
    if not ideas.resolved:
        return _show(counter, sheet, ideas=ideas.not_yet_on_the_slip(), status=422)
    try:
        entry = record_slip(
            process=counter.process,
            staff=counter.account,
            number=sheet.number,
            says=Says(sheet.chosen, sheet.channel, _area(counter, sheet.part)),
            submission_key=sheet.key,
            seen=sheet.seen,
        )
    except NotAllowed as no:
        return _not_saved(counter, sheet, no.refused)
    _say_saved(counter.request, sheet, entry)
    return HttpResponseRedirect(counter.address)


def _not_saved(counter: Counter, sheet: Sheet, refused: Refused) -> HttpResponse:
    """What was entered stays. After a colleague's entry, the next press means: mine holds."""
    if refused.code != CHANGED.code:
        return _show(counter, sheet, refused=refused, status=422)
    known = rows.slip_state(counter.process, sheet.number)
    sheet.seen = known.entry_id if known else 0
    return _show(counter, sheet, known=known, refused=refused, status=409)


def _area(counter: Counter, slug: str) -> Area | None:
    part = counter.around.part(slug)
    return Area.objects.get(pk=part.id) if part else None


def _say_saved(request: HttpRequest, sheet: Sheet, entry: SlipEntry) -> None:
    if entry.pk == sheet.seen:
        messages.info(request, _("Slip %(number)s: nothing was changed.") % {"number": sheet.number})
        return
    count = len(sheet.chosen)
    text = ngettext("Slip %(number)s: %(count)s vote saved.", "Slip %(number)s: %(count)s votes saved.", count)
    messages.success(request, text % {"number": sheet.number, "count": count})


def _undo(counter: Counter) -> HttpResponse:
    wanted = counter.request.POST.get("eintrag", "")
    try:
        entry = undo_entry(
            process=counter.process,
            staff=counter.account,
            entry_id=number_in(wanted) or 0,
        )
    except SlipEntry.DoesNotExist:
        raise Http404 from None
    except NotAllowed as no:
        messages.error(counter.request, str(no.refused.reason))
    else:
        text = _("Slip %(number)s is as it was before.")
        messages.success(counter.request, text % {"number": entry.slip.number})
    return HttpResponseRedirect(counter.address)


ACTS: dict[str, Callable[[Counter], HttpResponse]] = {
    "oeffnen": _open,
    "vergeben": _give_number,
    "aufnehmen": _take,
    "suchen": _look,
    "speichern": _save,
    "rueckgaengig": _undo,
}
