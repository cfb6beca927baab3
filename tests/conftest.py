"""The cast: the same few people in every test."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.utils import timezone, translation
from hypothesis import settings as hypothesis

from ideas.limits import presses
from participation.accounts.models import Account, Role, RoleAssignment
from participation.places.models import Area
from participation.places.services import add_area
from participation.processes.models import FieldOfAction, Phase, Process

PASSWORD = "a-long-test-password"

# A busy machine is slow now and then; that says nothing about the code.
hypothesis.register_profile("any machine", deadline=None)
hypothesis.load_profile("any machine")

# Most tests have staff, and a real hash costs more than the rest of such a test. How costly it was stands in each hash.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests move phases within the second for which a site keeps them; SQLite gives all their ideas one number."""
    monkeypatch.setattr("participation.processes.recent.KEPT_FOR", 0)
    monkeypatch.setattr("participation.places.heading.KEPT_FOR", 0)
    monkeypatch.setattr("ideas.selectors.votable._last_read", {})


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    """All tests come from one network and would use up its limits together."""
    cache.clear()
    presses.forget()


@pytest.fixture(autouse=True)
def _nobody_spoke_english_before() -> None:
    """A request leaves its language behind in the thread; services of the next test would speak it."""
    translation.deactivate()


@pytest.fixture
def standing_clock() -> Iterator[None]:
    """Limits count in windows; a test must not begin in one and end in the next."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def town(db: None) -> Area:
    return add_area(name="Altmühlbach", slug="altmuehlbach", kind=Area.Kind.MUNICIPALITY)


@pytest.fixture
def neighbourhood(town: Area) -> Area:
    return add_area(name="Am Anger", slug="am-anger", kind=Area.Kind.NEIGHBOURHOOD, parent=town)


@pytest.fixture
def north(neighbourhood: Area) -> Area:
    return add_area(name="Nord", slug="anger-nord", kind=Area.Kind.SUB_AREA, parent=neighbourhood)


@pytest.fixture
def south(neighbourhood: Area) -> Area:
    return add_area(name="Süd", slug="anger-sued", kind=Area.Kind.SUB_AREA, parent=neighbourhood)


@pytest.fixture
def elsewhere(town: Area) -> Area:
    """Another neighbourhood of the same town."""
    return add_area(name="Mühlviertel", slug="muehlviertel", kind=Area.Kind.NEIGHBOURHOOD, parent=town)


def _account(email: str, name: str) -> Account:
    return Account.objects.create_user(email, name=name)


def _with_role(email: str, name: str, area: Area, role: Role) -> Account:
    account = Account.objects.create_user(email, PASSWORD, name=name)
    RoleAssignment.objects.create(account=account, area=area, role=role)
    return account


@pytest.fixture
def resident(db: None) -> Account:
    return _account("rosa@example.org", "Rosa")


@pytest.fixture
def neighbour(db: None) -> Account:
    """Lives in the same area as the resident."""
    return _account("nabil@example.org", "Nabil")


@pytest.fixture
def outsider(elsewhere: Area) -> Account:
    """Is staff, but in another neighbourhood: must never see what is internal here."""
    return _with_role("otto@example.org", "Otto", elsewhere, Role.STAFF)


@pytest.fixture
def staff(neighbourhood: Area) -> Account:
    return _with_role("jana@example.org", "Jana", neighbourhood, Role.STAFF)


@pytest.fixture
def moderator(neighbourhood: Area) -> Account:
    return _with_role("mira@example.org", "Mira", neighbourhood, Role.MODERATOR)


@pytest.fixture
def official(town: Area) -> Account:
    return _with_role("olga@example.org", "Olga", town, Role.OFFICIAL)


@pytest.fixture
def administrator(town: Area) -> Account:
    return _with_role("adam@example.org", "Adam", town, Role.ADMINISTRATOR)


def open_process(area: Area | None = None, responsible: Account | None = None) -> Process:
    """Published, open to everybody; phases collect, discuss, vote and survey are open now."""
    made = Process.objects.create(
        area=area or add_area(name="Am Ufer", slug="am-ufer", kind=Area.Kind.MUNICIPALITY),
        slug="anger-2026",
        title={"de": "Was braucht der Anger?", "en": "What does the Anger need?"},
        summary={"de": "Ideen und Bedarf.", "en": "Ideas and needs."},
        state=Process.State.PUBLISHED,
        responsible=responsible or _account("rita@example.org", "Rita"),
    )
    now = timezone.now()
    for kind in (Phase.Kind.COLLECT, Phase.Kind.DISCUSS, Phase.Kind.VOTE, Phase.Kind.SURVEY):
        Phase.objects.create(
            process=made,
            kind=kind,
            title={"de": str(kind.label), "en": str(kind.label)},
            starts_at=now - timedelta(days=7),
            ends_at=now + timedelta(days=14),
        )
    return made


@pytest.fixture
def process(neighbourhood: Area, staff: Account) -> Process:
    return open_process(neighbourhood, staff)


@pytest.fixture
def field_of_action(db: None) -> FieldOfAction:
    return FieldOfAction.objects.create(code="mobility", name={"de": "Mobilität", "en": "Mobility"})


@pytest.fixture
def key() -> uuid.UUID:
    """A one-time submission key, as the server puts it into a form."""
    return uuid.uuid4()
