"""The values that fields could hold, made of readings and of the choices of lists."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from speak_to_input.core.address_ends import with_places_apart
from speak_to_input.core.age_groups import by_age
from speak_to_input.core.amounts import ages_told, counts_else, measured
from speak_to_input.core.called_people import calls_by_name, is_called, is_couple
from speak_to_input.core.choice_words import (
    Choice,
    has_grade,
    is_bought,
    is_deed,
    is_of_counted,
    is_other_number,
    is_pledged,
    means_else,
    runs_over_and,
)
from speak_to_input.core.context import Context
from speak_to_input.core.counted_offers import OTHER_UNIT, as_counted, of_whole
from speak_to_input.core.currencies import with_currency
from speak_to_input.core.day_parts import in_held_half, in_its_half
from speak_to_input.core.day_runs import runs_of_days, without_days_off
from speak_to_input.core.done_days import as_done
from speak_to_input.core.equal_options import equal_options
from speak_to_input.core.grades import as_grade
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.measures import Counted
from speak_to_input.core.no_sums import is_no_sum, is_of_code, of_no_sum
from speak_to_input.core.offer import Offer
from speak_to_input.core.partial import moment_with, parts_at, tells_end
from speak_to_input.core.phrases import Match
from speak_to_input.core.quantities import Quantity
from speak_to_input.core.slots import Lean, Value
from speak_to_input.core.taking import takers_of
from speak_to_input.core.told_rates import at_its_rate, is_of_another_span
from speak_to_input.core.unmeant import counts_others, is_crowd, is_no_value, is_numbered, is_rate
from speak_to_input.core.values import value_in
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.reading import Duration, Kind, Reading, Unit
from speak_to_input.vi.text import Words

WEAKEST_READING = 0.15
_COMPLETED = frozenset({FieldKind.DATETIME, FieldKind.DATE})
"""What a field of these holds may be half of its value."""
_MOMENTS = _COMPLETED | {FieldKind.TIME}
_REPEATED = frozenset({FieldKind.MONEY, FieldKind.CODE})
"""A repair of these may leave out what stays the same: the unit, the letters."""
_TOLD = 0.95
_OTHERS_COUNTED = 0.4
"""What a number that counts people is worth in a field that does not speak of them by name."""
_MENDED = 0.78
"""How well a part of a value fits: not so well that it is taken for a value of its own."""


_COUNTED_KINDS = frozenset({Kind.DURATION, Kind.MONEY})
_CLEARLY = 0.8
_HEARD = 0.6
"""A word that sounds so much like a choice may be it, behind the field's name."""


def offers_at(
    words: Words,
    at: int,
    vocabulary: Vocabulary,
    choices: Sequence[Sequence[Match[tuple[int, int]]]],
    readings: Sequence[Reading[object]],
    counts: Sequence[tuple[Counted, ...]],
    amounts: Sequence[Quantity],
    held: dict[str, str],
    context: Context,
    named: frozenset[int] = frozenset(),
) -> tuple[Offer, ...]:
    """Every value that a field could hold and that begins at token `at`.

    `choices`: by token those of lists that are named there. `counts`: of every reading what is counted behind it.
    `amounts`: numbers with units. `named`: fields with choices named right before a single word: it may be misheard.
    """
    best: dict[tuple[int, int, str], Offer] = {}

    def add(offer: Offer) -> None:
        key = (offer.field, offer.end, offer.text)
        if key not in best or best[key].fit < offer.fit:
            # what is a whole value by itself needs no word of repair
            best[key] = offer._replace(part=offer.part and (key not in best or best[key].part))

    ages = (
        age
        for said, things in zip(readings, counts, strict=True)
        for age in (*ages_told(words, said, vocabulary), *by_age(words, said, things, vocabulary))
    )
    here = without_days_off(words, at, vocabulary, choices) if choices[at] else ()
    runs = (run for first in here for run in runs_of_days(words, first, vocabulary, choices))
    for offer in (*_chosen(words, at, vocabulary, here, named), *runs, *ages):
        add(offer)
    for said, counted in zip(readings, counts, strict=True):
        things = of_whole(words, said, counted)
        reading = in_its_half(words, said)
        chosen = reading.end < len(words) and bool(choices[reading.end])
        if reading.sure < WEAKEST_READING or is_no_value(words, reading, chosen=chosen):
            continue
        if reading.kind is Kind.ADDRESS and any(
            r.kind in _COUNTED_KINDS and r.sure > _CLEARLY for r in readings
        ):
            continue  # "một tiếng đồng hồ hỏi chuyện", "chín chai rưỡi" are no houses
        if is_rate(words, reading, vocabulary.rates) or is_of_code(words, reading, vocabulary):
            continue
        # "vay sáu chục", "số tiền vay 36" tell no months, "vay một trăm hai năm mua xe" no sum
        sums = words.says(reading.end - 1, "chục") or words.says(reading.start - 2, "tiền")
        years = words.says(reading.end - 1, "năm") and reading.end < len(words)
        for known in takers_of(words, vocabulary, reading, readings):
            of_else = counts_else(words, known, reading, things, readings)
            was = "" if of_else else held.get(known.name, "")
            listed = known.slot.usual and vocabulary.lists_beside(known, reading.value)
            asked = of_no_sum(known) if of_else or (listed and not sums) or years else known
            for offer in _typed(words, asked, reading, was, context, rated=vocabulary.rated_words):
                sum_told = with_currency(words, offer, known.kind, chosen=chosen)
                for way in as_counted(words, at_its_rate(words, sum_told, known, vocabulary), known, things):
                    add(way)
    for amount in amounts:
        for offer in measured(amount, vocabulary):
            add(offer)
    _yield_to_lists(words, at, vocabulary, best)
    _yield_to_moments(vocabulary, readings, best)
    last = vocabulary.by_name(context.last)
    repaired = _repaired(words, at, last, readings, held.get(last.name, "") if last else "", context.today)
    for offer in (*repaired, *_tails(words, at, vocabulary, held, context)):
        add(offer)
    return with_places_apart(words, at, best.values(), choices, vocabulary)


