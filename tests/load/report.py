"""How do the figures look? A table for people, bench.json for comparing runs."""

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.load.protocol import Row

COLUMNS = ("per_second", "p95_ms", "cpu_ms", "app_ms", "postgres_ms", "sql", "floor_cpu_ms", "ratio", "floors")


def table(rows: Sequence[Row]) -> str:
    """Print what a row has: pages and work share the columns that both know."""
    if not rows:
        return ""
    names = list(COLUMNS) if "floors" in rows[0].figures else _numbers(rows[0])
    lines = [" ".join([f"{rows[0].item:<22}", f"{'size':>9}", *(f"{name:>{_width(name)}}" for name in names)])]
    for row in rows:
        cells = [f"{_cell(row.figures[name]):>{_width(name)}}" for name in names]
        lines.append(" ".join([" " * 22, f"{row.size:>9,}", *cells]))
    return "\n".join(lines)


def _numbers(row: Row) -> list[str]:
    """Leave texts, such as the slowest statement, and figures page by page to bench.json."""
    return [name for name, value in row.figures.items() if not isinstance(value, str | dict)]


def _width(name: str) -> int:
    return max(10, len(name) + 1)


def _cell(value: Any) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def verdict_line(verdict: dict[str, Any]) -> str:
    return f"{'':<22} target: {verdict['target']} -> {'met' if verdict['met'] else 'MISSED'}"


Measured = dict[str, tuple[list[Row], list[dict[str, Any]]]]


def write(path: Path, measured: Measured, *, pgbench: tuple[float, float], quick: bool) -> None:
    machine = {"python": platform.python_version(), "processors": os.cpu_count(), "kernel": platform.release()}
    document = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "quick": quick,
        "pgbench_insert": {"per_second": pgbench[0], "cpu_ms": pgbench[1]},
        "items": {
            name: {"rows": [{"size": row.size, **row.figures} for row in rows], "verdicts": verdicts}
            for name, (rows, verdicts) in measured.items()
        },
    }
    path.write_text(json.dumps(document, indent=2) + "\n")
