# ruff: noqa: E501 - the pages are written as pages
"""Widgets that scripts draw take a value as a hand would give it, and the page's own state holds it afterwards."""

import pytest

from speak_to_input.core.forms import ButtonRole, FieldType
from speak_to_input.core.page_acts import Status
from tests.e2e.browser_site import Site, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def held(visitor: Visitor, **texts: str) -> dict[str, str]:
    """What the fields hold after the writes, each of them done."""
    outcomes = await visitor.write_all(texts)
    assert [o.status for o in outcomes] == [Status.DONE] * len(texts), [o.error for o in outcomes]
    return {name: await visitor.value(name) for name in texts}


async def test_three_lists_for_a_day_are_one_date(site: Site, visitor: Visitor) -> None:
    page = """<form><div><label>Ngày sinh *</label><span><select name=dobDay><option value="">Ngày</select> <select name=dobMonth><option value="">Tháng</select>
    <select name=dobYear><option value="">Năm</select></span></div>
    <p>Ngày hết hạn: <input name=exp_dd placeholder=DD maxlength=2> / <input name=exp_mm placeholder=MM maxlength=2> / <input name=exp_yyyy placeholder=YYYY maxlength=4></p>
    <label>Tháng <select name=month><option>1<option>2</select></label><label>Ghi chú <input name=note></label></form>
    <script>const f = document.forms[0], add = (s, from, to, word = '') => { for (let i = from; i <= to; i++) s.add(new Option(word + i, i)) };
    setTimeout(() => { add(f.dobMonth, 1, 12, 'Tháng '); add(f.dobYear, 1990, 2026); add(f.dobDay, 1, 28) }, 30);
    f.dobMonth.onchange = () => { f.dobDay.length = 1; add(f.dobDay, 1, new Date(f.dobYear.value, f.dobMonth.value, 0).getDate()) }</script>"""
    await visitor.open(site.page("/three", page))
    fields = {f.name: (f.type, f.label, f.required) for f in (await visitor.form()).fields}
    assert fields == {
        "dob": (FieldType.DATE, "Ngày sinh", True),
        "exp": (FieldType.DATE, "Ngày hết hạn", False),
        "month": (FieldType.SELECT, "Tháng", False),
        "note": (FieldType.TEXT, "Ghi chú", False),
    }
    filled = "new Promise(r => { const at = () => document.forms[0].dobYear.length > 1 ? r(1) : setTimeout(at, 10); at() })"
    await visitor.script(filled)  # a busy machine's timer may come long after 30 ms
    assert await held(visitor, dob="2001-03-31", exp="2031-07-05") == {
        "dob": "2001-03-31",
        "exp": "2031-07-05",
    }
    told = "[...document.querySelectorAll('[name^=dob],[name^=exp]')].map(e => e.value).join()"
    assert await visitor.script(told) == "31,3,2001,05,07,2031"
    (outcome,) = await visitor.write(dob="1950-01-01")
    assert outcome.status is Status.REJECTED
    assert await held(visitor, dob="") == {"dob": ""}


async def test_buttons_that_stay_pressed_are_the_choices_of_their_group(site: Site, visitor: Visitor) -> None:
    page = """<form><b id=t>Giờ hẹn</b><div role=group aria-labelledby=t id=slot><button type=button aria-pressed=false>08:00</button><button type=button aria-pressed=false disabled>08:30</button>
    <button type=button aria-pressed=false>09:00</button></div><div role=toolbar><div role=group aria-label=Kiểu><button type=button aria-pressed=false>B</button><button type=button aria-pressed=false>I</button></div></div>
    <button type=button aria-pressed=false>Im lặng</button><input aria-label=Tên></form>
    <script>let at = ''; slot.onclick = e => { at = e.target.textContent; for (const b of slot.children) b.setAttribute('aria-pressed', String(b === e.target)) }</script>"""
    form = await visitor.open(site.page("/slots", page))
    field = form.fields[0]
    assert [f.label for f in form.fields] == ["Giờ hẹn", "Tên"]
    assert field.type is FieldType.RADIO
    assert [(o.value, o.enabled) for o in field.options or ()] == [
        ("08:00", True),
        ("08:30", False),
        ("09:00", True),
    ]
    assert await held(visitor, slot="09:00") == {"slot": "09:00"}
    assert await visitor.script("at") == "09:00"
    assert "Im lặng" in [b.label for b in form.buttons]


