"""When does background work run? The Celery app, its queues and the only beat schedule."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")

app = Celery("quartierstimme", amqp="participation.broker:Amqp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A tick that nobody took in time is dropped: after an outage one fold finds everything that waits.
SOON = {"expires": 10}

# Names only: this module imports no app above it. A test asserts that each name is registered.
app.conf.beat_schedule = {
    "count votes": {"task": "ideas.fold_votes", "schedule": 2.0, "options": SOON},
    "count ballots": {"task": "ideas.fold_ballots", "schedule": 2.0, "options": SOON},
    "close polls": {"task": "ideas.close_polls", "schedule": 60.0, "options": {"expires": 60}},
    "seal ballots": {"task": "ideas.seal_ballots", "schedule": 600.0, "options": {"expires": 600}},
    "map opinions": {"task": "ideas.map_opinions", "schedule": 300.0, "options": {"expires": 300}},
    "count looks at ideas": {"task": "ideas.count_looks", "schedule": 300.0, "options": {"expires": 300}},
    "look for unusual hours": {"task": "ideas.look_for_bursts", "schedule": crontab(minute=23)},
    "tidy looks at ideas": {"task": "ideas.tidy_looks", "schedule": crontab(hour=3, minute=29)},
    "count responses": {"task": "surveys.fold_responses", "schedule": 2.0, "options": SOON},
    "mix responses": {"task": "surveys.mix_responses", "schedule": 60.0, "options": {"expires": 60}},
    "make reports": {"task": "dashboards.make_reports", "schedule": 30.0, "options": {"expires": 30}},
    "send e-mails": {"task": "notices.send_due", "schedule": 15.0, "options": {"expires": 60}},
    "forget old sign-in codes": {"task": "accounts.forget_old_codes", "schedule": crontab(hour=3, minute=53)},
    "forget unconfirmed addresses": {"task": "decisions.forget_unconfirmed", "schedule": crontab(hour=3, minute=47)},
    "drop old drafts": {"task": "surveys.drop_old_drafts", "schedule": crontab(hour=3, minute=41)},
    "verify all counts": {"task": "tally.verify", "schedule": crontab(hour=3, minute=17)},
}
