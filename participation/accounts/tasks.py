"""When are old sign-in codes forgotten? Every night: their rows hold e-mail addresses."""

from celery import shared_task

from participation.accounts.services.sign_in import forget_old_codes


@shared_task(name="accounts.forget_old_codes")
def forget_old_codes_task() -> int:
    return forget_old_codes()