LISTED = """<form><div><label for=dept>Khoa</label><div><div><span><input id=dept type=search role=combobox aria-haspopup=listbox aria-expanded=false aria-controls=dept_list READONLY></span></div></div></div></form>
<script>let chosen = '', popup = null;
const close = () => { popup?.remove(); popup = null; dept.value = ''; dept.setAttribute('aria-expanded', 'false') };
const draw = () => { const box = popup.lastChild; box.innerHTML = ''; for (const o of ['Tim mạch', 'Vợ/Chồng', 'PGS.TS Lê Cường']) if (o.toLowerCase().includes(dept.value.toLowerCase())) {
  const d = document.createElement('div'); d.textContent = o; d.setAttribute('aria-selected', 'false'); box.append(d);
  d.onclick = () => { chosen = o; dept.closest('div').querySelector('.selection-item')?.remove(); dept.closest('div').insertAdjacentHTML('beforeend', '<span class=selection-item>' + o + '</span>'); close() } } };
dept.onmousedown = () => { if (popup) return; popup = document.createElement('div'); popup.innerHTML = '<div role=listbox id=dept_list></div><div></div>'; document.body.append(popup); dept.setAttribute('aria-expanded', 'true'); setTimeout(() => popup && draw(), 30) };
dept.oninput = () => setTimeout(() => popup && draw(), 20); dept.onblur = () => setTimeout(close, 150)</script>"""


@pytest.mark.parametrize("readonly", ["readonly", ""])
async def test_choices_drawn_beside_the_list_for_readers(site: Site, visitor: Visitor, readonly: str) -> None:
    await visitor.open(site.page(f"/drawn{readonly}", LISTED.replace("READONLY", readonly)))
    assert await held(visitor, dept="vợ chồng") == {"dept": "Vợ/Chồng"}
    assert await visitor.script("chosen") == "Vợ/Chồng"
    assert await held(visitor, dept="khoa tim mạch") == {"dept": "Tim mạch"}
    (outcome,) = await visitor.write(dept="Da liễu")
    assert (outcome.status, outcome.after) == (Status.REJECTED, "Tim mạch")
    assert await visitor.script("chosen") == "Tim mạch"


async def test_an_invisible_space_is_no_value(site: Site, visitor: Visitor) -> None:
    page = "<form><span id=l>Tỉnh</span><div role=combobox tabindex=0 aria-haspopup=listbox aria-labelledby=l id=city><span>&#8203;</span></div></form>"
    form = await visitor.open(site.page("/blank", page))
    assert (form.fields[0].label, form.fields[0].value) == ("Tỉnh", "")


async def test_folded_parts_name_their_fields_and_open_for_them(site: Site, visitor: Visitor) -> None:
    page = """<form><div role=button aria-expanded=true aria-controls=p1>A. Khách hàng</div><div id=p1><label>Tên <input name=who></label><label>Tuổi <input name=age></label></div>
    <h3><button type=button aria-expanded=false aria-controls=p2>B. Hạn mức</button></h3><div id=p2 hidden><label>Đề nghị <input name=limit></label></div>
    <details><summary>Ghi chú thêm</summary><label>Lời nhắn <input name=word></label></details></form>
    <script>const b = document.querySelector('h3 button'); b.onclick = () => { p2.hidden = !p2.hidden; b.setAttribute('aria-expanded', String(!p2.hidden)) }</script>"""
    form = await visitor.open(site.page("/folded", page))
    assert {f.name: (f.section, f.visible) for f in form.fields} == {
        "who": ("Khách hàng", True),
        "age": ("Khách hàng", True),
        "limit": ("Hạn mức", False),
        "word": ("Ghi chú thêm", False),
    }
    assert await held(visitor, limit="5", word="nhanh") == {"limit": "5", "word": "nhanh"}
    assert all(field.visible for field in (await visitor.form()).fields)


