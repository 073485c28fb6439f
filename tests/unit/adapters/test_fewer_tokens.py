"""Weights cut to the tokens that Vietnamese needs, on a model of eight numbers a token."""

import json
import struct
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from speak_to_input.adapters.stt.fewer_tokens import MODEL, TOKENIZER, cut
from speak_to_input.adapters.stt.model_file import Array, ModelFile, UnknownFormat

LISTED = "vocabulary.txt"
WIDTH = 8
MERGES = ["t i", "á º", "áº ¿", "ti áº¿", "n g", "tiáº¿ ng", "æ Ĺ", "æĹ ¥", "w h", "wh y", "m a", "ma n"]
"""Among them 日 and an English word."""
LATE = 10_000
SPECIAL = ["<|endoftext|>", "<|startoftranscript|>", "<|vi|>", "<|notimestamps|>", "<|0.00|>", "<|0.02|>"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bytes_shown = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    hidden = [byte for byte in range(0x100) if byte not in bytes_shown]
    letters = [chr(byte) for byte in sorted(bytes_shown)] + [chr(0x100 + at) for at in range(len(hidden))]
    made = [merge.replace(" ", "") for merge in MERGES]
    filler = [f"Ġfiller{at}" for at in range(LATE - len(letters))]
    words = [*letters, *filler, *made]
    tokenizer = {
        "version": "1.0",
        "added_tokens": [
            {"id": len(words) + at, "content": word, "special": True, "single_word": False, "lstrip": False}
            | {"rstrip": False, "normalized": False}
            for at, word in enumerate(SPECIAL)
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True},
        "post_processor": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True},
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True},
        "model": {"type": "BPE", "vocab": {word: at for at, word in enumerate(words)}, "merges": MERGES},
    }
    listed = [*words, *SPECIAL]
    rows = b"".join(struct.pack("<f", at) * WIDTH for at in range(len(listed)))
    embeddings = Array("decoder/embeddings/weight", (len(listed), WIDTH), 0, rows)
    other = Array("encoder/conv1/weight", (2, 2), 0, bytes(16))
    model = ModelFile(
        "WhisperSpec", 3, (embeddings, other), (("decoder/projection/weight", embeddings.name),)
    )
    (tmp_path / MODEL).write_bytes(model.written())
    (tmp_path / TOKENIZER).write_text(json.dumps(tokenizer), encoding="utf-8")
    (tmp_path / LISTED).write_text("\n".join(listed) + "\n", encoding="utf-8")
    config = {
        "suppress_ids": [1, listed.index("why")],
        "lang_ids": [listed.index("<|vi|>")],
        "heads": [[1, 2]],
    }
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return tmp_path


def test_every_token_that_stays_has_the_weights_it_had(folder: Path) -> None:
    before = (folder / LISTED).read_text(encoding="utf-8").splitlines()
    files = cut(folder)
    words = files[LISTED].decode().splitlines()
    embeddings, other = ModelFile.read(files[MODEL]).arrays
    assert embeddings.shape == (len(words), WIDTH)
    told = struct.unpack(f"<{len(words) * WIDTH}f", embeddings.data)[::WIDTH]
    assert [before[int(at)] for at in told] == words
    assert other.shape == (2, 2)
    assert {"tiáº¿ng", "man", "why"} & {*words} == {"tiáº¿ng", "man"}
    assert words[-2:] == ["<|notimestamps|>", "<|0.00|>"]


def test_any_text_is_written_as_before_in_tokens_that_are_left(folder: Path) -> None:
    files = cut(folder)
    tokens = Tokenizer.from_buffer(files[TOKENIZER])
    words = files[LISTED].decode().splitlines()
    for text in ("tiếng why man", "日"):
        ids = tokens.encode(text, add_special_tokens=False).ids
        assert tokens.decode(ids) == text
        assert max(ids) < len(words)
    assert (
        tokens.encode("tiếng").tokens == Tokenizer.from_file(str(folder / TOKENIZER)).encode("tiếng").tokens
    )
    assert tokens.token_to_id("<|vi|>") == words.index("<|vi|>")


def test_numbers_of_tokens_in_the_configuration_follow(folder: Path) -> None:
    files = cut(folder)
    words = files[LISTED].decode().splitlines()
    config = json.loads(files["config.json"])
    assert config == {"suppress_ids": [1], "lang_ids": [words.index("<|vi|>")], "heads": [[1, 2]]}


def test_what_is_no_such_model_is_refused(folder: Path) -> None:
    whole = (folder / MODEL).read_bytes()
    for broken in (whole[:-9], whole + b"x", b"\x07" + whole[1:], b"PK"):
        (folder / MODEL).write_bytes(broken)
        with pytest.raises(UnknownFormat):
            cut(folder)
    nothing = ModelFile("WhisperSpec", 3, (), ())
    (folder / MODEL).write_bytes(nothing.written())
    with pytest.raises(UnknownFormat):
        cut(folder)
    (folder / LISTED).unlink()
    with pytest.raises(UnknownFormat):
        cut(folder)
