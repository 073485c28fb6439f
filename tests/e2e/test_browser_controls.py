# ruff: noqa: E501 - the pages are written as pages
"""Each kind of control is read and written on plain pages, whatever it is built from."""

from pathlib import Path

import pytest

from speak_to_input.core.forms import ButtonRole, Field, FieldType, Form
from speak_to_input.core.page_acts import FocusField, ShowStep, Status, Write
from tests.e2e.browser_site import Site, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="module")


def field(form: Form, name: str) -> Field:
    found = form.field(name)
    assert found is not None, f"no field {name} among {[f.name for f in form.fields]}"
    return found


PLAIN = """
<form><h2>Hồ sơ</h2>
<label>Họ tên * <input name=full required></label>
<label>Ghi chú <textarea name=note maxlength=20></textarea></label>
<label>Tuổi <input name=age type=number min=18 max=60></label>
<label>Ngày sinh <input name=born type=date></label>
<label>Lúc <input name=at type=datetime-local></label>
<label>Giờ <input name=hour type=time></label>
<label>Kỳ <input name=period type=month></label>
<label>Mức <input name=level type=range min=0 max=10></label>
<label>Email <input name=mail type=email></label>
<label>Mã <input name=code pattern="[A-Z]{2}\\d{3}" title="Hai chữ hoa và ba chữ số."></label>
<label>Khóa <input name=locked value=giữ disabled></label>
<label>Chỉ đọc <input name=fixed value=giữ readonly></label>
<label>Thành phố <select name=city><option value="">-- Chọn --<option value=hn>Hà Nội<option value=sg>Sài Gòn</select></label>
<label>Ngôn ngữ <select name=tongue multiple><option value=vi>Việt<option value=en>Anh<option value=fr>Pháp</select></label>
<fieldset><legend>Phái</legend>
<label><input type=radio name=sex value=m>Nam</label><label><input type=radio name=sex value=f>Nữ</label></fieldset>
<fieldset><legend>Sở thích</legend><label><input type=checkbox name=likes value=a>Đọc</label>
<label><input type=checkbox name=likes value=b>Bơi</label></fieldset>
<label><input type=checkbox name=agree>Tôi đồng ý</label>
<div contenteditable=true role=textbox aria-label="Nội dung" id=rich>cũ</div>
<label>Tệp <input type=file name=papers accept=".txt" multiple></label>
</form>
"""

GOOD = {
    "full": "Đặng Thùy Trâm",
    "note": "hai\ndòng",
    "age": "44",
    "born": "1980-02-29",
    "at": "2026-11-23T14:30",
    "hour": "07:05",
    "period": "2026-07",
    "level": "7",
    "mail": "tram@example.vn",
    "code": "AB123",
    "city": "sg",
    "tongue": "vi\nfr",
    "sex": "f",
    "likes": "a\nb",
    "agree": "true",
    "rich": "Nội dung mới",
}


