"""Words of the regions: rules see the standard word, the text keeps what was said."""

import pytest

from speak_to_input.vi.text import read_words


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("bựa ni hấn nỏ vô", "bữa ni hắn không vô"),
        ("hai năm giả hết", "hai năm trả hết"),
        ("giả mạo chữ ký", "giả mạo chữ ký"),
        ("tám giờ túi", "tám giờ tối"),
        ("túi xách", "túi xách"),
        ("cấy ô tê", "cái ô tê"),
        ("đi cấy lúa", "đi cấy lúa"),
        ("khôn phải mô", "không phải mô"),
        ("khôn khéo", "khôn khéo"),
        ("chơ mô phải", "chứ đâu phải"),
        ("con giai", "con trai"),
        ("giai đoạn", "giai đoạn"),
    ],
)
def test_a_word_is_read_as_the_standard_one_where_its_neighbours_allow_it(said: str, read: str) -> None:
    words = read_words(said)
    assert [token.toned for token in words.tokens] == read.split()
    assert words.spelling(0, len(words)) == said
