"""An idea is supported by those who see it: looks are counted once per person, without a profile."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.panels.idea_ranking import idea_ranking_panel
from ideas.models import Exposure, ExposureStart, ExposureTally, Idea
from ideas.selectors.exposure import by_rate
from ideas.selectors.results import Supported, supports_by_idea
from ideas.services.exposure_counts import count_looks, end_looks
from ideas.services.exposures import mix_looks, record_looks
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.processes.models import Phase, Process
from participation.tally.engine import fold_all
from tests.ideas.conftest import MakeIdea

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def tell(client: Client, process: Process, *ideas: Idea | int | str) -> Any:
    """As the script of the list does it."""
    named = ",".join(str(idea.pk if isinstance(idea, Idea) else idea) for idea in ideas)
    return client.post(f"/beteiligung/{process.slug}/ideen/gesehen/", {"ideen": named})


def reader(idea: Idea) -> Client:
    """A browser that has its key from the page of an idea."""
    client = Client()
    client.get(f"/ideen/{idea.pk}/")
    Exposure.objects.all().delete()
    return client


def look(process: Process, ideas: list[Idea], *people: str) -> None:
    for person in people:
        identity = Identity(browser=person)
        record_looks(process=process, identity=identity, idea_ids=[idea.pk for idea in ideas])


def views() -> dict[int, int]:
    count_looks()
    return dict(ExposureTally.objects.filter(value__gt=0).values_list("idea_id", "value"))


def test_a_person_counts_once_for_each_idea(process: Process, make_idea: MakeIdea) -> None:
    first, second = make_idea(), make_idea()
    rosa, nabil = reader(first), reader(first)
    for _ in range(3):
        assert tell(rosa, process, first, second).status_code == 204
    tell(nabil, process, second)
    assert views() == {first.pk: 1, second.pk: 2}


def test_two_rows_of_one_person_have_nothing_in_common(process: Process, make_idea: MakeIdea) -> None:
    ideas = [make_idea(), make_idea()]
    look(process, ideas, "rosa")
    one, other = Exposure.objects.all()
    assert one.viewer != other.viewer
    assert {field.name for field in Exposure._meta.fields} == {"id", "idea", "viewer", "mixed"}, "no time, no order"


def test_at_night_rows_are_written_anew_in_the_order_of_their_pseudonyms(process: Process, make_idea: MakeIdea) -> None:
    ideas = [make_idea() for _ in range(3)]
    look(process, ideas, "rosa", "nabil")
    before = set(Exposure.objects.values_list("pk", flat=True))
    pairs = set(Exposure.objects.values_list("idea_id", "viewer"))
    assert mix_looks() == 6
    assert set(Exposure.objects.values_list("idea_id", "viewer")) == pairs
    assert before.isdisjoint(Exposure.objects.values_list("pk", flat=True))
    assert mix_looks() == 0
    look(process, ideas, "rosa")
    assert Exposure.objects.count() == 6, "who is known is still known"


def test_the_list_alone_counts_nobody_and_opening_an_idea_does(process: Process, make_idea: MakeIdea) -> None:
    idea = make_idea()
    rosa = reader(idea)
    page = rosa.get(f"/beteiligung/{process.slug}/ideen/").content.decode()
    assert f'data-idea="{idea.pk}"' in page
    assert "js/looks" in page
    assert not Exposure.objects.exists()
    rosa.get(f"/ideen/{idea.pk}/")
    rosa.get(f"/ideen/{idea.pk}/")
    assert Exposure.objects.count() == 1


def test_the_first_page_gives_the_key_and_lets_the_script_tell(idea: Idea) -> None:
    rosa = Client()
    assert "js/looks" in rosa.get(f"/ideen/{idea.pk}/").content.decode()
    assert not Exposure.objects.exists(), "without a key that comes back, each page would be another person"
    assert "js/looks" not in rosa.get(f"/ideen/{idea.pk}/").content.decode()


def test_the_team_is_not_counted(process: Process, idea: Idea, staff: Account) -> None:
    client = Client()
    client.force_login(staff)
    client.get(f"/ideen/{idea.pk}/")
    assert tell(client, process, idea).status_code == 204
    assert not Exposure.objects.exists()


@pytest.mark.parametrize("named", ["", "x", "-1", "999999999", "1" * 40, ",,"])
def test_whatever_is_told_harms_nobody(process: Process, idea: Idea, named: str) -> None:
    assert tell(reader(idea), process, named).status_code == 204
    assert not Exposure.objects.exists()


def test_another_site_tells_nothing(process: Process, idea: Idea) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(f"/ideen/{idea.pk}/")
    assert tell(client, process, idea).status_code == 403
    assert client.get(f"/beteiligung/{process.slug}/ideen/gesehen/").status_code == 405


def test_who_goes_on_and_on_is_not_heard(process: Process, make_idea: MakeIdea, settings: Any) -> None:
    settings.RATE_LIMITS = 1
    idea = make_idea()
    rosa = reader(idea)
    for _ in range(60):
        tell(rosa, process, 999)
    assert tell(rosa, process, idea).status_code == 204
    assert not Exposure.objects.exists()


def test_what_cannot_be_supported_is_not_counted(process: Process, make_idea: MakeIdea) -> None:
    done = make_idea(status=Idea.Status.DONE)
    hidden = make_idea(visibility=Idea.Visibility.PENDING)
    look(process, [done, hidden], "rosa")
    Phase.objects.filter(process=process, kind=Phase.Kind.VOTE).delete()
    look(Process.objects.get(pk=process.pk), [make_idea()], "rosa")
    assert not Exposure.objects.exists()


def test_an_idea_that_counts_elsewhere_is_seen_there(process: Process, make_idea: MakeIdea) -> None:
    main, other = make_idea(), make_idea()
    Idea.objects.filter(pk__in=[main.pk, other.pk]).update(main=main)
    look(process, [main, other], "rosa")
    assert views() == {main.pk: 1}


def test_after_the_end_the_rows_go_and_the_numbers_stay(process: Process, idea: Idea) -> None:
    look(process, [idea], "rosa", "nabil")
    count_looks()
    assert end_looks() == 0, "nothing goes while people can support"
    look(process, [idea], "tarek")
    Phase.objects.filter(process=process).update(
        starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now() - timedelta(days=1)
    )
    assert end_looks() == 3
    assert not Exposure.objects.exists()
    count_looks()
    assert ExposureTally.objects.get(idea=idea).value == 3


def test_supports_from_before_the_counting_are_left_out(process: Process, idea: Idea) -> None:
    for number in range(30):
        cast_vote(idea_id=idea.pk, identity=Identity(browser=f"early {number}"), value=1)
    fold_all(VOTES)
    count_looks()
    look(process, [idea], *(f"late {number}" for number in range(40)))
    for number in range(10):
        cast_vote(idea_id=idea.pk, identity=Identity(browser=f"late {number}"), value=1)
    fold_all(VOTES)
    count_looks()
    found = by_rate(process.pk, supports_by_idea(process.pk))
    assert found is not None
    (placed,) = found.tiers[0]
    assert (placed.supports, placed.views, found.since) == (10, 40, timezone.localdate())


def test_the_panel_names_who_cannot_be_told_apart_and_keeps_the_counts(
    process: Process, make_idea: MakeIdea, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ideas = [make_idea(title=title) for title in ("Bank", "Baum", "Brunnen", "Neu")]
    ExposureStart.objects.create(process=process, since=timezone.localdate())
    for idea, seen in zip(ideas, (400, 100, 400, 5), strict=True):
        ExposureTally.objects.create(idea=idea, value=seen)
    counts = dict(zip((idea.pk for idea in ideas), (120, 32, 20, 4), strict=True))
    supported = [Supported(pk, number) for pk, number in counts.items()]
    with django_assert_num_queries(2):
        found = by_rate(process.pk, supported)
    titles = {idea.pk: idea.title for idea in ideas}
    panel = idea_ranking_panel(supported, titles, filtered=False, may_decide=False, by_rate=found)
    assert panel.table is not None
    assert len(panel.table.columns) == 7
    said = {row[0].text: [cell.text for cell in row[1:]] for row in panel.table.rows}
    assert said["Bank"][0] == "120", "the plain count stays"
    assert said["Bank"][2] == "400"
    assert said["Bank"][5] == said["Baum"][5] == "1", "a third of many and a third of few are level"
    assert said["Brunnen"][5] == "2"
    assert said["Neu"][2:] == ["–"] * 4, "five people are too few"
    assert "„Bank“" in panel.note
    assert "„Baum“" in panel.note
    assert idea_ranking_panel(supported, titles, filtered=False, may_decide=False).table != panel.table
