"""What does somebody read when something goes wrong?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views import defaults

from participation import urls as site_urls


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("sent")


urlpatterns = [
    path("kaputt/", broken),
    path("verboten/", refused),
    path("formular/", form),
    *site_urls.urlpatterns,
]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, headers={"accept-language": "de"}, enforce_csrf_checks=True)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.web.test_meet_an_error")
@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("get", "/gibt-es-nicht/", 404, "Diese Seite gibt es nicht"),
        ("get", "/verboten/", 403, "Diese Seite ist für Sie nicht offen"),
        ("get", "/kaputt/", 500, "Bei uns ist etwas schiefgegangen"),
        ("post", "/formular/", 403, "Das wurde nicht abgeschickt"),
    ],
)
def test_an_error_is_explained_and_shows_a_way_on(
    visitor: Client, method: str, address: str, status: int, words: str
) -> None:
    response = getattr(visitor, method)(address)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert 'href="/"' in page
    assert "Traceback" not in page


def test_a_bad_request_is_explained_without_any_context() -> None:
    response = defaults.bad_request(RequestFactory().get("/"), ValueError())
    assert response.status_code == 400
    assert "Das haben wir nicht verstanden" in response.content.decode()
