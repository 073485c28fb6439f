"""A file that came with a submission, and whether its bytes are what its name says."""

import hashlib
from dataclasses import dataclass

from speak_to_input.core.attachments import is_what_its_name_says


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file; `field` is the form field it came in."""

    field: str
    name: str
    content: bytes

    @property
    def is_what_its_name_says(self) -> bool:
        """Whether the first bytes are those of the type that the ending promises."""
        return is_what_its_name_says(self.name, self.content)

    @property
    def sha256(self) -> str:
        """Hex digest of the content."""
        return hashlib.sha256(self.content).hexdigest()
