"""Where the words are again of the form alone: "… đại sứ quán | đã giải quyết chi tiết xử lý …" ends a text there."""

from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.core.offer import Offer
from speak_to_input.vi.reading import Kind

_ENOUGH = 2
"""One thing of the form may stand in any text; two with nothing between them and nothing else behind do not."""
_TEXTS = frozenset({FieldKind.PROSE, FieldKind.TEXT})
_LED = ("là", "ở", "mức")


@noted
def has_marks(scene: Scene) -> bool:
    """Whether the utterance has pauses that are written: who writes with marks sets apart what is apart."""
    return any(token.mark for token in scene.words.tokens)


@noted
def ends_text(scene: Scene, at: int) -> bool:
    """Whether from token `at` on only things of the form are told: a state, what a name leads to, another text."""
    first = [(end, more) for end, more, begins in _things(scene, at) if begins]
    return any(more + _told_from(scene, end) >= _ENOUGH for end, more in first)


@noted
def _told_from(scene: Scene, at: int) -> int:
    """How many things of the form are told from there to the clause's end; none where plain words stand between."""
    words = scene.words
    if at >= len(words) or words.tokens[at].mark:
        return 0
    if any(m.strength > w.NAME_FAIR and m.end - at > 1 and m.end < len(words) and scene.fields[m.field].kind in _TEXTS
           for m in scene.found.mentions[at]):  # fmt: skip
        return 1
    counts = [more + _told_from(scene, end) for end, more, _ in _things(scene, at)]
    if scene.texts.is_particle(at) or scene.texts.is_polite(at):
        counts.append(_told_from(scene, at + 1))
    return max(counts, default=_NOTHING)


_NOTHING = -9


@noted
def _things(scene: Scene, at: int) -> list[tuple[int, int, bool]]:
    """Things of the form that begin at a token: where each ends, how much it counts, whether a row begins with it."""
    words, found = scene.words, scene.found
    things = []
    for offer in found.offers[at]:
        long, measured = offer.end - at > 1, not offer.option and offer.fit > w.CHOICE_NAMED
        if long and (offer.option and offer.fit > w.CHOICE_EXACT):
            things.append((offer.end, 1, scene.marks.at(words, at, Mark.STATE)))
        elif long and measured and scene.fields[offer.field].kind is FieldKind.NUMBER:
            things.append((offer.end, 1, False))
    for name in found.mentions[at]:
        begin = name.end + (name.end < len(words) and words.says(name.end, *_LED))
        if scene.fields[name.field].affirms and name.end - at > _ENOUGH:
            things.append((name.end, 1, True))
        if begin >= len(words) or name.strength < w.NAME_PART:
            continue
        sort = bool(scene.marks.at(words, at, Mark.SORT_OF_CHOICE))
        for offer in found.offers[begin]:
            if offer.field == name.field and _is_sure(scene, begin, offer, name.strength):
                long = sort and offer.option and offer.end - begin > 1
                things.append((offer.end, _ENOUGH if long else 1, True))
    return things


def _is_sure(scene: Scene, at: int, offer: Offer, strength: float) -> bool:
    """Whether a name and what follows it are one thing: "loại | thanh toán hóa đơn"; any "hạn | sáu tháng" is not."""
    measured = any(r.kind is Kind.DURATION for r in scene.found.readings[at])
    if offer.option and not measured:
        return offer.fit > w.CHOICE_EXACT
    least = w.LIST_NAMED if scene.fields[offer.field].kind is FieldKind.MONEY else w.CLEAR_VALUE
    return strength > w.LIST_NAMED and offer.fit > least and offer.doubt is None
