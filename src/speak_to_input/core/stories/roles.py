"""What a field asks for, by words of its label."""

from functools import cache

from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.vi.text import read_words


@cache
def roles_of(sorts: MarkedWords[str], label: str) -> dict[str, int]:
    """The roles whose words the label has, each with how many words they are."""
    words = read_words(label)
    found = ((role, sorts.behind(words, at, role) - at) for at in range(len(words)) for role in sorts.marks)
    lengths: dict[str, int] = {}
    for role, length in found:
        if length > 0:
            lengths[role] = max(length, lengths.get(role, 0))
    return lengths


def role_of(sorts: MarkedWords[str], label: str) -> str:
    """The role whose words the label has, the longest deciding ("Lý do từ chối"); "" for none."""
    lengths = roles_of(sorts, label)
    return max(lengths, key=lambda role: lengths[role], default="")
