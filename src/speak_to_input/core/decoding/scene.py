"""Everything that stays the same while one utterance is decoded."""

from collections import Counter
from functools import cached_property

from speak_to_input.core.candidates import Candidates, Offer
from speak_to_input.core.commands import Doubt, Fill
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.freetext import FreeTexts
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.syllables import split_syllable

_IS_IT = ("không", "hông", "hổng", "hong", "hôn", "ko")
_QUESTION_SPAN = 8
_QUESTIONS_FOR_US = frozenset({Cue.MISSING, Cue.CHECK, Cue.READ, Cue.READ_ALL, Cue.WHAT})
"""Questions that the form can answer."""
_WHOLE_ACTS = frozenset(
    {Cue.SUBMIT, Cue.NEXT, Cue.BACK, Cue.UNDO, Cue.REDO, Cue.SAVE_DRAFT, Cue.PRINT, Cue.CANCEL, Cue.HELP,
     Cue.MISSING, Cue.CHECK, Cue.READ_ALL, Cue.CLEAR_ALL, Cue.YES, Cue.NO, Cue.TOP, Cue.BOTTOM}
)  # fmt: skip
"""What is complete by itself and so is hardly a value."""
_SELDOM_BARE = frozenset({FieldKind.PERSON, FieldKind.ADDRESS, FieldKind.COMPANY})
"""Kinds that ordinary words are easily taken for."""
_PERSONAL = frozenset(
    {FieldKind.PERSON, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.CITIZEN_ID}
)
_FIELDS_PER_VALUE = 2
"""A value that many fields would take is tried in the likeliest only."""
_WEAK_ALONE = frozenset({FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.YES_NO, FieldKind.CODE})
"""Kinds whose values are too common to tell the field by themselves."""


