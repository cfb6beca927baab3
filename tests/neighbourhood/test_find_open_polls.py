"""Where does a resident find what is put to the vote? With the process, the neighbourhood, and under "take part"."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import Poll
from participation.processes.models import Phase, Process
from tests.ideas.polls.make import new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
PAGES = ["/beteiligung/anger-2026/", "/quartier/am-anger/", "/quartier/am-anger/mitmachen/"]
LINK = 'href="/abstimmungen/wahl-budget/"'


@pytest.mark.parametrize("address", PAGES)
def test_an_open_poll_is_a_card(client: Client, process: Process, address: str) -> None:
    new_poll(process, "budget")
    page = client.get(address).content.decode()
    assert LINK in page
    assert "Abstimmen, bis" in page or "Offen bis" in page


@pytest.mark.parametrize("address", PAGES)
def test_what_is_in_preparation_is_found_nowhere(client: Client, process: Process, address: str) -> None:
    new_poll(process, "budget")
    Poll.objects.update(state=Poll.State.DRAFT)
    assert LINK not in client.get(address).content.decode()


def test_where_nothing_else_is_open_the_poll_stands_on_top(client: Client, process: Process) -> None:
    Phase.objects.all().delete()
    new_poll(process, "budget")
    page = client.get("/quartier/am-anger/").content.decode()
    assert "q-hero__title" in page
    assert "Was zuerst?" in page.split("q-hero__title")[1][:200]


@pytest.mark.parametrize(("days", "words"), [(-30, "Die Abstimmung ist zu Ende."), (30, "Die Abstimmung beginnt am")])
def test_the_process_names_what_was_and_what_comes(client: Client, process: Process, days: int, words: str) -> None:
    new_poll(process, "budget")
    begin = timezone.now() + timedelta(days=days)
    Poll.objects.update(opens_at=begin, closes_at=begin + timedelta(days=1))
    page = client.get(PAGES[0]).content.decode()
    assert LINK in page
    assert words in page
    assert LINK not in client.get(PAGES[1]).content.decode()
