"""Are the translations compiled? Writes a .mo file next to each .po file that is newer."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent / "locale"


def compile_file(source: Path) -> None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return
    with source.open("rb") as po:
        catalog = read_po(po, locale=source.parts[-3])
    half_written = target.with_suffix(".mo.new")
    with half_written.open("wb") as mo:
        write_mo(mo, catalog)
    half_written.replace(target)


def main() -> int:
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        compile_file(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
