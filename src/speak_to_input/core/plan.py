"""What is going to be done for one utterance: acts for the page, facts that are settled, a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from speak_to_input.core.commands import Clear, Command, DeleteDraft, Fill, PressButton
from speak_to_input.core.page_acts import PageAct, Press
from speak_to_input.core.turns import ActionType, Outcome, PendingKind


@dataclass(frozen=True, slots=True)
class Planned:
    """One outcome to be. With an act it is done on the page first, without one it stands as it is."""

    outcome: Outcome
    act: PageAct | None = None


_SHOWS = (ActionType.READ, ActionType.FOCUS, ActionType.MOVE, ActionType.CLICK)


class Special(StrEnum):
    """Acts that the conversation carries out itself, because they need more than one look at the page."""

    SUBMIT = "submit"
    RESET = "reset"
    UNDO = "undo"
    REDO = "redo"
    PRINT = "print"
    SAVE = "save"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the person and what each answer leads to.

    `choices` answer a CHOOSE; `on_yes` runs after a yes. `asked` is the field that a free answer fills;
    `partial` keeps what of its value was said already. `digest` binds a confirmation to the values shown.
    """

    kind: PendingKind
    text: str
    options: tuple[str, ...] = ()
    choices: tuple[Command, ...] = ()
    on_yes: tuple[Command, ...] | Special = ()
    then: tuple[Command, ...] = ()
    """What was said behind the act that is asked about: done after a yes, and never before the act."""
    asked: str | None = None
    partial: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    guided: bool = False
    """It is asked because the person wants to be asked for one field after the other."""
    button: str = ""
    """Handle of the button that sends, "" for the one meant for it."""
    again: str = ""
    """The field that it was asked about before, where nobody answered; "" while it is new."""
    before_sending: bool = False
    """The wish to send goes on once it is answered."""
    about_dialog: bool = False
    """It is the page's own pop-up that asks."""
    rests_on: tuple[str, ...] = ()
    """Fields whose values what it proposes was worked out from: void as soon as one of them is another."""

    @property
    def leads_to(self) -> tuple[Command, ...]:
        """All that its answers may lead to."""
        return (*self.choices, *(() if isinstance(self.on_yes, Special) else self.on_yes))

    @property
    def about(self) -> str:
        """The field that it is about; the first of several that a yes fills, as that opens the others. "" for none."""
        fills = (*(c.field for c in self.leads_to if isinstance(c, Fill)), "")
        one_of_many = self.choices and len({*fills}) > 2
        return self.asked or ("" if one_of_many else fills[0])

    @property
    def seeks(self) -> bool:
        """Whether it asks what belongs into a field, and not whether something is right."""
        return self.asked is not None and not self.on_yes and (bool(self.choices) or not self.options)

    @property
    def clears(self) -> bool:
        """Whether a yes to it clears something."""
        if self.kind is PendingKind.CONFIRM_CLEAR or self.on_yes is Special.RESET:
            return True
        return not isinstance(self.on_yes, Special) and any(isinstance(c, Clear) for c in self.on_yes)

    @property
    def harmless(self) -> bool:
        """Whether a yes to it sends, empties and deletes nothing: it fills, or keeps a draft and leaves."""
        lost = (Clear, DeleteDraft, PressButton)
        return not isinstance(self.on_yes, Special) and not any(isinstance(c, lost) for c in self.on_yes)

    @property
    def weighty(self) -> bool:
        """Whether a yes to it sends or gives up what was filled in: a mere "ừm" is none."""
        return bool(self.digest) or self.clears or isinstance(self.on_yes, Special)

    @property
    def wants_value(self) -> bool:
        """Whether it asks for a field's value, so that a yes or no may be that value."""
        return self.asked is not None and not self.on_yes and not self.choices


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to do for one utterance, in order."""

    planned: tuple[Planned | Special, ...] = ()
    question: Question | None = None
    remarks: tuple[str, ...] = ()
    """Sentences for the answer that no outcome carries."""
    button: str = ""
    """Handle of the button that shall send, where one was named."""
    listed: str = ""
    """The list whose choices are read out, "" for none."""
    further: tuple[Question, ...] = ()
    """Questions that there was no room for: one is put at a time."""

    @property
    def only_looks(self) -> bool:
        """Whether it reads or goes somewhere, and nothing else."""
        looks = (
            not isinstance(step, Special) and step.outcome.type in _SHOWS and not isinstance(step.act, Press)
            for step in self.planned
        )
        return bool(self.planned) and all(looks)

    @property
    def only_shows(self) -> bool:
        """Whether nothing of it changes a value or sends."""
        return all(
            step in (Special.PRINT, Special.UNSURE)
            if isinstance(step, Special)
            else step.outcome.type in _SHOWS
            for step in self.planned
        )
