"""What is corrected by no more than what is other now, after side talk as well."""

import pytest

from tests.unit.dialog.desk import Desk


@pytest.mark.parametrize(
    ("form", "told", "said", "field", "value"),
    [
        (
            "mở giao dịch",
            "tối qua 9 giờ khách chuyển 15 triệu qua app",
            "à 9 rưỡi cơ",
            "transactionDate",
            "2026-11-22T21:30",
        ),
        ("mở giao dịch", "điểm gian lận 75", "cao rứa, hạ xuống 55", "fraudScore", "55"),
        ("mở đơn vay", "vay 800 triệu", "thôi xuống 750 thôi, sợ nặng lãi", "loanAmount", "750000000"),
        ("mở đơn vay", "vay 2 tỷ", "nhiều quá, còn một tỷ rưỡi thôi", "loanAmount", "1500000000"),
        (
            "mở báo cáo tuân thủ",
            "ngày nộp là thứ năm tuần trước",
            "không, thứ tư cơ",
            "submissionDate",
            "2026-11-18",
        ),
        (
            "mở yêu cầu nhân sự",
            "xin đi công tác từ sáng mai",
            "hoãn qua thứ hai tuần tới",
            "startDate",
            "2026-11-30",
        ),
        ("mở đơn vay", "sinh ngày 8/3/1985", "ủa lộn sinh năm 86 mới đúng", "dateOfBirth", "1986-03-08"),
        ("mở yêu cầu nhân sự", "nghỉ mười ngày", "không tới mười ngày mô, bảy ngày thôi", "duration", "7"),
    ],
)
def test_what_was_told_last_of_that_sort_changes(
    desk: Desk, form: str, told: str, said: str, field: str, value: str
) -> None:
    desk.say(form)
    desk.say(told)
    desk.say("ê Lan ơi, lấy giùm ly nước")
    before = desk.values
    desk.say(said)
    assert {**before, field: value} == desk.values
    assert before[field] != value


@pytest.mark.parametrize(
    "said", ["thôi ba giờ chiều họp nha", "lên phòng họp 3 đi em", "còn năm phút nữa thôi"]
)
def test_talk_beside_the_form_corrects_nothing(desk: Desk, said: str) -> None:
    desk.say("mở đơn vay")
    desk.say("vay 500 triệu, kỳ hạn 24 tháng")
    before = desk.values
    desk.say(said)
    assert desk.values == before
