"""Do the commands that the documents promise exist?"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/operations.md", "docs/benchmarks.md", ".ci/run")


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_make_alone_shows_the_list() -> None:
    shown = _make().stdout
    for name in ("demo", "demo-reset", "test", "check", "bench", "lock", "messages", "css", "clean"):
        assert re.search(rf"^  make {name} +\w", shown, flags=re.MULTILINE), name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_commands_that_exist(document: str) -> None:
    named = set(re.findall(r"(?:`|^|exec |&& )make ([a-z][a-z-]*)", (ROOT / document).read_text(), flags=re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("script", ["environment.sh", "system_packages.sh"])
def test_a_set_up_script_is_sound_and_does_nothing_when_all_is_there(script: str) -> None:
    assert subprocess.run(["bash", "-n", ROOT / "scripts" / script], check=False).returncode == 0
    arguments = ["dev"] if script == "environment.sh" else []
    done = subprocess.run(
        [ROOT / "scripts" / script, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_package_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    fake = tmp_path / "apt-get"
    fake.write_text("#!/bin/sh\necho 'E: Unable to locate package' >&2\nexit 100\n")
    fake.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(
        [ROOT / "scripts/system_packages.sh", "no-such-package"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Please install by hand: no-such-package" in done.stderr
