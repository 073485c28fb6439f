"""What an answer leads to, and what words that are none lead to while a question waits."""

from datetime import timedelta

import pytest

from speak_to_input.core.commands import Fill
from speak_to_input.core.plan import Question
from speak_to_input.core.turns import PendingKind
from tests.unit.dialog.desk import SESSION, Desk
from tests.unit.dialog.test_unanswered import full_loan


def said(desk: Desk, *texts: str) -> str:
    """The answer to the last of them."""
    return [desk.say(text).result for text in texts][-1]


def test_a_yes_to_a_question_which_one_chooses_nothing(desk: Desk) -> None:
    reply = said(desk, "mở đơn vay", "trưởng phòng kinh doanh công ty Thép Hòa Bình", "có")
    assert desk.values["employmentStatus"] == ""
    assert "Nhân viên hưởng lương" in reply
    said(desk, "nhân viên hưởng lương")
    assert desk.values["jobTitle"] == "Trưởng phòng kinh doanh"


def test_a_yes_with_the_same_request_clears_what_was_asked_about(desk: Desk) -> None:
    said(desk, "mở đơn vay", "vay 200 triệu, tên là Nguyễn Văn An", "nhập lại từ đầu", "xóa hết")
    assert desk.values["loanAmount"] == "200000000"
    said(desk, "ừ xóa đi con")
    assert (desk.values["loanAmount"], desk.values["customerName"]) == ("", "")


def test_a_deletion_thought_better_of(desk: Desk) -> None:
    said(desk, "mở đơn vay", "số điện thoại 0912345678", "xóa số điện thoại, nhầm rồi", "à thôi để lại")
    assert desk.values["phoneNumber"] == "0912345678"


def test_to_leave_it_means_nothing_later(desk: Desk) -> None:
    said(desk, "mở đơn vay", "số điện thoại 0912345678", "xóa số điện thoại", "vay 200 triệu")
    assert "không có gì đang chờ" in said(desk, "à thôi để lại")
    assert (desk.values["phoneNumber"], desk.values["loanAmount"]) == ("", "200000000")


def proposal(desk: Desk) -> None:
    """A text is proposed and waits for a yes."""
    said(desk, "mở báo cáo tuân thủ", "tiêu đề là Báo cáo quý ba")
    memory = desk.conversations._memories.of(SESSION)
    assert memory is not None
    fill = Fill("preventiveMeasures", "Chống rửa tiền", "chống rửa tiền")
    text = "Biện pháp phòng ngừa là “Chống rửa tiền”, đúng không ạ?"
    question = Question(
        PendingKind.CLARIFY, text, ("Đúng", "Không"), on_yes=(fill,), asked="preventiveMeasures"
    )
    memory.ask(question, desk.clock(), timedelta(seconds=60))


def test_a_sentence_that_is_neither_yes_nor_no_is_not_the_proposed_text(desk: Desk) -> None:
    proposal(desk)
    said(desk, "ca nặng nhất là không báo cáo giao dịch 500 triệu tiền mặt, đã yêu cầu giải trình")
    assert desk.values["preventiveMeasures"] == ""


def test_a_no_with_another_text_is(desk: Desk) -> None:
    proposal(desk)
    said(desk, "không, là đào tạo lại nhân viên")
    assert desk.values["preventiveMeasures"] == "Đào tạo lại nhân viên"


def test_a_draft_saved_here_and_on_the_page_is_said_once(desk: Desk) -> None:
    reply = said(desk, "mở đơn vay", "vay 200 triệu", "lưu nháp tên là ông Tèo")
    assert reply == "Dạ, đã lưu nháp “ông Tèo” cả ở đây lẫn trên trang."


def test_to_look_at_a_field_answers_no_question(desk: Desk) -> None:
    said(desk, "mở đơn vay", "tên là Nguyễn Văn An, vay 200 triệu", "nhập lại từ đầu", "đến ô email")
    said(desk, "đọc lại số tiền vay", "còn thiếu gì", "có")
    assert desk.values["loanAmount"] == ""


def test_to_go_to_a_field_while_another_one_is_asked_for_means_that_field(desk: Desk) -> None:
    said(desk, "mở đơn vay", "gửi đơn", "đến ô ghi chú")
    assert desk.say("anh có hẹn trước").form is not None
    assert desk.values["customerName"] == ""


