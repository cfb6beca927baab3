"""How does the tree of areas change? The path is kept with the parent."""

from typing import Any

from django.db import transaction

from participation.places.models import Area


@transaction.atomic
def add_area(*, name: str, slug: str, kind: Area.Kind, parent: Area | None = None, **fields: Any) -> Area:  # noqa: ANN401 (columns of Area)
    area = Area.objects.create(name=name, slug=slug, kind=kind, parent=parent, **fields)
    area.path = f"{parent.path if parent else ''}{area.pk}/"
    area.save(update_fields=["path"])
    return area
