"""Where the name of a free text stands behind it: "khách mất tiền trong thẻ | là mô tả"."""

from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention

_FREE = (FieldKind.PROSE, FieldKind.TEXT)


class NamedBehind(NamedTuple):
    """The token after the text, the first one of the name, and the name."""

    end: int
    start: int
    mention: Mention


def named_behind(values: BareValues) -> tuple[NamedBehind, ...]:
    """Every such place of the utterance."""
    words = values.words
    links = [at for at in values.links if 1 < at < len(words) - 1 and words.says(at, "là")]
    return tuple(
        NamedBehind(at - words.says(at - 1, "đấy", "đó", "ấy"), at + 1, mention)
        for at in links
        for mention in values.found.mentions[at + 1]
        if mention.strength > w.NAME_FAIR
        and values.fields[mention.field].kind in _FREE
        and values.texts.clause_may_end(mention.end)
    )