def test_questions_of_before_a_form_was_open_are_not_complained_about_late(desk: Desk) -> None:
    reply = said(desk, "Cho hỏi ngân hàng mấy giờ đóng cửa", "có ai ở đó không?", "vay")
    assert reply == "Dạ, đã mở Đơn vay vốn. Anh chị nói thông tin cần điền ạ."


def test_what_was_told_before_and_not_understood_is_said(desk: Desk) -> None:
    assert "xyzt abcd mnpq" in said(desk, "xyzt abcd mnpq", "vay")


@pytest.mark.parametrize("thought_better", ["nhầm, đừng xóa", "đừng xóa", "thôi giữ lại đi"])
def test_a_deletion_is_taken_back_in_other_words(desk: Desk, thought_better: str) -> None:
    said(desk, "mở đơn vay", "số điện thoại 0912345678", "xóa số điện thoại", thought_better)
    assert desk.values["phoneNumber"] == "0912345678"


@pytest.mark.parametrize("later", ["thôi", "để sau đi", "khoan đã em"])
def test_a_field_that_is_asked_for_may_wait(desk: Desk, later: str) -> None:
    said(desk, "mở đơn vay", "gửi đơn")
    turn = desk.say(later)
    assert turn.result == "Dạ, khi nào có anh chị nói em điền ạ."
    assert turn.pending is None


def test_to_put_off_is_no_value_while_asked_one_by_one(desk: Desk) -> None:
    said(desk, "mở đơn vay")
    asked = desk.say("hỏi tôi từng mục")
    while asked.pending is not None and "địa chỉ" not in asked.pending.question.lower():
        asked = desk.say("bỏ qua")
    assert asked.pending is not None
    assert "địa chỉ" not in said(desk, "để sau đi").lower()
    assert desk.values["address"] == ""


def test_a_value_is_given_back_by_its_name(desk: Desk) -> None:
    said(desk, "mở đơn vay", "số điện thoại 0912345678", "xóa số điện thoại", "trả lại số điện thoại")
    assert desk.values["phoneNumber"] == "0912345678"


def test_the_very_first_of_what_was_offered(desk: Desk) -> None:
    said(desk, "mở đơn vay", "kỳ hạn 10 năm", "cái đầu tiên")
    assert desk.values["loanTerm"] == "60"


def test_a_no_right_after_a_value_asks_for_it_again(desk: Desk) -> None:
    reply = said(desk, "mở đơn vay", "số điện thoại 0912345678", "sai rồi")
    assert reply == "Dạ, số điện thoại chưa đúng ạ? Anh chị nói lại giúp em, hoặc nói “hoàn tác”."
    assert desk.values["phoneNumber"] == "0912345678"
    said(desk, "0912345679")
    assert desk.values["phoneNumber"] == "0912345679"


def test_a_no_later_is_about_nothing(desk: Desk) -> None:
    assert "không có gì đang chờ" in said(
        desk, "mở đơn vay", "số điện thoại 0912345678", "còn thiếu gì", "sai rồi"
    )


def test_a_field_that_is_called_wrong_is_asked_for_again(desk: Desk) -> None:
    said(desk, "mở đơn vay", "sinh ngày 3/12/1959", "vay 150 triệu")
    assert "ngày sinh chưa đúng ạ?" in said(desk, "ngày sinh sai rồi")
    said(desk, "3/12/1960")
    assert desk.values["dateOfBirth"] == "1960-12-03"


def test_a_field_that_is_chosen_ends_the_question_which_one(desk: Desk) -> None:
    said(desk, "mở đơn vay")
    assert desk.say("tìm số điện thoại").pending is not None
    turn = desk.say("số 2")
    assert turn.pending is None
    assert "ô số điện thoại người tham chiếu" in turn.result


