"""Whether a field holds what was meant: nothing false may pass."""

import pytest

from speak_to_input.core.forms import Field, FieldType, Option
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.verify import canonical, same_value

TEXT = Field("x", "X")
EMAIL = Field("x", "X", FieldType.EMAIL)
SET = Field("x", "X", FieldType.CHECKBOXES)
FILE = Field("x", "X", FieldType.FILE)
CHOICE = Field("x", "X", FieldType.SELECT, options=(Option("home", "Mua nhà"), Option("car", "Mua xe")))
BANKS = Field(
    "x",
    "X",
    FieldType.COMBOBOX,
    options=(Option("TCB", "Techcombank Việt Nam"), Option("VCB", "Vietcombank")),
)


@pytest.mark.parametrize(
    ("kind", "shown", "one"),
    [
        (FieldKind.MONEY, "500.000.000", "500000000"),
        (FieldKind.MONEY, "500,000,000 đ", "500000000"),
        (FieldKind.MONEY, "500 000 000 ₫", "500000000"),
        (FieldKind.MONEY, "50.00", "50.00"),
        (FieldKind.PHONE, "0912 345 678", "0912345678"),
        (FieldKind.PHONE, "+84 (912) 345-678", "+84912345678"),
        (FieldKind.CITIZEN_ID, "001.090.012.345", "001090012345"),
        (FieldKind.PHONE, "nhà riêng", "nhà riêng"),
        (FieldKind.TEXT, " 1.000 ", "1.000"),
        (FieldKind.TEXT, "Hà", "Hà"),
    ],
)
def test_a_value_has_one_spelling(kind: FieldKind, shown: str, one: str) -> None:
    assert canonical(kind, shown) == one


@pytest.mark.parametrize(
    ("field", "kind", "meant", "shown"),
    [
        (TEXT, FieldKind.MONEY, "500000000", "500.000.000"),
        (TEXT, FieldKind.NUMBER, "1.5", "1,5"),
        (TEXT, FieldKind.PERCENT, "7", "7.0"),
        (TEXT, FieldKind.PHONE, "0912345678", "0912 345 678"),
        (TEXT, FieldKind.PERSON, "Nguyễn Văn An", "Nguyễn  Văn An "),
        (EMAIL, FieldKind.EMAIL, "an@gmail.com", "An@Gmail.com"),
        (SET, FieldKind.CHOICES, "a\nb", "b\na"),
        (FILE, FieldKind.FILE, "/tmp/cccd.png", "cccd.png"),
        (CHOICE, FieldKind.CHOICE, "home", "home"),
        (BANKS, FieldKind.CHOICE, "Techcombank", "Techcombank Việt Nam"),
        (BANKS, FieldKind.CHOICE, "Techcombank", "TCB"),
    ],
)
def test_the_same_value_in_another_spelling_is_verified(
    field: Field, kind: FieldKind, meant: str, shown: str
) -> None:
    assert same_value(field, kind, meant, shown)


@pytest.mark.parametrize(
    ("field", "kind", "meant", "shown"),
    [
        (TEXT, FieldKind.MONEY, "500000000", "50.000.000"),
        (TEXT, FieldKind.MONEY, "500000000", ""),
        (TEXT, FieldKind.MONEY, "", "0"),
        (TEXT, FieldKind.PHONE, "0912345678", "0912345679"),
        (TEXT, FieldKind.PERSON, "Nguyễn Văn An", "Nguyễn Văn Ân"),
        (TEXT, FieldKind.PERSON, "Nguyễn Văn An", "nguyễn văn an"),
        (EMAIL, FieldKind.EMAIL, "an@gmail.com", "an@gmail.con"),
        (SET, FieldKind.CHOICES, "a\nb", "a"),
        (FILE, FieldKind.FILE, "/tmp/cccd.png", "other.png"),
        (CHOICE, FieldKind.CHOICE, "home", "car"),
        (CHOICE, FieldKind.CHOICE, "home", "Mua xe"),
        (BANKS, FieldKind.CHOICE, "Techcombank", "Vietcombank"),
        (BANKS, FieldKind.CHOICE, "Techcombank", "VCB"),
        (TEXT, FieldKind.DATE, "1990-03-15", "1990-03-16"),
    ],
)
def test_another_value_is_never_verified(field: Field, kind: FieldKind, meant: str, shown: str) -> None:
    assert not same_value(field, kind, meant, shown)
