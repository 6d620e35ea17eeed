// Concordance: lines with the match in the middle; the chosen line's passage below.

function concordance(frame) {
  const { words, bar, body } = frame;
  const view = frame.get("view");
  const query = h("input.tk-search", { type: "search", "aria-label": words("search"), placeholder: words("search"), value: frame.get("query") });
  const ask = debounce(() => frame.get("query") !== query.value && frame.set("query", query.value), 250);
  const option = (trait, values, key) => {
    const select = h("select", { onchange: () => frame.set(trait, select.value) }, values.map((value) => h("option", { value, selected: value === frame.get(trait) }, words(`${key}_${value}`))));
    return h("label", {}, `${words(key)} `, select);
  };
  const width = h("input", { type: "range", min: "5", max: "60", step: "5", value: String(frame.get("width")) });
  width.addEventListener("change", () => frame.set("width", Number(width.value)));
  const count = h("span.tk-muted", { role: "status" });
  const passage = h("div.tk-passage", { "aria-live": "polite", tabindex: "0", role: "group", "aria-label": words("passage") });
  const box = h("div.tk-lines", { tabindex: "0", role: "listbox", lang: "zh-CN", "aria-label": words("concordance") });
  let at = -1;

  function choose(number, focus) {
    at = number;
    [...box.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === at)));
    const line = box.children[at];
    box.setAttribute("aria-activedescendant", line ? line.id : "");
    if (line && focus) nearest(line, box);
    const [, , , where, [before, match, after]] = frame.get("view").lines[at] || ["", "", "", "", ["", "", ""]];
    passage.replaceChildren(h("p.tk-muted", {}, where || words("passage_none")), h("p", { lang: "zh-CN" }, before, match ? h("mark", {}, match) : "", after));
  }
  function fill() {
    const found = frame.get("view");
    box.replaceChildren(...found.lines.map(([left, match, right, where], i) =>
      h("div.tk-line-row", { role: "option", id: `${frame.id}-${i}`, "aria-selected": "false", onclick: () => choose(i) },
        h("span.tk-left", {}, left), h("mark", {}, match), h("span.tk-right", {}, right), h("span.tk-where", {}, where))));
    count.textContent = found.error ? "" : found.query ? words(found.total > found.lines.length ? "lines_most" : "matches", { n: found.total, most: found.lines.length }) : "";
    frame.tell(found.error || "", "error");
    choose(found.lines.length ? 0 : -1);
  }
  frame.id ??= `tk-${Math.random().toString(36).slice(2)}`;
  query.addEventListener("input", ask);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") box.focus();
    else return;
    event.preventDefault();
  });
  box.addEventListener("keydown", (event) => {
    const last = box.children.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + 10, PageUp: at - 10 }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    choose(Math.max(0, Math.min(last, to)), true);
  });
  bar.append(
    h("span.tk-group", {}, query, count),
    option("kind", view.kinds, "kind"),
    option("sort", ["text", "left", "right", "match"], "sort"),
    h("label", {}, `${words("width")} `, width),
    h("span.tk-space"),
    ...frame.buttons(),
  );
  body.append(box, passage);
  fill();
  return { update: fill, stop: () => ask.cancel() };
}

export default { render: (context) => mount(context, "concordance", concordance, ["key_lines"]) };
