"""Which one-time links for signing in are out? Only a hash of the secret is kept."""

from django.db import models


class SignInLink(models.Model):
    email = models.EmailField()
    secret_hash = models.CharField(max_length=64, unique=True)
    next_path = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link until {self.expires_at:%Y-%m-%d %H:%M}"
