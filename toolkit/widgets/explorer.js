// Explorer: three linked panes. Everything moves through choose(); hover shows the same, for a moment.

const FAMILIES = ["form", "words", "stance", "slip"];
const LINES = {
  form: (c) => `linear-gradient(${c} 0 0)`,
  words: (c) => `repeating-linear-gradient(90deg, ${c} 0 2px, transparent 2px 5px)`,
  stance: (c) => `repeating-linear-gradient(90deg, ${c} 0 8px, transparent 8px 12px)`,
  slip: (c) => `repeating-linear-gradient(135deg, ${c} 0 2px, transparent 2px 4px)`,
};
const colourOf = (family) => `var(--tk-family-${family}, var(--tk-status-undelivered))`;
const KEYS = ["key_arrows", "key_here", "key_sections", "key_tree", "key_search", "key_toggles", "key_aid", "key_marking", "key_escape"];

function explorer(frame) {
  const { words, root, bar, body } = frame;
  const view = frame.get("view");
  const things = new Map([...view.parts, ...view.findings].map((thing) => [thing.id, thing]));
  const shown = frame.shown || (frame.shown = { structure: true, form: true, words: true, stance: true, slip: true, segmentation: false });
  const filter = frame.filter || (frame.filter = { part: "", devices: null, strength: 0 });
  const panes = {
    map: h("div.tk-pane.tk-map", { role: "tree", "aria-label": words("map") }),
    text: h("div.tk-pane.tk-text", { tabindex: "0", role: "group", lang: "zh-CN", "aria-label": words("text") }),
    details: h("div.tk-pane.tk-details", { role: "group", "aria-label": words("details"), "aria-live": "polite", tabindex: "0" }),
  };
  const page = drawText(view, panes.text);
  const settleTree = rove(panes.map, "[role=treeitem]", ["ArrowUp", "ArrowDown"], frame.signal);
  let visible = [];
  let chosen = "";

  const stage = { frame, page, panes, view, choose: (...given) => choose(...given), part: () => filter.part };
  const marker = marking(stage);
  const aid = readingAid(frame, page, panes);

  const partHolding = (thing) => (thing ? (thing.kind === "section" || thing.kind === "zone" || thing.kind === "transition" ? thing.id : thing.part) : "");

  function passes(finding) {
    if (finding.family === "structure") return shown.structure;
    if (!shown[finding.family]) return false;
    if (filter.devices && finding.device && !filter.devices.has(finding.device)) return false;
    if (filter.strength && finding.device === "directive" && finding.strength < filter.strength) return false;
    if (!filter.part) return true;
    const [start, stop] = things.get(filter.part).range;
    return finding.range[0] < stop && start < finding.range[1];
  }

  /** Say whether the pointer has moved: what scrolls under a resting pointer is not pointed at. */
  function pointed(event) {
    const place = `${event.screenX},${event.screenY}`;
    const moved = place !== frame.pointer;
    frame.pointer = place;
    return moved;
  }

  /** While a trainee marks, nothing of the analysis is seen, what was chosen before included. */
  const blind = () => marker.isOn() && !frame.get("result")?.rows;

  function refilter() {
    visible = blind() ? [] : view.findings.filter(passes);
    root.classList.toggle("tk-blind", blind());
    panes.map.inert = blind();
    panes.text.classList.toggle("tk-show-structure", shown.structure && !blind());
    panes.text.classList.toggle("tk-show-segmentation", shown.segmentation);
    page.lanes(visible.filter((finding) => finding.family !== "structure"));
    drawCounts();
  }

  function drawMap() {
    const longest = Math.max(1, ...view.parts.map((part) => part.size));
    panes.map.replaceChildren(
      ...view.parts.map((part) =>
        h(
          "div",
          {
            role: "treeitem", tabindex: "-1", "data-id": part.id, "data-kind": part.kind, "aria-level": String(part.depth + 1), "aria-selected": "false",
            style: { "--depth": part.depth, "--tk-part": `var(--tk-zone-${(part.zone || "body").replace("_", "-")})`, "--tk-function": part.function ? `var(--tk-function-${part.function.replace("_", "-")})` : "" },
            onclick: () => choose(part.id),
            onmouseenter: (event) => pointed(event) && hover(part.id),
            onmousemove: pointed,
            onmouseleave: () => hover(""),
          },
          h("span.tk-line", { lang: part.heading ? "zh-CN" : null }, part.marker ? h("span.tk-marker-text", {}, part.marker) : "", part.heading || part.names[frame.get("lang") === "en" ? 1 : 0]),
          h("span.tk-count", { title: words("characters", { n: part.size }) }),
          part.function ? h("span.tk-function", {}, part.functionName) : null,
          h("span.tk-extent", { "aria-hidden": "true" }, h("span", { style: { width: `${(100 * part.size) / longest}%` } })),
        ),
      ),
    );
  }

  function drawCounts() {
    const counts = new Map();
    for (const finding of visible) if (finding.family !== "structure") counts.set(finding.part, (counts.get(finding.part) || 0) + 1);
    for (const item of panes.map.children) {
      const n = counts.get(item.dataset.id) || 0;
      item.querySelector(".tk-count").replaceChildren(n ? String(n) : "", n ? h("span.tk-hidden", {}, ` ${words("findings_n", { n })}`) : "");
    }
  }

  function link(finding, current) {
    const name = finding.names[frame.get("lang") === "en" ? 1 : 0];
    return h(
      "button",
      { type: "button", "data-id": finding.id, "aria-current": current ? "true" : null, style: { "--tk-cue": colourOf(finding.family) }, onclick: () => choose(finding.id) },
      `${name}　${short(finding.quote, 16)}`,
    );
  }

  function drawDetails(id, preview) {
    keepFocus(panes.details, () => fillDetails(id, preview));
  }

  function fillDetails(id, preview) {
    const thing = things.get(id);
    panes.details.classList.toggle("tk-preview", Boolean(preview));
    if (marker.isOn()) {
      if (!preview) panes.details.replaceChildren(marker.panel());
      return;
    }
    if (!thing) {
      panes.details.replaceChildren(h("p.tk-muted", {}, view.pieces.length ? words("nothing") : words("empty")));
      return;
    }
    const order = frame.get("lang") === "en" ? [1, 0] : [0, 1];
    const rows = thing.rows.map((row) => [h("dt", {}, row[0]), h("dd", {}, row[1])]);
    if (thing.rule) rows.push([h("dt", {}, words("rule")), h("dd", {}, h("code", {}, thing.rule))]);
    const isPart = "heading" in thing;
    const here = isPart ? visible.filter((finding) => finding.part === id) : page.sharing(thing, visible);
    const lines = h("div", {},
      h("h3", {}, isPart && thing.marker ? `${thing.marker} ` : "", thing.names[order[0]], h("small", { lang: order[1] ? "en" : "zh-CN" }, thing.names[order[1]])),
      h("p.tk-quote", { lang: "zh-CN" }, isPart ? thing.heading || "" : short(thing.quote, 160)),
      thing.note ? h("p.tk-note", {}, thing.note) : "",
      thing.kind === "finding" ? verdictButtons(thing) : "",
      h("dl", {}, isPart ? [h("dt", {}, words("whole_size")), h("dd", {}, words("characters", { n: thing.size }))] : [], rows),
      thing.members?.length > 1
        ? [h("h4", {}, words("members")), h("ol.tk-members", { lang: "zh-CN" }, thing.members.map((member, i) => h("li", {}, h("a", { role: "button", tabindex: "0", onclick: () => page.reveal(id, i + 1), onkeydown: (event) => event.key === "Enter" && page.reveal(id, i + 1) }, short(member, 60)))))]
        : "",
      thing.frame?.length
        ? [h("h4", {}, words("frame")), h("table.tk-frame", { lang: "zh-CN" }, h("tbody", {}, thing.frame.map((row) => h("tr", {}, row.map(([cell, fixed]) => h(fixed ? "td.tk-fixed" : "td", {}, cell))))))]
        : "",
      here.length > (isPart ? 0 : 1)
        ? [h("h4", {}, isPart ? words("found_in") : words("here", { n: here.length })), h("div.tk-list", {}, here.slice(0, 60).map((finding) => link(finding, finding.id === id)))]
        : "",
    );
    panes.details.replaceChildren(lines);
  }

  function verdictButtons(thing) {
    const said = (frame.get("verdicts") || {})[thing.id] || "";
    const judge = (verdict) => () => frame.ask({ do: "judge", name: thing.id, verdict: said === verdict ? "" : verdict }).catch(() => {});
    return h("p.tk-group", { role: "group", "aria-label": words("verdict") },
      h("button", { type: "button", "aria-pressed": String(said === "accepted"), onclick: judge("accepted") }, `✓ ${words("accept")}`),
      h("button", { type: "button", "aria-pressed": String(said === "rejected"), onclick: judge("rejected") }, `✗ ${words("reject")}`));
  }

  function drawChoice(scroll) {
    const thing = things.get(chosen);
    const holder = partHolding(thing);
    for (const item of panes.map.children) {
      const on = item.dataset.id === chosen;
      item.setAttribute("aria-selected", String(on));
      item.classList.toggle("tk-holds", item.dataset.id === holder && !on);
      if (item.dataset.id === holder) {
        settleTree(item);
        if (scroll) nearest(item, panes.map);
      }
    }
    page.choose(thing, scroll);
    drawDetails(chosen, false);
  }

  function choose(id, { tell = true, scroll = true } = {}) {
    chosen = things.has(id) ? id : "";
    drawChoice(scroll);
    if (tell && frame.get("selected") !== chosen) frame.set("selected", chosen);
  }

  /** Strike through what a trainer has rejected. */
  function judged() {
    const verdicts = frame.get("verdicts") || {};
    page.strike(Object.keys(verdicts).filter((id) => verdicts[id] === "rejected"));
  }

  function hover(id) {
    page.hover(things.get(id));
    const holder = partHolding(things.get(id));
    for (const item of panes.map.children) item.classList.toggle("tk-hover", Boolean(id) && item.dataset.id === holder);
    drawDetails(id || chosen, Boolean(id));
  }

  function step(by) {
    if (!visible.length) return;
    const at = visible.findIndex((finding) => finding.id === chosen);
    const start = things.get(chosen)?.range[0] ?? 0;
    const next = at >= 0 ? at + by : by > 0 ? visible.findIndex((f) => f.range[0] >= start) : visible.findLastIndex((f) => f.range[0] < start);
    choose(visible[(next + visible.length) % visible.length].id);
  }

  function stepPart(by) {
    const at = view.parts.findIndex((part) => part.id === partHolding(things.get(chosen)));
    const next = view.parts[Math.max(0, Math.min(view.parts.length - 1, at + by))];
    if (next) choose(next.id);
  }

  function clicked(target) {
    const number = page.number(target);
    if (number < 0) return;
    const at = page.at(number, visible);
    if (root.classList.contains("tk-blind")) return;
    const heads = page.owners(number).filter((id) => id.startsWith("section"));
    if (at.length) choose(at[(at.findIndex((finding) => finding.id === chosen) + 1) % at.length].id, { scroll: "map" });
    else choose(heads[0] || page.part(number), { scroll: "map" });
  }

  const search = searcher(frame, page, panes.text, (number) => {
    const at = page.at(number, visible);
    choose(at[0]?.id || page.part(number), { scroll: "map" });
  });
  bar.append(...drawBar(frame, { shown, filter, view, refilter, search: search.box, aid }));
  frame.on(panes.text, "click", (event) => window.getSelection().isCollapsed !== false && clicked(event.target));
  let hovered = "";
  frame.on(panes.text, "mouseover", (event) => {
    if (!pointed(event)) return;
    const number = page.number(event.target);
    const id = number < 0 ? "" : page.at(number, visible)[0]?.id || "";
    if (id !== hovered) hover((hovered = id));
  });
  frame.on(panes.text, "mousemove", pointed);
  frame.on(panes.text, "mouseleave", () => hovered && hover((hovered = "")));
  frame.on(panes.text, "keydown", (event) => {
    const moves = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => stepPart(1), ArrowUp: () => stepPart(-1), Enter: () => cycle(1) };
    if (event.ctrlKey || event.metaKey || event.altKey || !moves[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    moves[event.key]();
  });
  function cycle(by) {
    const thing = things.get(chosen);
    const here = thing && !("heading" in thing) ? page.sharing(thing, visible) : [];
    if (here.length > 1) choose(here[(here.findIndex((f) => f.id === chosen) + by) % here.length].id);
    else if (!here.length) step(1);
  }
  const press = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const button = { 1: "form", 2: "words", 3: "stance", 4: "slip", 0: "structure", s: "segmentation", r: "aid", m: "marking" }[event.key.toLowerCase()];
    if (button) bar.querySelector(`[data-show="${button}"]`)?.click();
    else if (event.key === "/") search.box.querySelector("input").focus();
    else if (event.key === "Escape") choose("");
    else return;
    event.preventDefault();
  };
  root.addEventListener("keydown", press);
  const follow = () => frame.get("selected") !== chosen && choose(frame.get("selected"), { tell: false });
  const remark = debounce(() => {
    bar.querySelector('[data-show="marking"]')?.setAttribute("aria-pressed", String(marker.isOn()));
    if (blind() && chosen) choose("");
    marker.paint();
    refilter();
    drawDetails(chosen, false);
  }, 0);
  const rejudge = () => {
    judged();
    drawDetails(chosen, false);
  };
  const events = [["change:selected", follow], ["change:marking", remark], ["change:marks", remark], ["change:result", remark], ["change:verdicts", rejudge], ["change:projector", () => drawChoice(true)]];
  for (const [event, work] of events) frame.model.on(event, work);

  drawMap();
  body.append(panes.map, panes.text, panes.details);
  settleTree(panes.map.firstElementChild);
  refilter();
  choose(frame.get("selected"), { tell: false });
  marker.paint();
  judged();
  const stop = () => {
    remark.cancel();
    marker.stop();
    root.removeEventListener("keydown", press);
    for (const [event, work] of events) frame.model.off(event, work);
    search.stop();
  };
  return { stop };
}

