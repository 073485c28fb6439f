"""CTranslate2 on processors with wide registers, which it uses only when told to.

It leaves AVX-512 alone because the first processors that had it ran slower while they used it. On those that can
also multiply bfloat16 (AMD since 2022, Intel's servers since 2020) a reading takes a ninth less: docs/adr/0016.
"""

import os
from pathlib import Path

_VARIABLE = "CT2_FORCE_CPU_ISA"
_NEEDED = frozenset({"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl", "avx512_bf16"})


def use_wide_registers(told: Path = Path("/proc/cpuinfo")) -> bool:
    """Before CTranslate2 is loaded; what the variable says already stays. Whether it will use them."""
    if _VARIABLE not in os.environ and _has_them(told):
        os.environ[_VARIABLE] = "AVX512"
    return os.environ.get(_VARIABLE) == "AVX512"


def _has_them(told: Path) -> bool:
    """Where the file is not there, nobody knows."""
    try:
        lines = told.read_text().splitlines()
    except OSError:
        return False
    flags = [line.partition(":")[2].split() for line in lines if line.startswith("flags")]
    return bool(flags) and all(set(each) >= _NEEDED for each in flags)
