"""Does each item of `make bench` still work? Smallest sizes, few calls: no word about speed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.load.calls import Call
from tests.load.client import LoadError, drive
from tests.load.run import absent, item_names, load_item

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.faults
def test_every_item_stores_what_it_measures(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.load", "--quick", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    measured = json.loads(out.read_text())["items"]
    assert sorted(measured) == [name for name in item_names() if not absent(load_item(name))]
    for name, item in measured.items():
        assert item["rows"][0]["ratio"] > 0, name


def test_a_server_that_is_not_there_aborts() -> None:
    with pytest.raises(LoadError, match="refused"):
        drive(1, [Call("GET", "/")])
