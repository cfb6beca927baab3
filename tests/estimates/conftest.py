"""The command as somebody at a terminal calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.stats.designs.sample import FIXTURES

Estimate = Callable[..., dict[str, Any]]


@pytest.fixture
def estimate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Estimate:
    """Write the description, run the command, read its JSON; the exit code stands under "exit"."""

    def run(description: Any, file: Path | str = FIXTURES / "blocks.csv", **options: Any) -> dict[str, Any]:
        if isinstance(file, str):
            (tmp_path / "data.csv").write_text(file, encoding=options.pop("written_in", "utf-8"))
            file = tmp_path / "data.csv"
        design = tmp_path / "design.json"
        design.write_text(description if isinstance(description, str) else json.dumps(description))
        code = 0
        try:
            call_command("estimate", file, design=design, json=True, **options)
        except SystemExit as ended:
            code = int(ended.code or 0)
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found | {"exit": code}

    return run
