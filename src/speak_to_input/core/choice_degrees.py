"""What a choice is called by how much it is, and by what another one is not.

Of "Cao" and "Rất cao" the second is "cao cực kỳ" and the first "hơi cao"; of "Hợp lệ" and "Không hợp lệ" the second is
"không đúng" and the first "không sai". So whatever one choice is called names the other one as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speak_to_input.core.synonyms import Phrase

Names = Sequence[dict[Phrase, float]]
_CLEAR = 0.83
_LONGEST = 3
_DERIVED = 0.98
_FEW = 3
"""In so short a list what is not the one choice is the other: in a longer one "không bực" tells of no joy."""
_LINKS: tuple[Phrase, ...] = ((), ("có",), ("bị",), ("có", "bị"), ("có", "gì"), ("thấy",))
_DONE = ("đã", "đang")


class Degrees:
    """Words of degree and of denial by their role, see lexicon/degrees.tsv. Built once, then only read."""

    def __init__(
        self, roles: Mapping[str, Sequence[Phrase]], opposites: Iterable[Sequence[Phrase]] = ()
    ) -> None:
        """`opposites`: words of which each means that the other is not so."""
        self._more = tuple(roles.get("more", ()))
        self._more_behind = tuple(roles.get("more behind", ()))
        self._some = tuple(roles.get("some", ()))
        self._noes = tuple(no[0] for no in roles.get("no", ()))
        self._opposites = tuple(opposites)

    def offer(self, labels: Sequence[Sequence[Phrase]], names: Names) -> None:
        """Let each choice be called by what the others are called; `labels` and `names` by choice."""
        where = {phrase: place for place, own in enumerate(labels) for phrase in own}
        stronger, contrary = tuple(self._stronger(where)), tuple(self._contrary(where))
        if not stronger and not contrary:
            return
        # what was derived is no ground for more
        told = [
            [(p, s) for p, s in own.items() if s > _CLEAR and len(p) <= _LONGEST and all(map(str.isalpha, p))]
            for own in names
        ]
        for less, more in stronger:
            for phrase, strength in told[less]:
                for target, way in self._by_degree(phrase, names[less], names[more]):
                    target.setdefault(way, strength * _DERIVED)
        for yes, no in contrary:
            for phrase, strength in told[yes]:
                if phrase[0] not in self._noes:
                    for word in self._noes:
                        names[no].setdefault((word, *phrase), strength * _DERIVED)
            for phrase, strength in told[no] if len(names) <= _FEW else ():
                if phrase[0] not in self._noes:
                    for word in self._noes:
                        for link in _LINKS:
                            names[yes].setdefault((word, *link, *phrase), strength * _DERIVED)

    def _by_degree(
        self, phrase: Phrase, less: dict[Phrase, float], more: dict[Phrase, float]
    ) -> Iterator[tuple[dict[Phrase, float], Phrase]]:
        if phrase[0] in self._noes:
            yield less, (*phrase, "lắm")  # "không vui lắm" is less than "không vui"
            return
        yield from ((more, (*word, *phrase)) for word in self._more)
        yield from ((more, (*phrase, *word)) for word in self._more_behind)
        yield from ((less, (*word, *phrase)) for word in self._some)

    def _stronger(self, where: Mapping[Phrase, int]) -> Iterator[tuple[int, int]]:
        """The places of choices of which the second is more of the first: "Cao" and "Rất cao"."""
        for phrase, place in where.items():
            rests = (phrase[len(word) :] for word in self._more if phrase[: len(word)] == word)
            yield from ((where[rest], place) for rest in rests if rest in where)

    def _contrary(self, where: Mapping[Phrase, int]) -> Iterator[tuple[int, int]]:
        """The places of choices of which the second is not the first: "Đã giải quyết" and "Chưa giải quyết"."""
        bare = {phrase[1:] if phrase[0] in _DONE else phrase: place for phrase, place in where.items()}
        for phrase, place in where.items():
            if phrase[0] in self._noes and phrase[1:] in bare:
                yield bare[phrase[1:]], place
        yield from ((where[a], where[b]) for a, b in self._opposites if a in where and b in where)
