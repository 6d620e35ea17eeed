// Coach: the draft on the left, what is said of it on the right. One request at a time; the newest text is asked for next.

const COACH_WAIT = 90;
const COACH_TABS = ["outline", "promises", "slips_tab", "rhythm", "ladder", "compare"];

function coach(frame) {
  const { words, bar, body } = frame;
  const area = h("textarea.tk-draft", { lang: "zh-CN", "aria-label": words("draft"), placeholder: words("draft_hint"), spellcheck: false });
  area.value = frame.get("draft");
  const size = h("span.tk-muted", { role: "status" });
  const tabs = h("div.tk-tabs", { role: "tablist", "aria-label": words("coach") });
  const panel = h("div.tk-panel-body", { role: "tabpanel", tabindex: "0" });
  let sent = area.value;
  let busy = false;
  frame.tab ??= "outline";
  frame.id ??= `tk-${Math.random().toString(36).slice(2)}`;

  async function ask() {
    if (busy || area.value === sent) return;
    busy = true;
    sent = area.value;
    try {
      await frame.ask({ do: "read", text: sent }, 20000);
      frame.tell("");
    } catch { /* the message is on the page */ } finally {
      busy = false;
      if (area.value !== sent) soon();
    }
  }
  const soon = debounce(ask, COACH_WAIT);
  area.addEventListener("input", soon);

  /** Choose in the draft the n-th place where these words stand. */
  function show([text, number]) {
    let at = area.value.indexOf(text);
    for (let n = 0; n < number && at >= 0; n++) at = area.value.indexOf(text, at + 1);
    if (at < 0) return;
    area.focus();
    area.setSelectionRange(at, at);
    area.blur();
    area.focus();
    area.setSelectionRange(at, at + text.length);
  }
  const place = (where, ...content) => h("button.tk-place", { type: "button", onclick: () => show(where) }, content);

  const draw = {
    outline: (view) => h("ol.tk-outline", {}, view.outline.map((row) => h("li", { style: { "--depth": row.depth } },
      place(row.place, row.marker ? h("b", {}, `${row.marker} `) : "", row.heading, row.function ? h("span.tk-muted", {}, `　${row.function}`) : "")))),
    promises: (view) => h("ul.tk-promises", {}, view.promises.map((row) => h("li", { "data-status": row.status }, place(row.place, h("span.tk-sign", {}, row.status === "kept" ? "✓" : "!"), ` ${row.words}`)))),
    slips_tab: (view) => h("ul.tk-slips", {}, view.slips.map((row) => h("li", {}, place(row.place, h("b", {}, short(row.place[0], 30)), h("div", {}, row.note))))),
    rhythm: (view) => {
      const longest = Math.max(24, ...view.rhythm.map((row) => row[1]));
      const said = h("p.tk-beat-said", {}, h("span.tk-muted", {}, words("rhythm_how")));
      const groups = [];
      for (const row of view.rhythm) (groups[row[2]] ??= []).push(row);
      return [
        h("p.tk-muted", {}, words("rhythm_words", { n: view.rhythm.length, long: view.rhythm.filter((row) => row[3]).length })),
        h("div.tk-rhythm", { role: "group", "aria-label": words("rhythm") }, groups.filter(Boolean).map((group) => h("span.tk-sentence", {},
          group.map(([text, count, , long, number]) => h(`button.tk-beat${long ? ".tk-long" : ""}`, { type: "button", tabindex: "-1", style: { height: `${(100 * count) / longest}%` }, title: `${count} · ${text}`, "aria-label": `${count} ${text}`, onclick: () => show([text, number]), onfocus: () => said.replaceChildren(`${count} · ${text}`), onmouseenter: () => said.replaceChildren(`${count} · ${text}`) }))))),
        said,
        h("details", {}, h("summary", {}, words("as_table")), h("table", {}, h("thead", {}, h("tr", {}, ["clause", "syllables", "breath"].map((key) => h("th", { scope: "col" }, words(key))))),
          h("tbody", {}, view.rhythm.map(([text, count, , long, number]) => h("tr", {}, h("td", {}, place([text, number], text)), h("td.tk-number", {}, String(count)), h("td", {}, long ? words("too_long") : "")))))),
      ];
    },
    ladder: (view) => {
      const most = Math.max(1, ...view.ladder.map((row) => row.count));
      return h("table.tk-ladder", {}, h("thead", {}, h("tr", {}, [words("strength"), "", words("count"), words("word")].map((text) => (text ? h("th", { scope: "col" }, text) : h("td"))))), h("tbody", {}, view.ladder.map((row) => h("tr", {},
        h("th", { scope: "row" }, words(`strength_${row.strength}`)), h("td.tk-bar-cell", {}, h("span", { style: { width: `${(100 * row.count) / most}%`, "--tk-step": `var(--tk-strength-${row.strength})` } })), h("td", {}, String(row.count)),
        h("td", {}, row.words.map(([word, count]) => `${word} ${count}`).join("　"))))));
    },
    compare: (view) => {
      const reference = h("select", { onchange: () => frame.ask({ do: "reference", name: reference.value }, 20000).catch(() => {}) },
        h("option", { value: "" }, words("none_chosen")), view.references.map((name) => h("option", { value: name, selected: name === view.reference }, name)));
      const version = !view.versions ? h("span.tk-muted", {}, words("version_none")) : h("select", { onchange: () => frame.ask({ do: "version", number: Number(version.value) }).catch(() => {}) },
        Array.from({ length: view.versions }, (_, i) => h("option", { value: String(i), selected: i === view.version }, words("version_n", { n: i + 1 }))));
      const sign = (now, then) => (then === null || now === then ? "" : now > then ? " ▲" : " ▼");
      return [
        h("p.tk-group", {}, h("label", {}, `${words("reference")} `, reference)),
        h("p.tk-group", {}, h("label", {}, `${words("version")} `, version)),
        h("p.tk-muted", {}, words("sign_words")),
        h("table", {}, h("thead", {}, h("tr", {}, ["fact", "now", "reference", "version"].map((key, i) => h(i ? "th.tk-number" : "th", { scope: "col" }, words(key))))),
          h("tbody", {}, view.facts.map(([name, now, then, before]) => h("tr", {}, h("th", { scope: "row" }, name), h("td.tk-number", {}, String(now)),
            h("td.tk-number", {}, then === null ? "—" : `${then}${sign(now, then)}`), h("td.tk-number", {}, before === null ? "—" : `${before}${sign(now, before)}`))))),
        view.changes ? [h("h4", {}, words("added_n", { n: view.changes.added.length })), h("ul", {}, view.changes.added.map((text) => h("li", {}, place([text, 0], text)))),
          h("h4", {}, words("dropped_n", { n: view.changes.dropped.length })), h("ul", {}, view.changes.dropped.map((text) => h("li", {}, h("s", {}, text))))] : "",
      ];
    },
  };
  const count = { promises: (view) => view.promises.length, slips_tab: (view) => view.slips.length, outline: (view) => view.outline.filter((row) => row.depth).length };

  function fill() {
    const view = frame.get("view");
    const full = Boolean(view.outline);
    size.textContent = full ? words("characters", { n: view.characters }) : "";
    [...tabs.children].forEach((tab) => {
      const on = tab.dataset.tab === frame.tab;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      tab.textContent = words(tab.dataset.tab) + (full && count[tab.dataset.tab] ? ` ${count[tab.dataset.tab](view)}` : "");
    });
    const top = panel.scrollTop;
    const drawn = full ? draw[frame.tab](view) : h("p.tk-muted", {}, words("draft_empty"));
    const empty = full && count[frame.tab] && !count[frame.tab](view) ? [h("p.tk-muted", {}, words(`${frame.tab}_none`))] : [];
    keepFocus(panel, () => panel.replaceChildren(...[drawn, empty].flat(Infinity)));
    panel.setAttribute("aria-label", words(frame.tab));
    panel.scrollTop = top;
    panel.querySelector(".tk-beat")?.setAttribute("tabindex", "0");
  }
  rove(panel, ".tk-beat", ["ArrowLeft", "ArrowRight"], frame.signal);
  rove(tabs, "[role=tab]", ["ArrowLeft", "ArrowRight"], frame.signal);
  tabs.append(...COACH_TABS.map((name) => h("button", { type: "button", role: "tab", "data-tab": name, onclick: () => ((frame.tab = name), fill()) })));
  const write = () => {
    const text = frame.get("draft");
    if (text !== sent && text !== area.value) area.value = sent = text;
  };
  frame.model.on("change:draft", write);
  bar.append(h("strong", {}, words("coach")), size, h("span.tk-space"),
    h("button.tk-keep", { type: "button", onclick: () => frame.ask({ do: "keep" }).then(() => frame.tell(words("kept_version", { n: frame.get("view").versions })), () => {}) }, words("keep_version")),
    ...frame.buttons());
  body.append(area, h("div.tk-side", {}, tabs, panel));
  fill();
  return { update: fill, stop: () => {
    soon.cancel();
    frame.model.off("change:draft", write);
  } };
}

export default { render: (context) => mount(context, "coach", coach, ["key_tabs", "key_beats"]) };
