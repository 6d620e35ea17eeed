"""Expressions kept compiled: they are those of the package, they mean what they meant, and nothing of a user's is among them."""

import json
import marshal
import re

import pytest
from support.bytecode import three_runs

from toolkit import primed

READ = """
import hashlib, json, re, sys
re._MAXCACHE = 9999  # the package has more expressions than `re` holds at a time
compiled, compile_ = [], re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or compile_(pattern, flags)
re.compile("说过的话[一-鿿]")
import toolkit
speeches = toolkit.catalogue()
re.compile("私下的话[一-鿿]")
doc = toolkit.read("述职评议会讲话")
found = repr((doc.tokens, doc.outline, doc.findings, doc.slips))
left = [pattern for _, pattern, _ in re._cache if isinstance(pattern, str) and not pattern.isascii()]
print(json.dumps([hashlib.sha256(found.encode()).hexdigest(), len(compiled), left]))
"""


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """What three processes say that read the sample: one that keeps nothing, one that keeps, one that finds; and what was kept."""
    folder = tmp_path_factory.mktemp("bytecode")
    told = three_runs(READ, folder)
    (path,) = folder.rglob("primed*.tables")
    return [json.loads(line) for line in told], marshal.loads(path.read_bytes()[4:])[1]


def test_all_read_alike(runs):
    """Kept or compiled, the expressions find the same."""
    assert len({digest for digest, _, _ in runs[0]}) == 1


def test_what_is_kept_is_not_compiled_again(runs):
    """The process that finds the table compiles less than half of what the others do."""
    (_, whole, _), (_, first, _), (_, after, _) = runs[0]
    assert first == whole > 2 * after


def test_what_was_handed_to_re_is_taken_out_again(runs):
    """The cache of `re` holds no more of this package's expressions than in a process that was handed none."""
    assert set(runs[0][2][2]) <= set(runs[0][0][2])
    assert "私下的话[一-鿿]" in runs[0][2][2]


def test_nothing_of_a_user_is_kept(runs):
    """An expression that the user compiled, before the package is imported or between its parts, is not kept."""
    assert len(runs[1]) > 200
    assert not [pattern for pattern, _ in runs[1] if "的话[一-鿿]" in pattern]


def test_each_is_what_re_makes_of_it(runs):
    """Every kept form is what `re` compiles today, and gives an expression of the same groups."""
    engine = primed._Engine()
    for key, row in runs[1].items():
        assert engine.row(key) == row
        whole = re.compile(*key)
        assert (whole.flags, whole.groups, dict(whole.groupindex)) == (row[0], row[2], row[3])


def test_nothing_is_done_where_re_is_not_as_expected(monkeypatch):
    """Without the cache of `re`, with another size of code or none at all, priming is left out."""
    monkeypatch.setattr(primed, "vars", lambda _: {}, raising=False)
    primed.prime()
    assert primed._State.engine is None
    primed.settle()
