"""What callers send to do one thing exactly, without words to be understood."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from speak_to_input.core.touches import AttachFile, OpenDraft, SetValue
from speak_to_input.wire import Body, RequestId

FieldName = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SetValueRequest(Body):
    """Put a value into one field, "" to empty it; nothing in it is taken for another field or a command."""

    act: Literal["set"]
    field: FieldName = Field(examples=["notes"])
    value: Annotated[str, StringConstraints(max_length=10_000)] = Field(examples=["Gọi lại sau 5 giờ"])
    request_id: RequestId | None = None

    def touch(self) -> SetValue:
        """What is to be done."""
        return SetValue(self.field, self.value)


class LookRequest(Body):
    """Somebody looked at what was entered there with a doubt: it is marked no more."""

    field: FieldName = Field(examples=["customerName"])


class AttachFileRequest(Body):
    """Put a file that was given to the session, by its whole name, into the field that takes it."""

    act: Literal["attach"]
    file: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    field: FieldName | None = None
    request_id: RequestId | None = None

    def touch(self) -> AttachFile:
        """What is to be done."""
        return AttachFile(self.file, self.field)


class OpenDraftRequest(Body):
    """Fill the form with a draft, by its id."""

    act: Literal["open_draft"]
    draft: Annotated[str, StringConstraints(min_length=1, max_length=128)]
    request_id: RequestId | None = None

    def touch(self) -> OpenDraft:
        """What is to be done."""
        return OpenDraft(self.draft)


ActRequest = Annotated[SetValueRequest | AttachFileRequest | OpenDraftRequest, Field(discriminator="act")]
