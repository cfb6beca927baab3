"""Can staff keep a question under a name, find it again, and put it into another draft with one press?"""

import uuid
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from surveys.definition import parse_definition
from surveys.drafting.bringing import Loss, bring, content_of_question, only
from surveys.drafting.freezing import frozen
from surveys.drafting.tree import page_with, pages_of, question_with, questions_of
from surveys.models import LibraryEntry, Survey, SurveyTemplate
from surveys.selectors.library import Wish, content_for, entries_for, fitting
from surveys.selectors.population import population_for
from surveys.services.editing import PAGES_OF_THE_DESK, create_survey
from surveys.services.library import Label, bring_into_draft, change_entry, delete_entry, keep_in_library
from surveys.services.revising import RevisionConflict
from surveys.services.templates import load_survey_templates
from surveys.urls_desk import urlpatterns
from tests.surveys.make import COLOURS, YES_NO, document, page, publish, question

GERMAN = {"accept-language": "de"}
EXPRESSION = {"expression": "selected(${A}, 'yes')"}


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def source(process: Process) -> Survey:
    """B hangs on A of the same page, G on B; D names what was said at B."""
    made = publish(process, document(page("end", question("E", "number"))), slug="quelle")
    named = {"de": "Warum ${B}?", "en": "Why ${B}?", "ar": "لماذا ${B}"}
    made.draft = document(
        page("first", question("A", "single", options=YES_NO)),
        page(
            "p",
            question("B", "multi", options=COLOURS, concept="taste", plain={"de": "Farbe?"}, show_if=EXPRESSION),
            question("D", "text_long", text=named, show_if={"q": "B", "op": "in", "value": "red"}),
            show_if=EXPRESSION,
        ),
    )
    made.save()
    return made


@pytest.fixture
def target(process: Process, staff: Account) -> Survey:
    return create_survey(account=staff, process=process, title={"de": "Ziel"}, languages=["de", "en"])


def keep(staff: Account, source: Survey, name: str = "Farben", *, shared: bool = False, **what: Any) -> LibraryEntry:
    what = what or {"code": "B"}
    return keep_in_library(
        account=staff, survey_id=source.pk, key=uuid.uuid4(), label=Label(name, shared=shared), **what
    )


def put(account: Account, survey: Survey, key: str, code: str = "", page: str = "page-1") -> list[Loss]:
    survey.refresh_from_db()
    names: dict[str, Any] = {"survey_id": survey.pk, "revision": survey.draft_revision, "page": page}
    losses = bring_into_draft(account=account, key=key, code=code, **names).losses
    survey.refresh_from_db()
    return losses


def test_all_that_belongs_to_a_question_comes_along(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source)
    put(staff, target, f"own:{entry.pk}")
    kept, came = question_with(source.draft, "B"), question_with(target.draft, "B")
    assert came == {name: part for name, part in kept.items() if name != "show_if"}
    parse_definition(target.draft)


def test_what_the_draft_says_later_does_not_change_the_library(staff: Account, source: Survey) -> None:
    entry = keep(staff, source)
    question_with(source.draft, "B")["text"]["de"] = "Ganz anders?"
    source.save()
    entry.refresh_from_db()
    assert entry.content["questions"][0]["text"]["de"] == "Frage B?"


def test_a_condition_on_what_stays_behind_is_left_out_and_told(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source, page="p")
    losses = put(staff, target, f"own:{entry.pk}")
    assert set(losses) == {Loss("", "page"), Loss("B", "show_if")}
    assert "show_if" not in question_with(target.draft, "B")
    assert question_with(target.draft, "D")["show_if"] == {"q": "B", "op": "in", "value": "red"}, "B came along"


def test_a_question_alone_says_nothing_about_what_is_not_asked(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source, page="p")
    assert set(put(staff, target, f"own:{entry.pk}", "D")) == {Loss("D", "show_if"), Loss("D", "text")}
    assert question_with(target.draft, "D")["text"]["de"] == "Warum …?"
    assert [one["code"] for one in questions_of(target.draft)] == ["D"]


