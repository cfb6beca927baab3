"""When does background work run? The Celery app, its queues and the only beat schedule."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")

app = Celery("quartierstimme")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Names only: this module imports no app above it. A test asserts that each name is registered.
app.conf.beat_schedule = {
    "count votes": {"task": "ideas.fold_votes", "schedule": 2.0, "options": {"expires": 10}},
    "count responses": {"task": "surveys.fold_responses", "schedule": 2.0, "options": {"expires": 10}},
    "verify all counts": {"task": "tally.verify", "schedule": crontab(hour=3, minute=17)},
}
