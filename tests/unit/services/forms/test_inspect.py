"""Each kind of rule, told by the message that a person reads."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from speak_to_input.services.forms.canonical import Messages
from speak_to_input.services.forms.inspect import Inspection, inspect
from speak_to_input.services.forms.rules import FORM_TYPES, FormRules, read_messages, read_rules
from speak_to_input.services.forms.uploads import Upload
from tests.unit.services.forms.form_records import GOOD, stored

FOLDER = Path(__file__).parents[4] / "bank_forms"
TODAY = date(2026, 11, 23)
RULES: dict[str, FormRules] = {form: read_rules(FOLDER, form) for form in FORM_TYPES}
MESSAGES: Messages = read_messages(FOLDER)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def judged(form: str, **changes: Any) -> Inspection:
    """The form's good record with some fields changed; None takes a field out."""
    raw = {name: value for name, value in (GOOD[form] | changes).items() if value is not None}
    return inspect(RULES[form], raw, TODAY, MESSAGES)


@pytest.mark.parametrize("form", FORM_TYPES)
def test_a_good_record_is_kept_in_canonical_values(form: str) -> None:
    found = judged(form)
    assert found.problems == {}
    assert found.record == stored(form)


@pytest.mark.parametrize("form", FORM_TYPES)
def test_the_good_record_fills_every_field_but_files(form: str) -> None:
    files = {name for name, rule in RULES[form].fields.items() if rule.type == "file"}
    assert set(RULES[form].fields) - files == set(GOOD[form])


WRONG: list[tuple[str, str, Any, str]] = [
    ("loan", "customerName", "", "Vui lòng nhập Họ và tên khách hàng."),
    ("loan", "customerName", "An 2", "Họ và tên chỉ gồm chữ cái và khoảng trắng."),
    ("loan", "customerName", "A" * 81, "Họ và tên khách hàng dài tối đa 80 ký tự."),
    ("loan", "customerName", "A", "Họ và tên khách hàng cần ít nhất 2 ký tự."),
    ("loan", "customerName", ["An"], "Họ và tên khách hàng phải là chữ."),
    ("loan", "customerId", "1234", "Số CCCD gồm 12 chữ số, số CMND gồm 9 chữ số."),
    ("loan", "dateOfBirth", "2008-11-24", "Khách hàng phải đủ 18 tuổi."),
    ("loan", "dateOfBirth", "1900-01-01", "Ngày sinh không được trước 23/11/1926."),
    ("loan", "dateOfBirth", "1990-02-30", "Ngày sinh phải là ngày có thật, dạng ngày/tháng/năm."),
    ("loan", "idIssueDate", "15/03/1990", "Ngày cấp giấy tờ phải sau ngày sinh."),
    ("loan", "idIssueDate", "24/11/2026", "Ngày cấp CCCD/CMND không được sau 23/11/2026."),
    ("loan", "phoneNumber", "963023600", "Số điện thoại gồm 10 chữ số và bắt đầu bằng 0."),
    ("loan", "email", "an@", "Địa chỉ email phải có dạng ten@congty.vn."),
    ("loan", "gender", "man", "Giới tính: vui lòng chọn một mục có trong danh sách."),
    ("loan", "loanTerm", "120", "Kỳ hạn vay: vui lòng chọn một mục có trong danh sách."),
    ("loan", "loanTerm", "", "Vui lòng chọn Kỳ hạn vay."),
    (
        "loan",
        "incomeSources",
        ["salary", "luck"],
        "Nguồn thu nhập: vui lòng chọn một mục có trong danh sách.",
    ),
    ("loan", "loanAmount", "9.999.999", "Số Tiền Vay (VNĐ) phải từ 10.000.000 trở lên."),
    ("loan", "loanAmount", "50.000.000.001", "Số Tiền Vay (VNĐ) không được quá 50.000.000.000."),
    ("loan", "loanAmount", "năm trăm", "Số Tiền Vay (VNĐ) phải là số tiền bằng chữ số, ví dụ 500.000.000."),
    ("loan", "yearsEmployed", "4.3", "Số năm làm việc phải là bội số của 0,5."),
    ("loan", "termsAccepted", "false", "Vui lòng đánh dấu vào ô này để tiếp tục."),
    ("loan", "companyName", "", "Vui lòng nhập Tên công ty / đơn vị công tác."),
    ("loan", "salary", "1", "Biểu mẫu không có trường này."),
    ("crm", "duration", "2.5", "Thời lượng (phút) phải là số nguyên."),
    ("crm", "duration", "lâu", "Thời lượng (phút) phải là một số."),
    ("crm", "interactionTime", "25:00", "Giờ tương tác phải có dạng giờ:phút."),
    ("crm", "interactionDate", "2026-11-24", "Ngày tương tác không được ở tương lai."),
    ("crm", "followUpDate", "19/11/2026", "Ngày theo dõi tiếp không được trước ngày tương tác."),
    ("crm", "resolutionDetails", "", "Vui lòng nhập Chi tiết xử lý."),
    ("hr", "employeeId", "001", "Mã nhân viên gồm chữ cái rồi chữ số, ví dụ NV001."),
    ("hr", "endDate", "2026-11-30", "Ngày kết thúc không được trước ngày bắt đầu."),
    ("hr", "rejectionReason", "", "Vui lòng nhập Lý do từ chối."),
    ("compliance", "slaDeadline", "2026-11-30T24:10", "Hạn nộp (SLA) phải có đủ ngày và giờ."),
    (
        "compliance",
        "highRiskCases",
        "121",
        "Số vụ việc rủi ro cao không được nhiều hơn số vụ việc đã rà soát.",
    ),
    ("compliance", "violationDetails", "", "Vui lòng nhập Chi tiết vi phạm."),
    ("compliance", "riskAnalysis", "", "Vui lòng nhập Phân tích rủi ro."),
    ("compliance", "findings", [GOOD["compliance"]["findings"][0]] * 6, "Phát hiện: tối đa 5 dòng."),
    ("operations", "transactionDate", "2026-11-24T00:00", "Thời điểm giao dịch không được ở tương lai."),
    ("operations", "balanceAfter", "17.000.000", "Số dư sau phải bằng số dư trước trừ số tiền giao dịch."),
    (
        "operations",
        "beneficiaryBank",
        "Ngân hàng Sao Hỏa",
        "Ngân hàng thụ hưởng: vui lòng chọn một mục có trong danh sách.",
    ),
    ("operations", "reviewDate", "21/11/2026", "Ngày kiểm tra không được trước ngày giao dịch."),
    ("operations", "fraudDetails", "", "Vui lòng nhập Chi tiết gian lận."),
]


