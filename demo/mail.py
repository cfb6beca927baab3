"""How does a person at the demo read an e-mail? As a text file in var/mail/, with its links and umlauts intact."""

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class ReadableFiles(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.VAR_DIR) / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message)
        return len(email_messages)


def _write(folder: Path, message: EmailMessage) -> None:
    to = ", ".join(message.to)
    moment = timezone.localtime().strftime("%Y%m%d-%H%M%S-%f")
    path = folder / f"{moment}-{re.sub(r'[^a-zA-Z0-9.-]+', '_', to)[:60]}.txt"
    # Written aside first: the supervisor shows a file as soon as it has its name.
    draft = path.with_suffix(".draft")
    draft.write_text(f"To: {to}\nSubject: {message.subject}\n\n{message.body}\n")
    draft.replace(path)
