"""The one kind of error a user sees: a sentence that says what is wrong, where, and what to do."""


class ToolkitError(Exception):
    """Something the user can put right. Its text is one plain sentence.

    >>> str(ToolkitError("The file is empty: notes.txt. Choose a file with text."))
    'The file is empty: notes.txt. Choose a file with text.'
    """


class InputError(ToolkitError):
    """A speech, key, option or file that cannot be used as given."""


class MissingPartError(ToolkitError):
    """An optional package or program is not installed; the sentence gives the command that installs it."""


class ExportError(ToolkitError):
    """A file that could not be written; whatever was there before is still there."""
