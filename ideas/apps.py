from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "ideas"

    def ready(self) -> None:
        from ideas.services.tallying import VOTES
        from participation.tally.registry import register

        register(VOTES)
