"""May a device be made ready to answer a survey without network?"""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, Refused
from participation.channels import SELF_SERVICE, Channel
from surveys.definition.away import draws_lots
from surveys.desk_rules import may_run_kiosk
from surveys.models import Survey
from surveys.selectors.versions import definition_of

# Ways in which many people answer on one device.
WAYS = (Channel.DOOR, Channel.EVENT, Channel.COUNTER, Channel.KIOSK)
LOTS = Refused("away_draws_lots", _("This survey draws lots while it is answered. That needs the network."))
UNKNOWN_KEY = Refused(
    "away_unknown_key",
    _("The device was prepared too long ago, or its preparation was ended. The answers are kept on the device."),
)
UNREADABLE = Refused("away_unreadable", _("Some answers do not fit the questions. The answers are kept on the device."))


def may_work_away(account: Account | None, survey: Survey) -> Answer:
    """As at a kiosk: only where anybody may answer, for nobody proves who they are."""
    answer = may_run_kiosk(account, survey)
    if not answer:
        return answer
    assert survey.current is not None, "a published survey has a frozen version (constraint)"
    return LOTS if draws_lots(definition_of(survey.current)) else ALLOWED


def recorded(channel: Channel) -> bool:
    """Residents enter it themselves at a kiosk; else whoever prepared the device is named."""
    return channel not in SELF_SERVICE
