"""What neighbours see while they type a title, and staff beside an idea."""

import pytest
from django.test import Client

from ideas.likeness import Corpus, Words
from ideas.models import Idea
from ideas.selectors import similar
from ideas.selectors.similar import Draft, similar_ideas
from participation.accounts.models import Account
from participation.processes.models import FieldOfAction, Phase, Process
from participation.stems import stems
from tests.ideas.make import make_idea

pytestmark = [pytest.mark.both, pytest.mark.django_db]
ASK = "/beteiligung/anger-2026/ideen/aehnliche/"


def titles(process: Process, title: str, text: str = "") -> list[str]:
    return [card.title for card in similar_ideas(process, Draft(title, text))]


@pytest.fixture
def ideas(process: Process) -> list[Idea]:
    told = {
        "Mehr Bäume für den Spielplatz": "Im Sommer ist es dort zu heiß. Die Kinder brauchen Schatten.",
        "Sicherer Fahrradweg zur Grundschule": "Die Autos fahren zu dicht.",
        "Nachtbus am Samstag": "Nach zehn Uhr fährt nichts mehr.",
        "Fahrradständer am Bahnhof": "Die alten Ständer sind immer voll.",
        "Bänke in der Bachstraße": "Dort kann niemand sitzen.",
        "Bänke in der Lindenstraße": "Dort kann niemand sitzen.",
        "Licht im Park": "Abends ist es am Weg im Park sehr dunkel.",
    }
    return [make_idea(process, title=title, text=text) for title, text in told.items()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Baum am Spielplatz", "Mehr Bäume für den Spielplatz"),
        ("BAEUME", "Mehr Bäume für den Spielplatz"),
        ("Schatten für Kinder", "Mehr Bäume für den Spielplatz"),
        ("Fahrradwege zu Grundschulen", "Sicherer Fahrradweg zur Grundschule"),
        ("Nachtbusse samstags", "Nachtbus am Samstag"),
        ("Parks: Lichter", "Licht im Park"),
    ],
)
def test_the_same_wish_in_other_words_is_found_first(
    process: Process, ideas: list[Idea], typed: str, found: str
) -> None:
    assert titles(process, typed)[0] == found


def test_another_wish_finds_nothing(process: Process, ideas: list[Idea]) -> None:
    assert titles(process, "Theatergruppe im Pfarrheim") == []
    assert titles(process, "?!") == []


def test_the_same_wish_for_another_street_is_another_idea(process: Process, ideas: list[Idea]) -> None:
    assert titles(process, "Eine Bank an der Lindenstraße") == ["Bänke in der Lindenstraße"]
    assert len(titles(process, "Eine Bank zum Sitzen")) == 2


def test_a_joined_word_is_like_its_parts() -> None:
    told = ["Weg zum Rad", "Rad auf dem Weg", "Rad und Weg", "Schule", "Markt und Licht", "Licht am Markt", "Fest"]
    corpus = Corpus({number: Words(tuple(stems(text))) for number, text in enumerate(told)})
    found = corpus.alike(corpus.see(Words(tuple(stems("Radwege")))), 0.3)
    assert {number for number, _likeness in found} == {0, 1, 2}


def test_a_rare_word_says_more_than_a_common_one() -> None:
    told = ["Licht Markt", "Licht Park", "Licht Weg", "Licht Schule", "Licht Haus", "Brunnen Haus"]
    corpus = Corpus({number: Words(tuple(stems(text))) for number, text in enumerate(told)})
    assert corpus.alike(corpus.see(Words(tuple(stems("Licht Brunnen")))), 0)[0][0] == 5


def test_the_same_topic_and_part_of_town_go_before(process: Process, field_of_action: FieldOfAction) -> None:
    make_idea(process, title="Bänke am Ufer")
    there = make_idea(process, title="Bänke am Ufer", field_of_action=field_of_action)
    make_idea(process, title="Nachtbus")
    found = similar_ideas(process, Draft("Bank am Ufer", field_id=field_of_action.pk))
    assert found[0].id == there.pk


def test_what_is_new_or_gone_is_known_at_once(process: Process, ideas: list[Idea]) -> None:
    assert titles(process, "Springbrunnen am Marktplatz") == []
    fountain = make_idea(process, title="Ein Springbrunnen")
    assert titles(process, "Springbrunnen am Marktplatz") == ["Ein Springbrunnen"]
    fountain.visibility = Idea.Visibility.REJECTED
    fountain.save()
    assert titles(process, "Springbrunnen am Marktplatz") == []


def test_what_was_imported_again_is_known_by_its_new_words(process: Process, ideas: list[Idea]) -> None:
    changed = make_idea(process, title="Springbrunnen", search_text=" springbrunn ")
    titles(process, "Springbrunnen")
    changed.title, changed.search_text = "Wippe", " wipp "
    changed.save()
    assert titles(process, "Springbrunnen") == []
    assert titles(process, "Wippen") == ["Wippe"]


def test_ideas_of_another_process_are_none_of_this_one(process: Process, ideas: list[Idea]) -> None:
    other = Process.objects.create(area=process.area, slug="other", state="published", responsible=process.responsible)
    assert titles(other, "Licht im Park") == []


def test_while_typing_a_piece_of_the_page_answers(client: Client, process: Process, ideas: list[Idea]) -> None:
    page = client.post(ASK, {"title": "Beleuchtung im Park, mehr Licht"}).content.decode()
    assert "Licht im Park" in page
    assert "<html" not in page
    assert client.post(ASK, {"title": "Lic"}).content.strip() == b""
    assert client.get(ASK).status_code == 405


def test_an_idea_that_is_not_public_is_not_given_away(client: Client, process: Process) -> None:
    make_idea(process, title="Licht im Park", visibility=Idea.Visibility.PENDING)
    assert client.post(ASK, {"title": "Licht im Park"}).content.strip() == b""
    Process.objects.update(state=Process.State.DRAFT)
    assert client.post(ASK, {"title": "Licht im Park"}).status_code == 404


def test_the_form_asks_while_the_title_is_typed(client: Client, process: Process) -> None:
    page = client.get("/beteiligung/anger-2026/ideen/neu/").content.decode()
    assert f'hx-post="{ASK}"' in page
    assert 'role="status"' in page


def test_staff_see_what_is_similar_beside_an_idea(client: Client, staff: Account, ideas: list[Idea]) -> None:
    again = make_idea(ideas[0].process, title="Schatten am Spielplatz", text="Bäume für die Kinder, es ist zu heiß.")
    client.force_login(staff)
    page = client.get(f"/werkstatt/ideen/{again.pk}/").content.decode()
    assert f'href="/werkstatt/ideen/{ideas[0].pk}/"' in page
    assert f'href="/werkstatt/ideen/{ideas[2].pk}/"' not in page


def test_a_server_that_was_warmed_up_counts_no_words_while_somebody_waits(
    process: Process, ideas: list[Idea], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "_kept", {})
    similar.keep_words()

    def anew(texts: dict[int, Words]) -> Corpus:
        assert not texts
        return Corpus(texts)

    monkeypatch.setattr(similar, "Corpus", anew)
    assert titles(process, "Baum am Spielplatz")[0] == ideas[0].title


def test_only_processes_that_take_ideas_are_prepared(
    process: Process, ideas: list[Idea], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "_kept", {})
    Phase.objects.filter(kind=Phase.Kind.COLLECT).delete()
    similar.keep_words()
    assert similar._kept == {}
