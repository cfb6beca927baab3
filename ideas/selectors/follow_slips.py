"""What became of the ideas on a slip? For each the last news and what comes next; a fixed number of statements."""

from dataclasses import dataclass

from ideas.models import FollowSlip, Idea
from ideas.selectors.ahead import timeline
from ideas.selectors.timeline import Step, told_by_idea
from ideas.selectors.way import ways_of
from ideas.selectors.wording import Wording, status_wording

BEEN = ("done", "now")
READ = ("process", "stage", "main__process", "main__stage")


@dataclass(frozen=True, slots=True)
class Main:
    """The idea that means the same, where the supports count and most is said."""

    id: int
    title: str
    wording: Wording
    last: Step


@dataclass(frozen=True, slots=True)
class Followed:
    """`last` is what happened last, `next` what is promised or open. Without both it is no longer public.

    `main`: how far the idea has come in which this one counts.
    """

    id: int
    title: str
    wording: Wording | None = None
    last: Step | None = None
    next: Step | None = None
    main: Main | None = None


def ideas_on_slip(slip_id: int) -> list[Followed] | None:
    """In the order in which they came on the slip; None without such a slip."""
    if not FollowSlip.objects.filter(pk=slip_id).exists():
        return None
    found = Idea.objects.filter(follows__slip=slip_id).exclude(process__state="draft")
    return _followed(list(found.select_related(*READ).order_by("follows__pk")))


def recorded_ideas(process_id: int) -> list[Followed]:
    """What staff entered for people who came, rang or wrote; what is not public has nothing to tell."""
    found = Idea.objects.filter(process=process_id, recorded_by__isnull=False, visibility=Idea.Visibility.PUBLISHED)
    return _followed(list(found.select_related(*READ).order_by("pk")))


def _followed(ideas: list[Idea]) -> list[Followed]:
    mains = {idea.pk: idea.main for idea in ideas if _counts_elsewhere(idea)}
    known = {one.pk: one for one in (*ideas, *mains.values()) if one}
    told, ways = told_by_idea(list(known)), ways_of({idea.process_id for idea in ideas})
    steps = {pk: timeline(one, told[pk], ways[one.process_id]) for pk, one in known.items() if _is_public(one)}
    return [_row(idea, steps, mains.get(idea.pk)) for idea in ideas]


def _counts_elsewhere(idea: Idea) -> bool:
    return idea.main is not None and idea.main_id != idea.pk and _is_public(idea.main)


def _is_public(idea: Idea) -> bool:
    return idea.visibility == Idea.Visibility.PUBLISHED


def _row(idea: Idea, steps: dict[int, list[Step]], main: Idea | None) -> Followed:
    if not _is_public(idea):
        return Followed(idea.pk, "")
    coming = [step for step in steps[idea.pk] if step.state not in BEEN]
    there = Main(main.pk, main.title, _wording(main), _last(steps[main.pk])) if main else None
    return Followed(idea.pk, idea.title, _wording(idea), _last(steps[idea.pk]), coming[0] if coming else None, there)


def _last(steps: list[Step]) -> Step:
    return [step for step in steps if step.state in BEEN][-1]


def _wording(idea: Idea) -> Wording:
    return status_wording(idea.status, idea.stage.title if idea.stage else None)
