"""Choices that say what is done with money, told with the sum itself: "rút 5 triệu" is "Rút tiền"."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.choice_names import Choice
from speak_to_input.core.phrases import Match
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words, fold

_BETWEEN = frozenset({"lại", "nhầm", "lộn", "hết", "được", "thêm", "khoảng", "tầm", "số"})
_ALSO = {"nạp": "nộp"}
"""Verbs that say the same of a sum."""
_SURELY = 0.6
_STRENGTH = 0.95


def told_by_sums(
    words: Words, at: int, vocabulary: Vocabulary, readings: Sequence[Sequence[Reading[object]]]
) -> Iterator[Match[Choice]]:
    """The choices that the verb at `at` names together with "tiền", where a sum stands in the place of that word."""
    named = told_by(words, at, vocabulary)
    if not named or not sum_behind(words, at + 1, readings):
        return
    if at and any(m.end == at + 1 for m in vocabulary.options.matches(words, at - 1)):
        return  # "đã | hoàn | 5 triệu", where a choice is called so
    yield from (Match(item, at + 1, _STRENGTH) for item in named)


def deed_before(words: Words, at: int, vocabulary: Vocabulary) -> int:
    """Where the verb stands that names such a choice with the sum at `at`; -1 where none does."""
    at -= 1
    while at > 0 and words.tokens[at].toned in _BETWEEN:
        at -= 1
    return at if at >= 0 and told_by(words, at, vocabulary) else -1


def told_by(words: Words, at: int, vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """The choices that the verb at `at` names with a sum; what is done already is nobody's wish."""
    verb = words.tokens[at].toned
    deeds = vocabulary.deeds_with_money
    if not words.accented:
        verb = next((deed for deed in deeds if fold(deed) == verb), verb)  # "khach rut 30 trieu"
    named = deeds.get(verb) or deeds.get(_ALSO.get(verb, ""), ())
    if not named or _is_not_done(words, at):
        return ()
    done = words.says(at - 1, "đã")
    named = tuple(item for item in named if not (done and "muon" in vocabulary.fields[item[0]].label_words))
    desk = any(words.says(p, "quầy") for p in range(at, len(words)))  # "rút 5 triệu tại quầy": at no machine
    return tuple((f, i) for f, i in named if not (desk and "ATM" in vocabulary.fields[f].choices[i].label))


def _is_not_done(words: Words, at: int) -> bool:
    """As in "khách được | chuyển 5 triệu", "phí | chuyển 11 nghìn", "không muốn | hoàn 200 nghìn"."""
    wished = words.says(at - 1, "muốn", "cần", "kịp", "phải", "có") and words.says(
        at - 2, "không", "chưa", "hông", "hổng"
    )
    called = words.tokens[at - 1].text.istitle() or words.says(at - 2, "chị", "cô", "bà", "tên")
    later = words.says(at - 1, "thể", "định", "mai", "mốt", "ngày") and not called  # "chị Mai | rút 5 triệu"
    return wished or later or words.says(at - 1, "được", "bị", "phí")


def sum_behind(words: Words, at: int, readings: Sequence[Sequence[Reading[object]]]) -> bool:
    """Whether a sum of money begins at `at`, or behind a word that says how it was done: "chuyển nhầm | 5 triệu"."""
    while at < len(words) and words.tokens[at].toned in _BETWEEN:
        at += 1
    return at < len(words) and any(r.kind is Kind.MONEY and r.sure > _SURELY for r in readings[at])
