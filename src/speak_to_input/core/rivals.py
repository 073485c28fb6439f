"""Whether a reading is sure enough to act upon, or another one is so near that a question has to tell."""

import re
from collections.abc import Iterable
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Clear, Command, Fill, Focus
from speak_to_input.core.confidence import Trust, Understood, trust
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.modifiers import maybe
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.names import label_phrases
from speak_to_input.core.second_looks import is_further_sum, is_lunar
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.rough import rough_shares
from speak_to_input.vi.text import Words

_CLOSE_CALL = 0.22
"""Two readings nearer than this are told apart by asking."""
_VERBS = frozenset({Cue.CLEAR, Cue.CORRECT})
_POINTING = ("đó", "này", "ấy", "kia", "nớ", "của")
_NAMED_WHOLLY = 0.85
_CLOSE_NAMES = 0.3
"""Names nearer than this are told apart by asking before one of the fields is emptied or changed."""
_ALONE_CALL = 0.6
"""The same for a value that is all that was said: "mười lăm tháng mười hai"."""
_COURTESY = 2
"""Words of courtesy around a value that is all that was said."""
_OF_SEVERAL = frozenset({FieldKind.MONEY, FieldKind.PERSON, FieldKind.DATE, FieldKind.ACCOUNT})
"""A form asks for several of these, and which is meant the value alone never tells: "năm mươi triệu"."""
_AMOUNTS = frozenset({FieldKind.MONEY, FieldKind.NUMBER, FieldKind.DURATION, FieldKind.PERCENT})
_CODE_LIKE = 1000
"""Longer numbers tell by their length what they are: an amount, a telephone, a card."""
_MAYBE_SPAN = 3
"""Words from "hình như" to the value of which somebody is not sure."""
_TIE = 1e-6
"""Readings this near tell nothing apart: "số dư" is the one before as well as the one after."""


def _or_ask(step: Step, whole: Understood, language: Language, vocabulary: Vocabulary) -> Command:
    """The step's command, or a question when another field would take the value about as well."""
    command, best, rivals = step.command, whole.ranked[0], whole.ranked[1:]
    if isinstance(command, Clear) and command.field is not None:
        return _which_named(command, step, whole, language, vocabulary)
    if isinstance(command, Focus) and step.bare:
        return _which_named(command, step, whole, language, vocabulary)
    if not isinstance(command, Fill):
        return command
    known = vocabulary.by_name(command.field)
    others: dict[str, Fill] = {}
    near = _near(step, whole, known, language)
    for rival in rivals:
        if best.score - rival.score > near:
            break
        for other in rival.steps:
            fill = other.command
            same_span = (other.start, other.end) == (step.start, step.end)
            if not isinstance(fill, Fill) or not same_span or fill.field == command.field:
                continue
            if best.score > 0 and any(_fills_alike(own.command, fill) for own in best.steps):
                continue  # "xin nghỉ ốm" tells what is asked for and what sort: neither is the other's rival
            other_known = vocabulary.by_name(fill.field)
            if (
                step.bare
                or (
                    known
                    and known.kind is FieldKind.DATE
                    and near == _ALONE_CALL
                    and _named_alike(command, fill)
                )
                or abs(best.score - rival.score) < _TIE
                or (known and other_known and other_known.index in known.twins)
            ):
                others.setdefault(fill.field, fill)
    if not others:
        return command
    told = _of_the_rest(step, whole, others, language, vocabulary)
    told = told or _of_first_row(command, others.values(), whole, vocabulary)
    return told or AskWhich((command, *others.values()), command.heard)


def _fills_alike(one: Command, other: Fill) -> bool:
    return isinstance(one, Fill) and (one.field, one.text) == (other.field, other.text)


def _of_first_row(
    command: Fill, others: Iterable[Fill], whole: Understood, vocabulary: Vocabulary
) -> Fill | None:
    """The value in the row of a table that was spoken of last, else in the first that is free: "trồng lúa tám sào".

    None where not all fields are of like rows, and for rows of people, of whom any may be meant.
    """
    fills = (command, *others)
    rows = [(found, fill) for fill in fills if (found := _ROW.fullmatch(_section(fill, vocabulary)))]
    people = {known.section for known in vocabulary.fields if known.personal}
    if len(rows) < len(fills) or len({row[1] for row, _ in rows}) > 1 or any(r[0] in people for r, _ in rows):
        return None
    spoken = {known.section for name in whole.spoken_of if (known := vocabulary.by_name(name))}
    more = any(whole.words.says(at, "thêm", "nữa") for at in range(len(whole.words)))
    best = min(rows, key=lambda found: ((found[0][0] in spoken) is more, int(found[0][2])))
    return replace(best[1], bare=command.bare)


