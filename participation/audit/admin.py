"""What may Django's admin do with the record? Show it."""

from django.contrib import admin

from participation.audit.models import AuditRecord


@admin.register(AuditRecord)
class AuditRecordAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only
    list_display = ("at", "action", "subject", "actor", "area")
    list_filter = ("action",)

    def has_add_permission(self, request: object) -> bool:  # noqa: ARG002 (Django's signature)
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:  # noqa: ARG002
        return False
