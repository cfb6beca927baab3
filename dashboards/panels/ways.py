"""By which ways did the answers come, as far as that may be told?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from dashboards.panels.protection import rule
from dashboards.panels.words import numbers
from participation.channels import Channel
from participation.stats.disclosure import hidden_groups


def hidden_ways(by_channel: Mapping[str, int]) -> frozenset[str]:
    """Those that few used, and those that would tell of them by subtraction."""
    return hidden_groups({channel: count for channel, count in by_channel.items() if count > 0}, rule=rule())


def ways_in_words(by_channel: Mapping[str, int]) -> str:
    """Such as "60 online, 45 on paper"; ways that few used are told together, or not at all."""
    used = {channel: count for channel, count in by_channel.items() if count > 0}
    small = hidden_ways(by_channel)
    if not used or len(small) == len(used):
        return ""
    told = [f"{numbers().number(used[way])} {way.label}" for way in Channel if way in used and way not in small]
    rest = sum(used[channel] for channel in small)
    return ", ".join([*told, *([f"{numbers().number(rest)} {_('other ways')}"] if rest else [])])
