"""An official decides on an idea or a finding; the figures stay as they were."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.selectors.evidence import evidence_for_finding
from dashboards.services.deciding import Verdict, decide_on_finding, decide_on_idea
from ideas.models import Follow, Idea, IdeaTally
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.decisions.models import Decision
from participation.decisions.selectors import figures_are_untouched
from participation.directory.models import Organisation
from participation.notices.models import Notice
from participation.processes.models import FieldOfAction, Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea
from tests.directory.conftest import make_offering

VERDICT = Verdict(
    title={"de": "Bordstein wird gesenkt"},
    outcome=Decision.Outcome.ADOPT,
    reason={"de": "Viele brauchen es."},
    body="Stadtrat",
    office="Bauamt",
    decided_on=date(2026, 6, 1),
    review_on=date(2026, 12, 1),
)


def test_the_idea_moves_on_and_followers_are_told(
    process: Process, official: Account, resident: Account, make_idea: MakeIdea, key: uuid.UUID
) -> None:
    idea = make_idea("Bordstein", 40)
    Follow.objects.create(idea=idea, account=resident)
    decision = decide_on_idea(
        decided_by=official, process=process, idea_id=idea.pk, verdict=VERDICT, submission_key=key
    )
    idea.refresh_from_db()
    assert idea.status == Idea.Status.DECIDED
    assert (decision.figures["supports"], decision.figures["ideas"]) == (40, 1)
    assert Notice.objects.get().account == resident
    decide_on_idea(decided_by=official, process=process, idea_id=idea.pk, verdict=VERDICT, submission_key=key)
    assert (Decision.objects.count(), Notice.objects.count(), idea.status_changes.count()) == (1, 1, 1)


def test_later_votes_change_nothing(
    process: Process, official: Account, make_idea: MakeIdea, key: uuid.UUID, client: Client
) -> None:
    idea = make_idea("Bordstein", 40)
    decision = decide_on_idea(
        decided_by=official, process=process, idea_id=idea.pk, verdict=VERDICT, submission_key=key
    )
    IdeaTally.objects.update(value=99)
    decision.refresh_from_db()
    assert decision.figures["supports"] == 40
    assert figures_are_untouched(decision)
    page = client.get(reverse("dashboards:decision", args=[decision.pk])).content.decode()
    assert "40" in page
    assert decision.figures_sha256 in page


def test_a_finding_is_frozen_with_its_base(
    process: Process, official: Account, survey: Survey, answer: Answer, key: uuid.UUID
) -> None:
    answer(60)
    release(survey)
    decision = decide_on_walking(process, official, survey, key)
    assert decision.measure == "B1.walking"
    assert decision.figures["n"] > 10
    assert decision.figures["evidence"]
    assert not Notice.objects.exists()


def decide_on_walking(process: Process, official: Account, survey: Survey, key: uuid.UUID) -> Decision:
    return decide_on_finding(
        decided_by=official,
        process=process,
        survey_id=survey.pk,
        measure="B1.walking",
        verdict=VERDICT,
        submission_key=key,
    )


def release(survey: Survey) -> None:
    now = timezone.now()
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.CLOSED, results_on=now.date(), results_public=True, results_released_at=now
    )


def test_later_answers_change_no_finding_that_was_decided_on(
    process: Process, official: Account, survey: Survey, answer: Answer, key: uuid.UUID
) -> None:
    answer(60)
    release(survey)
    decision = decide_on_walking(process, official, survey, key)
    figures = dict(decision.figures)
    answer(60, seed=2)
    decision.refresh_from_db()
    assert decision.figures == figures
    assert figures_are_untouched(decision)
    assert evidence_for_finding(process, survey.pk, "B1.walking")["n"] > figures["n"]


def test_nobody_decides_on_figures_that_are_not_public_yet(
    client: Client, process: Process, official: Account, survey: Survey, answer: Answer, key: uuid.UUID
) -> None:
    """The page of a decision shows its figures to everybody: it must not be the first to do so."""
    answer(60)
    with pytest.raises(NotAllowed):
        decide_on_walking(process, official, survey, key)
    assert not Decision.objects.exists()
    client.force_login(official)
    form = reverse("dashboards:decide_finding", args=[process.slug, survey.slug, "B1.walking"])
    refused = client.get(form, headers={"accept-language": "en"})
    assert refused.status_code == 403
    assert "Release the results of this survey first." in refused.content.decode(), "a refusal says why"
    for page in ("dashboards:overview", "dashboards:survey"):
        names = [process.slug, survey.slug][: 1 if page.endswith("overview") else 2]
        assert form not in client.get(reverse(page, args=names)).content.decode()


@pytest.mark.parametrize("who", ["staff", "resident", "outsider"])
def test_nobody_else_decides(
    who: str, process: Process, make_idea: MakeIdea, key: uuid.UUID, request: pytest.FixtureRequest
) -> None:
    idea = make_idea("Bordstein", 40)
    account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        decide_on_idea(decided_by=account, process=process, idea_id=idea.pk, verdict=VERDICT, submission_key=key)
    idea.refresh_from_db()
    assert idea.status == Idea.Status.RECEIVED
    assert not Decision.objects.exists()
    assert not Notice.objects.exists()


def posted(**changed: Any) -> dict[str, Any]:
    return {
        "title": "Bordstein",
        "outcome": "decline",
        "reason": "Zu teuer.",
        "body": "Bauausschuss",
        "office": "Bauamt",
        "decided_on": "2026-06-01",
        "review_on": "2026-12-01",
        "submission_key": str(uuid.uuid4()),
        **changed,
    }


def test_the_form_records_once_and_leads_to_the_page(client: Client, official: Account, make_idea: MakeIdea) -> None:
    idea = make_idea("Bordstein", 40)
    client.force_login(official)
    url, form = reverse("dashboards:decide_idea", args=[idea.pk]), posted()
    first, second = client.post(url, form), client.post(url, form)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"] == reverse("dashboards:decision", args=[Decision.objects.get().pk])


def test_whoever_decides_reads_what_there_is_already(
    client: Client, official: Account, make_idea: MakeIdea, process: Process, survey: Survey, answer: Answer
) -> None:
    """Of the field of action of an idea, and of that of a finding; nothing where nobody can say which that is."""
    mobility = FieldOfAction.objects.create(code="mobility", name={"de": "Mobilität"})
    make_offering(Organisation.objects.create(area=process.area, name="Bürgerbus"), mobility, title="Fahrt zum Arzt")
    answer(60)
    release(survey)
    client.force_login(official)
    addresses = [
        reverse("dashboards:decide_idea", args=[make_idea("Bus", field_of_action=mobility).pk]),
        reverse("dashboards:decide_finding", args=[process.slug, survey.slug, "B1.walking"]),
        reverse("dashboards:decide_idea", args=[make_idea("Etwas").pk]),
        reverse("dashboards:decide_finding", args=[process.slug, survey.slug, "B1.clean"]),
    ]
    said = [client.get(address, headers={"accept-language": "de"}).content.decode() for address in addresses]
    there = ["gibt es schon 1 Angebot: Fahrt zum Arzt (Bürgerbus)" in page for page in said]
    assert there == [True, True, False, False]
    assert ["Vor einer neuen Maßnahme" in page for page in said] == there


@pytest.mark.parametrize(
    "wrong", [{"review_on": "2026-05-01"}, {"decided_on": "2999-01-01"}, {"reason": ""}, {"outcome": "perhaps"}]
)
def test_a_wrong_form_says_why_and_records_nothing(
    client: Client, official: Account, make_idea: MakeIdea, wrong: dict[str, str]
) -> None:
    idea = make_idea("Bordstein", 40)
    client.force_login(official)
    response = client.post(reverse("dashboards:decide_idea", args=[idea.pk]), posted(**wrong))
    assert response.status_code == 422
    assert list(response.context["form"].errors)
    assert "Bauausschuss" in response.content.decode()
    assert not Decision.objects.exists()


def test_options_and_budget_line_stand_on_the_page(client: Client, official: Account, make_idea: MakeIdea) -> None:
    idea = make_idea("Bordstein", 40)
    client.force_login(official)
    options = "Rampe aus Gummi\n\n  Nichts tun \n"
    form = posted(options=options, budget_line="541.100 Straßen")
    page = client.post(reverse("dashboards:decide_idea", args=[idea.pk]), form, follow=True).content.decode()
    assert Decision.objects.get().options == [{"de": "Rampe aus Gummi"}, {"de": "Nichts tun"}]
    for said in ("Rampe aus Gummi", "Nichts tun", "541.100 Straßen"):
        assert said in page


def test_ideas_of_nobody_and_hidden_ideas_are_not_found(client: Client, official: Account, make_idea: MakeIdea) -> None:
    hidden = make_idea("x", visibility=Idea.Visibility.REJECTED)
    client.force_login(official)
    for number in (hidden.pk, 999_999):
        assert client.get(reverse("dashboards:decide_idea", args=[number])).status_code == 404
