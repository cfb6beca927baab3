from io import StringIO

import pytest
from django.core.management import call_command

from ideas.models import Idea, IdeaTally
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.eligibility.identity import Identity
from participation.tally.engine import fold

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture
def counted(idea: Idea) -> Idea:
    cast_vote(idea_id=idea.pk, identity=Identity(browser="x"), value=1)
    fold(VOTES)
    return idea


def test_right_counts_end_quietly(counted: Idea) -> None:
    out = StringIO()
    call_command("verify_tallies", stdout=out)
    assert "agree" in out.getvalue()


def test_a_difference_is_printed_and_ends_with_one(counted: Idea) -> None:
    IdeaTally.objects.update(value=3)
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("verify_tallies", stdout=out, stderr=StringIO())
    assert end.value.code == 1
    assert "counted 3, recounted 1" in out.getvalue()


def test_votes_that_wait_are_no_difference(counted: Idea) -> None:
    cast_vote(idea_id=counted.pk, identity=Identity(browser="y"), value=1)
    call_command("verify_tallies", stdout=StringIO())
