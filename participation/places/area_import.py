"""How do areas of a municipality come in? Each feature is matched with what we have, parents first."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from participation.imports.report import ImportReport
from participation.places.geojson import Feature, FeatureFile
from participation.places.models import Area
from participation.places.services import add_area, change_area
from participation.places.slugs import slug_of


@dataclass(slots=True)
class AreaImport:
    """`kind` and `parent` stand in for features that name none."""

    report: ImportReport
    kind: str = ""
    parent: Area | None = None
    areas: list[Area] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)

    def take(self, file: FeatureFile) -> None:
        self.areas = list(Area.objects.all())
        for feature in file.features:
            if feature.problem:
                self.report.refuse(feature.number, feature.problem, feature.name)
        waiting = [feature for feature in file.features if not feature.problem]
        names_in_file = {key for feature in waiting for key in (feature.external_id, feature.slug, feature.name)}
        while waiting:
            ready = [feature for feature in waiting if self._is_ready(feature, names_in_file)]
            if not ready:
                break
            for feature in ready:
                self._take_one(feature)
            waiting = [feature for feature in waiting if feature not in ready]
        for feature in waiting:
            reason = _("The area above it, “%(parent)s”, is unknown.") % {"parent": feature.parent}
            self.report.refuse(feature.number, reason, feature.name)

    def _is_ready(self, feature: Feature, names_in_file: set[str]) -> bool:
        """A parent that this file changes must come first."""
        if not feature.parent:
            return True
        found = self._named(feature.parent)
        return found is not None and (feature.parent not in names_in_file or found.pk in self.seen)

    def _named(self, wanted: str) -> Area | None:
        """An area by its key, short name or name; a name only where it is the only one."""
        for key in ("external_id", "slug", "name"):
            found = [area for area in self.areas if getattr(area, key) == wanted]
            if len(found) == 1:
                return found[0]
        return None

    def _take_one(self, feature: Feature) -> None:
        parent = self._named(feature.parent) if feature.parent else self.parent
        kind = feature.kind or self.kind
        if not kind:
            self.report.refuse(feature.number, _("The area has no kind. Say it with --kind."), feature.name)
            return
        if kind == Area.Kind.MUNICIPALITY:
            parent = None
        elif parent is None:
            reason = _("It is not said in which area it lies. Say it with --parent or --municipality.")
            self.report.refuse(feature.number, reason, feature.name)
            return
        self._store(feature, Area.Kind(kind), parent)

    def _store(self, feature: Feature, kind: Area.Kind, parent: Area | None) -> None:
        known = self._known(feature, parent)
        if known is not None and known.pk in self.seen:
            reason = _("The same area stands in row %(row)s.") % {"row": self.seen[known.pk]}
            self.report.refuse(feature.number, reason, feature.name)
            return
        if known is None:
            area = self._add(feature, kind, parent)
            self.report.take(feature.number, area.slug)
        else:
            area = known
            self._change(area, feature, kind, parent)
        self.seen[area.pk] = feature.number

    def _known(self, feature: Feature, parent: Area | None) -> Area | None:
        """By the key of the municipality, else by the short name, else by the name under the same parent."""
        above = parent.pk if parent else None
        for area in self.areas:
            if feature.external_id and area.external_id:
                same = area.external_id == feature.external_id
            elif feature.slug:
                same = area.slug == slug_of(feature.slug)
            else:
                same = area.name == feature.name and area.parent_id == above
            if same:
                return area
        return None

    def _add(self, feature: Feature, kind: Area.Kind, parent: Area | None) -> Area:
        area = add_area(
            name=feature.name,
            slug=self._free_slug(feature, parent),
            kind=kind,
            parent=parent,
            external_id=feature.external_id,
            outline=feature.outline,
        )
        self.areas.append(area)
        return area

    def _free_slug(self, feature: Feature, parent: Area | None) -> str:
        taken = {area.slug for area in self.areas}
        short = slug_of(feature.slug or feature.name) or f"area-{feature.number}"
        if short in taken and parent is not None:
            short = f"{parent.slug}-{short}"[:80]
        number = 2
        candidate = short
        while candidate in taken:
            candidate = f"{short[:76]}-{number}"
            number += 1
        return candidate

    def _change(self, area: Area, feature: Feature, kind: Area.Kind, parent: Area | None) -> None:
        # A file without outlines or keys does not take away those that we have.
        fields = {
            "name": feature.name,
            "kind": kind,
            "external_id": feature.external_id or area.external_id,
            "outline": feature.outline or area.outline,
        }
        try:
            changed = change_area(area=area, parent=parent, **fields)
        except ValueError:
            self.report.refuse(feature.number, _("An area cannot lie in itself."), feature.name)
            return
        if changed:
            self.report.change(feature.number, area.slug, ", ".join(changed))
            self._reread_paths()
        else:
            self.report.leave(feature.number, area.slug)

    def _reread_paths(self) -> None:
        paths = dict(Area.objects.values_list("pk", "path"))
        for area in self.areas:
            area.path = paths[area.pk]