_ROW = re.compile(r"(.*\S) (\d+)")
"""The part of the form that a row of a table is: its heading and its number."""


def _of_the_rest(
    step: Step, whole: Understood, others: dict[str, Fill], language: Language, vocabulary: Vocabulary
) -> Command | None:
    """The one of the twins that stands in the part of the form of which all else is told; None where none does.

    "Tên Võ Minh Khôi, số máy …, sinh ngày …" tells of one person; "email của em là …" of who fills in the form.
    """
    command = step.command
    known = vocabulary.by_name(command.field) if isinstance(command, Fill) else None
    if known is None or not all(vocabulary.fields[i].name in others or i == known.index for i in known.twins):
        return None
    if not isinstance(command, Fill) or not all(
        (other := vocabulary.by_name(name)) and other.index in known.twins for name in others
    ):
        return None
    told = [vocabulary.by_name(s.command.field) for s in whole.ranked[0].steps if isinstance(s.command, Fill)]
    parts = {field.section for field in told if field and not field.twins}
    meant = [fill for fill in (command, *others.values()) if _section(fill, vocabulary) in parts]
    if not parts and _tells_own(whole.words, step):
        first = min((command, *others.values()), key=lambda fill: _place(fill, vocabulary))
        meant = [] if _is_side(_section(first, vocabulary), language) else [first]
    return replace(meant[0], bare=command.bare) if len(meant) == 1 else None


def _section(fill: Fill, vocabulary: Vocabulary) -> str:
    known = vocabulary.by_name(fill.field)
    return known.section if known else ""


def _place(fill: Fill, vocabulary: Vocabulary) -> int:
    known = vocabulary.by_name(fill.field)
    return known.index if known else len(vocabulary.fields)


def _is_side(section: str, language: Language) -> bool:
    """Whether the part is of one of several who are asked alike, "Bên nam": the speaker may be any of them."""
    return any(language.sides.alone(phrase) for phrase in label_phrases(section))


def _tells_own(words: Words, step: Step) -> bool:
    """Whether the speaker tells it of himself: "email của em là …", "tôi tên …"."""
    return any(
        words.says(at, *_SELF) and (words.says(at - 1, "của") or words.says(at + 1, "tên", "là"))
        for at in range(step.start)
    )


_SELF = ("tôi", "tui", "em", "mình", "tớ", "toi", "minh")


def _named_alike(one: Fill, other: Fill) -> bool:
    """Whether the same words name both fields: "ngày | mùng một tháng chạp" is any day of the form."""
    return one.clause == other.clause != other.heard


def _near(step: Step, whole: Understood, known: Known | None, language: Language) -> float:
    """How near another reading must be for a question: farther where a value is all that was said."""
    best = whole.ranked[0]
    if known is None or known.name in whole.spoken_of or len(best.steps) > 1 or best.skipped:
        return _CLOSE_CALL
    outside = (*range(step.start), *range(step.end, len(whole.words)))
    if not known.principal:
        return _ALONE_CALL if len(outside) <= _COURTESY else _CLOSE_CALL
    alone = known.kind in _OF_SEVERAL and all(_is_courtesy(at, whole, known, language) for at in outside)
    return _ALONE_CALL if alone else _CLOSE_CALL


def is_whole_text(step: Step, words: Words, language: Language) -> bool:
    """Whether the step takes as text all that was said, in one breath and courtesy apart."""
    if not step.text or step.start > 0 or any(token.mark for token in words.tokens[1:]):
        return False
    return all(words.says(at, *language.particles) for at in range(step.end, len(words)))


def _is_number_alone(step: Step, whole: Understood, known: Known, language: Language) -> bool:
    """Whether a mere number is all that was said, and nothing that was spoken of before wants one: "ba mươi lăm"."""
    if not step.bare or known.name in whole.spoken_of:
        return False
    readings = [r.value for r in read_number(whole.words, step.start) if r.end == step.end]
    told = step.command.text if isinstance(step.command, Fill) else ""
    if not any(value < _CODE_LIKE and f"{value.normalize():f}" == told for value in readings):
        return False  # "bốn năm" is four years as well
    outside = (*range(step.start), *range(step.end, len(whole.words)))
    return all(language.lexicon.particles.at(whole.words, at) for at in outside)


def tells_of_unknown(step: Step, words: Words, best: Hypothesis, known: Known | None) -> bool:
    """As in "xác minh qua OTP xong rồi, | khớp hết": what came out of something done that is no field here."""
    if not step.bare or known is None or known.kind is not FieldKind.CHOICE:
        return False
    if not words.tokens[step.start].mark:
        return False
    first = all(other.start >= step.start for other in best.steps)
    unknown = sum(at < step.start for at in best.skipped)
    return first and unknown >= _LEAST_UNKNOWN and words.says(step.start - 1, "rồi", "xong")


