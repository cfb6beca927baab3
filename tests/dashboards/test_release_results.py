"""Everybody reads what came out of a survey once the team releases it, and the promised day before."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.models import Response, Survey
from surveys.services.publishing import reopen_survey
from surveys.services.releasing import release_results, withdraw_results
from tests.dashboards.conftest import Answer

PAGE = "/beteiligung/anger-2026/ergebnisse/bedarf-2026/"
NEWEST = "/beteiligung/anger-2026/ergebnisse/"
RELEASE = "/werkstatt/umfragen/bedarf-2026/ergebnisse/freigeben/"
WITHDRAW = "/werkstatt/umfragen/bedarf-2026/ergebnisse/zuruecknehmen/"
Who = Callable[[str], Account]


@pytest.fixture
def who(request: pytest.FixtureRequest) -> Who:
    def find(name: str) -> Account:
        account: Account = request.getfixturevalue(name)
        return account

    return find


@pytest.fixture
def closed(survey: Survey, answer: Answer, residents: None) -> Survey:
    answer(80)
    promised = timezone.localdate() + timedelta(days=9)
    Survey.objects.update(state=Survey.State.CLOSED, results_on=promised)
    survey.refresh_from_db()
    return survey


def acts() -> list[str]:
    return list(AuditRecord.objects.order_by("pk").values_list("action", flat=True))


def test_before_the_release_everybody_reads_the_promised_day(client: Client, closed: Survey) -> None:
    for address in (PAGE, NEWEST):
        answer = client.get(address)
        assert answer.status_code == 404
        said = answer.content.decode()
        assert "noch nicht öffentlich" in said
        assert str(timezone.localdate().year) in said or "versprochen" in said
        assert "80 von" not in said
    assert client.get("/api/v1/results/anger-2026/").status_code == 403


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("resident", False), ("neighbour", False), ("outsider", False), ("moderator", False),
        ("staff", True), ("official", True), ("administrator", True),
    ],
)  # fmt: skip
def test_only_who_reads_the_evaluation_previews_and_releases(
    client: Client, closed: Survey, who: Who, name: str, may: bool
) -> None:
    client.force_login(who(name))
    assert client.get(PAGE).status_code == (200 if may else 404)
    assert client.post(RELEASE).status_code == (302 if may else 404)
    closed.refresh_from_db()
    assert closed.results_public is may
    assert acts() == (["survey.results_released"] if may else [])


def test_after_the_release_everybody_reads_the_same_numbers_as_the_team(
    client: Client, closed: Survey, staff: Account
) -> None:
    release_results(account=staff, survey_id=closed.pk)
    said = client.get(PAGE).content.decode()
    assert "<strong>80</strong>" in said
    assert "Stimmungsbild" in said
    assert client.get(NEWEST).content.decode().count("<h1") == 1
    found = client.get("/api/v1/results/anger-2026/").json()
    assert found["survey"] == closed.slug
    assert any(panel["key"] == "gaps-B1" for panel in found["panels"])
    assert PAGE in client.get("/beteiligung/anger-2026/").content.decode()


def test_releasing_twice_changes_nothing(closed: Survey, staff: Account) -> None:
    first = release_results(account=staff, survey_id=closed.pk).results_released_at
    assert release_results(account=staff, survey_id=closed.pk).results_released_at == first
    assert acts() == ["survey.results_released"]


def test_a_survey_that_still_runs_is_not_released(survey: Survey, staff: Account) -> None:
    with pytest.raises(NotAllowed) as no:
        release_results(account=staff, survey_id=survey.pk)
    assert no.value.refused.code == "survey_still_runs"
    assert (acts(), Survey.objects.filter(results_public=True).exists()) == ([], False)


def test_what_waits_to_be_mixed_is_counted_first(closed: Survey, staff: Account) -> None:
    """Otherwise the figures would still grow by single answers after everybody has read them."""
    Response.objects.filter(pk=Response.objects.values("pk")[:1]).update(waiting=True)
    with pytest.raises(NotAllowed) as no:
        release_results(account=staff, survey_id=closed.pk)
    assert no.value.refused.code == "still_counting"
    assert acts() == []


def test_results_are_taken_back_with_a_reason(client: Client, closed: Survey, staff: Account) -> None:
    release_results(account=staff, survey_id=closed.pk)
    client.force_login(staff)
    client.post(WITHDRAW, {"reason": "  "})
    assert Survey.objects.get().results_public
    client.post(WITHDRAW, {"reason": "Eine Frage war falsch übersetzt."})
    assert not Survey.objects.get().results_public
    assert AuditRecord.objects.get(action="survey.results_withdrawn").reason == "Eine Frage war falsch übersetzt."
    assert Client().get(PAGE).status_code == 404


def test_a_survey_whose_results_were_public_stays_closed(closed: Survey, staff: Account) -> None:
    release_results(account=staff, survey_id=closed.pk)
    withdraw_results(account=staff, survey_id=closed.pk, reason="Fehler")
    with pytest.raises(NotAllowed) as no:
        reopen_survey(account=staff, survey_id=closed.pk)
    assert no.value.refused.code == "results_were_public"
    with pytest.raises(IntegrityError, match="stays_closed"), transaction.atomic():
        Survey.objects.update(state=Survey.State.PUBLISHED)


def test_few_answers_are_not_shown(client: Client, survey: Survey, answer: Answer, staff: Account) -> None:
    answer(6)
    Survey.objects.update(state=Survey.State.CLOSED)
    release_results(account=staff, survey_id=survey.pk)
    said = client.get(PAGE).content.decode()
    assert "Was die Menschen geantwortet haben" not in said
    found = client.get("/api/v1/results/anger-2026/").json()
    cells = [cell for panel in found["panels"] for row in panel["table"]["rows"] for cell in row[1:]]
    assert not [cell for cell in cells if isinstance(cell, int) and cell]


def test_the_page_takes_the_same_number_of_queries_for_more_answers(
    client: Client, closed: Survey, answer: Answer, staff: Account
) -> None:
    release_results(account=staff, survey_id=closed.pk)
    counted = []
    for seed in (2, 3):
        client.get(PAGE)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        counted.append(len(captured))
        answer(200, seed=seed)
    assert counted[0] == counted[1]


def test_a_draft_process_has_no_results(client: Client, closed: Survey, staff: Account) -> None:
    release_results(account=staff, survey_id=closed.pk)
    Process.objects.update(state=Process.State.DRAFT)
    assert client.get(PAGE).status_code == client.get(NEWEST).status_code == 404
