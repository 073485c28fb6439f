"""Written text as it is said, judged by its looks alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speak_to_input.catalog.sounding import load_pronounced
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.money import read_money
from speak_to_input.vi.speak_text import speak_text
from speak_to_input.vi.text import read_words

WORDS = load_pronounced()


def said(text: str) -> str:
    return speak_text(text, WORDS)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0963 023 600", "không chín sáu ba, không hai ba, sáu không không"),
        ("0963.023.600", "không chín sáu ba, không hai ba, sáu không không"),
        ("+84 963 023 600", "cộng tám bốn, chín sáu ba, không hai ba, sáu không không"),
        ("4111 1111 1111 1111", "bốn một một một, một một một một, một một một một, một một một một"),
        ("001090012345", "không không một, không chín không, không một hai, ba bốn năm"),
        ("500 triệu đồng", "năm trăm triệu đồng"),
        ("2,05 tỷ đồng", "hai tỷ không trăm năm mươi triệu đồng"),
        ("1.550.000 VNĐ", "một triệu năm trăm năm mươi nghìn đồng"),
        ("500.000đ", "năm trăm nghìn đồng"),
        ("15/03/1990", "ngày mười lăm tháng ba năm một nghìn chín trăm chín mươi"),
        ("ngày 5/4", "ngày mùng năm tháng tư"),
        ("Tháng 1/2026", "tháng một năm hai nghìn không trăm hai mươi sáu"),
        ("32/13/1990", "ba mươi hai trên mười ba trên một nghìn chín trăm chín mươi"),
        (
            "08:05 ngày 20/10/2026",
            "tám giờ năm phút ngày hai mươi tháng mười năm hai nghìn không trăm hai mươi sáu",
        ),
        ("25:70", "hai mươi lăm, bảy mươi"),
        ("8,5%/năm", "tám phẩy năm phần trăm một năm"),
        ("12.5%", "mười hai phẩy năm phần trăm"),
        ("30m2", "ba mươi mét vuông"),
        ("0–100", "không đến một trăm"),
        ("CUS002", "xê u ét không không hai"),
        ("hẻm 12/5", "hẻm mười hai trên năm"),
        ("P.5, Q. 1, TP.HCM", "phường năm, quận một, thành phố Hồ Chí Minh"),
        ("nguyen.an@gmail.com", "nguyen chấm an a còng gờ meo chấm com"),
        ("s76 và 0Đ0", "ét bảy sáu và không đ không"),
        ("covid19", "covid một chín"),
        ("hr@abc.vn", "hát e rờ a còng abc chấm vê en"),
    ],
)
def test_values(written: str, told: str) -> None:
    assert said(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("số CCCD/CMND", "số căn cước, chứng minh nhân dân"),
        ("(KYC), (AML)", "ca y xi, a em eo"),
        ("phòng IT, phòng HR", "phòng ai ti, phòng hát a"),
        ("ngân hàng BIDV, MB, VPBank", "ngân hàng bê i đê vê, em bi, vê pê banh"),
        ("Email, Form, ONLINE", "i meo, phom, on lai"),
        ("NGUYỄN VĂN AN", "nguyễn văn an"),
        ("Đặng Thị Ích", "Đặng Thị Ích"),
        ("KH-001", "ca hát gạch ngang không không một"),
        ("WOORI", "woori"),
        ("ABC", "a bê xê"),
    ],
)
def test_words(written: str, told: str) -> None:
    assert said(written) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Dạ, không có lựa chọn “18”. Được không ạ?", "Dạ, không có lựa chọn mười tám. Được không ạ?"),
        ("Em sẽ gửi: một; hai (ba).", "Em sẽ gửi, một, hai, ba."),
        ("chưa hiểu “xây nhà mà.”.", "chưa hiểu xây nhà mà."),
        ("Tải tại /api/sessions/s76/print.pdf.", "Tải tại địa chỉ trên màn hình."),
        ("Xem https://forms.example.vn/loan/?a=1.", "Xem địa chỉ trên màn hình."),
        ("Trường Số tiền (VNĐ) đang bị khóa", "Trường Số tiền đang bị khóa"),
        ("", ""),
        ("…", ""),
    ],
)
def test_signs_are_pauses(written: str, told: str) -> None:
    assert said(written) == told


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_be_said(text: str) -> None:
    assert said(text) == said(text).strip()


@given(st.text("0123456789aAbBđĐ.,/-:%@ \n+", max_size=40))
def test_no_ascii_figure_is_left(text: str) -> None:
    assert not any(char in "0123456789" for char in said(text))


@given(st.integers(1, 9999), st.integers(0, 9))
def test_grouped_sums_read_back(figures: int, zeros: int) -> None:
    amount = figures * 10**zeros
    words = read_words(said(f"{amount:,} đồng".replace(",", ".")))
    assert read_money(words, 0)[0].value == amount


@given(st.from_regex(r"0[35789][0-9]{2} [0-9]{3} [0-9]{3}", fullmatch=True))
def test_grouped_phones_read_back(number: str) -> None:
    words = read_words(said(number))
    assert read_digits(words, 0)[0].value == number.replace(" ", "")
