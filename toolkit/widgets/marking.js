// Mark it yourself: select words, name what they are, then reveal. Python compares; here is only what was said.

const OUTCOME_SIGNS = { same: "✓", near: "≈", renamed: "≠", mine: "?", missed: "○" };

/** Return [piece, code points into it] for a place in the DOM, looking forward where the place is between pieces. */
function placeOf(node, offset, pane) {
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement.closest("[data-i]");
    return piece ? [Number(piece.dataset.i), Array.from(node.data.slice(0, offset)).length] : null;
  }
  let next = node.childNodes[offset];
  if (!next) {
    const last = [...(node.querySelectorAll?.("[data-i]") || [])].pop() || (node.dataset?.i ? node : null);
    return last ? [Number(last.dataset.i), Array.from(last.textContent).length] : null;
  }
  next = next.nodeType === Node.TEXT_NODE ? next.parentElement : next;
  const first = next.matches("[data-i]") ? next : next.querySelector("[data-i]");
  return first && pane.contains(first) ? [Number(first.dataset.i), 0] : null;
}

/** Return a DOM range for [[piece, points], [piece, points]]. */
function rangeOf(page, reach) {
  const range = document.createRange();
  const units = (node, points) => Array.from(node.textContent).slice(0, points).join("").length;
  const [[a, m], [b, n]] = reach;
  const first = page.nodes[a];
  const last = page.nodes[b];
  if (!first || !last) return null;
  range.setStart(first.firstChild, units(first, m));
  range.setEnd(last.firstChild, units(last, n));
  return range;
}

