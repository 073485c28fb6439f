"""The figures of the evaluation: counted rightly, compared with thresholds, shown without tempting anyone."""

from pathlib import Path

import pytest

from evaluation.as_html import write_html
from evaluation.findings import Findings
from evaluation.on_corpus import Seen, judge_corpus
from evaluation.tally import Tally, total
from evaluation.thresholds import verdicts
from tests.corpus.cases import Case, Saying, cases, split

PHONE = "số điện thoại 0912345678"


def case(say: str, where: str = "loan.fields.yaml#1", acts: tuple[str, ...] = (), **fills: str) -> Case:
    return Case("loan", (Saying(say, fills, acts),), where)


def seen(*some: Case) -> list[Seen]:
    return list(judge_corpus(some))


def figures(*some: Case) -> Tally:
    return total(each.tally for each in seen(*some))


def test_what_came_out_as_meant() -> None:
    tally = figures(case(PHONE, phoneNumber="0912345678"))
    assert (tally.field_accuracy, tally.whole_accuracy, tally.wrong_rate, tally.false_rate) == (1, 1, 0, None)
    assert tally.percentile_ms(0.5) == tally.took_ms[0] > 0


def test_a_wrong_value_is_no_missed_one() -> None:
    tally = figures(case(PHONE, phoneNumber="0900000000"), case("qua bước sau", phoneNumber="0912345678"))
    assert (tally.fields, tally.right, tally.wrong, tally.missed) == (2, 0, 1, 1)


def test_a_field_written_that_should_not_be_is_wrong_too() -> None:
    both = case(f"{PHONE}, vay 500 triệu", phoneNumber="0912345678")
    assert figures(both).wrong_rate == 1
    assert figures(both).whole_accuracy == 0


def test_something_done_where_nothing_was_asked_is_a_false_act() -> None:
    tally = figures(case(PHONE), case("qua bước sau"), case("ừm để anh xem lại đã"))
    assert (tally.negatives, tally.false_acts) == (3, 2)
    assert tally.false_kinds == {"fill": 1, "next": 1}


def test_confusions_name_the_field_and_the_value_that_were_taken() -> None:
    (taken,) = seen(case(PHONE, email="0912345678"))
    assert taken.confused == ("email → phoneNumber",)
    (other,) = seen(case(PHONE, phoneNumber="0900000000"))
    assert other.confused == ("phoneNumber: 0900000000 → 0912345678",)


def test_a_broken_floor_is_told(tmp_path: Path) -> None:
    limits = tmp_path / "limits.yaml"
    limits.write_text(
        "test: {field_accuracy: {floor: 0.9, goal: 0.99}, wrong_rate: {floor: 0.05}}\nall: {compile_ms: {floor: 20}}\n",
        encoding="utf-8",
    )
    good = Tally(fields=100, right=95, wrong=1)
    bad = Tally(fields=100, right=80, wrong=9)
    assert [v.kept for v in verdicts({"test": good}, 10, limits)] == [True, True, True]
    assert [v.kept for v in verdicts({"test": bad}, 30, limits)] == [False, False, False]
    assert not any(v.reached for v in verdicts({"test": good}, 10, limits))


@pytest.mark.parametrize("name", ["dev", "test"])
def test_the_report_shows_what_may_be_worked_on_and_loads_nothing(tmp_path: Path, name: str) -> None:
    wrong = next(c for n in range(100) if split(c := case(f"{PHONE} nhé {n} <b>", phoneNumber="1")) == name)
    findings = Findings(tuple(seen(wrong)), (), {"loan": 20.0})
    page = write_html(tmp_path, findings, verdicts(findings.groups, 20.0), show_test=False)
    text = page.read_text(encoding="utf-8")
    assert ("nhé" in text) == (name == "dev")
    assert "<b> </b>" not in text
    assert "src=" not in text
    assert 'href="http' not in text
    assert "<svg" in text


def test_a_case_stays_in_its_split_whatever_file_holds_it() -> None:
    one, moved = case(PHONE), case(PHONE, where="hr.acts.yaml#9")
    assert split(one) == split(moved) != "fresh"
    assert split(case(PHONE, where="loan.fresh.yaml#1")) == "fresh"


def test_about_seven_of_ten_cases_are_for_work() -> None:
    older = [split(c) for c in cases() if split(c) != "fresh"]
    assert 0.6 < older.count("dev") / len(older) < 0.8
