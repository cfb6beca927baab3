"""When does background work run? The Celery app, its queues and the only beat schedule."""

from celery import Celery

app = Celery("quartierstimme")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Names only: this module imports no app above it. A test asserts that each name is registered.
app.conf.beat_schedule = {}
