"""A server process prepares before the first visitor waits, and answers whether that works or not."""

import logging

import pytest

from participation.web import warming


def test_what_fails_leaves_a_line_and_hinders_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_database() -> None:
        raise ConnectionError

    monkeypatch.setattr(warming, "_prepared", [no_database])
    with caplog.at_level(logging.WARNING):
        warming.warm_up().join()
    assert "before the first request" in caplog.text


def test_everything_that_was_named_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(warming, "_prepared", [lambda: done.append(1), lambda: done.append(2)])
    warming.warm_up().join()
    assert done == [1, 2]
