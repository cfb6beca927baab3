"""A card counts as seen when it was really on the screen, and what stands further down does not."""

import pytest
from playwright.sync_api import Page, expect

from ideas.models import Exposure
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_first_cards_are_told_and_the_last_ones_are_not(phone: Page, process: Process) -> None:
    ideas = [make_idea(process, title=f"Idee {number}") for number in range(12)]
    phone.goto(f"/ideen/{ideas[0].pk}/")
    expect(phone.get_by_role("heading", level=1, name="Idee 0")).to_be_visible()
    phone.goto(f"/beteiligung/{process.slug}/ideen/?reihe=neu")
    cards = phone.locator("[data-idea]")
    expect(cards).to_have_count(12)
    order = [int(str(card.get_attribute("data-idea"))) for card in cards.all()]
    for _moment in range(80):
        if Exposure.objects.filter(idea=order[0]).exists():
            break
        phone.wait_for_timeout(250)
    seen = set(Exposure.objects.values_list("idea_id", flat=True)) - {ideas[0].pk}
    assert order[0] in seen
    assert seen.isdisjoint(order[6:])
