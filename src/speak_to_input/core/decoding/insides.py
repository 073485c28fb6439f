"""Tokens that lie within something longer, and so are no value of their own."""

from collections.abc import Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind


def inside_names(found: Candidates, fields: Sequence[Known]) -> dict[int, list[int]]:
    """By token, where the whole names of fields end that began before it: "số | điện thoại"."""
    inside: dict[int, list[int]] = {}
    for at, marks in enumerate(found.mentions):
        for mention in marks:
            if mention.strength > w.NAME_WHOLE and not fields[mention.field].choices:
                for place in range(at + 1, mention.end):
                    inside.setdefault(place, []).append(mention.end)
    return inside


def inside_moments(found: Candidates) -> frozenset[int]:
    """Tokens within one longer expression of time, behind its first."""
    return frozenset(
        at
        for readings in found.readings
        for reading in readings
        if reading.kind in (Kind.DATETIME, Kind.DATE_RANGE) and reading.sure > w.MOMENT_SURE
        for at in range(reading.start + 1, reading.end)
    )
