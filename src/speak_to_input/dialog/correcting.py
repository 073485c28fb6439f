"""A value that is called wrong by its field's name, the right one behind it: "vi phạm đếm lộn, 8 ca lận"."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import Fill, Held, Understanding, Unknown
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.plan import Question
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import PendingKind
from speak_to_input.core.understand import understand
from speak_to_input.core.wishes import objects, takes_back
from speak_to_input.dialog.ledger import Change
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_CLEAR_NAME, _FIELDS = 0.8, 5
"""A name is clear from there on; so many fields are told at once."""
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

    def _just_changed(self) -> tuple[Change, ...]:
        """What the turn before changed."""
        ledger = self.turn.memory.ledger
        newest = ledger.done[-1] if ledger.done and ledger.done[-1].turn == ledger.turn - 1 else None
        return newest.changes if newest is not None else ()

    def takes_back(self, text: str, understanding: Understanding) -> bool:
        """Whether what the turn before emptied shall be as it was."""
        changed = self._just_changed()
        emptied = bool(changed) and all(change.after == "" for change in changed)
        nothing = all(isinstance(command, Unknown | Held) for command in understanding.commands)
        return emptied and nothing and takes_back(read_words(text), self.turn.means.language)

    def what_is_wrong(self, text: str, form: Form) -> str:
        """What is called wrong is asked for again: the field named, else what was written right before; "" for none."""
        if not objects(read_words(text), self.turn.means.language.answers):
            return ""
        names = self._named_most(text, form) or tuple(change.field for change in self._just_changed())
        fields = [field for name in names if (field := form.field(name)) is not None]
        if not fields:
            return ""
        named = say.listed([say.named(field) for field in fields[:_FIELDS]])
        question = (
            f"{named[:1].upper()}{named[1:]} chưa đúng ạ? Anh chị nói lại giúp em, hoặc nói “hoàn tác”."
        )
        if len(fields) == 1:
            self.turn.ask(Question(PendingKind.CLARIFY, question, asked=fields[0].name))
        return polite(question)

    def _named_most(self, text: str, form: Form) -> tuple[str, ...]:
        """The field that the words name most fully; none where they name none."""
        words, vocabulary = read_words(text), self.turn.vocabulary_of(form)
        named = [
            (mention.end - at, mention.strength, mention.item)
            for at in range(len(words))
            for mention in vocabulary.mentions.matches(words, at)
            if mention.strength > _CLEAR_NAME
        ]
        return (vocabulary.fields[max(named)[2]].name,) if named else ()


def _first(words: Words, end: int) -> Words:
    return read_words(words.spelling(0, end))
