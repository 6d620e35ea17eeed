// Words: every word with a bar after it; choose one or several, join them, or cut one where a character ends.

function wordcut(frame) {
  const { words, bar, body } = frame;
  const view = frame.get("view");
  const text = h("div.tk-words-text", { tabindex: "0", lang: "zh-CN", role: "group", "aria-label": words("text") });
  const side = h("div.tk-words-side", { "aria-live": "polite", role: "group", "aria-label": words("details") });
  const count = h("span.tk-muted", { role: "status" });
  let nodes = [];
  let anchor = frame.anchor ?? -1;
  let cursor = frame.cursor ?? -1;
  let cuts = new Set();
  const marks = (node) => node.dataset.tag === "x";
  const chosen = () => (cursor < 0 ? [] : nodes.slice(Math.min(anchor, cursor), Math.max(anchor, cursor) + 1));

  function draw() {
    const now = frame.get("view");
    text.replaceChildren(...now.paragraphs.map((paragraph) => h("p", {}, paragraph.map(([word, tag]) => {
      const node = h("span", { "data-tag": tag, title: now.tags[tag] || tag }, word);
      node.className = tag === "x" ? "tk-sign" : word in now.known ? "tk-w tk-known" : "tk-w";
      return node;
    }))));
    nodes = [...text.querySelectorAll("span")];
    if (cursor >= nodes.length) cursor = anchor = -1;
    count.textContent = words("words_n", { n: now.count });
    undo.disabled = !now.undoable;
    choose(anchor, cursor);
  }
  function choose(from, to) {
    for (const node of text.querySelectorAll(".tk-chosen")) node.classList.remove("tk-chosen");
    [anchor, cursor] = [frame.anchor, frame.cursor] = [from, to];
    cuts = new Set();
    for (const node of chosen()) node.classList.add("tk-chosen");
    tellChosen();
  }
  function tellChosen() {
    const now = frame.get("view");
    const list = chosen();
    const mended = [...now.joined.map((word) => [word, "joined"]), ...now.split.map((word) => [word, "split"])];
    const one = list.length === 1 ? list[0] : null;
    const letters = one ? Array.from(one.textContent) : [];
    keepFocus(side, () => side.replaceChildren(...[
      !list.length ? h("p.tk-muted", {}, words("words_how")) : "",
      one ? [h("h3", {}, one.textContent, h("small", {}, one.title)),
        one.textContent in now.known ? h("p", {}, h("span.tk-muted", {}, `${words("in_lexicon")}　`), now.known[one.textContent]) : "",
        letters.length > 1 && !marks(one) ? [h("p.tk-muted", {}, words("cut_how")),
          h("p.tk-letters", {}, letters.map((letter, i) => [letter, i < letters.length - 1 ? toggle("|", false, (on) => (on ? cuts.add(i) : cuts.delete(i)), { "aria-label": words("cut_after", { letter }) }) : ""])),
          h("p", {}, h("button.tk-split", { type: "button", onclick: split }, words("cut")))] : ""] : "",
      list.length > 1 ? [h("h3", {}, list.map((node) => node.textContent).join("|")), h("p", {}, h("button.tk-join", { type: "button", onclick: join }, words("join")))] : "",
      mended.length ? [h("h4", {}, words("mended_n", { n: mended.length })), h("ul", {}, mended.map(([word, how]) => h("li", {}, `${words(`mended_${how}`)}　${word}`)))] : "",
    ].flat(Infinity).filter(Boolean)));
  }
  const send = (request) => frame.ask(request, 30000).then(() => frame.tell(""), () => {});
  function join() {
    const list = chosen().map((node) => node.textContent);
    if (list.length < 2) return;
    [anchor, cursor] = [Math.min(anchor, cursor), Math.min(anchor, cursor)];
    return send({ do: "join", words: list });
  }
  function split() {
    const parts = [""];
    Array.from(chosen()[0].textContent).forEach((letter, i) => {
      parts[parts.length - 1] += letter;
      if (cuts.has(i)) parts.push("");
    });
    return send({ do: "split", parts });
  }
  const name = h("input", { type: "text", value: "words.tsv", "aria-label": words("dictionary_name") });
  const over = h("input", { type: "checkbox" });
  const save = h("button.tk-save", { type: "button", onclick: () => frame.ask({ do: "save", name: name.value, overwrite: over.checked }).then((answer) => frame.tell(words("dictionary_saved", { name: answer.saved })), () => {}) }, words("dictionary_save"));
  const undo = h("button.tk-undo", { type: "button", onclick: () => send({ do: "undo" }) }, words("undo"));

  text.addEventListener("click", (event) => {
    const at = nodes.indexOf(event.target.closest("span"));
    if (at >= 0) choose(event.shiftKey && anchor >= 0 ? anchor : at, at);
  });
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const to = Math.max(0, Math.min(nodes.length - 1, cursor + by));
      choose(event.shiftKey ? Math.max(0, anchor) : to, to);
      if (nodes[to]) nearest(nodes[to], text);
    } else if (event.key === "j" || event.key === "Enter") join();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  bar.append(h("strong", {}, words("wordcut")), count, undo, h("span.tk-space"),
    h("label", {}, `${words("dictionary_name")} `, name), h("label", {}, over, words("overwrite")), save, ...frame.buttons());
  body.append(text, side);
  draw();
  return { update: draw, stop: () => {} };
}

export default { render: (context) => mount(context, "wordcut", wordcut, ["key_words"]) };
