"""Values of plain text that stand without their field's name: somebody's work, or a thing that is asked for."""

from speak_to_input.core.decoding.goals import goes_to
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.mentions import SURE_TITLE
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.reading import Kind


def has_owner(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """Whether the text without its field's name is somebody's work, or of somebody spoken of, or a thing."""
    if scene.words.says(at - 1, "làm", "mần", "lên"):  # "chị làm | kế toán trưởng được mười một năm"
        return True
    if scene.words.says(at, "làm", "mần", "nghề"):  # "ổng | làm thợ hồ"
        return True
    if h.scope == known.section != "" or scene.of_somebody(h, known):  # "bố | lái taxi"
        return True
    return is_thing(scene, known.index) or goes_to(scene.words, known, at) or _is_all_title(scene, at)


def _is_all_title(scene: Scene, at: int) -> bool:
    """As in "chuyên viên cao cấp | bên ban pháp chế": the sentence is a title that tells of what, and at most where."""
    end = _title_until(scene, at, SURE_TITLE)
    if not (end and all(map(scene.texts.is_particle, range(at)))):
        return False
    where = end + scene.words.says(end, "làm", "mần")
    if scene.words.says(where, *_WHERE) and scene.words.clause_end(end) == len(scene.words):
        return True
    return _title_until(scene, at, _NARROWED) == end and all(
        map(scene.texts.is_particle, range(end, len(scene.words)))
    )


def _title_until(scene: Scene, at: int, least: float) -> int:
    titles = (r.end for r in scene.found.readings[at] if r.kind is Kind.POSITION and r.sure > least)
    return max(titles, default=0)


_NARROWED = 0.9
_WHERE = ("bên", "khối", "ban", "thuộc", "phòng", "ở", "tại", "công")
"""What a title tells where nobody is named, and the words that lead to where it is held."""


def title_end(scene: Scene, known: Known, at: int) -> int:
    """Where a title ends before where it is held: "trưởng phòng nhân sự, | làm ở hội sở"; 0 for nowhere."""
    end = _title_until(scene, at, SURE_TITLE) if known in scene.vocabulary.taking(Kind.POSITION) else 0
    apart = end < len(scene.words) and (scene.words.tokens[end].mark or scene.words.says(end, *_WHERE))
    return end if apart else 0


def is_thing(scene: Scene, index: int) -> bool:
    """Whether the field takes things, which behind its name may be called by any words."""
    return any(known.index == index for known in scene.vocabulary.taking(Kind.GOODS))
