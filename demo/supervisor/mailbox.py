"""Which e-mails did the demo send? Shows each new file of var/mail/ on the terminal."""

from pathlib import Path


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.seen = set(self._files())

    def new_mails(self) -> list[str]:
        new = [path for path in self._files() if path not in self.seen]
        self.seen.update(new)
        return [path.read_text() for path in new]

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.txt"))
