"""What do the two exports share? A survey of forty questions, memory of a process of its own, and the verdicts."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import IO, Any

from surveys.exchange.export.dataset import Dataset
from surveys.models import Survey
from surveys.selectors.exported import dataset_of
from surveys.services.exporting import write_export
from tests.load.client import LoadError
from tests.load.growing import analyze
from tests.load.people import open_process
from tests.load.protocol import Row, Verdict
from tests.load.surveys import ensure_responses, long_survey

SIZES = (2_000, 20_000, 200_000)


class Nowhere:
    """A file that keeps nothing but the number of bytes."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def survey_with(size: int) -> Survey:
    survey = long_survey(open_process())
    ensure_responses(survey, size)
    analyze()
    return survey


def export(survey: Survey, key: str, out: "IO[bytes]") -> Dataset:
    dataset = dataset_of(survey)
    write_export(out, dataset, key)
    return dataset


def peak_memory_mb(key: str) -> float:
    """Of `manage.py export_responses` in a process of its own."""
    command = [sys.executable, "manage.py", "export_responses", "lang", "--format", key, "--output", os.devnull]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise LoadError(f"export_responses --format {key} ended with {child.returncode}.")
    return usage.ru_maxrss / 1024


def judge_growth(rows: Sequence[Row]) -> list[Verdict]:
    per_row = [row.figures["cpu_us_per_row"] for row in rows]
    memory = [row.figures["peak_mb"] for row in rows]
    return [
        Verdict("linear: no row costs more among 100 times as many", per_row[-1] <= 1.2 * per_row[0]),
        Verdict("constant memory: at most 20 MB more for 100 times the rows", memory[-1] <= memory[0] + 20),
    ]


def figures(seconds: float, floor: float, size: int, key: str) -> dict[str, Any]:
    return {
        "cpu_s": seconds,
        "floor_cpu_s": floor,
        "cpu_us_per_row": seconds * 1e6 / size,
        "times_the_floor": seconds / floor,
        "ratio": floor / seconds,
        "peak_mb": peak_memory_mb(key),
    }
