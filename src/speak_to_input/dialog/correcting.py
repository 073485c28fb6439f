"""A value that is called wrong by its field's name, the right one behind it: "vi phạm đếm lộn, 8 ca lận"."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core.commands import Fill, Understanding
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.understand import understand
from speak_to_input.core.wishes import objects
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_NAMED = 0.4
"""A part of a name is enough: the value behind it must fit the field as well."""
_INDEED = ("lận", "cơ", "chứ", "chớ", "thôi", "mới", "đúng", "phải", "à", "nha", "nhé", "em")
"""Behind the right value: "8 ca lận", "8 mới đúng"."""
_ANY_WORDS = (FieldKind.TEXT, FieldKind.PROSE)


@dataclass(frozen=True)
class Correcting:
    """What one turn puts right."""

    turn: "Hearing"

    def put_right(self, text: str, form: Form) -> Understanding | None:
        """The one filled field that is named before the word of wrong, with what is said behind it; None if unclear."""
        words, marks = read_words(text), self.turn.means.language.answers
        pauses = (n for n in range(1, len(words)) if words.tokens[n].mark)
        at = next((n for n in pauses if objects(_first(words, n), marks)), 0)
        if not at:
            return None
        end = len(words)
        while end > at + 1 and words.says(end - 1, *_INDEED):
            end -= 1
        right = words.spelling(at, end)
        fills = [fill for name in self._named(words, at, form) if (fill := self._fill(right, name, form))]
        return Understanding((replace(fills[0], correction=True),)) if len(fills) == 1 else None

    def _named(self, words: Words, end: int, form: Form) -> list[str]:
        """The fields named before a token that hold something; any words fit a text, which proves nothing."""
        vocabulary = self.turn.vocabulary_of(form)
        items = {
            mention.item
            for at in range(end)
            for mention in vocabulary.mentions.matches(words, at)
            if mention.strength > _NAMED and mention.end <= end
        }
        known = [vocabulary.fields[item] for item in sorted(items)]
        held = {field.name for field in form.fields if field.enabled and not field.empty}
        return [each.name for each in known if each.name in held and each.kind not in _ANY_WORDS]

    def _fill(self, right: str, name: str, form: Form) -> Fill | None:
        """What is said as the value of that field, None when it is none or more than that."""
        turn = self.turn
        context = replace(turn.memory.context(form, turn.means.clock()), asked=name)
        commands = understand(right, form, turn.vocabulary_of(form), turn.means.language, context).commands
        sure = len(commands) == 1 and isinstance(commands[0], Fill) and commands[0].doubt is None
        return commands[0] if sure and isinstance(commands[0], Fill) and commands[0].field == name else None


def _first(words: Words, end: int) -> Words:
    return read_words(words.spelling(0, end))
