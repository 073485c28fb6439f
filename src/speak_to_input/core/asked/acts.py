"""The command that an utterance asks for where it is nothing but a request, with talk around it at most."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from speak_to_input.core.asked.around import Alone, Around
from speak_to_input.core.asked.grammar import Asked
from speak_to_input.core.asked.things import Things
from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import (
    Attach,
    Clear,
    Command,
    Direction,
    Do,
    Fill,
    Focus,
    Move,
    PressButton,
    Read,
    ReadWhat,
    Simple,
    Understanding,
)
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Language
from speak_to_input.core.readback import MOST_CHOICES
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Unit

_POINTING = ("đó", "đấy", "ấy", "nớ", "này", "ni", "vừa", "mới", "nãy")
_FAULTY = ("sai", "nhầm", "trật", "lộn", "bậy")
_FEWEST = 2
_SAME = 0.04
"""Things told by so little more or less clearly are told alike."""


@dataclass(frozen=True)
class _Scene:
    found: Candidates
    form: Form
    vocabulary: Vocabulary
    context: Context


def asked_whole(
    found: Candidates,
    form: Form,
    vocabulary: Vocabulary,
    language: Language,
    context: Context,
    before: Understanding,
    alone: Alone,
) -> Understanding | None:
    """The one request that the utterance is; None where it is more, less, something else, or understood already.

    Takes: `before`: what it was taken for; `alone`: hears some words by themselves, in the same dialogue.
    """
    words, patterns = found.words, language.requests
    idle, things = patterns.idle(words), Things(found, form, vocabulary)
    around = Around(words, idle, patterns.idle(words, behind=True), language.marks, alone)
    scene = _Scene(found, form, vocabulary, context)
    clear = _is_clear(before)
    told = sorted(
        patterns.found(words, idle, things.told),
        key=lambda a: (around.left(a), -a.named, -a.strength, a.start - a.end, a.order),
    )
    for asked in told:
        command = _command(scene, asked, told)
        if command is None or (clear and asked.act not in _BEFORE_ACTS) or not around.is_talk(asked):
            continue
        if not (around.left(asked) or not words.accented) or not _fills(before, asked, command):
            return Understanding((command,))
    return None


def asks_choices(found: Candidates, form: Form, vocabulary: Vocabulary, language: Language) -> bool:
    """Whether the utterance ends with a question for choices, of this form's lists or not: it answers no other one.

    What others ask may be one: "khách hỏi gói vay có những lựa chọn nào".
    """
    words, patterns, marks = found.words, language.requests, language.marks
    closing = patterns.idle(words, behind=True)
    things = Things(found, form, vocabulary)
    for asked in patterns.found(words, patterns.idle(words), things.told, _OF_LISTS):
        end = asked.end
        while end < len(words) and closing[end] > end:
            end = closing[end]
        if end >= len(words) and not any(marks.at(words, at, Mark.REPORT) for at in range(asked.start)):
            return True
    return False


def _is_clear(before: Understanding) -> bool:
    """Whether the utterance is one request already, of something told."""
    one = before.commands[0] if len(before.commands) == 1 else None
    return isinstance(one, _ACTS) and not (
        isinstance(one, Read) and one.what in (ReadWhat.ALL, ReadWhat.CHECK)
    )


_OF_LISTS = ("choices", "choices_here")
_BEFORE_ACTS = (*_OF_LISTS, "choices_rest", "undo")
"""A name and words of asking are easily taken for something else, and so is "trả về lúc nãy"."""
_ACTS = (Attach, Clear, Do, Focus, Move, PressButton, Read)


def _fills(before: Understanding, asked: Asked, command: Command) -> bool:
    """Whether a value was told beside the request: none is where a box is only named to be read out."""
    fills = [c for c in before.commands if isinstance(c, Fill) and c.doubt is None]
    named = command.what if isinstance(command, Read) and asked.act == "read_it" else None
    return any(c.field != named for c in fills)


def _command(scene: _Scene, asked: Asked, told: list[Asked]) -> Command | None:
    heard = scene.found.words.spelling(asked.start, asked.end)
    if asked.act in _PLAIN:
        return _PLAIN[asked.act](heard)
    made = _OF_THINGS.get(asked.act)
    return made(scene, asked, told, heard) if made is not None else None


def _field(scene: _Scene, asked: Asked, told: list[Asked]) -> str | None:
    """The field meant; None where others are named as clearly and none of them was spoken of last."""
    kind = "list" if asked.act == "choices" else "field"
    end = next(thing.end for kind_of, thing in asked.things if kind_of == kind)
    pointed = scene.found.words.says(end, *_POINTING)
    alike = {
        other.thing(kind)
        for other in told
        if (other.act, other.start, other.end) == (asked.act, asked.start, asked.end)
        and (pointed or other.strength > asked.strength - _SAME)
    }
    if pointed and scene.context.last not in alike and asked.named < _FEWEST:
        return None
    before = [name for name in (scene.context.last, *scene.context.recent) if name in alike]
    return before[0] if before else (asked.thing(kind) if len(alike) == 1 else None)


def _read(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    listed = asked.act in _OF_LISTS
    name = _list_here(scene) if asked.act == "choices_here" else _field(scene, asked, told)
    return Read(name, heard, choices=listed) if name and not _names_part(scene, asked) else None


def _read_rest(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    """The choices of a long list that were not said yet; the list was read out last."""
    known = scene.vocabulary.by_name(scene.context.last)
    long = known is not None and len(known.choices) > MOST_CHOICES + 1
    return Read(known.name, heard, choices=True, rest=True) if known is not None and long else None


def _list_here(scene: _Scene) -> str | None:
    """The list that was asked for or is in focus."""
    known = (scene.vocabulary.by_name(name) for name in (scene.context.asked, scene.context.focused))
    return next((k.name for k in known if k is not None and Things.lets_choose(k)), None)


def _names_part(scene: _Scene, asked: Asked) -> bool:
    """As in "đọc lại phần | khách hàng": a step or a section is meant, not the field that is called like it."""
    return any(
        scene.found.words.says(thing.start - 1, "phần", "mục", "bước", "trang")
        and any(named.end >= thing.end for named in scene.found.sections[thing.start])
        for _, thing in asked.things
    )


def _clear(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    name = _field(scene, asked, told)
    known = scene.vocabulary.by_name(name)
    chosen = known is not None and known.several  # "bỏ giấy phép ra" is one choice of a set
    taken_out = scene.found.words.says(asked.start, "bỏ") and (chosen or asked.strength < _CLEARLY)
    return Clear(name, heard) if name and not taken_out else None


def _clear_it(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    """What is emptied is pointed at in the words before, "ngày cấp đó sai, | xóa đi", else it is what was told last."""
    name = _named_before(scene, asked, *_POINTING, *_FAULTY) or scene.context.last
    field = scene.form.field(name) if name else None
    known = scene.vocabulary.by_name(name)
    several = known is not None and known.several  # "gỡ nó ra" may be one choice of a set
    return Clear(name, heard) if name and field is not None and field.value and not several else None


def _read_it(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    name = _named_before(scene, asked)
    return Read(name, heard) if name is not None else None


def _named_before(scene: _Scene, asked: Asked, *led: str) -> str | None:
    """The field that the words before the request name; of several the one of the longest and clearest name.

    `led`: words of which one must stand behind the name.
    """
    named = {
        (m.end - at, m.strength, scene.vocabulary.fields[m.field].name)
        for at in range(asked.start)
        for m in scene.found.mentions[at]
        if m.strength > _NAMED and (not led or scene.found.words.says(m.end, *led))
    }
    return max(named)[2] if named else None


def _read_last(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    """As in "đọc lên anh so với sổ": what was told last."""
    name = scene.context.last
    field = scene.form.field(name) if name else None
    return Read(name, heard) if name and field is not None and field.value else None


_NAMED, _CLEARLY = 0.6, 0.9


def _focus(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    name = _field(scene, asked, told)
    return Focus(name, heard) if name else None


def _step(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    return Move(int(asked.thing("step") or 1), heard)


def _attach(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    """A file goes into the field that is named anywhere in the request."""
    named = [
        (m.strength, m.end - at, scene.vocabulary.fields[m.field].name)
        for at in range(asked.start, asked.end)
        for m in scene.found.mentions[at]
        if m.end <= asked.end and scene.vocabulary.fields[m.field].name in _files(scene.form)
        if m.strength > _CLEARLY or any(kind == "file" for kind, _ in asked.things)
    ]
    return Attach(max(named)[2] if named else None, scene.found.words.text)


def _files(form: Form) -> frozenset[str]:
    return frozenset(field.name for field in form.fields if field.type == "file")


def _count(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    """As in "vậy là mấy ngày": the field that counts the days of a span, where the form has one."""
    counting = [k.name for k in scene.vocabulary.fields if k.slot.unit is Unit.DAY and not k.choices]
    return Read(counting[0], heard) if len(counting) == 1 and scene.vocabulary.ranges else None


def _redo(scene: _Scene, asked: Asked, told: list[Asked], heard: str) -> Command | None:
    return Do(Simple.REDO, heard) if scene.context.undone else None


_Made = Callable[[_Scene, Asked, list[Asked], str], Command | None]
_OF_THINGS: Mapping[str, _Made] = {
    "read": _read, "choices": _read, "choices_here": _read, "choices_rest": _read_rest, "read_it": _read_it,
    "read_last": _read_last, "clear": _clear, "clear_it": _clear_it, "focus": _focus, "step": _step, "attach": _attach,
    "redo": _redo, "count": _count,
}  # fmt: skip
_PLAIN: Mapping[str, Callable[[str], Command]] = {
    "save": partial(Do, Simple.SAVE), "undo": partial(Do, Simple.UNDO), "submit": partial(Do, Simple.SUBMIT),
    "print": partial(Do, Simple.PRINT), "unsure": partial(Do, Simple.UNSURE), "next": partial(Move, Direction.NEXT),
    "back": partial(Move, Direction.BACK), "missing": partial(Read, ReadWhat.MISSING),
    "reset": partial(Clear, None),
}  # fmt: skip
ACTS = frozenset({*_PLAIN, *_OF_THINGS})
"""What a pattern may ask for."""
