"""A way into the kernel of a notebook that a browser has open: what Python knows, and what Python does."""

import ast
import json

from jupyter_client import BlockingKernelClient


class Kernel:
    """The one kernel of a server: `value("1 + 1")` gives 2, `run("x = 1")` runs."""

    def __init__(self, server):
        kernels = server.get("/api/kernels")
        file = next(server.home.rglob(f"kernel-{kernels[-1]['id']}.json"))
        self._client = BlockingKernelClient(connection_file=str(file))
        self._client.load_connection_file()
        self._client.start_channels()

    def run(self, code):
        """Run `code` in the notebook's kernel."""
        answer = self._client.execute(code, store_history=False, reply=True, timeout=30)["content"]
        assert answer["status"] == "ok", answer.get("evalue")

    def value(self, expression):
        """Return the value of an expression, which must go through JSON."""
        asked = {"value": f"__import__('json').dumps({expression})"}
        answer = self._client.execute("", store_history=False, user_expressions=asked, reply=True, timeout=30)
        found = answer["content"]["user_expressions"]["value"]
        assert found["status"] == "ok", found.get("evalue")
        return json.loads(ast.literal_eval(found["data"]["text/plain"]))

    def close(self):
        """Let go of the kernel; it runs on."""
        self._client.stop_channels()
