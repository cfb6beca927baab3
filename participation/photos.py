"""What is left of an uploaded photo? Its picture alone: drawn anew, without place, device and time, and smaller."""

import warnings
from io import BytesIO
from typing import IO

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 60_000_000
LONGEST_SIDE = 2000
QUALITY = 82

pillow_heif.register_heif_opener()


class PhotoRefusedError(Exception):
    """Carries a whole sentence: what is wrong and what helps."""


def reencode(upload: IO[bytes], size: int) -> bytes:
    """A JPEG without metadata. Size and pixels are looked at before anything is unpacked."""
    if size > MAX_BYTES:
        raise PhotoRefusedError(_("The photo is larger than 15 MB. Take a smaller one."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(upload, formats=FORMATS) as image:
                return _redraw(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoRefusedError(_too_many_pixels()) from None
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError):
        raise PhotoRefusedError(_("This file is no photo that we can read. JPEG, PNG, WebP and HEIC work.")) from None


def _redraw(image: Image.Image) -> bytes:
    if image.width * image.height > MAX_PIXELS:
        raise PhotoRefusedError(_too_many_pixels())
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    out = BytesIO()
    paper.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _too_many_pixels() -> str:
    return _("The photo has more than 60 million pixels. Take a smaller one.")
