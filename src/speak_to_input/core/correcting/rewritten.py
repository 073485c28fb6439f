"""A long text that is refused, and what is to be written instead: "đừng để lý do đó, ghi là việc gia đình"."""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import Command, Fill
from speak_to_input.core.correcting.elliptic import Understand
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import read_words

_LATEST = 3
"""The refusal stands at the head, behind a few words of taking back."""
_NAMED = 0.6
_FREE = (FieldKind.PROSE, FieldKind.TEXT)
_MOST = 0.4
"""The share of a text's words by which it is told which one is refused: "đừng ghi gửi thư" of "đã gửi thư xin lỗi"."""
_NOTHING = ("gì", "chi")
"""Among what is refused they mean all of it: nothing is to be written there."""


def rewritten(ground: Ground, understand: Understand) -> tuple[Command, ...]:
    """The text with what else stands behind it; nothing where no text is refused.

    Takes: `understand`: hears words by themselves, here the field's label with the new text.
    """
    words, marks = ground.words, ground.marks
    for no in range(min(_LATEST, len(words))):
        denied = marks.behind(words, no, Mark.TEXT_REFUSED)
        for verb, begin in _written_anew(ground, denied) if denied else ():
            known = _refused(ground, denied, verb)
            if known is None:
                continue
            said = f"{known.label} là {words.spelling(begin, len(words))}"
            commands = understand(said, replace(ground.context, asked=None, focused=None)).commands
            first = commands[0]
            if isinstance(first, Fill) and first.field == known.name and first.doubt is None:
                return (ground.put_right(known, first.text, first.heard), *commands[1:])
    return ()


def _written_anew(ground: Ground, denied: int) -> Iterator[tuple[int, int]]:
    """The verbs that lead to another text, and where that begins."""
    words, marks = ground.words, ground.marks
    for verb in range(denied, len(words) - 1):
        behind = marks.behind(words, verb, Mark.WRITING)
        begin = behind and marks.behind(words, behind, Mark.TEXT_REWRITTEN)
        if words.says(verb, *_NOTHING) or (behind and _is_of_a_name(ground, verb, behind)):
            return  # "đừng | ghi chú gì cả", "bỏ chức vụ đi, | ghi chú là …": from here on a field is told of
        if begin and begin < len(words):
            yield verb, begin


def _is_of_a_name(ground: Ground, verb: int, behind: int) -> bool:
    """Whether the verb is only the begin of a field's name, as in "ghi | chú"."""
    return any(m.end > behind and m.strength > _NAMED for m in ground.found.mentions[verb])


def _refused(ground: Ground, begin: int, end: int) -> Known | None:
    """The text that the tokens name, or whose words they are; the one told last where they only point."""
    named = {
        m.field
        for at in range(begin, end)
        for m in ground.found.mentions[at]
        if m.strength > _NAMED and m.end <= end and ground.vocabulary.fields[m.field].kind in _FREE
    }
    last = [known for known in recent(ground) if known.kind in _FREE]
    if named:
        fields = [ground.vocabulary.fields[index] for index in sorted(named)]
        return next((known for known in last if known in fields), fields[0] if len(fields) == 1 else None)
    told = [
        token.folded
        for at, token in enumerate(ground.words.tokens[begin:end], begin)
        if not ground.marks.at(ground.words, at, Mark.BESIDE_A_REFUSAL)
    ]
    for known in (*last, *ground.filled()):
        own, held = set(told) - known.label_words, _words(ground, known)
        if known.kind not in _FREE or not own <= held or (own and _is_whole(ground, own, known)):
            continue
        if len(own) >= _MOST * len(held) if own else known in last[:1]:
            return known
    return None


def _is_whole(ground: Ground, own: set[str], known: Known) -> bool:
    """Whether the words are all that another field holds: "không phải Lan" is of the customer's name."""
    return any(_words(ground, other) == own for other in ground.filled() if other is not known)


def _words(ground: Ground, known: Known) -> set[str]:
    return {token.folded for token in read_words(ground.form.fields[known.index].value).tokens}
