from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "participation.eligibility"
    label = "eligibility"
