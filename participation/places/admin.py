"""What can be kept up in Django's admin: areas, offices and dates. Counts of people come in by import."""

from django.contrib import admin

from participation.places.models import Area, Occasion, Office


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only
    """The tree itself changes through the import, which keeps the paths right."""

    list_display = ("name", "kind", "slug", "external_id")
    list_filter = ("kind",)
    search_fields = ("name", "slug")
    readonly_fields = ("parent", "kind", "path")
    exclude = ("outline",)

    def has_add_permission(self, request: object) -> bool:  # noqa: ARG002 (Django's signature)
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002
        return False


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only
    list_display = ("name", "area", "phone")


@admin.register(Occasion)
class OccasionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only
    list_display = ("title", "area", "starts_at")
    date_hierarchy = "starts_at"
