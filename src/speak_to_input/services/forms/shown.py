"""A record as a person sees it, for looking things up: the words of its choices beside what stands for them."""

from collections.abc import Iterator, Mapping

from speak_to_input.services.forms.rules import FieldRule


def values_of(record: Mapping[str, object], rules: Mapping[str, FieldRule] | None = None) -> str:
    """Every value with a line; of a choice its label too, where `rules` know it."""
    return "\n".join(
        line for name, value in record.items() for line in _lines(value, (rules or {}).get(name))
    )


def _lines(value: object, rule: FieldRule | None) -> Iterator[str]:
    match value:
        case dict():
            yield values_of(value, rule.fields if rule else None)
        case list() | tuple():
            for one in value:
                yield from _lines(one, rule)
        case _:
            yield str(value)
            yield from (
                option.label for option in (rule.options if rule else ()) if option.value == str(value)
            )
