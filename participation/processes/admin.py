"""What can be kept up in Django's admin: the codebook of fields of action. Processes have their own pages."""

from django.contrib import admin

from participation.processes.models import FieldOfAction


@admin.register(FieldOfAction)
class FieldOfActionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only
    list_display = ("code", "name", "order")
