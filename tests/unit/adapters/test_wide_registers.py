"""CTranslate2 is told to use wide registers where they make it quicker, and nowhere else."""

import os
from pathlib import Path

import pytest

from speak_to_input.adapters.stt.wide_registers import use_wide_registers

FLAGS = "avx512f avx512cd avx512bw avx512dq avx512vl"
WHOLE = f"processor\t: 0\nflags\t\t: sse2 {FLAGS} avx512_bf16\n"


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {})


@pytest.mark.parametrize(
    ("told", "wide"),
    [
        (WHOLE + WHOLE, True),
        (f"flags\t\t: sse2 {FLAGS}\n", False),
        (WHOLE + "flags\t\t: sse2\n", False),
        ("Features\t: fp asimd\n", False),
    ],
    ids=["all have them", "an early one, which is slower", "one has none", "another kind"],
)
def test_only_where_it_is_quicker(tmp_path: Path, told: str, wide: bool) -> None:
    (tmp_path / "cpuinfo").write_text(told)
    assert use_wide_registers(tmp_path / "cpuinfo") is wide


def test_nobody_knows_where_the_system_does_not_tell(tmp_path: Path) -> None:
    assert not use_wide_registers(tmp_path / "nothing")


def test_what_was_said_stays(tmp_path: Path) -> None:
    os.environ["CT2_FORCE_CPU_ISA"] = "GENERIC"
    (tmp_path / "cpuinfo").write_text(WHOLE)
    assert not use_wide_registers(tmp_path / "cpuinfo")
