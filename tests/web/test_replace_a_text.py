"""Can an operator put own words in place of ours without touching the program?"""

from pathlib import Path

import pytest
from django.conf import settings as site
from django.template import Engine
from django.test import Client
from pytest_django import Settings

from participation.web.checks import imprint_is_the_operators


@pytest.fixture
def own_texts(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "templates"
    (folder / "web" / "texts").mkdir(parents=True)
    settings.TEMPLATES = [{**site.TEMPLATES[0], "DIRS": [folder, site.BASE_DIR / "templates"]}]
    return folder / "web" / "texts"


def test_the_folder_for_own_data_comes_first() -> None:
    assert str(Engine.get_default().dirs[0]) == str(site.VAR_DIR / "templates")


def test_the_sample_imprint_is_reported_before_going_live() -> None:
    assert [found.id for found in imprint_is_the_operators(None)] == ["web.W001"]


@pytest.mark.django_db
def test_an_own_imprint_replaces_the_sample(own_texts: Path, client: Client) -> None:
    (own_texts / "imprint.de.html").write_text("<p>Stadt Altmühlbach, Rathausplatz 1</p>")
    assert "Rathausplatz 1" in client.get("/impressum/", headers={"accept-language": "de"}).content.decode()
    assert imprint_is_the_operators(None) == []
