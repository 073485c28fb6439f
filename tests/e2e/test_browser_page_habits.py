# ruff: noqa: E501 - the pages are written as pages
"""Pages whose markup says little are read as a person reads them: by what stands where."""

import pytest

from speak_to_input.core.forms import ButtonRole, Field, FieldType, Form
from speak_to_input.core.page_acts import Status
from tests.e2e.browser_site import Site, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="module")


def field(form: Form, name: str) -> Field:
    found = form.field(name)
    assert found is not None, f"no field {name} among {[f.name for f in form.fields]}"
    return found


def choices(form: Form, name: str) -> dict[str, str]:
    """Value -> label of a field's choices."""
    return {o.value: o.label for o in field(form, name).options or ()}


async def test_words_after_bare_boxes_name_them(site: Site, visitor: Visitor) -> None:
    page = """<form><table><tr><td>Ca làm</td><td><input type=radio name=shift value=1> Sáng
    <input type=radio name=shift value=2> Chiều &nbsp;<input type=radio name=shift value=3> Ca <b>đêm</b></td></tr></table>
    <p><input type=checkbox name=uniform> Đã nhận đồng phục</p>
    <p>Bảo hộ: <input type=checkbox name=gear value=h>Mũ <input type=checkbox name=gear value=g>Găng tay</p></form>"""
    form = await visitor.open(site.page("/after", page))
    assert choices(form, "shift") == {"1": "Sáng", "2": "Chiều", "3": "Ca đêm"}
    assert field(form, "shift").label == "Ca làm"
    assert field(form, "uniform").label == "Đã nhận đồng phục"
    assert choices(form, "gear") == {"h": "Mũ", "g": "Găng tay"}


async def test_what_may_not_be_changed_but_is_sent_is_told_from_what_is_not_sent(
    site: Site, visitor: Visitor
) -> None:
    page = """<form><label>Mã hồ sơ <input name=code value=HS-1 readonly></label><label>Chi nhánh <input name=branch value=HN disabled></label>
    <label>Duyệt <input name=by value=An aria-readonly=true></label><label>Tên <input name=who value=Bình></label>
    <fieldset disabled><label>Cũ <input name=old value=x readonly></label></fieldset><button>Gửi</button></form>"""
    form = await visitor.open(site.page("/readonly", page))
    told = {f.name: (f.enabled, f.readonly, f.sent) for f in form.fields}
    assert told == {
        "code": (False, True, True),
        "branch": (False, False, False),
        "by": (False, True, True),
        "who": (True, False, True),
        "old": (False, False, False),
    }


async def test_words_before_bare_boxes_name_them_where_none_follow(site: Site, visitor: Visitor) -> None:
    page = """<form><p>Nhỏ <input type=radio name=size value=s> Vừa <input type=radio name=size value=m> Lớn <input type=radio name=size value=l></p>
    <table><tr><td>Giao tận nơi</td><td><input type=checkbox name=door></td><td>Lời nhắn</td><td><input name=word></td></tr>
    <tr><td>Trả góp</td><td><input type=radio name=pay value=1></td><td>Trước</td><td><input type=radio name=pay value=2></td><td>Sau</td></tr></table></form>"""
    form = await visitor.open(site.page("/before", page))
    assert choices(form, "size") == {"s": "Nhỏ", "m": "Vừa", "l": "Lớn"}
    assert (field(form, "door").label, field(form, "word").label) == ("Giao tận nơi", "Lời nhắn")
    assert choices(form, "pay") == {"1": "Trước", "2": "Sau"}


async def test_a_table_of_rows_names_its_cells_by_column(site: Site, visitor: Visitor) -> None:
    page = """<h2>Kiểm kê</h2><form><table><thead><tr><th>TT<th>Vật tư<th colspan=2>Tồn (thùng)<th>Tốt</tr></thead><tbody>
    <tr><td>1<td><input name=a1><td><input name=b1 type=number><td>thùng<td><input type=checkbox name=d1>
    <tr><td>2<td><input name=a2><td><input name=b2 type=number><td>thùng<td><input type=checkbox name=d2></table>
    <table><tr><th><th>Tháng này<th>Tháng trước</tr><tr><th>Điện<td><input name=e1><td><input name=e2></tr></table>
    <table><tr><th>Mục<th>Nội dung</tr><tr><td>Người lập<td><input name=who></tr><tr><td>Nơi lập<td><input name=where></tr></table></form>"""
    form = await visitor.open(site.page("/grid", page))
    told = {f.name: (f.label, f.section) for f in form.fields}
    assert told["a1"] == ("Vật tư", "Kiểm kê 1")
    assert told["a2"] == ("Vật tư", "Kiểm kê 2")
    assert told["b2"] == ("Tồn (thùng)", "Kiểm kê 2")
    assert told["d2"] == ("Tốt", "Kiểm kê 2")
    assert (told["e1"], told["e2"]) == (("Tháng này", "Điện"), ("Tháng trước", "Điện"))
    assert (told["who"][0], told["where"][0]) == ("Người lập", "Nơi lập")


