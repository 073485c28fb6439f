"""What the example in a field tells of its codes: "HD00000", "BH-12-345"."""

import re


def prefix_of(placeholder: str) -> str:
    """The letters of an example that is letters and then figures."""
    example = re.fullmatch(r"([A-Z]{1,6})-?[0-9][0-9-]*", placeholder.strip())
    return example.group(1) if example else ""


def groups_of(placeholder: str) -> tuple[int, ...]:
    """The lengths of an example's figures between hyphens, for one that is letters and then such groups."""
    example = re.fullmatch(r"[A-Z]{1,6}((?:-[0-9]+){2,4})", placeholder.strip())
    return tuple(len(group) for group in example.group(1)[1:].split("-")) if example else ()


def figures_of(placeholder: str) -> int:
    """How many figures an example has that is letters and then figures."""
    return sum(map(str.isdigit, placeholder)) if prefix_of(placeholder) else 0


def figures_said(hint: str) -> int:
    """How many figures a hint tells, "Gồm 10 chữ số"; 0 where it tells none."""
    found = re.search(r"(\d{1,2}) (?:chữ )?số\b", hint)
    return int(found[1]) if found else 0
