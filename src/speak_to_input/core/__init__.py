"""Pure decisions: what a form is, what was asked, what to do about it, what to answer."""
