"""A file that came with a submission, and whether its bytes are what its name says."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
}


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file; `field` is the form field it came in."""

    field: str
    name: str
    content: bytes

    @property
    def is_what_its_name_says(self) -> bool:
        """Whether the first bytes are those of the type that the ending promises."""
        return self.content.startswith(_SIGNATURES.get(PurePosixPath(self.name.lower()).suffix, ()))

    @property
    def sha256(self) -> str:
        """Hex digest of the content."""
        return hashlib.sha256(self.content).hexdigest()
