from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Sum
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from dashboards.reports import variants
from dashboards.reports.gathering import gather
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from demo.credentials import EVERYBODY
from demo.seeding import MAIN_PROCESS, seed
from ideas.models import Idea, IdeaTally, StatusChange, Vote, VoteEvent
from ideas.selectors.opinion_maps import mapped_polls
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.places.models import Area, PopulationMargin
from participation.places.services import add_area
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.models import Response, Survey
from surveys.selectors.results import Cells, counted_cells, measures
from tests.dashboards.reports.test_print_a_report import page_count
from tests.seeded import seed_site
from tests.surveys.test_print_a_form import unpacked


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One neighbourhood for all who only look at it; taken back at the end."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        seed_site()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_neighbourhood_stands_after_one_command() -> None:
    call_command("seed_demo")
    assert Area.objects.filter(kind=Area.Kind.SUB_AREA, parent__slug="am-anger").count() == 3
    assert Process.objects.count() == 3
    assert Idea.objects.filter(process__slug=MAIN_PROCESS).count() >= 38
    assert Idea.objects.filter(visibility=Idea.Visibility.PENDING).count() == 4
    assert Account.objects.count() == len(EVERYBODY)


@pytest.mark.django_db
def test_a_second_run_changes_nothing() -> None:
    assert seed() is True
    Idea.objects.filter(title__startswith="Boulebahn").update(title="Von einer Bewohnerin geändert")
    assert seed() is False
    assert Idea.objects.filter(title="Von einer Bewohnerin geändert").exists()


@pytest.mark.django_db
def test_a_real_town_is_never_mixed_with_the_demo() -> None:
    add_area(name="Wirklich", slug="wirklich", kind=Area.Kind.MUNICIPALITY)
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_outside_a_demo_the_known_passwords_are_refused(settings: Settings) -> None:
    settings.DEMO = settings.DEBUG = settings.TESTING = False
    with pytest.raises(CommandError, match="QS_DEMO"):
        call_command("seed_demo")
    assert not Account.objects.exists()


@pytest.mark.usefixtures("site")
def test_what_the_seed_tells_fits_together() -> None:
    parts = PopulationMargin.objects.filter(area__parent__slug="am-anger", dimension="total")
    assert parts.aggregate(all=Sum("count"))["all"] == 3004
    for vote in Vote.objects.all()[:200]:
        assert vote.value == VoteEvent.objects.filter(vote=vote).order_by("id").last().new  # type: ignore[union-attr]
    assert not VoteEvent.objects.filter(happened_on__gt=timezone.localdate()).exists()
    for idea in Idea.objects.all():
        last = StatusChange.objects.filter(idea=idea).last()
        assert last is not None
        assert last.new == idea.status


@pytest.mark.usefixtures("site")
def test_some_decisions_wait_for_a_second_look() -> None:
    assert Decision.objects.filter(review_on__lt=timezone.localdate() - timedelta(days=1)).count() == 2
    assert Decision.objects.filter(outcome=Decision.Outcome.DECLINE).exclude(reason={}).exists()


@pytest.mark.usefixtures("site")
def test_everything_is_counted_when_the_seed_ends() -> None:
    assert differences() == []
    assert not VoteEvent.objects.filter(fold_run__isnull=True).exists()
    assert IdeaTally.objects.get(idea__title__startswith="Mehr Schatten").value == 87


@pytest.mark.usefixtures("site")
def test_the_open_survey_has_answers_by_both_ways_and_few_young_people() -> None:
    survey = Survey.objects.get(state=Survey.State.PUBLISHED)
    responses = Response.objects.filter(survey=survey)
    online = responses.filter(channel="online").count() / responses.count()
    assert 0.40 < online < 0.46
    ages = counted_cells(survey)["S1"].cells
    assert (ages["14_17"] + ages["18_29"]) / responses.count() < 0.12


@pytest.mark.usefixtures("site")
def test_pavements_and_doctors_have_the_widest_gaps() -> None:
    survey = Survey.objects.get(state=Survey.State.PUBLISHED)
    cells = counted_cells(survey)
    pairs = [measure for measure in measures(survey) if measure.kind == "matrix_pair"]
    widest = sorted(pairs, key=lambda measure: _gap(cells[measure.key].cells), reverse=True)
    assert [measure.key for measure in widest[:2]] == ["B1.walking", "B1.health"]


def _gap(cells: Cells) -> float:
    """Mean importance minus mean satisfaction over answers with both."""
    pairs = [(cell.split("|"), count) for cell, count in cells.items() if cell.replace("|", "").isdigit()]
    both = [((int(pair[0]), int(pair[1])), count) for pair, count in pairs if all(pair)]
    return sum((important - content) * count for (important, content), count in both) / sum(n for _, n in both)


@pytest.mark.usefixtures("site")
def test_there_is_a_survey_in_each_state() -> None:
    assert sorted(Survey.objects.values_list("state", flat=True)) == ["closed", "closed", "draft", "published"]


@pytest.mark.usefixtures("site")
def test_residents_stand_together_on_some_statements_and_part_over_others() -> None:
    """As the evaluation shows it: two groups that would be found again, and what both of them say."""
    (poll,) = mapped_polls(Process.objects.get(slug=MAIN_PROCESS))
    found = poll.standpoints
    assert [group.size for group in found.groups] == [45, 40]
    assert (len(found.agreed), len(found.rejected)) == (3, 1)
    assert all(group.typical for group in found.groups)


FUNDER = ("glance", "mandate", "approach", "reach", "effects", "engagement", "ideas", "lastround", "lasting")


@pytest.mark.usefixtures("site")
def test_reports_fit_on_their_paper_and_have_their_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper for a council has two pages; a funder reads aim, reach, effect and what stays. Gathered once."""
    process = Process.objects.select_related("area").get(slug=MAIN_PROCESS)
    gathered = gather(process)
    monkeypatch.setattr(variants, "gather", lambda _process: gathered)
    paper = variants.content_of(process, variant="council", language="de")
    assert page_count(unpacked(FORMATS["pdf"].write(Edition(paper)))) <= 2
    assert all(chapter["blocks"] for chapter in paper["chapters"])
    funder = {
        one["key"]: one["blocks"] for one in variants.content_of(process, variant="funder", language="de")["chapters"]
    }
    assert tuple(funder) == FUNDER
    kinds = {key: {block["kind"] for block in blocks} for key, blocks in funder.items()}
    assert all("picture" in kinds[key] for key in ("approach", "reach", "effects", "engagement", "ideas"))
    assert "table" in kinds["mandate"] & kinds["lastround"]
    assert any("hint" in block and block["hint"] for block in funder["lasting"])
