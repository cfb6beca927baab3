"""What do residents propose, and who supports it? Other apps use `ideas.selectors` only."""

from .follow import Follow
from .idea import Idea
from .moderation import ModerationAct
from .response import OfficialResponse, StatusChange
from .slips import Slip, SlipEntry
from .tallies import IdeaTally, SupportTally
from .votes import Vote, VoteEvent

__all__ = [
    "Follow",
    "Idea",
    "IdeaTally",
    "ModerationAct",
    "OfficialResponse",
    "Slip",
    "SlipEntry",
    "StatusChange",
    "SupportTally",
    "Vote",
    "VoteEvent",
]
