"""How many statements does one whole response cost, from the cover to the receipt? Nine questions on three pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.processes.models import Process
from surveys.models import Response
from tests.load.calls import FORM, Call
from tests.load.items.full_response import ITEM
from tests.load.surveys import short_survey

pytestmark = pytest.mark.django_db

# By request. A page: its draft with all around it, then heading and office. A press: the draft under lock, its change.
COVER, BEGIN, PAGE, SAVE, RECEIPT = 3, 4, 2, 4, 4
# Save, then in one transaction: the draft under lock, phases, the mark of before, mark, response, no draft any more.
SEND = SAVE + 8
TARGET = 40  # ../shared/design/performance.md
# Where somebody else was there within the last second: no phases, no heading and office.
SOON = [COVER - 2, BEGIN - 1, PAGE - 1, SAVE, PAGE - 1, SAVE, PAGE - 1, SEND, RECEIPT - 2]


def test_a_whole_response_costs_few_statements(process: Process) -> None:
    short_survey(process)
    _answer()  # the first one parses the version
    costs = _answer()
    assert Response.objects.count() == 2
    assert costs == [COVER, BEGIN, PAGE, SAVE, PAGE, SAVE, PAGE, SEND, RECEIPT]
    assert sum(costs) <= TARGET


def test_soon_after_somebody_else_it_costs_fewer(process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("participation.processes.recent.KEPT_FOR", 60)
    monkeypatch.setattr("participation.places.heading.KEPT_FOR", 60)
    short_survey(process)
    _answer()
    assert _answer() == SOON


def _answer() -> list[int]:
    client, costs = Client(), []
    for first in ITEM.calls(1):
        for call in (first, *first.then):
            with CaptureQueriesContext(connection) as statements:
                _make(client, call)
            costs.append(len(statements))
    return costs


def _make(client: Client, call: Call) -> None:
    answer = client.generic(call.method, call.path, call.body(), FORM)
    assert answer.status_code == call.expect, call.path
