"""How long to wait is told by the field that the words would fill."""

import pytest

from speak_to_input.core.hearing.completeness import Completeness, completeness_of
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Turn
from tests.unit.core.hearing.previews import CONFIRM, fills, turn


@pytest.mark.parametrize(
    ("text", "preview", "wanted"),
    [
        ("số điện thoại 0912345678", fills("phone", "0912345678", "0912345678"), Completeness.CLOSED),
        ("số điện thoại 0912345678 nhé", fills("phone", "0912345678", "0912345678"), Completeness.CLOSED),
        ("số điện thoại 0912345678 và", fills("phone", "0912345678", "0912345678"), Completeness.OPEN),
        ("căn cước 001090012345", fills("idNumber", "001090012345", "001090012345"), Completeness.CLOSED),
        ("mã 012345678901", fills("code", "012345678901", "012345678901"), Completeness.CLOSED),
        ("mã 012345678", fills("code", "012345678", "012345678"), Completeness.USUAL),
        ("kỳ hạn 24 tháng", fills("term", "24", "24 tháng"), Completeness.CLOSED),
        (
            "sinh ngày 15 tháng 3 năm 1990",
            fills("birthDate", "1990-03-15", "15 tháng 3 năm 1990"),
            Completeness.CLOSED,
        ),
        ("số điện thoại 0912", fills("phone", "", "0912", Status.ASKED), Completeness.OPEN),
        ("vay năm trăm triệu", fills("amount", "500000000", "năm trăm triệu"), Completeness.USUAL),
        ("tên là Nguyễn Văn An", fills("fullName", "Nguyễn Văn An", "Nguyễn Văn An"), Completeness.USUAL),
        ("ghi chú là khách cần gấp", fills("note", "khách cần gấp", "khách cần gấp"), Completeness.PROSE),
        (
            "ghi chú khách cần gấp nhé",
            fills("note", "khách cần gấp", "khách cần gấp nhé"),
            Completeness.USUAL,
        ),
        (
            "ghi chú là khách cần gấp vì",
            fills("note", "khách cần gấp vì", "khách cần gấp vì"),
            Completeness.OPEN,
        ),
        ("vay năm trăm triệu và", fills("amount", "500000000", "năm trăm triệu"), Completeness.OPEN),
        ("số điện thoại là", turn(Outcome(ActionType.FOCUS, Status.SKIPPED, "phone")), Completeness.OPEN),
        ("tiếp tục", turn(Outcome(ActionType.MOVE, Status.SKIPPED)), Completeness.CLOSED),
        ("gửi đơn", turn(Outcome(ActionType.SUBMIT, Status.SKIPPED)), Completeness.CLOSED),
        ("xác nhận", turn(Outcome(ActionType.SUBMIT, Status.SKIPPED), pending=CONFIRM), Completeness.USUAL),
        ("lưu nháp", turn(Outcome(ActionType.SAVE_DRAFT, Status.SKIPPED)), Completeness.USUAL),
        ("hôm nay trời đẹp", turn(), Completeness.USUAL),
        ("gì đó", None, Completeness.USUAL),
    ],
)
def test_the_field_decides(text: str, preview: Turn | None, wanted: Completeness) -> None:
    assert completeness_of(text, preview) is wanted
