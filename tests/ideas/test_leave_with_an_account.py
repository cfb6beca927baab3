"""What becomes of ideas when their author erases the account?"""

import pytest
from django.test import Client

from ideas.models import Follow, Idea
from participation.accounts.models import Account
from participation.processes.models import Process
from tests.ideas.make import make_idea


@pytest.fixture
def own_idea(process: Process, resident: Account) -> Idea:
    return make_idea(process, author=resident, author_name="Rosa B.", title="Mehr Bänke")


def test_the_idea_stays_and_the_name_goes(client: Client, own_idea: Idea, resident: Account) -> None:
    Follow.objects.create(idea=own_idea, account=resident)
    client.force_login(resident)
    assert client.post("/konto/loeschen/", {"sure": "on"}).status_code == 302
    own_idea.refresh_from_db()
    assert (own_idea.title, own_idea.author, own_idea.author_name) == ("Mehr Bänke", None, "")
    assert not Follow.objects.exists()
    assert not Account.objects.filter(pk=resident.pk).exists()


def test_the_export_holds_own_ideas_and_nobody_elses(
    client: Client, own_idea: Idea, resident: Account, neighbour: Account
) -> None:
    make_idea(own_idea.process, author=neighbour, title="Von nebenan")
    client.force_login(resident)
    rows = client.post("/konto/daten/").json()["ideas"]
    assert [row["title"] for row in rows] == ["Mehr Bänke"]
