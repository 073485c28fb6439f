"""Formulas of the lexicon: the named sets that their places share, and what is wrong with a line."""

import shutil
from pathlib import Path

import pytest

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.language import Cue
from speak_to_input.errors import ConfigurationError
from speak_to_input.vi.text import read_words


def _lexicon(folder: Path, formulas: str) -> Path:
    copy = shutil.copytree(data_folder("lexicon"), folder / "lexicon")
    (copy / "formulas.tsv").write_text(formulas, encoding="utf-8")
    return copy


def _found(folder: Path, formulas: str, said: str) -> list[Cue]:
    language = load_language(_lexicon(folder, formulas))
    return [match.item for marks in language.formulas.found(read_words(said)).values() for match in marks]


def test_a_place_takes_each_phrase_of_a_named_set_and_its_own_as_well(tmp_path: Path) -> None:
    formulas = "@page\ttrang | bước\nnext\tsang\t@page | màn\tkế\n"
    assert _found(tmp_path / "a", formulas, "sang trang kế") == [Cue.NEXT]
    assert _found(tmp_path / "b", formulas, "sang màn kế") == [Cue.NEXT]
    assert _found(tmp_path / "c", formulas, "sang phòng kế") == []


def test_a_set_that_nobody_named_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = _lexicon(tmp_path, "next\tsang\t@page\tkế\n")
    with pytest.raises(ConfigurationError, match=r"formulas\.tsv, line 1: no set of phrases is called @page"):
        load_language(folder)
