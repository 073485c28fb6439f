"""Who says what he does and for whom, or for what wage, is employed: "làm bảo vệ cho công ty Hòa Bình".

Nobody says "nhân viên hưởng lương" of himself. Where a form asks for it in a list, what was told of the work answers.
So does a trade, for who works for himself: "hổng đi làm công ty, nuôi tôm ở nhà".
"""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Command, Fill, Held, Understanding, Unknown
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.decoding.referents import Whose, told_of
from speak_to_input.core.forms import Form, Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.text import Words, read_words

_MOST_BETWEEN = 4
"""Words between the work and for whom it is."""


def with_work(
    understood: Understanding,
    people: PersonPhrases,
    form: Form,
    vocabulary: Vocabulary,
    language: Language,
    asked: str,
) -> Understanding:
    """What was understood, and that somebody is employed where a list asks for that and nothing was said of it itself.

    It is implied; where the list was just asked for (`asked`), or nothing else was understood, it is said.
    """
    words = people.words
    if not words.accented or words.text.rstrip().endswith("?"):
        return understood
    work, commands = language.work, understood.commands
    begin, end, says = (*_told(words, work), "choice")
    if not end:
        begin, end, says = (*_trade(words, work), "own choice")
    if not end or told_of(people)[0][begin] is Whose.OTHER:
        return understood
    list_of_it = next(_asking(form, vocabulary, work, says), None)
    if list_of_it is None:
        return understood
    known, choice = list_of_it
    heard = words.spelling(begin, end)
    if says == "own choice" and work.behind(words, begin, "no employer"):
        # "hổng đi làm công ty, nuôi tôm ở nhà": the trade is what one lives by, and no purpose besides
        commands = tuple(c for c in commands if not _within(c, heard))
        understood = replace(understood, commands=commands or (Unknown(words.text),))
    if any(isinstance(c, Fill | AskWhich) and _is_of(c, known.name) for c in commands):
        return understood
    fill = Fill(known.name, choice.value, heard, clause=heard, bare=True, to_check=True)
    nothing = all(isinstance(command, Unknown | Held) for command in commands)
    if known.name == asked or (nothing and begin <= _FIRST_WORDS and len(words.clauses()) <= _FEW_CLAUSES):
        return Understanding((*(c for c in commands if not isinstance(c, Unknown | Held)), fill), 1.0)
    return replace(understood, implied=(fill,))


_FIRST_WORDS = 2
"""Words before work that is all that is told: "tui là | giáo viên trường …"; in a story more stand there."""
_FEW_CLAUSES = 2


def _within(command: Command, heard: str) -> bool:
    """Whether the command is made of words of the trade: no employer is called "chỉ nuôi tôm ở nhà"."""
    return isinstance(command, Fill | AskWhich) and command.heard in heard


def _is_of(command: Fill | AskWhich, name: str) -> bool:
    if isinstance(command, Fill):
        return command.field == name
    return any(isinstance(choice, Fill) and choice.field == name for choice in command.choices)


def _asking(
    form: Form, vocabulary: Vocabulary, work: MarkedWords[str], says: str
) -> Iterator[tuple[Known, Option]]:
    """The empty lists that ask how somebody works, with the choice that is called as the role `says`."""
    for known in vocabulary.fields:
        if known.kind is not FieldKind.CHOICE or not form.fields[known.index].empty or not known.choices:
            continue
        named = [choice for choice in known.choices if _is_called(choice, work, says)]
        if len(named) == 1 and len(known.choices) > 1:
            yield known, named[0]


def _is_called(choice: Option, work: MarkedWords[str], says: str) -> bool:
    label = read_words(choice.label)
    return bool(label) and work.behind(label, 0, says) == len(label)


def _told(words: Words, work: MarkedWords[str]) -> tuple[int, int]:
    """The words that tell of work for somebody, or of a job and its wage; nothing, (0, 0), where none do."""
    for at in range(len(words)):
        job = work.behind(words, at, "job")
        end = job or work.behind(words, at, "work")
        if not end or (at and not _may_begin(words, at, work)) or _is_no_wage(words, at, work):
            continue
        behind = _behind(words, end, work)
        if behind:
            return at, behind
        if job and any(_is_paid(words, place, work) for place in range(end, len(words))):
            return at, end
    return 0, 0


def _trade(words: Words, work: MarkedWords[str]) -> tuple[int, int]:
    """The words of a trade that somebody lives by, told with where, or behind a no to every employer; else (0, 0)."""
    free = -1
    for begin, end in words.clauses():
        over = any(work.behind(words, at, "over") for at in range(begin, end))
        for at in range(begin, end):
            if free < 0 and work.behind(words, at, "no employer"):
                free = at
            trade = work.behind(words, at, "trade")
            if not trade or over or not (at == begin or words.says(at - 1, *_LEADING, *_ONLY)):
                continue
            where = next((e for place in range(trade, end) if (e := work.behind(words, place, "where"))), 0)
            if where or free >= 0:
                return (free if free >= 0 else at), where or end
    return 0, 0


_ONLY = ("chỉ", "toàn", "chuyên", "nhà", "bằng")


def _is_no_wage(words: Words, at: int, work: MarkedWords[str]) -> bool:
    """Whether it is denied, over, somebody else's or one's own: "hồi xưa làm …", "vợ tôi dạy …", "làm chủ …"."""
    clause = range(words.clause_begin(at), words.clause_end(at))
    return any(work.behind(words, p, "own") or work.behind(words, p, "other") for p in clause)


def _may_begin(words: Words, at: int, work: MarkedWords[str]) -> bool:
    """Whether the job or the work is somebody's: behind a pause, "là", "tôi", a verb of work."""
    if words.tokens[at].mark or words.says(at - 1, *_LEADING):
        return True
    return any(work.behind(words, place, "work") == at for place in range(max(0, at - 2), at))


_LEADING = ("là", "tôi", "tui", "em", "mình", "con", "cháu", "anh", "chị", "khách", "đang", "hiện", "nay", "nghề",
            "cô", "chú", "bác", "ổng", "bả", "ấy", "có", "vẫn", "thì")  # fmt: skip


def _behind(words: Words, end: int, work: MarkedWords[str]) -> int:
    """The token behind what an employer is called soon behind the work, in one breath; 0 where none stands there."""
    for at in range(end, min(end + _MOST_BETWEEN, len(words))):
        if words.tokens[at].mark:
            return 0
        if found := work.behind(words, at, "employer"):
            return found
        if not (
            work.behind(words, at, "at") or work.behind(words, at, "job") or _within_job(words, at, work)
        ):
            return 0
    return 0


def _within_job(words: Words, at: int, work: MarkedWords[str]) -> bool:
    begins = range(max(0, at - 3), at)
    return any(work.behind(words, begin, "job") > at for begin in begins)


def _is_paid(words: Words, at: int, work: MarkedWords[str]) -> bool:
    """Whether a wage is told: "lương 12 triệu"."""
    end = work.behind(words, at, "pay")
    sum_follows = any(words.says(place, "triệu", "tr", "củ", "nghìn") for place in range(end, end + 6))
    return bool(end) and (sum_follows or (end < len(words) and words.tokens[end].has_digit))
