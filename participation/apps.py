from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "participation"

    def ready(self) -> None:
        # Celery is loaded here and not in __init__, so that participation.stats stays free of it.
        from participation import celery, checks  # noqa: F401 (registers the app and the system checks)
