"""What a value is worth by itself, whatever field is named and whatever stands around."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.offer import Offer
from speak_to_input.core.slots import Slot
from speak_to_input.vi.plates import PLATE


def worth(offer: Offer, at: int) -> float:
    """What a value that begins at `at` is worth by itself, the price of a command included."""
    gain = offer.fit * (w.VALUE_BASE + w.VALUE_WORD * (offer.end - at)) - (1 - offer.fit) * w.VALUE_DOUBT
    return gain - w.COMMAND - (w.DOUBTFUL_VALUE if offer.doubt is not None else 0.0)


def looks_legal(slot: Slot, text: str) -> bool:
    """Whether the text is a plate where one is asked, or fits the page's pattern, or its example where that is all."""
    if slot.plate is not None:
        return PLATE.fullmatch(text) is not None
    if slot.pattern is not None:
        return slot.pattern.fullmatch(text) is not None and text.startswith(slot.prefix)
    figures = text.removeprefix(slot.prefix)
    return bool(slot.prefix) and figures != text and figures.isdigit() and len(figures) == slot.figures
