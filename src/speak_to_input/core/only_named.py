"""A field is named and the sentence stops there, "mô tả là": what is said next is its value."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Fill, Focus, Read, Understanding, Unknown
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary

_LINKS = ("là", "thì")
_NAMED = 0.7
"""How clearly the field must be named."""
_FURTHER = 3
"""Words between the name and "là": "lý do | xin nghỉ | là", "ngày sinh | của chị | thì là"."""
_LEADING = 3
"""Words before the name: "à mà còn | ghi chú là"."""
_TEXTS = (FieldKind.PROSE, FieldKind.TEXT)


def only_named(found: Candidates, understood: Understanding, vocabulary: Vocabulary) -> Understanding | None:
    """That nothing was told yet of the field that is named; None where something was, or none is named clearly."""
    words = found.words
    end = len(words)
    while end > 0 and words.says(end - 1, *_LINKS):
        end -= 1
    if end == len(words) or not words.says(len(words) - 1, "là"):
        return None
    if not words.accented and any(isinstance(command, Fill) for command in understood.commands):
        return None  # "tinh Son La"
    if not all(_is_nothing(command, vocabulary) for command in understood.commands):
        return None
    named = [
        (mention.strength, mention.end - at, mention.field)
        for at in range(max(0, end - _LEADING - _FURTHER), end)
        for mention in found.mentions[at]
        if mention.strength >= _NAMED and at <= _LEADING and 0 <= end - mention.end <= _FURTHER
    ]
    if not named:
        return None
    field = max(named)[-1]
    return Understanding((Unknown(words.text, vocabulary.fields[field].name),), understood.confidence)


def _is_nothing(command: object, vocabulary: Vocabulary) -> bool:
    """Whether it was made of the name alone: "tóm tắt báo cáo là" reads nothing, "lý do xin nghỉ là" is no reason."""
    if isinstance(command, Fill):
        known = vocabulary.by_name(command.field)
        return known is not None and known.kind in _TEXTS and not command.correction
    return isinstance(command, Unknown | Read | Focus)
