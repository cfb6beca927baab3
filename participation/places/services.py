"""How does the tree of areas change? The path is kept with the parent."""

from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from participation.places.models import Area


@transaction.atomic
def add_area(*, name: str, slug: str, kind: Area.Kind, parent: Area | None = None, **fields: Any) -> Area:  # noqa: ANN401 (columns of Area)
    area = Area.objects.create(name=name, slug=slug, kind=kind, parent=parent, **fields)
    area.path = f"{parent.path if parent else ''}{area.pk}/"
    area.save(update_fields=["path"])
    return area


@transaction.atomic
def change_area(*, area: Area, parent: Area | None, **fields: Any) -> list[str]:  # noqa: ANN401 (columns of Area)
    """Set columns and parent; a moved area takes everything below it along. Returns the names of what changed."""
    changed = [name for name, value in fields.items() if getattr(area, name) != value]
    for name in changed:
        setattr(area, name, fields[name])
    moved = (parent.pk if parent else None) != area.parent_id
    if moved:
        if parent is not None and parent.path.startswith(area.path):
            raise ValueError("An area cannot lie in itself.")
        area.parent = parent
        changed.append("parent")
    if changed:
        area.save(update_fields=changed)
    if moved:
        _move(area, f"{parent.path if parent else ''}{area.pk}/")
    return changed


def _move(area: Area, path: str) -> None:
    below = Area.objects.filter(path__startswith=area.path)
    below.update(path=Concat(Value(path), Substr(F("path"), len(area.path) + 1)))
    area.path = path
