"""Under which licence may anybody use released figures? The municipality chooses one of four (`QS_DATA_LICENCE`)."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class DataLicence:
    """`names_source`: whoever uses the data has to say where they come from."""

    code: str
    title: str
    address: str
    names_source: bool


LICENCES = (
    DataLicence(
        "dl-de/by-2-0",
        "Datenlizenz Deutschland – Namensnennung – Version 2.0",
        "https://www.govdata.de/dl-de/by-2-0",
        names_source=True,
    ),
    DataLicence(
        "dl-de/zero-2-0",
        "Datenlizenz Deutschland – Zero – Version 2.0",
        "https://www.govdata.de/dl-de/zero-2-0",
        names_source=False,
    ),
    DataLicence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
        names_source=True,
    ),
    DataLicence(
        "CC0-1.0",
        "Creative Commons Zero 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        names_source=False,
    ),
)


def read_data_licence(code: str) -> DataLicence:
    """Read the setting QS_DATA_LICENCE."""
    found = {one.code: one for one in LICENCES}
    if code not in found:
        raise ImproperlyConfigured(f"QS_DATA_LICENCE must be one of: {', '.join(found)}.")
    return found[code]
