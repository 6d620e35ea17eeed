"""Parts of a page about a Document: facts, section map, outline, announcements, findings. For reports and notebooks."""

from collections import Counter
from collections.abc import Iterable

from toolkit.export.html import Html, join, table, tag
from toolkit.figures._common import heading_of
from toolkit.figures._map_blocks import Block, SectionMapInfo, group_words, name_of, section_map_info, summary
from toolkit.figures.base import shortened
from toolkit.markup import pieces
from toolkit.model import FAMILIES, Announcement, Document, Finding, Section, Slip
from toolkit.theme import label
from toolkit.theme.colours import CUES, css_variables, ink_on, mixed

WEIGHT = {
    "parallelism": 5,
    "antithesis": 4,
    "gradation": 4,
    "chiasmus": 4,
    "anadiplosis": 4,
    "hypophora": 3,
    "rhetorical_question": 3,
    "contrast": 3,
    "negation_run": 3,
    "repetition": 2,
    "metaphor": 2,
    "numeric_abbreviation": 2,
    "idiom": 1,
    "authority": 1,
}
"""What a class looks at first: figures of form before single words. Devices that are not named here come last."""


_BETWEEN = 24
"""Text between two members that is longer than this is left out of a list of findings."""


def colours_css(scope: str) -> str:
    """Return the CSS variables of both themes for elements under `scope`; dark for JupyterLab's dark theme."""
    light, dark = css_variables("light"), css_variables("dark")
    return f'{scope}{{{light}}}\nbody[data-jp-theme-light="false"] {scope}{{{dark}}}'


def inks_css(scope: str) -> str:
    """Return the rules that colour blocks by class: `.zone-body`, `.function-demand`, with text that can be read on them."""
    rows = []
    for kind in ("zone", "function"):
        for name, one in CUES[kind].items():
            at = f"{scope} .{kind}-{name}"
            rows.append(f"{at}{{background:{one.light};color:{ink_on(one.light)}}}")
            pale = mixed(one.light, "#ffffff", 0.55)
            here = f"{scope} .transition.{kind}-{name},{scope} .zones .{kind}-{name}"
            rows.append(f"{here}{{background:{pale};color:{ink_on(pale)}}}")
    return "\n".join(rows)


def facts(doc: Document, lang: str | None = None) -> Html:
    """Return the figures at a glance: characters, sentences, sections, promises kept, findings by family, slips."""
    counts = [c for a in doc.announcements for c in a.counts]
    found = Counter(f.family for f in doc.findings)
    rows: list[tuple[str, object]] = [
        ("characters", sum(not c.isspace() for c in doc.text)),
        ("paragraphs", len(doc.paragraphs)),
        ("sentences", len(doc.sentences)),
        ("sections", len(doc.sections)),
        ("levels", max((s.level for s in doc.sections), default=0)),
        ("promises", f"{sum(c.status == 'kept' for c in counts)}/{len(counts)}"),
    ]
    cells = [(label(f"fact.{key}", lang), value) for key, value in rows]
    cells += [(label(f"family.{family}", lang), found[family]) for family in FAMILIES if found[family]]
    cells.append((label("fact.slips", lang), len(doc.slips)))
    return tag("dl", [tag("div", tag("dt", words), tag("dd", value)) for words, value in cells], _class="facts")


def map_html(doc: Document, lang: str | None = None, *, links: bool = False) -> Html:
    """Return the section map as rows of blocks whose widths are shares of the text; with `links` each leads to its section."""
    info = section_map_info(doc, lang=lang)
    if not info.blocks:
        return tag("p", label("figure.empty", lang))
    rows = []
    for row in range(info.rows):
        if row == 1:
            rows.append(tag("div", [_bracket(g, info, lang) for g in info.groups if g.row == 1], _class="brackets"))
        blocks = [_block(b, info, lang, links=links) for b in info.blocks if b.row == row]
        rows.append(tag("div", blocks, _class="row zones" if row == 0 else "row"))
    used = {b.name: min(x.start for x in info.blocks if x.name == b.name) for b in info.blocks if b.name}
    legend = [
        tag("li", tag("span", _class=f"key {info.by}-{name}"), label(f"{info.by}.{name}", lang))
        for name in sorted(used, key=lambda n: used[n])
    ]
    ribbon = tag("div", rows, _class="ribbon", role="group" if links else "img", aria_label=summary(info, lang))
    return tag("div", ribbon, tag("ul", legend, _class="legend"), _class="map")


def _place(start: int, stop: int, length: int) -> str:
    return f"left:{start / length:.3%};width:{(stop - start) / length:.3%}"


def _block(block: Block, info: SectionMapInfo, lang: str | None, *, links: bool) -> Html:
    words = block.text(lang)
    spot = label("figure.range", lang, start=block.start, stop=block.stop, size=block.stop - block.start)
    parts = [
        words,
        spot,
        name_of(block, info.by, lang),
        label("figure.rule", lang, rule=block.rule) if block.rule else "",
    ]
    classes = ["block", block.kind, f"{info.by}-{block.name}" if block.name else "unnamed"]
    link = f"#s{block.number}" if links and block.number >= 0 else None
    return tag(
        "a" if link else "span",
        tag("span", shortened(words, 60)),
        _class=" ".join(classes),
        style=_place(block.start, block.stop, info.length),
        title="\n".join(p for p in parts if p),
        href=link,
    )


def _bracket(group: "tuple[int, int, int, int, str]", info: SectionMapInfo, lang: str | None) -> Html:
    words = group_words(group, lang)  # type: ignore[arg-type]
    return tag("span", tag("span", words), _class="bracket", style=_place(group[1], group[2], info.length))


