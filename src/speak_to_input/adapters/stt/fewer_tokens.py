"""Whisper with the tokens that Vietnamese needs, and no others.

At each token that the model says it weighs all of 51,865, most of which write other languages: that is more work
than the rest of its decoder. What is left has the very weights it had; docs/adr/0016 says what that changes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from speak_to_input.adapters.stt.model_file import ModelFile, UnknownFormat

MODEL, TOKENIZER = "model.bin", "tokenizer.json"
_CONFIG = "config.json"
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
_EARLY = 10_000
"""Tokens are numbered by how often their letters stand together: these write common words of all languages."""
_LETTERS = frozenset((*range(0x20, 0x7F), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1))
"""Bytes of what Vietnamese is written with, in UTF-8."""
_BEYOND_ASCII = 0x80
_OF_SYLLABLE = re.compile(
    r" ?(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{0,3}(ch|ng|nh|[cmnpt])?"
)
"""One whose vowel has no mark, or a part of one."""
_FIRST_SPECIAL = "<|endoftext|>"
_LAST_SPECIAL = "<|notimestamps|>"
"""The last token with a name; times follow, which we ask for nowhere."""
_BY_TOKEN = ("decoder/embeddings/", "decoder/projection/")


def cut(folder: Path) -> dict[str, bytes]:
    """The files of the model in `folder` by name, cut.

    Raises: UnknownFormat where they are not as CTranslate2 4 writes them.
    """
    tokenizer = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
    listed = next((folder / name for name in _VOCABULARIES if (folder / name).exists()), None)
    if listed is None or tokenizer["model"]["type"] != "BPE":
        raise UnknownFormat("no list of tokens, or tokens of another kind")
    words = _words(listed)
    kept = _kept(tokenizer, words)
    numbers = {before: now for now, before in enumerate(kept)}
    config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
    return {
        MODEL: _cut_model((folder / MODEL).read_bytes(), len(words), kept),
        TOKENIZER: json.dumps(_cut_tokenizer(tokenizer, numbers)).encode(),
        _CONFIG: json.dumps(_cut_config(config, numbers)).encode(),
        listed.name: _listing(listed, [words[at] for at in kept]),
    }


def _words(listed: Path) -> list[str]:
    text = listed.read_text(encoding="utf-8")
    return list(json.loads(text)) if listed.suffix == ".json" else text.removesuffix("\n").split("\n")


def _listing(listed: Path, words: Sequence[str]) -> bytes:
    text = json.dumps(words) if listed.suffix == ".json" else "\n".join(words) + "\n"
    return text.encode()


def _kept(tokenizer: Mapping[str, Any], words: Sequence[str]) -> list[int]:
    """Numbers of the tokens that stay, in their order."""
    try:
        first, last = words.index(_FIRST_SPECIAL), words.index(_LAST_SPECIAL)
    except ValueError as error:
        raise UnknownFormat("no tokens of Whisper") from error
    vocabulary: Mapping[str, int] = tokenizer["model"]["vocab"]
    texts = {word: at for word, at in vocabulary.items() if at < first}
    wanted = {word for word, at in texts.items() if _needed(_bytes(word), at)}
    return sorted({texts[word] for word in _with_parts(wanted, tokenizer)} | {*range(first, last + 2)})


def _needed(written: bytes, at: int) -> bool:
    """Single bytes write anything; besides them what Vietnamese syllables are made of, and common Latin words."""
    if len(written) <= 1:
        return bool(written)
    if not _LETTERS.issuperset(written):
        return False
    if at < _EARLY or max(written) >= _BEYOND_ASCII:
        return True
    return _OF_SYLLABLE.fullmatch(written.decode().lower()) is not None


def _with_parts(wanted: set[str], tokenizer: Mapping[str, Any]) -> set[str]:
    """The tokens that these are put together of as well: a text is read from its bytes upwards."""
    found = set(wanted)
    for left, right in reversed(_merges(tokenizer)):
        if left + right in found:
            found |= {left, right}
    return found


def _merges(tokenizer: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs that become one token; parts come before what is made of them."""
    pairs = (each.split(" ") if isinstance(each, str) else each for each in tokenizer["model"]["merges"])
    return [(left, right) for left, right in pairs]


def _cut_tokenizer(tokenizer: dict[str, Any], numbers: Mapping[int, int]) -> dict[str, Any]:
    vocabulary = {word: numbers[at] for word, at in tokenizer["model"]["vocab"].items() if at in numbers}
    merges = [
        [left, right]
        for left, right in _merges(tokenizer)
        if {left, right, left + right} <= vocabulary.keys()
    ]
    added = [
        {**each, "id": numbers[each["id"]]} for each in tokenizer["added_tokens"] if each["id"] in numbers
    ]
    model = {**tokenizer["model"], "vocab": vocabulary, "merges": merges}
    # What puts special tokens around a text goes by old numbers; we put them there ourselves.
    return {**tokenizer, "model": model, "added_tokens": added, "post_processor": None}


def _cut_config(config: dict[str, Any], numbers: Mapping[int, int]) -> dict[str, Any]:
    """The lists of token numbers in it end with "ids", or begin so."""
    return {
        name: [numbers[at] for at in value if at in numbers] if "_ids" in name else value
        for name, value in config.items()
    }


def _cut_model(data: bytes, size: int, kept: Sequence[int]) -> bytes:
    model = ModelFile.read(data)
    arrays = tuple(
        array.rows(kept) if array.name.startswith(_BY_TOKEN) and array.shape[:1] == (size,) else array
        for array in model.arrays
    )
    if arrays == model.arrays:
        raise UnknownFormat("nothing in it goes by tokens")
    return replace(model, arrays=arrays).written()


def _bytes(word: str) -> bytes:
    """What a token writes: in its listing every byte is a letter."""
    return bytes(_BYTE_OF[letter] for letter in word) if _BYTE_OF.keys() >= set(word) else b""


def _byte_letters() -> dict[str, int]:
    """Bytes that show are themselves; the others are letters from U+0100 on, in their order (GPT-2's way)."""
    shown = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    hidden = [byte for byte in range(0x100) if byte not in shown]
    return {chr(byte): byte for byte in shown} | {chr(0x100 + at): byte for at, byte in enumerate(hidden)}


_BYTE_OF = _byte_letters()
