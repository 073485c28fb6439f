"""What it costs a value without its field's name that the field holds something already."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.forms import Form
from speak_to_input.core.offer import Offer
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known


def held_cost(form: Form, known: Known, offer: Offer) -> float:
    """Nothing for an empty field; less than that where the same is said again, which speaks of what is held."""
    field = form.fields[known.index]
    if field.empty:
        return 0.0
    if canonical(known.kind, field.value) == offer.text:
        return -w.HELD_ALREADY  # "không phải 25 triệu mà là 52 triệu"
    return w.ROW_FILLED if _row_is_free(known, form) else w.FILLED_ALREADY


def _row_is_free(known: Known, form: Form) -> bool:
    """Whether another row of the same table has nothing in this column: "thêm | ba sào ngô nữa"."""
    return known.section[-1:].isdigit() and any(form.fields[twin].empty for twin in known.twins)
