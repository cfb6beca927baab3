from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "ideas"

    def ready(self) -> None:
        from ideas.selectors.similar import keep_words
        from ideas.services.ballot_tallying import BALLOT_LEDGER
        from ideas.services.personal_data import OWN_IDEAS
        from ideas.services.tallying import VOTES
        from participation.accounts.personal_data import register as register_personal_data
        from participation.tally.registry import register
        from participation.web.warming import register as register_warm_up

        register(VOTES)
        register(BALLOT_LEDGER)
        register_personal_data(OWN_IDEAS)
        register_warm_up(keep_words)
