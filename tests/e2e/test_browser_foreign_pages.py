"""Pages in other styles than ours are read, filled, confirmed and sent with nothing told about them."""

import json

import pytest

from speak_to_input.core.forms import ButtonRole, FieldType
from speak_to_input.core.page_acts import AnswerDialog, ShowStep, Status
from tests.e2e.browser_site import Site, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def sent(visitor: Visitor) -> dict[str, object]:
    """What the page shows that it sent."""
    notice = (await visitor.form()).notice
    found: dict[str, object] = json.loads(notice[notice.index("{") :])
    return found


async def test_react_page(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.origin + "/pages/react/built/")
    kinds = {f.label: f.type for f in form.fields}
    assert kinds["Giới tính"] is FieldType.RADIO
    assert kinds["Câu lạc bộ muốn tham gia"] is FieldType.CHECKBOXES
    assert kinds["Trường tiểu học"] is FieldType.COMBOBOX
    names = {f.label: f.name for f in form.fields}
    outcomes = await visitor.write_all(
        {
            names["Họ tên học sinh"]: "Phạm Gia Hân",
            names["Ngày sinh của em"]: "2015-09-02",
            names["Giới tính"]: "f",
            names["Trường tiểu học"]: "Tiểu học Nguyễn Trãi",
            names["Điểm trung bình lớp 5"]: "9.3",
            names["Câu lạc bộ muốn tham gia"]: "robot\nchess",
            names["Tuyến xe đưa đón"]: "west",
            "diem-don": "Ngã tư Sở",
            names["Em có dị ứng"]: "true",
            "di-ung-voi-gi": "Tôm",
            names["Họ tên phụ huynh"]: "Phạm Văn Hùng",
            names["Điện thoại phụ huynh"]: "0912345678",
            "wish": "Học lớp tiếng Anh",
        }
    )
    assert [(o.act, o.error) for o in outcomes if o.status is not Status.DONE] == []
    assert (await visitor.press(ButtonRole.SUBMIT)).status is Status.DONE
    assert "Phạm Gia Hân" in (await visitor.form()).dialogs[0].text
    await visitor.browser.act(visitor.session_id, [AnswerDialog(True)])
    assert "Mã đơn" in (await visitor.form()).notice
    assert await sent(visitor) == {
        "pupil": "Phạm Gia Hân",
        "birthday": "2015-09-02",
        "sex": "f",
        "school": "Tiểu học Nguyễn Trãi",
        "score": "9.3",
        "route": "west",
        "stop": "Ngã tư Sở",
        "clubs": ["robot", "chess"],
        "guardian": "Phạm Văn Hùng",
        "phone": "0912345678",
        "allergy": True,
        "allergyNote": "Tôm",
        "boarding": False,
        "wish": "Học lớp tiếng Anh",
    }


async def test_react_page_refuses_with_its_own_words(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.origin + "/pages/react/built/")
    (phone,) = await visitor.write_all({"dien-thoai-phu-huynh": "12"})
    assert phone.status is Status.REJECTED
    assert phone.error == "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0."
    (school,) = await visitor.write_all({"truong-tieu-hoc": "Tiểu học Sao Hỏa"})
    assert school.status is Status.REJECTED
    assert await visitor.value("truong-tieu-hoc") == ""
    pressed = await visitor.press(ButtonRole.SUBMIT)
    assert pressed.status is Status.REJECTED
    assert "họ tên học sinh" in pressed.error.lower()


async def test_react_page_asks_before_it_forgets(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.origin + "/pages/react/built/")
    await visitor.write(wish="Một nguyện vọng")
    await visitor.press(ButtonRole.RESET)
    (dialog,) = (await visitor.form()).dialogs
    assert (dialog.kind, dialog.text) == ("confirm", "Bỏ hết những gì đã nhập?")
    (blocked,) = await visitor.write(wish="Khác")
    assert blocked.status is Status.REJECTED
    await visitor.browser.act(visitor.session_id, [AnswerDialog(False)])
    assert await visitor.value("wish") == "Một nguyện vọng"
    await visitor.press(ButtonRole.RESET)
    await visitor.browser.act(visitor.session_id, [AnswerDialog(True)])
    assert await visitor.value("wish") == ""


