"""The lexicon, users' dictionaries, and the report that proves which entries took effect."""

from pathlib import Path

import pytest

from toolkit.chars import shadow
from toolkit.errors import ToolkitError
from toolkit.lexicon import CLASSES, WORDLISTS, Entry, Lexicon
from toolkit.lexicon_report import lexicon_report
from toolkit.model import Speech
from toolkit.reading import read
from toolkit.segment import words

TEXT = "各级要抓好塘边党建，推进三聚三促，做好民情夜话。会上讲了管党治党，大家都说民情夜话办得好，塘边党建抓得实。"
# Twenty entries, five of them bad: empty, duplicate, punctuation, unseen, swallowed.
TWENTY = [
    "塘边党建", "民情夜话", "各级要", "会上讲", "大家都说",
    "办得好", "抓得实", "要抓好", "讲了", "推进三",
    "", "塘边党建", "抓好，推进", "从没出现", "党治",
    "都说", "做好", "会上", "大家", "得实",
]  # fmt: skip

CASES = Path(__file__).parent.parent / "cases"
HEADS = [
    "工作",
    "体系",
    "机制",
    "制度",
    "企业",
    "斗争",
    "经验",
    "转化",
    "建设",
    "改革",
    "发展",
    "行动",
    "战略",
    "政策",
    "工程",
    "精神",
    "干部",
    "人员",
    "组织",
    "机构",
    "管理",
    "服务",
    "平台",
    "基地",
    "中心",
    "市场",
    "产业",
    "经济",
    "格局",
    "领域",
    "事业",
    "作用",
    "力量",
    "问题",
    "水体",
    "意识",
    "能力",
]
MODIFIERS = [
    "农村",
    "城市",
    "乡镇",
    "社区",
    "基层",
    "县域",
    "城乡",
    "国家",
    "全国",
    "国际",
    "国家级",
    "省级",
    "市级",
    "县级",
    "专题",
    "正确",
    "紧密型",
    "新型",
    "优秀",
    "高水平",
    "传统",
    "重大",
    "重点",
    "重要",
    "全面",
    "专项",
    "铸牢",
    "推进",
    "加强",
    "打通",
    "抓好",
    "坚持",
    "不搞",
]


def test_lists_are_well_formed():
    """Every row of every list has five cells, a known class, a source, and a gloss (idioms and tags excepted)."""
    for path in WORDLISTS.glob("*.tsv"):
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        assert lines, path.name
        for line in lines:
            cells = line.split("\t")
            assert len(cells) == len(header.split("\t")), (path.name, line)
            if header.startswith("term\tclass"):
                assert cells[1] in CLASSES, (path.name, line)
                assert cells[3], (path.name, line)
                assert cells[2] or cells[1] == "idiom", (path.name, line)
                assert len(cells[0]) >= 2, (path.name, line)


def test_the_lexicon_is_large_and_has_no_entry_twice_in_a_list():
    """There are some 19,000 glossed entries, and no list repeats a term under one class."""
    lexicon = Lexicon.default()
    assert sum(bool(entry.english) for entry in lexicon.entries) > 18_000
    pairs = [(entry.term, entry.kind) for entry in lexicon.entries]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv", "term\tclass\r\n塘边党建\tpolicy_term\r\n民情夜话\t\r\n".encode("utf-8-sig")),
        ("a.csv", "词语,词性,词频\n塘边党建,n,\n民情夜话,,12\n".encode()),
        ("a.txt", "塘边党建\n民情夜话 3 n\n".encode()),
        ("b.txt", "塘边党建 n\r\n民情夜话 5\r\n".encode("gb18030")),
        ("c.txt", "塘边党建\r\n民情夜话\r\n".encode("utf-16")),
    ],
)
def test_user_dictionaries_in_every_dress_take_effect(tmp_path, name, data):
    """BOM, CRLF, missing frequencies, headers and encodings make no difference."""
    (tmp_path / name).write_bytes(data)
    doc = read(Speech(TEXT), lexicon=tmp_path / name)
    texts = [t.text for t in doc.tokens]
    assert texts.count("塘边党建") == texts.count("民情夜话") == 2
    assert [e.status for e in lexicon_report(doc).entries] == ["effect", "effect"]


