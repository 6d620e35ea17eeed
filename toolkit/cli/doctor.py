"""`doctor`: is this machine ready for the room? What is missing, and what to do."""

import argparse
import json
from typing import Any

from toolkit.cli.options import command, say
from toolkit.theme import label

_SIGNS = {"ok": "✓", "warn": "!", "fail": "✗"}


def register(commands: Any) -> None:
    """Add the command to the command line."""
    parser = command(commands, "doctor")
    parser.add_argument("--json", action="store_true", help=label("cli.option.json"))


def run(args: argparse.Namespace) -> int:
    """Print a line a check; return 0 where nothing fails, 2 where something does."""
    from toolkit.doctor import examine, gather

    facts = gather()
    verdicts = examine(facts)
    failed = [v for v in verdicts if v.state == "fail"]
    if args.json:
        rows = [
            {"check": v.check, "state": v.state, "found": v.found.text(), "cure": v.cure.text() if v.cure else None}
            for v in verdicts
        ]
        say(json.dumps({"ready": not failed, "checks": rows, "versions": facts.versions}, ensure_ascii=False, indent=1))
    else:
        for verdict in verdicts:
            say(f"{_SIGNS[verdict.state]} {verdict.line}")
        say(label("doctor.bad" if failed else "doctor.good", count=len(failed)))
    return 2 if failed else 0