def _chosen(
    words: Words, at: int, vocabulary: Vocabulary, choices: Sequence[Choice], named: frozenset[int]
) -> Iterator[Offer]:
    """The choices of lists that are named at token `at`, and behind a list's name one that only sounds so."""
    if words.says(at, "ba", "năm", "tư") and words.says(at + 1, "cái", "con", "chiếc", "người"):
        return  # "ba cái của khách" counts them
    misheard = vocabulary.options.alone(words, at) if named else []
    heard = [match for match in misheard if match.item[0] in named and match.strength > _HEARD]
    counting = (
        [k.label_words for k in vocabulary.fields if k.kind is FieldKind.NUMBER] if choices or heard else []
    )
    for match in (*choices, *heard):
        index, position = match.item
        if not runs_over_and(words, at, match, choices):  # "lương | và tiền thuê" is not "lương và tiền"
            option = vocabulary.fields[index].choices[position]
            if means_else(words, at, match.end, option.label):
                continue
            if is_pledged(words, match.end) and _is_security(words, at, match, vocabulary):
                continue
            if has_grade(words, at, match.end, option.label, vocabulary.fields[index].label_words):
                continue
            if "dam" in vocabulary.fields[index].label_words and is_bought(words, at):
                continue
            if any(is_of_counted(words, at, match.end, label) for label in counting):
                continue
            inside = words.says(at, "hàng") and words.says(at - 1, "khách", "ngân")  # "khách | hàng nam"
            if match.strength < _CLEAR_CHOICE and (
                inside
                or is_other_number(words, at, match.end, option.label)
                or _lacks_its_no(words, at, match.end, option.label)
                or calls_by_name(words, at, match.end)
            ):
                continue
            if is_called(words, at, match.end) or is_couple(words, at, match.end):
                continue
            done = is_deed(words, at, match.end, option.label)
            sure = max(match.strength, _NEXT if index in named and match.end == at + 1 else 0.0)
            yield Offer(index, match.end, option.value, sure * (_DEED if done else 1.0), option=True)


def _is_security(words: Words, at: int, match: Choice, vocabulary: Vocabulary) -> bool:
    """Whether what is given as security is a choice of the list of securities, and not of the one matched."""
    if "dam" in vocabulary.fields[match.item[0]].label_words:
        return False
    others = (m for place in range(at, match.end) for m in vocabulary.options.matches(words, place))
    return any(m.end >= match.end and "dam" in vocabulary.fields[m.item[0]].label_words for m in others)


def _lacks_its_no(words: Words, at: int, end: int, label: str) -> bool:
    """Whether words of "Không có tài sản bảo đảm" are said without its no: "tài sản bảo đảm" is not that."""
    no = label.lower().split(maxsplit=1)[0] if label else ""
    return no in _LABEL_NOES and not any(words.says(place, *_SAID_NOES) for place in range(at, end))


_CLEAR_CHOICE, _DEED, _NEXT = 0.8, 0.6, 0.9
_LABEL_NOES = ("không", "chưa")
_SAID_NOES = ("không", "hông", "hổng", "chưa", "chửa", "chẳng", "chả", "nỏ", "khỏi", "hết", "ko")


def _yield_to_lists(
    words: Words, at: int, vocabulary: Vocabulary, best: dict[tuple[int, int, str], Offer]
) -> None:
    """A place that a list offers is hardly an address besides: "quận | Cầu Giấy"; "Nam" offers no Hà Nam."""
    for key, offer in list(best.items()):
        if vocabulary.fields[offer.field].kind is not FieldKind.ADDRESS or offer.end - at > _PLACE_WORDS:
            continue
        if any(t.has_digit for t in words.tokens[at : offer.end]):
            continue
        listed = (
            match.end == offer.end and match.strength > _LISTED and (begin == at or match.end - begin > 1)
            for begin in (at, at + 1, at + 2)
            for match in (vocabulary.options.matches(words, begin) if begin < offer.end else ())
        )
        if any(listed):
            best[key] = offer._replace(fit=offer.fit * _OF_A_LIST)


