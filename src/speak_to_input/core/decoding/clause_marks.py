"""Words that tell where a clause begins or ends."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.language import Cue
from speak_to_input.vi.text import Words

_ENDS = ("nha", "nhé", "nhá", "nghen", "nhen", "chứ", "chớ")


def clause_ends(words: Words) -> frozenset[int]:
    """Tokens with which a clause ends; "nha" may begin a name."""
    return frozenset(
        at
        for at, token in enumerate(words.tokens)
        if token.toned in _ENDS
        and not (words.says(at, "nha") and words.says(at + 1, "trang", "khoa", "sĩ", "dịch"))
    )


def onlys(found: Candidates) -> tuple[int, ...]:
    """Where a clause begins with "chỉ": what is taken away ends there."""
    marked = enumerate(zip(found.words.tokens, found.cues, strict=True))
    return tuple(at for at, (token, cues) in marked if token.mark and any(m.cue is Cue.ONLY for m in cues))