async def test_lines_that_look_like_headings_are_sections(site: Site, visitor: Visitor) -> None:
    page = """<form><table><tr><td colspan=2><b>Phần A. Chủ xe</b></td></tr><tr><td>Tên<td><input name=owner></tr>
    <tr><td colspan=2>Phần B. Xe</td></tr><tr><td>Màu<td><input name=colour></tr></table>
    <div class=panel><div class=panel-heading>Bảo hiểm</div><div><input name=x aria-label=Hãng><input name=y aria-label=Hạn></div></div>
    <div style="font-weight:bold">Thanh toán</div><div><input name=bank aria-label="Nơi trả"><input name=sum aria-label="Số tiền"></div>
    <table><caption>Lần đăng kiểm</caption><tr><td>Nơi<td><input name=place></tr></table>
    <div><div style="font-weight:bold">Biển số</div><div><input name=plate></div></div></form>"""
    form = await visitor.open(site.page("/looks", page))
    sections = {f.name: f.section for f in form.fields}
    assert sections == {
        "owner": "Phần A. Chủ xe",
        "colour": "Phần B. Xe",
        "x": "Bảo hiểm",
        "y": "Bảo hiểm",
        "bank": "Thanh toán",
        "sum": "Thanh toán",
        "place": "Lần đăng kiểm",
        "plate": "",
    }
    assert field(form, "plate").label == "Biển số"


async def test_units_and_help_behind_a_box(site: Site, visitor: Visitor) -> None:
    page = """<form><label for=w>Cân nặng</label><div class=group><input id=w name=weight type=number><span>kg</span></div>
    <label for=l>Khoản vay</label><div><input id=l name=loan> triệu đồng</div>
    <label for=r>Lãi (%/năm)</label><div><input id=r name=rate> %/năm</div>
    <label for=n>Biệt danh</label><div><input id=n name=nick></div><small>Không quá mười chữ</small>
    <label for=t>Tầng</label><div><input id=t name=floor> <button type=button>Năm</button></div>
    <p><label>Khoa <input name=ward></label> <span class=hint>Ghi đầy đủ</span></p></form>"""
    form = await visitor.open(site.page("/units", page))
    told = {f.name: (f.label, f.description) for f in form.fields}
    assert told == {
        "weight": ("Cân nặng (kg)", ""),
        "loan": ("Khoản vay (triệu đồng)", ""),
        "rate": ("Lãi (%/năm)", ""),
        "nick": ("Biệt danh", "Không quá mười chữ"),
        "floor": ("Tầng", ""),
        "ward": ("Khoa", "Ghi đầy đủ"),
    }


async def test_entries_that_stand_for_nothing_chosen(site: Site, visitor: Visitor) -> None:
    page = """<form><select name=why><option value="" disabled selected>Vì sao bạn rời đi?<option value=p>Giá<option value=q>Chất lượng</select>
    <select name=city><option value="">-- Chọn thành phố --<option value=h>Huế<option value=v>Vinh</select>
    <label>Bậc <select name=grade><option value=0>---<option value=1>Một<option value=2>Hai</select></label>
    <label>Quận <select name=area><option value=-1>(chọn)<option value=0>Số không<option value=1>Một</select></label>
    <label>Lối <select name=road><optgroup label=Đông><option value=e1>Cổng 1<option value=eo>Khác<optgroup label=Tây><option value=wo>Khác</select></label></form>"""
    form = await visitor.open(site.page("/nothing", page))
    assert field(form, "why").label == "Vì sao bạn rời đi?"
    assert field(form, "city").label == "thành phố"
    assert (field(form, "grade").value, choices(form, "grade")) == ("", {"1": "Một", "2": "Hai"})
    assert choices(form, "area") == {"0": "Số không", "1": "Một"}
    assert choices(form, "road") == {"e1": "Cổng 1", "eo": "Đông: Khác", "wo": "Tây: Khác"}
    await visitor.write(grade="2", road="wo")
    assert await visitor.value("grade") == "2"
    (cleared,) = await visitor.write(grade="")
    assert (cleared.status, cleared.after) == (Status.DONE, "")
    assert await visitor.script("document.forms[0].grade.value") == "0"
    assert await visitor.script("document.forms[0].road.value") == "wo"