def _yield_to_moments(
    vocabulary: Vocabulary, readings: Sequence[Reading[object]], best: dict[tuple[int, int, str], Offer]
) -> None:
    """The hour of "lúc 23 giờ 10 | ngày 19" is no time by itself where the form asks for moments and for no day."""
    moment = max((r.end for r in readings if r.kind is Kind.DATETIME and r.sure > _CLEARLY), default=0)
    if not moment or not vocabulary.of_moments:
        return
    for key, offer in list(best.items()):
        if vocabulary.fields[offer.field].kind is FieldKind.TIME and offer.end < moment:
            best[key] = offer._replace(fit=offer.fit * OTHER_UNIT)


_PLACE_WORDS = 5
_LISTED = 0.9
_OF_A_LIST = 0.4


_DOWN, _BY_HOW_MUCH = ("xuống", "lên", "còn"), ("giảm", "tăng", "hạ", "nâng")


def _repaired(
    words: Words, at: int, known: Known | None, readings: Sequence[Reading[object]], held: str, today: date
) -> Iterator[Offer]:
    """What the value said last becomes by a part of it: other last digits, another year."""
    if known is None or not held or (words.says(at - 1, *_DOWN) and words.says(at - 2, *_BY_HOW_MUCH)):
        return  # "giảm xuống | 350" is said of sums and speaks of no digits
    for part in parts_at(words, at, known, held):
        yield Offer(known.index, part.end, part.whole, _TOLD if part.told else _MENDED, part=not part.told)
    if known.kind in _MOMENTS:
        for reading in readings:
            if is_no_value(words, reading, chosen=False) or _within_number(words, reading):
                continue  # "thứ | sáu", "mười | tám"
            if moment := moment_with(
                known.kind, reading, held, today if known.slot.lean is Lean.COMING else None
            ):
                yield Offer(known.index, reading.end, moment, _MENDED, part=True)


def _within_number(words: Words, reading: Reading[object]) -> bool:
    """Whether the number is the rest of a longer one that begins before it."""
    at = reading.start - 1
    before = read_number(words, at) if at >= 0 and reading.kind is Kind.NUMBER else ()
    return any(number.end >= reading.end for number in before)


def _tails(
    words: Words, at: int, vocabulary: Vocabulary, held: dict[str, str], context: Context
) -> Iterator[Offer]:
    """What a number told earlier becomes by an end of it, "số điện thoại | đuôi 446": only where it is named."""
    if not tells_end(words, at):
        return
    for name, value in held.items():
        known = vocabulary.by_name(name)
        if known is None or name == context.last:
            continue
        for part in parts_at(words, at, known, value):
            yield Offer(known.index, part.end, part.whole, _TOLD, classed=True)


def _typed(
    words: Words,
    known: Known,
    reading: Reading[object],
    held: str,
    context: Context,
    *,
    rated: frozenset[str],
) -> list[Offer]:
    """`rated`: words of labels that ask a sum by a span of time."""
    if is_no_sum(words, known, reading) and known.name != context.asked:
        return []  # "từ 190334455667 sang | 711223344556": nobody writes ten thousand million without a dot
    if words.says(reading.end, "mét") and words.says(reading.end + 1, "vuông") and not known.slot.measure:
        return []  # "căn hộ | 60 | mét vuông" is no term
    if is_of_another_span(words, known, reading, rated):
        return []
    if known.choices and (equal := equal_options(words, known, reading, context.today)):
        return equal
    if is_crowd(reading, known) or is_numbered(words, reading.start, known):
        return []  # "mỗi người năm trăm nghìn" counts nobody
    slot = known.slot
    if slot.monthly and words.says(reading.end, *_NO_DAYS) and not words.says(reading.start - 1, *_DAYS):
        return []  # "đóng | 3 | tháng một lần" tells no day of the month
    if slot.unit is Unit.MINUTE and isinstance(reading.value, Duration) and reading.value.unit in _DAYS_LONG:
        return []  # "hoàn phí trong 3 ngày" is no length of a call
    if held and (
        slot.kind in _COMPLETED or (known.name in (context.last, *context.recent) and slot.kind in _REPEATED)
    ):
        slot = replace(slot, held=held)
    reading = as_done(words, reading, known, context.today)
    if slot.lean is Lean.COMING and any(words.says(p, *_GONE) for p in (reading.start - 1, reading.start)):
        slot = replace(slot, lean=Lean.NEAR)  # "mới sạ bữa | hai mươi tháng mười một"
    reading = as_grade(words, reading) if known.graded else reading
    reading = in_held_half(words, reading, held) if slot.kind is FieldKind.TIME else reading
    value: Value | None = value_in(slot, reading, context.today)
    if value is None:
        return []
    fit = value.fit * (_OTHERS_COUNTED if counts_others(words, reading, known) else 1.0)
    return [Offer(known.index, reading.end, value.text, fit, value.doubt)]


_NO_DAYS, _DAYS = ("tháng", "năm", "tuần", "lần", "triệu"), ("ngày", "mùng", "mồng")
_DAYS_LONG = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR})
_GONE = ("hôm", "bữa", "hồi")
