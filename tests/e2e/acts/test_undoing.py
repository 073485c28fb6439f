"""Undo and redo: of any number of acts, by a field's name, of edits by hand, and what cannot be undone."""

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.talk import Talk


def three_turns(talk: Talk) -> Talk:
    for text in ("kỳ hạn 24 tháng", "số tiền vay 500 triệu", "mục đích vay mua nhà"):
        talk.say(text)
    return talk


def test_several_acts_go_back_and_forth(on: Open) -> None:
    talk = three_turns(on())
    said = talk.say("hoàn tác hai bước")
    assert said.acts == [("undo", "done", "loanPurpose"), ("undo", "done", "loanAmount")]
    assert "bỏ số tiền vay 500 triệu đồng và mục đích vay Mua nhà, nay để trống" in said.reply
    assert talk.values() == {"loanTerm": "24"}
    assert [(e["kind"], e["by"]) for e in talk.told if e["kind"] == "written"] == [("written", "undo")] * 2
    talk.say("giúp tôi với")
    said = talk.say("làm lại")
    assert "đã làm lại: số tiền vay 500 triệu đồng" in said.reply
    assert talk.values() == {"loanTerm": "24", "loanAmount": "500000000"}
    talk.say("làm lại")
    assert talk.value("loanPurpose") == "home_purchase"
    assert talk.say("hoàn tác mười bước").done == {"undo"}
    assert talk.values() == {}
    said = talk.say("hoàn tác")
    assert (said.acts, said.turn["success"]) == ([("undo", "rejected", None)], False)
    assert "không còn gì để hoàn tác" in said.reply


def test_a_turn_of_many_fields_is_one_act(on: Open) -> None:
    talk = on()
    talk.say("vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng")
    assert len(talk.values()) == 5
    assert len(talk.say("hoàn tác").acts) == 5
    assert talk.values() == {}


def test_one_field_goes_back_by_its_name(on: Open) -> None:
    talk = on()
    talk.say("số tiền vay 500 triệu")
    talk.say("sửa số tiền vay thành 700 triệu")
    talk.say("kỳ hạn 24 tháng")
    said = talk.say("trả số tiền vay về lúc nãy")
    assert "đã hoàn tác: số tiền vay từ 700 triệu đồng về lại 500 triệu đồng" in said.reply
    assert talk.values() == {"loanAmount": "500000000", "loanTerm": "24"}
    talk.say("hoàn tác")
    assert talk.values() == {"loanAmount": "500000000"}, "going back is no step to take back"
    talk.say("làm lại")
    talk.say("làm lại")
    assert talk.values() == {"loanAmount": "700000000", "loanTerm": "24"}
    said = talk.say("hoàn tác email")
    assert "chưa có giá trị nào trước đó" in said.reply


def test_a_box_that_must_be_ticked_goes_back_as_well(on: Open) -> None:
    talk = on()
    talk.say("tôi cam kết thông tin trên là đúng sự thật")
    box = next(name for name, value in talk.values().items() if value == "true")
    said = talk.say("hoàn tác")
    assert (said.acts, talk.values()) == ([("undo", "done", box)], {})
    talk.say("làm lại")
    said = talk.say("bỏ chọn tôi cam kết thông tin trên là đúng sự thật")
    assert (said.turn["success"], talk.values()) == (True, {}), said.reply


def test_clearing_and_files_are_undone(on: Open) -> None:
    talk = on("hr")
    talk.give("giay-kham.pdf")
    talk.say("đính kèm tệp")
    assert talk.value("attachments") == "giay-kham.pdf"
    assert talk.say("bỏ tệp đính kèm").done == {"clear"}
    assert talk.value("attachments") == ""
    assert "tệp đính kèm về lại giay-kham.pdf" in talk.say("hoàn tác").reply
    assert talk.value("attachments") == "giay-kham.pdf"


def test_what_was_sent_is_not_undone(on: Open) -> None:
    talk = on("promises/popups.html")
    talk.say("họ và tên Nguyễn Văn An, số tiền 5 triệu")
    talk.say("gửi yêu cầu")
    talk.say("xác nhận")
    assert "biểu mẫu này đã gửi rồi" in talk.say("hoàn tác").reply
    assert "không còn gì để hoàn tác" in talk.say("hoàn tác 2 bước").reply
