"""`python -m toolkit COMMAND`."""

import sys

from toolkit.cli import annotate
from toolkit.errors import ToolkitError


def main(argv: list[str]) -> int:
    """Run a command; return 0, or 2 with one line that says what is wrong and what to do."""
    try:
        if argv[:1] == ["annotate"]:
            return annotate.run(argv[1:])
    except ToolkitError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line speaks to its user here
        return 2
    print("Give a command: annotate.", file=sys.stderr)  # noqa: T201 - as above
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
