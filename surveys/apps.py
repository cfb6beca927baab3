from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self) -> None:
        from participation.tally.registry import register, register_counted_once
        from surveys.services.crossing import BY_GROUPS
        from surveys.services.needles import BY_SQUARES
        from surveys.services.tallying import RESPONSES

        register(RESPONSES)
        register_counted_once(BY_GROUPS)
        register_counted_once(BY_SQUARES)
