"""What people are to a form: which field asks for the name of the child, the driver, the one who speaks."""

from collections import Counter
from collections.abc import Mapping, Sequence

from speak_to_input.core.known_fields import Known
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.vi.text import read_words

CHILD, PARENT, SPEAKER = "child", "parent", "speaker"
_LABEL, _GROWN = "label ", "grown"


def roles_of(taking: Sequence[Known], roles: MarkedWords[str]) -> Mapping[str, int]:
    """What somebody is to the form -> the one field that asks for that one's name; `taking`: all that take a name."""
    people = [known for known in taking if not known.choices]
    if len(people) < 2:
        return {}
    told = {known.index: _role_of(known.label, roles) for known in people}
    alone = Counter(told.values())
    found = {role: index for index, role in told.items() if role and alone[role] == 1}
    whole = with_child(found)  # who tells of a child fills in for it
    child = read_words(next((known.label for known in people if known.index == found.get(CHILD)), ""))
    if whole is not found and any(roles.at(child, at, _GROWN) for at in range(len(child))):
        return {**found, SPEAKER: min(found[CHILD], found[PARENT])}
    return whole


def with_child(people: Mapping[str, int]) -> Mapping[str, int]:
    """The same where it is a child that is told of: who speaks is the parent, and no learner."""
    if CHILD not in people or PARENT not in people or people.get(SPEAKER, people[CHILD]) != people[CHILD]:
        return people
    return {**people, SPEAKER: people[PARENT]}


def _role_of(label: str, roles: MarkedWords[str]) -> str:
    """The role of the first words of the label that tell one, the longest of several."""
    words = read_words(label)
    for at in range(len(words)):
        here = {mark: end for mark, end in roles.here(words, at).items() if mark.startswith(_LABEL)}
        if here:
            return max(here, key=lambda mark: here[mark]).removeprefix(_LABEL)
        if words.says(at, "người"):
            return ""  # "Người đón con" is not the child
    return ""
