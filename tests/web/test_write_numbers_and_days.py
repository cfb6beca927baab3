"""How do numbers, days and states read?"""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from participation.web.icons import ICONS


def said(source: str, language: str = "de", **context: object) -> str:
    with override(language):
        return Template("{% load quartier %}" + source).render(Context(context))


@pytest.mark.parametrize(("language", "words"), [("de", "3.004"), ("en", "3,004")])
def test_thousands_are_grouped_as_the_reader_expects(language: str, words: str) -> None:
    assert said("{{ value|number }}", language, value=3004) == words


def test_zero_is_a_number_and_nothing_is_empty() -> None:
    assert said("{{ zero|number }},{{ nothing|number }}", zero=0, nothing=None) == "0,"


@time_machine.travel(datetime(2026, 6, 3, 12, tzinfo=UTC))
@pytest.mark.parametrize(("language", "words"), [("de", "bis Sonntag, 14. Juni"), ("en", "until Sunday, 14 June")])
def test_a_deadline_names_the_weekday(language: str, words: str) -> None:
    assert said("{{ day|until_day }}", language, day=date(2026, 6, 14)) == words


@time_machine.travel(datetime(2026, 6, 3, 12, tzinfo=UTC))
def test_what_ends_at_midnight_is_open_until_the_day_before() -> None:
    midnight_in_berlin = datetime(2026, 6, 14, 22, tzinfo=UTC)
    assert said("{{ moment|until_day }}", moment=midnight_in_berlin) == "bis Sonntag, 14. Juni"


@time_machine.travel(datetime(2026, 6, 3, 12, tzinfo=UTC))
def test_another_year_is_said() -> None:
    assert said("{{ day|day_long }}", day=date(2027, 1, 4)) == "Montag, 4. Januar 2027"


@pytest.mark.parametrize(
    ("language", "words"), [("de", "17 Uhr. 17:30 Uhr."), ("en", "5 PM. 5:30 PM.")], ids=["German", "English"]
)
def test_an_hour_may_end_a_sentence(language: str, words: str) -> None:
    full, half = (datetime(2026, 6, 13, 15, minute, tzinfo=UTC) for minute in (0, 30))
    assert said("{{ full|hour }}. {{ half|hour }}.", language, full=full, half=half) == words


def test_a_moment_late_in_the_evening_belongs_to_the_local_day() -> None:
    moment = datetime(2026, 6, 13, 22, 30, 5, tzinfo=UTC)
    assert said("{{ moment|day }} {{ moment|clock }}", moment=moment) == "14. Juni 2026 00:30:05"


@pytest.mark.parametrize(("language", "words"), [("de", "Bank"), ("en", "Bench"), ("tr", "Bank")])
def test_a_text_falls_back_to_german(language: str, words: str) -> None:
    assert said("{{ texts|localized }}", language, texts={"de": "Bank", "en": "Bench"}) == words


def test_a_link_keeps_the_other_parameters() -> None:
    request = RequestFactory().get("/ideen/?thema=wege&thema=parks&seite=3&suche=B%C3%A4nke")
    context = Context({"request": request})
    link = Template("{% load quartier %}{% query seite=4 suche=None %}").render(context)
    assert link == "?thema=wege&amp;thema=parks&amp;seite=4"


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_silent(name: str) -> None:
    drawing = said("{% icon name %}", name=name)
    assert drawing.startswith('<svg class="q-i" viewBox="0 0 24 24" aria-hidden="true"')
    assert drawing.endswith("/></svg>")


def test_a_state_is_icon_and_word() -> None:
    html = said('{% status "done" "Umgesetzt" "ok" box=True %}')
    assert "q-status--box q-status--ok" in html
    assert "</svg>Umgesetzt</span>" in html
