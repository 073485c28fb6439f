"""What a viewer may send over the live socket, as JSON; each message becomes one act of the core's."""

from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from speak_to_input.core.live import (
    Chosen,
    HandAct,
    Key,
    Mouse,
    MouseMove,
    Pasted,
    Resized,
    Typed,
    Wheel,
)
from speak_to_input.core.page_acts import AnswerDialog, FocusField, ShowStep
from speak_to_input.errors import InvalidInput, PayloadTooLarge
from speak_to_input.services.http.errors import problems_of
from speak_to_input.wire import Body

MESSAGE_BYTES = 32 * 1024
_LONGEST_SIDE = 7680
_Pixels = Annotated[float, Field(ge=-10_000, le=10_000)]
_Modifiers = Annotated[int, Field(ge=0, le=15)]
_Name = Annotated[str, Field(max_length=200)]


class MouseMessage(Body):
    """Mouse, in CSS pixels of the window."""

    type: Literal["mouse"]
    action: MouseMove
    x: _Pixels
    y: _Pixels
    button: Literal["left", "right", "none"] = "left"
    clicks: Annotated[int, Field(ge=0, le=3)] = 1
    modifiers: _Modifiers = 0

    def act(self) -> HandAct:
        """The act that is meant."""
        return Mouse(self.action, self.x, self.y, self.button, self.clicks, self.modifiers)


class WheelMessage(Body):
    """Wheel, in CSS pixels."""

    type: Literal["wheel"]
    x: _Pixels
    y: _Pixels
    dx: _Pixels = 0
    dy: _Pixels = 0
    modifiers: _Modifiers = 0

    def act(self) -> HandAct:
        """The act that is meant."""
        return Wheel(self.x, self.y, self.dx, self.dy, self.modifiers)


class KeyMessage(Body):
    """A key, named as in KeyboardEvent."""

    type: Literal["key"]
    action: Literal["down", "up"]
    key: Annotated[str, Field(min_length=1, max_length=32)]
    code: Annotated[str, Field(max_length=32)] = ""
    modifiers: _Modifiers = 0
    repeat: bool = False

    def act(self) -> HandAct:
        """The act that is meant."""
        return Key(self.action == "down", self.key, self.code, self.modifiers, self.repeat)


class TextMessage(Body):
    """Text from an input method; while `composing`, it replaces what was composed before."""

    type: Literal["text"]
    text: Annotated[str, Field(max_length=1000)]
    composing: bool = False

    def act(self) -> HandAct:
        """The act that is meant."""
        return Typed(self.text, self.composing)


class PasteMessage(Body):
    """Text from the viewer's clipboard."""

    type: Literal["paste"]
    text: Annotated[str, Field(min_length=1, max_length=10_000)]

    def act(self) -> HandAct:
        """The act that is meant."""
        return Pasted(self.text)


class ChooseMessage(Body):
    """A choice from a `picker` event."""

    type: Literal["choose"]
    field: _Name
    value: Annotated[str, Field(max_length=1000)]

    def act(self) -> HandAct:
        """The act that is meant."""
        return Chosen(self.field, self.value)


class AnswerMessage(Body):
    """The answer to the open dialog."""

    type: Literal["answer"]
    accept: bool
    text: Annotated[str, Field(max_length=2000)] = ""

    def act(self) -> HandAct:
        """The act that is meant."""
        return AnswerDialog(self.accept, self.text)


class FocusMessage(Body):
    """A field to be shown and to get the focus, as by a click on it; on another step, that step is shown."""

    type: Literal["focus"]
    field: _Name

    def act(self) -> HandAct:
        """The act that is meant."""
        return FocusField(self.field)


class StepMessage(Body):
    """A step of the page to be shown, as by a click on its tab, or on Next and Back where it has none."""

    type: Literal["step"]
    step: Annotated[int, Field(ge=1, le=100)]

    def act(self) -> HandAct:
        """The act that is meant."""
        return ShowStep(self.step)


class ResizeMessage(Body):
    """The size that the window shall have, CSS pixels, and pixels for each of them: the same for all who look."""

    type: Literal["resize"]
    width: Annotated[int, Field(ge=320, le=3840)]
    height: Annotated[int, Field(ge=240, le=2160)]
    scale: Annotated[float, Field(ge=0.25, le=8)] = 1.0

    @model_validator(mode="after")
    def _drawable(self) -> Self:
        if max(self.width, self.height) * self.scale > _LONGEST_SIDE:
            raise ValueError(f"a picture may have {_LONGEST_SIDE} pixels a side")
        return self

    def act(self) -> HandAct:
        """The act that is meant."""
        return Resized(self.width, self.height, self.scale)


class AckMessage(Body):
    """The frame of that number was shown: the next one may come."""

    type: Literal["ack"]
    frame: Annotated[int, Field(ge=0)]


ActMessage = (
    MouseMessage
    | WheelMessage
    | KeyMessage
    | TextMessage
    | PasteMessage
    | ChooseMessage
    | AnswerMessage
    | FocusMessage
    | StepMessage
    | ResizeMessage
)
_messages: TypeAdapter[ActMessage | AckMessage] = TypeAdapter(
    Annotated[ActMessage | AckMessage, Field(discriminator="type")]
)


def read_message(text: str) -> ActMessage | AckMessage:
    """Raises: PayloadTooLarge, InvalidInput; neither quotes what was sent."""
    if len(text.encode()) > MESSAGE_BYTES:
        raise PayloadTooLarge(f"a message may have {MESSAGE_BYTES} bytes")
    try:
        return _messages.validate_json(text)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False)
        # The first place is the kind of message, which the caller knows.
        hint, fields = problems_of([{**p, "loc": ("message", *p["loc"][1:])} for p in problems])
        raise InvalidInput("not a message of the live view", hint=hint, details={"fields": fields}) from None
