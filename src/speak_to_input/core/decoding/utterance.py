"""An utterance on one form: its words, what they may be, and what can be told of a value in it by its words alone."""

from functools import cached_property
from typing import Any

from speak_to_input.core.asked.acts import asks_choices
from speak_to_input.core.candidates import WHOLE_NAME, Candidates
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding import within
from speak_to_input.core.decoding.courtesy import ASKED
from speak_to_input.core.decoding.found_told import with_found
from speak_to_input.core.decoding.freetext import FreeTexts
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.decoding.speakers import SPEAKERS, staff_of
from speak_to_input.core.decoding.story_fields import story_fields
from speak_to_input.core.decoding.untold import untold
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.offer import Offer
from speak_to_input.core.stories.features import features
from speak_to_input.core.stories.tagger import Span
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.number_ends import FIRST, LAST, ends_named_at
from speak_to_input.vi.reading import Kind, Unit
from speak_to_input.vi.syllables import split_syllable
from speak_to_input.vi.text import fold

_ENDS = frozenset(map(fold, (*LAST, *FIRST)))
_END_REACH = 3
"""Words before "cuối" that belong to it: "bốn chữ số cuối"."""

_COLON_NEAR = 4
"""Words between a field's name and the colon behind it."""


class Utterance:
    """The candidates of an utterance, on the form that it is said to."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        self.found = found
        self.words = found.words
        self.notes: dict[object, Any] = {}
        """What a rule has worked out and asks for again, by rule and place."""
        self.form = form
        self._language = language
        self.fields = vocabulary.fields
        self.vocabulary = vocabulary
        self.context = context
        asked = vocabulary.by_name(context.asked)
        prose = {known.index for known in self.fields if known.kind is FieldKind.PROSE}
        self.prose = frozenset(
            {*prose, ASKED} if asked is not None and asked.kind is FieldKind.PROSE else prose
        )
        """The fields that take a long text."""
        self.people = PersonPhrases(found.words, language.people, language.lexicon.given_names)
        self.story_fields = story_fields(vocabulary, language)
        """The long texts that a story may tell, by role: the form's only one of each."""
        self.spans = _spans(found, language, frozenset(self.story_fields))
        self.texts = FreeTexts(found, language, self.people, self.prose, self.spans)
        self.marks, self.lexicon = language.marks, language.lexicon
        self.deeds = language.deeds
        self.asked = self._index(context.asked)
        self.focused = self._index(context.focused)
        self.last = self._index(context.last)

    def _index(self, name: str | None) -> int:
        known = self.vocabulary.by_name(name)
        return known.index if known is not None else -1

    def waits_for(self, field: int) -> bool:
        """Whether the field was asked for, or has the focus."""
        return field in (self.asked, self.focused)

    def first_of_span(self, last: int) -> int | None:
        """The field for the first day of the span whose last day that one holds."""
        return next((first for first, end in self.vocabulary.ranges if end == last), None)

    def said(self, start: int, end: int) -> str:
        """The spelling of tokens `start` to `end`."""
        return self.words.spelling(start, end)

    def is_number(self, start: int, end: int) -> bool:
        """Whether a number and nothing else stands there: no "sao", no "mức"."""
        return any(r.kind is Kind.NUMBER and r.end == end for r in self.found.readings[start])

    def is_set_off(self, at: int, end: int) -> bool:
        """Whether a pause stands on both sides: "…, thẻ, 2.450.000đ, thành công"."""
        before = at == 0 or bool(self.words.tokens[at].mark)
        behind = end >= len(self.words) or bool(self.words.tokens[end].mark)
        return before and behind and len(self.words) > end - at

    @cached_property
    def before_colons(self) -> frozenset[int]:
        """Where only whose it is stands before a colon, behind which the value begins: "hộ khẩu | nhà em: thôn …"."""
        colons = any(":" in token.mark for token in self.words.tokens)
        return (
            frozenset(at for at in range(len(self.words)) if self._is_before_colon(at))
            if colons
            else frozenset()
        )

    def _is_before_colon(self, at: int) -> bool:
        ahead = range(at + 1, min(at + _COLON_NEAR, len(self.words)))
        marked = next((place for place in ahead if self.words.tokens[place].mark), 0)
        if not marked or ":" not in self.words.tokens[marked].mark:
            return False
        return all(self.words.says(place, "của", "nhà", "bên", *SPEAKERS) for place in range(at, marked))

    def is_set_off_by_colon(self, end: int) -> bool:
        """Whether a colon stands behind the name that ends before token `end`."""
        return end < len(self.words) and ":" in self.words.tokens[end].mark

    def is_lone_word(self, offer: Offer, at: int) -> bool:
        """Whether one Vietnamese syllable is all there is; "AML" or "Viettel" says more."""
        token = self.words.tokens[at]
        return offer.end - at == 1 and not token.text.isupper() and split_syllable(token.toned) is not None

    def is_choice(self, offer: Offer, at: int) -> bool:
        """Whether the same words are a choice of a list: "sinh viên" is nobody's name."""
        choices = (
            o for o in self.found.offers[at] if o.option and o.end >= offer.end and not o.text.istitle()
        )
        return any(o.fit > w.CHOICE_PART for o in choices)

    @cached_property
    def links(self) -> frozenset[int]:
        """Tokens at which a linking word stands."""
        return frozenset(
            at
            for at, marks in enumerate(self.found.cues)
            if any(m.cue is Cue.LINK for m in marks) and not self._begins_choice(at)
        )

    def _begins_choice(self, at: int) -> bool:
        """Whether the word is the first of a choice or a name: "giao dịch này | thành công", "công ty | Thành Đạt"."""
        if at and self.words.tokens[at].text == "Thành" and self.words.tokens[at - 1].text.islower():
            return True
        offers = self.found.offers[at] if self.words.says(at, "thành") else ()
        return any(o.option and o.fit > w.CHOICE_NAMED and o.end - at > 1 for o in offers)

    @cached_property
    def intos(self) -> tuple[tuple[int, int], ...]:
        """Where "vào ô" and the like stand: first token and the one after."""
        return tuple(
            (at, m.end) for at, marks in enumerate(self.found.cues) for m in marks if m.cue is Cue.INTO
        )

    @cached_property
    def sums(self) -> dict[int, int]:
        """Where sums of money begin, the longest by the token behind it."""
        begins: dict[int, int] = {}
        for at, readings in enumerate(self.found.readings):
            for reading in readings:
                if reading.kind is Kind.MONEY:
                    begins.setdefault(reading.end, at)
        return begins

    @cached_property
    def asks_choices(self) -> bool:
        """Whether it ends with a question what a list lets choose."""
        return asks_choices(self.found, self.form, self.vocabulary, self._language)

    @cached_property
    def untold(self) -> frozenset[int]:
        """The words that only say that nothing is written down, or not yet."""
        return untold(self.found, self.marks)

    @cached_property
    def number_ends(self) -> dict[int, range]:
        """The words that call an end of a number, by the token behind them at which the number is named."""
        words, found = self.words, {}
        for at in range(len(words)):
            if words.tokens[at].folded not in _ENDS or not words.says(at, *LAST, *FIRST):
                continue
            begin = next(
                (b for b in range(max(0, at - _END_REACH), at + 1) if ends_named_at(words, b) > at), at
            )
            end = ends_named_at(words, begin)
            over = (m for p in range(begin, end) for m in self.found.mentions[p] if m.end > end)
            if any(m.strength > WHOLE_NAME for m in over):
                continue  # "bốn số cuối thẻ" may be a field of its own
            if at < end < len(words) and self.found.mentions[end]:
                found[end] = range(begin, end)
        return found

    @cached_property
    def staff(self) -> Known | None:
        """The field for who serves the customer, where the customer is known."""
        return staff_of(self.fields, self.form)

    def short_name(self, offer: Offer, at: int) -> bool:
        """Whether a person's name is only one or two syllables in small letters."""
        if offer.option or self.fields[offer.field].kind is not FieldKind.PERSON or offer.end - at > 2:
            return False
        said = self.said(at, offer.end)
        # the capital of a sentence's beginning says nothing
        return said.islower() or (at == 0 and said[1:].islower())

    def is_named_behind(self, offer: Offer) -> bool:
        """Whether the value's field is named soon after it: "0912… là số điện thoại"."""
        for at in range(offer.end, min(offer.end + 3, len(self.words))):
            if self.words.tokens[at].mark:
                return False
            mentions = self.found.mentions[at]
            if mentions and any(mention.field == offer.field for mention in mentions):
                return True
        return False

    def is_named_at_once(self, offer: Offer) -> bool:
        """Whether the value's field is named right behind it."""
        end = offer.end
        return end < len(self.words) and any(m.field == offer.field for m in self.found.mentions[end])

    @cached_property
    def knows_its_person(self) -> bool:
        """Whether the form holds its own person's name: "má tui tên …" is somebody else then."""
        people = (k for k in self.fields if k.kind is FieldKind.PERSON and k.principal)
        return any(self.form.fields[known.index].value for known in people)

    @cached_property
    def asks_years(self) -> bool:
        """Whether the form asks for how many years: "làm | năm năm" is no term then."""
        return any(known.slot.unit is Unit.YEAR and not known.choices for known in self.fields)

    @cached_property
    def inside_acts(self) -> tuple[range, ...]:
        """The tokens behind the first one of each request of several words."""
        return within.inside_acts(self.found)

    @cached_property
    def inside_days(self) -> frozenset[int]:
        """Tokens behind the first one of a day with its month."""
        return within.inside_days(self.found)

    @cached_property
    def inside_names(self) -> dict[int, list[int]]:
        """By token, where the whole names of fields end that began before it."""
        return within.inside_names(self.found, self.fields)

    @cached_property
    def inside_moments(self) -> frozenset[int]:
        """Tokens within a longer expression of time; none where the form asks for moments."""
        return frozenset() if self.vocabulary.moments else within.inside_moments(self.found)


def _spans(found: Candidates, language: Language, roles: frozenset[str]) -> tuple[Span, ...]:
    if not roles or not found.words.accented:
        return ()
    spans = language.stories.spans(features(found, language), roles, found.words.clauses())
    return with_found(found, language.counting, spans) if "violation" in roles else spans
