"""Counting must be right on both databases."""

from pathlib import Path

import pytest

from tests.ideas.conftest import idea, make_idea  # noqa: F401 (fixtures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.both)
