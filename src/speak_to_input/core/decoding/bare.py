"""Values that are said without their field's name: which of them are worth trying."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.context import Context
from speak_to_input.core.days import iso_day
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding import within
from speak_to_input.core.decoding.bare_costs import bare_cost
from speak_to_input.core.decoding.doers import Doer, doers, done_by
from speak_to_input.core.decoding.guesses import is_guessed
from speak_to_input.core.decoding.months_told import from_first_day
from speak_to_input.core.decoding.span_sides import side
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.decoding.word_parts import part_cost
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.offer import Offer
from speak_to_input.core.persons import owner
from speak_to_input.core.vocabulary import Known, Vocabulary

_FIELDS_PER_VALUE = 2  # a value that many fields would take is tried in the likeliest only


class Bare(NamedTuple):
    """A value without its field's name."""

    offer: Offer
    cost: float
    """What it costs to stand alone."""
    worth: float
    """What it is worth by itself."""
    as_part: float
    """What it costs that it is only a part of something longer."""


class BareValues(Utterance):
    """An utterance with the values in it that may stand by themselves."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self._bare: dict[int, list[Bare]] = {}

    @cached_property
    def doers(self) -> tuple[Doer, ...]:
        """Who has done what a field asks a name for, told by a verb beside the name."""
        return doers(self)

    def bare_offers(self, at: int) -> list[Bare]:
        """The values at token `at` that may stand without a field's name."""
        known = self._bare.get(at)
        if known is None:
            known = self._bare[at] = self._bare_at(at) if self.found.offers[at] else []
        return known

    def _bare_at(self, at: int) -> list[Bare]:
        offers = [
            self._in_its_month(o, at)
            for o in self.found.offers[at]
            if not (o.part or o.classed or self._unlisted(o) or self._calls_somebody(o, at))
        ]
        costed = [
            Bare(o, bare_cost(self, o, at), worth(o, at), part_cost(self.found, self.fields[o.field], at, o))
            for o in offers
        ]
        hopeful = [b for b in costed if self._is_hopeful(b, at)]
        hopeful = [b for b in hopeful if self._is_kin_of_doer(b.offer) or not is_guessed(self, b.offer, at)]
        hopeful.sort(key=lambda bare: bare.cost - bare.worth - self._done(bare.offer, at))
        taken: Counter[tuple[int, str, bool]] = Counter()
        kept = []
        for bare in hopeful:
            offer = bare.offer
            same = (offer.end, offer.text, offer.option)
            taken[same] += 1
            spoken_of = self._is_spoken_of(self.fields[offer.field]) or self._is_owner(offer, at)
            several = w.SORTS_TRIED if self.fields[offer.field].kind in w.SEVERAL_SORTS else _FIELDS_PER_VALUE
            if taken[same] <= several or spoken_of or self.is_named_behind(offer):
                kept.append(bare)
        return kept

    def _done(self, offer: Offer, at: int) -> float:
        return done_by(self.doers, self.fields[offer.field], at, offer.end)

    def _is_kin_of_doer(self, offer: Offer) -> bool:
        """As in "dì | Vi Thị Sen đón bé": what the one is who does what the form asks a name for."""
        person = owner(self.fields, offer.field) if offer.option else None
        return any(doer.start == offer.end and self.fields[doer.field] is person for doer in self.doers)

    def _in_its_month(self, offer: Offer, at: int) -> Offer:
        """A day without its month: of a span whose first day is known, or of the nearest month."""
        if offer.doubt is not Doubt.NEEDS_MONTH:
            return offer
        first = self.first_of_span(offer.field)
        if first is None and not side(self.words, self.vocabulary.ranges, offer.field, at):
            return offer  # "vay trước ngày 30": of what no field was named, the nearest month may be wrong
        if (
            first is not None
            and self.last == first
            and not side(self.words, self.vocabulary.ranges, offer.field, at)
        ):
            return offer  # "à mùng tám chứ" puts that first day right
        held = iso_day(self.form.fields[first].value) if first is not None else None
        return from_first_day(held, offer, named=False)

    def _unlisted(self, offer: Offer) -> bool:
        """Whether a list of people does not show this one: nobody means it who does not name it."""
        return self.fields[offer.field].open_list and not (offer.option or self.waits_for(offer.field))

    def _calls_somebody(self, offer: Offer, at: int) -> bool:
        """As in "người thuê | Ninh Thị Yến": a field's name with its value; "Một mình người thuê" is not said."""
        if not offer.option or offer.fit > w.CHOICE_EXACT or offer.end >= len(self.words):
            return False
        taking = {o.field for o in self.found.offers[offer.end]}
        named = (m for m in self.found.mentions[at] if m.end == offer.end and m.strength > w.NAME_WHOLE)
        return any(m.field in taking and self.fields[m.field].kind is FieldKind.PERSON for m in named)

    def _is_spoken_of(self, known: Known) -> bool:
        """Whether the utterance names the person or row of this field."""
        return known.section in self._scopes

    def _is_owner(self, offer: Offer, at: int) -> bool:
        """As in "tài khoản 1903… của | Trần Thị Bé": whose the number is, whoever that may be on the form."""
        return self.fields[offer.field].kind is FieldKind.PERSON and any(
            self.words.says(place, "của") for place in (at - 1, at - 2)
        )

    @cached_property
    def _scopes(self) -> frozenset[str]:
        return frozenset(named.name for scopes in self.found.scopes for named in scopes)

    def _is_hopeful(self, bare: Bare, at: int) -> bool:
        """Whether a bare value is worth trying; one whose field's name follows deserves more patience."""
        gain = bare.worth - bare.cost
        joined = bare.offer.doubt is Doubt.NEEDS_DAY and within.tells_a_day(self.found)
        gain += w.MOMENT_JOINED if joined else 0.0
        if self._is_spoken_of(self.fields[bare.offer.field]):
            gain += w.IN_SCOPE
        gain += max(0.0, self._done(bare.offer, at))
        if gain <= w.BARE_HOPELESS and self._borne_out(bare.offer):
            gain += w.BORNE_OUT
        if gain > w.BARE_HOPELESS or gain <= w.BARE_NAMED_LATER_HOPELESS:
            return gain > w.BARE_HOPELESS
        end = bare.offer.end
        linked = end in self.links or any(start == end for start, _ in self.intos)
        return self.is_named_behind(bare.offer) and (linked or self.is_named_at_once(bare.offer))

    def _borne_out(self, offer: Offer) -> bool:
        """Whether a choice right behind the value is of the same section: "mốt | gọi lại cho khách"."""
        known = self.fields[offer.field]
        if offer.end >= len(self.words) or known.twins or known.choices or known.kind not in w.SEVERAL_SORTS:
            return False
        return any(
            o.option and o.fit > w.CHOICE_NAMED and self.fields[o.field].section == known.section
            for o in self.found.offers[offer.end]
        )
