"""The five demo bank forms: pages, rules and a backend that stores submissions."""

from speak_to_input.services.forms.routes import forms_router
from speak_to_input.services.forms.rules import FORM_TYPES

__all__ = ["FORM_TYPES", "forms_router"]
