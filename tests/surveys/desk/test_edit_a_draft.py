"""Services of the designer: what changes, what never does, and what happens to two authors at once."""

import pytest

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.definition import parse_definition
from surveys.definition.rules import parse_rule
from surveys.drafting.changes import OptionChange, QuestionChange
from surveys.drafting.tree import basket_of, looks_at_option, question_with, questions_of
from surveys.models import Survey
from surveys.services import editing
from surveys.services.revising import RevisionConflict
from tests.surveys.desk.conftest import settings_of


def _change(survey: Survey, code: str, **changes: object) -> QuestionChange:
    question = question_with(survey.draft, code)
    options = [OptionChange(option["code"], option["text"]) for option in question.get("options", [])]
    fields: dict[str, object] = {
        "text": question["text"],
        "hint": question.get("hint", {}),
        "required": bool(question.get("required")),
        "options": options or None,
    }
    return QuestionChange(**(fields | changes))  # type: ignore[arg-type]  # columns of QuestionChange


def _codes(survey: Survey) -> list[str]:
    survey.refresh_from_db()
    return [question["code"] for question in questions_of(survey.draft)]


def test_a_template_becomes_a_draft_with_the_areas_of_the_place(survey: Survey) -> None:
    areas = [option["code"] for option in question_with(survey.draft, "F2")["options"]]
    assert areas[:2] == ["anger-nord", "anger-sued"]
    assert survey.placeholders["office"]["de"] == "Quartiersbüro"
    assert survey.state == Survey.State.DRAFT
    parse_definition(survey.draft)


def test_an_empty_survey_has_a_page_to_begin_with(process: Process, staff: Account) -> None:
    made = editing.create_survey(account=staff, process=process, title={"de": "Leer"}, languages=["de"])
    code = editing.add_question(
        account=staff, survey_id=made.pk, revision=0, page="page-1", kind="single", texts={"de": "Wie geht es?"}
    )
    made.refresh_from_db()
    assert question_with(made.draft, code)["text"] == {"de": "Wie geht es?"}
    parse_definition(made.draft)


def test_two_surveys_with_one_title_get_two_addresses(survey: Survey, process: Process, staff: Account) -> None:
    second = editing.create_survey(account=staff, process=process, title=survey.title, languages=["de"])
    assert second.slug != survey.slug


def test_texts_change_and_codes_stay(survey: Survey, staff: Account) -> None:
    change = _change(survey, "Q2", text={"de": "Wie sehr?", "en": "How much?"})
    editing.change_question(account=staff, survey_id=survey.pk, revision=0, code="Q2", change=change)
    survey.refresh_from_db()
    question = question_with(survey.draft, "Q2")
    assert question["text"]["de"] == "Wie sehr?"
    assert question["concept"] == "measure.affected"
    assert [option["code"] for option in question["options"]] == ["strong", "some", "none"]
    assert survey.draft_revision == 1
    assert AuditRecord.objects.filter(action="survey.question_changed", actor=staff).exists()


def test_a_new_answer_gets_a_code_that_nobody_had(survey: Survey, staff: Account) -> None:
    kept = _change(survey, "Q2").options or []
    change = _change(survey, "Q2", options=[*kept[:2], OptionChange("", {"de": "mal so, mal so"})])
    editing.change_question(account=staff, survey_id=survey.pk, revision=0, code="Q2", change=change)
    survey.refresh_from_db()
    assert [option["code"] for option in question_with(survey.draft, "Q2")["options"]] == ["strong", "some", "o1"]


def test_the_second_author_changes_nothing(survey: Survey, staff: Account, administrator: Account) -> None:
    mine = _change(survey, "Q2", text={"de": "Von Jana"})
    theirs = _change(survey, "Q2", text={"de": "Von Adam"})
    editing.change_question(account=staff, survey_id=survey.pk, revision=0, code="Q2", change=mine)
    acts = AuditRecord.objects.count()
    with pytest.raises(RevisionConflict):
        editing.change_question(account=administrator, survey_id=survey.pk, revision=0, code="Q2", change=theirs)
    survey.refresh_from_db()
    assert question_with(survey.draft, "Q2")["text"] == {"de": "Von Jana"}
    assert survey.draft_revision == 1
    assert AuditRecord.objects.count() == acts