def test_codes_that_clash_get_new_ones_everywhere(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source, page="p")
    put(staff, target, f"own:{entry.pk}")
    put(staff, target, f"own:{entry.pk}")
    assert [one["code"] for one in questions_of(target.draft)] == ["B_1", "D_1", "B", "D"], "the newer page comes first"
    second = question_with(target.draft, "D_1")
    assert second["show_if"]["expression"] == "selected(${B_1}, 'red')"
    assert second["text"] == {"de": "Warum ${B_1}?", "en": "Why ${B_1}?", "ar": "لماذا ${B_1}"}
    parse_definition(target.draft)


def test_a_code_that_residents_have_seen_or_that_lies_in_the_basket_is_taken(staff: Account, source: Survey) -> None:
    content = content_of_question(question("E", "text_long"))
    draft = document(page("p"), removed=[{"page": "p", "index": 0, "question": question("E_1", "text_long")}])
    assert bring(draft, content, "p", {"E"}).codes == ["E_2"]


def test_what_only_calculates_from_others_stays_behind_without_them() -> None:
    sums = question("S", "calculate", calculation={"expression": "${N} + 1"})
    more = question("T", "calculate", calculation={"expression": "${S} + 1"})
    whole = {"questions": [question("N", "number"), sums, more]}
    draft = document(page("p"))
    assert bring(draft, whole, "p").codes == ["N", "S", "T"]
    assert bring(document(page("p")), {"questions": [sums, more]}, "p").losses == [
        Loss("S", "question"),
        Loss("T", "question"),
    ]


def test_every_expression_speaks_of_the_new_code() -> None:
    asked = question(
        "N",
        "number",
        constraint={"expression": ". > 0 and ${N} < 9"},
        required_if={"expression": "${A} != ''"},
        default={"expression": "${A}"},
    )
    draft = document(page("p", question("A", "number"), question("N", "number")))
    brought = bring(draft, {"questions": [question("A", "number"), asked]}, "p")
    assert (brought.codes, brought.losses) == (["A_1", "N_1"], [])
    made = question_with(draft, "N_1")
    assert made["constraint"] == {"expression": ". > 0 and ${N_1} < 9"}
    assert (made["required_if"], made["default"]) == ({"expression": "${A_1} != ''"}, {"expression": "${A_1}"})


def test_a_page_comes_behind_the_one_where_somebody_is(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source, page="p")
    put(staff, target, f"own:{entry.pk}")
    put(staff, target, f"own:{entry.pk}", "B")
    assert [each["key"] for each in pages_of(target.draft)] == ["page-1", "page-2"]
    assert page_with(target.draft, "page-2")["title"] == page_with(source.draft, "p")["title"]
    assert [one["code"] for one in page_with(target.draft, "page-1")["questions"]] == ["B_1"]


@pytest.mark.django_db
def test_each_delivered_page_and_question_can_be_put_into_an_empty_survey(
    staff: Account, target: Survey, north: Area, south: Area
) -> None:
    load_survey_templates()
    entries = entries_for(staff, population_for(target))
    assert {entry.source for entry in entries if entry.is_page} == {
        template.title["de"] for template in SurveyTemplate.objects.all()
    }
    for entry in entries:
        for code in ("", *(line.code for line in entry.lines)):
            draft = deepcopy(target.draft)
            content = {"page": {"title": {"de": "x"}}, "questions": []} | content_for(staff, target, entry.key)
            bring(draft, only(content, code) if code else content, "page-1")
            parse_definition(frozen(draft, title={}, languages=["de"], filled={}))


def test_undo_takes_it_out_again(staff: Account, source: Survey, target: Survey, desk: Client) -> None:
    put(staff, target, f"own:{keep(staff, source).pk}")
    desk.post(reverse("surveys:desk_undo", args=[target.slug]), {"revision": target.draft_revision})
    target.refresh_from_db()
    assert questions_of(target.draft) == []


