"""Can somebody who reads the whole database tell who answered what? Three attacks, which work before mixing.

The attacker knows who took part in which order and reads both tables with PostgreSQL's own columns: rows that one
transaction wrote share `xmin`, rows lie in the order in which they came (`ctid`), and a later copy of the database
holds a few rows more than an earlier one. After mixing nothing is left but chance within the batch.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from participation.accounts.models import Account
from participation.eligibility.identity import Identity, participant_key
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import ParticipationMarker, Response, SubmissionEvent, Survey
from surveys.services import mixing
from surveys.services.ending import say_all_is_in
from surveys.services.mixing import forget_old_places, mix
from surveys.services.publishing import close_survey
from surveys.services.responses import submit_answers
from tests.concurrency.conftest import all_at_once
from tests.surveys.make import publish, small_document

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

BATCH, BATCHES = 20, 3
STAY = 10  # of those who wait, so that the last step, too, is one of enough people
PEOPLE = BATCH * BATCHES
# One right guess per batch is what chance gives; fifteen of three batches happen once in ten million runs.
LUCK = 15

# name of the person -> what the attacker believes that person wrote; several possibilities at most.
Guess = dict[str, set[str]]
Attack = Callable[[Survey], Guess]


@pytest.fixture
def survey(transactional_db: None, process: Process) -> Survey:
    """In tables without holes: the rows of earlier tests left some, and new rows would lie in them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("VACUUM surveys_participationmarker, surveys_response")
    return publish(process, small_document())


def answer(survey: Survey, number: int) -> None:
    """Each transaction on its own, as on a real site."""
    who = Identity(browser=f"person {number}")
    submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "no", "F": f"person {number}"}, identity=who)


def names_of(survey: Survey) -> dict[uuid.UUID, str]:
    """The attacker has the pseudonym key."""
    return {
        participant_key(survey.process_id, "browser", f"person {number}"): f"person {number}"
        for number in range(PEOPLE + STAY)
    }


