"""An answer with more behind it, or what it is not before it: "số dư trước, còn số dư sau là 5 triệu"."""

from collections.abc import Iterator

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import Answer, Command, Fill
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.picked import picked_by_words
from speak_to_input.core.plan import Question
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.core.wishes import refuses_first
from speak_to_input.vi.text import Words, read_words

_NAMED = 0.6


def parted(
    text: str, question: Question, vocabulary: Vocabulary, language: Language
) -> tuple[Answer | Fill, str] | None:
    """The answer in the utterance, or the choice of the list asked for, and what is told behind it; None for none."""
    words, about = read_words(text), vocabulary.by_name(question.about)
    pledged = question.before_sending or (about is not None and about.affirms)
    sends = 0 if pledged else _sends_behind(words, language)
    for end in (len(words), *([sends] if sends else _pauses(words, language))):
        reply = _answer(words, end, question, vocabulary, language)
        if isinstance(reply, Fill) or (reply is not None and (reply.choice is not None or reply.yes)):
            return reply, words.spelling(end, len(words)).strip()
    last = words.clauses()[-1][0] if len(words) else 0
    if last and refuses_first(words, language):
        reply = answer_to(words.spelling(last, len(words)), question, language)
        if reply is not None and reply.choice is not None:
            return reply, ""  # "không phải nghìn, triệu"
    return None


def _sends_behind(words: Words, language: Language) -> int:
    """Where words of sending begin behind an answer, "ừ | gửi"; 0 where none do."""
    sent = (
        at for at in range(1, len(words)) for m in language.cues.matches(words, at) if m.item is Cue.SUBMIT
    )
    return next(sent, 0)


def _pauses(words: Words, language: Language) -> Iterator[int]:
    """Where the answer may end: before the first pause, or before what tells that more comes."""
    for at in range(1, len(words)):
        if words.tokens[at].mark or language.answers.at(words, at, Said.GOES_ON_WITH):
            yield at
            return


def _answer(
    words: Words, end: int, question: Question, vocabulary: Vocabulary, language: Language
) -> Answer | Fill | None:
    text = words.spelling(0, end)
    asks = end < len(words) and not question.wants_value
    reply = answer_to(text, question, language) if asks else None
    if reply is not None and not (reply.yes and _is_courtesy(words, end, language)):
        return reply
    place = _named(read_words(text), question.choices, vocabulary, language)
    if place is not None:
        return Answer(choice=place, heard=text)
    asked = vocabulary.by_name(question.asked)
    return picked_by_words(words, asked, vocabulary, language, end) if end < len(words) else None


def _is_courtesy(words: Words, end: int, language: Language) -> bool:
    """Whether a yes may be mere courtesy before something else: "dạ, số điện thoại …", but not "ừ gửi"."""
    sends = words.says(0, "ừ", "vâng") and _sends_behind(words, language) == end
    return not sends and all(
        words.tokens[at].toned in language.lexicon.addressees
        or any(found.end > at for found in language.lexicon.particles.at(words, at))
        for at in range(end)
    )


def _named(
    words: Words, choices: tuple[Command, ...], vocabulary: Vocabulary, language: Language
) -> int | None:
    """The choice whose field is called by the words, and nothing but courtesy beside: "mail của sếp em"."""
    fields = [getattr(choice, "field", None) for choice in choices]
    if len(set(fields)) < len(fields) or None in fields:
        return None
    found = [
        (mention.end - at, mention.strength, fields.index(name))
        for at in range(len(words))
        for mention in vocabulary.mentions.matches(words, at)
        if mention.strength > _NAMED and (name := vocabulary.fields[mention.item].name) in fields
        if _beside(words, at, mention.end, language)
    ]
    if not found:
        return None
    longest, strength, place = max(found)
    alike = {other for long, strong, other in found if (long, strong) == (longest, strength)}
    return place if len(alike) == 1 else None


def _beside(words: Words, start: int, end: int, language: Language) -> bool:
    """Whether nothing but courtesy stands outside these tokens."""
    marks = language.answers
    return all(
        words.tokens[at].toned in language.particles
        or words.tokens[at].toned in language.lexicon.addressees
        or marks.at(words, at, Said.COUNTER, Said.CHOOSING, Said.BEHIND_A_PLACE)
        for at in (*range(start), *range(end, len(words)))
    ) and not any(marks.at(words, at, Said.ASKING, Said.OPPOSITE) for at in range(len(words)))
