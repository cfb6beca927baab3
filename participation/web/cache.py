"""What happens when Redis is away? Reads miss and writes are dropped; no page fails because of a cache."""

from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError


class ForgivingRedisCache(RedisCache):
    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401 (Django's signature)
        try:
            return super().get(key, default, version)
        except RedisError:
            return default

    def set(self, key: Any, value: Any, timeout: Any = 300, version: int | None = None) -> None:  # noqa: ANN401
        try:
            super().set(key, value, timeout, version)
        except RedisError:
            return

    def add(self, key: Any, value: Any, timeout: Any = 300, version: int | None = None) -> bool:  # noqa: ANN401
        try:
            return super().add(key, value, timeout, version)
        except RedisError:
            return True

    def delete(self, key: Any, version: int | None = None) -> bool:  # noqa: ANN401
        try:
            return super().delete(key, version)
        except RedisError:
            return False

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:  # noqa: ANN401
        try:
            return super().incr(key, delta, version)
        except RedisError:
            return delta
