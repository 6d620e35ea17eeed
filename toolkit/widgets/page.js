// The text of a speech on the page: pieces in paragraphs, underlines in lanes, hover, choice, search. Pieces are counted, never characters.

/** Draw the paragraphs of `view` into `pane`; returns what moves them. */
function drawText(view, pane) {
  const owners = view.pieces.map((piece) => piece[1].map((mark) => view.marks[mark]));
  const nodes = new Array(view.pieces.length);
  const blocks = view.paragraphs.map((paragraph) => {
    const block = document.createElement("p");
    block.dataset.zone = view.parts.find((part) => part.id === paragraph.part)?.zone || "";
    for (let number = paragraph.range[0]; number < paragraph.range[1]; number++) {
      const node = document.createElement("span");
      node.className = view.pieces[number][2] ? "tk-piece tk-word" : "tk-piece";
      node.dataset.i = number;
      node.textContent = view.pieces[number][0];
      for (const [owner, mark] of owners[number]) {
        const kind = owner.slice(0, owner.indexOf("-"));
        if (kind === "section") node.classList.add(mark === 1 ? "tk-marker" : "tk-heading");
        else if (kind !== "finding" && kind !== "slip") {
          const first = !owners[number - 1]?.some(([before]) => before === owner);
          node.classList.add(`tk-${kind}`);
          if (first) node.classList.add(`tk-${kind}-first`);
        }
      }
      nodes[number] = node;
      block.append(node);
    }
    return block;
  });
  pane.replaceChildren(...blocks);
  let lit = [];
  let hot = [];
  const range = (from, to) => nodes.slice(from, to).filter(Boolean);
  const members = new Map();
  owners.forEach((list, number) => {
    for (const [owner, mark] of list) {
      if (!members.has(owner)) members.set(owner, []);
      members.get(owner).push([number, mark]);
    }
  });

  const page = {
    nodes,
    blocks,
    number: (target) => Number(target?.closest?.("[data-i]")?.dataset.i ?? -1),
    owners: (number) => owners[number].map(([owner]) => owner),
    /** The visible findings that cover a piece, the shortest first. */
    at(number, visible) {
      const here = new Set(page.owners(number));
      const found = visible.filter((finding) => here.has(finding.id));
      return found.sort((a, b) => a.range[1] - a.range[0] - (b.range[1] - b.range[0]));
    },
    /** The visible findings that share a piece with `thing`, itself included. */
    sharing(thing, visible) {
      const numbers = new Set((members.get(thing.id) || []).map(([number]) => number));
      return visible.filter((finding) => (members.get(finding.id) || []).some(([number]) => numbers.has(number)));
    },
    part(number) {
      let best = "";
      for (const part of view.parts) if (part.range[0] <= number && number < part.range[1]) best = part.id;
      return best;
    },
    /** Give each finding a lane of its own beneath the words, as few lanes as its neighbours allow, and draw them. */
    lanes(visible) {
      const over = nodes.map(() => null);
      const shown = visible.map((finding) => [finding, members.get(finding.id) || []]).filter(([, list]) => list.length);
      shown.sort((a, b) => b[1].length - a[1].length || a[1][0][0] - b[1][0][0]);
      for (const [finding, list] of shown) {
        let lane = 0;
        while (list.some(([number]) => over[number]?.[lane])) lane++;
        for (const [number] of list) (over[number] ??= [])[lane] = finding.family;
      }
      view.paragraphs.forEach((paragraph, i) => {
        let deepest = 0;
        for (let n = paragraph.range[0]; n < paragraph.range[1]; n++) deepest = Math.max(deepest, over[n]?.length || 0);
        blocks[i].style.setProperty("--lanes", deepest);
        for (let n = paragraph.range[0]; n < paragraph.range[1]; n++) {
          const key = over[n] ? `${deepest}:${over[n].map((family) => family || "-").join()}` : "";
          if (nodes[n].tkLanes === key) continue;
          nodes[n].tkLanes = key;
          nodes[n].classList.toggle("tk-marked", Boolean(key));
          underline(nodes[n], over[n], deepest);
        }
      });
    },
    hover(thing) {
      for (const node of hot) node.classList.remove("tk-hover");
      hot = !thing ? [] : members.has(thing.id) && !("heading" in thing) ? members.get(thing.id).map(([n]) => nodes[n]).filter(Boolean) : range(...thing.range);
      for (const node of hot) node.classList.add("tk-hover");
    },
    choose(thing, scroll) {
      for (const node of lit) {
        node.classList.remove("tk-on", "tk-inside", "tk-span");
        delete node.dataset.n;
      }
      lit = [];
      if (!thing) return;
      const isPart = "heading" in thing;
      lit = range(...thing.range);
      const wide = isPart || lit.length > 400;
      if (wide && !isPart) lit = [];
      for (const node of lit) node.classList.add(isPart ? "tk-inside" : "tk-span");
      if (!isPart) {
        let before = 0;
        for (const [n, mark] of members.get(thing.id) || []) {
          if (!nodes[n]) continue;
          nodes[n].classList.add("tk-on");
          if (mark !== before && thing.members.length > 1) nodes[n].dataset.n = mark;
          before = mark;
          lit.push(nodes[n]);
        }
      }
      if (scroll === true) {
        const first = nodes.slice(thing.range[0], thing.range[1]).find(Boolean);
        if (first) nearest(first, pane);
      }
    },
    /** Mark the words of these findings as rejected. */
    strike(ids) {
      for (const node of pane.querySelectorAll(".tk-rejected")) node.classList.remove("tk-rejected");
      for (const id of ids) for (const [n] of members.get(id) || []) nodes[n]?.classList.add("tk-rejected");
    },
    /** Scroll to one member of a finding. */
    reveal(id, mark) {
      const found = (members.get(id) || []).find(([, number]) => number === mark);
      if (found && nodes[found[0]]) nearest(nodes[found[0]], pane);
    },
  };
  return page;
}

