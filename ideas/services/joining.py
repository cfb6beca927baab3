"""How does somebody join in with an idea and leave again, and how do staff invite all who do?"""

import uuid
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Contributor, Idea, Invitation
from ideas.rules.commenting import writer_key
from ideas.rules.joining import helper_key, may_join, may_record_contributor, may_see_contacts
from ideas.rules.quarantine import is_read_first
from ideas.selectors.known import is_known_here
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.notices.services import Address, add_notices, add_notices_to
from participation.processes.models import Process

KEY_USED = Refused("key_used", _("This form was used before. Open it again."))
NOBODY = Refused("nobody", _("Nobody who joins in has left an e-mail address. Please call them."))
NO_CONTACT = Refused("no_contact", _("Without e-mail address or telephone number nobody can tell you when it begins."))


@dataclass(frozen=True, slots=True)
class Help:
    """What somebody brings, and how the team reaches them; names are those of the columns."""

    brings: str
    what: str
    name: str = ""
    name_is_public: bool = False
    email: str = ""
    phone: str = ""
    language: str = "de"


@transaction.atomic
def join_in(
    *,
    idea_id: int,
    identity: Identity,
    help_: Help,
    submission_key: uuid.UUID,
    effort: bool = True,
    channel: Channel = Channel.ONLINE,
) -> Contributor:
    """Once per person; sent again it says what holds now. What they bring is read like a comment of theirs."""
    # Two windows of one person wait for each other; votes never touch this row.
    idea = Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)
    who = may_join(identity, idea)
    if not isinstance(who, Participant):
        raise NotAllowed(who)
    if identity.account is None and not (help_.email or help_.phone):
        raise NotAllowed(NO_CONTACT)
    public_words = f"{help_.what} {help_.name}"
    known = partial(is_known_here, idea.process, writer_key(idea.process, who))
    before_all = idea.process.moderation == Process.Moderation.PRE
    shown = not before_all and not is_read_first(public_words, known=known, effort=effort)
    columns = {**_columns(help_), "account": identity.account, "channel": channel, "shown": shown, "checked_at": None}
    before = Contributor.objects.select_for_update().filter(idea=idea, key=helper_key(idea, who)).first()
    if before:
        if (before.what, before.name) == (help_.what, help_.name):
            columns |= {"shown": before.shown, "checked_at": before.checked_at}
        for name, value in columns.items():
            setattr(before, name, value)
        before.save()
        return before
    return _store(idea, submission_key, {**columns, "key": helper_key(idea, who)})


@transaction.atomic
def leave(*, idea_id: int, identity: Identity) -> bool:
    """Everything that was left is deleted, also after the process has ended. Says whether there was anything."""
    idea = _idea(idea_id)
    who = may_take_part(identity, idea.process)
    if not isinstance(who, Participant):
        return False
    return bool(Contributor.objects.filter(idea=idea, key=helper_key(idea, who)).delete()[0])


@transaction.atomic
def record_contributor(
    *, idea_id: int, staff: Account, help_: Help, submission_key: uuid.UUID, channel: Channel
) -> Contributor:
    """Somebody said so on paper, by phone or at the counter."""
    idea = _idea(idea_id)
    require(may_record_contributor(staff, idea))
    if not (help_.email or help_.phone):
        raise NotAllowed(NO_CONTACT)
    read = {"shown": True, "checked_at": timezone.now()}
    return _store(idea, submission_key, {**_columns(help_), **read, "recorded_by": staff, "channel": channel})


@transaction.atomic
def show_help(*, contributor_id: int, staff: Account, shown: bool) -> None:
    """Whether everybody may read what somebody brings. They count in any case."""
    found = Contributor.objects.select_related("idea__process__area").get(pk=contributor_id)
    require(may_see_contacts(staff, found.idea))
    found.shown, found.checked_at = shown, timezone.now()
    found.save(update_fields=["shown", "checked_at"])
    _record(found.idea, staff, "idea.help_shown" if shown else "idea.help_hidden", contributor=found.pk)


@transaction.atomic
def remove_contributor(*, contributor_id: int, staff: Account) -> None:
    """For somebody who asks for it; twice is the same as once."""
    found = Contributor.objects.select_related("idea__process__area").filter(pk=contributor_id).first()
    if found is None:
        return
    require(may_see_contacts(staff, found.idea))
    found.delete()
    _record(found.idea, staff, "idea.contributor_removed")


@transaction.atomic
def invite_all(*, idea_id: int, staff: Account, text: str, submission_key: uuid.UUID) -> tuple[Invitation, bool]:
    """One message to everybody who can be written to, and whether it is new: the same form twice is one message."""
    idea = Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)
    require(may_see_contacts(staff, idea))
    if before := Invitation.objects.filter(submission_key=submission_key, idea=idea).first():
        return before, False
    people = list(Contributor.objects.filter(idea=idea).select_related("account"))
    addresses = [Address(f"contributor:{one.pk}", one.email, one.language) for one in people if one.email]
    accounts = [one.account_id for one in people if one.account_id and not one.email]
    if not (addresses or accounts):
        raise NotAllowed(NOBODY)
    reached = len(addresses) + len(accounts)
    sent = Invitation.objects.create(
        idea=idea, text=text, sent_by=staff, reached=reached, submission_key=submission_key
    )
    message: dict[str, Any] = {
        "key": f"invitation:{sent.pk}",
        "template": "idea_invitation",
        "context": {"title": idea.title, "text": text, "path": reverse("ideas:detail", args=[idea.pk])},
    }
    add_notices_to(addresses=addresses, **message)
    add_notices(account_ids=[account for account in accounts if account], **message)
    _record(idea, staff, "idea.contributors_invited", reached=reached)
    return sent, True


def _columns(help_: Help) -> dict[str, Any]:
    values = asdict(help_)
    return {**values, "name_is_public": bool(help_.name and help_.name_is_public)}


def _store(idea: Idea, submission_key: uuid.UUID, columns: dict[str, Any]) -> Contributor:
    """Of two parallel presses one inserts; the other one waits for it and reads its row."""
    made, _new = Contributor.objects.get_or_create(submission_key=submission_key, defaults={"idea": idea, **columns})
    if made.idea_id != idea.pk or made.key != columns.get("key"):
        raise NotAllowed(KEY_USED)
    return made


def _idea(idea_id: int) -> Idea:
    return Idea.objects.select_related("process__area").get(pk=idea_id)


def _record(idea: Idea, actor: Account, action: str, **details: int) -> None:
    record_act(actor=actor, action=action, subject=f"ideas.idea:{idea.pk}", area=idea.process.area, details=details)
