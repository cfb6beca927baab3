"""A paper form of forty questions is keyed in with at most sixty keys; without scripts it is a plain form."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from participation.accounts.models import Account
from participation.channels import Channel
from participation.processes.models import Process
from surveys.models import FormStack, KeyedForm, Survey
from surveys.services.keying import open_stack
from tests.e2e.accessibility import assert_accessible
from tests.e2e.watching import Watch
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, page, publish, question

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Account], Page]


def forty_questions() -> dict[str, Any]:
    """As they stand in needs surveys: mostly one answer, some several, a table, two numbers, own words at the end."""
    singles = [question(f"S{number}", "single", options=YES_NO) for number in range(30)]
    several = [question(f"M{number}", "multi", options=COLOURS) for number in range(4)]
    table = question("T", "matrix", items=ITEMS, scales=[AGREE])
    follow_up = question("X", "single", options=YES_NO, show_if={"q": "S0", "op": "in", "value": "no"})
    numbers = [question("N1", "number", min_value=0, max_value=120), question("N2", "number")]
    words = [question("W1", "text_short"), question("W2", "text_long")]
    return document(page("one", *singles, follow_up), page("two", *several, table), page("three", *numbers, *words))


@pytest.fixture
def stack(process: Process, staff: Account) -> FormStack:
    survey: Survey = publish(process, forty_questions())
    return open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)


class Keys:
    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)


def test_forty_questions_take_sixty_keys(page: Page, sign_in: SignIn, staff: Account, stack: FormStack) -> None:
    sign_in(page, staff).goto(f"/werkstatt/umfragen/umfrage/papier/{stack.pk}/")
    page.get_by_label("Nummer auf dem Bogen").fill("17")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bogen 17", exact=True)).to_be_visible()
    expect(page.locator("[data-keyhelp]")).to_be_visible()
    assert_accessible(page)
    keys = Keys(page)
    keys(*"1" * 30)  # S0 to S29; X is not to be asked
    keys("1", "2", "Enter", "2", "Enter", "4", "Enter", "Enter")  # several answers, the last ones left out
    keys("3", "1")  # two rows of the table
    keys("4", "4", "Enter", "Enter")  # a number, and one left out
    keys("j", "a", "Enter", "Tab", "Enter")  # short words, no long ones, save
    expect(page.locator("#meldungen")).to_contain_text("Bogen 17 ist gespeichert.")
    assert keys.pressed <= 60
    answers = KeyedForm.objects.get().answers
    assert [answers[f"S{number}"] for number in range(30)] == ["yes"] * 30
    assert [answers.get(f"M{number}") for number in range(4)] == [["red", "blue"], ["blue"], ["none"], None]
    assert (answers["T"], answers["N1"], answers["W1"]) == ({"bus": "3", "way": "1"}, 44, "ja")
    expect(page.get_by_label("Nummer auf dem Bogen")).to_have_value("18")


def test_backspace_takes_back_and_goes_back(page: Page, sign_in: SignIn, staff: Account, stack: FormStack) -> None:
    form = KeyedForm.objects.create(stack=stack, number="3", entered_by=staff)
    sign_in(page, staff).goto(f"/werkstatt/umfragen/umfrage/papier/{stack.pk}/{form.number}/")
    page.wait_for_load_state("load")
    keys = Keys(page)
    keys("2")
    # "No" brings up a question that the others are not asked.
    expect(page.get_by_role("radiogroup", name=re.compile("Frage X"))).to_be_visible()
    keys("Backspace", "Backspace")
    expect(page.get_by_role("radiogroup", name=re.compile("Frage X"))).to_be_hidden()
    keys("1")
    expect(page.locator("input[name=S0]").first).to_be_checked()
    expect(page.locator("input[name=S1]").first).to_be_focused()
    assert_accessible(page)


def test_without_javascript(
    without_scripts: Page, watch: Watch, sign_in: SignIn, staff: Account, stack: FormStack
) -> None:
    watch.expect("422")
    page = sign_in(without_scripts, staff)
    page.goto(f"/werkstatt/umfragen/umfrage/papier/{stack.pk}/")
    page.get_by_label("Nummer auf dem Bogen").fill("4")
    page.get_by_role("button", name="Diesen Bogen eintippen").click()
    page.locator("input[name=S0][value=no]").check()
    page.locator("input[name=X][value=yes]").check()
    page.locator("input[name=N1]").fill("300")
    page.get_by_role("button", name="Speichern und nächster Bogen").click()
    expect(page.locator("[data-errors]")).to_be_visible()
    page.locator("input[name=N1]").fill("30")
    page.get_by_role("button", name="Speichern und nächster Bogen").click()
    expect(page.locator("#meldungen")).to_contain_text("Bogen 4 ist gespeichert.")
    assert KeyedForm.objects.get().answers == {"S0": "no", "X": "yes", "N1": 30}


def test_a_form_is_compared_and_the_stack_counted(
    page: Page, sign_in: SignIn, staff: Account, stack: FormStack
) -> None:
    KeyedForm.objects.create(stack=stack, number="3", entered_by=staff, answers={"S0": "yes", "N1": 44})
    sign_in(page, staff).goto(f"/werkstatt/umfragen/umfrage/papier/{stack.pk}/")
    assert_accessible(page)
    page.get_by_role("complementary").get_by_role("link", name="Bogen 3").click()
    page.locator("input[name=S0][value=no]").check()
    page.locator("input[name=N1]").fill("44")
    page.get_by_role("button", name="Vergleichen").click()
    expect(page.get_by_role("row", name=re.compile("Frage S0.*Ja.*Nein"))).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Speichern und nächster Bogen").click()
    page.get_by_role("button", name="Abschließen und zählen").click()
    expect(page.locator("#meldungen")).to_contain_text("1 Bogen zählt jetzt.")
    expect(page.get_by_text("1 verglichen: 1 von")).to_be_visible()
    assert_accessible(page)
