"""Can staff do a day's work, without scripts too? Sign in, check, answer, enter from paper, ask, begin a process."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from ideas.models import Follow, Idea
from participation.notices.services import send_due
from participation.processes.models import Process
from surveys.models import Survey
from tests.e2e.journeys.walking import AT_WORK, IDEAS, PRIMARY, PROCESS, BeginWalk, Walk, password_of, somebody
from tests.e2e.watching import Watch
from tests.ideas.make import make_idea

OK = ".kern-alert--success"


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("kind", AT_WORK)
def test_sign_in_with_a_password_and_see_what_is_to_do(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind)
    page = walk.page
    walk.go("/werkstatt/umfragen/")
    walk.press("main a[href*='/mitarbeit/login/']", "/mitarbeit/login/")
    walk.fill(login="jana@altmuehlbach.example", password="not-my-password")
    walk.refused(PRIMARY)
    expect(page.locator("[name=login]")).to_have_value("jana@altmuehlbach.example")
    walk.fill(password=password_of("Jana"))
    walk.press(PRIMARY, "/werkstatt/umfragen/")
    walk.press("nav a[href='/heute/']", "/heute/")
    assert "Jana" in page.locator("h1").inner_text()
    first = page.locator(".q-crow__act a").first
    walk.press(first, first.get_attribute("href") or "")
    walk.press(".q-util form[action*=abmelden] button")
    page.goto("/heute/")
    assert "/anmelden/" in page.url


@pytest.mark.parametrize("kind", AT_WORK)
def test_publish_one_idea_and_refuse_another_with_a_reason(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("404|422")
    good, bad = (_waiting(f"{word} am Bach ({kind})") for word in ("Ein Steg", "Ein Name"))
    walk = begin(kind, "Jana")
    page = walk.page
    walk.go("/werkstatt/ideen/?stapel=wartend")
    walk.press(f"form[action='/werkstatt/ideen/{good.pk}/veroeffentlichen/'] button")
    expect(page.locator(OK)).to_contain_text(good.title)
    walk.press(f"a[href='/werkstatt/ideen/{bad.pk}/']", f"/werkstatt/ideen/{bad.pk}/")
    refuse = page.locator("details", has=page.locator("[name=akt][value=ablehnen]"))
    refuse.locator("summary").click()
    walk.look()
    walk.refused(refuse.locator("button"))
    walk.fill(ablehnen__reason="Die Idee nennt einen Menschen beim Namen.")
    walk.press(refuse.locator("button"), f"/werkstatt/ideen/{bad.pk}/")
    assert "Die Idee nennt einen Menschen beim Namen." in page.locator("main").inner_text()
    guest = begin(kind).page
    guest.goto(f"/ideen/{good.pk}/")
    expect(guest.locator("h1")).to_have_text(good.title)
    guest.goto(f"/ideen/{bad.pk}/")
    assert bad.title not in guest.content()


def _waiting(title: str) -> Idea:
    return make_idea(Process.objects.get(slug=PROCESS), title=title, visibility=Idea.Visibility.PENDING)


@pytest.mark.parametrize("kind", AT_WORK)
def test_answer_an_idea_officially_and_tell_those_who_follow_it(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("422")
    idea = make_idea(Process.objects.get(slug=PROCESS), title=f"Hecke am Weg ({kind})")
    Follow.objects.create(idea=idea, account=somebody("Rosa"))
    walk = begin(kind, "Jana")
    page = walk.page
    walk.go(f"/werkstatt/ideen/{idea.pk}/")
    form = page.locator("form", has=page.locator("[name=akt][value=antwort]"))
    walk.refused(form.locator("button[type=submit]"))
    walk.fill(antwort__office="Bauhof", antwort__text="Wir schneiden sie im März.\n\nDann ist der Weg wieder breit.")
    walk.fill(antwort__reason="Im Sommer brüten dort Vögel.", antwort__cost="1200")
    walk.press(form.locator("button[type=submit]"))
    expect(page.locator(OK)).to_be_visible()
    send_due()
    assert (mail.outbox[-1].to, idea.title in mail.outbox[-1].body) == (["rosa@altmuehlbach.example"], True)
    resident = begin(kind)
    resident.go(f"/ideen/{idea.pk}/")
    expect(resident.page.locator(".q-answer")).to_contain_text("Wir schneiden sie im März.")


@pytest.mark.parametrize("kind", AT_WORK)
def test_enter_an_idea_from_paper_and_hand_out_the_slip(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("422")
    title = f"Haltegriff an der Brücke ({kind})"
    walk = begin(kind, "Jana")
    page = walk.page
    walk.go("/werkstatt/ideen/")
    walk.press("main a[href='/werkstatt/ideen/neu/']", "/werkstatt/ideen/neu/")
    walk.press(f"main a[href='/werkstatt/ideen/neu/{PROCESS}/']", PROCESS)
    walk.refused(PRIMARY)
    page.locator("[name=channel][value=paper]").check()
    walk.fill(title=title, text="Die Stufen sind hoch. Ein Griff hilft allen.")
    walk.press(PRIMARY)
    number, code = Idea.objects.get(title=title).pk, page.locator(".q-code").inner_text()
    assert str(number) in page.locator("main").inner_text()
    page.emulate_media(media="print")
    assert page.locator(".q-code").is_visible()
    assert not page.locator(".q-header").is_visible()
    resident = begin(kind)
    resident.go("/ideen/meine/")
    resident.fill(number=str(number), code=code)
    resident.press(PRIMARY, "/ideen/")
    assert title in resident.page.locator("h1").inner_text()


@pytest.mark.parametrize("kind", AT_WORK)
def test_write_a_survey_from_a_template_publish_and_close_it(begin: BeginWalk, kind: str) -> None:
    walk = begin(kind, "Jana")
    page, title = walk.page, f"Neue Bänke ({kind})"
    publish = "main form:has(> [name=revision]) > button[type=submit]"
    walk.go("/werkstatt/umfragen/neu/")
    page.locator("[name=process]").select_option(str(Process.objects.get(slug=PROCESS).pk))
    page.locator("[name=template_key][value=measure_short]").check()
    walk.fill(title_de=title, title_en=title)
    walk.press(PRIMARY)
    address = page.url.split("frage/")[0]
    question = page.locator(".q-outline:visible ol a").nth(1)
    if page.locator("details.q-outline:visible").count():
        page.locator("details.q-outline summary").click()
    walk.press(question, "/frage/")
    text = page.locator("main [name$=text_de], main [name*=text][name$=de]").first
    text.fill("Wie finden Sie die neuen Bänke?")
    if walk.scripts:
        expect(page.frame_locator("#preview-frame").locator("main")).to_contain_text("Wie finden Sie die neuen Bänke?")
        walk.look()
    walk.press(PRIMARY.replace("main", "main form"))
    walk.go(f"{address}probe/")
    while page.locator("main a[href*='seite=']").count():
        following = page.locator(PRIMARY)
        if "seite=" not in (following.get_attribute("href") or ""):
            break
        walk.press(following)
    walk.press(PRIMARY, "/freigabe/")
    assert not page.locator(publish).count()
    walk.press(".q-crow__act a", "/einstellungen/")
    for field in page.locator("main textarea, main input[type=text]").all():
        if not field.input_value():
            field.fill("Der Marktplatz")
    walk.fill(opens_on=day(0), closes_on=day(5), results_on=day(20))
    walk.press("main .q-form " + PRIMARY.removeprefix("main "))
    walk.go(f"{address}freigabe/")
    walk.press(publish)
    survey = Survey.objects.get(title__de=title)
    assert survey.state == Survey.State.PUBLISHED
    guest = begin(kind)
    guest.go(f"/umfragen/{survey.slug}/")
    assert guest.page.locator("main form").count() == 1
    walk.press("form[action$='/schliessen/'] button")
    guest.go(f"/umfragen/{survey.slug}/")
    assert guest.page.locator("main form").count() == 0


@pytest.mark.parametrize("kind", AT_WORK)
def test_begin_a_process_with_promise_and_phases_and_publish_it(begin: BeginWalk, watch: Watch, kind: str) -> None:
    watch.expect("422|404")
    title = f"Der alte Bahnhof ({kind})"
    walk = begin(kind, "Jana")
    page = walk.page
    walk.go("/werkstatt/prozesse/")
    walk.press(PRIMARY, "/neu/")
    walk.refused(PRIMARY)
    walk.fill(title_de=title, summary_de="Er steht leer. Was soll hinein?")
    walk.fill(promise_open_de="Was hineinkommt", promise_decides_de="Der Stadtrat", promise_fixed_de="Das Haus bleibt")
    walk.fill(promise_decides_on=day(90))
    walk.press(PRIMARY, "/werkstatt/prozesse/")
    process = Process.objects.get(title__de=title)
    assert process.responsible == somebody("Jana")
    guest = begin(kind).page
    guest.goto(f"/beteiligung/{process.slug}/")
    assert title not in guest.content()
    for phase, first, last in (("collect", 0, 20), ("decide", 60, 90)):
        walk.press("main a[href$='/phase/']", "/phase/")
        page.locator("[name=kind]").select_option(phase)
        walk.fill(title_de="Sammeln und entscheiden", first=day(first), last=day(last))
        walk.press(PRIMARY, process.slug)
    walk.press("form[action$='/veroeffentlichen/'] button")
    resident = Walk(guest, scripts=walk.scripts)
    resident.go(f"/beteiligung/{process.slug}/")
    for said in ("Was hineinkommt", "Der Stadtrat", "Das Haus bleibt"):
        assert said in guest.locator(".q-promise").inner_text()
    expect(guest.locator(".q-time__item")).to_have_count(2)
    assert re.search(f"{IDEAS.replace(PROCESS, process.slug)}neu/", guest.content())
