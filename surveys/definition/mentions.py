"""How does a text name the answer to another question? As `${code}`."""

import re

from surveys.logic.tokens import NAME

MENTION = re.compile(r"\$\{\s*(" + NAME.pattern + r")\s*\}")
# What stands there where nothing can be said.
NOT_SAID = "…"
