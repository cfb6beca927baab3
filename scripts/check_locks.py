"""Are the lock files complete and free of addresses? Exit code 1 and one sentence per fault."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = re.compile(r"https?://[^\s\"']+|--(?:extra-)?index-url|--find-links")


def names(text: str) -> set[str]:
    """Return the packages that a requirements file names, spelled as packaging tools compare them."""
    found = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", text, flags=re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def requirement_faults(lock: Path) -> Iterator[str]:
    text = lock.read_text()
    for address in ADDRESS.findall(text):
        yield f"{lock.name} names an address: {address}"
    wanted = names(lock.with_suffix(".in").read_text())
    for name in sorted(wanted - names(text)):
        yield f"{name} stands in {lock.stem}.in but not in {lock.name}: run `make lock`"
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if "--hash=sha256:" not in entry:
            yield f"{lock.name} has an entry without hash: {entry.splitlines()[0]}"


def package_lock_faults(lock: Path) -> Iterator[str]:
    """A package lock may name who can be thanked with money (`funding`), and nothing else with an address."""
    for name, package in json.loads(lock.read_text()).get("packages", {}).items():
        rest = {key: value for key, value in package.items() if key != "funding"}
        for address in ADDRESS.findall(json.dumps(rest)):
            yield f"{lock.name} names an address at {name}: {address}"


def faults() -> Iterator[str]:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        yield from requirement_faults(lock)
    package_lock = ROOT / "package-lock.json"
    if package_lock.exists():
        yield from package_lock_faults(package_lock)


def main() -> int:
    found = list(faults())
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