async def test_vue_wizard(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.origin + "/pages/vue/built/")
    assert (form.step, form.steps, form.step_titles) == (1, 3, ("Người bệnh", "Lịch khám", "Liên hệ"))
    assert {f.step for f in form.fields} == {1, 2, 3}
    born = form.field("born")
    assert born is not None
    assert (born.label, born.type, born.required) == ("Ngày sinh", FieldType.DATEPICKER, True)
    outcomes = await visitor.write_all(
        {
            "doctor": "BS. Tạ Mỹ Linh",
            "department": "xuong",
            "cardNumber-not-there": "x",
            "patient": "Lê Thị Bưởi",
            "born": "1961-12-30",
            "insured": "yes",
            "card": "DN4010123456789",
            "trieu-chung": "Sốt\nĐau đầu",
            "urgent": "true",
            "day": "2026-12-01",
            "hour": "08:30",
            "phone": "0987654321",
            "email": "buoi@example.vn",
        }
    )
    assert [o.act for o in outcomes if o.status is not Status.DONE] == [outcomes[2].act]
    form = await visitor.form()
    assert form.step == 1
    assert await visitor.value("born") == "1961-12-30"
    assert await visitor.script("document.getElementById('born').value") == "30/12/1961"
    (moved,) = await visitor.browser.act(visitor.session_id, [ShowStep(3)])
    assert moved.status is Status.DONE
    await visitor.press(ButtonRole.SUBMIT)
    await visitor.press(ButtonRole.SUBMIT, "Xác nhận")
    body = await sent(visitor)
    assert (body["patient"], body["born"], body["doctor"]) == ("Lê Thị Bưởi", "30/12/1961", "BS. Tạ Mỹ Linh")
    assert (body["pains"], body["urgent"], body["hour"]) == (["Sốt", "Đau đầu"], True, "08:30")
    assert (body["cardNumber"], body["phone"]) == ("DN4010123456789", "0987654321")


async def test_vue_wizard_does_not_let_through(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.origin + "/pages/vue/built/")
    (moved,) = await visitor.browser.act(visitor.session_id, [ShowStep(3)])
    assert moved.status is Status.REJECTED
    assert "Cần có tên người bệnh." in moved.error
    assert (await visitor.form()).step == 1


async def test_bootstrap_like_page(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.origin + "/pages/bootstrap_like/")
    labels = {f.name: f.label for f in form.fields}
    assert labels["policyHolder"] == "Chủ hợp đồng"
    assert labels["cause"] == "Nguyên nhân"
    assert labels["papers[]"] == "Giấy tờ kèm theo"
    sections = {f.name: f.section for f in form.fields}
    assert (sections["vehicle"], sections["loss"]) == ("Hợp đồng", "Sự cố")
    (wrong,) = await visitor.write_all({"policyNo": "XX"})
    assert (wrong.status, wrong.error) == (Status.REJECTED, "Số hợp đồng không đúng dạng.")
    outcomes = await visitor.write_all(
        {
            "policyHolder": "Trần Đức Long",
            "policyNo": "BH-123456",
            "vehicle": "moto",
            "when": "2026-11-10",
            "cause": "theft",
            "report": "BB-77",
            "loss": "45000000",
            "injured": "false",
            "story": "Xe mất ở bãi gửi.",
            "papers[]": "license\npolice",
            "bank": "BIDV",
            "agree": "true",
        }
    )
    assert [(o.act, o.error) for o in outcomes if o.status is not Status.DONE] == []
    assert await visitor.value("loss") == "45.000.000"
    await visitor.press(ButtonRole.SUBMIT)
    await visitor.press(ButtonRole.SUBMIT, "Gửi ngay")
    body = await sent(visitor)
    assert body["when"] == "10/11/2026"
    assert (body["report"], body["papers[]"], body["loss"]) == ("BB-77", "license,police", "45.000.000")