class Scene:
    """The utterance's candidates, the form, and what the dialogue knows."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        self.found = found
        self.words = found.words
        self.form = form
        self.fields = vocabulary.fields
        self.vocabulary = vocabulary
        self.context = context
        self.texts = FreeTexts(found, language)
        self.asked = self._index(context.asked)
        self.focused = self._index(context.focused)
        self.last = self._index(context.last)

    def _index(self, name: str | None) -> int:
        known = self.vocabulary.by_name(name)
        return known.index if known is not None else -1

    def may_begin(self, h: Hypothesis, at: int) -> bool:
        """Whether a clause may begin at token `at`."""
        return h.pause or bool(self.words.tokens[at].mark)

    def clause_may_end(self, end: int, *, grave: bool = False) -> bool:
        """Whether nothing that carries meaning follows at once: the end, a pause, a courtesy, a joining word.

        `grave`: words that carry little are not enough; "gửi đơn cho chị Lan" sends nothing.
        """
        if end >= len(self.words) or self.words.tokens[end].mark:
            return True
        if self.texts.is_polite(end) or (not grave and self.texts.is_particle(end)):
            return True
        return any(m.cue is Cue.CONNECT for m in self.found.cues[end])

    def said(self, start: int, end: int) -> str:
        """The spelling of tokens `start` to `end`."""
        return self.words.spelling(start, end)

    @cached_property
    def bare_offers(self) -> tuple[tuple[tuple[Offer, float], ...], ...]:
        """For every token the values that may stand without a field's name, with what that costs."""
        return tuple(self._bare_at(at) for at in range(len(self.words)))

    def _bare_at(self, at: int) -> tuple[tuple[Offer, float], ...]:
        costed = ((offer, self._bare_cost(offer, at)) for offer in self.found.offers[at])
        hopeful = [
            (o, cost)
            for o, cost in costed
            if worth(o, at) - cost > self._hopeless(o) and not self._guessed(o, at)
        ]
        hopeful.sort(key=lambda pair: pair[1] - worth(pair[0], at))
        taken: Counter[tuple[int, str, bool]] = Counter()
        kept = []
        for offer, cost in hopeful:
            same = (offer.end, offer.text, offer.option)
            taken[same] += 1
            if taken[same] <= _FIELDS_PER_VALUE or self._named_at(offer):
                kept.append((offer, cost))
        return tuple(kept)

    def _guessed(self, offer: Offer, at: int) -> bool:
        """Whether too little was said: a part of a choice in one syllable, some digits of a number."""
        if offer.option:
            unclear = offer.fit < w.NAME_WHOLE or not self.words.accented
            return offer.fit < w.BARE_CHOICE_CLEAR or (unclear and self._lone_word(offer, at))
        some_digits = offer.doubt is Doubt.WRONG_LENGTH and len(offer.text) < w.NEARLY_ALL_DIGITS
        return some_digits and offer.field not in (self.asked, self.focused)

    def _named_at(self, offer: Offer) -> bool:
        """Whether the value's field is named soon after it: "0912… là số điện thoại"."""
        near = range(offer.end, min(offer.end + 3, len(self.words)))
        return any(mention.field == offer.field for at in near for mention in self.found.mentions[at])

    def _hopeless(self, offer: Offer) -> float:
        """Below this a bare value is not tried; one whose field's name follows deserves more patience."""
        end = offer.end
        linked = end in self.links or any(start == end for start, _ in self.intos)
        followed = self._named_at(offer) and (linked or self._adjacent(offer))
        return w.BARE_NAMED_LATER_HOPELESS if followed else w.BARE_HOPELESS

    def _set_off(self, at: int, end: int) -> bool:
        """Whether a pause stands on both sides: "…, thẻ, 2.450.000đ, thành công"."""
        before = at == 0 or bool(self.words.tokens[at].mark)
        behind = end >= len(self.words) or bool(self.words.tokens[end].mark)
        return before and behind and len(self.words) > end - at

    def _lone_word(self, offer: Offer, at: int) -> bool:
        """Whether one Vietnamese syllable is all there is; "AML" or "Viettel" says more."""
        token = self.words.tokens[at]
        return offer.end - at == 1 and not token.text.isupper() and split_syllable(token.toned) is not None

    def _legal(self, known: Known, offer: Offer) -> bool:
        """Whether this field alone says that its values look like this one."""
        taking = [k for k in self.fields if k.kind is known.kind and k.slot.pattern is not None]
        legal = [k for k in taking if k.slot.pattern is not None and k.slot.pattern.fullmatch(offer.text)]
        return legal == [known]

    def _adjacent(self, offer: Offer) -> bool:
        end = offer.end
        return end < len(self.words) and any(m.field == offer.field for m in self.found.mentions[end])

    def _bare_cost(self, offer: Offer, at: int) -> float:
        known = self.fields[offer.field]
        if known.index in (self.asked, self.focused):
            return w.BARE_ASKED
        cost = w.BARE_PRINCIPAL if known.principal else w.BARE_VALUE
        if offer.option:
            cost = w.BARE_OPTION + (w.BARE_LONE_SYLLABLE if self._lone_word(offer, at) else 0.0)
        elif known.kind in _WEAK_ALONE and not self._legal(known, offer):
            cost += w.BARE_NUMBER
        if self.short_name(offer, at):
            cost += w.BARE_SHORT_NAME
        if known.kind is FieldKind.ADDRESS and not any(t.has_digit for t in self.words[at : offer.end]):
            cost += w.BARE_PLACE
        if known.kind in _SELDOM_BARE:
            cost += (1 - offer.fit) * w.BARE_UNSURE
        if self._set_off(at, offer.end):
            cost -= w.BARE_SET_OFF
        field = self.form.fields[known.index]
        if not field.empty:
            # what the field holds already is said to speak of it: "không phải 25 triệu mà là 52 triệu"
            cost += -w.HELD_ALREADY if canonical(known.kind, field.value) == offer.text else w.FILLED_ALREADY
        if not field.visible or not field.enabled:
            cost += w.HIDDEN_FIELD
        return cost

    def all_but_fillers(self, start: int, end: int) -> bool:
        """Whether nothing but fillers stands outside tokens `start` to `end`."""
        outside = (*range(start), *range(end, len(self.words)))
        return all(self.texts.is_particle(at) for at in outside)

    @cached_property
    def links(self) -> frozenset[int]:
        """Tokens at which a linking word stands."""
        return self._with_cue(Cue.LINK)

    @cached_property
    def intos(self) -> tuple[tuple[int, int], ...]:
        """Where "vào ô" and the like stand: first token and the one after."""
        return tuple(
            (at, m.end) for at, marks in enumerate(self.found.cues) for m in marks if m.cue is Cue.INTO
        )

    @cached_property
    def wonders(self) -> frozenset[int]:
        """Tokens at which a word of questioning or musing stands, the "không" of a question included."""
        return self._with_cue(Cue.WONDER) | self._asking()

    def _asking(self) -> frozenset[int]:
        """As in "có bị phạt không em?": the last "không" when "có" or "được" stands before it."""
        if any(m.cue in _QUESTIONS_FOR_US for marks in self.found.cues for m in marks):
            return frozenset()
        last = len(self.words) - 1
        while last > 0 and not self.words.says(last, *_IS_IT) and self.texts.is_particle(last):
            last -= 1
        asked = last > 1 and self.words.says(last, *_IS_IT)
        before = range(max(0, last - _QUESTION_SPAN), last)
        return (
            frozenset({last})
            if asked and any(self.words.says(at, "có", "được") for at in before)
            else frozenset()
        )

    def _with_cue(self, cue: Cue) -> frozenset[int]:
        return frozenset(at for at, marks in enumerate(self.found.cues) if any(m.cue is cue for m in marks))

    def offered_within(self, index: int, start: int, end: int) -> bool:
        """Whether a choice of that field is named within the tokens."""
        span = range(start, min(end, len(self.words)))
        return any(o.field == index and o.fit > w.CHOICE_FAIR for at in span for o in self.found.offers[at])

    def is_act(self, start: int, end: int) -> bool:
        """Whether the tokens are just a command or an answer: "gửi", "có", "tiếp tục đi"."""
        ends = (m.end for m in self.found.cues[start] if m.cue in _WHOLE_ACTS)
        return any(
            all(self.texts.is_particle(at) for at in range(cue_end, end))
            for cue_end in ends
            if cue_end <= end
        )

    def whose(self, h: Hypothesis, known: Known) -> float:
        """What it is worth that the field is of the person spoken of.

        After "vợ tên là …" the customer's own fields are not meant; after a reference person's name "số điện
        thoại" is that person's.
        """
        if known.kind not in _PERSONAL:
            return 0.0
        if h.other and known.principal:
            return -w.ANOTHER_PERSON
        last = h.steps[-1].command if h.steps else None
        before = self.known(last.field) if isinstance(last, Fill) else None
        same = before is not None and before.section == known.section and known.section in self._of_others
        return w.SAME_PERSON if same and not known.principal else 0.0

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Sections about somebody else: they ask for a person's name, but not for the form's own person."""
        people = [known for known in self.fields if known.kind is FieldKind.PERSON]
        own = {known.section for known in people if known.principal}
        return frozenset(known.section for known in people) - own

    def runs_over_name(self, start: int, end: int, index: int) -> bool:
        """Whether another field is clearly named, in two words or more, after the first of the tokens."""
        return any(
            m.field != index and m.strength > w.NAME_FAIR and m.end - at > 1
            for at in range(start + 1, end)
            for m in self.found.mentions[at]
        )

    def names_file(self, at: int) -> bool:
        """Whether a word stands there that is part of the name of a file that the person gave."""
        return at < len(self.words) and self.words.tokens[at].folded in self.context.files

    def is_choice_of_another(self, start: int, end: int, index: int) -> bool:
        """Whether the tokens are just the name of a choice of some other field."""
        return any(
            offer.option and offer.end == end and offer.fit > w.CHOICE_PART and offer.field != index
            for offer in self.found.offers[start]
        )

    def short_name(self, offer: Offer, at: int) -> bool:
        """Whether a person's name is only one or two syllables in small letters."""
        known = self.fields[offer.field]
        said = self.said(at, offer.end)
        # the capital of a sentence's beginning says nothing
        small = said.islower() or (at == 0 and said[1:].islower())
        return known.kind is FieldKind.PERSON and offer.end - at < 3 and small

    def link_ahead(self, at: int, end: int) -> bool:
        """Whether a linking word stands after `at`, within three tokens and before `end`."""
        return any(place in self.links for place in range(at + 1, min(at + 4, end)))

    def label_words(self, index: int) -> frozenset[str]:
        """Folded words of a field's label."""
        return self.fields[index].label_words if index >= 0 else frozenset()

    def known(self, name: str) -> Known | None:
        """The field of that name."""
        return self.vocabulary.by_name(name)


def worth(offer: Offer, at: int) -> float:
    """What a value that begins at `at` is worth by itself, the price of a command included."""
    gain = offer.fit * (w.VALUE_BASE + w.VALUE_WORD * (offer.end - at)) - (1 - offer.fit) * w.VALUE_DOUBT
    return gain - w.COMMAND - (w.DOUBTFUL_VALUE if offer.doubt is not None else 0.0)