async def test_every_plain_control_takes_its_value_and_gives_it_back(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/plain", PLAIN))
    outcomes = await visitor.write_all(GOOD)
    assert [(o.act, o.error) for o in outcomes if o.status is not Status.DONE] == []
    assert {o.act.field: o.after for o in outcomes if isinstance(o.act, Write)} == GOOD
    assert {name: await visitor.value(name) for name in GOOD} == GOOD


async def test_every_plain_control_is_cleared(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/plain", PLAIN))
    await visitor.write_all(GOOD)
    outcomes = await visitor.write_all({name: "" for name in GOOD if name != "level"})
    assert [(o.act, o.error) for o in outcomes if o.status is not Status.DONE] == []
    left = {o.act.field: o.after for o in outcomes if isinstance(o.act, Write) and o.after}
    assert left == {"agree": "false"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("locked", "mới", "đang bị khóa"),
        ("fixed", "mới", "đang bị khóa"),
        ("city", "Huế", "không có lựa chọn"),
        ("sex", "x", "không có lựa chọn"),
        ("likes", "a\nz", "không có lựa chọn"),
        ("age", "17", "Không được nhỏ hơn 18"),
        ("code", "abc", "Hai chữ hoa và ba chữ số."),
        ("mail", "không-phải", "email không đúng dạng"),
        ("note", "dài hơn hai mươi ký tự rất nhiều", "tối đa 20 ký tự"),
        ("age", "mười", "không nhận giá trị"),
        ("born", "hôm qua", "không nhận giá trị"),
        ("nobody", "gì đó", "Không có trường này"),
    ],
)
async def test_refusals_say_why(site: Site, visitor: Visitor, name: str, text: str, said: str) -> None:
    await visitor.open(site.page("/plain", PLAIN))
    (outcome,) = await visitor.write_all({name: text})
    assert outcome.status is Status.REJECTED
    assert said in outcome.error


async def test_labels_and_rules_are_read(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.page("/plain", PLAIN))
    full, age = field(form, "full"), field(form, "age")
    assert (full.label, full.required, full.section) == ("Họ tên", True, "Hồ sơ")
    assert (age.minimum, age.maximum, age.type) == ("18", "60", FieldType.NUMBER)
    assert [o.label for o in field(form, "city").options or ()] == ["Hà Nội", "Sài Gòn"]
    assert field(form, "sex").label == "Phái"
    assert not field(form, "locked").enabled
    assert field(form, "rich").label == "Nội dung"
    assert form.missing == ("full",)


async def test_files_are_attached_by_path(site: Site, visitor: Visitor, tmp_path: Path) -> None:
    await visitor.open(site.page("/plain", PLAIN))
    first, second, wrong = tmp_path / "một.txt", tmp_path / "hai.txt", tmp_path / "ba.pdf"
    for file in (first, second, wrong):
        file.write_text("x")
    (outcome,) = await visitor.write_all({"papers": f"{first}\n{second}"})
    assert (outcome.status, outcome.after) == (Status.DONE, "một.txt\nhai.txt")
    (refused,) = await visitor.write_all({"papers": str(wrong)})
    assert refused.status is Status.REJECTED
    assert ".txt" in refused.error
    (absent,) = await visitor.write_all({"papers": str(tmp_path / "không.txt")})
    assert absent.status is Status.REJECTED


async def test_names_are_made_where_the_page_has_none(site: Site, visitor: Visitor) -> None:
    body = """<form><label>Họ tên <input></label><label>Họ tên <input></label>
    <table><tr><th>Món</th><th>Số lượng</th></tr><tr><td><input></td><td><input type=number></td></tr></table>
    <div><span>Quê quán:</span> <input></div></form>"""
    form = await visitor.open(site.page("/nameless", body))
    assert [f.name for f in form.fields] == ["ho-ten", "ho-ten-2", "mon", "so-luong", "que-quan"]
    await visitor.write_all({"ho-ten-2": "Bình", "so-luong": "3"})
    assert [f.value for f in (await visitor.form()).fields] == ["", "Bình", "", "3", ""]


async def test_shadow_roots_and_frames_are_part_of_the_page(site: Site, visitor: Visitor) -> None:
    site.page("/inner", "<form><label>Trong khung <input name=inner></label></form>")
    body = """<form><label>Ngoài <input name=outer></label></form><x-box></x-box><iframe src=/inner></iframe>
    <script>customElements.define('x-box', class extends HTMLElement { connectedCallback() {
      this.attachShadow({mode:'open'}).innerHTML = '<label for=i>Trong bóng</label><input id=i name=shadow>'; } })</script>"""
    form = await visitor.open(site.page("/outer", body))
    while {f.name for f in form.fields} != {"outer", "shadow", "inner"}:
        form = await visitor.browser.change_after(visitor.session_id, form.version)
    assert [f.label for f in form.fields] == ["Ngoài", "Trong bóng", "Trong khung"]
    outcomes = await visitor.write(outer="1", shadow="2", inner="3")
    assert [o.after for o in outcomes] == ["1", "2", "3"]
    assert await visitor.script("frames[0].document.querySelector('input').value") == "3"
    (focused,) = await visitor.browser.act(visitor.session_id, [FocusField("inner")])
    assert focused.status is Status.DONE


MASK = """<form><label>Điện thoại <input name=phone></label><script>
const box = document.querySelector('input'); let digits = '';
box.addEventListener('input', () => { box.value = show(); });
box.addEventListener('keydown', (e) => { e.preventDefault();
  if (e.key === 'Delete' || e.key === 'Backspace') digits = '';
  else if (/\\d/.test(e.key)) digits += e.key;
  box.value = show(); });
function show() { return digits.replace(/(\\d{4})(\\d{3})(\\d+)/, '$1 $2 $3'); }
</script></form>"""


async def test_mask_that_ignores_setters_gets_real_keys(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/mask", MASK))
    (outcome,) = await visitor.write(phone="0987654321")
    assert (outcome.status, outcome.after) == (Status.DONE, "0987 654 321")


CALENDAR = """<form><label for=d>Ngày hẹn</label><div class=picker>
<input id=d name=day readonly placeholder=dd/mm/yyyy aria-haspopup=dialog></div>
<div id=pop role=dialog hidden><button type=button id=prev aria-label="Tháng trước">‹</button>
<strong id=title></strong><button type=button id=next aria-label="Tháng sau">›</button><table role=grid><tbody id=days></tbody></table></div>
<script>
const box = document.getElementById('d'), pop = document.getElementById('pop');
let chosen = '', at = new Date(2026, 10, 1);
const two = (n) => String(n).padStart(2, '0');
function draw() {
  title.textContent = `Tháng ${at.getMonth() + 1}, ${at.getFullYear()}`;
  const last = new Date(at.getFullYear(), at.getMonth() + 1, 0).getDate();
  days.innerHTML = '<tr>' + Array.from({ length: last }, (_, i) => `<td role=gridcell>${i + 1}</td>`).join('') + '</tr>';
}
for (const type of ['input', 'change', 'blur']) box.addEventListener(type, () => { box.value = chosen; });
box.addEventListener('click', () => { pop.hidden = false; draw(); });
prev.onclick = () => { at.setMonth(at.getMonth() - 1); draw(); };
next.onclick = () => { at.setMonth(at.getMonth() + 1); draw(); };
days.onclick = (e) => { chosen = `${two(e.target.textContent)}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  box.value = chosen; pop.hidden = true; };
</script></form>"""


async def test_calendar_that_ignores_setters_is_picked_from(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.page("/calendar", CALENDAR))
    assert field(form, "day").type is FieldType.DATEPICKER
    assert field(form, "day").enabled
    (outcome,) = await visitor.write(day="2027-02-14")
    assert (outcome.status, outcome.error, outcome.after) == (Status.DONE, "", "2027-02-14")
    assert await visitor.script("document.getElementById('d').value") == "14/02/2027"


BUTTON_LIST = """<form><span id=l>Tỉnh thành</span>
<button type=button role=combobox aria-labelledby=l aria-expanded=false aria-controls=list data-placeholder id=province>Chọn tỉnh</button>
<div id=slot></div><script>
province.onclick = () => { province.setAttribute('aria-expanded', 'true');
  slot.innerHTML = '<div role=listbox id=list>' + ['Cần Thơ', 'Hải Phòng', 'Thừa Thiên Huế'].map((p) => `<div role=option>${p}</div>`).join('') + '</div>'; };
slot.onclick = (e) => { province.textContent = e.target.textContent; delete province.dataset.placeholder;
  province.setAttribute('aria-expanded', 'false'); slot.innerHTML = ''; };
</script></form>"""


async def test_button_combobox(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.page("/button-list", BUTTON_LIST))
    (box,) = form.fields
    assert (box.type, box.label, box.value) == (FieldType.COMBOBOX, "Tỉnh thành", "")
    (outcome,) = await visitor.write(province="Hải Phòng")
    assert (outcome.status, outcome.after) == (Status.DONE, "Hải Phòng")


ARIA = """<form><div role=radiogroup aria-label="Cỡ áo"><span role=radio aria-checked=false tabindex=0>Nhỏ</span>
<span role=radio aria-checked=false tabindex=0>Lớn</span></div>
<span role=switch aria-checked=false tabindex=0 aria-label="Giao tận nhà" id=home></span><script>
for (const el of document.querySelectorAll('[role=radio]')) el.onclick = () => {
  for (const other of document.querySelectorAll('[role=radio]')) other.setAttribute('aria-checked', String(other === el)); };
home.onclick = () => home.setAttribute('aria-checked', String(home.getAttribute('aria-checked') !== 'true'));
</script></form>"""


async def test_widgets_made_of_roles(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.page("/aria", ARIA))
    assert [(f.label, f.type) for f in form.fields] == [
        ("Cỡ áo", FieldType.RADIO),
        ("Giao tận nhà", FieldType.CHECKBOX),
    ]
    outcomes = await visitor.write_all({form.fields[0].name: "Lớn", "home": "true"})
    assert [o.after for o in outcomes] == ["Lớn", "true"]


STRICT_STEPS = """<form><section data-step=1><h2>Một</h2><label>Tên <input name=one></label></section>
<section data-step=2 hidden><h2>Hai</h2><label>Quê <input name=two></label></section>
<button type=button id=back hidden>Quay lại</button><button type=button id=next>Tiếp tục</button><script>
const [first, second] = document.querySelectorAll('section');
const show = (on) => { first.hidden = on; second.hidden = !on; back.hidden = !on; next.hidden = on; };
next.onclick = () => show(true); back.onclick = () => show(false);
for (const box of document.querySelectorAll('input')) { let kept = '';
  box.addEventListener('input', () => { if (box.closest('section').hidden) box.value = kept; else kept = box.value; }); }
</script></form>"""


async def test_step_that_refuses_hidden_writes_is_visited_and_left_again(
    site: Site, visitor: Visitor
) -> None:
    form = await visitor.open(site.page("/strict", STRICT_STEPS))
    assert (form.steps, [f.step for f in form.fields]) == (2, [1, 2])
    outcomes = await visitor.write(one="An", two="Huế")
    assert [(o.status, o.after) for o in outcomes] == [(Status.DONE, "An"), (Status.DONE, "Huế")]
    assert (await visitor.form()).step == 1


async def test_focus_goes_to_the_fields_step(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/strict", STRICT_STEPS))
    await visitor.browser.act(visitor.session_id, [FocusField("two")])
    form = await visitor.form()
    assert (form.step, form.focused) == (2, "two")
    await visitor.browser.act(visitor.session_id, [ShowStep(1)])
    assert (await visitor.form()).step == 1


CHAIN = """<form><label>Quận <select name=district disabled></select></label><label>Tỉnh <select name=province><option value="">Chọn
<option value=hn>Hà Nội<option value=dn>Đà Nẵng</select></label><label>Khác <input name=other></label><script>
const [district, province] = document.querySelectorAll('select');
province.onchange = () => setTimeout(() => { district.disabled = false;
  setTimeout(() => { district.innerHTML = '<option value="">Chọn<option value=hc>Hải Châu<option value=st>Sơn Trà'; }, 100); }, 20);
</script></form>"""


async def test_choices_that_arrive_late_are_waited_for(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/chain", CHAIN))
    outcomes = await visitor.write(district="st", province="dn", other="x")
    assert [(o.status, o.after) for o in outcomes] == [
        (Status.DONE, "st"),
        (Status.DONE, "dn"),
        (Status.DONE, "x"),
    ]


FREE = """<form><label>Ngân hàng <input name=bank role=combobox aria-controls=l aria-expanded=false aria-autocomplete=list></label>
<ul role=listbox id=l hidden></ul><script>
const box = document.querySelector('input'), all = ['Vietcombank', 'BIDV'];
box.oninput = () => { l.hidden = false; l.innerHTML = all.filter((b) => b.includes(box.value)).map((b) => `<li role=option>${b}</li>`).join(''); };
box.onblur = () => { l.hidden = true; };
</script></form>"""


async def test_list_that_only_suggests_takes_other_texts(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/free", FREE))
    (outcome,) = await visitor.write(bank="Ngân hàng Sao Hỏa")
    assert (outcome.status, outcome.after) == (Status.DONE, "Ngân hàng Sao Hỏa")


TABS = """<div role=tablist><button role=tab aria-controls=a id=ta>Chung</button><button role=tab aria-controls=b id=tb>Riêng</button></div>
<form><div role=tabpanel id=a aria-labelledby=ta><label>Tên <input name=one></label></div>
<div role=tabpanel id=b aria-labelledby=tb style="display:none"><label>Quê <input name=two></label></div></form><script>
ta.onclick = () => { a.style.display = ''; b.style.display = 'none'; }; tb.onclick = () => { b.style.display = ''; a.style.display = 'none'; };
</script>"""


async def test_tabs_are_steps(site: Site, visitor: Visitor) -> None:
    form = await visitor.open(site.page("/tabs", TABS))
    assert (form.steps, form.step_titles) == (2, ("Chung", "Riêng"))
    (moved,) = await visitor.browser.act(visitor.session_id, [ShowStep(2)])
    assert moved.status is Status.DONE
    assert (await visitor.form()).step == 2


ROWS = """<form><h2>Người thân</h2><div id=rows></div><button type=button id=add>Thêm người</button><script>
let n = 0; add.onclick = () => { rows.insertAdjacentHTML('beforeend',
 `<div><label>Tên <input name="kin[${n}].name"></label><button type=button onclick="this.parentElement.remove()">Xóa</button></div>`); n += 1; };
add.onclick();</script></form>"""


async def test_rows_are_added_and_told_apart(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/rows", ROWS))
    await visitor.press(ButtonRole.ADD_ROW)
    await visitor.write_all({"kin[0].name": "Cha", "kin[1].name": "Mẹ"})
    form = await visitor.form()
    assert [(f.section, f.value) for f in form.fields] == [("Người thân", "Cha"), ("Người thân 2", "Mẹ")]
    await visitor.press(ButtonRole.REMOVE_ROW)
    assert [f.value for f in (await visitor.form()).fields] == ["Mẹ"]


async def test_of_two_writes_to_one_field_the_later_one_holds(site: Site, visitor: Visitor) -> None:
    await visitor.open(site.page("/plain", PLAIN))
    for name, first, second in (("likes", "a", "b"), ("city", "hn", "sg"), ("full", "An", "Bình")):
        acts = [Write(name, first), Write(name, second)]
        outcomes = await visitor.browser.act(visitor.session_id, acts)
        assert [o.status for o in outcomes] == [Status.REJECTED, Status.DONE]
        assert await visitor.value(name) == second


async def test_what_the_page_tells_keeps_its_lines_apart(site: Site, visitor: Visitor) -> None:
    told = "<div role=status><h2>Gửi thành công</h2><p>Chúng tôi sẽ gọi lại.</p><div>Mã hồ sơ</div><b>HS-12</b></div>"
    await visitor.open(site.page("/told", told + PLAIN))
    assert (await visitor.form()).notice == "Gửi thành công. Chúng tôi sẽ gọi lại. Mã hồ sơ: HS-12"
