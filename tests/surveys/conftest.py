"""Surveys for tests."""

import pytest

from participation.processes.models import Process
from surveys.models import Survey
from tests.surveys.make import publish, small_document


@pytest.fixture
def survey(process: Process) -> Survey:
    return publish(process, small_document())
