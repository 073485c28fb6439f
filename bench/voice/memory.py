"""Memory of one process as Linux tells it."""

from pathlib import Path

KIB = 1024


def resident_mib(pid: int) -> float:
    """What it holds in memory now."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / KIB
