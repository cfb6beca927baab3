"""Does everything that is scheduled exist? Names cross as text, so nothing else would notice a slip."""

import pytest

from participation.celery import app


@pytest.mark.parametrize("entry", sorted(app.conf.beat_schedule))
def test_a_scheduled_task_is_registered(entry: str) -> None:
    app.loader.import_default_modules()
    assert app.conf.beat_schedule[entry]["task"] in app.tasks
