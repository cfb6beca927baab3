"""Which areas does the municipality have? Reads a GeoJSON FeatureCollection; a second run changes nothing.

Properties per feature: `name`, and if there `kind` (municipality, district, neighbourhood, sub_area), `parent`
(key, short name or name of the area above), `external_id` (key of the municipality), `slug`. Others are named
and left out. Rows in the report are features, counted from 1.
"""

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from participation.imports.command import ImportCommand
from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport
from participation.places.area_import import AreaImport
from participation.places.geojson import FeatureFile, Names, read_features
from participation.places.models import Area
from participation.places.services import add_area
from participation.places.slugs import slug_of


class Command(ImportCommand):
    help = (
        "Take areas and their outlines from a GeoJSON file (WGS 84). Exit code 2 and no change when a row is refused."
    )

    def more_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--kind", choices=Area.Kind.values, default="district", help="kind of areas that name none")
        parser.add_argument("--parent", default="", metavar="SLUG", help="area above those that name none")
        parser.add_argument("--municipality", default="", metavar="NAME", help="same, and made if it is missing")
        for name in ("name", "kind", "parent", "id"):
            parser.add_argument(f"--{name}-property", default="", metavar="PROPERTY", help=f"property with the {name}")

    def fill(self, report: ImportReport, path: Path, options: dict[str, Any]) -> None:
        names = Names(
            name=options["name_property"] or "name",
            kind=options["kind_property"] or "kind",
            parent=options["parent_property"] or "parent",
            external_id=options["id_property"] or "external_id",
        )
        file = read_features(path, names, options["encoding"])
        _note(report, file, names)
        AreaImport(report, options["kind"], _area_above(options)).take(file)


def _note(report: ImportReport, file: FeatureFile, names: Names) -> None:
    if file.name_property != names.name:
        report.note(_("Names are taken from “%(name)s”.") % {"name": file.name_property})
    if file.ignored:
        report.note(
            _("Properties left out: %(names)s. Numbers of people come in with import_population.")
            % {"names": ", ".join(file.ignored)}
        )


def _area_above(options: dict[str, Any]) -> Area | None:
    """The named one, else the only municipality there is."""
    municipalities = list(Area.objects.filter(kind=Area.Kind.MUNICIPALITY)[:2])
    if options["parent"]:
        found = Area.objects.filter(slug=options["parent"]).first()
        if found is None:
            raise UnreadableFileError(_("There is no area with the short name %(slug)s.") % {"slug": options["parent"]})
        return found
    if options["municipality"]:
        name = options["municipality"]
        known = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, name=name).first()
        return known or add_area(name=name, slug=slug_of(name) or "town", kind=Area.Kind.MUNICIPALITY)
    return municipalities[0] if len(municipalities) == 1 else None
