"""What is in static/css/quartier.css? All files of static/css/quartier/ in the order of their names.

One file is one request on a phone; many small files are easier to keep. Run it after each change there.
"""

import sys
from pathlib import Path

CSS = Path(__file__).resolve().parent.parent / "static" / "css"
TARGET = CSS / "quartier.css"
HEAD = "/* Made by scripts/build_css.py from static/css/quartier/. Change those files, then run it again. */\n"


def build() -> str:
    parts = (path.read_text() for path in sorted((CSS / "quartier").glob("*.css")))
    joined = "\n".join(part.strip() + "\n" for part in parts)
    # The result lies one folder higher than its sources.
    return HEAD + joined.replace('url("../../', 'url("../')


def main() -> int:
    if "--check" in sys.argv:
        return 0 if TARGET.read_text() == build() else 1
    TARGET.write_text(build())
    return 0


if __name__ == "__main__":
    sys.exit(main())
