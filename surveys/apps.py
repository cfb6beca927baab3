from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self) -> None:
        from participation.tally.registry import register
        from surveys.services.tallying import RESPONSES

        register(RESPONSES)
