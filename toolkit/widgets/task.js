// Exercises: one at a time. The page knows no answers; Python judges, and lends hints and solutions when asked.

/** A group of controls with a legend, for screen readers and for the eye. */
function fieldset(legend, ...children) {
  return h("fieldset.tk-answer", {}, h("legend", {}, legend), ...children);
}

/** The makers of answers: each returns {node, answer(), fill(answer)} for a task. `words` speaks. */
const ANSWERS = {
  choice: (task, words, id) => picks(task, words("task_choice"), "radio", id, task.options, (ids) => ids[0] ?? null),
  multiple: (task, words, id) => picks(task, words("task_multiple"), "checkbox", id, task.options, (ids) => ids),
  judge(task, words, id) {
    const verdict = picks(task, words("task_verdict"), "radio", `${id}-v`, task.options, (ids) => ids[0] ?? null);
    const evidence = picks(task, words("task_evidence"), "checkbox", `${id}-e`, task.items, (ids) => ids);
    return {
      node: h("div", {}, verdict.node, evidence.node),
      answer: () => (verdict.answer() === null ? null : { verdict: verdict.answer(), evidence: evidence.answer() }),
      fill: (given) => {
        verdict.fill(given.verdict);
        evidence.fill(given.evidence);
      },
    };
  },
  order(task, words) {
    const list = h("ol.tk-order", { "aria-label": words("task_order") });
    const move = (item, by) => {
      const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (by < 0) other.before(item);
      else other.after(item);
      item.querySelector(by < 0 ? ".tk-up" : ".tk-down").focus();
    };
    for (const option of task.options) {
      const item = h("li", { "data-id": option.id });
      item.append(
        h("span.tk-group", {},
          h("button.tk-up", { type: "button", "aria-label": `${words("task_up")}：${short(option.text, 20)}`, onclick: () => move(item, -1) }, "↑"),
          h("button.tk-down", { type: "button", "aria-label": `${words("task_down")}：${short(option.text, 20)}`, onclick: () => move(item, 1) }, "↓")),
        h("span", {}, option.text));
      item.addEventListener("keydown", (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        move(item, by);
      });
      list.append(item);
    }
    return {
      node: fieldset(words("task_order"), list),
      answer: () => [...list.children].map((item) => item.dataset.id),
      fill: (given) => given.forEach((name) => list.append([...list.children].find((item) => item.dataset.id === name))),
    };
  },
  fill(task, words) {
    const blanks = task.parts.slice(1).map((_, n) =>
      task.options.length
        ? h("select", { "aria-label": words("task_blank", { n: n + 1 }) }, h("option", { value: "" }, `（${n + 1}）`), task.options.map((o) => h("option", { value: o.text }, o.text)))
        : h("input", { type: "text", "aria-label": words("task_blank", { n: n + 1 }) }));
    const text = h("div.tk-passage", {});
    task.parts.forEach((part, n) => {
      part.split("\n").forEach((line, k) => text.append(...(k ? [h("br"), line] : [line])));
      if (blanks[n]) text.append(blanks[n]);
    });
    return {
      node: fieldset(words("task_fill"), text),
      answer: () => (blanks.some((blank) => blank.value) ? blanks.map((blank) => blank.value) : null),
      fill: (given) => given.forEach((value, n) => (blanks[n].value = value)),
    };
  },
  match(task, words) {
    const choices = new Map(task.items.map((item) => [item.id,
      h("select", { "aria-label": short(item.text, 30) }, h("option", { value: "" }, "—"), task.options.map((o) => h("option", { value: o.id }, o.text)))]));
    const rows = task.items.map((item) => h("tr", {}, h("td.tk-item", {}, item.text), h("td", {}, choices.get(item.id))));
    return {
      node: fieldset(words("task_match"), h("table", {}, h("tbody", {}, rows))),
      answer: () => {
        const given = [...choices].filter(([, choice]) => choice.value).map(([item, choice]) => [item, choice.value]);
        return given.length ? Object.fromEntries(given) : null;
      },
      fill: (given) => Object.entries(given).forEach(([item, value]) => (choices.get(item).value = value)),
    };
  },
  rewrite(task, words) {
    const text = h("textarea", { rows: "3", "aria-label": words("task_rewrite"), placeholder: words("task_rewrite") });
    return { node: fieldset(words("task_rewrite"), text), answer: () => (text.value.trim() ? text.value : null), fill: (given) => (text.value = given) };
  },
  mark: (task, words) => marker(task, words),
};

