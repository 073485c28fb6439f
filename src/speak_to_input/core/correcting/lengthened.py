"""What is told in addition to a long text that is held: "lý do viết thêm là mẹ đang ốm" takes nothing away."""

from dataclasses import replace

from speak_to_input.core.commands import Clear, Command, Fill
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import fold, read_words


def lengthened(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands; a text told in addition stands behind the one that is held."""
    if any(ground.words.says(at, *_MISTAKEN) for at in range(len(ground.words))):
        return commands
    return tuple(
        command if _told_before(command, commands[:place]) else _longer(ground, command)
        for place, command in enumerate(commands)
    )


def more_first(text: str, vocabulary: Vocabulary, marks: Marks) -> str:
    """The text; where a piece more is announced behind a field's name, that is said first, "thêm vào lý do: …"."""
    words = read_words(text)
    for at in range(1, min(_LATEST, len(words))):
        end = marks.behind(words, at, Mark.MORE_OF_IT)
        told = end + words.says(end, "là", "rằng") if end else 0
        if told and told < len(words) and (told > end or ":" in words.tokens[end].mark):
            named = (m for m in vocabulary.mentions.matches(words, 0) if m.end == at and m.strength > _NAMED)
            if any(vocabulary.fields[m.item].kind is FieldKind.PROSE for m in named):
                return f"thêm vào {words.spelling(0, at)}: {words.spelling(told, len(words))}"
    return text


_LATEST = 8
"""A field's name at the beginning has fewer words."""
_MISTAKEN = ("nhầm", "lộn")
"""What was a mistake is not kept beside what is right: "à nhầm, ghi thêm là …"."""


def _told_before(command: Command, before: tuple[Command, ...]) -> bool:
    """Whether the field was emptied or filled in the same breath: what it held is not held any more."""
    return isinstance(command, Fill) and any(
        isinstance(c, Clear | Fill) and c.field == command.field for c in before
    )


def _longer(ground: Ground, command: Command) -> Command:
    if not isinstance(command, Fill) or command.doubt is not None or command.correction:
        return command
    known = ground.vocabulary.by_name(command.field)
    if known is None or known.kind is not FieldKind.PROSE:
        return command
    if (last := _told_last(ground)) is not None and _only_adds(ground, command):
        known, command = last, replace(command, field=last.name)
    held, at = ground.form.fields[known.index].value.strip(), _begin(ground, command.heard)
    if not held or at <= 0 or fold(command.text) in fold(held):
        return command
    if not _is_more(ground, known, at):
        return command
    first = ground.words.tokens[at].text[:1]  # as it was said, without the capital of a text of its own
    return replace(command, text=f"{held.rstrip('.;, ')}, {first}{command.text[1:]}")


def _told_last(ground: Ground) -> Known | None:
    """The long text that was told last, and is held."""
    last = ground.vocabulary.by_name(ground.context.last)
    return last if last is not None and last.kind is FieldKind.PROSE and ground.held(last).strip() else None


def _only_adds(ground: Ground, command: Fill) -> bool:
    """As in "ghi thêm là | thiếu người": no field is named, though notes are called so as well."""
    words, at = ground.words, _begin(ground, command.heard)
    begin = next((place for place in range(at) if words.tokens[place].toned not in ground.particles), 0)
    end = ground.marks.behind(words, begin, Mark.MORE_WRITTEN) if at > 0 else 0
    end += words.says(end, "nữa")
    return end > 0 and at == end + words.says(end, "là", "rằng")


def _begin(ground: Ground, heard: str) -> int:
    """The token at which the words begin; -1 where they do not stand in a row."""
    said, tokens = read_words(heard).tokens, ground.words.tokens
    places = range(len(tokens) - len(said), -1, -1)
    return next(
        (at for at in places if all(t.toned == s.toned for t, s in zip(tokens[at:], said, strict=False))), -1
    )


def _is_more(ground: Ground, known: Known, at: int) -> bool:
    """Whether what leads to the text that begins at token `at` adds it; the label's own "thêm" does not."""
    words, begin = ground.words, ground.words.clause_begin(at)
    if ":" in words.tokens[begin].mark and begin == at:
        begin = ground.words.clause_begin(begin - 1)  # "thêm vào tóm tắt: | …"
    named = {
        place
        for first in range(begin, at)
        for m in ground.found.mentions[first]
        if m.field == known.index and m.strength > _NAMED
        for place in range(first + 1, m.end)
    }
    told = (place for place in range(begin, at) if place not in named)
    return any(
        ground.marks.at(words, place, Mark.MORE_WRITTEN)
        or (words.says(place, "thêm") and (place == begin or words.says(place - 1, *_FOR)))
        for place in told
    )


_NAMED = 0.6
_FOR = ("giúp", "giùm", "dùm", "hộ")
"""Behind other words "thêm" alone is the text's own: "có thêm con nhỏ", "nghỉ thêm"."""
