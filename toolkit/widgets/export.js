// Export: a button a format; the bytes come with the answer and go to the browser's own download.

const MIME = {
  ".html": "text/html", ".json": "application/json", ".txt": "text/plain",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

function exporting(frame) {
  const { words, bar, body } = frame;
  const view = frame.get("view");
  async function take(suffix, button) {
    button.disabled = true;
    frame.tell(words("export_wait"));
    try {
      const answer = await frame.ask({ do: "file", suffix }, 120000);
      const address = URL.createObjectURL(new Blob([answer.buffers[0]], { type: MIME[suffix] || "application/octet-stream" }));
      const link = h("a", { href: address, download: answer.name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      frame.tell(words("export_done", { name: answer.name }));
    } catch { /* the message is on the page */ } finally {
      button.disabled = false;
    }
  }
  bar.append(h("strong", {}, words("export")), h("span", {}, view.name), h("span.tk-space"), ...frame.buttons());
  body.append(h("ul.tk-formats", {}, view.formats.map((suffix) => {
    const button = h("button", { type: "button", "data-suffix": suffix }, `${words(`export_${suffix.slice(1)}`)}　${suffix}`);
    button.addEventListener("click", () => take(suffix, button));
    return h("li", {}, button);
  })));
}

export default { render: (context) => mount(context, "export", exporting, []) };
