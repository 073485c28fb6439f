"""Who picks one of the choices that were just read out: "cái thứ ba", "thôi lấy loại cuối, tên khách là Lan"."""

from speak_to_input.core.answer_marks import Said
from speak_to_input.core.by_place import Offered, place_told, places_told
from speak_to_input.core.commands import Fill
from speak_to_input.core.forms import Form
from speak_to_input.core.known_fields import Known
from speak_to_input.core.language import Language
from speak_to_input.core.readback import MOST_CHOICES
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words, read_words


def picked(words: Words, form: Form, known: Known | None, language: Language) -> tuple[Fill, str] | None:
    """The choice of `known` that the utterance picks, and what is told behind it; None where it picks none."""
    if known is None or not known.choices or not len(words):
        return None
    field = form.field(known.name)
    held = [
        at for at, option in enumerate(known.choices) if field is not None and option.value == field.value
    ]
    offered = Offered(
        tuple(option.label for option in known.choices),
        frozenset(token.toned for token in read_words(known.label).tokens),
        held[0] if held else -1,
        read=True,
        cut=len(known.choices) > MOST_CHOICES + 1,
    )
    for end in (len(words), *reversed([at for at, _ in words.clauses()][1:])):
        places = _places(words, offered, language, end, several=known.several)
        if places:
            chosen = [known.choices[place] for place in places]
            heard = ", ".join(option.label for option in chosen)
            again = any(language.answers.at(words, at, Said.TAKES_BACK) for at in range(end))
            fill = Fill(known.name, "\n".join(o.value for o in chosen), heard, correction=again)
            return fill, words.spelling(end, len(words))
    return None


def picked_by_words(
    words: Words, known: Known | None, vocabulary: Vocabulary, language: Language, end: int = -1
) -> Fill | None:
    """The only choice of the list of which all words said are a part, courtesy apart: "lấy core", "cái sổ đó".

    Up to token `end`, behind which more is told, it is asked for: there one word is enough, "bạn, số anh ấy …".
    """
    if known is None or not known.choices or known.several:
        return None
    labels = [tuple(token.toned for token in read_words(option.label).tokens) for option in known.choices]
    said = _content(words, len(words) if end < 0 else end, known, frozenset().union(*labels), language)
    if not said:
        return None
    fitting = [at for at, label in enumerate(labels) if all(word in label for word in said)]
    led = any(language.answers.at(words, at, Said.COUNTER, Said.CHOOSING) for at in range(len(words)))
    alone = {word for (word,) in (label for label in labels if len(label) == 1)}
    if (
        len(said) == 1
        and said[0] not in alone
        and not _is_led(words, said[0], language, asked=end >= 0 and not known.open_list)
    ):
        return None  # a scrap of a name: "từ" is no "Làm việc từ xa"
    if not fitting and led:
        fitting = [
            at
            for at in range(len(labels))
            if any(_begins_or_ends(name, said) for name in vocabulary.names_of_choice(known.index, at))
        ]
    if len(fitting) != 1:
        return None
    option = known.choices[fitting[0]]
    return Fill(known.name, option.value, option.label)


def _is_led(words: Words, said: str, language: Language, *, asked: bool) -> bool:
    """Whether the only word said is led by one of choosing, and means something by itself."""
    marks, place = language.answers, next(at for at, t in enumerate(words.tokens) if t.toned == said)
    led = asked or any(marks.at(words, at, Said.COUNTER, Said.CHOOSING) for at in range(place))
    return led and not marks.at(words, place, Said.FUNCTION)


def _begins_or_ends(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return said in (name[: len(said)], name[-len(said) :])


def _content(
    words: Words, end: int, known: Known, of_labels: frozenset[str], language: Language
) -> tuple[str, ...]:
    """The words that are no courtesy, or alone are of a choice; () where one asks, looks or denies."""
    marks, said, at = language.answers, list[str](), 0
    nouns = {token.toned for token in read_words(known.label).tokens}
    while at < end:
        token = words.tokens[at].toned
        asks = at == end - 1 > 0 and marks.at(words, at, Said.ASKS_BEHIND_A_PLACE)
        if asks or marks.at(words, at, Said.OPPOSITE, Said.ASKING, Said.ASKING_BACK, Said.LOOKING):
            return ()
        behind = marks.behind(words, at, Said.COUNTER, Said.CHOOSING, Said.BEHIND_A_PLACE)
        courtesy = token in language.particles or token in language.lexicon.addressees or token in nouns
        if not behind and (not courtesy or (end == 1 and token in of_labels)):
            said.append(token)
        at = max(behind, at + 1)
    return tuple(said)


def _places(
    words: Words, offered: Offered, language: Language, end: int, *, several: bool
) -> tuple[int, ...]:
    place = place_told(words, offered, language, 0, end)
    if place is not None:
        return (place,)
    return places_told(words, offered, language, 0, end) if several else ()
