"""Tables kept from one process to the next: the same as those made from their sources, and never older than them."""

import os
import sys
from importlib import import_module
from pathlib import Path

import pytest
from support.bytecode import three_runs

from toolkit.devices import lists
from toolkit.kept import kept
from toolkit.lexicon import Lexicon
from toolkit.segment import engines, fixed

# `toolkit.lexicon.lexicon` is hidden behind the class in reach of `from`.
BUILT = import_module("toolkit.lexicon.lexicon")

SHOW = """
import hashlib
from toolkit.devices.lists import LISTS, _bucket, _index, hits
from toolkit.lexicon import Lexicon
from toolkit.segment import engines, words
lexicon = Lexicon.default()
found = [lexicon.entries, list(lexicon.words()), lexicon.digest, sorted(lexicon.tags.items())]
found += [sorted((key, _bucket(lines)) for table in _index().values() for key, lines in table.items())]
found += [words("推进“互联网+”和三管三必须，三聚三促抓落实", "推进\\"互联网+\\"和三管三必须,三聚三促抓落实")]
print(hashlib.sha256(repr(found).encode()).hexdigest())
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Keep bytecode, and what lies beside it, in a folder of the test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "module.py").touch()
    (tmp_path / "list.tsv").write_text("甲", encoding="utf-8")
    return tmp_path


def ask(place, answer):
    """Return what is kept for the module of the test, or `answer`."""
    return kept(str(place / "module.py"), [place / "list.tsv"], lambda: answer)


def tables(place):
    """Return the tables that are kept."""
    return list((place / "bytecode").rglob("*.tables"))


def test_a_table_is_made_once(place):
    """The second asker gets what the first one made; nothing else lies in the folder."""
    assert [ask(place, {"甲": (1, "乙")}), ask(place, None)] == [{"甲": (1, "乙")}] * 2
    assert [path.name for path in (place / "bytecode").rglob("*") if path.is_file()] == [tables(place)[0].name]


def test_a_table_older_than_its_source_is_made_anew(place):
    """Neither a list of another size nor one of another time is taken for the old one."""
    assert ask(place, 1) == ask(place, 2) == 1
    (place / "list.tsv").write_text("乙乙", encoding="utf-8")
    assert ask(place, 3) == ask(place, 4) == 3
    os.utime(place / "list.tsv", ns=(1, 1))
    assert ask(place, 5) == 5


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, None, -1])
def test_a_damaged_table_is_made_anew(place, damage):
    """An empty file, a foreign one, half a table and one false bit do no harm."""
    ask(place, ("甲",) * 50)
    (path,) = tables(place)
    data = path.read_bytes()
    half, bent = data[: len(data) // 2], data[:-1] + bytes([data[-1] ^ 1])
    path.write_bytes(half if damage is None else bent if damage == -1 else damage)
    assert ask(place, "anew") == ask(place, "never") == "anew"


def test_nothing_is_kept_where_bytecode_is_not(place, monkeypatch):
    """Neither where Python is told to write none, nor where the folder cannot be written."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [ask(place, 1), ask(place, 2)] == [1, 2]
    assert not tables(place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (place / "bytecode").write_text("no folder", encoding="utf-8")
    assert [ask(place, 1), ask(place, 2)] == [1, 2]


def test_kept_tables_are_those_of_the_lists():
    """What this process uses, kept or not, is what the lists give when they are read anew."""
    lexicon = Lexicon.default()
    columns, places, tags, digest = BUILT._columns()
    assert [tuple(entry[:5]) for entry in lexicon.entries] == list(zip(*columns, strict=True))
    assert [lexicon.entries[at] for at in places] == list(lexicon._index.values())
    assert (dict(lexicon.tags), lexicon.digest) == (tags, digest)
    assert Lexicon(lexicon.entries).digest == digest
    assert lists._lines() == lists._index()
    shapes = fixed.Shapes(lexicon)._shape.pattern
    assert all(fixed.re.escape(term) in shapes for term in fixed._odd(lexicon))


def test_a_process_that_finds_the_tables_reads_like_one_that_makes_them(tmp_path):
    """The words, the lists and the segmenter are equal, kept or not."""
    seen = three_runs(SHOW, tmp_path)
    assert len(set(seen)) == 1
    assert len(seen[0]) == 65
    assert {path.name.partition(".")[0] for path in tmp_path.rglob("*.tables")} == {
        Path(module.__file__).stem for module in (BUILT, engines, fixed, lists)
    }
