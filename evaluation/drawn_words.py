"""Words for synthetic sentences: names, companies, addresses, e-mail addresses, banks, free text."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import yaml

from evaluation.drawn import SIGNS, Drawn, figures, rows, singly, told
from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi import speak
from speak_to_input.vi.text import fold


class WordValues:
    """Draws values that are words."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._words: dict[str, list[str]] = yaml.safe_load(
            Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
        )
        self._families = [(cells[0], float(cells[1])) for cells in rows("family_names")]
        syllables = [(cells[0], cells[1]) for cells in rows("name_syllables") if float(cells[2]) == 1]
        self._middles = [word for word, place in syllables if place != "given"]
        self._givens = [word for word, place in syllables if place != "middle"]
        self._districts = [
            f"{c[1].split('|')[0].strip()} {c[0]}" for c in rows("districts") if "(" not in c[0]
        ]
        self._wards = [cells[0] for cells in rows("wards") if len(cells[0].split()) == 2]
        self._provinces = [cells[0] for cells in rows("provinces")]
        self._banks = [(c[0], [part.strip() for part in c[3].split("|")]) for c in rows("banks")]
        self._hosts = [
            (c[1], c[2].split("|")[0].strip()) for c in rows("email_domains") if c[1].endswith(".com")
        ]

    def makers(self) -> Mapping[FieldKind, Callable[[Known, Field], Drawn | None]]:
        """Kind -> what draws it."""
        return {
            FieldKind.PERSON: self._person, FieldKind.COMPANY: self._company, FieldKind.ADDRESS: self._address,
            FieldKind.EMAIL: self._email, FieldKind.BANK: self._bank, FieldKind.TEXT: self._text,
            FieldKind.PROSE: self._prose,
        }  # fmt: skip

    def _one(self, choices: Sequence[str]) -> str:
        return self._chance.choice(choices)

    def _name(self) -> list[str]:
        family = self._chance.choices(self._families, [share**6 for _, share in self._families])[0][0]
        middle = [self._one(self._middles) for _ in range(self._chance.choice((0, 1, 1, 1, 2)))]
        return [family, *middle, self._one(self._givens)]

    def _person(self, known: Known, field: Field) -> Drawn:
        name = " ".join(self._name())
        return Drawn(name, name.lower(), name)

    def _company(self, known: Known, field: Field) -> Drawn:
        trade = [self._one(self._words["trades"])] if self._chance.random() < 0.4 else []
        own = [self._one(self._middles), self._one(self._givens)]
        name = " ".join([self._one(self._words["company_heads"]), *trade, *own])
        return Drawn(name[:1].upper() + name[1:], name.lower().replace("tnhh", "trách nhiệm hữu hạn"), name)

    def _address(self, known: Known, field: Field) -> Drawn:
        number = self._chance.choice((self._chance.randint(1, 99), self._chance.randint(100, 480)))
        house, said = str(number), speak.speak_number(number)
        if number > 100 and number % 10 and self._chance.random() < 0.5:
            said = singly(house)
        if self._chance.random() < 0.2:
            lane = self._chance.randint(2, 60)
            house, said = f"{house}/{lane}", f"{said} trên {speak.speak_number(lane)}"
        parts = [self._one(self._words["streets"])]
        if self._chance.random() < 0.5:
            parts.append("phường " + self._one(self._wards))
        parts += [self._one(self._districts), self._one(self._provinces)]
        written = f"{house} " + ", ".join(parts)
        return Drawn(written, f"{said} " + told(" ".join(parts)), written)

    def _email(self, known: Known, field: Field) -> Drawn:
        name = [word.lower() for word in self._name()]
        words = [name[-1], name[0]] if self._chance.random() < 0.6 else [name[0], name[-1]]
        sign = self._one((".", ".", "_", "", "-"))
        numbers = figures(self._chance.choice((0, 0, 0, 2, 3)), self._chance)
        host, host_said = self._chance.choice(self._hosts)
        held = fold(words[0] + sign + words[1]).replace(" ", "") + numbers + "@" + host
        said = [
            words[0],
            SIGNS.get(sign, ""),
            words[1],
            singly(numbers) if numbers else "",
        ]
        return Drawn(held, " ".join(" ".join([*said, "a còng", host_said, "chấm com"]).split()), held)

    def _bank(self, known: Known, field: Field) -> Drawn:
        name, spoken = self._chance.choice(self._banks)
        return Drawn(name, self._one(spoken[:3]).lower(), name)

    def _text(self, known: Known, field: Field) -> Drawn:
        label = fold(field.label)
        sort = "texts"
        for word, told_as in (
            ("chuc", "jobs"),
            ("nghe", "jobs"),
            ("tieu de", "titles"),
            ("truong", "schools"),
        ):
            sort = told_as if word in label else sort
        text = self._one(self._words[sort])
        return Drawn(text, text.lower(), text)

    def _prose(self, known: Known, field: Field) -> Drawn:
        text = self._one(self._words["prose"])
        return Drawn(text, text.lower(), text)
