from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"

    def ready(self) -> None:
        from dashboards.services.personal_data import OWN_VIEWS
        from participation.accounts.personal_data import register

        register(OWN_VIEWS)
