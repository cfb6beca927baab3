from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "participation.decisions"
    label = "decisions"
