"""Codes written as the page's example is: "bc 2026 014" is "BC-2026-014"."""

import re

from speak_to_input.core.slots import Slot


def grouped(slot: Slot, code: str) -> str:
    """A code said without its hyphens, written as the page's example is: "bc 2026 014" is "BC-2026-014"."""
    parts = _LETTERS_AND_FIGURES.fullmatch(code)
    *fixed, _ = slot.groups or (0,)
    if parts is not None and not fixed and slot.prefix == parts[1] and slot.pattern is not None:
        hyphened = f"{slot.prefix}-{parts[2]}"  # "bê hát một hai …" is "BH-12…"
        return hyphened if slot.pattern.fullmatch(hyphened) and not slot.pattern.fullmatch(code) else code
    if parts is None or not fixed or len(parts[2]) <= sum(fixed):
        return code
    figures, pieces = parts[2], [parts[1]]
    for length in fixed:
        pieces, figures = [*pieces, figures[:length]], figures[length:]
    if fixed[0] == len("2026") and not pieces[1].startswith(("19", "20")):
        return code
    grouped = "-".join([*pieces, figures])
    return grouped if slot.pattern is None or slot.pattern.fullmatch(grouped) else code


_LETTERS_AND_FIGURES = re.compile(r"([A-Z]+)([0-9]+)")
