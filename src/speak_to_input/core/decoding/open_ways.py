"""Values that the name of an open field leads to though they are of another field beside it."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.filled import filled
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.value_steps import value_step
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind

_NEAR_ACCOUNT = 3
"""Fields between a bank and the account there, at most."""


def beside_name(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "người tham chiếu là anh trai, tên …": a choice about the person whose name is still awaited."""
    known = scene.fields[h.open]
    if known.kind is not FieldKind.PERSON:
        return []
    ways = []
    for offer in scene.places[at].offers:
        other = scene.fields[offer.field]
        if scene.people.is_whose(at):
            continue  # "chủ hộ là bố | em"
        if offer.option and offer.fit > w.CHOICE_NAMED and other.section == known.section:
            step = value_step(scene, h, at, offer, bare=True)
            steps, filled = (*h.steps, step), h.filled | (1 << other.index)
            ways.append((offer.end, h.but(worth(offer, at), steps=steps, filled=filled)))
    return ways


def bank_of_account(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "số tài khoản | Agribank 5400…": the bank beside the account whose number is still awaited."""
    known = scene.fields[h.open]
    if known.kind is not FieldKind.ACCOUNT or at != h.open_end:
        return []
    ways = []
    for offer in scene.places[at].offers:
        bank = scene.fields[offer.field]
        beside = bank.section == known.section and abs(bank.index - known.index) <= _NEAR_ACCOUNT
        if offer.fit > w.CHOICE_NAMED and beside and is_bank(bank) and not h.filled >> bank.index & 1:
            steps, taken = (
                (*h.steps, value_step(scene, h, at, offer, bare=True)),
                h.filled | (1 << bank.index),
            )
            ways.append((offer.end, h.but(worth(offer, at), steps=steps, filled=taken, open_end=offer.end)))
    return ways


def is_bank(known: Known) -> bool:
    """Whether the field takes a bank."""
    label = known.label_words
    return known.kind is FieldKind.BANK or not label.isdisjoint(("bank", "nh")) or {"ngan", "hang"} <= label


def place_of_list(scene: Scene, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
    """As in "nhà tôi ở quận Cầu Giấy": what names an address leads to a place that another field lists."""
    if scene.fields[h.open].kind is not FieldKind.ADDRESS:
        return []
    ends = {reading.end for reading in scene.found.readings[at] if reading.kind is Kind.ADDRESS}
    ways = []
    for offer in [offer for place in scene.places[at : at + 2] for offer in place.offers]:
        if offer.option and offer.fit > w.CHOICE_NAMED and offer.end in ends:
            step = value_step(scene, h, at, offer, bare=False)
            gain = worth(offer, at) + h.open_gain + w.NAMED_VALUE
            ways.append((offer.end, filled(scene, h, scene.fields[offer.field], step, gain)))
    return ways


def told_before(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """As in "kỳ hạn vay 36 tháng, tôi là | giáo viên": the value stands behind the open name, before who speaks."""
    if known.kind in (FieldKind.PROSE, FieldKind.TEXT) or h.repair or at <= h.open_end:
        return False
    ends = {
        o.end for o in scene.found.offers[h.open_end] if o.field == known.index and o.fit > w.CHOICE_NAMED
    }
    return any(
        end < at and (scene.words.tokens[end].mark or scene.words.says(end, "tôi", "em", "mình", "tui"))
        for end in ends
    )