def test_what_is_told_behind_emptying_is_written_into_the_empty_form(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("tên nhân viên Phạm Huy, email huy@hoasen.vn")
    asked = desk.say("xóa hết đi, tên nhân viên Trần Lan")
    assert asked.pending is not None
    assert desk.values["employeeName"] == "Phạm Huy"
    done = desk.say("có")
    assert (desk.values["employeeName"], desk.values["email"]) == ("Trần Lan", "")
    assert "Trần Lan" in done.result


def test_an_empty_form_is_not_emptied_and_takes_what_is_told_behind(desk: Desk) -> None:
    desk.say("mở yêu cầu nhân sự")
    desk.say("xóa hết đi, tên nhân viên Trần Lan")
    assert desk.values["employeeName"] == "Trần Lan"


@pytest.mark.parametrize("yes", ["có, điền luôn", "ừ điền luôn đi em", "đúng rồi, ngày đó"])
def test_a_yes_in_the_words_of_the_question_is_a_yes(desk: Desk, yes: str) -> None:
    desk.say("mở yêu cầu nhân sự")
    assert desk.say("nghỉ phép năm 2 ngày từ thứ tư tuần sau").pending is not None
    desk.say(yes)
    assert desk.values["endDate"] == "2026-12-03"


def test_so_is_a_yes_to_leaving(desk: Desk) -> None:
    for text in ("mở yêu cầu nhân sự", "tên nhân viên Vũ Thị Sen", "mở đơn vay", "có, giữ nháp đi"):
        desk.say(text)
    assert desk.ledger.form_type == "loan"


@pytest.mark.parametrize("said", ["ừ từ đã", "có điền rồi mà", "ừ làm lại ô đã", "ừ anh điền đã"])
def test_words_of_the_question_agree_to_no_emptying(desk: Desk, said: str) -> None:
    for text in ("mở đơn vay", "tên khách hàng là Trần Văn An", "xóa hết đi", said):
        desk.say(text)
    assert desk.values["customerName"] == "Trần Văn An"


@pytest.mark.parametrize("said", ["ừ ngày kết thúc là thì", "có, từ đó", "ừ chỉ ngày kết thúc"])
def test_nor_does_half_a_sentence_of_them_fill_anything(desk: Desk, said: str) -> None:
    for text in ("mở yêu cầu nhân sự", "nghỉ phép năm 2 ngày từ thứ tư tuần sau", said):
        desk.say(text)
    assert desk.values["endDate"] == ""


@pytest.mark.parametrize(
    "said",
    [
        "ừ cứ",
        "được rồi cứ thế",
        "ừ thôi",
        "có chắc chứ",
        "phải không",
        "cái đầu đã",
        "ừ, mà khoan",
        "ừ gửi thôi à",
    ],
)
def test_nothing_is_sent_for_less_than_a_yes(desk: Desk, said: str) -> None:
    full_loan(desk)
    desk.say("gửi đơn")
    desk.say(said)
    assert desk.sent == []


@pytest.mark.parametrize("said", ["đúng rồi đấy, nộp thôi", "ừ gửi thôi"])
def test_to_send_at_last_is_a_yes(desk: Desk, said: str) -> None:
    full_loan(desk)
    desk.say("gửi đơn")
    desk.say(said)
    assert len(desk.sent) == 1


@pytest.mark.parametrize("said", ["ừ xóa bản đó", "ừ xóa loại đó", "bỏ qua", "có chắc chứ"])
def test_words_about_something_else_empty_nothing(desk: Desk, said: str) -> None:
    for text in ("mở đơn vay", "tên khách hàng là Trần Văn An", "xóa hết đi", said):
        desk.say(text)
    assert desk.values["customerName"] == "Trần Văn An"


def test_a_draft_that_is_pointed_at_is_deleted_after_a_yes(desk: Desk) -> None:
    for text in ("mở đơn vay", "vay 200 triệu", "lưu nháp", "có những bản nháp nào", "xóa bản 1"):
        desk.say(text)
    assert len(desk.run(desk.conversations.drafts())) == 1
    desk.say("ừ xóa bản đó đi")
    assert desk.run(desk.conversations.drafts()) == ()


def test_a_question_that_was_let_go_is_asked_again_by_a_late_yes(desk: Desk) -> None:
    said(desk, "mở yêu cầu nhân sự", "nghỉ phép năm 2 ngày từ thứ tư tuần sau", "tên nhân viên là Vũ Thị Sen")
    assert "ngày kết thúc là 03/12/2026" in said(desk, "đúng")
    assert desk.values["endDate"] == ""
    said(desk, "đúng")
    assert desk.values["endDate"] == "2026-12-03"


def test_what_was_entered_with_a_doubt_is_told(desk: Desk) -> None:
    said(desk, "mở biểu mẫu khách hàng", "anh ấy phàn nàn lâu")
    assert "em chưa chắc nhóm vấn đề Khiếu nại" in said(desk, "xem lại còn gì chưa chắc không")
    said(desk, "nhóm vấn đề là thẻ")
    assert "không còn ô nào em chưa chắc" in said(desk, "có chỗ nào em chưa chắc không")
