# ruff: noqa: E501 - the pages are written as pages
"""A box whose list only suggests takes any words, soon, whatever is known of the list and however busy the page is."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from speak_to_input.adapters.browser import writing
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.page_acts import ShowStep, Status
from tests.e2e.browser_site import Site, Visitor, running
from tests.e2e.forms_site import bank_forms

pytestmark = pytest.mark.asyncio(loop_scope="module")

_BOX = """<form><label>Nhân viên <input name=who role=combobox aria-controls=l aria-expanded=false aria-autocomplete=list aria-describedby=e></label>
<ul role=listbox id=l hidden></ul><p id=e role=alert></p><label>Khác <input name=other></label><script>
const box = document.querySelector('input'), all = ['Trần Văn Hùng', 'Lê Thu Trang'];
const show = (names) => { l.hidden = false; box.setAttribute('aria-expanded', 'true');
  l.innerHTML = names.map((n) => `<li role=option>${n}</li>`).join(''); };
const close = () => { l.hidden = true; box.setAttribute('aria-expanded', 'false'); };
const look = () => { const words = box.value; setTimeout(() => show(all.filter((n) => n.includes(words))), LATE); };
box.onclick = look; box.oninput = look; box.onblur = () => { close(); setTimeout(settle, 20); };
l.onclick = (event) => { box.value = event.target.textContent; close(); };
setInterval(() => { const end = performance.now() + BUSY; while (performance.now() < end); }, 50);
const settle = () => { KEEPS };</script></form>"""
_FREE = ""
_CLOSED = "if (!all.includes(box.value)) box.value = ''"
_COMPLAINS = "box.setAttribute('aria-invalid', String(Boolean(box.value) && !all.includes(box.value))); e.textContent = all.includes(box.value) ? '' : 'Chọn trong danh sách'"


def page(keeps: str, late_ms: int = 0, busy_ms: int = 0) -> str:
    return _BOX.replace("LATE", str(late_ms)).replace("BUSY", str(busy_ms)).replace("KEEPS", keeps)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Visitor]:
    async with (
        bank_forms(tmp_path_factory.mktemp("bank") / "store.sqlite") as bank,
        running(site.origin, bank) as browser,
    ):
        visitor = Visitor(browser, "suggesting")
        visitor.bank = bank  # type: ignore[attr-defined]
        yield visitor


async def not_by_hand(*told: object) -> str:
    """Real keys, and a second for a choice that never comes, take long."""
    raise AssertionError("the page script had not done it in one call")


def known(form: Form) -> list[str]:
    field = form.field("who")
    assert field is not None
    assert field.type is FieldType.COMBOBOX
    return [option.label for option in field.options or ()]


@pytest.mark.parametrize(("late_ms", "busy_ms"), [(0, 0), (0, 40), (400, 0), (400, 40)])
async def test_other_words_stay_and_choices_are_found(
    site: Site, visitor: Visitor, late_ms: int, busy_ms: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not late_ms:
        monkeypatch.setattr(writing, "_choose", not_by_hand)
    await visitor.open(site.page("/free-names", page(_FREE, late_ms, busy_ms)))
    for said in ("Bùi Quốc Toản", "Ngô Thanh Vân", "Lê Thu Trang", "Bùi Quốc Toản"):
        (outcome,) = await visitor.write(who=said)
        assert (outcome.status, outcome.error, outcome.after) == (Status.DONE, "", said)


async def test_time_that_runs_out_takes_no_value_back_that_stays(
    site: Site, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = visitor.browser._sessions[visitor.session_id]
    monkeypatch.setattr(session, "_options", session._options.model_copy(update={"act_timeout_s": 0.8}))
    await visitor.open(site.page("/late-names", page(_FREE, 5000)))
    (outcome,) = await visitor.write(who="Bùi Quốc Toản")
    assert (outcome.status, outcome.error, outcome.after) == (Status.DONE, "", "Bùi Quốc Toản")


@pytest.mark.parametrize("keeps", [_CLOSED, _COMPLAINS])
async def test_a_list_that_is_all_there_is_takes_nothing_else(
    site: Site, visitor: Visitor, keeps: str
) -> None:
    await visitor.open(site.page("/closed-names", page(keeps)))
    (outcome,) = await visitor.write(who="Lê Thu Trang")
    assert (outcome.status, outcome.after) == (Status.DONE, "Lê Thu Trang")
    (outcome,) = await visitor.write(who="Bùi Quốc Toản")
    assert outcome.status is Status.REJECTED
    assert known(await visitor.form()) == ["Trần Văn Hùng", "Lê Thu Trang"]


@pytest.mark.parametrize("step", [1, 2])
async def test_the_bank_form_takes_any_member_of_staff_each_time(
    visitor: Visitor, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_choose", not_by_hand)
    await visitor.open(f"{visitor.bank}/forms/crm/")  # type: ignore[attr-defined]
    await visitor.browser.act(visitor.session_id, [ShowStep(step)])
    for said in ("Bùi Quốc Toản", "Lê Thu Trang", "Ngô Thanh Vân"):
        (outcome,) = await visitor.write(agentName=said)
        assert (outcome.status, outcome.after) == (Status.DONE, said)
