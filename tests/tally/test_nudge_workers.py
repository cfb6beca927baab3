"""A hint after commit shortens the wait. It may get lost, and nobody ever waits for it."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from celery import current_app
from django.db import transaction

from participation.celery import app
from participation.tally import nudge
from tests.worker import Eventually

TASK = "ideas.fold_votes"


@pytest.fixture
def messenger(monkeypatch: pytest.MonkeyPatch) -> nudge.Messenger:
    fresh = nudge.Messenger()
    monkeypatch.setattr(nudge, "_messenger", fresh)
    return fresh


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    monkeypatch.setattr(app, "send_task", lambda name, **_: names.append(name))
    return names


@pytest.fixture
def queue() -> Iterator[Any]:
    app.control.purge()
    yield app.control.purge
    app.control.purge()


@pytest.mark.django_db(transaction=True)
def test_a_hint_is_sent_after_the_commit_only(messenger: nudge.Messenger) -> None:
    with transaction.atomic():
        nudge.nudge(TASK)
        assert not messenger.wanted
    assert messenger.thread is not None


def test_the_hint_reaches_the_broker_of_the_settings(
    messenger: nudge.Messenger, queue: Any, eventually: Eventually
) -> None:
    messenger.ask(TASK)
    eventually(queue, what="the message in Redis")


def test_threads_speak_to_the_same_celery_app() -> None:
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(str(current_app.main)))
    thread.start()
    thread.join()
    assert names == ["quartierstimme"]


def test_a_thousand_votes_make_one_hint_in_a_second(
    messenger: nudge.Messenger, sent: list[str], eventually: Eventually
) -> None:
    for _ in range(1000):
        messenger.ask(TASK)
    eventually(lambda: sent, what="the hint")
    time.sleep(0.1)
    assert sent == [TASK]


def test_what_came_meanwhile_gets_a_hint_of_its_own(
    messenger: nudge.Messenger, sent: list[str], eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nudge, "EVERY", 0.1)
    messenger.ask(TASK)
    eventually(lambda: sent, what="the hint")
    messenger.ask(TASK)
    eventually(lambda: len(sent) == 2, what="the second hint")


def test_nobody_waits_for_a_broker_that_hangs(messenger: nudge.Messenger, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(app, "send_task", lambda *_, **__: released.wait(10))
    began = time.monotonic()
    for _ in range(100):
        messenger.ask(TASK)
    assert time.monotonic() - began < 0.1
    released.set()


def test_a_broker_that_is_away_is_a_line_in_the_log(
    messenger: nudge.Messenger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(app, "send_task", refuse)
    messenger.wanted = {TASK, "surveys.fold_responses"}
    assert not messenger.send_all()
    assert not messenger.wanted
    assert "the next tick finds it" in caplog.text