def test_twenty_entries_are_reported_one_by_one(tmp_path):
    """Each of twenty entries gets a status that the tokens bear out; the five bad ones are named as what they are."""
    path = tmp_path / "mine.tsv"
    path.write_text("term\tclass\n" + "".join(f"{term}\t\n" for term in TWENTY), encoding="utf-8")
    doc = read(Speech(TEXT), lexicon=path)
    report = lexicon_report(doc)
    assert [e.row.term for e in report.entries] == TWENTY
    status = {e.row.line - 2: e for e in report.entries}
    assert status[10].status == "empty"
    assert (status[11].status, status[11].detail) == ("duplicate", "2")
    assert status[12].status == "punctuation"
    assert status[13].status == "unseen"
    assert (status[14].status, status[14].detail) == ("swallowed", "管党治党")
    texts = [t.text for t in doc.tokens]
    for entry in report.entries:
        if entry.status in {"effect", "known"}:
            assert texts.count(entry.row.term) == len(entry.places) > 0
        elif entry.row.term and entry.status != "duplicate":
            assert entry.row.term not in texts
    assert "塘边党建" in dict(report.after)
    assert "塘边党建" not in dict(report.before)
    assert "塘边党建" in report.entered
    for lang in ("zh", "en"):
        assert len(report.text(lang).splitlines()) == 22
    assert list(report.table()["status"]) == [e.status for e in report.entries]


@pytest.mark.english
def test_a_report_needs_a_dictionary():
    """Without a dictionary of the user's, the report says how to give one."""
    with pytest.raises(ToolkitError, match="lexicon="):
        lexicon_report(read(Speech(TEXT)))
    report = lexicon_report(read(Speech(TEXT), lexicon=Lexicon.default().with_terms("民情夜话")))
    with pytest.raises(ToolkitError, match="Unknown status"):
        report.with_status("fine")


def test_a_lexicon_is_frozen_and_knows_itself_by_its_digest():
    """Adding gives a new lexicon; the same words give the same digest; the user's entry wins."""
    base = Lexicon.default()
    more = base.with_terms(Entry("党建", "user", "my gloss"))
    assert base.gloss("党建") != more.gloss("党建") == "my gloss"
    assert base.digest != base.with_terms("民情夜话").digest == base.with_terms("民情夜话").digest
    assert "民情夜话" not in base


@pytest.mark.english
@pytest.mark.parametrize("bad", ["", "  ", "抓好，推进", "“引号”"])
def test_a_term_that_can_be_no_word_is_refused(bad):
    """with_terms says what is wrong with a term given by hand."""
    with pytest.raises(ToolkitError, match="cannot be one word"):
        Lexicon.default().with_terms(bad)


@pytest.mark.english
def test_an_unreadable_dictionary_is_refused(tmp_path):
    """A missing file and a picture are refused in one sentence."""
    with pytest.raises(ToolkitError, match="cannot be read"):
        Lexicon.default().with_file(tmp_path / "none.tsv")
    (tmp_path / "x.tsv").write_bytes(b"\x89PNG\xff\xfe\x00\xff" * 9)
    with pytest.raises(ToolkitError, match="no text file"):
        Lexicon.default().with_file(tmp_path / "x.tsv")


def test_terms_have_no_modifier_in_front_and_no_general_head_behind():
    """Every entry that is another entry with a general head or a common modifier is a name that was judged to be whole."""
    judged = set((CASES / "whole_names.txt").read_text(encoding="utf-8").split())
    terms = {e.term for e in Lexicon.default().words() if e.kind not in {"idiom", "four_character"}}
    headed = {t for t in terms for head in HEADS if t.endswith(head) and t.removesuffix(head) in terms}
    modified = {t for t in terms for front in MODIFIERS if t.startswith(front) and t.removeprefix(front) in terms}
    assert (headed | modified) - judged == set()
    assert judged - (headed | modified) == set()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("推进农村厕所革命。", "厕所革命"),
        ("践行正确政绩观。", "政绩观"),
        ("常态化开展扫黑除恶斗争。", "扫黑除恶"),
        ("依法整治散乱污企业。", "散乱污"),
        ("建设紧密型县域医共体。", "医共体"),
        ("加强党风廉政建设。", "党风廉政建设"),
        ("推进生态文明建设。", "生态文明建设"),
        ("提高基层治理水平。", "基层治理"),
    ],
)
def test_a_term_is_cut_out_of_what_stands_around_it(text, term):
    """A term is one word with or without a modifier or a general head; an established name stays whole."""
    assert term in [t.text for t in words(text, shadow(text))]
