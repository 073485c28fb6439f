"""A word is taken out of the text that a field holds: "tên công ty bỏ chữ Thôi".

What is said is never the text itself: where no field holds the word, or more than one does, nothing is changed.
"""

from collections.abc import Iterator

from speak_to_input.core.commands import Command, Fill, Unknown
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words, fold, read_words

_OUT = ("bỏ", "xóa", "gỡ", "cắt", "bớt")
_FOR = ("giùm", "giúp", "hộ", "dùm", "em", "tôi", "tui", "mình", "cái", "đi", "bớt")
_WORD = ("chữ", "từ")
_AWAY = (
    "đi",
    "ra",
    "giùm",
    "giúp",
    "hộ",
    "dùm",
    "nhé",
    "nha",
    "luôn",
    "ạ",
    "em",
    "tôi",
    "tui",
    "cái",
    "khỏi",
    "ở",
)
_OTHERS = ("ký", "kí", "số", "cái")
"""Behind "chữ" these are the rest of another word: "chữ ký"."""
_TEXTS = frozenset(
    {FieldKind.TEXT, FieldKind.PROSE, FieldKind.PERSON, FieldKind.COMPANY, FieldKind.ADDRESS}
)  # fmt: skip
_LONGEST = 4
"""Words that are taken out at once."""
_NAMED = 0.6
"""How clearly a field must be named."""


def word_taken_out(words: Words, form: Form, vocabulary: Vocabulary, context: Context) -> Fill | None:
    """The text without the word; None where no word is to go, or not clearly out of one field."""
    begin = _word_begins(words)
    if begin is None:
        return None
    named = {
        m.item for at in range(begin) for m in vocabulary.mentions.matches(words, at) if m.strength > _NAMED
    }
    for end in _ends(words, begin):
        found = {
            known.index: left
            for field, known in zip(form.fields, vocabulary.fields, strict=True)
            if known.kind in _TEXTS and not field.empty
            if (left := _without(field.value, words.spelling(begin, end)))
        }
        meant = _meant(found, named, form, context)
        if meant is not None:
            name = form.fields[meant].name
            return Fill(name, found[meant], words.text, correction=True, clause=words.text, to_check=True)
    return None


def unless_a_word_goes(commands: tuple[Command, ...], words: Words) -> tuple[Command, ...]:
    """The commands without a text that is itself the wish to take a word out: "bỏ chữ Thôi"."""
    if _word_begins(words) is None:
        return commands
    kept = tuple(c for c in commands if not isinstance(c, Fill) or not _is_wish(read_words(c.text)))
    return kept or (Unknown(words.text),)


def _is_wish(text: Words) -> bool:
    return text.says(0, *_OUT) and _behind_verb(text, 0) < len(text)


def _behind_verb(words: Words, at: int) -> int:
    """The token behind "bỏ giùm chữ"; the end of all where the verb at `at` is of something else."""
    end = at + 1
    while words.says(end, *_FOR):
        end += 1
    return end if words.says(end, *_WORD) else len(words)


def _word_begins(words: Words) -> int | None:
    """The token at which the word begins that is to go."""
    for at in range(len(words)):
        end = _behind_verb(words, at) + 1 if words.says(at, *_OUT) else len(words)
        if end < len(words) and not words.says(end, *_OTHERS):
            return end
    return None


def _ends(words: Words, begin: int) -> Iterator[int]:
    """Where the word may end: before courtesy, a pause or the end."""
    last = next((at for at in range(begin + 1, len(words)) if words.tokens[at].mark), len(words))
    for end in range(min(last, begin + _LONGEST), begin, -1):
        if end == last or words.says(end, *_AWAY):
            yield end


def _meant(found: dict[int, str], named: set[int], form: Form, context: Context) -> int | None:
    """The one of the fields that hold the word that is meant."""
    recent = (*context.recent, context.last, context.asked, context.focused)
    told = [at for at in found if (at in named if named else form.fields[at].name in recent)]
    meant = told if named else told or list(found)
    return meant[0] if len(meant) == 1 else None


def _without(held: str, word: str) -> str:
    """What is held without the word; "" where it does not stand there just once, or nothing is left."""
    tokens, width = read_words(held), len(read_words(word))
    places = [
        at for at in range(len(tokens) - width + 1) if fold(tokens.spelling(at, at + width)) == fold(word)
    ]
    if len(places) != 1 or width == len(tokens):
        return ""
    first, last = tokens.tokens[places[0]], tokens.tokens[places[0] + width - 1]
    return " ".join(f"{held[: first.start]} {held[last.end :]}".split())
