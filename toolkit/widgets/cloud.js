// Cloud: the words at the places Python gave them; a word chosen shows its lines.

function cloud(frame) {
  const { words, bar, body } = frame;
  const picture = h("div.tk-picture");
  const lines = h("div.tk-cloud-lines", { "aria-live": "polite", role: "group", "aria-label": words("concordance"), tabindex: "0" });
  const follow = []; // what a control shows when Python sets its trait
  let waiting = "";
  const slide = (trait, low, high, step) => {
    const shown = h("output", {}, String(frame.get(trait)));
    const input = h("input", { type: "range", min: String(low), max: String(high), step: String(step), value: String(frame.get(trait)) });
    const send = debounce(() => frame.set(trait, Number(input.value)), 200);
    input.addEventListener("input", () => {
      shown.textContent = input.value;
      send();
    });
    follow.push([trait, () => (shown.textContent = input.value = String(frame.get(trait)))]);
    return h("label", {}, `${words(`cloud_${trait}`)} `, input, shown);
  };
  const pick = (trait, values) => {
    const select = h("select", { onchange: () => frame.set(trait, select.value) }, values.map((value) => h("option", { value, selected: value === frame.get(trait) }, words(`${trait}_${value}`))));
    follow.push([trait, () => (select.value = frame.get(trait))]);
    return h("label", {}, `${words(`cloud_${trait}`)} `, select);
  };
  const view = frame.get("view");
  const stops = h("details.tk-popup", {}, h("summary", {}, words("cloud_stop")), h("div.tk-panel", {}, view.stops.map((name) =>
    h("p", {}, h("label", {}, h("input", { type: "checkbox", value: name, checked: frame.get("stop").includes(name) }), ` ${words(`stop_${name}`)}`)))));
  stops.addEventListener("change", () => frame.set("stop", [...stops.querySelectorAll("input:checked")].map((box) => box.value)));

  function choose(word) {
    waiting = frame.get("chosen") === word ? "" : word;
    frame.set("chosen", waiting);
  }
  function draw() {
    const now = frame.get("view");
    const svg = cloudPicture(now, words);
    picture.replaceChildren(svg);
    table.replaceChildren(...cloudTable(now, words).childNodes);
    light();
  }
  function light() {
    const word = frame.get("chosen");
    for (const node of picture.querySelectorAll(".tk-cloud-word")) {
      node.classList.toggle("tk-chosen", node.dataset.word === word);
      node.setAttribute("aria-pressed", String(node.dataset.word === word));
    }
    const found = frame.get("lines");
    const late = waiting && waiting === word;
    lines.replaceChildren(...(late ? [h("h3", {}, word), h("p.tk-muted", {}, words("wait"))] : word ? [h("h3", {}, word, h("small", {}, ` ${words("matches", { n: found.length })}`)),
      ...found.map(([left, match, right, where]) => h("p", { lang: "zh-CN" }, left, h("mark", {}, match), right, h("span.tk-where", {}, where)))] : [h("p.tk-muted", {}, words("cloud_how"))]));
  }
  roveWords(picture, ".tk-cloud-word", (node) => choose(node.dataset.word));
  const table = h("details.tk-twin");
  bar.append(slide("top", 10, 300, 10), slide("at_least", 1, 20, 1), slide("least_size", 12, 80, 2), pick("colour", view.colours), pick("shape", view.shapes), stops,
    h("span.tk-space"), ...frame.buttons());
  body.append(picture, h("div.tk-cloud-side", {}, lines, table));
  draw();
  const arrived = () => {
    waiting = "";
    light();
  };
  const events = [["change:lines", arrived], ["change:chosen", light], ...follow.map(([trait, work]) => [`change:${trait}`, work])];
  for (const [event, work] of events) frame.model.on(event, work);
  return { update: draw, stop: () => {
    for (const [event, work] of events) frame.model.off(event, work);
  } };
}

export default { render: (context) => mount(context, "cloud", cloud, ["key_cloud"]) };