/** The bar: search, what is marked, filters. */
function drawBar(frame, { shown, filter, view, refilter, search, aid }) {
  const { words } = frame;
  const show = (name, text, family) =>
    toggle([family ? h("span.tk-swatch", { style: { "background-image": LINES[family](colourOf(family)) } }) : "", text], shown[name], (on) => {
      shown[name] = on;
      refilter();
    }, { "data-show": name, style: family ? { "--tk-cue": colourOf(family) } : {} });
  const choices = view.families.map((family) =>
    h("fieldset.tk-filter-family", {}, h("legend", {}, family.name), family.devices.map((device) =>
      h("label", {}, h("input", { type: "checkbox", checked: !filter.devices || filter.devices.has(device.id), value: device.id }), device.name))));
  const panel = h("div.tk-panel", {});
  const boxes = () => [...panel.querySelectorAll("input[type=checkbox]")];
  const gather = () => {
    const on = boxes().filter((box) => box.checked).map((box) => box.value);
    filter.devices = on.length === boxes().length ? null : new Set(on);
    refilter();
  };
  const all = (checked) => {
    for (const box of boxes()) box.checked = checked;
    gather();
  };
  const strength = h("select", { onchange: () => ((filter.strength = Number(strength.value)), refilter()) },
    h("option", { value: "0" }, words("any")), [2, 3, 4].map((n) => h("option", { value: String(n), selected: filter.strength === n }, words("at_least", { n }))));
  const part = h("select", { onchange: () => ((filter.part = part.value), refilter()) },
    h("option", { value: "" }, words("whole")),
    view.parts.map((one) => h("option", { value: one.id, selected: one.id === filter.part }, `${"　".repeat(one.depth)}${one.marker} ${short(one.heading || one.names[frame.get("lang") === "en" ? 1 : 0], 24)}`)));
  panel.append(
    h("p", {}, h("label", {}, `${words("section")} `, part)),
    h("p", {}, h("label", {}, `${words("strength")} `, strength)),
    h("p", {}, h("strong", {}, words("devices")), " ",
      h("button", { type: "button", onclick: () => all(true) }, words("all")), " ", h("button", { type: "button", onclick: () => all(false) }, words("none"))),
    ...choices);
  panel.addEventListener("change", (event) => event.target.type === "checkbox" && gather());
  return [
    search,
    h("span.tk-group", { role: "group", "aria-label": words("show") },
      show("structure", words("structure")), show("form", words("form_family"), "form"), show("words", words("words_family"), "words"),
      show("stance", words("stance_family"), "stance"), show("slip", words("slips"), "slip"), show("segmentation", words("segmentation")), aid.button()),
    h("details.tk-popup.tk-filters", {}, h("summary", {}, words("filters")), panel),
    h("span.tk-space"),
    toggle(words("marking"), Boolean(frame.get("marking")), (on) => frame.set("marking", on), { "data-show": "marking" }),
    ...frame.buttons(),
  ];
}

export default { render: (context) => mount(context, "explorer", explorer, KEYS) };