def outline_tree(doc: Document, lang: str | None = None, *, links: bool = False) -> Html:
    """Return the outline as nested lists: heading, function, range and rule of each section."""

    def branch(parent: int | None) -> Html | None:
        items = [leaf(i) for i in doc.outline.children(parent)]
        return tag("ol", items) if items else None

    def leaf(number: int) -> Html:
        section = doc.sections[number]
        line = section_line(doc, section, lang, link=f"#s{number}" if links else None)
        return tag("li", line, branch(number))

    tree = branch(None)
    return tag("div", tree, _class="outline") if tree else tag("p", label("report.no_sections", lang))


def section_line(doc: Document, section: Section, lang: str | None = None, *, link: str | None = None) -> Html:
    """Return one section on a line: its heading (leading to `link`), function, range and rule."""
    name = tag("a", heading_of(doc, section), href=link) if link else tag("b", heading_of(doc, section))
    chip = tag("span", label(f"function.{section.function}", lang), _class="chip") if section.function else None
    spot = label("figure.range", lang, start=section.start, stop=section.stop, size=len(section))
    rule = label("figure.rule", lang, rule=section.rule) if section.rule else ""
    return join(name, " ", chip, " ", tag("small", f"{spot} {rule}".strip()))


def announcements_table(doc: Document, lang: str | None = None, *, only: Iterable[Announcement] | None = None) -> Html:
    """Return what was promised and what was delivered, one row a promise; of the announcements in `only` where it is given."""
    rows: list[list[object]] = []
    for promise in doc.announcements if only is None else only:
        for count in promise.counts:
            points = [shortened(heading_of(doc, doc.sections[i]), 40) for i in count.sections]
            rows.append(
                [
                    shortened(promise.of(doc.text), 72),
                    f"{'?' if count.count is None else count.count} {count.noun}".strip(),
                    len(count.sections),
                    join([join(tag("br") if i else None, p) for i, p in enumerate(points)]),
                    label(f"status.{count.status}", lang),
                ]
            )
    if not rows:
        return tag("p", label("report.no_announcements", lang))
    return table([label(f"report.promise.{n}", lang) for n in ("said", "count", "delivered", "points", "status")], rows)


def best_findings(findings: Iterable[Finding], limit: int = 8) -> tuple[Finding, ...]:
    """Return the findings to look at first, in text order: figures of form and long ones before single words."""
    ranked = sorted(findings, key=lambda f: (-WEIGHT.get(f.device, 0), -len(f.members), -len(f), f.start))
    chosen: list[Finding] = []
    for finding in ranked:
        if len(chosen) == limit:
            break
        twin = any(c.overlaps(finding) and (c.device == finding.device or c.span == finding.span) for c in chosen)
        crowded = sum(c.device == finding.device for c in chosen) >= max(2, limit // 3)
        if not twin and not crowded:
            chosen.append(finding)
    return tuple(sorted(chosen))


def finding_line(doc: Document, finding: Finding, lang: str | None = None) -> Html:
    """Return one finding: its name, its words with the members marked, and the note for trainees."""
    words: list[object] = []
    for piece in pieces(doc.text, finding.members, finding.span):
        shown = " ".join(piece.text.split()) if piece.text.strip() else " "
        if not piece.marks and len(shown) > _BETWEEN:
            shown = f"{shown[:4]}……{shown[-4:]}"
        words.append(tag("mark", shown, _class=f"f-{finding.family}") if piece.marks else shown)
    chip = tag("span", label(f"device.{finding.device}", lang), _class=f"chip c-{finding.family}")
    return join(chip, " ", tag("q", words), " ", tag("small", finding.note.text(lang)))


def findings_list(doc: Document, lang: str | None = None, *, limit: int = 8) -> Html:
    """Return the findings to look at first as a list."""
    chosen = best_findings(doc.findings, limit)
    if not chosen:
        return tag("p", label("report.no_findings", lang))
    return tag("ul", [tag("li", finding_line(doc, f, lang)) for f in chosen], _class="findings")


def findings_table(doc: Document, lang: str | None = None, *, limit: int = 5000) -> Html:
    """Return every finding as a table: device, words, note, range, rule; a sentence says so where there are more than `limit`."""
    if not doc.findings:
        return tag("p", label("report.no_findings", lang))
    rows: list[list[object]] = [
        [
            label(f"device.{f.device}", lang),
            shortened(f.of(doc.text), 100),
            f.note.text(lang),
            f"{f.start}–{f.stop}",
            f.rule,
        ]
        for f in doc.findings[:limit]
    ]
    more = len(doc.findings) - limit
    left = tag("p", label("report.more", lang, count=more)) if more > 0 else None
    headings = [label(f"column.{n}", lang) for n in ("device", "words", "note", "range", "rule")]
    return join(table(headings, rows, _class="all"), left)


def slip_line(doc: Document, slip: Slip, lang: str | None = None) -> Html:
    """Return one possible slip: its words, and why it is pointed out."""
    spot = tag("small", f"{slip.start}–{slip.stop}")
    return join(tag("b", tag("q", shortened(slip.of(doc.text), 80))), " ", slip.note.text(lang), " ", spot)


def slips_list(doc: Document, lang: str | None = None) -> Html:
    """Return the possible slips, each with its evidence and why."""
    if not doc.slips:
        return tag("p", label("report.no_slips", lang))
    items = [tag("li", slip_line(doc, slip, lang)) for slip in doc.slips]
    return tag("ul", items, _class="slips")
