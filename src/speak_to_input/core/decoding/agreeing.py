"""A yes that is to a box: "đồng ý | nội quy" ticks it and approves nothing else."""

from collections.abc import Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.language import Cue
from speak_to_input.core.offer import Offer
from speak_to_input.core.vocabulary import Known


def agrees(found: Candidates, fields: Sequence[Known], offer: Offer, at: int) -> bool:
    """Whether the choice at token `at` is a yes to the box that is named behind it."""
    words = found.words
    behind = offer.end + words.says(offer.end, "với")
    if behind >= len(words) or words.tokens[behind].mark:
        return False
    if not any(mark.cue is Cue.YES and mark.end == offer.end for mark in found.cues[at]):
        return False
    return any(fields[m.field].affirms for m in found.mentions[behind] if m.strength > w.NAME_HEARD)
