"""Does the browser do its small piece of work for a comment, and is it read first without scripts?"""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from ideas.models import Comment, Idea
from participation.processes.models import Process
from tests.e2e.accessibility import assert_accessible
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def idea(process: Process, settings: Settings) -> Idea:
    settings.EFFORT_BITS = 8
    Process.objects.update(comments="sides")
    return make_idea(process, title="Bank am Bach")


def write(page: Page, idea: Idea) -> None:
    page.goto(f"/ideen/{idea.pk}/")
    page.get_by_role("link", name="Argument schreiben").click()
    page.get_by_role("radio", name="Es spricht dafür.").check()
    page.get_by_label("Ihr Kommentar").fill("Dort sitzt man im Schatten.")
    page.get_by_role("button", name="Senden").click()


def test_a_comment_with_the_work_stands_on_the_page_and_its_writer_takes_it_back(phone: Page, idea: Idea) -> None:
    write(phone, idea)
    expect(phone.get_by_role("heading", name="1 Kommentar")).to_be_visible()
    assert Comment.objects.get().state == "visible"
    assert_accessible(phone)
    phone.get_by_role("button", name=re.compile("^Zurücknehmen")).click()
    expect(phone.get_by_text("Sie haben ihn zurückgenommen.")).to_be_visible()
    assert Comment.objects.get().state == "withdrawn"


def test_without_scripts_the_team_reads_it_first(without_scripts: Page, idea: Idea) -> None:
    write(without_scripts, idea)
    expect(without_scripts.get_by_text("Nur Sie sehen ihn.")).to_be_visible()
    assert Comment.objects.get().state == "waiting"
