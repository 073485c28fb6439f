"""Memory of a process and all that it started, as Linux accounts it (proportional set size)."""

from pathlib import Path

PROC = Path("/proc")
KIB = 1024


def browser_bytes(root_pid: int) -> int | None:
    """Proportional set size of the Chromium processes below `root_pid`; None where /proc does not tell."""
    if not (PROC / "self" / "smaps_rollup").exists():
        return None
    return sum(_pss_bytes(pid) for pid in descendants(root_pid) if "chrom" in _executable(pid))


def descendants(root_pid: int) -> set[int]:
    """Ids of all processes that `root_pid` started, directly or not."""
    parents = {int(entry.name): _parent(entry) for entry in PROC.iterdir() if entry.name.isdigit()}
    found: set[int] = set()
    fringe = {root_pid}
    while fringe:
        fringe = {pid for pid, parent in parents.items() if parent in fringe} - found
        found |= fringe
    return found


def _parent(process: Path) -> int:
    try:
        # The name in parentheses may itself hold blanks and parentheses.
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _executable(pid: int) -> str:
    try:
        return (PROC / str(pid) / "exe").readlink().name
    except OSError:
        return ""


def _pss_bytes(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:")), 0)