async def test_marks_by_style_masks_and_words_beside_switches(site: Site, visitor: Visitor) -> None:
    page = """<style>.must::before{content:"* "}</style><form><label class=must for=a>Ngày khám</label><input id=a name=day>
    <label>Giờ GD <input name=at placeholder=HH:MM></label><input name=code placeholder="Nhập mã giảm giá">
    <p><span role=switch aria-checked=false tabindex=0 aria-label="Gói quà"></span> Gói quà</p><div><input name=word placeholder="Lời nhắn trên thiệp"></div>
    <button type=button>Tiếp tục mua sắm</button><button>Đặt hàng</button></form>"""
    form = await visitor.open(site.page("/marks", page))
    told = {f.name: (f.label, f.type, f.required) for f in form.fields}
    assert told["day"] == ("Ngày khám", FieldType.TEXT, True)
    assert told["at"] == ("Giờ GD", FieldType.TIME, False)
    assert told["code"][0] == "mã giảm giá"
    assert told["word"][0] == "Lời nhắn trên thiệp"
    assert [b.role for b in form.buttons] == [ButtonRole.OTHER, ButtonRole.SUBMIT]
    assert await held(visitor, at="14:30") == {"at": "14:30"}


async def test_a_list_that_is_still_being_fetched_is_waited_for(site: Site, visitor: Visitor) -> None:
    page = """<form><label>Tỉnh <select name=city><option value="">Chọn<option value=h>Huế</select></label><label>Phường <select name=ward><option value="">Chọn</select></label></form>
    <script>document.forms[0].city.onchange = () => setTimeout(() => document.forms[0].ward.add(new Option('Phường Vỹ Dạ', 'vd')), 200)</script>"""
    await visitor.open(site.page("/fetched", page))
    await visitor.write(city="h")
    assert await held(visitor, ward="vd") == {"ward": "vd"}


async def test_a_list_that_stands_in_the_page_is_a_field(site: Site, visitor: Visitor) -> None:
    page = """<form><p><b id=t>Tiện nghi</b><span id=goods role=listbox aria-multiselectable=true aria-labelledby=t><i role=option tabindex=0 aria-selected=false data-value=ml>Máy lạnh</i>
    <i role=option tabindex=0 aria-selected=true data-value=wf>Wifi</i><i role=option tabindex=0 aria-selected=false aria-disabled=true data-value=gx>Chỗ để xe</i></span></p>
    <ul role=listbox aria-label="Kỳ hạn" data-field=term aria-required=true><li role=option aria-selected=false>6 tháng<li role=option aria-selected=false>12 tháng</ul><label>Ghi chú <input name=note></label></form>
    <script>const [many, one] = document.querySelectorAll('[role=listbox]'), on = o => o.getAttribute('aria-selected') === 'true';
    many.onclick = e => e.target.setAttribute('aria-selected', String(!on(e.target)));
    one.onclick = e => { for (const o of one.children) o.setAttribute('aria-selected', String(o === e.target)) }</script>"""
    form = await visitor.open(site.page("/standing", page))
    assert [(f.name, f.label, f.type, f.value, f.required) for f in form.fields] == [
        ("goods", "Tiện nghi", FieldType.CHECKBOXES, "wf", False),
        ("term", "Kỳ hạn", FieldType.RADIO, "", True),
        ("note", "Ghi chú", FieldType.TEXT, "", False),
    ]
    goods, term = form.fields[0].options or (), form.fields[1].options or ()
    assert [(o.value, o.label, o.enabled) for o in goods] == [
        ("ml", "Máy lạnh", True),
        ("wf", "Wifi", True),
        ("gx", "Chỗ để xe", False),
    ]
    assert [o.value for o in term] == ["6 tháng", "12 tháng"]
    assert await held(visitor, goods="ml\nwf", term="12 tháng") == {"goods": "ml\nwf", "term": "12 tháng"}
    assert await held(visitor, goods="ml", term="6 tháng") == {"goods": "ml", "term": "6 tháng"}
    told = "[...document.querySelectorAll('[aria-selected=true]')].map(o => o.textContent.trim()).join()"
    assert await visitor.script(told) == "Máy lạnh,6 tháng"
    assert await held(visitor, goods="") == {"goods": ""}
    (outcome,) = await visitor.write(term="24 tháng")
    assert (outcome.status, outcome.after) == (Status.REJECTED, "6 tháng")


