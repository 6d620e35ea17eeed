// A word cloud as SVG: the words at the places that Python gave them, in its font.

const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element; strings become text nodes. */
function s(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Draw a cloud; each word is a button that can be reached by arrow keys. */
function cloudPicture(now, words) {
  if (now.font) {
    const face = new FontFace(now.family, `url(${now.font})`);
    face.load().then(() => document.fonts.add(face), () => {});
  }
  const style = `font-family: "${now.family}", "Noto Sans SC", sans-serif`;
  const svg = s("svg", { viewBox: `0 0 ${now.width} ${now.height}`, role: "group", "aria-label": now.title, lang: "zh-CN", style });
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
  svg.querySelector(".tk-cloud-word")?.setAttribute("tabindex", "0");
  return svg;
}

/** The same cloud as a table, folded away: each word with its count and group, then what was left out and why. */
function cloudTable(now, words) {
  const rows = [...now.words.map((word) => [word.text, word.count, word.name]), ...now.left_out.map((word) => [word.text, word.count, word.reason])];
  return h("details.tk-twin", {}, h("summary", {}, words("as_table")), h("table", {}, h("thead", {}, h("tr", {}, ["word", "count", "group"].map((key) => h("th", { scope: "col" }, words(key))))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, String(cell))))))));
}

/** Let the arrow keys move among the words (or points) in `box`; Enter and click choose. */
function roveWords(box, selector, choose) {
  box.addEventListener("click", (event) => {
    const word = event.target.closest?.(selector);
    if (word) choose(word);
  });
  box.addEventListener("keydown", (event) => {
    const all = [...box.querySelectorAll(selector)];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") choose(all[at]);
    else if (to !== undefined) {
      const next = all[Math.max(0, Math.min(all.length - 1, to))];
      all[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
