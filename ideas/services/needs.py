"""What does an idea of residents ask the town for, and what does the town say? Answers are public, with the reason."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, Need
from ideas.rules.joining import MOST_MONEY, is_carried_out_here, may_answer_need, may_ask
from ideas.services.news import tell_followers
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act

Kind, Answer = Need.Kind, Need.Answer
TOO_MUCH = Refused("too_much", _("A little money goes up to 1,000 euros. For more, tell the neighbourhood office."))


@dataclass(frozen=True, slots=True)
class Asked:
    """`amount` in cents, for money only."""

    kinds: Collection[str] = ()
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    granted: bool
    reason: str
    office: str


def add_needs(idea: Idea, asked: Asked) -> None:
    """In the transaction in which a new idea is stored."""
    if asked.kinds and is_carried_out_here(idea):
        _check(asked)
        Need.objects.bulk_create([_need(idea, kind, asked) for kind in Kind.values if kind in asked.kinds])


@transaction.atomic
def change_needs(*, idea_id: int, account: Account | None, proven: frozenset[int], asked: Asked) -> None:
    """Whoever wrote the idea says anew what is needed. What has an answer stays as it was answered."""
    idea = Idea.objects.select_related("process").select_for_update(of=("self",)).get(pk=idea_id)
    require(may_ask(account, proven, idea))
    _check(asked)
    before = {need.kind: need for need in idea.needs.all()}
    answered = {kind for kind, need in before.items() if need.answer != Answer.OPEN}
    idea.needs.filter(answer=Answer.OPEN).exclude(kind__in=asked.kinds).delete()
    for kind in Kind.values:
        if kind not in asked.kinds or kind in answered:
            continue
        if kind not in before:
            _need(idea, kind, asked).save()
        elif kind == Kind.MONEY and before[kind].amount != asked.amount:
            before[kind].amount = asked.amount
            before[kind].save(update_fields=["amount"])


@transaction.atomic
def answer_need(*, need_id: int, account: Account, verdict: Verdict) -> bool:
    """Yes or no, also changed later. Followers are told; says whether something changed."""
    need = Need.objects.select_related("idea__process__area").select_for_update(of=("self",)).get(pk=need_id)
    require(may_answer_need(account, need))
    answer = Answer.GRANTED if verdict.granted else Answer.REFUSED
    if (need.answer, need.reason, need.office) == (answer, verdict.reason, verdict.office):
        return False
    need.answer, need.reason, need.office = answer, verdict.reason, verdict.office
    need.answered_by, need.answered_on = account, timezone.localdate()
    need.save()
    idea = need.idea
    act = record_act(
        actor=account,
        action="idea.need_answered",
        subject=f"ideas.idea:{idea.pk}",
        area=idea.process.area,
        reason=verdict.reason,
        details={"need": need.kind, "answer": str(answer)},
    )
    if idea.visibility == Idea.Visibility.PUBLISHED:
        facts = {"need": need.kind, "granted": verdict.granted, "office": verdict.office, "reason": verdict.reason}
        tell_followers(idea, key=f"need:{act.pk}", template="idea_need", **facts)
    return True


def _check(asked: Asked) -> None:
    if Kind.MONEY in asked.kinds and not 0 < (asked.amount or 0) <= MOST_MONEY:
        raise NotAllowed(TOO_MUCH)


def _need(idea: Idea, kind: str, asked: Asked) -> Need:
    return Need(idea=idea, kind=kind, amount=asked.amount if kind == Kind.MONEY else None)
