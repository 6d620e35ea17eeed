"""Every regular expression of the package: those written as text, those put together at run time, and how each is used."""

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from support.servers import CHECKOUT

_CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
_COLLECT = """
import importlib, json, pkgutil, re, sys
seen, compile_ = {}, re._compile
def listening(pattern, flags):
    frame = sys._getframe(2)
    if "toolkit" in frame.f_code.co_filename and isinstance(pattern, (str, bytes)):
        seen[frame.f_code.co_filename, frame.f_lineno, pattern, int(flags)] = None
    return compile_(pattern, flags)
re._compile = listening
import toolkit
for module in pkgutil.walk_packages(toolkit.__path__, "toolkit."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from toolkit.catalogue import keys
doc = toolkit.read(keys()[0])
toolkit.kwic(doc, "v n")
rows = [(f, n, p if isinstance(p, str) else p.decode("latin-1"), isinstance(p, bytes), g) for f, n, p, g in seen]
print(json.dumps(rows))
"""


@dataclass(frozen=True)
class Expression:
    """An expression, where it stands, and whether it is looked for at every place of a text."""

    place: str
    pattern: str | bytes
    flags: int
    searched: bool


def compiled():
    """Return (file, line, pattern, flags) of all that a fresh process compiles: every module imported, one speech read.

    Nothing that an earlier process kept beside the bytecode is at hand, so that all is made anew.
    """
    with TemporaryDirectory() as nothing_kept:
        done = subprocess.run(
            [sys.executable, "-c", _COLLECT],
            capture_output=True,
            check=True,
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONPYCACHEPREFIX": nothing_kept},
            encoding="ascii",
        )
    for file, line, pattern, is_bytes, flags in json.loads(done.stdout):
        yield Path(file), line, pattern.encode("latin-1") if is_bytes else pattern, flags


def sites(path):
    """Return the calls of `re` in a module: (first line, last line, pattern or None, flags, searched)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {id(node.value): node.targets[0] for node in ast.walk(tree) if isinstance(node, ast.Assign)}
    uses = _uses(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _CALLS):
            continue
        first, target = node.args[0], names.get(id(node))
        known = first.value if isinstance(first, ast.Constant) else None
        searched = node.func.attr not in {"match", "fullmatch"}
        if node.func.attr == "compile" and isinstance(target, ast.Name) and target.id.startswith("_"):
            searched = uses.get(target.id, set()) != {"whole"}
        yield node.lineno, node.end_lineno, known, _flags(node), searched


def _uses(tree):
    """Return how each name is used in a module: `whole` for `NAME.match(text)` and any `NAME.fullmatch`, `other` for all else."""
    uses, whole = {}, set()
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            continue
        if node.func.attr == "fullmatch" or (node.func.attr == "match" and len(node.args) == 1):
            uses.setdefault(node.func.value.id, set()).add("whole")
            whole.add(id(node.func.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in whole:
            uses.setdefault(node.id, set()).add("other")
    return uses


def _flags(call):
    given = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "flags")]
    named = {node.attr for one in given for node in ast.walk(one) if isinstance(node, ast.Attribute)}
    return sum({int(getattr(re, name)) for name in named if name.isupper()})


def expressions():
    """Return every expression of the package, and the places whose expression is neither written there nor was ever compiled."""
    met, found, unknown = {}, {}, []
    for file, line, pattern, flags in compiled():
        met.setdefault(file.resolve(), []).append((line, pattern, flags))
    for path in sorted((CHECKOUT / "toolkit").rglob("*.py")):
        name = path.relative_to(CHECKOUT / "toolkit").as_posix()
        for start, stop, known, flags, searched in sites(path):
            here = [(pattern, given) for line, pattern, given in met.get(path, ()) if start <= line <= stop]
            if known is not None:
                here.append((known, flags))
            if not here:
                unknown.append(f"{name}:{start}")
            for pattern, given in here:
                found[name, start, pattern] = Expression(f"{name}:{start}", pattern, given, searched)
    return list(found.values()), unknown
