"""Labels that are lists with commas, read out as they stand: "họ, chữ đệm và tên Nguyễn Văn Hùng".

A pause ends a name everywhere else; within such a label it tells nothing, whether it is written or not.
"""

import re
from collections.abc import Iterable

_BRACKETED = re.compile(r"\s*[(\[].*")


def comma_labels(labels: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the labels that have commas in them; None where no label has."""
    bare = {_BRACKETED.sub("", label).strip(" *:.?") for label in labels}
    listed = sorted((re.escape(label) for label in bare if "," in label), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE) if listed else None


def read_through(text: str, labels: re.Pattern[str] | None) -> str:
    """`text` of the same length, without the commas of the labels that are said in it."""
    return labels.sub(lambda found: found[0].replace(",", " "), text) if labels and "," in text else text
