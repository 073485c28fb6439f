"""A choice told by its place, or by a part of its name, among those that were offered or read out."""

import pytest

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.by_place import Offered, place_told, places_told
from speak_to_input.core.picked import picked, picked_by_words
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.vi.text import read_words
from tests.corpus.cases import load_form

_KINDS = ("Phép năm", "Nghỉ ốm", "Thai sản", "Nghỉ cưới", "Nghỉ tang")
_TERMS = ("6 tháng", "12 tháng", "60 tháng", "24 tháng")


def place(said: str, labels: tuple[str, ...] = _KINDS, **told: object) -> int | None:
    return place_told(read_words(said), Offered(labels, **told), load_language())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("cái thứ ba", 2),
        ("chọn số 2", 1),
        ("cho em cái đầu tiên nhé", 0),
        ("lấy thằng thứ nhì", 1),
        ("loại sau cùng", 4),
        ("à không, cái áp chót", 3),
        ("thôi cái giữa đi", 2),
        ("nhầm, số bốn mới phải", 3),
        ("loại thứ tư cũng được", 3),
    ],
)
def test_a_place(said: str, expected: int) -> None:
    assert place(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        *(
            "cái thứ bảy",
            "nghỉ thứ ba",
            "thứ ba tuần sau",
            "số 2 Lê Lợi",
            "cái đó",
            "hai",
            "số mấy",
            "cuối tuần",
        ),
        *("số điện thoại", "cái đầu gối đau", "ba ngày"),
        *("không phải cái cuối", "không lấy cái cuối", "hổng phải cái đầu", "thôi không mở cái đầu"),
        *(
            "cái cuối là gì",
            "cái cuối hả",
            "cái cuối à",
            "cái thứ ba là chi",
            "xem cái cuối",
            "coi cái thứ ba",
        ),
        *("điền 5", "cái cuối không"),
    ],
)
def test_what_is_no_place(said: str) -> None:
    assert place(said) is None


def test_where_much_hangs_on_it_only_what_counts_stands_beside() -> None:
    assert place("cái đầu", ("Xác nhận", "Không"), strict=True) == 0
    assert place("ừ cái đầu đã", ("Xác nhận", "Không"), strict=True) is None


def test_a_day_is_no_place_of_what_was_read_out() -> None:
    assert place("thứ tư", read=True) is None
    assert place("con thứ hai", read=True) is None
    assert place("cái thứ tư", read=True) == 3


def test_a_no_with_a_pause_takes_back() -> None:
    assert place("không phải, cái cuối") == len(_KINDS) - 1


@pytest.mark.parametrize("said", ["chọn 6", "kỳ hạn 6", "số 6", "đổi thành 3", "vay 2", "mức 2"])
def test_a_number_is_no_place_of_numbers(said: str) -> None:
    terms = ("6 tháng", "12 tháng", "18 tháng", "24 tháng", "36 tháng", "48 tháng")
    assert place(said, terms, read=True, nouns=frozenset({"kỳ", "hạn", "vay"})) is None
    assert place("cái thứ sáu", terms, read=True) == len(terms) - 1


def test_what_leads_the_talk_is_no_place() -> None:
    words, language = read_words("cuối cùng, lương hai mươi triệu"), load_language()
    assert place_told(words, Offered(_KINDS, read=True), language, 0, 2) is None
    assert place("cuối cùng", read=True) == len(_KINDS) - 1


def test_what_is_read_is_not_opened() -> None:
    assert place("mở lại bản cuối", read=True) is None
    assert place("mở lại bản cuối", ("Bản 1", "Bản 2"), drafts=True) == 1


@pytest.mark.parametrize("said", ["cái cuối", "cái áp chót", "cái giữa"])
def test_the_last_of_a_list_that_was_cut_is_not_known(said: str) -> None:
    assert place(said, read=True) is not None
    assert place(said, read=True, cut=True) is None


@pytest.mark.parametrize(("said", "expected"), [("mức dài nhất", 2), ("ngắn nhất cũng được", 0)])
def test_the_outermost_by_their_numbers(said: str, expected: int) -> None:
    assert place(said, _TERMS) == expected


def test_the_outermost_by_its_word() -> None:
    levels = ("Thấp", "Trung bình", "Cao", "Rất cao")
    assert place("mức cao nhất", levels) == 3
    assert place("thấp nhất", levels) == 0
    assert place("rẻ nhất", levels) is None


def test_the_newest_draft_stands_first() -> None:
    names = ("chiều", "sáng")
    assert place("mở cái mới nhất", names, drafts=True) == 0
    assert place("bản cũ nhất", names, drafts=True) == 1
    assert place("cái mới nhất", names) is None


def test_several_places() -> None:
    words = read_words("cái thứ nhất và cái thứ ba")
    assert places_told(words, Offered(_KINDS), load_language(), 0, len(words)) == (0, 2)
    words = read_words("cái thứ nhất và chị Lan")
    assert places_told(words, Offered(_KINDS), load_language(), 0, len(words)) == ()


def test_what_is_told_behind_a_place_is_left() -> None:
    form, language = load_form("crm"), load_language()
    known = compile_form(form, language).by_name("customerSegment")
    found = picked(read_words("loại thứ hai, tên khách là Lan"), form, known, language)
    assert found is not None
    assert (found[0].text, found[1]) == ("affluent", "tên khách là Lan")


@pytest.mark.parametrize(
    ("form", "field", "said", "expected"),
    [
        ("operations", "processingSystem", "lấy core", "core_banking"),
        ("loan", "collateralType", "cái sổ đó", "savings"),
        ("compliance", "reportType", "vậy lấy kiểm toán", "internal_audit"),
        ("compliance", "reportType", "không lấy kiểm toán", None),
        ("compliance", "reportType", "báo cáo", None),
        ("hr", "requestType", "cuối tuần", None),
        ("loan", "collateralType", "sổ nào", None),
        ("hr", "requestType", "từ", None),
        ("loan", "repaymentMethod", "lãi", None),
        ("loan", "employmentStatus", "tự anh điền", None),
        ("compliance", "overallRisk", "rất", None),
    ],
)
def test_a_choice_by_a_part_of_its_name(form: str, field: str, said: str, expected: str | None) -> None:
    language = load_language()
    vocabulary = compile_form(load_form(form), language)
    fill = picked_by_words(read_words(said), vocabulary.by_name(field), vocabulary, language)
    assert (fill.text if fill is not None else None) == expected
