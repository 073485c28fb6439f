"""Sending: what is missing first, then a summary, then a yes that holds for just these values; the page tells."""

import pytest

from tests.e2e.acts.conftest import Open
from tests.e2e.acts.leave import asked_to_send, filled_in
from tests.e2e.browser_site import Site

REFUSES = """<h1>Đổi sổ</h1><form novalidate>
<label>Họ và tên <input name=fullName></label>
<label>Mã sổ <input name=book aria-describedby=why></label><span id=why role=alert></span>
<button>Gửi yêu cầu</button></form><p role=status></p>
<script>
const form = document.forms[0];
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = form.book.value !== "ST999";
  form.book.setAttribute("aria-invalid", wrong);
  document.getElementById("why").textContent = wrong ? "Mã sổ này đã tất toán." : "";
  document.querySelector("[role=status]").textContent = wrong ? "Chưa gửi được." : "Đã nhận yêu cầu.";
});
</script>"""


def test_what_is_missing_and_invalid_comes_first(on: Open) -> None:
    talk = on("hr")
    talk.say("Tên nhân viên Trần Văn Bình, mã nhân viên NV001")
    said = talk.say("gửi yêu cầu")
    assert said.acts == [("submit", "rejected", None)]
    assert "chưa gửi được: còn thiếu 7 mục: phòng ban, email nhân viên" in said.reply
    assert talk.form()["focused"] == "department"
    assert talk.say("phòng công nghệ thông tin").done == {"fill"}
    assert talk.value("department") == "it"


def test_the_summary_tells_what_matters_and_a_yes_sends_it(on: Open) -> None:
    talk = filled_in(on("hr"))
    said = asked_to_send(talk)
    assert said.reply.startswith("Dạ, em sẽ gửi: tên nhân viên Trần Văn Bình; mã nhân viên NV001")
    assert "email nhân viên binh.tran@hoasen.vn" in said.reply
    assert said.reply.endswith("Anh chị xác nhận gửi không ạ?")
    before = len(talk.agent.stored("hr"))
    shown = talk.values()
    said = talk.say("xác nhận")
    assert (said.done, said.pending) == ({"submit"}, "")
    record, *others = talk.agent.stored("hr")
    assert len(others) == before
    assert {name: str(value) for name, value in record.items()}.items() >= {
        (name, value) for name, value in shown.items() if name in ("employeeName", "startDate", "reason")
    }
    reference = talk.agent.http.get("/forms/hr/submissions").json()["items"][0]["reference"]
    assert reference in said.reply
    (sent,) = talk.events("sent")
    assert (sent["verified"], reference in sent["text"]) == (True, True)
    assert "đã gửi rồi" in talk.say("sửa lý do thành Việc nhà").reply
    assert "mở đơn mới" in talk.say("giúp tôi với").reply
    assert talk.say("in đơn").acts == [("print", "done", None)]
    assert len(talk.agent.stored("hr")) == before + 1


@pytest.mark.parametrize(
    "change", ["sửa lý do thành Việc nhà", "xóa chức danh và điền ghi chú là Gấp", "hoàn tác"]
)
def test_any_change_voids_the_question(on: Open, change: str) -> None:
    talk = filled_in(on("hr"))
    before = len(talk.agent.stored("hr"))
    asked_to_send(talk)
    talk.say(change)
    assert talk.say("xác nhận").acts == []
    assert len(talk.agent.stored("hr")) == before


@pytest.mark.parametrize("answer", ["không", "khoan đã", "chưa", "thôi để sau"])
def test_a_no_leaves_it_unsent(on: Open, answer: str) -> None:
    talk = filled_in(on("hr"))
    before = len(talk.agent.stored("hr"))
    asked_to_send(talk)
    said = talk.say(answer)
    assert said.reply == "Dạ, em chưa gửi. Anh chị sửa tiếp hoặc nói “gửi” khi sẵn sàng ạ."
    assert talk.say("xác nhận").acts == []
    assert len(talk.agent.stored("hr")) == before


@pytest.mark.parametrize("yes", ["có", "ừ", "xác nhận", "đồng ý", "đúng rồi", "ok"])
def test_a_bare_yes_does_nothing(on: Open, yes: str) -> None:
    talk = on("crm")
    talk.say("tên khách hàng Lê Thị Mai")
    said = talk.say(yes)
    assert said.acts == []
    assert said.reply == "Dạ, hiện không có gì đang chờ anh chị xác nhận ạ."
    assert talk.values().items() >= {("customerName", "Lê Thị Mai")}
    assert not talk.written()


def test_what_the_page_finds_wrong_is_read_out_and_shown(on: Open, site: Site) -> None:
    site.page("/pages/own/refuses.html", REFUSES)
    talk = on("own/refuses.html")
    talk.say("họ và tên Nguyễn Văn An, mã sổ ST123")
    asked_to_send(talk)
    said = talk.say("xác nhận")
    assert said.acts == [("submit", "rejected", None)]
    assert "chưa gửi được: Mã sổ: Mã sổ này đã tất toán." in said.reply
    assert (talk.form()["focused"], talk.form()["invalid"]) == ("book", ["book"])
    assert talk.events("sent") == []
    talk.say("sửa mã sổ thành ST999")
    said = talk.say("gửi yêu cầu")
    assert said.pending == "confirm_submit", said.reply
    assert talk.say("xác nhận").done == {"submit"}
    assert talk.events("sent")[0]["text"] == "Đã nhận yêu cầu."