def test_a_second_name_gets_a_number_and_a_second_press_keeps_nothing(staff: Account, source: Survey) -> None:
    assert [keep(staff, source).name, keep(staff, source).name] == ["Farben", "Farben (2)"]
    key = uuid.uuid4()
    for _press in range(2):
        keep_in_library(account=staff, survey_id=source.pk, key=key, label=Label("Einmal"), code="B")
    assert LibraryEntry.objects.filter(name="Einmal").count() == 1


def test_an_entry_is_renamed_shared_and_deleted_with_a_record(
    staff: Account, source: Survey, target: Survey, field_of_action: FieldOfAction
) -> None:
    entry = keep(staff, source)
    put(staff, target, f"own:{entry.pk}")
    changed = change_entry(account=staff, entry_id=entry.pk, label=Label("Lieblingsfarbe", "mobility", shared=True))
    assert (changed.name, changed.field_of_action, changed.shared) == ("Lieblingsfarbe", field_of_action, True)
    delete_entry(account=staff, entry_id=entry.pk)
    target.refresh_from_db()
    assert [one["code"] for one in questions_of(target.draft)] == ["B"], "surveys do not hang on it"
    acts = AuditRecord.objects.filter(action__startswith="library.").order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["library.kept", "library.changed", "library.deleted"]


def test_others_use_only_what_is_shared_and_change_nothing(
    staff: Account, outsider: Account, resident: Account, source: Survey, elsewhere: Area
) -> None:
    closed, shared = keep(staff, source, "Nur hier"), keep(staff, source, "Für alle", shared=True)
    nearby = Process.objects.create(area=elsewhere, slug="dort", title={"de": "Dort"}, responsible=outsider)
    there = create_survey(account=outsider, process=nearby, title={"de": "Dort"}, languages=["de"])
    assert [entry.name for entry in entries_for(outsider, population_for(there)) if entry.own] == ["Für alle"]
    with pytest.raises(NotAllowed):
        put(outsider, there, f"own:{closed.pk}")
    for who in (outsider, resident):
        with pytest.raises(NotAllowed):
            change_entry(account=who, entry_id=shared.pk, label=Label("Meins"))
        with pytest.raises(NotAllowed):
            delete_entry(account=who, entry_id=shared.pk)
        with pytest.raises(NotAllowed):
            keep(who, source)
    there.refresh_from_db()
    assert questions_of(there.draft) == []
    put(outsider, there, f"own:{shared.pk}")
    assert [one["code"] for one in questions_of(there.draft)] == ["B"]
    assert set(LibraryEntry.objects.values_list("name", flat=True)) == {"Nur hier", "Für alle"}


@pytest.mark.parametrize("key", ["own:", "own:x", "own:²", "own:999999", "ready:", "ready:needs_long", "nothing", ""])
def test_a_key_of_nothing_changes_nothing(staff: Account, target: Survey, key: str) -> None:
    load_survey_templates()
    with pytest.raises(NotAllowed):
        put(staff, target, key)
    assert questions_of(target.draft) == []


def test_an_old_revision_puts_in_nothing(staff: Account, source: Survey, target: Survey) -> None:
    entry = keep(staff, source)
    with pytest.raises(RevisionConflict):
        bring_into_draft(account=staff, survey_id=target.pk, revision=9, page="page-1", key=f"own:{entry.pk}")
    target.refresh_from_db()
    assert questions_of(target.draft) == []


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(words="FRAGE b"), ["Farben"]),
        (Wish(words="blau"), ["Farben"]),
        (Wish(words="lau"), []),
        (Wish(words="farben"), ["Farben"]),
        (Wish(words="warum"), ["Warum"]),
        (Wish(words="nirgends"), []),
        (Wish(kind="multi"), ["Farben"]),
        (Wish(concept="taste"), ["Farben"]),
        (Wish(field="mobility"), ["Warum"]),
        (Wish(field="mobility", kind="multi"), []),
        (Wish(origin="ready"), []),
        (Wish(), ["Farben", "Warum"]),
    ],
)
def test_it_is_found_by_text_kind_field_and_concept(
    staff: Account, source: Survey, field_of_action: FieldOfAction, wish: Wish, found: list[str]
) -> None:
    keep(staff, source)
    label = Label("Warum", field_of_action.code)
    keep_in_library(account=staff, survey_id=source.pk, key=uuid.uuid4(), label=label, code="D")
    assert [entry.name for entry in fitting(entries_for(staff, population_for(source)), wish)] == found


