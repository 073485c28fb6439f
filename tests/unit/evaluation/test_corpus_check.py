"""What the corpus says of itself: doubles, contradictions, names that no form has."""

from pathlib import Path

from evaluation.corpus_check import complaints
from tests.corpus.cases import HERE, Case, Saying, cases


def case(say: str, where: str, acts: tuple[str, ...] = (), **fills: str) -> Case:
    return Case("loan", (Saying(say, fills, acts),), where)


def test_our_corpus_has_none() -> None:
    assert list(complaints(list(cases()), HERE / "sentences")) == []


def test_doubles_and_contradictions(tmp_path: Path) -> None:
    first = case("Vay 5 triệu.", "a.yaml#1", loanAmount="5000000")
    double = case("vay 5 triệu", "b.yaml#1", loanAmount="5000000")
    other = case("vay  5 triệu", "c.yaml#1", loanAmount="5000")
    fresh = case("vay 5 triệu", "loan.fresh.yaml#1", loanAmount="5000000")
    told = list(complaints([fresh, first, double, other], tmp_path))
    assert told == ["b.yaml#1: 'vay 5 triệu' stands in a.yaml#1 already",
                    "c.yaml#1: 'vay  5 triệu' means something else in a.yaml#1"]  # fmt: skip


def test_unknown_fields_options_and_acts(tmp_path: Path) -> None:
    wrong = case(
        "x", "a.yaml#1", acts=("clear nothing", "press Nowhere", "step 9", "dance"), noField="1", gender="x"
    )
    told = " ".join(complaints([wrong], tmp_path))
    for what in ("'noField'", "option 'x'", "'nothing'", "'Nowhere'", "step '9'", "act 'dance'"):
        assert what in told


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "loan.empty.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert list(complaints([], tmp_path)) == ["loan.empty.yaml: holds no sentence"]
