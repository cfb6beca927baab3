"""Who may submit an idea, and if not, why?"""

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import Answer, Refused
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.processes.models import Phase, Process
from participation.processes.rules import is_open_for


def may_submit(identity: Identity, process: Process) -> Participant | Refused:
    """The participant who submits, or the reason why not."""
    answer = is_open_for(process, Phase.Kind.COLLECT)
    return answer if isinstance(answer, Refused) else may_take_part(identity, process)


def may_record_idea(account: Account | None, process: Process) -> Answer:
    """Staff enter an idea from paper, the phone, the counter or an event."""
    answer = may_work_at_desk(account, process.area)
    return is_open_for(process, Phase.Kind.COLLECT) if answer else answer
