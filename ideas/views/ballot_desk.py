"""How do staff enter ballots from paper, calls and visits, one after the other? First its code or number, then it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ideas.forms.ballot_desk import CodeForm, HiddenPart
from ideas.forms.ballots import duels_of, is_empty, parts_of, posted_fields, problems_of, purse_of, rows_of
from ideas.forms.slips import NumberForm
from ideas.models import Ballot, Poll
from ideas.rules.polls import ONLINE
from ideas.selectors.poll_desk import entered_today
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballots import CHANGED, Receipt, entered_ballot, record_ballot
from ideas.views.desk import worker
from ideas.views.poll_desk import desk_context, poll_at_desk
from ideas.votekinds.kind import BadBallot, Choices, Fields
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.channels import STAFF_CHANNELS, Channel
from participation.eligibility.identity import Identity
from participation.eligibility.services.codes import redeem_code
from participation.processes.models import Process
from participation.slip_numbers import new_number


@dataclass(frozen=True, slots=True)
class Desk:
    """`channel` is chosen once, in the address."""

    request: HttpRequest
    poll: Poll
    account: Account
    channel: Channel | None

    @property
    def asks_codes(self) -> bool:
        return self.poll.process.eligibility == Process.Eligibility.CODE

    @property
    def address(self) -> str:
        address = reverse("ideas:poll_enter", args=[self.poll.slug])
        return f"{address}?weg={self.channel.value}" if self.channel else address

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:  # noqa: ANN401 (for templates)
        common = desk_context(self.request, self.poll) | {
            "channel": self.channel,
            "channels": [(channel, channel.label) for channel in STAFF_CHANNELS],
            "address": self.address,
        }
        return render(self.request, template, common | context, status=status)


@dataclass(frozen=True, slots=True)
class Paper:
    """Whose ballot: the code of a letter, or the number on the slip."""

    code: str = ""
    number: str = ""
    identity: Identity | None = None

    @property
    def name(self) -> str:
        return self.number or "…" + self.code[-4:]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    poll, way = poll_at_desk(request, slug), request.GET.get("weg", "")
    desk = Desk(request, poll, worker(request), Channel(way) if way in STAFF_CHANNELS else None)
    act = request.POST.get("akt", "")
    if request.method != "POST":
        return _ask(desk, _name_form(desk)())
    if act == "vergeben" and not desk.asks_codes:
        return _show(desk, Paper(number=_free_number(poll)), given=True)
    form = _name_form(desk)(request.POST)
    if not form.is_valid():
        return _ask(desk, form, 422)
    try:
        paper = _paper(form.cleaned_data)
    except NotAllowed as no:
        form.add_error(None, str(no.refused.reason))
        return _ask(desk, form, 422)
    if act == "oeffnen":
        return _open(desk, paper, form)
    if act == "speichern":
        return _save(desk, paper)
    raise BadRequest("The form names no act.")


def _name_form(desk: Desk) -> type[forms.Form]:
    return CodeForm if desk.asks_codes else NumberForm


def _ask(desk: Desk, form: forms.Form, status: int = 200) -> HttpResponse:
    return desk.show(
        "ideas/polldesk/number.html", status=status, form=form, entered=entered_today(desk.poll, desk.account)
    )


def _free_number(poll: Poll) -> str:
    number = new_number()
    while entered_ballot(poll, None, number):
        number = new_number()
    return number


def _paper(cleaned: dict[str, Any]) -> Paper:
    if "code" not in cleaned:
        return Paper(number=cleaned["number"])
    row = redeem_code(cleaned["code"])
    if isinstance(row, Refused):
        raise NotAllowed(row)
    return Paper(code=str(cleaned["code"]), identity=Identity(code_id=row.pk, code_process_id=row.process_id))


def _open(desk: Desk, paper: Paper, form: forms.Form) -> HttpResponse:
    try:
        known = entered_ballot(desk.poll, paper.identity, paper.number)
        if known and not known.recorded_by_id and known.choices:
            require(ONLINE)
    except NotAllowed as no:
        form.add_error(None, str(no.refused.reason))
        return _ask(desk, form, 422)
    return _show(desk, paper, known=known)


def _show(
    desk: Desk,
    paper: Paper,
    *,
    known: Ballot | None = None,
    fields: Fields | None = None,
    sentences: tuple[str, ...] = (),
    refused: Refused | None = None,
    given: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The ballot as it is printed: in the order of the poll. What was typed stays, else what stands there already."""
    poll, sheet = desk.poll, sheet_of(desk.poll)
    entered = known if known and known.revision else None
    before = kind_of(poll).fields(entered.choices, sheet) if entered else {}
    shown = before if fields is None else fields
    rows = rows_of(poll, list(poll.options.all()), shown, sentences)
    return desk.show(
        "ideas/polldesk/enter.html",
        status=status,
        paper=paper,
        known=entered,
        known_said=kind_of(poll).said(entered.choices, sheet) if entered else [],
        rows=rows,
        purse=purse_of(poll, rows),
        problems=problems_of(sentences, sheet),
        not_saved=refused,
        given=given,
        key=uuid.uuid4(),
        seen=entered.revision if entered else 0,
        duels=duels_of(poll, shown),
        **parts_of(poll, rows),
    )


def _save(desk: Desk, paper: Paper) -> HttpResponse:
    hidden = HiddenPart(desk.request.POST)
    if not hidden.is_valid():
        raise BadRequest("The form of a ballot was changed on its way.")
    values, sheet = hidden.cleaned_data, sheet_of(desk.poll)
    kind, fields = kind_of(desk.poll), posted_fields(desk.request.POST, sheet)
    try:
        choices = kind.cleaned(kind.read(desk.request.POST, sheet), sheet)
        _require_something(choices, values["seen"])
        receipt = record_ballot(
            poll_id=desk.poll.pk,
            staff=desk.account,
            choices=choices,
            key=values["key"],
            channel=Channel(values["channel"]),
            code=paper.identity,
            number=paper.number,
            seen=values["seen"],
        )
    except BadBallot as wrong:
        known = entered_ballot(desk.poll, paper.identity, paper.number) if values["seen"] else None
        return _show(desk, paper, known=known, fields=fields, sentences=wrong.sentences, status=422)
    except NotAllowed as no:
        # What was entered stays. After a colleague's entry, the next press means: mine holds.
        known = entered_ballot(desk.poll, paper.identity, paper.number)
        status = 409 if no.refused.code == CHANGED.code else 422
        return _show(desk, paper, known=known, fields=fields, refused=no.refused, status=status)
    _say_saved(desk.request, paper, receipt)
    return HttpResponseRedirect(desk.address)


def _require_something(choices: Choices, seen: int) -> None:
    """A ballot that was entered before may be emptied: that takes it back."""
    if is_empty(choices) and not seen:
        raise BadBallot([_("Nothing is chosen yet.")])


def _say_saved(request: HttpRequest, paper: Paper, receipt: Receipt) -> None:
    texts = {"name": paper.name, "ballot": receipt.ballot.pk.hex[:8]}
    if not receipt.changed:
        messages.info(request, _("Ballot %(name)s: nothing was changed.") % texts)
    elif receipt.ballot.choices:
        messages.success(request, _("Ballot %(name)s is saved. Its number begins with %(ballot)s.") % texts)
    else:
        messages.success(request, _("Ballot %(name)s is taken back. Nothing of it counts.") % texts)
