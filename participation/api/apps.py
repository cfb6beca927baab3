from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "participation.api"
    label = "api"
