// Compare: tabs above, the passages of what is chosen below, one column a side.

function comparison(frame) {
  const { words, bar, body } = frame;
  const tabs = h("div.tk-tabs", { role: "tablist", "aria-label": words("compare_widget") });
  const panel = h("div.tk-panel-body", { role: "tabpanel", tabindex: "0" });
  const below = h("div.tk-both", { "aria-live": "polite", role: "group", "aria-label": words("passages"), tabindex: "0" });
  frame.charted ??= true;
  const now = () => frame.get("view");
  const look = (kind, thing, title) => frame.ask({ do: "passages", kind, thing, title }, 20000).catch(() => {});
  const name = (i) => now().sides[i];

  const draw = {
    outlines: (tab) => h("table.tk-outlines", {}, h("thead", {}, h("tr", {}, [0, 1].map((i) => h("th", { scope: "col" }, name(i))), h("th", { scope: "col" }, words("likeness")))),
      h("tbody", {}, tab.rows.map((row) => h("tr", {}, [row.a, row.b].map((one) => h("td", {}, one ? h("button.tk-place", { type: "button", style: { "--depth": one.depth }, onclick: () => look("section", [row.a?.index ?? null, row.b?.index ?? null], `${row.a?.heading || "—"} ｜ ${row.b?.heading || "—"}`) }, one.marker ? h("b", {}, `${one.marker} `) : "", one.heading, one.function ? h("span.tk-muted", {}, `　${one.function}`) : "") : h("span.tk-muted", {}, "—"))),
        h("td", {}, row.likeness === undefined ? "" : `${row.likeness}${row.crossing ? ` ⤫ ${words("crossing")}` : ""}`))))),
    words: (tab) => [
      tab.warnings.map((warning) => h("p.tk-warning", {}, `⚠ ${warning}`)),
      h("p.tk-group", {}, toggle(words("as_scatter"), frame.charted, (on) => ((frame.charted = on), fill()))),
      frame.charted ? scatter(tab.words) : bars(tab.words),
    ],
    clouds: (tab) => {
      const box = h("div.tk-picture", {}, cloudPicture(tab, words));
      roveWords(box, ".tk-cloud-word", (node) => look("word", node.dataset.word, node.dataset.word));
      return box;
    },
    devices: (tab) => tab.groups.map((group) => {
      const most = Math.max(1e-9, ...group.rows.flatMap((row) => [1.15 * row.a[0], 1.15 * row.b[0]]));
      return [h("h4", {}, group.name), h("table.tk-profile", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words("fact")), h("th", { scope: "col" }, name(0)), h("th", { scope: "col" }, name(1)), h("th", { scope: "col" }, words("difference")))),
        h("tbody", {}, group.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, h("button.tk-place", { type: "button", onclick: () => look("measure", row.id, row.name) }, row.name)),
          [row.a, row.b].map((rate, i) => h("td", {}, gauge(rate, most, i))), h("td", {}, row.differs ? `≠ ${words("differs")}` : "")))))];
    }),
    shared: (tab) => (tab.rows.length ? h("table.tk-shared", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words("shared_n")), [0, 1].map((i) => h("th", { scope: "col" }, name(i))))),
      h("tbody", {}, tab.rows.map((row) => h("tr", {}, h("td", {}, h("button", { type: "button", onclick: () => look("shared", row.number, words("shared")) }, String(row.matched)), row.exact ? "" : h("div.tk-muted", {}, words("altered"))),
        [row.a, row.b].map((runs) => h("td", {}, runs.map(([text, changed]) => (changed ? h("ins", {}, text) : text)))))))) : h("p.tk-muted", {}, words("shared_none"))),
  };

  /** A number as a bar with its interval. */
  function gauge([value, low, high], most, side) {
    const at = (x) => `${Math.min(100, (100 * (x ?? 0)) / most)}%`;
    return h("span.tk-gauge", { title: low === null ? "" : `${low} – ${high}` }, h("span.tk-gauge-track", { "aria-hidden": "true" },
      h("span", { class: `tk-side-${side}`, style: { width: at(value) } }), low !== null && high !== null ? h("i", { style: { left: at(low), width: `calc(${at(high)} - ${at(low)})` } }) : ""), value === null ? "—" : String(value));
  }
  function bars(list) {
    const most = Math.max(1e-9, ...list.flatMap((row) => [row.rate_a, row.rate_b]));
    return h("table.tk-profile", {}, h("thead", {}, h("tr", {}, [words("word"), name(0), name(1), words("log_ratio"), words("log_likelihood")].map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, list.map((row) => h("tr", {}, h("th", { scope: "row" }, h("button.tk-place", { type: "button", onclick: () => look("word", row.word, row.word) }, `${row.key ? "★ " : ""}${row.word}`)),
        h("td", {}, gauge([row.rate_a, null, null], most, 0)), h("td", {}, gauge([row.rate_b, null, null], most, 1)),
        h("td", {}, `${row.ratio}${row.low === null ? "" : ` (${row.low} – ${row.high})`}`), h("td", {}, String(row.strength))))));
  }
  /** Each word by its rate on either side; names where there is room. */
  function scatter(list) {
    const [width, height, edge] = [900, 460, 46];
    const most = Math.max(1, ...list.flatMap((row) => [row.rate_a, row.rate_b]));
    const scale = (rate) => Math.log1p(rate) / Math.log1p(most);
    const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": words("scatter_words", { a: name(0), b: name(1) }) });
    svg.append(s("line", { x1: edge, y1: height - edge, x2: width - 8, y2: height - edge, class: "tk-axis" }), s("line", { x1: edge, y1: height - edge, x2: edge, y2: 8, class: "tk-axis" }), s("line", { x1: edge, y1: height - edge, x2: width - 8, y2: 8, class: "tk-axis tk-even" }),
      s("text", { x: width / 2, y: height - 10, "text-anchor": "middle", class: "tk-legend", "font-size": 15 }, `${name(1)} → ${words("per_1000")}`), s("text", { x: 16, y: height / 2, "text-anchor": "middle", transform: `rotate(-90 16 ${height / 2})`, class: "tk-legend", "font-size": 15 }, `${name(0)} → ${words("per_1000")}`));
    const taken = [];
    const free = (box) => !taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]);
    list.forEach((row, i) => {
      // Words with the very same rates lie side by side instead of one upon the other.
      const same = list.slice(0, i).filter((one) => one.rate_a === row.rate_a && one.rate_b === row.rate_b).length;
      const x = edge + 10 + scale(row.rate_b) * (width - edge - 110) + (same % 6) * 9;
      const y = height - edge - 10 - scale(row.rate_a) * (height - edge - 30) - Math.floor(same / 6) * 9;
      const side = row.rate_a >= row.rate_b ? 0 : 1;
      const shape = side ? s("rect", { x: x - 4, y: y - 4, width: 8, height: 8 }) : s("circle", { cx: x, cy: y, r: 4.5 });
      const dot = s("g", { role: "button", tabindex: i ? "-1" : "0", "data-word": row.word, "aria-label": `${row.word} ${row.a} : ${row.b}`, class: `tk-dot tk-group-${side}${row.key ? " tk-key" : ""}` }, s("title", {}, `${row.word} ${row.a} : ${row.b}`), shape);
      const size = row.key ? 16 : 13;
      const box = [x + 6, y - size + 3, x + 8 + size * Array.from(row.word).length, y + 4];
      if (free(box) && box[2] < width) {
        taken.push(box);
        dot.append(s("text", { x: x + 7, y: y + 4, "font-size": size }, row.word));
      }
      svg.append(dot);
    });
    const box = h("div.tk-picture", {}, svg, h("p.tk-muted", {}, words("scatter_how")));
    roveWords(box, ".tk-dot", (node) => look("word", node.dataset.word, node.dataset.word));
    return box;
  }

  function fill() {
    const view = now();
    const tab = frame.get("tab");
    for (const button of tabs.children) {
      const on = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
    }
    panel.setAttribute("aria-label", words(`tab_${tab}`));
    const drawn = view.prepared[tab] ? draw[tab](view.prepared[tab]) : h("p.tk-muted", {}, words("wait"));
    panel.replaceChildren(...[drawn].flat(Infinity));
    sides.forEach((select, i) => {
      select.replaceChildren(...view.choices.map((choice) => h("option", { value: choice, selected: choice === view.sides[i] }, choice)));
    });
    show();
  }
  function show() {
    const found = frame.get("passages");
    const column = (list, i) => h("div", {}, h("h4", {}, name(i)), (list || []).length ? list.map(([where, runs]) => h("p", {}, where ? h("span.tk-where", {}, where) : "", runs.map(([text, on]) => (on ? h("mark", {}, text) : text)))) : h("p.tk-muted", {}, words("passages_none")));
    below.replaceChildren(...(found.title === undefined ? [h("p.tk-muted", {}, words("passages_how"))] : [h("h3", {}, found.title), h("div.tk-columns", {}, column(found.a, 0), column(found.b, 1))]));
  }
  const sides = [0, 1].map((i) => h("select", { "aria-label": words(`side_${i}`), onchange: () => {
    frame.tell(words("wait"));
    frame.ask({ do: "choose", first: sides[0].value, second: sides[1].value }, 60000).then(() => frame.tell(""), () => {});
  } }));
  rove(tabs, "[role=tab]", ["ArrowLeft", "ArrowRight"], frame.signal);
  tabs.append(...now().tabs.map((tab) => h("button", { type: "button", role: "tab", "data-tab": tab, onclick: () => {
    frame.set("tab", tab);
  } }, words(`tab_${tab}`))));
  bar.append(sides[0], "↔", sides[1], h("span.tk-space"), ...frame.buttons());
  body.append(tabs, panel, below);
  fill();
  frame.model.on("change:tab", fill);
  frame.model.on("change:passages", show);
  return { update: fill, stop: () => {
    frame.model.off("change:tab", fill);
    frame.model.off("change:passages", show);
  } };
}

export default { render: (context) => mount(context, "compare_widget", comparison, ["key_tabs", "key_cloud"]) };
