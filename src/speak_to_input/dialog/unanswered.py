"""Questions about values that nobody answered because they went on: put again when it matters."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from speak_to_input.core import say
from speak_to_input.core.commands import AskWhich, Fill, Understanding
from speak_to_input.core.consistency import Contradiction, contradictions, said_twice
from speak_to_input.core.forms import Form
from speak_to_input.core.helping import AGAIN
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Question, Special
from speak_to_input.core.readback import trouble
from speak_to_input.core.scopes import named_apart
from speak_to_input.core.secrets import is_secret
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.dialog.memory import Unsettled
from speak_to_input.dialog.submitting import ask_to_submit

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_SOON = 1
"""Turns behind which a field is not owed any more."""
_MOST = 5
"""Older ones than the newest of these are not put again, nor told before sending."""


@dataclass(frozen=True)
class Unanswered:
    """What one turn keeps of its questions, and puts again."""

    turn: "Hearing"

    def keep(self, question: Question | None, form: Form, *, put: bool) -> None:
        """Remember a question that proposes a value, until it is answered or the values are others.

        `put`: it is asked now, else it comes behind the one that is.
        """
        if question is None or question.again or not (fields := _fields(question)):
            return
        kept = self.turn.memory.unsettled
        kept.pop(fields[0], None)  # the newest of one field counts, and stands last
        kept[fields[0]] = Unsettled(question, _held(form, (*fields, *question.rests_on)), put)
        for fill in _fills(question):
            if (field := form.field(fill.field)) is not None and not field.enabled:
                self.turn.memory.kept[fill.field] = fill  # written too where it is opened in other words

    def settle(self, question: Question) -> None:
        """The question was answered."""
        fields = _fields(question)
        self.turn.memory.unsettled.pop(question.again or (fields[0] if fields else ""), None)
        for name in fields:
            self.turn.memory.kept.pop(name, None)

    def put(self, form: Form, *, sending: bool = False) -> Question | None:
        """The first of the newest that still matter; `sending`: that is held up once, by one of them."""
        kept = self.turn.memory.unsettled
        for key in [key for key, each in kept.items() if not self._matters(each, form)]:
            del kept[key]
        for key in list(kept)[:-_MOST]:
            del kept[key]
        found = next((key for key, each in kept.items() if not sending or self._holds_up(each)), None)
        if sending:
            for key, each in kept.items():
                kept[key] = replace(each, passed=True)
        if found is None:
            return None
        question = kept[found].question
        told = f"{AGAIN}{question.text[:1].lower()}{question.text[1:]}"
        return replace(question, text=told, again=found, before_sending=sending)

    def about(self, name: str, form: Form) -> Question | None:
        """What was asked about that field, with a value for it that nobody has agreed to yet."""
        each = self.turn.memory.unsettled.get(name)
        if each is None or not each.question.leads_to or not self._matters(each, form):
            return None
        return replace(each.question, again=name)

    def next(self, form: Form) -> Question | None:
        """The first that there was no room for when it came up."""
        kept = self.turn.memory.unsettled
        for key, each in kept.items():
            if not each.put and self._matters(each, form):
                kept[key] = replace(each, put=True)
                return replace(each.question, again=key)
        return None

    @staticmethod
    def _holds_up(each: Unsettled) -> bool:
        """Whether sending waits for it: not twice."""
        return not each.passed and not _doubts(each.question)

    def meant(self, understanding: Understanding) -> Understanding:
        """What fits several fields is for the one that was asked about just that: "250 triệu" two turns later."""
        which = understanding.commands[0]
        if len(understanding.commands) > 1 or not isinstance(which, AskWhich):
            return understanding
        told = {(c.field, c.text) for c in which.choices if isinstance(c, Fill)}
        memory = self.turn.memory
        nearer = memory.last != memory.owed and any(field == memory.last for field, _ in told)
        owed = memory.owed if not nearer and memory.ledger.turn - memory.owed_at <= _SOON else ""
        for fill in (c for c in which.choices if isinstance(c, Fill) and c.field == owed):
            return Understanding((fill,))
        for each in reversed(self.turn.memory.unsettled.values()):
            for fill in _fills(each.question):
                if (fill.field, fill.text) in told:
                    return Understanding((fill,))
        return understanding

    def open(self, form: Form) -> list[Question]:
        """Those that still matter, the newest first."""
        kept = reversed(self.turn.memory.unsettled.items())
        return [replace(each.question, again=key) for key, each in kept if self._matters(each, form)]

    def _matters(self, each: Unsettled, form: Form) -> bool:
        """Whether nothing was changed that it asks about."""
        first = next(iter(each.held.values()))  # the others may be what it opens
        if first is None or _held(form, tuple(each.held)) != each.held:
            return False
        if not _doubts(each.question):
            return True
        return any(each.question.text.startswith(found.text) for found in self._contradictions(form))

    def before_sending(self, form: Form, button: str) -> tuple[Outcome, Question | None, str | None]:
        """What is open still, else whether to send; as `ask_to_submit` gives it."""
        question = None if trouble(form) else self.put(form, sending=True)
        if question is not None:
            outcome = Outcome(ActionType.SUBMIT, Status.ASKED)
            return outcome, replace(question, button=button), None
        vocabulary = self.turn.vocabulary_of(form)
        noted = [*self._doubted(form), *self._passed(form), *said_twice(form, vocabulary)][:_MOST]
        return ask_to_submit(form, vocabulary, button, noted)

    def _passed(self, form: Form) -> list[str]:
        """What was told and not written, since nobody answered."""
        kept = self.turn.memory.unsettled.values()
        left = [e.question for e in kept if e.passed and not _doubts(e.question) and self._matters(e, form)]
        vocabulary = self.turn.vocabulary_of(form)
        return [_note(question, form, vocabulary) for question in left]

    def _doubted(self, form: Form) -> list[str]:
        """Contradictions that were asked about in vain."""
        kept = [each.question.text for each in self.turn.memory.unsettled.values() if _doubts(each.question)]
        return [
            found.text for found in self._contradictions(form) if any(t.startswith(found.text) for t in kept)
        ]

    def _contradictions(self, form: Form) -> list[Contradiction]:
        every = frozenset(field.name for field in form.fields)
        return contradictions(form, self.turn.vocabulary_of(form), every)


def _doubts(question: Question) -> bool:
    """Whether it only asks if values that stand there can be right."""
    return not question.on_yes and not question.choices and bool(question.options)


def proposes(question: Question) -> bool:
    """Whether it asks about values."""
    return bool(_fields(question))


def _fields(question: Question) -> tuple[str, ...]:
    """The fields that a proposal is about; none where it is another sort of question."""
    if question.guided or question.about_dialog or question.digest or isinstance(question.on_yes, Special):
        return ()
    commands = question.on_yes or question.choices
    fills = _fills(question)
    if len(fills) < len(commands):
        return ()
    asked = (question.asked,) if question.asked else ()
    return tuple(dict.fromkeys((*asked, *(fill.field for fill in fills))))


def _fills(question: Question) -> list[Fill]:
    """The values that an answer to it would write."""
    commands = () if isinstance(question.on_yes, Special) else question.on_yes or question.choices
    return [command for command in commands if isinstance(command, Fill)]


def _note(question: Question, form: Form, vocabulary: Vocabulary) -> str:
    """As in "số vi phạm đang là 7, anh chị có nói 6": a question that nobody answered, told before sending."""
    fills = _fills(question)
    field, known = named_apart(form).field(_fields(question)[0]), vocabulary.by_name(_fields(question)[0])
    reason, _, rest = question.text.partition(". ")
    if field is None or known is None or (rest and (question.kind is PendingKind.CHOOSE or not fills)):
        return reason
    name = say.label_of(field)
    if len(fills) > 1 and question.on_yes:
        return f"{reason[:1].lower()}{reason[1:]} nên em chưa điền"
    if is_secret(field) or len(fills) != 1:
        return f"{name} em chưa rõ nên {'để trống' if field.empty else 'giữ như cũ'}"
    told = say.value_of(field, known.kind, fills[0].text)
    held = "để trống" if field.empty else f"là {say.value_of(field, known.kind, field.value)}"
    return f"{name} đang {held}, anh chị có nói {told}"


def _held(form: Form, names: tuple[str, ...]) -> dict[str, str | None]:
    fields = ((name, form.field(name)) for name in names)
    return {name: field.value if field is not None and field.enabled else None for name, field in fields}
