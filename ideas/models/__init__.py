"""What do residents propose, and who supports it? Other apps use `ideas.selectors` only."""

from .ballots import Ballot, BallotEvent, BallotTally
from .burst_hint import BurstHint
from .comment import Comment, CommentReport
from .exposure import Exposure, ExposureStart, ExposureTally
from .follow import Follow, FollowSlip
from .grouping import Grouping, Objection
from .idea import Idea
from .joining import Contributor, Invitation, Need
from .moderation import ModerationAct
from .opinion_map import OpinionMap
from .polls import Poll, PollOption, PollResult
from .response import OfficialResponse, StatusChange
from .sealing import SealedLeaf, TreeHead
from .slips import Slip, SlipEntry
from .stages import Stage
from .tallies import IdeaTally, SupportTally
from .update import Update
from .votes import Vote, VoteEvent

__all__ = [
    "Ballot",
    "BallotEvent",
    "BallotTally",
    "BurstHint",
    "Comment",
    "CommentReport",
    "Contributor",
    "Exposure",
    "ExposureStart",
    "ExposureTally",
    "Follow",
    "FollowSlip",
    "Grouping",
    "Idea",
    "IdeaTally",
    "Invitation",
    "ModerationAct",
    "Need",
    "Objection",
    "OfficialResponse",
    "OpinionMap",
    "Poll",
    "PollOption",
    "PollResult",
    "SealedLeaf",
    "Slip",
    "SlipEntry",
    "Stage",
    "StatusChange",
    "SupportTally",
    "TreeHead",
    "Update",
    "Vote",
    "VoteEvent",
]