/** Underline a piece: one line a lane, each family in its own pattern; what tints it stays above the lines. */
function underline(node, lanes, deepest) {
  const drawn = (lanes || []).map((family, lane) => [family, lane]).filter(([family]) => family);
  const layers = drawn.map(([family]) => LINES[family](colourOf(family)));
  node.style.backgroundImage = [...layers, "linear-gradient(transparent, transparent)"].join(", ");
  node.style.backgroundPosition = [...drawn.map(([, lane]) => `0 calc(100% - ${(deepest - 1 - lane) * 5}px)`), "0 0"].join(", ");
  node.style.backgroundSize = [...layers.map(() => "100% 3px"), "100% 100%"].join(", ");
  node.style.backgroundClip = [...layers.map(() => "padding-box"), "content-box"].join(", ");
  node.style.backgroundOrigin = "padding-box";
}

/** Return [node, UTF-16 offset] for a place `count` UTF-16 units into a paragraph. */
function placeIn(block, count) {
  for (const node of block.children) {
    const size = node.firstChild?.length || 0;
    if (count <= size && size) return [node.firstChild, count];
    count -= size;
  }
  return [block, block.childNodes.length];
}

/** Search in the text: every match lit, Enter goes from one to the next. `found(number)` gets the piece a match begins in. */
function searcher(frame, page, pane, found) {
  const { words } = frame;
  const lights = typeof CSS !== "undefined" && CSS.highlights ? CSS.highlights : null;
  const mine = [new Set(), new Set()];
  let matches = [];
  let now = -1;
  const count = h("span.tk-muted", { role: "status" });
  const input = h("input.tk-search", { type: "search", "aria-label": words("search"), placeholder: words("search"), title: words("search_hint") });
  const light = (name, ranges, slot) => {
    if (!lights) return;
    const light = lights.get(name) || new Highlight();
    for (const range of mine[slot]) light.delete(range);
    mine[slot] = new Set(ranges);
    for (const range of ranges) light.add(range);
    lights.set(name, light);
  };
  const look = () => {
    const wanted = input.value.trim();
    matches = [];
    now = -1;
    for (const block of wanted ? page.blocks : []) {
      const text = block.textContent;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = document.createRange();
        range.setStart(...placeIn(block, at));
        range.setEnd(...placeIn(block, at + wanted.length));
        matches.push(range);
      }
    }
    light("tk-search", matches, 0);
    light("tk-search-now", [], 1);
    count.textContent = !wanted ? "" : matches.length ? words("matches", { n: matches.length }) : words("no_match");
  };
  const go = (by) => {
    if (!matches.length) return;
    now = (now + by + matches.length) % matches.length;
    const range = matches[now];
    light("tk-search-now", [range], 1);
    count.textContent = `${now + 1} / ${matches.length}`;
    let node = range.startContainer.parentElement;
    if (range.startOffset === range.startContainer.length) node = node.nextElementSibling || node;
    nearest(node, pane);
    found(page.number(node));
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      input.value = "";
      look();
      pane.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    box: h("span.tk-group", {}, input, count),
    find: (text) => {
      input.value = text;
      look();
    },
    stop: () => {
      light("tk-search", [], 0);
      light("tk-search-now", [], 1);
    },
  };
}