/** Radio buttons or boxes to tick. */
function picks(task, legend, type, id, options, made) {
  const boxes = options.map((option) => h("input", { type, name: `${id}-${task.key}`, value: option.id }));
  const rows = options.map((option, n) => h("label.tk-pick", {}, boxes[n], h("span", {}, option.text)));
  const wanted = (given) => [given].flat();
  return {
    node: fieldset(legend, rows),
    answer: () => {
      const ids = boxes.filter((box) => box.checked).map((box) => box.value);
      return type === "checkbox" && !ids.length && legend !== "" && task.kind === "multiple" ? null : made(ids);
    },
    fill: (given) => boxes.forEach((box) => (box.checked = wanted(given).includes(box.value))),
  };
}

/** A passage in which stretches are marked: first piece, last piece; by click, by dragging, or with arrows and Enter. */
function marker(task, words) {
  let marks = [];
  let start = -1;
  const nodes = task.pieces.map((piece, n) => h("span.tk-piece", { "data-n": String(n), role: "button", tabindex: n ? "-1" : "0" }, piece));
  const text = h("div.tk-passage.tk-marker-text", { role: "group", "aria-label": words("task_passage") }, nodes);
  const list = h("div.tk-group.tk-marks", { "aria-live": "polite" });
  const wordsOf = ([a, b]) => task.pieces.slice(a, b + 1).join("");

  function draw() {
    nodes.forEach((node, n) => {
      node.classList.toggle("tk-in", marks.some(([a, b]) => a <= n && n <= b));
      node.classList.toggle("tk-begun", n === start);
      node.setAttribute("aria-pressed", String(n === start || marks.some(([a, b]) => a <= n && n <= b)));
    });
    list.replaceChildren(
      h("span.tk-muted", {}, words(start < 0 ? "task_marks" : "task_mark_end", { n: marks.length })),
      ...marks.map((mark, k) => h("button", { type: "button", "aria-label": `${words("remove")}：${wordsOf(mark)}`, onclick: () => {
        marks.splice(k, 1);
        draw();
      } }, `${short(wordsOf(mark), 18)} ×`)));
  }
  function add(a, b) {
    const span = [Math.min(a, b), Math.max(a, b)];
    marks = marks.filter(([x, y]) => y < span[0] || x > span[1]);
    marks.push(span);
    marks.sort((one, other) => one[0] - other[0]);
    start = -1;
    draw();
  }
  function touch(n) {
    if (start >= 0) return add(start, n);
    const inside = marks.findIndex(([a, b]) => a <= n && n <= b);
    if (inside >= 0) marks.splice(inside, 1);
    else start = n;
    draw();
  }
  const numberOf = (node) => {
    const piece = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".tk-piece");
    return piece && text.contains(piece) ? Number(piece.dataset.n) : -1;
  };
  let dragged = false;
  text.addEventListener("mouseup", () => {
    const chosen = window.getSelection();
    const [a, b] = [numberOf(chosen.anchorNode), numberOf(chosen.focusNode)];
    dragged = !chosen.isCollapsed && a >= 0 && b >= 0 && a !== b;
    if (!dragged) return;
    chosen.removeAllRanges();
    add(a, b);
  });
  text.addEventListener("click", (event) => {
    const n = numberOf(event.target);
    if (!dragged && n >= 0) touch(n);
    dragged = false;
  });
  text.addEventListener("keydown", (event) => {
    const n = numberOf(event.target);
    if (n < 0) return;
    const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to !== undefined) {
      const next = nodes[Math.max(0, Math.min(nodes.length - 1, to))];
      nodes.forEach((node) => (node.tabIndex = node === next ? 0 : -1));
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") touch(n);
    else if (event.key === "Escape" && start >= 0) {
      start = -1;
      draw();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return {
    node: fieldset(words("task_mark"), text, list),
    answer: () => (marks.length ? marks : null),
    fill: (given) => {
      marks = given;
      draw();
    },
  };
}

function exercises(frame) {
  const { words, bar, body } = frame;
  const kept = (frame.given ??= {});
  const id = (frame.id ??= `tk-${Math.random().toString(36).slice(2)}`);
  const place = h("span.tk-muted", {}, "");
  let key = "";
  let form = null;

  const view = () => frame.get("view");
  const current = () => view().tasks[frame.get("at")];
  function go(by) {
    save();
    frame.set("at", Math.max(0, Math.min(view().tasks.length - 1, frame.get("at") + by)));
    frame.tell("");
    draw();
    body.querySelector(".tk-prompt")?.focus();
  }
  function save() {
    const given = form?.answer();
    if (key && given !== null && given !== undefined) kept[key] = given;
  }
  function send() {
    const answer = form.answer();
    if (answer === null) return frame.tell(words("task_nothing"), "error");
    kept[key] = answer;
    return frame.ask({ do: "check", key, answer }, 20000).then((said) => {
      frame.tell(said.notice || (view().feedback ? "" : words("task_kept")));
    }, () => {});
  }
  const ask = (what) => frame.ask({ do: what, key }).then(() => frame.tell(""), () => {});
  const previous = h("button", { type: "button", onclick: () => go(-1) }, `← ${words("task_previous")}`);
  const next = h("button", { type: "button", onclick: () => go(1) }, `${words("task_next")} →`);
  const title = h("strong", {}, "");
  bar.append(title, place, h("span.tk-space"), previous, next, ...frame.buttons());

  const prompt = h("p.tk-prompt", { tabindex: "-1" });
  const passage = h("div.tk-quote.tk-given");
  const answer = h("div");
  const hint = h("button.tk-hint-button", { type: "button", onclick: () => ask("hint") });
  const solve = h("button.tk-solve", { type: "button", onclick: () => ask("solution") }, words("task_solution"));
  const check = h("button.tk-check", { type: "button", onclick: send });
  const said = h("div.tk-said", { role: "status", "aria-live": "polite" });
  const box = h("div.tk-exercise", {}, prompt, passage, answer, h("p.tk-group", {}, check, hint, solve), said);
  body.append(view().tasks.length ? box : h("p.tk-nothing", {}, words("task_none")));

  function draw() {
    const all = view().tasks;
    title.textContent = view().title;
    const task = current();
    if (!task) {
      for (const button of [previous, next]) button.hidden = true;
      return;
    }
    place.textContent = words("task_place", { n: frame.get("at") + 1, all: all.length });
    previous.disabled = frame.get("at") === 0;
    next.disabled = frame.get("at") === all.length - 1;
    if (task.key !== key) {
      key = task.key;
      form = ANSWERS[task.kind](task, words, id);
      if (kept[key] !== undefined) form.fill(kept[key]);
      answer.replaceChildren(form.node);
    }
    prompt.textContent = task.prompt;
    passage.hidden = !task.passage.length;
    passage.replaceChildren(...task.passage.map((line) => h("p", {}, line)));
    box.dataset.kind = task.kind;
    check.textContent = words(view().feedback ? "task_check" : "task_keep");
    hint.hidden = solve.hidden = !view().feedback;
    hint.textContent = words(task.hints.length ? "task_hint2" : "task_hint");
    hint.disabled = task.hints.length > 1;
    solve.disabled = !task.may_see || Boolean(task.solution);
    said.replaceChildren(
      task.said.length ? h("div.tk-verdict", { "data-outcome": task.outcome },
        h("p", {}, h("b", {}, `${{ right: "✓", partly: "≈", wrong: "✗" }[task.outcome]} ${task.said[0]}`)),
        task.said.slice(1).map((line) => h("p", {}, line))) : "",
      !view().feedback && task.answered ? h("p.tk-muted", {}, words("task_kept")) : "",
      ...task.hints.map((line, n) => h("p.tk-hint", {}, h("b", {}, words("task_hint_n", { n: n + 1 })), " ", line)),
      task.solution ? h("div.tk-solution", {}, h("b", {}, words("task_solution")), task.solution.split("\n").map((line) => h("p", {}, line))) : "");
  }
  draw();
  return { update: draw, stop: save };
}

export default { render: (context) => mount(context, "exercises", exercises, ["key_task_mark", "key_task_order"]) };
