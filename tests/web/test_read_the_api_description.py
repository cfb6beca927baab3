"""Can somebody who writes a program read what the API offers? Without scripts, from the same description."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_each_address_of_the_description_is_on_the_page(client: Client) -> None:
    schema = client.get("/api/v1/schema/?format=json").json()
    page = client.get("/api/v1/docs/").content.decode()
    assert schema["paths"]
    for path in schema["paths"]:
        assert f"<code>{path}</code>" in page
    assert "<script" not in page.split("<main")[1].split("</main")[0]
    assert "VoteState" in page
