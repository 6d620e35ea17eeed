"""A folder of speeches becomes tables; a broken file is listed, what was read is kept."""

import shutil

import pandas as pd
import pytest

import toolkit as tk
from toolkit.corpus import record as record_module
from toolkit.corpus.trace import uses_of
from toolkit.errors import ExportError, InputError
from toolkit.places import data_dir


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The speeches of the catalogue, a broken file, a folder inside, and a table of dates."""
    place = tmp_path_factory.mktemp("speeches")
    (place / "more").mkdir()
    for path in sorted((data_dir() / "speeches").glob("*.txt")):
        shutil.copy(path, place / "more" if path.stem == "biye-dianli" else place)
    (place / "broken.docx").write_bytes(b"PK\x03\x04no")
    (place / "~$lock.docx").write_bytes(b"x")
    (place / "catalogue.csv").write_text(
        "file,date,title\nanquan-shengchan.txt,2023-07-18,安全\n", encoding="utf-8-sig"
    )
    return place


@pytest.fixture(scope="module")
def corpus(folder, tmp_path_factory):
    """A corpus over that folder, read once."""
    return tk.Corpus(folder, cache=tmp_path_factory.mktemp("kept"), progress=False)


@pytest.mark.english
def test_what_cannot_be_read_is_listed(corpus):
    """The broken file stands in `errors` with a sentence; the six speeches stand in `speeches`; lock files are passed over."""
    assert corpus.errors["speech"].tolist() == ["broken.docx"]
    assert "copy it again" in corpus.errors["error"][0]
    assert len(corpus.speeches) == 6
    assert "more/biye-dianli.txt" in set(corpus.speeches["speech"])


def test_tables_agree_with_documents(corpus):
    """A row of each table says what the Document of that file says."""
    name = "shuzhi-pingyi-2022.txt"
    doc = corpus.document(name)
    row = corpus.speeches.set_index("speech").loc[name]
    assert row["sections"] == len(doc.sections)
    assert row["sentences"] == len(doc.sentences)
    assert (corpus.sections["speech"] == name).sum() == len(doc.sections)
    per_thousand = corpus.devices.loc[name, "parallelism"] * row["characters"] / 1000
    assert round(per_thousand) == sum(f.device == "parallelism" for f in doc.findings)
    words = corpus.words(None).set_index("word")
    assert words.loc["党建", "speeches"] <= 6


def test_dates_come_from_the_table_beside_the_files(corpus):
    """The folder's catalogue gives dates and titles; a year in the file's name serves where it says nothing."""
    rows = corpus.speeches.set_index("speech")
    assert rows.loc["anquan-shengchan.txt", "date"] == "2023-07-18"
    assert rows.loc["anquan-shengchan.txt", "title"] == "安全"
    assert rows.loc["shuzhi-pingyi-2022.txt", "date"] == "2022"


def test_search_finds_what_str_count_finds(corpus):
    """Every occurrence in every text is a line, with the section it stands in."""
    lines = corpus.search("问题")
    texts = [(data_dir() / "speeches" / p.name).read_text(encoding="utf-8") for p in corpus.paths if p.suffix == ".txt"]
    assert len(lines) == sum(text.count("问题") for text in texts)
    assert lines["section"].astype(bool).any()


def test_a_second_run_reads_nothing_again(corpus, monkeypatch):
    """Kept records are used: the same tables come back though reading is out of order."""
    again = tk.Corpus(corpus.folder, cache=corpus._cache, progress=False)
    before = corpus.speeches
    monkeypatch.setattr(record_module, "record_of", lambda doc: pytest.fail(f"{doc} was read again"))
    monkeypatch.setattr(record_module, "read", lambda path: (_ for _ in ()).throw(InputError(f"{path} was read.")))
    pd.testing.assert_frame_equal(again.speeches, before)


def test_a_changed_file_and_a_damaged_record_are_read_anew(folder, tmp_path):
    """Another content has another record; a record cut short is made again."""
    place = tmp_path / "two"
    place.mkdir()
    shutil.copy(folder / "anquan-shengchan.txt", place / "a.txt")
    kept = tmp_path / "kept"
    first = tk.Corpus(place, cache=kept, progress=False).speeches
    (record,) = kept.iterdir()
    record.write_text('{"title": "', encoding="utf-8")
    pd.testing.assert_frame_equal(tk.Corpus(place, cache=kept, progress=False).speeches, first)
    (place / "a.txt").write_text("同志们：\n一、抓落实\n要干。\n二、见实效\n要快。\n", encoding="utf-8")
    assert tk.Corpus(place, cache=kept, progress=False).speeches["sha256"][0] != first["sha256"][0]


def test_two_processes_give_the_same_tables(corpus):
    """The number of processes changes nothing."""
    two = tk.Corpus(corpus.folder, cache=False, jobs=2, progress=False)
    pd.testing.assert_frame_equal(two.speeches, corpus.speeches)
    pd.testing.assert_frame_equal(two.devices, corpus.devices)


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_tables(corpus):
    """With joblib told to use Dask, the same call runs on a cluster and gives the same tables."""
    from dask.distributed import Client, LocalCluster
    from joblib import parallel_config

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster),
        parallel_config(backend="dask"),
    ):
        many = tk.Corpus(corpus.folder, cache=False, progress=False)
        pd.testing.assert_frame_equal(many.speeches, corpus.speeches)


def test_the_same_speaker_is_most_alike(corpus):
    """Of all speeches, the other review speech is most like the first; each is wholly like itself."""
    table = corpus.similarity()
    row = table.loc["shuzhi-pingyi-2022.txt"].drop("shuzhi-pingyi-2022.txt")
    assert row.idxmax() == "shuzhi-pingyi-2023.txt"
    assert table.to_numpy().diagonal() == pytest.approx([1.0] * 6)


@pytest.mark.english
def test_tables_are_written_whole(corpus, tmp_path):
    """Each table is a CSV with a byte-order mark and a Parquet file; a second time needs leave to overwrite."""
    written = corpus.save(tmp_path / "out")
    assert {p.suffix for p in written} == {".csv", ".parquet"}
    assert (tmp_path / "out" / "speeches.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (
        pd.read_parquet(tmp_path / "out" / "speeches.parquet")["points"].tolist() == corpus.speeches["points"].tolist()
    )
    with pytest.raises(ExportError, match="exists already"):
        corpus.save(tmp_path / "out")


@pytest.mark.english
def test_a_phrase_is_traced(corpus):
    """A phrase is found exact and altered, oldest first, and with the line around it."""
    uses = corpus.uses("把管党治党责任抓在手上、扛在肩上")
    assert [use.speech for use in uses][:1] == ["shuzhi-pingyi-2022.txt"]
    assert uses[0].exact
    assert all("抓在手上" in use.line for use in uses if use.exact)
    with pytest.raises(InputError, match="too short"):
        uses_of("，", [])


@pytest.mark.english
def test_bad_folders_get_a_sentence(tmp_path):
    """No folder, and a folder without speeches, are refused in words."""
    with pytest.raises(InputError, match="no folder"):
        tk.Corpus(tmp_path / "none")
    with pytest.raises(InputError, match="holds no speech"):
        tk.Corpus(tmp_path)
