"""How far apart words sound: mergers of region and recogniser are near, other words are not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.catalog.words import load_lexicon
from speak_to_input.vi.sounds import SoundIndex, phrase_distance, syllable_distance
from speak_to_input.vi.syllables import split_syllable
from speak_to_input.vi.text import fold

TABLE = load_lexicon().sounds
NEAR = 0.25

FIELD_WORDS = (
    "số", "điện", "thoại", "email", "họ", "tên", "khách", "hàng", "ngày", "sinh", "địa", "chỉ", "căn", "cước",
    "tiền", "vay", "kỳ", "hạn", "mục", "đích", "lương", "thu", "nhập", "tài", "sản", "giới", "tính", "ghi",
    "chú", "form", "trạng", "thái", "lý", "do", "nghỉ", "phép", "chức", "vụ", "phòng", "ban", "mã", "giao", "dịch",
)  # fmt: skip


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("lăm", "năm"), ("nương", "lương"), ("trức", "chức"), ("xố", "số"), ("dới", "giới"), ("dao", "giao"),
        ("day", "vay"), ("hàn", "hàng"), ("hạng", "hạn"), ("lươn", "lương"), ("khát", "khách"),
        ("nghĩ", "nghỉ"), ("chĩ", "chỉ"), ("mả", "mã"), ("tày", "tài"), ("tiềng", "tiền"),
        ("thọi", "thoại"), ("điệng", "điện"), ("kì", "kỳ"), ("phom", "form"), ("phông", "form"), ("imeo", "email"),
        ("hông", "không"), ("rượu", "riệu"), ("hiu", "hiêu"), ("quyềng", "quyền"), ("so", "số"), ("dia", "địa"),
        ("sẩn", "sẫn"), ("hươu", "hưu"), ("xinh", "sinh"),
    ],
)  # fmt: skip
def test_mergers_are_near(heard: str, meant: str) -> None:
    assert syllable_distance(heard, meant, TABLE) <= NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tên", "lên"), ("tên", "tiền"), ("email", "địa"), ("khách", "số"), ("ngày", "mã"), ("lương", "phòng"),
        ("vay", "mua"), ("kỳ", "ghi"), ("thoại", "chức"), ("giới", "tiền"), ("form", "status"),
    ],
)  # fmt: skip
def test_other_words_are_far(one: str, other: str) -> None:
    assert syllable_distance(one, other, TABLE) > NEAR


def test_lost_marks_cost_little_and_less_than_another_word() -> None:
    assert 0 < syllable_distance("thoai", "thoại", TABLE) <= 0.1
    assert 0 < syllable_distance("dien", "điện", TABLE) <= 0.1
    assert syllable_distance("mua", "mùa", TABLE) < syllable_distance("mua", "mưa", TABLE)


def test_phrases_align_syllables_and_forgive_a_missing_one() -> None:
    meant = ("số", "điện", "thoại")
    assert phrase_distance(meant, meant, TABLE) == 0
    assert phrase_distance(("xố", "điệng", "thọi"), meant, TABLE) < 0.15
    assert phrase_distance(("điện", "thoại"), meant, TABLE) < 0.3
    assert phrase_distance(("tên", "khách", "hàng"), meant, TABLE) > 0.5
    assert phrase_distance((), meant, TABLE) > 0.7


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("xố", "số"), ("lươn", "lương"), ("phông", "form"), ("imeo", "email"), ("dia", "địa"), ("trức", "chức")],
)
def test_index_names_the_nearest_word_of_a_form(heard: str, meant: str) -> None:
    near = dict(SoundIndex(TABLE, FIELD_WORDS).nearby(heard))
    assert near[meant] == min(near.values()) or near[meant] <= 0.2


def test_index_agrees_with_comparing_every_word() -> None:
    index = SoundIndex(TABLE, FIELD_WORDS)
    for heard in ("xố", "nương", "hạng", "so", "giao", "phòng", "khát", "điện"):
        every = {w: syllable_distance(heard, w, TABLE) for w in FIELD_WORDS if split_syllable(w)}
        expected = {w: d for w, d in every.items() if d <= 0.4}
        found = {w: d for w, d in index.nearby(heard, 0.4) if split_syllable(w)}
        assert found == expected


@pytest.mark.parametrize(
    ("spelled", "onset", "nucleus", "coda", "tone"),
    [
        ("quyền", "qu", "iê", "n", "huyen"), ("gìn", "gi", "i", "n", "huyen"), ("giếng", "gi", "iê", "ng", "sac"),
        ("nghiêng", "ng", "iê", "ng", "ngang"), ("khuya", "kh", "iê", "0", "ngang"), ("hoạch", "h", "a", "ch", "nang"),
        ("yêu", "0", "iê", "u", "ngang"), ("ăn", "0", "ă", "n", "ngang"), ("cũng", "k", "u", "ng", "nga"),
        ("người", "ng", "ươ", "i", "huyen"), ("của", "k", "uô", "0", "hoi"), ("đường", "đ", "ươ", "ng", "huyen"),
    ],
)  # fmt: skip
def test_syllables_fall_into_their_parts(
    spelled: str, onset: str, nucleus: str, coda: str, tone: str
) -> None:
    syllable = split_syllable(spelled)
    assert syllable is not None
    assert (syllable.onset, syllable.nucleus, syllable.coda, syllable.tone) == (onset, nucleus, coda, tone)


@pytest.mark.parametrize("word", ["email", "status", "form", "strong", "x", "ngh", "smith", "txn"])
def test_foreign_words_are_no_syllables(word: str) -> None:
    assert split_syllable(word) is None


_SYLLABLES = st.sampled_from([*FIELD_WORDS, "lăm", "xố", "phông", "imeo", "so", "dien", "w", ""])
_LETTERS = st.text("abcdđeghiklmnopqrstuvxyăâêôơưáàảãạếềểễệ", max_size=7).map(
    lambda t: unicodedata.normalize("NFC", t)
)


@given(one=_SYLLABLES | _LETTERS, other=_SYLLABLES | _LETTERS)
def test_distance_is_a_symmetric_share(one: str, other: str) -> None:
    apart = syllable_distance(one, other, TABLE)
    assert 0 <= apart <= 1
    assert apart == pytest.approx(syllable_distance(other, one, TABLE))
    assert syllable_distance(one, one, TABLE) == 0
    if one == fold(other) and one != other:
        assert apart <= 0.1
