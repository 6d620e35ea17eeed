// Cloud: the words at the places Python gave them; a word chosen shows its lines.

const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element; strings become text nodes. */
function s(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function cloud(frame) {
  const { words, bar, body } = frame;
  const picture = h("div.tk-picture");
  const lines = h("div.tk-cloud-lines", { "aria-live": "polite", role: "group", "aria-label": words("concordance"), tabindex: "0" });
  const slide = (trait, low, high, step) => {
    const shown = h("output", {}, String(frame.get(trait)));
    const input = h("input", { type: "range", min: String(low), max: String(high), step: String(step), value: String(frame.get(trait)) });
    const send = debounce(() => frame.set(trait, Number(input.value)), 200);
    input.addEventListener("input", () => {
      shown.textContent = input.value;
      send();
    });
    return h("label", {}, `${words(`cloud_${trait}`)} `, input, shown);
  };
  const pick = (trait, values) => {
    const select = h("select", { onchange: () => frame.set(trait, select.value) }, values.map((value) => h("option", { value, selected: value === frame.get(trait) }, words(`${trait}_${value}`))));
    return h("label", {}, `${words(`cloud_${trait}`)} `, select);
  };
  const view = frame.get("view");
  const stops = h("details.tk-popup", {}, h("summary", {}, words("cloud_stop")), h("div.tk-panel", {}, view.stops.map((name) =>
    h("p", {}, h("label", {}, h("input", { type: "checkbox", value: name, checked: frame.get("stop").includes(name) }), ` ${words(`stop_${name}`)}`)))));
  stops.addEventListener("change", () => frame.set("stop", [...stops.querySelectorAll("input:checked")].map((box) => box.value)));

  function choose(word) {
    frame.set("chosen", frame.get("chosen") === word ? "" : word);
  }
  function draw() {
    const now = frame.get("view");
    if (now.font) {
      const face = new FontFace(now.family, `url(${now.font})`);
      face.load().then(() => document.fonts.add(face), () => {});
    }
    const style = `font-family: "${now.family}", "Noto Sans SC", sans-serif`;
    const svg = s("svg", { viewBox: `0 0 ${now.width} ${now.height}`, role: "group", "aria-label": now.title, style });
    for (const word of now.words) {
      const node = s("text", { x: word.x, y: word.y, "font-size": word.size, role: "button", tabindex: "-1", "data-word": word.text, "aria-label": `${word.text} ${word.count} ${word.name}`, "aria-pressed": "false", class: `tk-cloud-word tk-group-${word.group}` }, word.text);
      node.append(s("title", {}, `${word.text} ${word.count} · ${word.name}`));
      svg.append(node);
    }
    for (const name of now.legend) {
      const [x, y, r] = name.dot;
      svg.append(s("circle", { cx: x, cy: y, r, class: `tk-group-${name.group}` }), s("text", { x: name.x, y: name.y, "font-size": name.size, class: "tk-legend" }, name.text));
    }
    if (!now.words.length) svg.append(s("text", { x: now.width / 2, y: now.height / 2, "font-size": 40, "text-anchor": "middle", class: "tk-legend" }, words("empty")));
    picture.replaceChildren(svg);
    svg.querySelector(".tk-cloud-word")?.setAttribute("tabindex", "0");
    twin(now);
    light();
  }
  function twin(now) {
    const rows = [...now.words.map((word) => [word.text, word.count, word.name]), ...now.left_out.map((word) => [word.text, word.count, word.reason])];
    table.replaceChildren(h("summary", {}, words("as_table")), h("table", {}, h("thead", {}, h("tr", {}, ["word", "count", "group"].map((key) => h("th", { scope: "col" }, words(key))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, String(cell))))))));
  }
  function light() {
    const word = frame.get("chosen");
    for (const node of picture.querySelectorAll(".tk-cloud-word")) {
      node.classList.toggle("tk-chosen", node.dataset.word === word);
      node.setAttribute("aria-pressed", String(node.dataset.word === word));
    }
    const found = frame.get("lines");
    lines.replaceChildren(...(word ? [h("h3", {}, word, h("small", {}, ` ${words("matches", { n: found.length })}`)),
      ...found.map(([left, match, right, where]) => h("p", {}, left, h("mark", {}, match), right, h("span.tk-where", {}, where)))] : [h("p.tk-muted", {}, words("cloud_how"))]));
  }
  picture.addEventListener("click", (event) => event.target.closest?.(".tk-cloud-word") && choose(event.target.closest(".tk-cloud-word").dataset.word));
  picture.addEventListener("keydown", (event) => {
    const all = [...picture.querySelectorAll(".tk-cloud-word")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") choose(all[at].dataset.word);
    else if (to !== undefined) {
      const next = all[Math.max(0, Math.min(all.length - 1, to))];
      all[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const table = h("details.tk-twin");
  bar.append(slide("top", 10, 300, 10), slide("at_least", 1, 10, 1), slide("least_size", 12, 80, 2), pick("colour", view.colours), pick("shape", view.shapes), stops,
    h("span.tk-space"), ...frame.buttons());
  body.append(picture, h("div.tk-cloud-side", {}, lines, table));
  draw();
  frame.model.on("change:lines", light);
  frame.model.on("change:chosen", light);
  return { update: draw, stop: () => {
    frame.model.off("change:lines", light);
    frame.model.off("change:chosen", light);
  } };
}

export default { render: (context) => mount(context, "cloud", cloud, ["key_cloud"]) };
