"""What is said to stay as it is, beside what changes: "giờ là 16 giờ 20, | ngày giữ nguyên"."""

from speak_to_input.core.commands import AskWhich, Command, Fill, Held
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.vi.text import read_words


def without_kept(text: str, marks: Marks) -> str:
    """The text without the clause that tells which part of a value stays; itself where none does.

    Only a part of a value is told so: "kiến nghị là giữ nguyên quy trình" is a text.
    """
    words = read_words(text)
    if not marks.anywhere(words, Mark.KEPT):
        return text
    for at in range(len(words)):
        end = marks.behind(words, at, Mark.PART)
        while end and words.says(end, "thì", "vẫn", "cũ", "cứ"):
            end += 1
        end = marks.behind(words, end, Mark.KEPT) if end else 0
        while end and end < len(words) and not words.tokens[end].mark and marks.at(words, end, Mark.END):
            end += 1
        if not end or not (end == len(words) or words.tokens[end].mark):
            continue
        begin = at - words.says(at - 1, "còn", "mà", "chứ")
        rest = f"{text[: words.tokens[begin].start].rstrip(' ,;')} {text[words.tokens[end - 1].end :].lstrip(' ,;.')}"
        return rest.strip() if any(c.isalnum() for c in rest) else text
    return text


def nothing_changed(ground: Ground, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without what the words say stays as it is: "chồng em bảo 36 tháng mà thôi, cứ giữ nguyên".

    A value that is told by its field's name in another clause is not meant by it.
    """
    for begin, end in ground.words.clauses():
        if (at := _kept_at(ground, begin, end)) >= 0:
            last = end == len(ground.words) and not _has_subject(ground, begin, at)
            clause = ground.words.spelling(begin, end)
            kept = tuple(
                c
                for c in commands
                if _tells_anew(ground, c, begin, at) or not (_is_of(c, clause) or (last and _is_unnamed(c)))
            )
            if kept != commands:
                return kept or (Held(ground.words.text),)
    return commands


_LED = ("vẫn", "cứ", "thôi", "thì", "nên")


def _kept_at(ground: Ground, begin: int, end: int) -> int:
    """Where the clause ends in "giữ nguyên", "vẫn vậy"; "ghi chú là giữ nguyên" does not; -1 where none does."""
    words, marks = ground.words, ground.marks
    for at in range(begin, end):
        behind = marks.behind(words, at, Mark.KEPT)
        while behind and behind < end and marks.at(words, behind, Mark.END, Mark.WHOM):
            behind += 1
        if behind == end and (at == begin or words.says(at, *_LED) or words.says(at - 1, *_LED)):
            return at
    return -1


def _has_subject(ground: Ground, begin: int, at: int) -> bool:
    """As in "mấy cái khác thì giữ nguyên": something else than what was just told stays."""
    words, marks = ground.words, ground.marks
    if begin > 0:
        led = (words.says(p, *_LED) or marks.at(words, p, *_AROUND) for p in range(begin, at))
        return not all(led)
    # no pause sets it off: "… mà em thấy được rồi | cứ giữ nguyên"
    return not (words.says(at, "cứ", "thôi") or words.says(at - 1, "cứ", "thôi", "nên"))


_AROUND = (Mark.START, Mark.WHOM, Mark.COURTESY, Mark.END)


def _tells_anew(ground: Ground, command: Command, begin: int, at: int) -> bool:
    """Whether the clause names a field and tells before "giữ nguyên" what it does not hold: "mục đích là mua xe"."""
    if not isinstance(command, Fill) or command.bare or command.correction:
        return False
    known = ground.vocabulary.by_name(command.field)
    said = ground.words.spelling(begin, at).lower()
    told = known is not None and known.index in ground.named and command.heard.lower() in said
    return told and known is not None and command.text != ground.held(known)


def _is_of(command: Command, clause: str) -> bool:
    """Whether the command was made of the clause that tells what stays."""
    heard = command.heard if isinstance(command, Fill) else ""
    return bool(heard) and heard.lower() in clause.lower()


def _is_unnamed(command: Command) -> bool:
    return isinstance(command, AskWhich) or (
        isinstance(command, Fill) and (command.bare or command.correction)
    )
