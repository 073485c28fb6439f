"""Provinces, districts and wards."""

from pathlib import Path

from speak_to_input.catalog.tables import read_table
from speak_to_input.vi.lexicon import Place
from speak_to_input.vi.phrases import Phrases

_ERAS = {"old": False, "new": True, "both": True}


def places_of(folder: Path) -> tuple[Phrases[Place], Phrases[Place], Phrases[Place]]:
    """Provinces, districts and wards, as people say them. Raises: ConfigurationError."""
    provinces: list[tuple[str, Place]] = []
    for row in read_table(folder / "provinces.tsv"):
        name, current = row.needed(0), row.one_of(2, _ERAS)
        provinces.append((name, Place(name, name, 7, current)))
        provinces += [(form, Place(name, form, 7, current)) for form in row.phrases(3)]
    districts = [row.needed(0) for row in read_table(folder / "districts.tsv")]
    wards = [row.needed(0) for row in read_table(folder / "wards.tsv")]
    return (
        Phrases(provinces, bare=True),
        Phrases([(name, Place(name, name, 6, current=False)) for name in districts], bare=True),
        Phrases([(name, Place(name, name, 5)) for name in wards]),
    )
