// Compare: tabs above; the passages of what is chosen below, one column a side, or beside a picture.

const PICTURES = ["words", "clouds"];

function comparison(frame) {
  const { words, bar, body, root } = frame;
  const tabs = h("div.tk-tabs", { role: "tablist", "aria-label": words("compare_widget") });
  const panel = h("div.tk-panel-body", { role: "tabpanel", tabindex: "0" });
  const below = h("div.tk-both", { "aria-live": "polite", role: "group", "aria-label": words("passages"), tabindex: "0" });
  frame.charted ??= true;
  const now = () => frame.get("view");
  const look = (kind, thing, title) => frame.ask({ do: "passages", kind, thing, title }, 20000).catch(() => {});
  const name = (i) => now().sides[i];
  const wait = (asked) => {
    frame.tell(words("wait"));
    return asked.then(() => frame.tell(""), () => {});
  };

  const draw = {
    outlines: (tab) => [speakers(), h("table.tk-outlines", {}, h("thead", {}, h("tr", {}, [0, 1].map((i) => h("th", { scope: "col" }, now().members[i][now().shown[i]])), h("th", { scope: "col" }, words("likeness")))),
      h("tbody", {}, tab.rows.map((row) => h("tr", {}, [row.a, row.b].map((one) => h("td", {}, one ? h("button.tk-place", { type: "button", style: { "--depth": one.depth }, onclick: () => look("section", [row.a?.index ?? null, row.b?.index ?? null], words("structure_pair")) }, one.marker ? h("b", {}, `${one.marker} `) : "", one.heading, one.function ? h("span.tk-muted", {}, `　${one.function}`) : "") : h("span.tk-muted", {}, "—"))),
        h("td", {}, row.likeness === undefined ? "" : `${row.likeness}${row.crossing ? ` ⤫ ${words("crossing")}` : ""}`)))))],
    words: (tab) => [
      tab.warnings.length ? h("p.tk-warning", {}, `⚠ ${tab.warnings.join(" ")}`) : "",
      h("p.tk-group", { role: "group", "aria-label": words("tab_words") }, [true, false].map((charted) => h("button", { type: "button", "aria-pressed": String(frame.charted === charted), onclick: () => ((frame.charted = charted), fill()) }, words(charted ? "as_scatter" : "as_bars")))),
      frame.charted ? scatter(tab.words) : bars(tab.words),
    ],
    clouds: (tab) => {
      const box = h("div.tk-picture", {}, cloudPicture(tab, words));
      roveWords(box, ".tk-cloud-word", (node) => look("word", node.dataset.word, node.dataset.word));
      return [box, cloudTable(tab, words)];
    },
    devices: (tab) => tab.groups.map((group) => {
      const most = Math.max(1e-9, ...group.rows.flatMap((row) => [1.15 * row.a[0], 1.15 * row.b[0]]));
      return [h("h4", {}, group.name), h("table.tk-profile", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words("fact")), h("th", { scope: "col" }, name(0)), h("th", { scope: "col" }, name(1)), h("th", { scope: "col" }, words("difference")))),
        h("tbody", {}, group.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, h("button.tk-place", { type: "button", onclick: () => look("measure", row.id, row.name) }, row.name)),
          [row.a, row.b].map((rate, i) => h("td", {}, gauge(rate, most, i))), h("td", {}, row.differs ? `≠ ${words("differs")}` : "")))))];
    }),
    shared: (tab) => (tab.rows.length ? h("table.tk-shared", { lang: "zh-CN" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words("shared_n")), [0, 1].map((i) => h("th", { scope: "col" }, name(i))))),
      h("tbody", {}, tab.rows.map((row) => h("tr", {}, h("td", {}, h("button", { type: "button", onclick: () => look("shared", row.number, words("shared")) }, String(row.matched)), row.exact ? "" : h("div.tk-muted", {}, words("altered"))),
        [row.a, row.b].map((runs, i) => h("td", {}, row.from[i] ? h("span.tk-where", {}, row.from[i]) : "", runs.map(([text, changed]) => (changed ? h("ins", {}, text) : text)))))))) : h("p.tk-muted", {}, words("shared_none"))),
  };

  /** Which speech of a side of several is set against which: a choice a side. */
  function speakers() {
    const { members, shown } = now();
    if (members.every((list) => list.length < 2)) return "";
    return h("p.tk-group", {}, words("outline_of"), members.map((list, i) => (list.length < 2 ? "" : h("select", {
      "aria-label": words(`side_${i}`), "data-shown": String(i), onchange: (event) => wait(frame.ask({ do: "show", side: i, number: Number(event.target.value) }, 20000)),
    }, list.map((one, n) => h("option", { value: String(n), selected: n === shown[i] }, one))))));
  }
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
        h("td", {}, `${row.ratio}${row.low === null ? "" : ` (${row.low} – ${row.high})`}`), h("td.tk-number", {}, String(row.strength))))));
  }
  function scatter(list) {
    const size = parseFloat(getComputedStyle(root).fontSize) || 14;
    const width = Math.max(320, (panel.clientWidth || 900) - 30);
    const height = Math.max(260, Math.min(0.66 * width, (panel.clientHeight || 460) - 9 * size));
    const box = h("div.tk-scatter", {}, wordScatter(list, { width, height, size, names: [name(0), name(1)], words }), h("p.tk-muted", {}, words("scatter_how")));
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
    body.dataset.layout = PICTURES.includes(tab) && (tab !== "words" || frame.charted) ? "side" : "below";
    panel.setAttribute("aria-label", words(`tab_${tab}`));
    const drawn = view.prepared[tab] ? draw[tab](view.prepared[tab]) : h("p.tk-muted", {}, words("wait"));
    keepFocus(panel, () => panel.replaceChildren(...[drawn].flat(Infinity).filter(Boolean)));
    sides.forEach((side) => side.fill(view));
    show();
  }
  function show() {
    const found = frame.get("passages");
    const column = (list, i) => h("div", { tabindex: body.dataset.layout === "side" ? "0" : null }, h("h4", {}, name(i)), (list || []).length ? list.map(([where, runs]) => h("p", {}, where ? h("span.tk-where", {}, where) : "", runs.map(([text, on]) => (on ? h("mark", {}, text) : text)))) : h("p.tk-muted", {}, words("passages_none")));
    below.replaceChildren(...(found.title === undefined ? [h("p.tk-muted", {}, words("passages_how"))] : [h("h3", {}, found.title), h("div.tk-columns", { lang: "zh-CN" }, column(found.a, 0), column(found.b, 1))]));
    below.scrollTop = 0;
  }

  /** The choice of one side: a speech from the list, or several, or a file. */
  function chooser(i) {
    const select = h("select", { "aria-label": words(`side_${i}`), onchange: () => choose(i, select.value) });
    const list = h("div.tk-speeches", { role: "group", "aria-label": words("side_several") });
    const file = h("input.tk-hidden", { type: "file", accept: ".txt,.docx,.html,.htm,.md,.markdown,text/plain", tabindex: "-1", "aria-hidden": "true" });
    file.addEventListener("change", async () => {
      const [one] = file.files;
      if (!one) return;
      popup.open = false;
      const bytes = await one.arrayBuffer();
      file.value = "";
      wait(frame.ask({ do: "file", side: i, name: one.name }, 60000, [bytes]));
    });
    const together = h("button.tk-together", { type: "button", onclick: () => {
      const names = [...list.querySelectorAll("input:checked")].map((box) => box.value);
      popup.open = false;
      popup.querySelector("summary").focus();
      choose(i, names);
    } }, words("side_together"));
    const popup = h("details.tk-popup.tk-leftward", { "data-side": String(i) }, h("summary", { "aria-label": `${words(`side_${i}`)} ${words("side_more")}` }, words("side_more")),
      h("div.tk-panel", {}, h("p", {}, h("strong", {}, words("side_several"))), list, h("p", {}, together), h("p", {}, h("button.tk-file", { type: "button", onclick: () => file.click() }, words("side_file")), file)));
    return {
      select,
      nodes: [select, popup],
      fill(view) {
        select.replaceChildren(...[...new Set([view.sides[i], ...view.choices])].sort((a, b) => view.choices.indexOf(a) - view.choices.indexOf(b)).map((choice) => h("option", { value: choice, selected: choice === view.sides[i] }, short(choice, 30))));
        list.replaceChildren(...view.speeches.map((one) => h("label", {}, h("input", { type: "checkbox", value: one, checked: view.members[i].includes(one) }), one)));
      },
    };
  }
  const choose = (i, names) => {
    const both = sides.map((side) => side.select.value);
    both[i] = names;
    return wait(frame.ask({ do: "choose", first: both[0], second: both[1] }, 60000)).then(() => fill());
  };
  const sides = [chooser(0), chooser(1)];
  rove(tabs, "[role=tab]", ["ArrowLeft", "ArrowRight"], frame.signal);
  tabs.append(...now().tabs.map((tab) => h("button", { type: "button", role: "tab", "data-tab": tab, onclick: () => {
    frame.set("tab", tab);
  } }, words(`tab_${tab}`))));
  bar.append(...sides[0].nodes, "↔", ...sides[1].nodes, h("span.tk-space"), ...frame.buttons());
  body.append(tabs, panel, below);
  fill();
  let drawnFor = 0;
  const refit = debounce(() => {
    if (frame.get("tab") === "words" && frame.charted && Math.abs(panel.clientWidth - drawnFor) > 20) {
      drawnFor = panel.clientWidth;
      fill();
    }
  }, 120);
  const watch = new ResizeObserver(refit);
  watch.observe(panel);
  const larger = () => {
    drawnFor = 0;
    refit();
  };
  const events = [["change:tab", fill], ["change:passages", show], ["change:projector", larger]];
  for (const [event, work] of events) frame.model.on(event, work);
  return { update: fill, stop: () => {
    watch.disconnect();
    refit.cancel();
    for (const [event, work] of events) frame.model.off(event, work);
  } };
}

export default { render: (context) => mount(context, "compare_widget", comparison, ["key_tabs", "key_cloud"]) };