def read(column: str) -> tuple[list[tuple[str, uuid.UUID]], list[tuple[str, str]]]:
    """Both tables in the order of the disk, with one of PostgreSQL's own columns."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column}::text, participant_key FROM surveys_participationmarker ORDER BY ctid")
        markers = cursor.fetchall()
        cursor.execute(f"SELECT {column}::text, answers ->> 'F' FROM surveys_response ORDER BY ctid")
        return markers, cursor.fetchall()


def by_transaction(survey: Survey) -> Guess:
    names, words = names_of(survey), defaultdict(set)
    markers, responses = read("xmin")
    for transaction, text in responses:
        words[transaction].add(text)
    return {names[key]: words[transaction] for transaction, key in markers}


def by_place(survey: Survey) -> Guess:
    names = names_of(survey)
    markers, responses = read("ctid")
    return {names[key]: {text} for (_, key), (_, text) in zip(markers, responses, strict=True)}


def right(guess: Guess) -> int:
    """Persons whose answer is named, and named alone."""
    return sum(words == {name} for name, words in guess.items())


@pytest.mark.parametrize("attack", [by_transaction, by_place])
def test_before_mixing_everybody_can_be_found(survey: Survey, attack: Attack) -> None:
    for number in range(PEOPLE):
        answer(survey, number)
    assert right(attack(survey)) == PEOPLE, "the attack works: nothing but mixing protects"


@pytest.mark.parametrize("attack", [by_transaction, by_place])
def test_after_mixing_the_batch_hides_everybody(survey: Survey, attack: Attack) -> None:
    for number in range(PEOPLE + STAY):
        answer(survey, number)
        mix(survey.pk)
    assert Response.objects.filter(waiting=True).count() == STAY
    guess = attack(survey)
    assert len(guess) == PEOPLE + STAY
    assert right(guess) <= LUCK
    if attack is by_transaction:
        assert min(len(words) for words in guess.values()) >= BATCH - STAY


def end(survey: Survey, staff: Account) -> None:
    """Closed an hour ago, and no form on paper is to come."""
    close_survey(account=staff, survey_id=survey.pk)
    say_all_is_in(account=staff, survey_id=survey.pk)
    Survey.objects.filter(pk=survey.pk).update(closed_at=timezone.now() - timedelta(hours=1))


def test_after_the_end_not_even_the_batch_is_known(survey: Survey, staff: Account) -> None:
    for number in range(PEOPLE):
        answer(survey, number)
        mix(survey.pk)
    end(survey, staff)
    mix(survey.pk)
    survey.refresh_from_db()
    assert survey.mixed_at_end
    markers, _responses = read("xmin")
    assert len({transaction for transaction, _ in markers}) == 1, "the last step came from anybody"
    assert right(by_transaction(survey)) == 0
    assert right(by_place(survey)) <= LUCK


def test_two_copies_of_the_database_differ_by_a_whole_batch(survey: Survey) -> None:
    """A copy is made after each person; what was counted changes in steps of a batch."""
    steps, before = [], (0, 0)
    for number in range(PEOPLE):
        answer(survey, number)
        mix(survey.pk)
        now = (
            ParticipationMarker.objects.filter(waiting=False).count(),
            Response.objects.filter(waiting=False).count(),
        )
        steps.append((now[0] - before[0], now[1] - before[1]))
        before = now
    assert set(steps) == {(0, 0), (BATCH + STAY, BATCH), (BATCH, BATCH)}
    assert steps.count((BATCH + STAY, BATCH)) == 1, "markers of the first who stay move with the first batch"


def test_the_last_step_is_one_of_enough_people(survey: Survey, staff: Account) -> None:
    """Whoever kept yesterday's page and reads today's final one sees what many said, never what the last one said."""
    for number in range(BATCH + STAY + 1):
        answer(survey, number)
        mix(survey.pk)
    assert SubmissionEvent.objects.count() == BATCH
    end(survey, staff)
    assert mix(survey.pk) == STAY + 1


def test_few_of_one_part_are_not_counted_among_many(survey: Survey, north: Area, south: Area) -> None:
    """Three from the south among thirty: the view of the south would show what these three said."""
    for number in range(BATCH + STAY + 13):
        answer(survey, number)
    few = Response.objects.filter(pk__in=list(Response.objects.values_list("pk", flat=True)[:3]))
    few.update(area=south)
    Response.objects.filter(area=None).update(area=north)
    assert mix(survey.pk) == BATCH + STAY
    assert set(Response.objects.filter(waiting=False).values_list("area", flat=True)) == {north.pk}
    assert Response.objects.filter(waiting=True, area=south).count() == 3


def test_old_places_are_given_free(survey: Survey) -> None:
    for number in range(BATCH + STAY):
        answer(survey, number)
    mix(survey.pk)
    assert dead_rows() == BATCH + STAY
    forget_old_places()
    assert dead_rows() == 0


def dead_rows() -> int:
    with connection.cursor() as cursor:
        # This session reports its own changes at the end of a statement that asks for it.
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'surveys_response'")
        return int(cursor.fetchone()[0])


def test_a_survey_that_ends_early_moves_what_it_has(survey: Survey, staff: Account) -> None:
    answer(survey, 0)
    assert mix(survey.pk) == 0, "one alone would not be hidden"
    end(survey, staff)
    assert mix(survey.pk) == 1
    assert mix(survey.pk) == 0


def test_who_answers_while_others_are_mixed_waits_for_the_next_batch(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rival answer commits after the batch was read and before its rows are written anew."""
    for number in range(BATCH + STAY):
        answer(survey, number)
    rewrite, rivals = mixing._rewrite, [BATCH + STAY]

    def interrupted(rows: Sequence[Any], *, waiting: bool = False) -> list[Any]:
        if rivals:
            all_at_once([partial(answer, survey, rivals.pop())])
        return rewrite(rows, waiting=waiting)

    monkeypatch.setattr(mixing, "_rewrite", interrupted)
    assert mix(survey.pk) == BATCH
    assert Response.objects.filter(waiting=True).count() == STAY + 1
    assert Response.objects.count() == ParticipationMarker.objects.count() == BATCH + STAY + 1
    assert SubmissionEvent.objects.count() == BATCH


def test_two_workers_mix_nobody_twice(survey: Survey) -> None:
    for number in range(BATCH + STAY):
        answer(survey, number)
    assert sorted(all_at_once([partial(mix, survey.pk)] * 4)) == [0, 0, 0, BATCH]
    assert Response.objects.count() == SubmissionEvent.objects.count() + STAY == BATCH + STAY
