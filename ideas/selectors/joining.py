"""Who joins in with an idea, what do they bring, what has the town granted? For page, desk and cockpit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from ideas.models import Contributor, Idea, Invitation, Need
from ideas.rules.joining import helper_key, is_carried_out_here, is_open_to_join
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.rules import may_take_part
from participation.places.models import Area
from participation.web.phrases import money

LISTED = 60
Kind = Need.Kind


@dataclass(frozen=True, slots=True)
class Brought:
    """`what` is empty where nobody of the team has read it yet."""

    kind: str
    kind_words: str
    what: str
    name: str


@dataclass(frozen=True, slots=True)
class JoinBox:
    """`mine` is what this reader has left; `refused` why nobody, or this reader, can join in now."""

    idea_id: int
    number: int
    brought: list[Brought]
    more: int
    mine: Contributor | None
    refused: Refused | None
    closed: bool
    needs: list[Need]

    @property
    def may_join(self) -> bool:
        """The page of the form brings the cookie that may be missing."""
        return self.refused is None or self.refused.code == "no_cookie"


def join_box(idea: Idea, identity: Identity) -> JoinBox | None:
    """None for a wish to the administration. Two statements."""
    if not is_carried_out_here(idea):
        return None
    who = may_take_part(identity, idea.process)
    open_now = is_open_to_join(idea)
    refused = open_now if isinstance(open_now, Refused) else who if isinstance(who, Refused) else None
    key = None if isinstance(who, Refused) else helper_key(idea, who)
    people = list(Contributor.objects.filter(idea=idea))
    readable = [_brought(one) for one in people if one.shown]
    return JoinBox(
        idea_id=idea.pk,
        number=len(people),
        brought=readable[:LISTED],
        more=len(people) - len(readable[:LISTED]),
        mine=next((one for one in people if key and one.key == key), None),
        refused=refused,
        closed=not open_now,
        needs=list(idea.needs.all()),
    )


def _brought(one: Contributor) -> Brought:
    return Brought(one.brings, one.get_brings_display(), one.what, one.name if one.name_is_public else "")


def mine_of(idea: Idea, identity: Identity) -> Contributor | None:
    who = may_take_part(identity, idea.process)
    if isinstance(who, Refused):
        return None
    return Contributor.objects.filter(idea=idea, key=helper_key(idea, who)).first()


def contributors_of(idea: Idea) -> list[Contributor]:
    """With everything they left; ask `may_see_contacts` first."""
    return list(Contributor.objects.filter(idea=idea).select_related("account", "recorded_by"))


def invitations_of(idea: Idea) -> list[Invitation]:
    return list(Invitation.objects.filter(idea=idea).select_related("sent_by"))


def needs_in_words(kinds: Iterable[str], amount: int | None) -> str:
    words = [str(Kind(kind).label) for kind in Kind.values if kind in kinds]
    text = ", ".join(words)
    return f"{text} ({money(amount)})" if amount else text


@dataclass(frozen=True, slots=True)
class Asking:
    """An idea whose needs wait for an answer."""

    idea_id: int
    title: str
    kinds: list[str]
    since: datetime


def asking_in(area: Area, limit: int = 5) -> list[Asking]:
    here = Need.objects.filter(answer=Need.Answer.OPEN, idea__process__area__path__startswith=area.path)
    public = here.filter(idea__visibility=Idea.Visibility.PUBLISHED).exclude(idea__process__state="draft")
    found: dict[int, Asking] = {}
    for pk, title, kind, since in public.order_by("pk").values_list("idea", "idea__title", "kind", "asked_at"):
        found.setdefault(pk, Asking(pk, title, [], since)).kinds.append(kind)
        if len(found) > limit:
            found.pop(pk)
            break
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Unread:
    count: int
    idea_id: int | None


def unread_help_in(area: Area) -> Unread:
    """Offers whose words nobody has read, and one idea that they stand by."""
    waits = Q(shown=False, checked_at__isnull=True, idea__visibility=Idea.Visibility.PUBLISHED)
    here = Contributor.objects.filter(waits, idea__process__area__path__startswith=area.path)
    found = here.aggregate(count=Count("pk"), idea=Min("idea"))
    return Unread(found["count"], found["idea"])
