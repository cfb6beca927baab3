from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "participation.web"
    label = "web"

    def ready(self) -> None:
        import_module("participation.web.checks")  # registers itself
