// The reading aid: pinyin and gloss of the word under the pointer, the finger, or the word cursor ( , and . keys).

function readingAid(frame, page, panes) {
  const { words } = frame;
  const bubble = h("div.tk-aid", { role: "status", hidden: true });
  let at = -1;
  const isOn = () => Boolean(frame.get("aid"));
  const begins = (n) => page.nodes[n]?.classList.contains("tk-word");
  const first = (n) => {
    while (n >= 0 && page.nodes[n] && !begins(n)) n--;
    return n;
  };
  const wordFrom = (n) => {
    let text = page.nodes[n]?.textContent || "";
    for (let i = n + 1; page.nodes[i] && !begins(i); i++) text += page.nodes[i].textContent;
    return text.trim();
  };
  function show(n) {
    at = n;
    const readings = frame.get("readings") || {};
    const found = n >= 0 ? readings[wordFrom(n)] : null;
    bubble.hidden = !found;
    if (!found) return;
    bubble.replaceChildren(h("b", {}, wordFrom(n)), h("span", { lang: "zh-Latn" }, ` ${found[0]}`), found[1] ? h("div", { lang: "en" }, found[1]) : "");
    const box = page.nodes[n].getBoundingClientRect();
    const pane = panes.text.getBoundingClientRect();
    bubble.style.top = `${box.bottom - pane.top + panes.text.scrollTop + 4}px`;
    bubble.style.left = `${Math.max(4, Math.min(box.left - pane.left, pane.width - bubble.offsetWidth - 24))}px`;
  }
  const over = (event) => {
    if (!isOn()) return;
    const n = page.number(event.target);
    show(n < 0 ? -1 : first(n));
  };
  frame.on(panes.text, "mouseover", over);
  frame.on(panes.text, "click", over);
  frame.on(panes.text, "mouseleave", () => show(-1));
  frame.on(panes.text, "keydown", (event) => {
    const by = { ",": -1, ".": 1 }[event.key];
    if (!by || !isOn()) return;
    let n = at;
    do n += by;
    while (n >= 0 && n < page.nodes.length && !(begins(n) && (frame.get("readings") || {})[wordFrom(n)]));
    if (begins(n)) {
      nearest(page.nodes[n], panes.text);
      show(n);
    }
    event.preventDefault();
    event.stopPropagation();
  });
  panes.text.append(bubble);
  const turn = (on) => {
    if (!on) show(-1);
    if (on && !Object.keys(frame.get("readings") || {}).length) {
      frame.tell(words("aid_wait"));
      frame.ask({ do: "readings" }, 30000).then(() => frame.tell(words("aid_ready")), () => {});
    }
    frame.set("aid", on);
  };
  return { button: () => toggle(words("aid"), isOn(), turn, { "data-show": "aid" }) };
}
