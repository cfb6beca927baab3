"""What staff, authors and neighbours see of ideas that mean the same."""

from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from ideas.models import Follow, Grouping, Idea, Objection, Vote
from ideas.selectors.follows import followers_of
from ideas.services.grouping import group_ideas
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.eligibility.identity import Identity
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from participation.tally.engine import fold_all
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
LIST = "/beteiligung/anger-2026/ideen/"
WHY = "Beide wünschen Bänke am Markt."


@pytest.fixture
def two(process: Process, resident: Account, outsider: Account) -> list[Idea]:
    """The resident wrote the first, the outsider the second; a and b support the first, b and c the second."""
    first = make_idea(process, title="Bänke am Markt", text="Meine Mutter will dort sitzen.", author=resident)
    second = make_idea(process, title="Am Markt fehlen Bänke", text="Zum Ausruhen nach dem Einkauf.", author=outsider)
    for idea, names in ((first, "ab"), (second, "bc")):
        for name in names:
            cast_vote(idea_id=idea.pk, identity=Identity(browser=name), value=1)
    return [first, second]


@pytest.fixture
def grouping(two: list[Idea], staff: Account) -> Grouping:
    done = group_ideas(main_id=two[0].pk, idea_ids=[two[1].pk], staff=staff, reason=WHY)
    fold_all(VOTES)
    return done[0]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def desk(idea: Idea) -> str:
    return f"/werkstatt/ideen/{idea.pk}/gleiche/"


def of(idea: Idea) -> str:
    return f"/ideen/{idea.pk}/"


def test_staff_put_two_together_and_undo_it(client: Client, two: list[Idea], staff: Account) -> None:
    client.force_login(staff)
    assert "Am Markt fehlen Bänke" in page(client, desk(two[0]))
    form: dict[str, Any] = {"akt": "gruppieren", "gruppe-ideas": [two[1].pk], "gruppe-reason": WHY}
    done = client.post(desk(two[0]), form, follow=True).content.decode()
    assert "1 Idee zählt jetzt hier." in done
    assert "Sie meinen nicht dasselbe" in done
    number = Grouping.objects.get().pk
    form = {"akt": "aufheben", "nummer": number, "aufheben-reason": "Es sind zwei Plätze."}
    assert "Beide zählen wieder für sich" in client.post(desk(two[0]), form, follow=True).content.decode()
    assert Grouping.objects.get().undone_because == "Es sind zwei Plätze."
    assert "Es sind zwei Plätze." in page(client, desk(two[0]))


def test_what_is_missing_is_said_and_the_input_kept(client: Client, two: list[Idea], staff: Account) -> None:
    client.force_login(staff)
    answer = client.post(desk(two[0]), {"akt": "gruppieren", "gruppe-ideas": [two[1].pk], "gruppe-reason": ""})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "data-errors" in text
    assert f'value="{two[1].pk}" checked' in text
    answer = client.post(desk(two[0]), {"akt": "gruppieren", "gruppe-reason": WHY})
    assert "Kreuzen Sie mindestens eine Idee an." in answer.content.decode()
    assert WHY in answer.content.decode()
    assert not Grouping.objects.exists()


def test_undoing_needs_a_reason_and_an_answer_needs_words(
    client: Client, two: list[Idea], grouping: Grouping, staff: Account
) -> None:
    objection = Objection.objects.create(grouping=grouping, idea=two[1], text="Das ist anders.")
    client.force_login(staff)
    for form in (
        {"akt": "aufheben", "nummer": grouping.pk, "aufheben-reason": ""},
        {"akt": "antworten", "nummer": objection.pk, "einwand-answer": " "},
    ):
        answer = client.post(desk(two[0]), form)
        assert answer.status_code == 422
        assert answer.content.decode().count("data-errors") == 1
    grouping.refresh_from_db()
    objection.refresh_from_db()
    assert (grouping.undone_at, objection.answered_at) == (None, None)


def test_staff_search_by_words_or_number_and_choose_the_main_idea(
    client: Client, process: Process, two: list[Idea], staff: Account
) -> None:
    other = make_idea(process, title="Sitzgelegenheit beim Rathaus", text="Für Ältere.")
    client.force_login(staff)
    for words in ("Rathaus", str(other.pk)):
        assert f'value="{other.pk}"' in page(client, f"{desk(two[0])}?suche={words}")
    assert f'value="{two[0].pk}" checked' in page(client, f"{desk(other)}?mit={two[0].pk}")


def test_an_idea_in_a_group_is_not_offered_and_leads_to_its_main_idea(
    client: Client, process: Process, two: list[Idea], grouping: Grouping, staff: Account
) -> None:
    other = make_idea(process, title="Bänke am Markt und am Bach", text="Meine Mutter will dort sitzen.")
    client.force_login(staff)
    offered = page(client, desk(other))
    assert f'value="{two[0].pk}"' not in offered
    assert f'value="{two[1].pk}"' not in offered
    member = page(client, desk(two[1]))
    assert "Öffnen Sie die Hauptidee" in member
    assert "gruppe-ideas" not in member


def test_strangers_to_the_desk_are_refused(
    client: Client, two: list[Idea], outsider: Account, resident: Account
) -> None:
    for account in (resident, outsider):
        client.force_login(account)
        form = {"akt": "gruppieren", "gruppe-ideas": [two[1].pk], "gruppe-reason": WHY}
        assert client.post(desk(two[0]), form).status_code in (403, 404)
    assert not Grouping.objects.exists()