/** The marking mode of an explorer. `stage` is what it lends: frame, page, panes, choose, names of devices. */
function marking(stage) {
  const { frame, page, panes, view } = stage;
  const { words } = frame;
  const lights = typeof CSS !== "undefined" && CSS.highlights ? CSS.highlights : null;
  let pending = null;
  let name = frame.markName || "parallelism";
  let cursor = -1;
  let anchor = -1;
  let painted = [];
  const isOn = () => Boolean(frame.get("marking"));
  const label = (id) => (id === "section" ? words("section") : view.families.flatMap((f) => f.devices).find((d) => d.id === id)?.name || id);
  const marks = () => frame.get("marks") || [];

  function paint() {
    for (const range of painted) lights?.get("tk-mine")?.delete(range);
    painted = isOn() ? marks().map((mark) => rangeOf(page, mark.reach)).filter(Boolean) : [];
    if (lights) {
      const light = lights.get("tk-mine") || new Highlight();
      for (const range of painted) light.add(range);
      lights.set("tk-mine", light);
    }
    for (const node of page.nodes) node?.classList.remove("tk-mine");
    for (const mark of lights || !isOn() ? [] : marks()) for (let n = mark.reach[0][0]; n <= mark.reach[1][0]; n++) page.nodes[n]?.classList.add("tk-mine");
  }

  function selected() {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !panes.text.contains(chosen.getRangeAt(0).commonAncestorContainer)) return null;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset, panes.text);
    const stop = placeOf(range.endContainer, range.endOffset, panes.text);
    return start && stop ? { start, stop, text: chosen.toString() } : null;
  }

  function add() {
    if (!pending) return frame.tell(words("mark_first"));
    frame.tell("");
    return frame.ask({ do: "mark", start: pending.start, stop: pending.stop, name }).then(() => {
      pending = null;
      window.getSelection().removeAllRanges();
    }, () => {});
  }

  function panel() {
    const choice = h("select", { "aria-label": words("mark_as"), onchange: () => ((name = frame.markName = choice.value), undefined) },
      h("option", { value: "section", selected: name === "section" }, words("section")),
      view.families.map((family) => h("optgroup", { label: family.name }, family.devices.map((device) => h("option", { value: device.id, selected: device.id === name }, device.name)))));
    const result = frame.get("result");
    const revealed = result && result.rows;
    return h("div.tk-marking", {},
      h("h3", {}, words("marking")),
      h("p.tk-muted", {}, words("marking_how")),
      h("p.tk-quote", { "data-pending": "", lang: pending ? "zh-CN" : null }, pending ? short(pending.text, 80) : words("mark_nothing")),
      h("p.tk-group", {}, choice, h("button.tk-add", { type: "button", onclick: add }, words("mark_add"))),
      h("h4", {}, words("marks_n", { n: marks().length })),
      h("div.tk-list", {}, marks().map((mark) => h("div.tk-mark-row", {},
        h("button", { type: "button", onclick: () => nearest(page.nodes[mark.reach[0][0]], panes.text) }, `${label(mark.name)}　${short(mark.text, 20)}`),
        h("button", { type: "button", "aria-label": `${words("remove")} ${label(mark.name)} ${short(mark.text, 20)}`, onclick: () => frame.ask({ do: "unmark", number: mark.number }).catch(() => {}) }, "×")))),
      h("p", {}, h("button.tk-reveal", { type: "button", disabled: !marks().length, onclick: () => frame.ask({ do: "reveal", part: stage.part() }).catch(() => {}) }, words("reveal"))),
      revealed ? outcome(result) : "",
    );
  }

  function outcome(result) {
    const whose = (key) => `${words(key)}${frame.get("lang") === "en" ? ": " : "："}`;
    return h("div.tk-result", {},
      h("h4", {}, words("result")),
      h("p", {}, words("result_words", result)),
      h("table", { role: "table" },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ["outcome", "yours", "analysis"].map((key) => h("th", { scope: "col", role: "columnheader" }, words(key))))),
        h("tbody", { role: "rowgroup" }, result.rows.map((row) => h("tr", { "data-outcome": row.outcome, role: "row" },
          h("td", { role: "cell" }, `${OUTCOME_SIGNS[row.outcome]} ${words(`outcome_${row.outcome}`)}`),
          h("td", { role: "cell", "data-whose": whose("yours") }, row.mine ? `${label(row.mine.name)}　${short(row.mine.text, 24)}` : "—"),
          h("td", { role: "cell", "data-whose": whose("analysis") }, row.theirs ? h("button", { type: "button", onclick: () => stage.choose(row.theirs.id, { keep: true }) }, `${label(row.theirs.name)}　${short(row.theirs.text, 24)}`) : "—"))))));
  }

  function word(at, by) {
    for (let n = at + by; n >= 0 && n < page.nodes.length; n += by) if (page.nodes[n]?.classList.contains("tk-word")) return n;
    return at;
  }

  /** Move the word cursor; with `extend`, stretch the selection to it. */
  function move(by, extend) {
    cursor = cursor < 0 ? word(-1, 1) : word(cursor, by);
    if (!extend || anchor < 0) anchor = cursor;
    const [from, to] = [Math.min(anchor, cursor), Math.max(anchor, cursor)];
    let last = to;
    while (page.nodes[last + 1] && !page.nodes[last + 1].classList.contains("tk-word") && page.nodes[last + 1].parentNode === page.nodes[last].parentNode) last++;
    const range = document.createRange();
    range.setStart(page.nodes[from].firstChild, 0);
    range.setEnd(page.nodes[last].firstChild, page.nodes[last].firstChild.length);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    nearest(page.nodes[cursor], panes.text);
  }

  const looked = debounce(() => {
    if (!isOn()) return;
    const found = selected();
    if (!found) return;
    pending = found;
    const shown = panes.details.querySelector("[data-pending]");
    if (shown) shown.textContent = short(found.text, 80);
  }, 60);
  document.addEventListener("selectionchange", looked, { signal: frame.signal });
  frame.on(panes.text, "keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) move(by, event.shiftKey);
    else if (event.key === "Enter") add();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return {
    isOn,
    panel,
    paint,
    stop: () => {
      looked.cancel();
      for (const range of painted) lights?.get("tk-mine")?.delete(range);
    },
  };
}