def test_the_page_keeps_finds_and_puts_in(desk: Client, source: Survey, target: Survey) -> None:
    kept = reverse("surveys:desk_keep_page", args=[source.slug, "p"])
    form = desk.get(kept, headers=GERMAN)
    assert form.context["form"]["name"].value() == "Seite p"
    fields = {"name": "Farbe und Grund", "shared": "on", "key": form.context["form"]["key"].value()}
    assert desk.post(kept, fields | {"name": ""}).status_code == 422
    said = desk.post(kept, fields, headers=GERMAN, follow=True).content.decode()
    assert "„Farbe und Grund“ liegt in der Fragensammlung." in said
    entry = LibraryEntry.objects.get()
    address = f"{reverse('surveys:desk_library')}?umfrage={target.slug}&suche=farbe"
    shown = desk.get(address, headers=GERMAN).content.decode()
    assert "Farbe und Grund" in shown
    assert "für alle Gebiete" in shown
    sent = {"revision": target.draft_revision, "seite": "page-1", "entry": f"own:{entry.pk}"}
    done = desk.post(reverse("surveys:desk_put_in", args=[target.slug]), sent, headers=GERMAN, follow=True)
    text = done.content.decode()
    assert done.redirect_chain[-1][0] == reverse("surveys:design_question", args=[target.slug, "B"])
    assert "„Frage B?“: Die Bedingung blieb zurück. Diese Frage bekommen jetzt alle." in text
    assert "Die Bedingung der Seite blieb zurück." in text


def test_an_entry_has_a_page_to_rename_and_delete_it(desk: Client, staff: Account, source: Survey) -> None:
    entry = keep(staff, source)
    address = reverse("surveys:desk_library_entry", args=[entry.pk])
    desk.post(address, {"name": "Töne"})
    assert LibraryEntry.objects.get().name == "Töne"
    for _press in range(2):
        answer = desk.post(reverse("surveys:desk_library_delete", args=[entry.pk]))
        assert answer.status_code == 302
    assert not LibraryEntry.objects.exists()


def test_an_empty_page_is_not_kept(desk: Client, target: Survey) -> None:
    assert desk.get(reverse("surveys:desk_keep_page", args=[target.slug, "page-1"])).status_code == 404


def test_without_a_draft_one_can_still_read(desk: Client, source: Survey, staff: Account) -> None:
    keep(staff, source)
    Survey.objects.update(state=Survey.State.CLOSED)
    shown = desk.get(reverse("surveys:desk_library"), headers=GERMAN).content.decode()
    assert "Farben" in shown
    assert "Einfügen<" not in shown


def test_the_library_needs_the_same_queries_for_many_entries(
    desk: Client, staff: Account, source: Survey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_survey_templates()
    for number in range(3):
        keep(staff, source, f"Nummer {number}")
    address = reverse("surveys:desk_library")
    desk.get(address)
    with django_assert_num_queries(13):
        desk.get(address)
    for number in range(12):
        keep(staff, source, f"Und {number}", shared=True)
    with django_assert_num_queries(13):
        desk.get(address)


def test_a_survey_is_never_called_like_a_page_of_the_desk(process: Process, staff: Account) -> None:
    words = {str(one.pattern).rstrip("/") for one in urlpatterns if "<" not in str(one.pattern)} - {""}
    assert words == set(PAGES_OF_THE_DESK)
    made = create_survey(account=staff, process=process, title={"de": "Sammlung"}, languages=["de"])
    assert made.slug.startswith("sammlung-")