async def test_boxes_that_change_their_type_when_entered(site: Site, visitor: Visitor) -> None:
    page = """<form><input name=from placeholder="Ngày nhận (dd/mm/yyyy)" onfocus="this.type='date'" onblur="if(!this.value)this.type='text'">
    <input name=at placeholder="Giờ nhận" onfocus="(this.type='time')">
    <input name=late placeholder="Ngày trả dd/mm/yyyy"><script>document.forms[0].late.addEventListener('focus',e=>e.target.type='date')</script></form>"""
    form = await visitor.open(site.page("/changing", page))
    assert [field(form, n).type for n in ("from", "at")] == [FieldType.DATE, FieldType.TIME]
    outcomes = await visitor.write_all({"from": "2026-12-24", "at": "18:30", "late": "2027-01-02"})
    assert [(o.act, o.error) for o in outcomes if o.status is not Status.DONE] == []
    held = "[...document.forms[0].elements].map(e => e.value).join()"
    assert await visitor.script(held) == "2026-12-24,18:30,2027-01-02"


async def test_a_list_that_only_suggests_takes_other_words(site: Site, visitor: Visitor) -> None:
    page = "<form><label>Món <input name=dish list=d></label><datalist id=d><option value=Phở><option value=Cơm></datalist></form>"
    form = await visitor.open(site.page("/suggests", page))
    assert field(form, "dish").type is FieldType.TEXT
    assert choices(form, "dish") == {"Phở": "Phở", "Cơm": "Cơm"}
    (outcome,) = await visitor.write(dish="Bún riêu")
    assert (outcome.status, outcome.after) == (Status.DONE, "Bún riêu")


async def test_whose_fields_repeat(site: Site, visitor: Visitor) -> None:
    page = """<form><label>Bên giao: Đại diện <input name=a></label><label>Máy lẻ <input name=b></label>
    <label>Bên nhận: Đại diện <input name=c></label><label>Máy lẻ <input name=d></label></form>"""
    form = await visitor.open(site.page("/whose", page))
    assert [f.section for f in form.fields] == ["Bên giao", "Bên giao", "Bên nhận", "Bên nhận"]


async def test_the_heading_is_the_title_where_the_window_says_something_else(
    site: Site, visitor: Visitor
) -> None:
    body = "<header><h1>Phiếu mượn sách</h1></header><form><input aria-label=Tựa></form>"
    assert (await visitor.open(site.page("/t1", body, "Cổng chung"))).title == "Phiếu mượn sách"
    assert (await visitor.open(site.page("/t2", body, "Phiếu mượn sách – Thư viện"))).title == (
        "Phiếu mượn sách – Thư viện"
    )
    none = await visitor.open(site.page("/t3", "<form><input aria-label=Tựa></form>", "Cổng chung"))
    assert none.title == "Cổng chung"


async def test_a_form_that_searches_is_sent_by_its_search_button(site: Site, visitor: Visitor) -> None:
    trip = "<form><label>Ga đi <input name=a></label><label>Ga đến <input name=b></label><label>Ngày <input type=date name=c></label><button>Tìm tàu</button>"
    (button,) = (await visitor.open(site.page("/search", trip + "</form>"))).buttons
    assert (button.role, button.sends) == (ButtonRole.SUBMIT, True)
    both = await visitor.open(site.page("/both", trip + "<button>Đặt vé</button></form>"))
    assert [b.role for b in both.buttons] == [ButtonRole.OTHER, ButtonRole.SUBMIT]


async def test_examples_are_no_part_of_a_label(site: Site, visitor: Visitor) -> None:
    page = """<form><input name=a placeholder="Biển kiểm soát, ví dụ: 51F-123.45"><input name=b placeholder="Lời nhắn…">
    <input name=c placeholder="Ví dụ về sản phẩm"></form>"""
    form = await visitor.open(site.page("/examples", page))
    assert [f.label for f in form.fields] == ["Biển kiểm soát", "Lời nhắn", "Ví dụ về sản phẩm"]


