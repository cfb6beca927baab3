"""Which worker runs which tests? Loaded by `addopts = -p tests.sharing`; without xdist nothing is shared.

A file stays whole, so that what it builds for all of its tests is built once. Races and outages never run beside each
other: both would be late. (xdist's own groups have no effect with pytest 9.2, whose node ids are fixed.)
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

TESTS = Path(__file__).parent
ALONE = (
    "concurrency/",
    "faults/",
    "load/test_bench_smoke.py",
    "demo/test_simulate.py",
    "platform/test_broker.py",
    "platform/test_demo.py",
)


def _place(path: str) -> str:
    return path.removeprefix(f"{TESTS.name}/")


class Sharing(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    def _split_scope(self, nodeid: str) -> str:
        path: str = super()._split_scope(nodeid)
        return "one after the other" if _place(path).startswith(ALONE) else path


@pytest.hookimpl(tryfirst=True, optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False  # our order, not "most tests first"
    return Sharing(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones come first, so that both workers finish at about the same time."""
    _check(items)
    items.sort(key=lambda item: 0 if _is_alone(item) else 1 if item.get_closest_marker("e2e") else 2)


def _is_alone(item: pytest.Item) -> bool:
    return str(item.path.relative_to(TESTS)).startswith(ALONE)


def _check(items: Iterable[pytest.Item]) -> None:
    for item in items:
        marked = item.get_closest_marker("concurrency") or item.get_closest_marker("faults")
        if marked and not _is_alone(item):
            raise pytest.UsageError(f"{item.nodeid} is marked {marked.name}: name its file in tests/sharing.py")
