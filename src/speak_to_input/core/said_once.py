"""What was asked for twice in one breath is done once: "đọc lại … coi đúng chưa" is read, and not checked as well."""

from dataclasses import replace

from speak_to_input.core.commands import (
    Clear,
    Command,
    Do,
    Fill,
    Focus,
    Move,
    Read,
    ReadWhat,
    Simple,
)


def said_once(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without an act that only says the one before it again."""
    filling = any(isinstance(command, Fill) for command in commands)
    filled = {command.field for command in commands if isinstance(command, Fill)}
    kept: list[Command] = []
    for command in commands:
        checks = isinstance(command, Read) and command.what is ReadWhat.CHECK
        if checks and (filling or any(isinstance(before, Read) for before in kept)):
            continue  # "kiểm tra giao dịch …, khách hàng …" names the form; "đọc lại … coi đúng chưa" reads
        if len(commands) > 1 and isinstance(command, Do) and command.what in _ALONE:
            continue
        if isinstance(command, Focus) and command.field in filled:
            continue  # "thứ năm đến khảo sát": the name goes with the value
        if kept and _what(kept[-1]) == _what(command) is not None:
            continue
        if kept and isinstance(command, Read) and command.what is ReadWhat.ALL and isinstance(kept[-1], Read):
            continue  # "số dư sau ghi nhiêu, đọc nghe coi": just that
        if kept and isinstance(command, Read) and kept[-1] == Read(ReadWhat.CHECK, _heard(kept[-1])):
            kept.pop()
        kept.append(command)
    return tuple(kept)


_ALONE = frozenset({Simple.GREET, Simple.HELP})
"""Said beside a request these are courtesy."""


def _what(command: Command) -> object:
    """What an act without a value does; None for acts that may well be said twice."""
    match command:
        case Move() | Read() | Do() | Clear() | Focus():
            return replace(command, heard="")
        case _:
            return None


def _heard(command: Command) -> str:
    return command.heard if isinstance(command, Read) else ""
