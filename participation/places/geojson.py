"""Which areas does a GeoJSON file name? Properties picked, outlines checked, nothing written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from participation.imports.cells import suspicious
from participation.imports.reading import UnreadableFileError, read_text
from participation.places.models import Area
from participation.places.outlines import problem_of

LONGEST_NAME = 120
LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Names:
    """Under which property a file keeps what."""

    name: str = "name"
    kind: str = "kind"
    parent: str = "parent"
    external_id: str = "external_id"
    slug: str = "slug"

    def all(self) -> set[str]:
        return {self.name, self.kind, self.parent, self.external_id, self.slug}


@dataclass(frozen=True, slots=True)
class Feature:
    """`number` counts from 1 in the order of the file. `problem` is a sentence when it cannot be taken."""

    number: int
    name: str
    kind: str
    parent: str
    external_id: str
    slug: str
    outline: dict[str, Any] | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FeatureFile:
    features: list[Feature]
    ignored: list[str]
    name_property: str


def read_features(path: Path, names: Names, encoding: str = "") -> FeatureFile:
    raw = _features(_parsed(read_text(path, encoding)))
    properties = [_properties(feature) for feature in raw]
    names = _with_name_property(names, properties)
    features = [
        _feature(number, item, owned, names)
        for number, (item, owned) in enumerate(zip(raw, properties, strict=True), 1)
    ]
    ignored = sorted({key for owned in properties for key in owned} - names.all())
    return FeatureFile(features, ignored, names.name)


def _parsed(text: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise UnreadableFileError(_("The file is no valid JSON."), error.lineno) from None
    except RecursionError:
        raise UnreadableFileError(_("The file is nested too deeply.")) from None


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableFileError(_("The file holds %(name)s where a number should be.") % {"name": name})


def _features(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    if isinstance(data, dict) and data.get("type") == "Feature":
        data = {"features": [data]}
    elif not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise UnreadableFileError(_("The file is JSON, but no GeoJSON FeatureCollection."))
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise UnreadableFileError(_("The file holds no features."))
    return [feature if isinstance(feature, dict) else {} for feature in features]


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _with_name_property(names: Names, properties: list[dict[str, Any]]) -> Names:
    """Where no feature has a `name`, take the one property that holds a different text for each."""
    if any(names.name in owned for owned in properties):
        return names
    texts = [
        key
        for key in properties[0]
        if all(isinstance(owned.get(key), str) and owned[key].strip() for owned in properties)
        and len({owned[key] for owned in properties}) == len(properties)
    ]
    if len(texts) != 1:
        found = ", ".join(sorted({key for owned in properties for key in owned}))[:300]
        raise UnreadableFileError(
            _("No property “%(name)s”. Say with --name-property which one holds the name. Found: %(found)s.")
            % {"name": names.name, "found": found or "–"}
        )
    return Names(texts[0], names.kind, names.parent, names.external_id, names.slug)


def _feature(number: int, item: Mapping[str, Any], owned: Mapping[str, Any], names: Names) -> Feature:
    texts = {key: _text(owned.get(getattr(names, key))) for key in ("name", "kind", "parent", "external_id", "slug")}
    outline = item.get("geometry")
    return Feature(number, **texts, outline=outline, problem=_problem(texts, outline))


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _problem(texts: Mapping[str, str], outline: object) -> str:
    if not texts["name"]:
        return _("The area has no name.")
    if len(texts["name"]) > LONGEST_NAME or len(texts["external_id"]) > LONGEST_ID:
        return _("The name or key is too long.")
    if texts["kind"] and texts["kind"] not in Area.Kind.values:
        return _("The kind “%(kind)s” is unknown. Known are: %(known)s.") % {
            "kind": texts["kind"][:40],
            "known": ", ".join(Area.Kind.values),
        }
    return next(filter(None, map(suspicious, texts.values())), "") or problem_of(outline)
