"""Files in which CTranslate2 keeps a model: named arrays. Read, cut and written in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from struct import Struct, error

_VERSION = 6
"""Of the format; another one may mean something else."""
_U8, _U16, _U32 = Struct("<B"), Struct("<H"), Struct("<I")


class UnknownFormat(ValueError):
    """The file is not one that we can read."""


@dataclass(frozen=True, slots=True)
class Array:
    """One of them, row after row."""

    name: str
    shape: tuple[int, ...]
    kind: int
    """Which numbers it holds, as CTranslate2 counts."""
    data: bytes

    def rows(self, kept: Sequence[int]) -> "Array":
        """Only these rows."""
        one = len(self.data) // self.shape[0]
        data = b"".join([self.data[at * one : (at + 1) * one] for at in kept])
        return replace(self, shape=(len(kept), *self.shape[1:]), data=data)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """All of them, and which are known by a second name."""

    spec: str
    revision: int
    arrays: tuple[Array, ...]
    aliases: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, data: bytes) -> "ModelFile":
        """Raises: UnknownFormat."""
        reader = _Reader(data)
        try:
            if reader.number(_U32) != _VERSION:
                raise UnknownFormat("another version of the format")
            spec, revision = reader.name(), reader.number(_U32)
            arrays = tuple(reader.array() for _ in range(reader.number(_U32)))
            aliases = tuple((reader.name(), reader.name()) for _ in range(reader.number(_U32)))
        except (error, UnicodeDecodeError) as wrong:
            raise UnknownFormat("the file breaks off or holds something else") from wrong
        if reader.at != len(data):
            raise UnknownFormat("the file holds more than its arrays")
        return cls(spec, revision, arrays, aliases)

    def written(self) -> bytes:
        """The file."""
        parts = [_U32.pack(_VERSION), _name(self.spec), _U32.pack(self.revision), _U32.pack(len(self.arrays))]
        for each in self.arrays:
            parts += [_name(each.name), _U8.pack(len(each.shape)), *map(_U32.pack, each.shape)]
            parts += [_U8.pack(each.kind), _U32.pack(len(each.data)), each.data]
        parts += [_U32.pack(len(self.aliases)), *(_name(name) for pair in self.aliases for name in pair)]
        return b"".join(parts)


class _Reader:
    """Goes through a file from its beginning."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def number(self, kind: Struct) -> int:
        (found,) = kind.unpack_from(self._data, self.at)
        self.at += kind.size
        return int(found)

    def name(self) -> str:
        return self._bytes(self.number(_U16))[:-1].decode()

    def array(self) -> Array:
        name = self.name()
        shape = tuple(self.number(_U32) for _ in range(self.number(_U8)))
        return Array(name, shape, self.number(_U8), self._bytes(self.number(_U32)))

    def _bytes(self, length: int) -> bytes:
        found = self._data[self.at : self.at + length]
        if len(found) != length:
            raise UnknownFormat("the file breaks off")
        self.at += length
        return found


def _name(text: str) -> bytes:
    told = text.encode() + b"\0"
    return _U16.pack(len(told)) + told
