"""How does a poll come about? In preparation everything can change; publishing fixes question, options and rule."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.models import Idea, Poll, PollOption
from ideas.rules.polls import may_change_poll, may_design_poll
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.votekinds import KINDS
from participation.accounts.models import Account
from participation.allowed import Refused, require
from participation.audit.services import record_act
from participation.places.slugs import slug_of
from participation.processes.models import Process

# Addresses of the desk that are no poll.
PAGES_OF_THE_DESK = ("neu",)


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """`code` "" gets a new one; `cost` in cents."""

    title: dict[str, str]
    text: dict[str, str] = field(default_factory=dict)
    cost: int | None = None
    code: str = ""
    idea_id: int | None = None


@transaction.atomic
def create_poll(*, staff: Account, process: Process, kind: str, title: dict[str, str]) -> Poll:
    require(may_design_poll(staff, process))
    numbers = {setting.name: setting.default for setting in KINDS[kind].numbers}
    slug = free_slug(title.get("de") or next(iter(title.values())))
    return Poll.objects.create(process=process, slug=slug, kind=kind, title=title, settings=numbers)


@transaction.atomic
def change_poll(*, staff: Account, poll_id: int, facts: dict[str, Any]) -> Poll:
    """`facts`: fields of the poll by name."""
    poll = _locked(poll_id)
    require(may_change_poll(staff, poll))
    for name, value in facts.items():
        setattr(poll, name, value)
    poll.save(update_fields=list(facts))
    return poll


@transaction.atomic
def set_options(*, staff: Account, poll_id: int, options: Sequence[OptionFacts]) -> None:
    """The options in this order; who has a code keeps it and its lot, who is missing goes."""
    poll = _locked(poll_id)
    require(may_change_poll(staff, poll))
    kept = {option.code: option for option in poll.options.all()}
    wanted = {option.code for option in options if option.code}
    poll.options.exclude(code__in=wanted).delete()
    number = max((int(code) for code in kept if code.isdigit()), default=0)
    for place, facts in enumerate(options):
        option = kept.get(facts.code)
        if option is None:
            number += 1
            option = PollOption(poll=poll, code=str(number))
        option.title, option.text, option.cost, option.place = facts.title, facts.text, facts.cost, place
        option.idea_id = facts.idea_id or option.idea_id
        option.save()


@transaction.atomic
def take_ideas(*, staff: Account, poll_id: int, ideas: Sequence[int]) -> int:
    """Public ideas of the process become options; one that is there already is not taken twice."""
    poll = _locked(poll_id)
    require(may_change_poll(staff, poll))
    known = set(poll.options.values_list("idea_id", flat=True))
    found = Idea.objects.filter(process=poll.process_id, pk__in=ideas, visibility=Idea.Visibility.PUBLISHED)
    new = [idea for idea in found.order_by("pk") if idea.pk not in known]
    facts = [OptionFacts(one.title, one.text, one.cost, one.code, one.idea_id) for one in poll.options.all()]
    facts += [OptionFacts({"de": idea.title}, {"de": idea.text}, idea_id=idea.pk) for idea in new]
    set_options(staff=staff, poll_id=poll_id, options=facts)
    return len(new)


def publishing_problems(poll: Poll) -> list[str]:
    """Sentences for the checklist; nothing: it can be published."""
    found = list(kind_of(poll).setting_problems(sheet_of(poll)))
    if not poll.title.get("de"):
        found.append(_("The question in German is missing."))
    if poll.opens_at is None or poll.closes_at is None:
        found.append(_("From when to when can people vote? The period is missing."))
    elif poll.closes_at <= timezone.now():
        found.append(_("The end of the vote has passed already."))
    if kind_of(poll).with_money and not poll.rule:
        found.append(_("By which rule is decided? Choose it before anybody votes."))
    return found


@transaction.atomic
def publish_poll(*, staff: Account, poll_id: int, now: datetime | None = None) -> Poll:
    poll = _locked(poll_id)
    require(may_change_poll(staff, poll))
    if problems := publishing_problems(poll):
        require(Refused("not_ready", " ".join(problems)))
    poll.state, poll.published_at = Poll.State.PUBLISHED, now or timezone.now()
    poll.save(update_fields=["state", "published_at"])
    record_act(
        actor=staff,
        action="poll.published",
        subject=f"ideas.poll:{poll.pk}",
        area=poll.process.area,
        details={"kind": poll.kind, "rule": poll.rule, "options": poll.options.count()},
    )
    return poll


def free_slug(title: str) -> str:
    base = slug_of(title)[:70] or "abstimmung"
    taken = {*PAGES_OF_THE_DESK, *Poll.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def _locked(poll_id: int) -> Poll:
    return Poll.objects.select_for_update(of=("self",)).select_related("process__area").get(pk=poll_id)