@pytest.mark.parametrize(("form", "field", "value", "message"), WRONG, ids=lambda part: str(part)[:40])
def test_a_broken_rule_is_told_at_its_field(form: str, field: str, value: Any, message: str) -> None:
    assert judged(form, **{field: value}).problems == {field: message}


def test_money_that_comes_in_is_added_to_the_balance() -> None:
    found = judged("operations", transactionType="deposit", balanceAfter="17.000.000")
    assert found.problems == {}
    wrong = judged("operations", transactionType="deposit").problems
    assert wrong == {"balanceAfter": "Số dư sau phải bằng số dư trước cộng số tiền giao dịch."}


def test_a_field_whose_condition_does_not_hold_is_neither_asked_for_nor_kept() -> None:
    found = judged("loan", employmentStatus="retired", companyName="", collateralType="none")
    assert found.problems == {}
    assert not {"companyName", "workAddress", "collateralValue"} & set(found.record)


def test_an_unchecked_follow_up_drops_its_date() -> None:
    assert "followUpDate" not in judged("crm", followUpRequired="false").record


def test_a_code_is_kept_in_capitals() -> None:
    assert judged("hr", employeeId="nv001").record["employeeId"] == "NV001"


def test_a_person_outside_the_suggestions_is_accepted_where_the_list_only_suggests() -> None:
    assert judged("crm", agentName="Mai Văn Phúc").record["agentName"] == "Mai Văn Phúc"


def test_decomposed_letters_are_composed() -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Văn An")
    assert judged("loan", customerName=apart).record["customerName"] == "Nguyễn Văn An"


def test_an_empty_row_is_left_out_and_a_half_empty_one_is_told() -> None:
    empty = {"name": "", "relationship": "", "phoneNumber": ""}
    assert "references" not in judged("loan", references=[empty]).record
    half = judged("loan", references=[empty, {"name": "Bình", "relationship": "friend", "phoneNumber": "12"}])
    assert half.problems == {
        "references[1].phoneNumber": "Số điện thoại người tham chiếu gồm 10 chữ số và bắt đầu bằng 0."
    }


@pytest.mark.parametrize(
    ("uploads", "message"),
    [
        ([("a.exe", PNG)], "Ảnh CCCD/CMND: chỉ nhận tệp .jpg, .jpeg, .png, .pdf."),
        ([("a.png", b"<html>")], "Ảnh CCCD/CMND: nội dung tệp không đúng với phần mở rộng."),
        ([("a.png", PNG + bytes(5_000_000))], "Ảnh CCCD/CMND: mỗi tệp tối đa 5 MB."),
        ([("a.png", PNG)] * 3, "Ảnh CCCD/CMND: tối đa 2 tệp."),
    ],
)
def test_files_of_a_wrong_kind_size_or_number_are_refused(
    uploads: list[tuple[str, bytes]], message: str
) -> None:
    files = [Upload("idCardImage", name, content) for name, content in uploads]
    assert judged("loan", idCardImage=files).problems == {"idCardImage": message}


def test_a_good_picture_is_kept_by_name() -> None:
    found = judged("loan", idCardImage=[Upload("idCardImage", "mat-truoc.PNG", PNG)])
    assert found.problems == {}
    assert found.record["idCardImage"] == ["mat-truoc.PNG"]


@pytest.mark.parametrize("form", FORM_TYPES)
def test_conditions_look_only_at_earlier_fields_and_checks_at_fields_there_are(form: str) -> None:
    seen: set[str] = set()
    for name, rule in RULES[form].fields.items():
        for condition in filter(None, (rule.when, rule.required_when)):
            assert condition.field in seen, name
        seen.add(name)
    for check in RULES[form].checks:
        assert {check.field, check.left} <= seen