async def test_a_list_in_the_box_of_its_button_is_no_second_field(site: Site, visitor: Visitor) -> None:
    page = """<form><div><span id=l>Ngoại ngữ</span><div id=lang data-value=""><button type=button role=combobox aria-haspopup=listbox aria-expanded=false aria-labelledby=l>Bấm để chọn</button>
    <div role=listbox hidden><div role=option data-value=en>Tiếng Anh</div><div role=option data-value=ja>Tiếng Nhật</div></div></div></div>
    <span id=k>Tỉnh</span><button type=button id=city role=combobox aria-controls=cities aria-expanded=false aria-labelledby=k>Chọn</button>
    <div role=listbox id=cities><div role=option data-value=h>Huế</div></div>
    <p><span id=m>Khung giờ</span><span id=slot role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-labelledby=m><button type=button tabindex=-1>Chọn</button><span role=listbox hidden><i role=option data-value=S>Sáng</i> <i role=option data-value=C>Chiều</i></span></span></p>
    <label>Ghi chú <input name=note></label></form>
    <script>const [face, inner] = slot.children; face.onclick = () => { inner.hidden = !inner.hidden; slot.setAttribute('aria-expanded', String(!inner.hidden)) };
    inner.onclick = e => { face.textContent = e.target.textContent; face.click() };
    const list = document.querySelector('[role=listbox]'), button = lang.firstChild;
    const show = on => { list.hidden = !on; button.setAttribute('aria-expanded', String(on)) };
    button.onclick = () => show(list.hidden);
    list.onclick = e => { lang.dataset.value = e.target.dataset.value; button.textContent = e.target.textContent; show(false) }</script>"""
    form = await visitor.open(site.page("/boxed", page))
    assert [(f.name, f.label, f.type) for f in form.fields] == [
        ("lang", "Ngoại ngữ", FieldType.COMBOBOX),
        ("city", "Tỉnh", FieldType.COMBOBOX),
        ("slot", "Khung giờ", FieldType.COMBOBOX),
        ("note", "Ghi chú", FieldType.TEXT),
    ]
    assert [(o.value, o.label) for o in form.fields[0].options or ()] == [
        ("en", "Tiếng Anh"),
        ("ja", "Tiếng Nhật"),
    ]
    assert [f.value for f in form.fields] == ["", "", "", ""]
    assert await held(visitor, lang="ja", slot="C") == {"lang": "ja", "slot": "C"}
    assert await visitor.script("lang.dataset.value") == "ja"
    # Open, and with new elements beside it that have the page read anew, it is still the button's.
    added = "show(true); document.forms[0].insertAdjacentHTML('beforeend', '<label>Mới <input name=more></label>')"
    await visitor.script(f"new Promise(done => {{ {added}; setTimeout(done, 150) }})")
    assert [f.name for f in (await visitor.form()).fields] == ["lang", "city", "slot", "note", "more"]