def test_lists_show_a_group_once_and_a_search_finds_each_text(
    client: Client, two: list[Idea], grouping: Grouping
) -> None:
    whole = page(client, LIST)
    assert of(two[0]) in whole
    assert of(two[1]) not in whole
    assert '<strong class="q-num">3</strong>' in whole
    assert "<strong>1 Idee</strong>" in whole
    found = page(client, f"{LIST}?suche=ausruhen")
    assert of(two[1]) in found
    assert "Meint dasselbe wie „Bänke am Markt“" in found
    assert '<strong class="q-num">3</strong>' in found


def test_both_pages_stay_and_say_where_support_counts(client: Client, two: list[Idea], grouping: Grouping) -> None:
    member = page(client, of(two[1]))
    assert "Zum Ausruhen nach dem Einkauf." in member
    assert "Diese Idee meint dasselbe wie eine andere" in member
    assert f'href="{of(two[0])}"' in member
    assert "2 Menschen unterstützen diesen Text." in member
    assert WHY in member
    main = page(client, of(two[0]))
    assert "Noch eine Idee meint dasselbe" in main
    assert "Zum Ausruhen nach dem Einkauf." in main
    for text in (member, main):
        assert "<b>3</b>" in text


def test_the_vote_box_says_that_one_counts_already(client: Client, two: list[Idea], grouping: Grouping) -> None:
    client.get(of(two[0]))
    client.post(f"{of(two[1])}stimme/", {"value": "1"})
    main = page(client, of(two[0]))
    assert "<b>4</b>" in main
    assert "Sie zählen schon mit:" in main
    client.post(f"{of(two[0])}stimme/", {"value": "1"})
    assert "<b>4</b>" in page(client, of(two[0]))
    client.post(f"{of(two[1])}stimme/", {"value": "0"})
    assert "<b>4</b>" in page(client, of(two[1]))
    fold_all(VOTES)
    assert "<b>4</b>" in page(client, of(two[1]))
    assert Vote.objects.filter(value=1).count() == 5


def test_an_author_is_told_objects_and_gets_an_answer(
    client: Client,
    two: list[Idea],
    grouping: Grouping,
    outsider: Account,
    staff: Account,
    mailoutbox: list[EmailMessage],
) -> None:
    send_due()
    mail = next(sent for sent in mailoutbox if sent.to == [outsider.email])
    address = f"/ideen/gleich/{grouping.pk}/"
    assert address in mail.body
    assert WHY in mail.body
    client.force_login(outsider)
    assert f'href="{address}"' in page(client, of(two[1]))
    assert "Ihr Text bleibt" in page(client, address)
    for _ in range(2):
        client.post(address, {"text": "Bei mir geht es um den Wochenmarkt."})
    objection = Objection.objects.get()
    client.force_login(staff)
    assert "Widerspruch: „Am Markt fehlen Bänke“ meint etwas anderes" in page(client, "/heute/")
    assert "Bei mir geht es um den Wochenmarkt." in page(client, desk(two[0]))
    form = {"akt": "antworten", "nummer": objection.pk, "einwand-answer": "Der Wochenmarkt ist derselbe Platz."}
    client.post(desk(two[0]), form)
    client.post(desk(two[0]), form | {"einwand-answer": "Zweite Antwort."})
    assert "Widerspruch: „" not in page(client, "/heute/")
    client.force_login(outsider)
    assert "Der Wochenmarkt ist derselbe Platz." in page(client, address)
    assert "Zweite Antwort." not in page(client, address)
    assert Notice.objects.filter(template="idea_objection_answered", account=outsider).count() == 1
    assert AuditRecord.objects.filter(action="idea.objection_answered").count() == 1


def test_the_author_of_the_main_idea_may_object_too(
    client: Client, two: list[Idea], grouping: Grouping, resident: Account
) -> None:
    client.force_login(resident)
    assert f'href="/ideen/gleich/{grouping.pk}/"' in page(client, of(two[0]))
    client.post(f"/ideen/gleich/{grouping.pk}/", {"text": "Meine Bank soll am Bach stehen."})
    assert Objection.objects.get().idea == two[0]


def test_nobody_else_objects(client: Client, two: list[Idea], grouping: Grouping, staff: Account) -> None:
    address = f"/ideen/gleich/{grouping.pk}/"
    assert client.get(address)["Location"].startswith("/anmelden/")
    client.force_login(staff)
    assert client.post(address, {"text": "Nein."}).status_code == 404
    assert not Objection.objects.exists()


def test_after_undo_there_is_nothing_to_object_to(
    client: Client, two: list[Idea], grouping: Grouping, outsider: Account, staff: Account
) -> None:
    client.force_login(staff)
    client.post(desk(two[0]), {"akt": "aufheben", "nummer": grouping.pk, "aufheben-reason": "Doch zwei."})
    client.force_login(outsider)
    address = f"/ideen/gleich/{grouping.pk}/"
    assert "Die beiden Ideen zählen wieder für sich" in page(client, address)
    client.post(address, {"text": "Nein."})
    assert not Objection.objects.exists()


def test_followers_of_both_hear_what_becomes_of_the_main_idea(
    two: list[Idea], grouping: Grouping, resident: Account, outsider: Account
) -> None:
    for idea, account in ((two[0], resident), (two[1], outsider), (two[1], resident)):
        Follow.objects.create(idea=idea, account=account)
    assert followers_of(two[0].pk) == sorted([resident.pk, outsider.pk])


def test_programs_read_where_an_idea_counts(client: Client, two: list[Idea], grouping: Grouping) -> None:
    member = client.get(f"/api/v1/ideas/{two[1].pk}/").json()
    main = client.get(f"/api/v1/ideas/{two[0].pk}/").json()
    assert (member["counts_at"], member["supports"]) == (two[0].pk, 3)
    assert (main["counts_at"], main["supports"]) == (None, 3)
    listed = client.get("/api/v1/processes/anger-2026/ideas/").json()["results"]
    assert [idea["id"] for idea in listed] == [two[0].pk]
