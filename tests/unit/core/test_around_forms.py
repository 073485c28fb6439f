"""What is wished around a form, told whole."""

from datetime import date

import pytest

from speak_to_input.core.around_forms import ACTS, NEWEST, AroundForms, Wish
from speak_to_input.core.language import Language
from speak_to_input.core.opening import Opener
from speak_to_input.vi.text import read_words

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def around(language: Language) -> AroundForms:
    return AroundForms(language, Opener(language).forms_at)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("mở lại hồ sơ của chị Hoa", Wish("recall", who="Hoa")),
        ("giờ làm tiếp cái khách hàng hồi nãy", Wish("recall", "crm", when=NEWEST)),
        ("quay lại đơn vay của ông Lộc giùm em", Wish("recall", "loan", who="Lộc")),
        ("mở tờ đơn bữa qua tôi làm dở", Wish("recall", when="2026-11-22")),
        ("mở bản nháp đơn vay ngày 20 tháng 11", Wish("recall", "loan", when="2026-11-20")),
        ("hồi nãy tôi đang làm đơn vay dở, cho tôi làm tiếp", Wish("recall", "loan", when=NEWEST)),
        ("mở lại đơn của chị Hoa, số tiền 200 triệu", Wish("recall", who="Hoa", rest="số tiền 200 triệu")),
        ("xóa bản nháp của anh Lộc đi", Wish("forget", who="Lộc")),
        ("còn đơn nào chưa gửi không", Wish("list")),
        ("hôm nay gửi được mấy đơn rồi", Wish("sent", when="2026-11-23")),
        ("đơn vừa rồi mã bao nhiêu", Wish("receipt")),
        ("làm thêm một đơn nữa", Wish("another")),
        ("em cần bên chăm sóc khách hàng chớ không phải vay", Wish("instead", "crm")),
        ("không phải đơn này, anh muốn làm báo cáo", Wish("not_this", "compliance")),
    ],
)
def test_the_whole_utterance_is_a_wish(around: AroundForms, text: str, wish: Wish) -> None:
    assert wish in around.wishes(read_words(text), MONDAY, tuple(ACTS))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "đừng mở lại đơn của chị Hoa",
        "chị Hoa bảo mở lại đơn",
        "có nên mở lại đơn của chị Hoa không",
        "ghi chú đơn của chị Hoa mở lại bữa qua",
        "gửi đơn",
        "gửi đơn cho chị Hoa",
        "mở đơn vay hôm nay",
        "còn giấy tờ gì chưa nộp không",
        "làm thêm giờ",
        "số điện thoại của chị Hoa là 0912345678",
        "vay mua nhà chứ không phải mua xe",
    ],
)
def test_anything_more_or_else_is_none(around: AroundForms, text: str) -> None:
    acts = tuple(ACTS - {"whose", "named", "pick", "pick_it"})
    assert around.wishes(read_words(text), MONDAY, acts) == []
