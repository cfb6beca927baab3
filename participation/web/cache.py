"""What happens when Redis is away or hangs? Reads miss, writes are dropped; no page fails or waits."""

from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.exceptions import RedisError

Result = TypeVar("Result")

# One request of a process waits for a Redis that hangs (socket_timeout in the settings); the next ones do not ask.
QUIET_AFTER_FAILURE = 5.0


class KeptClient(RedisCacheClient):
    """Django makes a client for each call, which takes as long as the call (measured). The settings name one server."""

    kept: Redis | None = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:  # noqa: ANN401, ARG002 (Django's signature)
        if self.kept is None:
            self.kept = super().get_client(key, write=True)
        return self.kept


class ForgivingRedisCache(RedisCache):
    # Django makes an object per thread; all of them speak to the same server.
    quiet_until: ClassVar[float] = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KeptClient

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 (Django's signature)
        return _forgiving(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def set(self, key: Any, value: Any, timeout: Any = 300, version: int | None = None) -> None:  # noqa: ANN401
        _forgiving(lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version), None)

    def add(self, key: Any, value: Any, timeout: Any = 300, version: int | None = None) -> bool:  # noqa: ANN401
        return _forgiving(lambda: super(ForgivingRedisCache, self).add(key, value, timeout, version), True)

    def delete(self, key: Any, version: int | None = None) -> bool:  # noqa: ANN401
        return _forgiving(lambda: super(ForgivingRedisCache, self).delete(key, version), False)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:  # noqa: ANN401
        return _forgiving(lambda: super(ForgivingRedisCache, self).incr(key, delta, version), delta)


def _forgiving(ask: Callable[[], Result], otherwise: Result) -> Result:
    if monotonic() < ForgivingRedisCache.quiet_until:
        return otherwise
    try:
        return ask()
    except RedisError:
        ForgivingRedisCache.quiet_until = monotonic() + QUIET_AFTER_FAILURE
        return otherwise
