"""What was changed on the page, turn by turn: the source of undo and redo."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Change:
    """One field's value before and after, both as read from the page."""

    field: str
    before: str
    after: str


@dataclass(slots=True)
class Ledger:
    """Changes by turn, newest last."""

    done: list[tuple[Change, ...]] = field(default_factory=list)
    undone: list[tuple[Change, ...]] = field(default_factory=list)

    def record(self, changes: list[Change]) -> None:
        """Add a turn's changes; what was undone before can then no longer be redone."""
        real = tuple(change for change in changes if change.before != change.after)
        if real:
            self.done.append(real)
            self.undone.clear()

    def clear(self) -> None:
        """Forget everything: another form is open now."""
        self.done.clear()
        self.undone.clear()
