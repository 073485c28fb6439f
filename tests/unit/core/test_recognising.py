"""What a session of the past is recognised by."""

from speak_to_input.core.recognising import recognised_by
from speak_to_input.core.secrets import MASK

SUM = ("loanAmount", "Số tiền vay (VNĐ)", "60000000")
REFEREE = ("references[0].name", "Họ và tên", "Nguyễn Minh Nhựt")


def test_a_referee_in_a_row_is_not_whom_the_form_is_about() -> None:
    assert recognised_by([REFEREE, SUM]) == ("60 triệu đồng",)
    customer = ("customerName", "Họ và tên", "Trần Thị Hoa")
    assert recognised_by([REFEREE, customer, SUM]) == ("Trần Thị Hoa", "60 triệu đồng")


def test_what_is_masked_tells_nobody_s_name() -> None:
    assert recognised_by([("customerName", "Họ và tên", MASK), SUM]) == ("60 triệu đồng",)
