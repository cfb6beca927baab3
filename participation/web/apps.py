from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "participation.web"
    label = "web"
