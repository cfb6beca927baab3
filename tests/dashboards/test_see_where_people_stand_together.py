"""An official reads in the evaluation where people stand together in a poll on statements, and where groups part."""

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ideas.models import Poll
from ideas.services.opinion_maps import map_due_polls
from participation.accounts.models import Account
from participation.eligibility.standing import Standing
from participation.processes.models import Process
from tests.ideas.polls.make import LEFT, RIGHT, new_poll, say

TOGETHER, APART = "standpoints-wahl-statements", "apart-wahl-statements"


@pytest.fixture
def poll(process: Process) -> Poll:
    return new_poll(process, "statements", hidden=False)


@pytest.fixture
def reader(client: Client, official: Account) -> Client:
    client.force_login(official)
    return client


def page_of(reader: Client, process: Process) -> str:
    cache.clear()
    return reader.get(reverse("dashboards:theme", args=[process.slug, "ideen"])).content.decode()


def panel_of(page: str, key: str) -> str:
    return page.partition(f'id="panel-{key}"')[2].partition("</section>")[0]


def file_of(reader: Client, process: Process, key: str) -> list[list[str]]:
    cache.clear()
    response = reader.get(reverse("dashboards:process_table", args=[process.slug, key]))
    text = response.content.decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_what_all_groups_share_stands_before_what_parts_them(reader: Client, process: Process, poll: Poll) -> None:
    say(poll, 40, LEFT)
    say(poll, 30, RIGHT)
    map_due_polls()
    page = page_of(reader, process)
    together, apart = panel_of(page, TOGETHER), panel_of(page, APART)
    assert page.index(TOGETHER) < page.index(APART)
    assert "Bei 1 Aussage sind in jeder Gruppe die meisten einer Meinung" in together
    assert "Vorschlag E" in together
    assert "Vorschlag A" not in together
    assert "66 von 70" in together
    assert "70 Menschen haben abgestimmt" in together
    assert "Quelle: Stimmzettel der Abstimmung, ausgewertet am" in together
    assert "Gruppe 1: 40 Menschen, Gruppe 2: 30 Menschen" in apart
    assert "Gruppe 1 stimmt zu: Vorschlag A" in apart


def test_the_files_say_what_the_page_says(reader: Client, process: Process, poll: Poll) -> None:
    say(poll, 40, LEFT)
    say(poll, 30, RIGHT)
    map_due_polls()
    assert file_of(reader, process, TOGETHER)[1] == ["Vorschlag E", "stimmen zu", "66", "70"]
    rows = [row for row in file_of(reader, process, APART)[1:] if len(row) > 1]
    assert {row[1]: row[2] for row in rows} == {"1": "40", "2": "30"}
    assert all(len(share.partition(",")[2]) <= 2 for row in rows for share in row[4:]), "no digit more than the page"
    for key in (TOGETHER, APART):
        picture = reader.get(reverse("dashboards:process_picture", args=[process.slug, key, "svg"]))
        assert "Vorschlag" in picture.content.decode()


def test_few_people_stand_in_the_table_alone_and_it_says_why(reader: Client, process: Process, poll: Poll) -> None:
    say(poll, 30, LEFT)
    say(poll, 20, RIGHT)
    map_due_polls()
    page = page_of(reader, process)
    assert "mindestens 60 Personen" in panel_of(page, TOGETHER)
    assert "Vorschlag E" in panel_of(page, TOGETHER)
    assert APART not in page
    assert reader.get(reverse("dashboards:process_table", args=[process.slug, APART])).status_code == 404


def test_what_no_resident_sees_no_official_sees(reader: Client, process: Process, poll: Poll) -> None:
    say(poll, 5, RIGHT, Standing.STAFF)
    map_due_polls()
    assert TOGETHER not in page_of(reader, process), "too small a group"
    say(poll, 40, LEFT)
    map_due_polls()
    assert TOGETHER in page_of(reader, process)
    Poll.objects.update(hidden=True)
    assert TOGETHER not in page_of(reader, process), "counts are hidden until the end"


def test_more_polls_ask_the_database_no_more(reader: Client, process: Process, poll: Poll) -> None:
    say(poll, 12, LEFT)
    map_due_polls()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(reader, process)
        return len(captured)

    one = queries()
    for number in range(2):
        say(new_poll(process, "statements", hidden=False, slug=f"mehr-{number}"), 12, RIGHT)
    map_due_polls()
    assert "standpoints-mehr-1" in page_of(reader, process)
    assert queries() == one
