// Shared by every widget: inlined before its own script when the class is made. Text reaches the page only as text nodes.

/** Make an element: h("p.tk-note", {title: "…", onclick: f}, "text", child, [more]). Strings become text nodes. */
function h(what, attributes, ...children) {
  const [tag, ...classes] = what.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Return words(key, {n: 3}) for a model: its table of words with the blanks filled, kept up to date. */
function speaker(model) {
  return (key, values) => {
    let text = (model.get("words") || {})[key] ?? key;
    for (const [name, value] of Object.entries(values || {})) text = text.split(`{${name}}`).join(String(value));
    return text;
  };
}

/** Return a function that runs `work` once, `wait` milliseconds after the last call; `.cancel()` drops it. */
function debounce(work, wait) {
  let timer = 0;
  const later = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

/** A button that stays pressed: its state is told to screen readers. */
function toggle(text, on, change, attributes) {
  const button = h("button.tk-toggle", { type: "button", "aria-pressed": String(on), ...attributes }, text);
  button.addEventListener("click", () => {
    const now = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(now));
    change(now);
  });
  return button;
}

/** Move a roving focus among `items` with the arrow keys; only one of them is in the tab order. */
function rove(box, selector, keys, signal) {
  const items = () => [...box.querySelectorAll(selector)].filter((item) => item.offsetParent !== null);
  const settle = (current) => items().forEach((item) => (item.tabIndex = item === current ? 0 : -1));
  box.addEventListener(
    "keydown",
    (event) => {
      const all = items();
      const at = all.indexOf(document.activeElement);
      const to = { [keys[0]]: at - 1, [keys[1]]: at + 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      event.stopPropagation();
      const next = all[Math.max(0, Math.min(all.length - 1, to))];
      settle(next);
      next.focus();
      if (box.getAttribute("role") === "tablist" || box.getAttribute("role") === "tree") next.click();
    },
    { signal },
  );
  return settle;
}

/** Ask Python: resolves with its answer; rejects with a sentence when Python says no or is not there. */
function asker(model, words, tell) {
  let last = 0;
  const waiting = new Map();
  const hear = (content, buffers) => {
    const done = waiting.get(content.to);
    if (!done) return;
    waiting.delete(content.to);
    clearTimeout(done.timer);
    if (content.error) {
      tell(content.error, "error");
      done.reject(new Error(content.error));
    } else done.resolve({ ...content, buffers });
  };
  model.on("msg:custom", hear);
  const lose = (id) => {
    const lost = waiting.get(id);
    if (!lost) return;
    waiting.delete(id);
    clearTimeout(lost.timer);
    tell(words("offline"), "offline");
    lost.reject(new Error("no answer"));
  };
  const ask = (request, wait = 8000, buffers = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++last + Math.random();
      const timer = wait ? setTimeout(() => lose(id), wait) : 0;
      waiting.set(id, { resolve, reject, timer });
      // A kernel that has dealt with the message and not answered does not know this widget: it was restarted.
      const status = (message) => message.content.execution_state === "idle" && setTimeout(() => lose(id), 500);
      try {
        model.send({ ...request, id }, { iopub: { status } }, buffers);
      } catch {
        lose(id);
      }
    });
  ask.stop = () => {
    model.off("msg:custom", hear);
    for (const { timer } of waiting.values()) clearTimeout(timer);
    waiting.clear();
  };
  return ask;
}

/**
 * Put a widget's frame on the page: a labelled region with a bar, a place for messages and a body.
 * `draw(frame)` fills `frame.bar` and `frame.body`; it runs again when the language changes, and when the view does unless it returns an
 * `update` of its own: `{update, stop}`. `stop` frees what it holds.
 */
function mount({ model, el }, name, draw, keys) {
  const words = speaker(model);
  const life = new AbortController();
  const root = h(`div.tk.tk-${name}`, { role: "region", "data-lm-suppress-shortcuts": "true" });
  const state = h("div.tk-message", { role: "status", "aria-live": "polite" });
  const bar = h("div.tk-bar");
  const body = h("div.tk-body");
  const tell = (text, kind = "note") => {
    state.textContent = text;
    state.dataset.kind = text ? kind : "";
  };
  const ask = asker(model, words, tell);
  const frame = { model, root, bar, body, words, tell, ask, signal: life.signal, on: (target, event, work) => {
    target.addEventListener(event, work, { signal: life.signal });
  } };
  frame.get = (trait) => model.get(trait);
  frame.set = (trait, value) => {
    model.set(trait, value);
    try {
      model.save_changes();
    } catch { /* the ping says that nobody is there */ }
    ask({ do: "ping" }, 0).catch(() => {});
  };
  const help = helpBox(frame, keys || []);
  frame.buttons = () => [
    toggle(words("projector"), model.get("projector"), (on) => frame.set("projector", on), { class: "tk-toggle tk-projector-button" }),
    h("button.tk-help-button", { type: "button", "aria-label": words("keys"), title: words("keys"), onclick: help.open }, "?"),
  ];
  const redraw = () => {
    frame.drawn?.stop?.();
    frame.drawn = undefined;
    root.setAttribute("aria-label", words(name));
    root.lang = model.get("lang") === "en" ? "en" : "zh-CN";
    root.classList.toggle("tk-projector", Boolean(model.get("projector")));
    if (state.dataset.kind === "offline") tell(words("offline"), "offline");
    else tell(""); // it was said in the language before
    bar.replaceChildren();
    body.replaceChildren();
    frame.drawn = draw(frame);
  };
  const renew = () => (frame.drawn?.update ? frame.drawn.update() : soon());
  const project = () => {
    root.classList.toggle("tk-projector", Boolean(model.get("projector")));
    root.querySelector(".tk-projector-button")?.setAttribute("aria-pressed", String(Boolean(model.get("projector"))));
  };
  // Words and view change together when the language does: draw once.
  const soon = debounce(redraw, 0);
  const gone = () => tell(words("offline"), "offline");
  const listening = [["change:view", renew], ["change:words", soon], ["change:projector", project]];
  for (const [event, work] of listening) model.on(event, work);
  // ipywidgets marks the views of a dead kernel with a class; the model's own event is not passed on by every host.
  const watch = new MutationObserver(() => {
    if (el.closest(".jupyter-widgets-disconnected") || el.classList.contains("jupyter-widgets-disconnected")) gone();
    else if (state.dataset.kind === "offline") tell("");
  });
  watch.observe(el, { attributes: true, attributeFilter: ["class"] });
  const popups = () => [...root.querySelectorAll("details.tk-popup[open]")];
  frame.on(document, "pointerdown", (event) => popups().forEach((popup) => popup.contains(event.target) || (popup.open = false)));
  frame.on(root, "keydown", (event) => {
    const [popup] = popups();
    if (event.key === "Escape" && popup) {
      popup.open = false;
      popup.querySelector("summary").focus();
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") help.open();
    else if (event.key === "p" || event.key === "P") frame.set("projector", !model.get("projector"));
    else return;
    event.preventDefault();
  });
  root.append(bar, state, body, help.box);
  el.append(root);
  redraw();
  if (el.classList.contains("jupyter-widgets-disconnected")) gone();
  return () => {
    frame.drawn?.stop?.();
    soon.cancel();
    watch.disconnect();
    ask.stop();
    for (const [event, work] of listening) model.off(event, work);
    life.abort();
    root.remove();
  };
}

/** Say whether a key pressed in `target` is text being typed. */
function typing(target) {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button|range)$/.test(target.type || "");
}

/** The box that says which keys do what. */
function helpBox(frame, keys) {
  const box = h("dialog.tk-help");
  const open = () => {
    box.replaceChildren(
      h("h3", {}, frame.words("keys")),
      h("ul", {}, [...keys, "key_projector", "key_help"].map((key) => h("li", {}, frame.words(key)))),
      h("button.tk-button", { type: "button", onclick: () => box.close() }, frame.words("close")),
    );
    box.setAttribute("aria-label", frame.words("keys"));
    if (!box.open) box.showModal();
  };
  box.addEventListener("keydown", (event) => event.stopPropagation());
  return { box, open };
}

/** Draw `box` anew by `work`, and give the focus back to the control that had its place, or to the box. */
function keepFocus(box, work) {
  const controls = () => [...box.querySelectorAll("button, a[tabindex], select, input, summary, [role=button]")];
  const inside = box !== document.activeElement && box.contains(document.activeElement);
  const at = inside ? controls().indexOf(document.activeElement) : -1;
  work();
  if (inside) (controls()[at] || box).focus({ preventScroll: true });
}

/** Shorten a text for a list, in whole characters. */
function short(text, size) {
  const all = Array.from(text.replace(/\s+/g, " "));
  return all.length > size ? `${all.slice(0, size).join("")}…` : all.join("");
}

/** Scroll `item` into the middle of `pane`, if it cannot be seen. */
function nearest(item, pane) {
  const outer = pane.getBoundingClientRect();
  const inner = item.getBoundingClientRect();
  if (inner.top < outer.top + 8 || inner.bottom > outer.bottom - 8) pane.scrollTop += inner.top - outer.top - outer.height / 3;
}
