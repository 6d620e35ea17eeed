"""A browser page that remembers everything that went wrong on it."""

import re
from urllib.parse import urlsplit

# Errors that are not ours and do no harm: where, the exact text, and why it is let through.
HARMLESS = {
    # Voilà 0.5 hands an output to its renderer and then to a model that plotly's renderer does not have; the figure is drawn.
    ("/voila/", "r.setData is not a function"),
}
# Console errors let through likewise, by how they begin.
HARMLESS_SAID = {
    # A model that comes while the page gives up waiting for it; our template asks for the page again, the test sees the widget.
    ("/voila/", "Error: widget model not found"),
}


class Watch:
    """The page errors, console errors and requests to other hosts of a Playwright context."""

    def __init__(self, context):
        self.troubles = []
        context.on("weberror", self._error)
        context.on("console", self._console)
        context.on("request", lambda request: self._address(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._address(socket.url)))

    def _error(self, lost):
        said = getattr(lost.error, "message", str(lost.error))
        if not any(place in lost.page.url and said == known for place, known in HARMLESS):
            self.troubles.append(f"page error: {said}")

    def _console(self, message):
        address = message.location.get("url", "")
        known = any(place in address and message.text.startswith(said) for place, said in HARMLESS_SAID)
        if message.type == "error" and not known:
            self.troubles.append(f"console error: {message.text} ({address})")

    def _address(self, url):
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.troubles.append(f"another host was asked: {url[:200]}")


class Lab:
    """One notebook open in JupyterLab."""

    def __init__(self, page, server):
        self.page = page
        self.server = server

    def open(self, notebook):
        """Open `notebook` (a path below the server's root) alone in the window, its kernel started."""
        address = f"{self.server.url}/lab/workspaces/test/tree/{notebook}?reset"
        self.page.goto(address, wait_until="domcontentloaded")
        self.page.locator(".jp-NotebookPanel").wait_for(timeout=90_000)
        self._idle().wait_for(timeout=90_000)
        assert self.pop_ups() == []
        return self

    def pop_ups(self):
        """The texts of the dialogues and notices that lie over the notebook."""
        return self.page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts()

    def run_all(self, limit=180):
        """Run every cell through the Run menu and wait until each has its number and the kernel is idle."""
        prompts = self.page.locator(".jp-CodeCell .jp-InputPrompt")
        for _attempt in range(5):  # JupyterLab drops a run that comes before its kernel has answered once
            self._first_cell()
            self.page.get_by_role("menuitem", name=re.compile("^(Run|运行)$")).first.click()
            self.page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
            self.page.wait_for_timeout(1_000)
            self._idle().wait_for(timeout=limit * 1000)
            # Not the inner text: that is empty for a cell outside the window.
            # A folded cell shows no prompt at all.
            if all(re.search(r"\d", prompt) for prompt in prompts.all_text_contents() if prompt):
                return self
        message = "the notebook did not run"
        raise AssertionError(message)

    def _first_cell(self):
        asked = self.page.locator(".jp-Dialog", has_text=re.compile("Select Kernel|选择内核"))
        if asked.count():  # a slow server had not listed its kernels yet; the one of the notebook is chosen
            asked.locator(".jp-mod-accept").click()
        try:
            self.page.locator(".jp-Notebook .jp-Cell").first.click()
        except Exception as error:
            error.add_note(f"over the notebook lay: {self.pop_ups()}")
            raise

    def errors(self):
        """The texts of the outputs that are tracebacks or went to stderr."""
        marks = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]'
        return self.page.locator(marks).all_text_contents()

    def _idle(self):
        return self.page.locator('.jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status="idle"]')
