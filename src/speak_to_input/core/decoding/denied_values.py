"""A value that is denied: it names the field that holds it, "hổng phải 6, 7 ca mới đúng", or only is not chosen."""

from speak_to_input.core.commands import Held
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import NOES
from speak_to_input.core.decoding.worth import worth
from speak_to_input.core.mentions import CueMark
from speak_to_input.core.offer import Offer

_FAIR = 0.2
"""A sum without its unit is one still: "không phải 500 mà là 600 triệu"."""


def after_denied_value(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """The ways in which "không phải" at token `at` and the value behind it name what is set right."""
    end, gain = mark.end, mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at))
    if h.steps or h.negated or end >= len(scene.words):
        return []
    fair = [o for o in scene.found.offers[end] if o.fit > _FAIR and (h.open < 0 or o.field == h.open)]
    whole = max((offer.end for offer in fair), default=end)
    # "hổng phải hai mươi hai triệu lận" denies no twenty
    held = [o for o in fair if o.end == whole and (_is_held(scene, o) or _is_said_again(scene, o))]
    begun = h.but(0.8 * gain, open_gain=0.2, open_start=at, pause=True, repair=True)
    ways = [(offer.end, begun.but(open=offer.field, open_end=offer.end)) for offer in held]
    return [way for way in ways if way[1].open == h.last] or ways


def _is_said_again(scene: Scene, denied: Offer) -> bool:
    """Whether what it shall be instead stands already: somebody says "không phải 60 triệu, 70 triệu" twice."""
    behind = scene.found.offers[denied.end : denied.end + _NEAR]
    return any(
        o.field == denied.field and o.end > denied.end and _is_held(scene, o)
        for found in behind
        for o in found
    )


_NEAR = 4


def _is_held(scene: Scene, offer: Offer) -> bool:
    value, known = scene.form.fields[offer.field].value, scene.fields[offer.field]
    if known.affirms or known.truths:
        return False  # "không có gì …" is no no to an empty box
    return bool(value) and value in (offer.text, f"{offer.text}000", f"{offer.text}000000")


def denied_choice(scene: Scene, h: Hypothesis, at: int, mark: CueMark) -> list[tuple[int, Hypothesis]]:
    """As in "loại phép | không phải thai sản", "kênh | không phải ATM cũng không phải quầy": it is not that."""
    if h.repair or not is_right_behind(scene, h, at):
        return []
    end, told = mark.end, None
    while (offer := _choice(scene, h.open, end)) is not None:
        end, told = offer.end, told or offer
        again = end + scene.words.says(end, "cũng", "và", "mà")
        if not (scene.words.says(again, *NOES, "nỏ") and scene.words.says(again + 1, "phải")):
            break
        end = again + 2
    if told is None or scene.words.says(end, "mà"):
        return []  # "không phải 3 | mà là 4" sets right
    step = Step(Held(scene.said(h.open_start, end)), h.open_start, end)
    closed = h.but(h.open_gain, open=-1, open_gain=0.0, linked=False, pause=True)
    return [(end, closed.did(step, worth(told, mark.end) + w.REFUSED))]


def is_right_behind(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the no at token `at` stands right behind a list's name, and so takes back no value told before."""
    if h.open < 0 or not scene.fields[h.open].choices or h.filled >> h.open & 1:
        return False
    return at - scene.words.says(at - 1, "thì", "là") == h.open_end and not scene.words.tokens[at].mark


def _choice(scene: Scene, index: int, at: int) -> Offer | None:
    begin = at + scene.words.says(at, "là")
    found = scene.found.offers[begin] if begin < len(scene.words) else ()
    clear = (o for o in found if o.option and o.field == index and o.fit > w.CHOICE_NAMED)
    return max(clear, key=lambda offer: offer.end, default=None)
