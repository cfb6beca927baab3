"""Who may open which address? Every route of the site, walked by everybody, against the written matrix."""

import uuid
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from ideas.models import Idea, Poll
from participation.accounts.models import Account, Role, RoleAssignment
from participation.eligibility.models import CodeBatch
from participation.places.models import Area
from participation.places.services import add_area
from participation.processes.models import Process
from participation.web.navigation import RESIDENTS, STAFF, Entry
from tests.platform.demo_world import World, demo_world
from tests.platform.doors import CAST, DOORS, GUEST, NOT_PUBLIC, OUTSIDER, RESIDENT, Door
from tests.seeded import seed_site

pytestmark = pytest.mark.django_db

PEOPLE = {"resident": "rosa", "staff": "jana", "moderator": "mira", "official": "olga", "administrator": "adam"}
THIRD_PARTY = ("admin/", "mitarbeit/")
SIGN_IN = ("/anmelden/", "/mitarbeit/login/")


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, route)
        elif isinstance(one, URLPattern):
            yield route


def names(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each own name with what its address is made of: one name may lead to a page with and without a place."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            if one.namespace:
                yield from names(one, f"{before}{one.namespace}:")
        elif isinstance(one, URLPattern) and one.name and before:
            yield before + one.name, tuple(sorted(one.pattern.converters))


ROUTES = list(routes(get_resolver()))
OWN = [route for route in ROUTES if not route.startswith(THIRD_PARTY)]


@pytest.fixture(scope="module", autouse=True)
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The demo neighbourhood and, beside it, one of each thing that is not public; taken back at the end."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        seed_site()
        found = _with_hidden_things()
        for who in (RESIDENT, OUTSIDER, *PEOPLE):
            _session_of(who)
        connection.check_constraints()  # now: what is still to be checked would be checked again after each test
        yield found
        _session_of.cache_clear()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_is_typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a document comes out is the business of other tests, and takes seconds for each who may come in."""
    monkeypatch.setattr("weasyprint.HTML.write_pdf", lambda *_, **__: b"%PDF-1.7")


def _with_hidden_things() -> World:
    found = demo_world()
    main = Process.objects.get(slug=found["process"])
    elsewhere = add_area(name="Mühlviertel", slug="muehlviertel", kind=Area.Kind.NEIGHBOURHOOD, parent=main.area.parent)
    outsider = Account.objects.create_user("otto@altmuehlbach.example", None, name="Otto")
    RoleAssignment.objects.create(account=outsider, area=elsewhere, role=Role.STAFF)
    Process.objects.create(area=elsewhere, slug="nebenan", title={"de": "Nebenan"}, responsible=outsider)
    draft = Process.objects.create(
        area=main.area, slug="noch-nicht", title={"de": "Noch nicht"}, responsible=main.responsible
    )
    state = Idea.Visibility
    batch = CodeBatch.objects.create(process=main, size=1, made_by=main.responsible)
    return {
        **found,
        "batch": batch.pk,
        "draft_process": draft.slug,
        "idea_with_photo": _idea(main, state.PUBLISHED).pk,
        "pending": _idea(main, state.PENDING).pk,
        "rejected": _idea(main, state.REJECTED).pk,
        "withdrawn": _idea(main, state.WITHDRAWN).pk,
        "draft_poll_of_nobody": _draft_poll(main),
        "idea_of_draft": _idea(draft, state.PUBLISHED).pk,
    }


def _draft_poll(process: Process) -> str:
    return Poll.objects.create(process=process, slug="noch-nicht", kind="support", title={"de": "Noch nicht"}).slug


def _idea(process: Process, visibility: Idea.Visibility) -> Idea:
    made = Idea(
        process=process,
        submission_key=uuid.uuid4(),
        title="Nicht für alle",
        text="Noch nicht.",
        visibility=visibility,
        created_at=timezone.now(),
        shuffle_a=1,
        shuffle_b=1,
    )
    made.photo.save("bild.jpg", ContentFile(b"\xff\xd8\xff\xe0"), save=True)
    return made


@cache
def _session_of(who: str) -> str:
    """Signed in once; the doors that sign out are taken back like everything else."""
    client = Client()
    name = "otto" if who == OUTSIDER else PEOPLE[who]
    account = Account.objects.get(email=f"{name}@altmuehlbach.example")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def client_of(who: str) -> Client:
    # Errors are answers here: a 500 must be seen, not raised past the comparison.
    client = Client(raise_request_exception=False)
    if who != GUEST:
        client.cookies[settings.SESSION_COOKIE_NAME] = _session_of(who)
    return client


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """Ask and forget what changed."""
    with transaction.atomic():
        response: HttpResponse = client.generic(method, address)  # type: ignore[assignment]
        _read(response)
        transaction.set_rollback(True)
    return response


def _read(response: Any) -> bytes:
    """To the end: a file that nobody reads stays open."""
    return bytes(response.getvalue())


def is_refused(response: HttpResponse) -> bool:
    """Sent to sign in, or told that it is forbidden or does not exist."""
    sent_to_sign_in = response.status_code == 302 and response["Location"].startswith(SIGN_IN)
    return sent_to_sign_in or response.status_code in {401, 403, 404}


def complaint(door: Door, who: str, method: str, response: HttpResponse) -> str:
    said = f"{who} {method}: {response.status_code} {response.headers.get('Location', '')}"
    if response.status_code >= 500:
        return said
    if method == "GET" and door.writes:
        # Nothing happens by following a link, whoever does it; some lead on to a page.
        return "" if response.status_code in {302, 405} or is_refused(response) else said
    if who in door.may:
        # What a rule of the moment refuses on POST (nothing sent, already voted) is no closed door.
        closed = is_refused(response) if method == "GET" else response.status_code in {401, 404}
        return said if closed else ""
    return "" if is_refused(response) or (method == "POST" and response.status_code == 405) else said


def test_every_route_is_in_the_matrix_and_every_line_leads_somewhere() -> None:
    assert sorted(DOORS) == sorted(OWN)


def test_no_name_leads_to_two_addresses() -> None:
    """Two people may name their pages alike; the later one would take the earlier one's links and forms."""
    found = Counter(names(get_resolver()))
    assert [name for name, times in found.items() if times > 1] == []


@pytest.mark.parametrize("route", DOORS)
def test_a_door_opens_for_whom_it_should(route: str, world: World) -> None:
    door = DOORS[route]
    address = "/" + door.address.format(**world)
    assert resolve(address).route == route
    complaints = [
        complaint(door, who, method, ask(client, method, address))
        for who, client in ((who, client_of(who)) for who in CAST)
        for method in ("GET", "POST")
    ]
    assert [said for said in complaints if said] == []


@pytest.mark.parametrize("who", [GUEST, RESIDENT, OUTSIDER])
@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public_does_not_exist(address: str, who: str, world: World) -> None:
    client = client_of(who)
    assert ask(client, "GET", "/" + address.format(**world)).status_code == 404


@pytest.mark.parametrize("route", [route for route, door in DOORS.items() if GUEST in door.may and not door.writes])
def test_a_guest_who_reads_gets_a_safe_page_and_no_unexplained_cookie(route: str, world: World) -> None:
    door = DOORS[route]
    client = client_of(GUEST)
    response = client.get("/" + door.address.format(**world), follow=True)
    policy = response["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(client.cookies) <= door.cookies
    body = _read(response)
    if door.html:
        assert b'<html lang="de"' in body


def test_nobody_opens_an_account_with_a_password() -> None:
    response = client_of(GUEST).get("/mitarbeit/signup/")
    assert b'type="password"' not in response.content


@pytest.mark.parametrize("who", CAST)
def test_the_database_pages_stay_closed_without_the_right(who: str) -> None:
    assert ask(client_of(who), "GET", "/admin/").status_code in {302, 403, 404}


@pytest.mark.parametrize("route", [one for one in ROUTES if one.startswith("mitarbeit/") and "<" not in one])
def test_pages_of_the_sign_in_library_never_fail(route: str) -> None:
    for who in (GUEST, RESIDENT, "staff"):
        assert ask(client_of(who), "GET", f"/{route}").status_code < 500


@pytest.mark.parametrize("entry", [*RESIDENTS, *STAFF], ids=lambda entry: str(entry.pages[0][0]))
def test_each_way_of_a_menu_entry_leads_to_a_page(entry: Entry) -> None:
    for name, variable in entry.pages:
        route = resolve(reverse(name, args=["somewhere"] if variable else [])).route
        assert route in DOORS
