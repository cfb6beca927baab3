import pytest

from ideas.models import Idea
from ideas.search import fold, matching, stem
from participation.processes.models import Process
from tests.ideas.make import make_idea

FAMILIES = [
    ("Baum", "Bäume", "baeume", "BÄUME", "Bäumen", "Baumes"),
    ("Straße", "Strasse", "STRASSE", "Straßen"),
    ("Spielplatz", "Spielplätze", "Spielplaetzen", "Spielplatzes"),
    ("Haus", "Häuser", "Häusern", "Haeuser"),
    ("Rad", "Räder", "Rädern"),
    ("Fahrrad", "Fahrräder", "fahrraeder"),
    ("Bus", "Busse", "Bussen"),
    ("Gleis", "Gleise", "Gleisen"),
    ("Bank", "Bänke", "Bänken"),
    ("Kind", "Kinder", "Kindern"),
    ("Weg", "Wege", "Weges"),
    ("Ampel", "Ampeln"),
    ("Tür", "Türen", "Tueren"),
    ("Fluss", "Flüsse", "Fluß"),
    ("Laterne", "Laternen"),
    ("Nachbarin", "Nachbarinnen"),
    ("Café", "Cafe", "Cafés"),
    ("über", "ueber", "ÜBER"),
    ("neue", "neuen", "neuer", "neues"),
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_all_forms_of_a_word_fold_to_the_same(family: tuple[str, ...]) -> None:
    assert len({fold(form) for form in family}) == 1


def test_different_words_stay_different() -> None:
    words = ["Baum", "Bau", "Haus", "Hose", "Rad", "Rat", "Park", "Platz", "Bus", "Busch", "Tor", "Tür", "neu", "nein"]
    assert len({fold(word) for word in words}) == len(words)


def test_a_decomposed_umlaut_is_the_same_letter() -> None:
    assert fold("Bäume") == fold("Ba\u0308ume")


def test_numbers_and_short_words_stay_whole() -> None:
    assert [stem(word) for word in ("30", "u3", "es", "see")] == ["30", "u3", "es", "see"]


@pytest.mark.both
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Bäume", {"trees", "avenue"}),
        ("baum", {"trees", "avenue"}),
        ("BAEUME", {"trees", "avenue"}),
        ("platz", {"playground"}),
        ("Spielplätze", {"playground"}),
        ("rad", {"cycling"}),
        ("Räder", {"cycling"}),
        ("bäume spielplatz", set()),
        ("rutsche schatten", {"playground"}),
        ("100%", set()),
        ("%", {"trees", "avenue", "playground", "cycling"}),
        ("  ", {"trees", "avenue", "playground", "cycling"}),
    ],
)
def test_a_query_finds_ideas_by_every_word(process: Process, query: str, found: set[str]) -> None:
    make_idea(process, title="Mehr Bäume", text="Gerade am Markt für die Parade.", external_id="trees")
    make_idea(process, title="Lindenallee", text="Alte Alleebäume erhalten", external_id="avenue")
    make_idea(process, title="Spielplatz", text="Die Rutsche braucht Schatten.", external_id="playground")
    make_idea(process, title="Fahrradweg", text="Sicher zur Schule.", external_id="cycling")
    assert set(Idea.objects.filter(matching(query)).values_list("external_id", flat=True)) == found
