"""Is one row of a file an idea, and if not, why? Reads cells; knows no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from participation.imports.cells import shortened, suspicious
from participation.imports.csv_reader import Row

TITLE, TEXT, KEY, URL = 120, 5000, 120, 500
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_is_url = URLValidator(schemes=["http", "https"])


class RowRefusedError(Exception):
    """Carries a whole sentence."""


@dataclass(frozen=True, slots=True)
class ImportedIdea:
    """`title` fits its column. Was it longer, then `shortened` is set and `text` begins with the whole one."""

    external_id: str
    title: str
    text: str
    url: str
    lat: float | None
    lon: float | None
    category: str
    created: datetime | None
    shortened: bool
    url_left_out: str


def idea_of(row: Row) -> ImportedIdea:
    if row.problem:
        raise RowRefusedError(row.problem)
    for cell in row.cells.values():
        problem = suspicious(cell)
        if problem:
            raise RowRefusedError(problem)
    title, text = _words(row["title"], row["text"])
    lat, lon = _point(row["lat"], row["lon"])
    url = _url(row["url"])
    return ImportedIdea(
        external_id=_key(row["external_id"]),
        title=_fitting(title),
        text=text,
        url=url,
        lat=lat,
        lon=lon,
        category=" ".join(row["category"].split()),
        created=_moment(row["created"]),
        shortened=len(title) > TITLE,
        url_left_out=row["url"] if row["url"] != url else "",
    )


def _key(cell: str) -> str:
    if not cell:
        raise RowRefusedError(_("The key external_id is missing."))
    if len(cell) > KEY:
        raise RowRefusedError(_("The key external_id has more than 120 characters."))
    return cell


def _words(title: str, text: str) -> tuple[str, str]:
    title, text = " ".join(title.split()), text.replace("\r\n", "\n").replace("\r", "\n")
    if not title:
        raise RowRefusedError(_("The title is missing."))
    whole = f"{title}\n\n{text}".strip() if len(title) > TITLE else text
    if len(whole) > TEXT:
        raise RowRefusedError(_("The text has more than 5,000 characters."))
    return title, whole


def _fitting(title: str) -> str:
    """Cut at a word, where there is one."""
    if len(title) <= TITLE:
        return title
    beginning = title[: TITLE - 1]
    return f"{beginning.rsplit(' ', 1)[0].rstrip(' ,;:.-')} …"[:TITLE] if " " in beginning else f"{beginning}…"


def _url(cell: str) -> str:
    """Empty for what is no web address: files hold all sorts of things there, and the idea needs none."""
    try:
        _is_url(cell)
    except ValidationError:
        return ""
    return cell if len(cell) <= URL else ""


def _point(lat: str, lon: str) -> tuple[float | None, float | None]:
    if not lat and not lon:
        return None, None
    try:
        found = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        raise RowRefusedError(_("lat and lon are no pair of numbers.")) from None
    # Also refuses "nan": a comparison with it is never true.
    if not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):  # noqa: PLR2004 (the globe)
        raise RowRefusedError(_("lat and lon are no place on earth."))
    return found


def _moment(cell: str) -> datetime | None:
    """ISO 8601 or a German day; without a zone it is the municipality's own time."""
    if not cell:
        return None
    german = _GERMAN_DAY.fullmatch(cell)
    try:
        if german:
            found: datetime | date | None = date(int(german[3]), int(german[2]), int(german[1]))
        else:
            found = parse_datetime(cell) or parse_date(cell)
    except ValueError:
        found = None
    if found is None:
        raise RowRefusedError(_("“%(cell)s” is no date like 2026-05-31.") % {"cell": shortened(cell)})
    moment = found if isinstance(found, datetime) else datetime.combine(found, time())
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def categories_of(names: Mapping[int, tuple[str, Mapping[str, str]]]) -> dict[str, int]:
    """Code and names in all languages, without case, to the id of the field of action."""
    return {
        word.casefold(): pk for pk, (code, translations) in names.items() for word in (code, *translations.values())
    }
