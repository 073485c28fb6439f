"""What stands around a token: names of fields, choices, links, the end of a clause."""

from bisect import bisect_left
from functools import cached_property

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.owners import Owners
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_JOIN_WORDS = ("bằng",)
"""Right behind a name it leads to its value; farther on it is a word like others: "nhắc nhở bằng văn bản"."""
_NAMES = frozenset({FieldKind.PERSON, FieldKind.ADDRESS, FieldKind.COMPANY})


class Around(Owners):
    """The utterance's values, with what stands around them."""

    def may_begin(self, h: Hypothesis, at: int) -> bool:
        """Whether a clause may begin at token `at`."""
        return h.pause or bool(self.words.tokens[at].mark)

    def clause_may_end(self, end: int, *, grave: bool = False) -> bool:
        """Whether nothing that carries meaning follows at once."""
        return self.texts.clause_may_end(end, grave=grave)

    def names_field(self, at: int) -> bool:
        """Whether a field is clearly named at once, without a pause."""
        at += 1 if self.words.says(at, "cái", "ô", "chỗ", "mục") else 0
        if at >= len(self.words) or self.words.tokens[at].mark:
            return False
        return any(mention.strength > w.NAME_FAIR for mention in self.found.mentions[at])

    def all_but_fillers(self, start: int, end: int) -> bool:
        """Whether nothing but fillers stands outside tokens `start` to `end`."""
        outside = (*range(start), *range(end, len(self.words)))
        return all(self.texts.is_particle(at) for at in outside)

    def names_begin(self, at: int) -> bool:
        """Whether a field's whole name of several words begins there: "cái | mô tả vấn đề" asks nothing."""
        return any(m.end - at > 1 and m.strength > w.NAME_WHOLE for m in self.found.mentions[at])

    def is_named(self, at: int, end: int) -> bool:
        """Whether the form asks for just that: "học phí" muses where nothing of the form is called so."""
        return any(m.end == end and m.strength > w.NAME_WHOLE for m in self.found.mentions[at])

    def offered_within(self, index: int, start: int, end: int) -> bool:
        """Whether a choice of that field is named within the tokens."""
        places = self._clear_offers.get(index, [])
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end

    @cached_property
    def _clear_offers(self) -> dict[int, list[int]]:
        """Field index -> the tokens at which a value of the field is clearly said, in order."""
        places: dict[int, list[int]] = {}
        for at, offers in enumerate(self.found.offers):
            for offer in offers:
                if offer.fit > w.CHOICE_FAIR:
                    places.setdefault(offer.field, []).append(at)
        return places

    def is_title(self, start: int, end: int) -> bool:
        """Whether the tokens are just a job title."""
        return any(r.kind is Kind.POSITION and r.end == end for r in self.found.readings[start])

    def name_behind(self, start: int, index: int) -> int:
        """The first token behind `start` at which another field is clearly named, in two words or more."""
        return next((at for at, field in self._clear_names if at > start and field != index), len(self.words))

    @cached_property
    def _clear_names(self) -> list[tuple[int, int]]:
        """Tokens at which fields are clearly named in two words or more, in order, with those fields."""
        return [
            (at, m.field)
            for at, mentions in enumerate(self.found.mentions)
            for m in mentions
            if m.strength > w.NAME_FAIR and m.end - at > 1
        ]

    def name_goes_on(self, start: int, at: int) -> bool:
        """Whether token `at` lies within a clear name of a field that begins at token `start`."""
        return any(m.end > at and m.strength > w.NAME_WHOLE for m in self.found.mentions[start])

    def typed_elsewhere(self, start: int, known: Known) -> bool:
        """Whether a clear value that this field cannot take begins the tokens: a person's name for a company's."""
        clear = [o.field for o in self.found.offers[start] if o.fit > w.CLEAR_VALUE and not o.option]
        if known.kind is FieldKind.TEXT:
            clear = [field for field in clear if self.fields[field].kind not in _NAMES]
        return bool(clear) and known.index not in clear

    def is_choice_of_another(self, start: int, end: int, index: int) -> bool:
        """Whether the tokens are just the name of a choice of some other field."""
        return any(
            offer.option and offer.end == end and offer.fit > w.CHOICE_PART and offer.field != index
            for offer in self.found.offers[start]
        )

    def link_ahead(self, at: int, end: int, reach: int = 4) -> bool:
        """Whether a linking word stands after `at`, less than `reach` tokens on and before `end`."""
        return self._next_link[at] < min(at + reach, end)

    @cached_property
    def _next_link(self) -> list[int]:
        """For every token the next one at which a linking word stands; far behind the end where none does."""
        coming = 2 * len(self.words) + 4
        following = []
        for at in reversed(range(len(self.words))):
            following.append(coming)
            joins = at in self.links and not self.words.says(at, *_JOIN_WORDS)
            coming = at if joins else coming
        return following[::-1]
