"""What stands behind a request only to say why, or what comes then: "lưu nháp giúp em, | chiều làm tiếp"."""

from speak_to_input.core.commands import Clear, Do, Focus, Move, PressButton, Read, Simple
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.blame import WRITING, blames
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.pointing import DEMONSTRATIVES
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import types_self
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue

_LEADS = ("vì", "để", "kẻo", "tại", "bởi", "chứ", "mai", "lát", "tí", "chiều", "tối", "sáng")
_ASKS = (
    "đi", "giúp", "giùm", "dùm", "hộ", "nhé", "nha", "nghen", "luôn", "lại", "em", "anh", "chị", "tui", "tôi",
    "mình", "cái", "với", "đã"
)  # fmt: skip
"""Courtesy that ends a request; what follows is no object of it."""
_DEEDS = frozenset({Simple.SUBMIT, Simple.SAVE, Simple.PRINT, Simple.UNDO})
_FEWEST = 2
_LONGEST = 5
_WHO = frozenset({"chủ", "làm", "bán", "buôn", "nhà", "ở", "quê", "dân", "thợ", "vợ", "chồng", "con"})
_HEARING = ("nghe", "coi", "xem")
_DENYING = ("đừng", "khoan", "thôi", "nhầm")


def tail_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """Where the words behind a request end that only explain it, and what the hypothesis is then."""
    last = h.steps[-1]
    command = last.command
    request = isinstance(command, Clear | Move | Read) or (isinstance(command, Do) and command.what in _DEEDS)
    looked = isinstance(command, PressButton) or (isinstance(command, Do) and command.what is Simple.PRINT)
    if looked and h.open < 0 and last.end == at and (seen := looks_until(scene, at)) > at:
        return seen, h.but(-w.TAIL, pause=True, act=Cue.FILL, act_used=True)
    if isinstance(command, Read) and h.open < 0 and (heard := _heard(scene, last.end, at)):
        return heard, h.but(-w.TAIL, pause=True, act=Cue.FILL, act_used=True)
    if (
        isinstance(command, Focus)
        and h.open < 0
        and last.end == at
        and (typed := types_self(scene.words, at))
    ):
        return typed, h.but(w.ACT_WITH_OBJECT, pause=True, act=Cue.FILL, act_used=True)
    if isinstance(command, Clear) and (blamed := _blamed(scene, h, at)):
        return blamed, h.but(w.ACT_WITH_OBJECT, pause=True, act=Cue.FILL, act_used=True)  # it bears it out
    brief = last.end - last.start < _FEWEST
    if not request or h.open >= 0 or (brief and not (at > last.end and scene.words.tokens[at].mark)):
        return None
    paused = bool(scene.words.tokens[at].mark)
    between = range(last.end, at)
    polite = (
        scene.texts.is_polite(p) or scene.words.says(p, *DEMONSTRATIVES, *(_ASKS if paused else ("đã",)))
        for p in between
    )
    if not all(polite):
        return None
    words = scene.words
    asked = at > last.end and words.says(at - 1, *_ASKS)
    if not (words.tokens[at].mark or words.says(at, *_LEADS) or asked):
        return None
    end = words.clause_end(at)
    if end - at < _FEWEST or _takes_back(scene, at, end):
        return None
    return end, h.but(-w.TAIL - w.TAIL_WORD * (end - at), pause=True, act=Cue.FILL, act_used=True)


def _blamed(scene: Scene, h: Hypothesis, at: int) -> int:
    """Where the words end that find fault with what was emptied: "xóa mail nớ đi | viết sai rồi"; 0 for none."""
    words = scene.words
    between = range(h.steps[-1].end, at)
    polite = all(scene.texts.is_polite(p) or words.says(p, *_ASKS, *DEMONSTRATIVES) for p in between)
    end = words.clause_end(at)
    brief = _FEWEST <= end - at <= _LONGEST
    wrong = words.says(at, *WRITING) and blames(words, at + 1)
    return end if brief and wrong and polite and h.open < 0 else 0


def looks_until(scene: Scene, at: int) -> int:
    """Where words end that only say that somebody will look at what comes of it: "coi bao nhiêu", "ra xem thử".

    `at` itself where there are none.
    """
    end, looks = at, False
    while end < len(scene.words) and (end == at or not scene.words.tokens[end].mark):
        looks |= scene.words.says(end, *_LOOKING)
        if not (scene.words.says(end, *_LOOKING, *_SEEN) or scene.texts.is_polite(end)):
            break
        end += 1
    return end if looks and scene.clause_may_end(end) else at


_LOOKING = ("coi", "xem", "ký", "duyệt", "nghe")
_SEEN = (
    "ra", "thử", "bao", "nhiêu", "sao", "thế", "nào", "mấy", "cái", "rồi", "hết", "cho", "để", "khách", "sếp", "họ",
    "tên", "được", "không",
)  # fmt: skip


def _heard(scene: Scene, asked: int, at: int) -> int:
    """Where the words behind a request to read end that only say who will hear it: "… | tui nghe thử hí"; 0 for none.

    `asked`: the token at which the request ends.
    """
    end, hears = at, False
    while end < len(scene.words) and not scene.words.tokens[end].mark:
        hears |= scene.words.says(end, *_HEARING)
        if not ((hears and scene.words.says(end, *_HEARING, "thử")) or scene.texts.is_polite(end)):
            break
        end += 1
    return end if hears and asked == at and scene.clause_may_end(end) else 0


def apposition_of(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "tui tên Đoàn Văn Út | chủ sạp trái cây nè": where words end that only say who somebody is."""
    last, words = h.steps[-1], scene.words
    if h.open >= 0 or last.end != at or last.text or not words.says_any(at, _WHO):
        return None
    known = scene.field_of(last)
    if known is None or known.kind is not FieldKind.PERSON or last.bare:
        return None
    end = words.clause_end(at)
    while end > at and scene.texts.is_particle(end - 1):
        end -= 1
    if not _FEWEST <= end - at <= _LONGEST or any(_is_of_the_form(scene, place) for place in range(at, end)):
        return None
    return end, h.but(-w.TAIL - w.TAIL_WORD * (end - at), pause=True)


def _is_of_the_form(scene: Scene, at: int) -> bool:
    place = scene.places[at]
    named = any(mention.strength > w.NAME_SOON for mention in place.mentions)
    offered = any(offer.fit > w.CHOICE_FAIR for offer in place.offers)
    return named or offered or place.figure or place.wonder or bool(place.cues)


def _denies(scene: Scene, at: int) -> bool:
    """Whether the word undoes the request; "gõ | nhầm" tells why it is made."""
    wrote = scene.words.says(at, "nhầm") and scene.words.says(at - 1, *_WRITING)
    return scene.words.says(at, *_DENYING) and not wrote


_WRITING = ("viết", "ghi", "điền", "nhập", "đánh", "gõ", "nói")


def _takes_back(scene: Scene, start: int, end: int) -> bool:
    """Whether the words may undo the request: "gửi đi, à khoan chưa"."""
    denying = range(start, end if scene.words.accented else start + 1)  # "khach khong dung mail" uses none
    if scene.words.says(end - 1, "chưa") or any(_denies(scene, at) for at in denying):
        return True
    return any(mark.cue is Cue.REPAIR and mark.end - start > 1 for mark in scene.found.cues[start])
