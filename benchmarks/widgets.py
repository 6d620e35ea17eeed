"""How quickly the widgets answer, in a real browser on a page of their own.

    python benchmarks/widgets.py

Click to both panes updated (median of clicks all over the text), opening, and Coach from the last key to the answer drawn. The
page holds the widget's own script, style and state; Coach is answered by the real Python half, so that its time is typing
pause, reading and drawing together. Skips plainly without Playwright or Chromium.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE), str(HERE / "tests")]

from support.golddoc import COMPOSED, gold_document, long_document, text_of  # noqa: E402 - found by the line above
from support.programs import chromium  # noqa: E402

from toolkit.widgets.coach import Coach  # noqa: E402
from toolkit.widgets.explorer import Explorer  # noqa: E402

BARS = {"sample": 100, "long": 250, "open": 2000, "coach": 300}
"""Milliseconds that must not be exceeded."""
PAGE = """<!doctype html><meta charset=utf-8><style>{css}</style><body data-jp-theme-light=true><div id=el></div>
<script type=application/json id=state>{state}</script><script type=application/json id=esm>{esm}</script>
<script type=module>
const state = JSON.parse(document.getElementById('state').textContent), heard = {{}};
const fire = (name, ...given) => (heard[name] || []).slice().forEach((work) => work(...given));
window.model = {{ get: (key) => state[key], set(key, value) {{ state[key] = value; fire('change:' + key); }}, save_changes() {{}},
  on(name, work) {{ (heard[name] ??= []).push(work); }}, off(name, work) {{ heard[name] = (heard[name] || []).filter((w) => w !== work); }},
  send: (message) => window.ask?.(message).then((answer) => {{ for (const [k, v] of Object.entries(answer.state)) model.set(k, v); fire('msg:custom', answer.said); }}) }};
const source = JSON.parse(document.getElementById('esm').textContent);
const start = performance.now();
const module = await import(URL.createObjectURL(new Blob([source], {{ type: 'text/javascript' }})));
module.default.render({{ model, el: document.getElementById('el') }});
document.body.offsetHeight;
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
window.opened = performance.now() - start;
</script>"""
CLICKS = """async () => {
  const times = [], words = [...document.querySelectorAll('.tk-marked')];
  for (let i = 0; i < 41; i++) {
    const word = words[(i * 37) % words.length];
    const start = performance.now();
    word.click();
    document.body.offsetHeight;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""
TYPED = """async () => {
  const area = document.querySelector('textarea'), panel = document.querySelector('.tk-panel-body');
  area.value += '好';
  const done = new Promise((seen) => new MutationObserver((_, self) => { self.disconnect(); seen(); }).observe(panel, { childList: true }));
  const start = performance.now();
  area.dispatchEvent(new Event('input'));
  await done;
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - start;
}"""


def data(value):
    """JSON that can stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def traits(widget):
    """What a widget sends to its page."""
    skipped = {"layout", "tabbable", "tooltip"}
    return {n: getattr(widget, n) for n in widget.trait_names(sync=True) if n[0] != "_" and n not in skipped}


def opened(browser, widget):
    """A page that shows a widget, once it is drawn."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})

    def ask(message):
        before = widget.view
        said = {"to": message["id"], **widget.answer(message)}
        return {"said": said, "state": {} if widget.view is before else {"view": widget.view}}

    page.expose_function("ask", ask)
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(PAGE.format(css=widget._css, state=data(traits(widget)), esm=data(str(widget._esm))))  # noqa: SLF001
        file.flush()
        page.goto(f"file://{file.name}")
        page.wait_for_function("window.opened > 0")
    return page


def main():
    """Measure and print one line a figure; exit 1 where a bar is missed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("skipped: Playwright is not installed")
        return 0
    if chromium() is None:
        print("skipped: Chromium was not found")
        return 0
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for name, doc in (("sample", gold_document()), ("long", long_document())):
            page = opened(browser, Explorer(doc))
            found[name] = statistics.median(page.evaluate(CLICKS))
            found["open"] = page.evaluate("window.opened")
            page.close()
        page = opened(browser, Coach("".join(map(text_of, COMPOSED))[:3000]))
        found["coach"] = statistics.median([page.evaluate(TYPED) for _ in range(9)])
        browser.close()
    names = {
        "sample": "click to both panes updated, sample (median)",
        "long": f"click to both panes updated, {len(long_document().text)} characters (median)",
        "open": "opening Explorer on that",
        "coach": "Coach, 3,000 characters, last key to answer drawn (median)",
    }
    for key, words in names.items():
        print(f"{words}: {found[key]:.0f} ms (bar {BARS[key]} ms)")
    return int(any(found[key] > bar for key, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
