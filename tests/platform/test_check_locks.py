"""Does the check of lock files find what must not be there?"""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def check_locks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_locks", ROOT / "scripts/check_locks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lock(folder: Path, wanted: str, locked: str) -> Path:
    (folder / "set.in").write_text(wanted)
    (folder / "set.txt").write_text(locked)
    return folder / "set.txt"


def test_our_own_lock_files_have_no_fault(check_locks: ModuleType) -> None:
    assert list(check_locks.faults()) == []


def test_a_hashed_entry_is_fine_however_its_name_is_spelled(check_locks: ModuleType, tmp_path: Path) -> None:
    lock = _lock(tmp_path, "Types_YAML>=1\n", "types-yaml==1.0 \\\n    --hash=sha256:ab\n")
    assert list(check_locks.requirement_faults(lock)) == []


@pytest.mark.parametrize(
    ("locked", "fault"),
    [
        ("a==1 \\\n    --hash=sha256:ab\n--index-url x --hash=sha256:", "names an address"),
        ("a @ https://example.org/a.whl \\\n    --hash=sha256:ab\n", "names an address"),
        ("a==1\n", "without hash"),
        ("b==1 \\\n    --hash=sha256:ab\n", "a stands in set.in but not in set.txt"),
    ],
)
def test_a_fault_is_named(check_locks: ModuleType, tmp_path: Path, locked: str, fault: str) -> None:
    found = list(check_locks.requirement_faults(_lock(tmp_path, "a>=1\n", locked)))
    assert any(fault in sentence for sentence in found), found


def test_npm_may_name_who_can_be_funded_only(check_locks: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text('{"packages": {"x": {"funding": {"url": "https://example.org"}}}}')
    assert list(check_locks.package_lock_faults(lock)) == []
    lock.write_text('{"packages": {"x": {"resolved": "https://example.org/x.tgz"}}}')
    assert len(list(check_locks.package_lock_faults(lock))) == 1
