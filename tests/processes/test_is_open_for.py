"""Is a process open for an act: before, during and after the phase."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participation.allowed import Refused
from participation.processes.days import last_day
from participation.processes.models import Phase, Process
from participation.processes.rules import is_open_for

NOW = timezone.now()


@pytest.fixture
def one_phase(process: Process) -> Process:
    process.phases.all().delete()
    Phase.objects.create(process=process, kind="vote", starts_at=NOW, ends_at=NOW + timedelta(days=2))
    return process


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(seconds=-1), "too_early"),
        (timedelta(0), None),
        (timedelta(days=2, microseconds=-1), None),
        (timedelta(days=2), "too_late"),
    ],
)
def test_begin_counts_and_end_does_not(one_phase: Process, after: timedelta, expected: str | None) -> None:
    answer = is_open_for(one_phase, Phase.Kind.VOTE, NOW + after)
    assert (answer.code if isinstance(answer, Refused) else None) == expected


def test_a_step_that_is_not_planned_is_never_open(one_phase: Process) -> None:
    answer = is_open_for(one_phase, Phase.Kind.SURVEY, NOW)
    assert isinstance(answer, Refused)
    assert answer.code == "no_such_phase"


@pytest.mark.parametrize("state", [Process.State.DRAFT, Process.State.ARCHIVED])
def test_drafts_and_finished_processes_are_closed(one_phase: Process, state: str) -> None:
    one_phase.state = state
    answer = is_open_for(one_phase, Phase.Kind.VOTE, NOW)
    assert isinstance(answer, Refused)
    assert answer.code == "not_public"


def test_between_two_phases_of_a_kind_it_is_too_early(one_phase: Process) -> None:
    Phase.objects.create(
        process=one_phase, kind="vote", starts_at=NOW + timedelta(days=9), ends_at=NOW + timedelta(days=10)
    )
    answer = is_open_for(one_phase, Phase.Kind.VOTE, NOW + timedelta(days=5))
    assert isinstance(answer, Refused)
    assert answer.code == "too_early"


def test_what_ends_at_midnight_is_open_until_the_day_before() -> None:
    midnight = timezone.localtime(NOW).replace(hour=0, minute=0, second=0, microsecond=0)
    assert last_day(midnight) == midnight.date() - timedelta(days=1)
    assert last_day(midnight + timedelta(hours=1)) == midnight.date()