def test_a_question_moves_up_and_over_the_edge_of_its_page(survey: Survey, staff: Account) -> None:
    assert _codes(survey)[:5] == ["I0", "F1", "Q1", "Q2", "Q3"]
    editing.move_question(account=staff, survey_id=survey.pk, revision=0, code="Q2", up=True)
    assert _codes(survey)[:5] == ["I0", "F1", "Q2", "Q1", "Q3"]
    editing.move_question(account=staff, survey_id=survey.pk, revision=1, code="Q3", up=True)
    assert [question["code"] for question in survey.draft["pages"][0]["questions"]][:4] == ["I0", "F1", "Q2", "Q1"]
    survey.refresh_from_db()
    assert survey.draft["pages"][0]["questions"][-1]["code"] == "Q3"


def test_a_question_never_moves_behind_one_that_depends_on_it(survey: Survey, staff: Account) -> None:
    before = _codes(survey)
    with pytest.raises(NotAllowed):
        editing.move_question(account=staff, survey_id=survey.pk, revision=0, code="Q4", up=True)
    assert _codes(survey) == before
    assert survey.draft_revision == 0


def test_what_others_depend_on_cannot_be_taken_out(survey: Survey, staff: Account) -> None:
    with pytest.raises(NotAllowed) as refused:
        editing.remove_question(account=staff, survey_id=survey.pk, revision=0, code="Q3")
    assert refused.value.refused.code == "rule_needs_question"
    assert "Q3" in _codes(survey)


def test_an_answer_that_a_condition_names_cannot_go(survey: Survey, staff: Account) -> None:
    options = [option for option in _change(survey, "F1").options or [] if option.code != "live"]
    change = _change(survey, "F1", options=options)
    with pytest.raises(NotAllowed) as refused:
        editing.change_question(account=staff, survey_id=survey.pk, revision=0, code="F1", change=change)
    assert refused.value.refused.code == "rule_needs_option"
    survey.refresh_from_db()
    assert len(question_with(survey.draft, "F1")["options"]) == 5


def test_a_question_taken_out_comes_back_to_its_place(survey: Survey, staff: Account) -> None:
    before, modules = _codes(survey), list(basket_of(survey.draft))
    editing.remove_question(account=staff, survey_id=survey.pk, revision=0, code="Q2")
    assert "Q2" not in _codes(survey)
    assert [entry["question"]["code"] for entry in basket_of(survey.draft)][-1] == "Q2"
    editing.restore_question(account=staff, survey_id=survey.pk, revision=1, code="Q2")
    assert _codes(survey) == before
    assert basket_of(survey.draft) == modules


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_only_people_who_work_here_edit(survey: Survey, who: str, request: pytest.FixtureRequest) -> None:
    account: Account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        editing.remove_question(account=account, survey_id=survey.pk, revision=0, code="Q2")
    with pytest.raises(NotAllowed):
        editing.change_settings(account=account, survey_id=survey.pk, revision=0, settings=settings_of(survey))
    with pytest.raises(NotAllowed):
        editing.create_survey(account=account, process=survey.process, title={"de": "X"}, languages=["de"])
    assert "Q2" in _codes(survey)
    assert survey.draft_revision == 0
    assert Survey.objects.count() == 1


@pytest.mark.parametrize(
    ("expression", "named"),
    [
        ("selected(${A4}, 'no')", True),
        ("${A4} = 'no'", True),
        ("'no' = ${A4} and 1 = 1", True),
        ("not(${A4} != 'no')", True),
        ("selected(${A4}, 'yes')", False),
        ("selected(${A5}, 'no')", False),
    ],
)
def test_a_condition_names_an_answer_in_whatever_way_it_is_written(expression: str, named: bool) -> None:
    rule = parse_rule({"expression": expression})
    assert rule is not None
    assert looks_at_option(rule, "A4", "no") is named
