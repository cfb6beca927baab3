"""Does each text in code and templates have a German translation? Exit code 1 and a list when not.

The texts are collected into a copy, so a check changes nothing; `--write` puts the result into locale/.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
DJANGO_PO = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
PO_FILE = Path("locale/de/LC_MESSAGES/django.po")
SOURCES = ("participation", "surveys", "ideas", "dashboards", "neighbourhood", "demo", "templates", "locale")


def collect_into(folder: Path) -> Catalog:
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    (folder / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "de", "--no-location", "--no-obsolete"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The texts could not be collected: {done.stderr.strip()}")
    with (folder / PO_FILE).open("rb") as po:
        return read_po(po, locale="de")


def write_sorted(collected: Path) -> None:
    """In the order of the texts, not of the files on this disk: two people's additions then merge line by line.

    Texts of Django that we say in our own words stand in no file of ours; they are kept.
    """
    djangos = collected.with_name("djangos.po")
    subprocess.run(["msgcomm", "--more-than=1", ROOT / PO_FILE, DJANGO_PO, "-o", djangos], check=True)
    parts = [collected, djangos] if djangos.exists() else [collected]
    command = ["msgcat", "--use-first", "--sort-output", *parts]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    kept = [line for line in done.stdout.splitlines(keepends=True) if not line.startswith('"POT-Creation-Date:')]
    (ROOT / PO_FILE).write_text("".join(kept))


def is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(texts) and not message.fuzzy


def untranslated(catalog: Catalog) -> list[str]:
    return [
        str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)
        for message in catalog
        if message.id and not is_translated(message)
    ]


def broken_placeholders() -> str:
    """Let gettext compare placeholders and plural forms; it also finds entries that stand there twice."""
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", PO_FILE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stderr if done.returncode else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="update locale/de/LC_MESSAGES/django.po")
    write = parser.parse_args().write
    with tempfile.TemporaryDirectory() as folder:
        missing = untranslated(collect_into(Path(folder)))
        if write:
            (ROOT / PO_FILE).parent.mkdir(parents=True, exist_ok=True)
            write_sorted(Path(folder) / PO_FILE)
    broken = broken_placeholders() if (ROOT / PO_FILE).exists() else ""
    for text in missing:
        print(f"no German translation: {text!r}")
    print(broken, end="")
    return 1 if missing or broken else 0


if __name__ == "__main__":
    sys.exit(main())
