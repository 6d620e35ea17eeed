"""Annotations come back as the very same Document, fit their schema, and are refused when they do not fit their text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import toolkit as tk
from toolkit.errors import InputError
from toolkit.export.annotation_reading import schema
from toolkit.export.annotations import annotation, annotation_json, laid_out

GOLD = Path(__file__).resolve().parent.parent / "gold"
COMPOSED = sorted(path for path in GOLD.glob("*.txt") if path.with_suffix(".json").is_file())


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: path.stem)
def test_there_and_back(path):
    """A Document written and read again is equal, and gives the same JSON in both languages."""
    doc = tk.read(path)
    data = json.loads(annotation_json(doc, "zh"))
    Draft202012Validator(schema()).validate(data)
    again = tk.read_annotation(data, path)
    assert again == doc
    assert annotation(again, "en") == annotation(doc, "en")


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: path.stem)
def test_gold_can_be_read(path):
    """A gold file, which has fewer keys, becomes a Document too."""
    doc = tk.read_annotation(path.with_suffix(".json"), path)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(doc.sections) == len(gold["sections"])
    assert len(doc.findings) == len(gold["findings"])


@pytest.mark.english
def test_misfits_are_refused(tmp_path):
    """Another text, a broken file, an unknown device and spans outside the text are each refused in one sentence."""
    doc = tk.read("述职评议会讲话")
    good = annotation(doc)
    outside = json.loads(json.dumps(good))
    outside["findings"][0]["stop"] = 10**6
    unknown = json.loads(json.dumps(good))
    unknown["findings"][0]["device"] = "irony"
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ', encoding="utf-8")
    for data, source, says in (
        (good, "安全生产讲话", "another text"),
        (outside, "述职评议会讲话", "does not fit"),
        (unknown, "述职评议会讲话", "not in the format"),
        (broken, "述职评议会讲话", "cannot be read"),
        (tmp_path / "none.json", "述职评议会讲话", "cannot be read"),
        ({"format": "other/2"}, "述职评议会讲话", "not in the format"),
    ):
        with pytest.raises(InputError, match=says) as refusal:
            tk.read_annotation(data, source)
        assert "\n" not in str(refusal.value)


def test_words_set_apart(tmp_path):
    """The segmented text has every word of the Document and nothing else, a paragraph a line."""
    doc = tk.read("安全生产讲话")
    text = tk.save(tmp_path / "a.txt", doc).read_text(encoding="utf-8")
    assert text.split() == [token.text for token in doc.tokens]
    assert len(text.splitlines()) == len(doc.paragraphs)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=12,
    )
)
def test_data_is_laid_out_as_json_does(data):
    """Character for character what `json.dumps` with an indent of one writes."""
    assert laid_out(data) == json.dumps(data, ensure_ascii=False, indent=1)
