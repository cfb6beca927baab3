"""Can somebody answer in a language that only the questions are written in, from right to left?"""

import pytest

from participation.processes.models import Process
from surveys.models import Draft, Response, Survey
from tests.surveys.make import page, publish, question, small_document
from tests.surveys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic(process: Process) -> Survey:
    document = small_document()
    document["languages"] = ["de", "en", "ar", "tr"]
    document["pages"].insert(
        0, page("eins", question("N", "text_short", text={"de": "Was fehlt?", "ar": "ماذا ينقص؟"}))
    )
    return publish(process, document)


def _begin(walk: Walk, language: str) -> None:
    walk.follow(walk.client.post(walk.start, {"language": language}))


def test_the_cover_offers_each_language_by_its_own_name(arabic: Survey) -> None:
    walk = Walk(arabic)
    shown = walk.client.get(walk.start).content.decode()
    assert 'value="ar" lang="ar" dir="rtl">العربيّة</button>' in shown
    assert 'value="tr" lang="tr" dir="ltr">Türkçe</button>' in shown
    assert 'name="language" value="de"' not in shown


def test_the_questions_stand_from_right_to_left_and_the_answers_know_it(arabic: Survey) -> None:
    walk = Walk(arabic)
    walk.client.get(walk.start)
    _begin(walk, "ar")
    assert 'lang="ar" dir="rtl"' in walk.html
    assert "ماذا ينقص؟" in walk.html
    assert "nicht in Ihrer Sprache" not in walk.html
    walk.press(N="مقاعد")
    walk.press(A="no")
    assert Draft.objects.get().language == "ar", "a page that was saved has not switched back"
    walk.press("send", E="3")
    response = Response.objects.get()
    assert (response.language, response.answers["N"]) == ("ar", "مقاعد")


def test_the_way_back_to_the_language_of_the_pages(arabic: Survey) -> None:
    walk = Walk(arabic)
    walk.client.get(walk.start)
    _begin(walk, "ar")
    assert 'name="language" value="de"' in walk.client.get(walk.start).content.decode()
    _begin(walk, "")
    assert Draft.objects.get().language == "ar", "going on keeps the language"
    _begin(walk, "de")
    assert Draft.objects.get().language == "de"
    assert "Was fehlt?" in walk.html


def test_a_language_that_the_survey_does_not_speak_changes_nothing(arabic: Survey) -> None:
    walk = Walk(arabic)
    walk.client.get(walk.start)
    _begin(walk, "fr")
    assert Draft.objects.get().language == "de"


def test_our_own_sentences_are_marked_as_ours_within_the_questions(arabic: Survey) -> None:
    walk = Walk(arabic)
    walk.client.get(walk.start)
    _begin(walk, "ar")
    walk.press(N="مقاعد")
    walk.press()
    assert '<span class="q-needed" lang="de" dir="ltr">' in walk.html
    assert '<bdi lang="ar">' in walk.html


def test_the_few_words_that_lead_on_are_there_in_both_languages(arabic: Survey) -> None:
    walk = Walk(arabic)
    walk.client.get(walk.start)
    _begin(walk, "ar")
    assert '<span lang="ar" dir="rtl">الصفحة 1 من 3</span> · Seite 1 von 3' in walk.html
    assert '<span lang="ar" dir="rtl">التالي</span> · Weiter' in walk.html
    _begin(walk, "de")
    assert "التالي" not in walk.html
    assert 'lang="de"' not in walk.html.partition("<body")[2]


def test_the_authors_sentences_come_in_the_language_of_the_questions(process: Process) -> None:
    document = small_document()
    document["languages"] = ["de", "ar"]
    own = {"de": "Bitte sagen Sie es.", "ar": "من فضلك أجب."}
    document["pages"].insert(0, page("eins", question("N", "text_short", required=True, required_text=own)))
    walk = Walk(publish(process, document))
    walk.client.get(walk.start)
    _begin(walk, "ar")
    walk.press()
    assert "من فضلك أجب." in walk.html
    assert "Bitte sagen Sie es." not in walk.html


def test_a_survey_in_one_foreign_language_is_marked_on_its_cover(process: Process) -> None:
    document = small_document()
    document["languages"], document["title"] = ["ar"], {"ar": "استطلاع"}
    walk = Walk(publish(process, document))
    shown = walk.client.get(walk.start).content.decode()
    assert '<h1 class="q-h1" lang="ar" dir="rtl">استطلاع</h1>' in shown
