from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "participation.notices"
    label = "notices"
