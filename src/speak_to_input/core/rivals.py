"""Whether a reading is sure enough to act upon, or another one is so near that a question has to tell."""

from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Clear, Command, Doubt, Fill
from speak_to_input.core.confidence import Trust, Understood, trust
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Known, Vocabulary

_CLOSE_CALL = 0.22
"""Two readings nearer than this are told apart by asking."""
_POINTING = ("đó", "này", "ấy", "kia", "nớ", "của")
_NAMED_WHOLLY = 0.85
_CLOSE_NAMES = 0.3
"""Names nearer than this are told apart by asking before one of the fields is emptied."""
_ALONE_CALL = 0.6
"""The same for a value that is all that was said: "mười lăm tháng mười hai"."""
_COURTESY = 2
"""Words of courtesy around a value that is all that was said."""
_TIE = 1e-6
"""Readings this near tell nothing apart: "số dư" is the one before as well as the one after."""


def _or_ask(step: Step, whole: Understood, vocabulary: Vocabulary) -> Command:
    """The step's command, or a question when another field would take the value about as well."""
    command, best, rivals = step.command, whole.ranked[0], whole.ranked[1:]
    if isinstance(command, Clear) and command.field is not None:
        return _which_to_clear(command, step, whole, vocabulary)
    if not isinstance(command, Fill):
        return command
    known = vocabulary.by_name(command.field)
    tied = any(abs(best.score - rival.score) < _TIE for rival in rivals)
    if not step.bare and not tied and (known is None or not known.twins):
        return command
    others: dict[str, Fill] = {}
    near = _ALONE_CALL if _alone(whole, known) else _CLOSE_CALL
    for rival in rivals:
        if best.score - rival.score > near:
            break
        for other in rival.steps:
            fill = other.command
            same_span = (other.start, other.end) == (step.start, step.end)
            if not isinstance(fill, Fill) or not same_span or fill.field == command.field:
                continue
            other_known = vocabulary.by_name(fill.field)
            if (
                step.bare
                or abs(best.score - rival.score) < _TIE
                or (known and other_known and other_known.index in known.twins)
            ):
                others.setdefault(fill.field, fill)
    return AskWhich((command, *others.values()), command.heard) if others else command


def _alone(whole: Understood, known: Known | None) -> bool:
    """Whether a value is all that was said, and neither of a main field of the form nor of one just spoken of."""
    if known is None or known.principal or known.name in whole.spoken_of:
        return False
    best = whole.ranked[0]
    if len(best.steps) > 1 or best.skipped:
        return False
    (step,) = best.steps
    return len(whole.words) - (step.end - step.start) <= _COURTESY


def _which_to_clear(command: Clear, step: Step, whole: Understood, vocabulary: Vocabulary) -> Command:
    """As in "xóa ngày đi" where the form has several days: what is emptied is asked about, not guessed."""
    named: dict[str, tuple[int, float]] = {}
    for at in range(step.start + 1, step.end):  # behind the verb
        for mention in vocabulary.mentions.matches(whole.words, at):
            name = vocabulary.fields[mention.item].name
            if mention.end == step.end and name not in named:
                named[name] = at, mention.strength
    begin, strength = named.get(command.field or "", (0, 1.0))
    known = vocabulary.by_name(command.field)
    pointed = any(whole.words.says(at, *_POINTING) for at in (step.end - 1, step.end))
    if strength > _NAMED_WHOLLY or pointed or (known is not None and known.principal):
        return command
    others = tuple(
        Clear(name, command.heard)
        for name, (at, other) in named.items()
        if at == begin and name != command.field and strength - other < _CLOSE_NAMES
    )
    return AskWhich((command, *others), command.heard) if others else command


def sure(step: Step, whole: Understood, language: Language, vocabulary: Vocabulary) -> Command:
    """The step's command, or a question where another field or no field is about as likely."""
    command = _or_ask(step, whole, vocabulary)
    if not isinstance(command, Fill) or command.doubt is not None:
        return command
    known = vocabulary.by_name(command.field)
    if known is None:
        return command
    match trust(step, known.kind, whole, language.confidence):
        case Trust.ASK:
            return replace(command, doubt=Doubt.UNSURE)
        case Trust.ACT_AND_SHOW:
            return replace(command, to_check=True)
        case Trust.ACT:
            return command
