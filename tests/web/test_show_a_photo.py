"""How does an uploaded photo reach the browser?"""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "ideas").mkdir()
    (tmp_path / "ideas" / "a.jpg").write_bytes(b"\xff\xd8\xff<script>")
    (tmp_path / "ideas" / "a.html").write_text("<script>alert(1)</script>")
    (tmp_path.parent / "secret.jpg").write_bytes(b"secret")
    return tmp_path


def test_a_photo_comes_as_an_image_and_is_not_guessed(client: Client, folder: Path) -> None:
    response = client.get("/media/ideas/a.jpg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == b"\xff\xd8\xff<script>"


@pytest.mark.parametrize(
    "path", ["ideas/a.html", "ideas/none.jpg", "ideas", "../secret.jpg", "ideas/%2e%2e/%2e%2e/secret.jpg"]
)
@pytest.mark.django_db
def test_nothing_else_is_served(client: Client, folder: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404