async def test_fields_that_are_called_like_what_a_form_has_by_itself(site: Site, visitor: Visitor) -> None:
    names = (
        "children",
        "id",
        "hidden",
        "className",
        "classList",
        "parentElement",
        "elements",
        "title",
        "name",
    )
    rows = "".join(f"<p><label>Ô {n} <input name={n}></label></p>" for n in names)
    form = await visitor.open(site.page("/clobbered", f"<form>{rows}<button>Gửi</button></form>"))
    assert [(f.name, f.label) for f in form.fields] == [(n, f"Ô {n}") for n in names]
    assert all(f.visible for f in form.fields)
    await visitor.write(children="2", hidden="không")
    assert await visitor.script("document.querySelector('[name=children]').value") == "2"


async def test_a_line_over_several_fields_is_none_of_their_names(site: Site, visitor: Visitor) -> None:
    page = """<form><div><h3>Người nhận</h3><input name=who placeholder="Tên người nhận *"><input name=tel placeholder="SĐT"></div>
    <div><div>Họ và tên</div><input name=family placeholder="Họ"><input name=given placeholder="Tên"></div>
    <div><h4>Biệt danh</h4><input name=nick placeholder="cu Tí"></div></form>"""
    form = await visitor.open(site.page("/over", page))
    assert {f.name: f.label for f in form.fields} == {
        "who": "Tên người nhận",
        "tel": "SĐT",
        "family": "Họ",
        "given": "Tên",
        "nick": "Biệt danh",
    }


async def test_numbers_of_entries_and_small_print_belong_to_no_name(site: Site, visitor: Visitor) -> None:
    page = """<form><p><label>[05] Mã số thuế <input name=tax></label><p><label>2. Họ tên <input name=who></label>
    <p><label>4G <input name=net></label>
    <table><tr><th>STT<th>Khoản<th>Tiền (đồng)<tr><td>1<td>Bán hàng<td><input name=goods><tr><td>2<td>Dịch vụ<td><input name=work></table>
    <fieldset><legend>Giao</legend><label><input type=radio name=how value=f><b>Hỏa tốc</b> <small>trong 2 giờ</small></label>
    <label><input type=radio name=how value=s>Thường</label></fieldset></form>"""
    form = await visitor.open(site.page("/numbered", page))
    assert {f.name: f.label for f in form.fields} == {
        "tax": "Mã số thuế", "who": "Họ tên", "net": "4G", "goods": "Bán hàng", "work": "Dịch vụ", "how": "Giao",
    }  # fmt: skip
    assert [o.label for o in form.fields[-1].options or ()] == ["Hỏa tốc", "Thường"]


async def test_a_list_of_its_own_has_the_values_that_the_page_gives_its_choices(
    site: Site, visitor: Visitor
) -> None:
    page = """<form><span id=l>Tỉnh</span><div role=combobox tabindex=0 id=city aria-labelledby=l aria-controls=list aria-expanded=false>Chọn</div>
    <ul role=listbox id=list hidden><li role=option data-value=HN>Hà Nội</li><li role=option data-value=HUE>Huế</li></ul></form>
    <script>city.onclick = () => { list.hidden = !list.hidden };
    for (const o of list.children) o.onclick = () => { city.textContent = o.textContent; list.hidden = true }</script>"""
    form = await visitor.open(site.page("/valued", page))
    assert [(o.value, o.label) for o in form.fields[0].options or ()] == [("HN", "Hà Nội"), ("HUE", "Huế")]
    (outcome,) = await visitor.write(city="HUE")
    assert outcome.after == "HUE"
    assert await visitor.script("city.textContent") == "Huế"


async def test_looking_at_interest_is_no_looking_once_more(site: Site, visitor: Visitor) -> None:
    page = "<form><label>Tên <input name=a></label><button type=button>Xem lãi suất</button><button type=button>Xem lại</button></form>"
    form = await visitor.open(site.page("/interest", page))
    roles = {button.label: button.role for button in form.buttons}
    assert roles == {"Xem lãi suất": ButtonRole.OTHER, "Xem lại": ButtonRole.CANCEL}


