"""What is it, what happens with it, can I help? Everything that the page of one idea tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from ideas.models import Idea, OfficialResponse
from ideas.rules.reading import is_author, may_read
from ideas.selectors.ahead import timeline
from ideas.selectors.follows import follows
from ideas.selectors.groups import GroupPage, group_page
from ideas.selectors.timeline import Step, told_of
from ideas.selectors.way import way_of
from ideas.selectors.wording import Wording, status_wording
from participation.accounts.models import Account
from participation.decisions.models import Decision

LONGEST_LEAD = 220


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with its first sentence set apart, and the paragraphs after it."""

    lead: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    office: str
    prose: Prose
    reasons: list[str]
    response: OfficialResponse


@dataclass(frozen=True, slots=True)
class IdeaPage:
    idea: Idea
    prose: Prose
    wording: Wording
    place: str
    answers: list[Answer]
    decisions: Sequence[Decision]
    steps: list[Step]
    mine: bool
    follows: bool
    rejected_because: str
    group: GroupPage | None


def find_idea(idea_id: int) -> Idea | None:
    found = Idea.objects.select_related("process__area", "area", "field_of_action", "stage")
    # An outline may be long, and no page of an idea draws it from here.
    return found.defer("process__area__outline", "area__outline").filter(pk=idea_id).first()


def idea_page(idea_id: int, account: Account | None, proven: frozenset[int] = frozenset()) -> IdeaPage | None:
    """None where there is nothing to see for this reader."""
    idea = find_idea(idea_id)
    if idea is None or not may_read(account, proven, idea):
        return None
    told = told_of(idea)
    mine = is_author(account, proven, idea)
    return IdeaPage(
        idea=idea,
        prose=as_prose(idea.text),
        wording=status_wording(idea.status, idea.stage.title if idea.stage else None),
        place=idea.place_note or (idea.area.name if idea.area else ""),
        answers=[_answer(response) for response in told.responses],
        decisions=told.decisions,
        steps=timeline(idea, told, way_of(idea.process_id)),
        mine=mine,
        follows=follows(idea, account.pk if account else None),
        rejected_because=_reason(idea) if mine and idea.visibility == Idea.Visibility.REJECTED else "",
        group=group_page(idea),
    )


def _answer(response: OfficialResponse) -> Answer:
    return Answer(response.office, as_prose(response.text), _paragraphs(response.reason), response)


def as_prose(text: str) -> Prose:
    """A first sentence that is too long to stand alone stays in its paragraph."""
    paragraphs = _paragraphs(text)
    if not paragraphs:
        return Prose("", [])
    first, mark, rest = paragraphs[0].partition(". ")
    lead = first + mark.strip()
    if len(lead) > LONGEST_LEAD:
        return Prose("", paragraphs)
    return Prose(lead, [rest, *paragraphs[1:]] if rest.strip() else paragraphs[1:])


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split("\n")) for part in text.replace("\r", "").split("\n\n") if part.strip()]


def _reason(idea: Idea) -> str:
    return idea.moderation_acts.values_list("reason", flat=True).first() or ""
