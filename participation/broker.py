"""How soon are workers and beat back after Redis was away? Within two seconds, however long it was."""

from typing import Any

from celery.app.amqp import AMQP
from kombu import Connection

# Celery's own wait grows to 30 seconds. That spares a far-away broker; ours is next door, and votes wait to be counted.
LONGEST_WAIT = 2.0


class SoonBack(Connection):
    def _ensure_connection(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 (kombu's signature)
        waits = {"interval_start": 0.5, "interval_step": 0.5, "interval_max": LONGEST_WAIT}
        return super()._ensure_connection(*args, **{**waits, **options})


class Amqp(AMQP):
    """Celery asks this class for its connections."""

    Connection = SoonBack
