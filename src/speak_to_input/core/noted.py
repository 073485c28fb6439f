"""What is found once an utterance, however many hypotheses and rules ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple, Unpack


class Noting(Protocol):
    """What lives as long as one utterance and keeps what was found in it."""

    @property
    def notes(self) -> dict[object, Any]:
        """What was found, by what was asked; nothing that leads back to the keeper, or it would outlive its use."""


N = TypeVar("N", bound=Noting)
A = TypeVarTuple("A")
R = TypeVar("R")


def noted(find: Callable[[N, Unpack[A]], R]) -> Callable[[N, Unpack[A]], R]:
    """`find`, for which the utterance and the other arguments are all that matters."""

    @wraps(find)
    def found(keeper: N, *asked: *A) -> R:
        key = (find, asked)
        notes = keeper.notes
        if key not in notes:
            notes[key] = find(keeper, *asked)
        answer: R = notes[key]
        return answer

    return found
