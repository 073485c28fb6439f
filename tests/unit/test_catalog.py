"""The data files: those that ship are whole, and a broken one is refused by file and line."""

import gzip
import shutil
from pathlib import Path

import pytest

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.understanding import load_language
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.errors import ConfigurationError
from speak_to_input.vi.text import read_words


def test_shipped_lists_hold_what_they_promise() -> None:
    lexicon = load_lexicon()
    for name in ("Nguyễn", "Trần", "Huỳnh", "Đặng", "Tôn Thất", "Giàng"):
        assert lexicon.family_names.longest(read_words(name), 0), name
    assert len(lexicon.banks) >= 45
    old, new = 0, 0
    for line in (data_folder("lexicon") / "provinces.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            old += line.split("\t")[2] in {"old", "both"}
            new += line.split("\t")[2] in {"new", "both"}
    assert (old, new) == (64, 34)  # Thừa Thiên Huế, called Huế since January 2025, stands there twice


@pytest.mark.parametrize(
    ("say", "name"),
    [
        ("vê pê banh", "VPBank"),
        ("vcb", "Vietcombank"),
        ("mb bank", "MB"),
        ("bê i đê vê", "BIDV"),
        ("tê pê banh", "TPBank"),
    ],
)
def test_banks_are_found_by_what_people_say(say: str, name: str) -> None:
    words = read_words(say)
    found = load_lexicon().bank_names.longest(words, 0)
    assert found is not None
    assert (found.entry.name, found.end) == (name, len(words))


def test_a_name_of_two_lists_matches_toned_before_folded() -> None:
    lexicon = load_lexicon()
    found = lexicon.provinces.longest(read_words("tôi ở Ha Noi"), 2)
    assert found is not None
    assert found.entry.name == "Hà Nội"
    assert found.exact < 1


def test_lexicon_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder("lexicon"), tmp_path / "lexicon"))


@pytest.mark.parametrize(
    ("file", "line", "why"),
    [
        ("family_names.tsv", "Nguyễn\tvery", "no number from 0 to 1"),
        ("family_names.tsv", "Nguyễn\t1.5", "no number from 0 to 1"),
        ("family_names.tsv", "Nguyễn", "column 2 is empty"),
        ("banks.tsv", "Vietcombank\tVCB\tNgoại thương", "column 4"),
        ("letters.tsv", "A\t | \t1", "column 2"),
        ("provinces.tsv", "Hà Nội\tthành phố\tancient", "ancient"),
        ("address_units.tsv", "phường\t9\tboth\tphường", "9"),
        ("boundaries.tsv", "là\tvery hard", "very hard"),
        ("confusions.tsv", "vowel\ta\to\t0.2\tsouth", "vowel"),
        ("name_syllables.tsv", "...\tgiven\t1", "column 1"),
    ],
)
def test_a_broken_line_is_named(folder: Path, file: str, line: str, why: str) -> None:
    path = folder / file
    number = len(path.read_text(encoding="utf-8").splitlines()) + 1
    with path.open("a", encoding="utf-8") as table:
        table.write(line + "\n")
    with pytest.raises(ConfigurationError) as caught:
        load_lexicon(folder)
    assert file in caught.value.message
    assert f"line {number}" in caught.value.message
    assert why in caught.value.message
    assert caught.value.hint


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "banks.tsv").unlink()
    with pytest.raises(ConfigurationError, match=r"banks\.tsv"):
        load_lexicon(folder)


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        (b"no archive", "stories.tsv.gz cannot be read"),
        (gzip.compress(b"0 the\tB problem much\n"), "line 1: 'B problem much' is no tag"),
    ],
    ids=["no archive", "no weight"],
)
def test_a_broken_table_of_stories_is_named(tmp_path: Path, stored: bytes, why: str) -> None:
    whole = tmp_path / "lexicon"
    shutil.copytree(data_folder("lexicon"), whole)
    (whole / "stories.tsv.gz").write_bytes(stored)
    with pytest.raises(ConfigurationError) as caught:
        load_language(whole)
    assert why in caught.value.message


def test_a_missing_data_folder_says_what_to_do() -> None:
    with pytest.raises(ConfigurationError) as caught:
        data_folder("no_such_folder")
    assert caught.value.hint


@pytest.mark.parametrize("path", sorted((data_folder("lexicon")).glob("*.tsv")), ids=lambda p: p.name)
def test_every_table_says_its_columns_and_source(path: Path) -> None:
    header = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert "Columns:" in header or "One line =" in header
    assert "Source" in header
