"""Which kinds of vote are there? One file each."""

from ideas.votekinds.approval import Approval
from ideas.votekinds.budget import Budget
from ideas.votekinds.kind import VoteKind
from ideas.votekinds.pairwise import Pairwise
from ideas.votekinds.points import Points
from ideas.votekinds.ranking import Ranking
from ideas.votekinds.statements import Statements
from ideas.votekinds.support import Support
from ideas.votekinds.yes_no import YesNo

_ALL = (Support(), YesNo(), Approval(), Points(), Ranking(), Budget(), Pairwise(), Statements())
KINDS: dict[str, VoteKind] = {kind.key: kind for kind in _ALL}
