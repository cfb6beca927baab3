"""What became of the ideas on a slip? For each the last news and what comes next; a fixed number of statements."""

from dataclasses import dataclass

from ideas.models import FollowSlip, Idea
from ideas.selectors.ahead import timeline
from ideas.selectors.timeline import Step, told_by_idea
from ideas.selectors.way import ways_of
from ideas.selectors.wording import Wording, status_wording


@dataclass(frozen=True, slots=True)
class Followed:
    """`last` is what happened last, `next` what is promised or open. Without both it is no longer public."""

    id: int
    title: str
    wording: Wording | None = None
    last: Step | None = None
    next: Step | None = None


def ideas_on_slip(slip_id: int) -> list[Followed] | None:
    """In the order in which they came on the slip; None without such a slip."""
    if not FollowSlip.objects.filter(pk=slip_id).exists():
        return None
    found = Idea.objects.filter(follows__slip=slip_id).exclude(process__state="draft")
    return _followed(list(found.select_related("process", "stage").order_by("follows__pk")))


def recorded_ideas(process_id: int) -> list[Followed]:
    """What staff entered for people who came, rang or wrote; what is not public has nothing to tell."""
    found = Idea.objects.filter(process=process_id, recorded_by__isnull=False, visibility=Idea.Visibility.PUBLISHED)
    return _followed(list(found.select_related("process", "stage").order_by("pk")))


def _followed(ideas: list[Idea]) -> list[Followed]:
    told, ways = told_by_idea([idea.pk for idea in ideas]), ways_of({idea.process_id for idea in ideas})
    rows = []
    for idea in ideas:
        if idea.visibility != Idea.Visibility.PUBLISHED:
            rows.append(Followed(idea.pk, ""))
            continue
        steps = timeline(idea, told[idea.pk], ways[idea.process_id])
        been = [step for step in steps if step.state in ("done", "now")]
        coming = [step for step in steps if step.state not in ("done", "now")]
        wording = status_wording(idea.status, idea.stage.title if idea.stage else None)
        rows.append(Followed(idea.pk, idea.title, wording, been[-1], coming[0] if coming else None))
    return rows
