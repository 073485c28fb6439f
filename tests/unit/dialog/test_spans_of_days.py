"""First day, last day and number of days agree, in whatever turns they are told."""

import pytest

from speak_to_input.core.turns import PendingKind
from tests.unit.dialog.desk import Desk


def leave(desk: Desk, *said: str) -> str:
    """The answer to the last of them, on a request of leave."""
    desk.say("mở yêu cầu nhân sự")
    return [desk.say(text).result for text in said][-1]


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("xin nghỉ phép từ thứ tư", "đến hết thứ sáu", "2026-11-27"),
        ("xin nghỉ phép từ 30/12", "nghỉ tới mùng 5", "2027-01-05"),
        ("nghỉ từ 30/12", "đến mùng 4", "2027-01-04"),
        ("ngày bắt đầu 20/1/2027", "nghỉ tới mùng 3", "2027-02-03"),
        ("xin nghỉ phép từ 10/12", "nghỉ đến hết tháng", "2026-12-31"),
        ("nghỉ từ mai", "đến hết tuần", "2026-11-29"),
        ("nghỉ từ 3/12", "tới hết tuần", "2026-12-06"),
        ("nghỉ từ thứ tư", "đến hết tuần sau", "2026-12-06"),
    ],
)
def test_the_last_day_counts_from_the_first(desk: Desk, first: str, last: str, ends: str) -> None:
    leave(desk, first)
    begins = desk.values["startDate"]
    desk.say(last)
    assert (desk.values["startDate"], desk.values["endDate"]) == (begins, ends)


def test_where_something_ends_does_not_tell_when_it_begins(desk: Desk) -> None:
    leave(desk, "nghỉ từ thứ tư", "tới tuần sau")
    assert (desk.values["startDate"], desk.values["endDate"]) == ("2026-11-25", "")


def test_the_last_day_that_follows_is_offered(desk: Desk) -> None:
    reply = leave(desk, "nghỉ phép từ mai", "nghỉ ba ngày")
    assert reply.endswith("Số ngày 3 từ 24/11/2026 thì ngày kết thúc là 26/11/2026, em điền luôn nhé?")
    assert desk.values["endDate"] == ""
    desk.say("ừ")
    assert desk.values["endDate"] == "2026-11-26"


@pytest.mark.parametrize("answer", ["cái thứ hai", "không tính cuối tuần", "30/11", "ngày 30"])
def test_over_a_weekend_it_is_asked_which_day(desk: Desk, answer: str) -> None:
    reply = leave(desk, "nghỉ phép từ thứ năm", "nghỉ ba ngày")
    assert reply.endswith("28/11/2026 tính cả cuối tuần hay 30/11/2026 không tính cuối tuần ạ?")
    desk.say(answer)
    assert desk.values["endDate"] == "2026-11-30"


def test_a_number_of_days_that_the_days_do_not_bear_out_is_asked_about(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("nghỉ phép năm ngày từ 1/12")
    turn = desk.say("ngày kết thúc 3/12")
    assert "Từ 01/12/2026 đến 03/12/2026 là 3 ngày, nhưng số ngày là 5." in turn.result
    assert turn.pending is not None
    assert turn.pending.kind is PendingKind.CLARIFY


@pytest.mark.parametrize("days", ["2,5", "3"])
def test_half_a_day_at_one_end_is_no_contradiction(desk: Desk, days: str) -> None:
    reply = leave(desk, "nghỉ từ 1/12 đến 3/12", f"số ngày {days}")
    assert "nhưng" not in reply


@pytest.mark.parametrize("days", ["5", "7"])
def test_days_off_may_be_counted_or_not(desk: Desk, days: str) -> None:
    reply = leave(desk, "nghỉ từ 30/11 đến 6/12", f"số ngày {days}")
    assert "nhưng" not in reply


def test_a_last_day_that_was_offered_is_void_once_what_it_was_worked_out_from_is_gone(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("nghỉ phép năm 2 ngày từ thứ tư tuần sau")
    desk.say("tên nhân viên Trần Lan")
    assert "em còn hỏi: số ngày 2" in desk.say("còn thiếu gì").result.lower()
    desk.say("xóa số ngày")
    assert "em còn hỏi" not in desk.say("còn thiếu gì").result.lower()
