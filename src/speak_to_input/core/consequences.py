"""What is told behind its reason: "chờ lâu quá nên thôi | cho ba điểm", "hệ thống vừa báo | thành công rồi".

Only where the whole was not understood, or not for sure: the reason may hold words that mean something on the form.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import AskWhich, Clear, Command, Fill, Understanding, Unknown
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.decoding.asides import asides
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.vi.text import Words

_FEWEST, _MOST = 2, 3
"""Words of what is told, and of the reason; and places where it may begin that are tried, for each is heard anew."""


def consequence(
    found: Candidates,
    form: Form,
    marks: Marks,
    told: Understanding,
    understand: Callable[[str], Understanding],
) -> Understanding | None:
    """What the words behind the reason are by themselves; None where they are nothing clear, or no reason stands there.

    Takes: `told`: what was understood of the whole; `understand`: hears some words alone, in the same dialogue.
    """
    words = found.words
    if not words.accented or words.text.rstrip().endswith("?") or asides(words, marks) or _is_sure(told):
        return None
    changes = any(field.options and field.value for field in form.fields)
    for begin, by_itself in islice(_begins(words, marks), _MOST):
        if not (by_itself or (changes and _is_news(words, marks, begin))):
            continue  # news changes a choice that the form holds, and is nothing clear where there is none
        heard = understand(words.spelling(begin, len(words)))
        if (
            not heard.unexplained
            and all(_is_clear(form, c, by_itself=by_itself) for c in heard.commands)
            and all(_is_named(found, form, c, begin) for c in heard.commands)
        ):
            return _with_the_sure(told, heard)
    return None


def _with_the_sure(told: Understanding, heard: Understanding) -> Understanding:
    """What was heard behind the reason, and what was sure without it."""
    fields = {command.field for command in heard.commands if isinstance(command, Fill | Clear)}
    sure = (c for c in told.commands if isinstance(c, Fill) and c.doubt is None and c.field not in fields)
    return replace(heard, commands=(*sure, *heard.commands))


_BIDDING = ("nhờ", "hỏi")
"""What somebody bids or asks is no news."""
_WHETHER = ("có", "không", "chẳng", "đừng", "chưa", "chớ")
"""Before "nên" they ask or tell what one should do: "có nên …"."""


def _is_sure(told: Understanding) -> bool:
    return not any(
        isinstance(c, Unknown | AskWhich) or (isinstance(c, Fill) and c.doubt is not None)
        for c in told.commands
    )


def _begins(words: Words, marks: Marks) -> Iterator[tuple[int, bool]]:
    """Where what is told may begin, the last place first; whether what stands before is why, and no report of it."""
    for at in range(len(words) - _FEWEST, _FEWEST - 1, -1):
        if (behind := marks.behind(words, at, Mark.SO)) and not words.says(at - 1, *_WHETHER):
            yield behind, True
        elif marks.at(words, at, Mark.REPORT) and not words.says(at, *_BIDDING):
            yield at + 1 + words.says(at + 1, "là", "rằng"), False


def _is_news(words: Words, marks: Marks, begin: int) -> bool:
    """As in "hệ thống vừa báo | thành công rồi": it has come about; "chồng em nói mua ô tô" is what he would have."""
    reach = range(max(0, begin - _REACH), len(words))
    return any(marks.at(words, at, Mark.STATE) or words.says(at, *_COME_ABOUT) for at in reach)


_REACH = 3
_COME_ABOUT = ("rồi", "xong", "vừa", "mới", "lại", "nay", "giờ", "bị", "được", "hết")


def _is_named(found: Candidates, form: Form, command: Command, begin: int) -> bool:
    """Whether a text's field is named clearly where the text is told; of "em báo là …" no form knows the field."""
    field = form.field(command.field or "") if isinstance(command, Fill) else None
    if field is None or field.type not in (FieldType.TEXTAREA, FieldType.TEXT):
        return True
    return any(
        mention.strength > _NAMED and form.fields[mention.field] is field
        for at in range(begin, len(found.words))
        for mention in found.mentions[at]
    )


_NAMED = 0.6


def _is_clear(form: Form, command: Command, *, by_itself: bool) -> bool:
    """Whether it is beyond doubt: it changes what a field holds, or names the field that it fills."""
    if isinstance(command, Clear):
        return by_itself and command.field is not None
    if not isinstance(command, Fill) or command.doubt is not None or not command.text:
        return False
    field = form.field(command.field)
    if field is None or field.value == command.text:
        return False
    # A bare sum or day may be of anything: only what is one of the field's choices speaks for itself.
    return bool(field.options and field.value) or (by_itself and not command.bare)
