"""How many answers came from each part of the area, as far as that may be shown?"""

from collections.abc import Sequence

from dashboards.panels.protection import Shown, groups_of_people
from dashboards.scope import Part, part_finder
from surveys.selectors.counted import DayCount


def answers_by_part(survey_id: int, returns: Sequence[DayCount], parts: Sequence[Part]) -> Shown:
    """Those without a part are a group as well."""
    find = part_finder(parts)
    counts = dict.fromkeys([part.key for part in parts], 0)
    for one in returns:
        if one.survey_id == survey_id:
            counts[find(one.area_id)] = counts.get(find(one.area_id), 0) + one.count
    return groups_of_people({"": counts}, [*counts], "")
