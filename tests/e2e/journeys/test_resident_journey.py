"""Can a resident do everything on a phone, without scripts too? Look, support, propose, answer, sign in, follow."""

import re
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import expect

from ideas.models import Idea
from surveys.models import Response
from tests.e2e.conftest import PHONE, send_again_on_going_back
from tests.e2e.journeys.walking import IDEAS, PRIMARY, BeginWalk, Walk, under_way
from tests.e2e.watching import Watch
from tests.platform.demo_world import demo_world

TITLES = ".q-idea h2 a"
LIGHT = ("light", "without scripts")  # the matrix of pages shows all of them in the dark and in English, too
ON_A_PHONE: dict[str, Any] = {"viewport": PHONE, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("kind", LIGHT)
def test_look_search_filter_and_turn_the_page(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, **ON_A_PHONE)
    page = walk.page
    walk.go("/")
    walk.press(f"main a[href='{IDEAS}']", IDEAS)
    first = set(page.locator(TITLES).all_inner_texts())
    walk.press("main a[rel=next]", "weiter=")
    assert first.isdisjoint(page.locator(TITLES).all_inner_texts())
    page.go_back()
    assert set(page.locator(TITLES).all_inner_texts()) == first
    for words, expected in (("baume", "Bäume"), ("Bank", "Bänke")):
        page.locator("#suche").fill(words)
        walk.press("form[role=search] button", f"suche={words}")
        found = page.locator(".q-ideas, .q-split__list").inner_text()
        assert words.capitalize() in found or expected in found
    walk.go(IDEAS)
    walk.press(page.locator(".q-chips--scroll a").nth(1), "thema=")
    assert page.locator(TITLES).count() > 0
    expect(page.locator(".q-chips--scroll [aria-current=true]")).to_have_count(1)


@pytest.mark.parametrize("kind", [*LIGHT, "dark English"])
def test_support_an_idea_take_it_back_and_follow_on_a_slip(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, **ON_A_PHONE)
    page = walk.page
    walk.go(IDEAS)
    walk.press(under_way(page), "/ideen/")
    before = _supports(walk)
    _vote(walk)
    expect(page.locator("#stimme input[name=value]")).to_have_value("0")
    assert _supports(walk) == before + 1
    page.reload()
    assert _supports(walk) == before + 1
    walk.look()
    _vote(walk)
    expect(page.locator("#stimme input[name=value]")).to_have_value("1")
    assert _supports(walk) == before
    walk.press("#folgen form[action$='/zettel/'] button", "/ideen/zettel/")
    expect(page.locator(".q-code")).to_be_visible()


def _supports(walk: Walk) -> int:
    return int(re.sub(r"\D", "", walk.page.locator("#stimme .q-vote__count b").inner_text()))


def _vote(walk: Walk) -> None:
    """With scripts the box changes where it is, without them the page comes back."""
    button = walk.page.locator("#stimme button[type=submit]")
    if not walk.scripts:
        walk.press(button)
        return
    with walk.page.expect_response(re.compile("/stimme/$")):
        button.click()


def _type_title(walk: Walk, title: str) -> None:
    """With scripts, similar ideas come while one types; nothing is taken from the field that has the focus."""
    field = walk.page.locator("[name=title]")
    if not walk.scripts:
        field.fill(title)
        return
    with walk.page.expect_response(re.compile("/aehnliche/$")):
        field.fill("Mehr Schatten und Bäume")
    expect(walk.page.locator("#aehnliche a").first).to_be_visible()
    expect(field).to_be_focused()
    walk.look()
    with walk.page.expect_response(re.compile("/aehnliche/$")):
        field.fill(title)


@pytest.mark.parametrize("kind", LIGHT)
def test_propose_something_twice_by_mistake_and_keep_one_receipt(begin: BeginWalk, kind: str) -> None:
    walk, title = begin(kind, **ON_A_PHONE), f"Trinkbrunnen am Rathaus ({kind})"
    page = walk.page
    send_again_on_going_back(page)
    walk.go(f"{IDEAS}neu/")
    walk.press(PRIMARY)  # nothing entered yet
    expect(page.locator("[data-errors]")).to_be_visible()
    _type_title(walk, title)
    page.locator("[name=text]").fill("Im Sommer ist es dort heiß. Wasser hilft allen, die warten.")
    for _ in range(4):
        walk.press(PRIMARY)
    assert title in page.locator("main").inner_text()
    walk.press("main button[name=senden]", "/quittung/")
    receipt, code = page.url, page.locator(".q-code").inner_text()
    page.go_back()
    walk.press("main button[name=senden]", "/quittung/")
    assert page.url == receipt
    assert page.locator(".q-code").inner_text() == code
    assert Idea.objects.filter(title=title).count() == 1
    walk.go("/ideen/meine/")
    page.locator("[name=number]").fill(str(Idea.objects.get(title=title).pk))
    page.locator("[name=code]").fill(code.lower().replace("-", " "))
    walk.press(PRIMARY, "/ideen/")
    assert title in page.locator("h1").inner_text()


@pytest.mark.parametrize("kind", LIGHT)
def test_answer_the_survey_over_all_pages_once(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, **ON_A_PHONE)
    page, slug = walk.page, demo_world()["survey"]
    before = Response.objects.filter(survey__slug=slug).count()
    walk.go(f"/umfragen/{slug}/")
    walk.press(PRIMARY, "/seite/")
    walk.press(PRIMARY)  # the first question needs an answer
    expect(page.locator("[data-errors]")).to_be_visible()
    page.locator("main input[type=checkbox]").first.check()
    for _ in range(15):
        _answer_something(walk)
        if page.locator("button[value=send]").count():
            break
        walk.press(PRIMARY, "/seite/")
    walk.press("button[value=review]", "/absenden/")
    page.go_back()
    walk.press("button[value=send]", "/danke/")
    said = page.locator("main").inner_text()
    page.go_back()
    page.goto(f"/umfragen/{slug}/danke/")
    assert page.locator("main").inner_text() == said
    walk.go(f"/umfragen/{slug}/")
    assert page.locator("main form").count() == 0
    assert Response.objects.filter(survey__slug=slug).count() == before + 1


def _answer_something(walk: Walk) -> None:
    """The second answer of the first two groups that the page shows."""
    names = walk.page.locator("main input[type=radio]:visible").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    )
    for name in names[:2]:
        walk.page.locator(f"main input[name='{name}']").nth(1).check()


@pytest.mark.parametrize("kind", [*LIGHT, "dark English"])
def test_sign_in_by_a_code_from_the_mail_and_follow_an_idea(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("400")  # the wrong code
    walk = begin(kind, **ON_A_PHONE)
    page, address = walk.page, f"{kind.replace(' ', '-').lower()}@altmuehlbach.example"
    walk.go(IDEAS)
    walk.press(under_way(page), "/ideen/")
    idea = page.url
    walk.press("#folgen a[href*=anmelden]", "/anmelden/")
    page.locator("[name=email]").fill(address)
    walk.press(PRIMARY, "/anmelden/code/")
    code = re.findall(r"#([0-9A-Z-]{10,})", str(mail.outbox[-1].body))[0].replace("-", "")
    assert mail.outbox[-1].to == [address]
    page.locator("[name=code]").fill("0000000000")
    walk.press(PRIMARY)
    expect(page.locator("[data-errors], .kern-error").first).to_be_visible()
    page.locator("[name=code]").fill(f"{code[:5]}-{code[5:]}".lower())
    walk.press(PRIMARY)
    assert page.url == idea
    walk.press("#folgen button[type=submit]")
    expect(page.locator("#folgen input[name=wanted]")).to_have_value("0")
    walk.go("/konto/")
