"""Nothing is told as verified that the page does not hold."""

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.page_acts import Status, Write
from speak_to_input.core.plan import Planned
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.dialog.carrying import carry_out
from tests.unit.dialog.bank import BASE
from tests.unit.dialog.conftest import Say


def _writing(name: str, text: str) -> Planned:
    return Planned(Outcome(ActionType.FILL, Status.DONE, name, name, text), Write(name, text))


async def test_of_two_values_for_one_field_the_one_told_as_verified_is_on_the_page(
    browser: FakeBrowser,
) -> None:
    form = await browser.open("s", f"{BASE}/forms/compliance/")
    run = [_writing("complianceOfficer", "Kiều Thanh Tâm"), _writing("complianceOfficer", "Mạc Văn Khoa")]
    carried = await carry_out(run, "s", browser, compile_form(form, load_language()), {})
    field = (await browser.read("s")).field("complianceOfficer")
    assert field is not None
    assert [outcome.value for outcome in carried.outcomes if outcome.verified] == [field.value]
    assert field.value == "Mạc Văn Khoa"


async def test_two_names_for_one_field_are_asked_about_and_the_choice_is_written(say: Say) -> None:
    await say("mở báo cáo tuân thủ")
    asked = await say("người lập là em Kiều Thanh Tâm, trưởng phòng duyệt Mạc Văn Khoa")
    assert not any(action.verified and action.field == "complianceOfficer" for action in asked.actions)
    assert asked.pending is not None
    assert asked.pending.options == ("Kiều Thanh Tâm", "Mạc Văn Khoa")
    chosen = await say("Kiều Thanh Tâm")
    assert chosen.form is not None
    field = next(f for f in chosen.form.fields if f.name == "complianceOfficer")
    assert field.value == "Kiều Thanh Tâm"
