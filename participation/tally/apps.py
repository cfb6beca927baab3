from django.apps import AppConfig


class TallyConfig(AppConfig):
    name = "participation.tally"
    label = "tally"
