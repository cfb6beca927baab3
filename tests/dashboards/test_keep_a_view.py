"""Somebody keeps a look at the evaluation under a name of their own, comes back to it and lets it go."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.models import SavedView
from participation.accounts.models import Account
from participation.accounts.services.account import export_account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey


@pytest.fixture
def url(process: Process) -> str:
    return reverse("dashboards:saved", args=[process.slug])


def sent(page: str = "overview", query: str = "", name: str = "Nur Papier", survey: str = "") -> dict[str, str]:
    return {"page": page, "query": query, "name": name, "survey": survey}


def test_a_filter_is_kept_found_on_the_side_and_let_go_without_a_script(
    client: Client, official: Account, process: Process, url: str
) -> None:
    client.force_login(official)
    overview = reverse("dashboards:overview", args=[process.slug])
    kept = client.get(overview, {"weg": "paper"}).context["saved"]
    response = client.post(url, sent(kept["page"], kept["query"]))
    assert response["Location"] == f"{overview}?weg=paper"
    page = client.get(overview).content.decode()
    assert f'<a href="{overview}?weg=paper">Nur Papier</a>' in page
    view = SavedView.objects.get()
    drop = reverse("dashboards:saved_drop", args=[process.slug, view.pk])
    assert drop in client.get(url).content.decode()
    assert client.post(drop)["Location"] == url
    assert not SavedView.objects.exists()


def test_only_what_the_page_reads_is_kept(client: Client, official: Account, survey: Survey, north: Area) -> None:
    url = reverse("dashboards:saved", args=[survey.process.slug])
    client.force_login(official)
    typed = f"gebiet={north.slug}&weg=paper&seite=03&wer=Erika+Muster&seite=3"
    client.post(url, sent("survey", typed, "Norden", survey.slug))
    client.post(url, sent("groups", "frage=B1&nach=demo.age&mail=erika@example.org", "Alter", survey.slug))
    client.post(url, sent("overview", "gebiet=gibtesnicht", "Alles"))
    kept = dict(SavedView.objects.values_list("name", "query"))
    assert kept["Norden"] == f"seite=3&gebiet={north.slug}"
    assert kept["Alles"] == ""
    assert "erika" not in kept["Alter"]
    assert kept["Alter"].startswith("frage=B1&nach=")
    for view, address in client.get(url).context["listed"]:
        assert client.get(address).status_code == 200, view.name


def test_a_name_stands_for_one_view_and_pressing_twice_keeps_it_once(
    client: Client, official: Account, url: str
) -> None:
    client.force_login(official)
    for _time in range(2):
        assert client.post(url, sent(query="weg=paper")).status_code == 302
    assert SavedView.objects.count() == 1
    again = client.post(url, sent(query="weg=phone"))
    assert again.status_code == 422
    assert "name" in again.context["form"].errors
    assert SavedView.objects.get().query == "weg=paper"
    view = SavedView.objects.get()
    view.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        view.save()


def test_nobody_sees_or_deletes_what_somebody_else_keeps(
    client: Client, official: Account, staff: Account, outsider: Account, process: Process, url: str
) -> None:
    client.force_login(official)
    client.post(url, sent(name="Mein Blick"))
    view = SavedView.objects.get()
    drop = reverse("dashboards:saved_drop", args=[process.slug, view.pk])
    client.force_login(staff)
    assert "Mein Blick" not in client.get(url).content.decode()
    assert "Mein Blick" not in client.get(reverse("dashboards:overview", args=[process.slug])).content.decode()
    assert client.post(drop).status_code == 404
    assert client.post(url, sent(name="Mein Blick")).status_code == 302, "names are one's own"
    client.force_login(outsider)
    assert [client.get(url).status_code, client.post(url, sent()).status_code] == [403, 403]
    assert SavedView.objects.filter(account=official).get() == view
    assert export_account(official)["saved_views"] == [{"name": "Mein Blick", "page": "overview", "query": ""}]


@pytest.mark.parametrize("wrong", [{"page": "theme"}, {"name": ""}, {"name": "x" * 61}, {"survey": "../x"}])
def test_what_is_sent_wrongly_changes_nothing(client: Client, official: Account, url: str, wrong: Any) -> None:
    client.force_login(official)
    assert client.post(url, sent() | wrong).status_code == 422
    assert client.post(url, sent("survey", survey="gibtesnicht")).status_code == 404
    assert not SavedView.objects.exists()


def test_many_views_cost_one_query(client: Client, official: Account, process: Process, url: str) -> None:
    client.force_login(official)
    overview = reverse("dashboards:overview", args=[process.slug])
    client.get(overview)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(overview)
        counts.append(len(captured))
        for at in range(5):
            SavedView.objects.create(account=official, process=process, page="overview", name=f"{number}-{at}")
    assert counts[0] == counts[1]