_LEAST_UNKNOWN = 2


def _is_courtesy(at: int, whole: Understood, known: Known, language: Language) -> bool:
    """Whether the word tells nothing of whose the value is; before a name "em là", "khách" do."""
    if known.kind is FieldKind.PERSON:
        return bool(language.lexicon.particles.at(whole.words, at))
    if known.kind is FieldKind.DATE and whole.words.says(at, "ngày"):
        return True  # of which day nothing is said yet
    return whole.words.says(at, *language.particles) or _filling(whole.words, at, language)


def _filling(words: Words, at: int, language: Language) -> bool:
    return any(m.item is Cue.FILL and m.end == at + 1 for m in language.cues.matches(words, at))


def _which_named(
    command: Clear | Focus, step: Step, whole: Understood, language: Language, vocabulary: Vocabulary
) -> Command:
    """As in "xóa ngày đi", "sửa lại ngày" where the form has several days: it is asked about, not guessed."""
    named: dict[str, tuple[int, float]] = {}
    led = any(m.item in _VERBS for m in language.cues.matches(whole.words, step.start))
    for at in range(step.start + led, step.end):
        for mention in vocabulary.mentions.matches(whole.words, at):
            name = vocabulary.fields[mention.item].name
            if mention.end == step.end and name not in named:
                named[name] = at, mention.strength
    begin, strength = named.get(command.field or "", (0, 1.0))
    known = vocabulary.by_name(command.field)
    pointed = bool(whole.spoken_of) and any(
        whole.words.says(at, *_POINTING) for at in (step.end - 1, step.end)
    )
    leading = known is not None and known.principal and known.kind is not FieldKind.DATE
    if strength > _NAMED_WHOLLY or (isinstance(command, Clear) and (pointed or leading)):
        return command
    others = tuple(
        name
        for name, (at, other) in named.items()
        if at == begin and name != command.field and strength - other < _CLOSE_NAMES
    )
    if not others:
        return command
    if isinstance(command, Clear):
        return AskWhich((command, *(Clear(name, command.heard) for name in others)), command.heard)
    return AskWhich((command, *(Focus(name, command.heard) for name in others)), command.heard)


def _roughly(step: Step, command: Fill, known: Known, words: Words) -> tuple[Option, ...]:
    """What an amount may be that was told by two digits in a row, least first; nothing where it was told exactly."""
    if known.kind not in _AMOUNTS or not command.text.isdigit():
        return ()
    shares = rough_shares(words, step.start, step.end)
    amounts = [int(command.text) * share // whole for share, whole in shares]
    return tuple(Option(str(amount), str(amount)) for amount in amounts)


def _is_all(step: Step, whole: Understood) -> bool:
    return step.start == 0 and step.end == len(whole.words)


def sure(step: Step, whole: Understood, language: Language, vocabulary: Vocabulary) -> Command:
    """The step's command, or a question where another field or no field is about as likely."""
    command = _or_ask(step, whole, language, vocabulary)
    if not isinstance(command, Fill) or command.doubt is not None:
        return command
    known = vocabulary.by_name(command.field)
    if known is None:
        return command
    if step.bare and is_further_sum(whole.words, known.kind, step.start):
        return replace(command, doubt=Doubt.UNSURE)
    if is_lunar(whole.words, known.kind, step.start, step.end):
        command = replace(command, to_check=True)
    if any(maybe(whole.words, at) for at in range(max(0, step.start - _MAYBE_SPAN), step.start)):
        command = replace(command, to_check=True)  # "mã số hình như là NV0412"
    amounts = _roughly(step, command, known, whole.words)
    if amounts:
        return replace(command, doubt=Doubt.ROUGHLY, nearest=amounts)
    if _is_number_alone(step, whole, known, language) or tells_of_unknown(
        step, whole.words, whole.ranked[0], known
    ):
        return replace(command, doubt=Doubt.UNSURE)
    if known.name == whole.asked and is_whole_text(step, whole.words, language):
        return command
    if known.name == whole.asked and known.kind is FieldKind.NUMBER and _is_all(step, whole):
        return replace(command, to_check=True)
    match trust(step, known.kind, whole, language.confidence):
        case Trust.ASK:
            return replace(command, doubt=Doubt.UNSURE)
        case Trust.ACT_AND_SHOW:
            return replace(command, to_check=True)
        case Trust.ACT:
            return command
