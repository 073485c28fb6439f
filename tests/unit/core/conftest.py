"""A small form and the product's own language, for tests of decisions."""

from datetime import date

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form, Option
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Vocabulary, compile_form
from tests.unit.core.plans import PlanFor

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture
def form() -> Form:
    terms = (Option("", "-- Chọn --"), Option("12", "12 tháng"), Option("24", "24 tháng"))
    states = (Option("new", "Mới"), Option("refused", "Bị từ chối"))
    return Form(
        type="",
        url="http://127.0.0.1:1/",
        title="Đơn vay",
        step=1,
        steps=2,
        fields=(
            Field("fullName", "Họ và tên", required=True, value="Nguyễn Văn An"),
            Field("phone", "Số điện thoại", FieldType.TEL, required=True),
            Field("amount", "Số tiền vay (VNĐ)", value="500.000.000"),
            Field("term", "Kỳ hạn", FieldType.SELECT, options=terms),
            Field("birthDate", "Ngày sinh", FieldType.DATE),
            Field("state", "Trạng thái", FieldType.SELECT, options=states, step=2, visible=False),
            Field("refusal", "Lý do bị từ chối", FieldType.TEXTAREA, enabled=False, step=2, visible=False),
            Field("agreed", "Đồng ý điều khoản", FieldType.CHECKBOX, value="false", step=2, visible=False),
        ),
        buttons=(
            Button("Tiếp tục", ButtonRole.NEXT, ref="b1"),
            Button("Gửi hồ sơ", ButtonRole.SUBMIT, enabled=False, ref="b2"),
            Button("Nhập lại", ButtonRole.RESET, ref="b3"),
            Button("Tính lãi", ButtonRole.OTHER, enabled=False, ref="b4"),
        ),
        schema_key="small",
    )


@pytest.fixture
def vocabulary(form: Form, language: Language) -> Vocabulary:
    return compile_form(form, language)


@pytest.fixture
def plan_for(form: Form, vocabulary: Vocabulary) -> PlanFor:
    return PlanFor(form, vocabulary)