async def test_a_button_that_moves_away_from_the_mouse_is_pressed_and_nothing_else(
    site: Site, visitor: Visitor
) -> None:
    page = """<form onsubmit="event.preventDefault(); document.title = 'sent'"><p>Ghi chú <input name=note></p>
    <div style="height:60px"><label style="display:block;height:60px"><input type=checkbox name=agreed checked> Tôi cam kết</label></div>
    <button style="height:60px;width:300px">Gửi</button></form>
    <script>addEventListener("mousemove", () => { document.forms[0].style.marginTop = "60px"; }, { once: true });</script>"""
    await visitor.open(site.page("/moving", page))
    pressed = await visitor.press(ButtonRole.SUBMIT)
    assert pressed.status is Status.DONE
    assert await visitor.script("document.title") == "sent"
    assert field(await visitor.form(), "agreed").value == "true", "the mouse was over it when it clicked"


async def test_a_date_box_is_known_by_the_format_behind_it_or_by_its_mask(
    site: Site, visitor: Visitor
) -> None:
    page = """<form><div><input id=a name=a placeholder=" " maxlength=10><label for=a>Ngày cấp</label><i>dd/mm/yyyy</i></div>
    <div><span>Giá trị đến ngày</span><input name=b placeholder="__/__/____"></div></form>"""
    form = await visitor.open(site.page("/dates-behind", page))
    assert field(form, "a").type is field(form, "b").type is FieldType.DATEPICKER
    outcomes = await visitor.write_all({"a": "2021-07-05", "b": "2026-12-31"})
    assert [outcome.after for outcome in outcomes] == ["2021-07-05", "2026-12-31"]
    assert (
        await visitor.script("document.forms[0].a.value + ' ' + document.forms[0].b.value")
        == "05/07/2021 31/12/2026"
    )


async def test_a_box_is_not_named_by_words_over_many_nor_by_what_it_holds(
    site: Site, visitor: Visitor
) -> None:
    page = """<p>Tới là có</p><div><input name=who placeholder="Tên của bạn"><input name=tel placeholder="Số điện thoại">
    <div><span>Số khách</span><button type=button aria-label="Bớt khách">−</button><input type=number name=n value=2><button type=button aria-label="Thêm khách">+</button></div>
    <label>Giảm giá: 0 %<input type=range name=off max=20 value=0></label>
    <span id=f>từ</span><input type=time name=from aria-labelledby=f><span id=t>giờ đến</span><input type=time name=to aria-labelledby=t>
    <div role=radiogroup aria-label="Đánh giá"><input type=radio name=s id=s1 value=1><label for=s1 title="1 sao">★</label><input type=radio name=s id=s2 value=2><label for=s2 title="2 sao">★</label></div>
    <button type=button>Giữ chỗ cho tôi</button></div>"""
    form = await visitor.open(site.page("/over-many", page))
    assert [field(form, name).label for name in ("who", "off", "to")] == [
        "Tên của bạn",
        "Giảm giá (%)",
        "giờ đến",
    ]
    assert choices(form, "s") == {"1": "1 sao", "2": "2 sao"}
    assert [button.label for button in form.buttons] == ["Giữ chỗ cho tôi"]


async def test_a_list_drawn_on_opening_is_read_once_and_left_as_it_was(site: Site, visitor: Visitor) -> None:
    page = """<form><label for=d>Phòng ban</label><div><input id=d role=combobox aria-expanded=false required>
    <div role=listbox id=l></div></div></form><script>
    d.onfocus = d.onclick = () => { l.innerHTML = ['Kế toán','Nhân sự'].map(x => `<div role=option>${x}</div>`).join(''); d.setAttribute('aria-expanded','true') };
    d.onblur = () => setTimeout(() => { l.innerHTML = ''; d.setAttribute('aria-expanded','false') }, 20)</script>"""
    form = await visitor.open(site.page("/drawn", page))
    assert choices(form, "d") == {"Kế toán": "Kế toán", "Nhân sự": "Nhân sự"}
    assert (
        field(form, "d").value,
        await visitor.script("d.getAttribute('aria-expanded') + l.innerHTML"),
    ) == ("", "false")


async def test_what_opens_a_draft_or_throws_it_away_is_no_saving(site: Site, visitor: Visitor) -> None:
    """What is said as "lưu nháp" must not press the page's notice of an older draft: it would put old values back."""
    labels = ("Mở bản nháp", "Xem lại nháp", "Xóa nháp", "Resume draft", "Lưu nháp", "Ghi nháp", "Save draft")
    body = "<form><input aria-label=Tên></form>" + "".join(
        f"<button type=button>{label}</button>" for label in labels
    )
    form = await visitor.open(site.page("/drafts", body))
    saving = [button.label for button in form.buttons if button.role is ButtonRole.SAVE]
    assert saving == ["Lưu nháp", "Ghi nháp", "Save draft"]
