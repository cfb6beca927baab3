"""Who may read the record of acts, and in which words?"""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.audit.services import record_act
from participation.audit.words import ACTS
from participation.celery import app
from participation.places.models import Area

PAGE = "/werkstatt/protokoll/"


def _act(actor: Account, area: Area, reason: str) -> None:
    record_act(actor=actor, action="idea.moderated", subject="ideas.idea:7", area=area, reason=reason)


def test_administrators_read_what_happened_in_their_area(
    client: Client, administrator: Account, staff: Account, north: Area
) -> None:
    _act(staff, north, "Doppelt vorhanden")
    client.force_login(administrator)
    page = client.get(PAGE, headers={"accept-language": "de"}).content.decode()
    assert "Doppelt vorhanden" in page
    assert "Idee geprüft" in page
    assert "Jana" in page
    assert "Idee 7" in page


def test_every_act_that_the_code_records_has_words() -> None:
    root = Path(__file__).resolve().parents[2]
    services = [path.read_text() for path in root.glob("*/**/services/*.py") if ".venv" not in path.parts]
    app.loader.import_default_modules()
    # `save_draft` and its kin record each change of a draft.
    text = "".join(one for one in services if "record_act" in one or "services.revisions import" in one)
    kinds = "account|code|codes|decision|idea|ideas|library|phase|poll|process|role|survey"
    verbs = set(re.findall(rf'"((?:{kinds})\.[a-z_]+)"', text)) - set(app.tasks)
    assert "survey.settings_changed" in verbs
    ways_through_the_history = {"survey.undone", "survey.redone", "survey.went_back"}
    assert verbs | ways_through_the_history <= ACTS.keys(), verbs - ACTS.keys()


@pytest.mark.parametrize("who", ["resident", "staff", "moderator", "official", "outsider"])
def test_nobody_else_reads_it(client: Client, neighbourhood: Area, request: pytest.FixtureRequest, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 403


def test_visitors_are_asked_to_sign_in(client: Client, neighbourhood: Area) -> None:
    assert client.get(PAGE)["Location"].startswith("/anmelden/")


def test_long_records_come_in_pages_with_the_same_number_of_queries(
    client: Client,
    administrator: Account,
    neighbourhood: Area,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(60):
        _act(administrator, neighbourhood, f"Grund {number}")
    client.force_login(administrator)
    with django_assert_num_queries(7):
        page = client.get(PAGE).content.decode()
    assert page.count('class="q-crow"') == 50
    assert client.get(f"{PAGE}?seite=2").content.decode().count('class="q-crow"') == 10
