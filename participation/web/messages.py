"""Where does a message wait for the next page? Where Django keeps it, opened only by who reads or writes one."""

from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.utils.functional import cached_property


class OpenedWhenUsed(FallbackStorage):
    """Most requests have no message, but Django derives a signing key for each."""

    def __init__(self, request: HttpRequest) -> None:
        BaseStorage.__init__(self, request)
        self._used_storages: set[BaseStorage] = set()

    @cached_property
    def storages(self) -> list[BaseStorage]:
        return [storage(self.request) for storage in self.storage_classes]
