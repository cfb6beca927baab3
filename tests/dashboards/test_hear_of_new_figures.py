"""A page that lies open hears of newer figures: cheaply, and of nothing that the page itself would not show."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.views.live import Live
from participation.accounts.models import Account
from participation.places.models import Area
from participation.tally.engine import fold_all
from surveys.models import Response, Survey
from surveys.services.mixing import mix_all
from surveys.services.tallying import RESPONSES
from tests.dashboards.conftest import Answer, MakeIdea

Wait = Callable[[int], None]


@pytest.fixture
def reader(client: Client, official: Account) -> Client:
    client.force_login(official)
    return client


@pytest.fixture
def come(survey: Survey, north: Area) -> Wait:
    """So many answers come in, wait, are mixed where it is time, and are counted as far as they may."""

    def come(number: int) -> None:
        fields: dict[str, Any] = {"survey": survey, "version": survey.current, "answers": {"A1": "like"}}
        fields |= {"language": "de", "channel": "online", "area": north, "submitted_on": date(2026, 6, 1)}
        Response.objects.bulk_create([Response(**fields, waiting=True) for _ in range(number)])
        mix_all()
        fold_all(RESPONSES)

    return come


def opened(reader: Client, address: str) -> Live:
    live = reader.get(address).context["live"]
    assert isinstance(live, Live)
    return live


def asked(reader: Client, live: Live) -> int:
    return reader.get(live.address, headers={"if-none-match": live.mark}).status_code


def test_nothing_new_costs_a_few_queries_and_no_page(
    reader: Client, survey: Survey, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(60)
    pages = [
        reverse("dashboards:overview", args=[survey.process.slug]),
        reverse("dashboards:survey", args=[survey.process.slug, survey.slug]) + "?seite=2",
    ]
    really_get = cache.get
    for address in pages:
        live = opened(reader, address)
        assert asked(reader, live) == 304
        with monkeypatch.context() as patch:
            for name in ("overview", "survey_answers"):
                patch.setattr(f"dashboards.views.kept.{name}", lambda *_, **__: pytest.fail("counted for nothing"))
            patch.setattr(cache, "get", lambda key, *more: _no_page(key, really_get(key, *more)))
            with CaptureQueriesContext(connection) as captured:
                assert asked(reader, live) == 304
        assert len(captured) <= 14, "\n".join(one["sql"] for one in captured)


def _no_page(key: str, found: Any) -> Any:
    assert ":mark:" in key or not key.startswith("dashboards:"), key
    return found


def test_a_step_is_told_when_enough_came_and_not_before(
    reader: Client, survey: Survey, come: Wait, make_idea: MakeIdea
) -> None:
    come(4 * settings.MIXING_BATCH)
    address = reverse("dashboards:overview", args=[survey.process.slug])
    live, before = opened(reader, address), reader.get(address).context["page"].stats[0].value
    for _one in range(settings.MINIMUM_GROUP_SIZE - 1):
        come(1)
        assert asked(reader, live) == 304
    assert reader.get(address).context["page"].stats[0].value == before
    come(2 * settings.MIXING_BATCH)
    assert asked(reader, live) == 200
    after = reader.get(address).context["page"].stats[0].value
    assert int(after) - int(before) >= settings.MINIMUM_GROUP_SIZE
    assert asked(reader, opened(reader, address)) == 304


def test_what_is_counted_elsewhere_is_no_news_here(
    reader: Client, survey: Survey, answer: Answer, make_idea: MakeIdea, add_supports: Any
) -> None:
    answer(60)
    page = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    overview = reverse("dashboards:overview", args=[survey.process.slug])
    answers, whole = opened(reader, page), opened(reader, overview)
    make_idea("Bank", 12)
    add_supports(date(2026, 6, 3), 12)
    cache.clear()
    assert (asked(reader, answers), asked(reader, whole)) == (304, 200)
    filtered = opened(reader, f"{overview}?weg=paper")
    assert "weg=paper" in filtered.address
    assert filtered.mark != whole.mark


def test_a_survey_that_is_over_has_nothing_to_tell(reader: Client, survey: Survey, answer: Answer) -> None:
    answer(60)
    page = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    assert b"live.js" in reader.get(page).content
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)
    response = reader.get(page)
    assert response.context["live"] is None
    assert b"live.js" not in response.content


def test_only_readers_of_the_page_may_ask(client: Client, survey: Survey, outsider: Account) -> None:
    names = [("overview_mark", [survey.process.slug]), ("survey_mark", [survey.process.slug, survey.slug])]
    client.force_login(outsider)
    assert {client.get(reverse(f"dashboards:{name}", args=args)).status_code for name, args in names} == {403}
