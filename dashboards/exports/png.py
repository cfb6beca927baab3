"""How does the picture of a chart become pixels, for slides? Its SVG is drawn with the letters of the pages.

Nothing is asked of the system, so the same picture gives the same bytes everywhere.
"""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

WIDTH = 1920  # pixels: as wide as a slide
_LETTERS = settings.BASE_DIR / "static" / "vendor" / "fira-sans"
_WEIGHTS = ("FiraSans-Regular", "FiraSans-SemiBold")


def png_of(svg: str) -> bytes:
    """`svg` as `picture_of` writes it."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg, width=WIDTH, font_files=_unpacked(), font_family="Fira Sans", skip_system_fonts=True
    )


@cache
def _unpacked() -> list[str]:
    """Browsers read packed letters, programs do not. Half a second, once in each process that draws."""
    from fontTools.ttLib import TTFont

    folder = Path(mkdtemp(prefix="letters-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    files = []
    for weight in _WEIGHTS:
        font = TTFont(_LETTERS / f"{weight}.woff2", recalcTimestamp=False)
        font.flavor = None
        font.save(folder / f"{weight}.ttf")
        files.append(str(folder / f"{weight}.ttf"))
    return files
