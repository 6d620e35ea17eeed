// Upload: a file chosen or dropped, or text pasted. Bytes go to Python as they are; it guesses the encoding.

const UPLOAD_LARGEST = 8 * 1024 * 1024;

function upload(frame) {
  const { words, bar, body } = frame;
  const view = frame.get("view");
  let last = null;
  const input = h("input.tk-hidden", { type: "file", accept: ".txt,.docx,.html,.htm,.md,.markdown,text/plain", tabindex: "-1", "aria-hidden": "true" });
  const choose = h("button.tk-choose", { type: "button", onclick: () => input.click() }, words("upload_file"));
  const named = h("span", { role: "status" });
  const encoding = h("select", {}, h("option", { value: "" }, words("upload_guess")), view.encodings.map((name) => h("option", { value: name }, name)));
  const name = h("input", { type: "text", placeholder: words("upload_pasted"), "aria-label": words("upload_name") });
  const text = h("textarea.tk-paste", { rows: "7", "aria-label": words("upload_paste"), placeholder: words("upload_paste") });
  const read = h("button.tk-read", { type: "button" }, words("upload_read"));
  const done = h("div.tk-done", { "aria-live": "polite" });

  async function send(file) {
    if (!file) return;
    last = file;
    named.textContent = file.name;
    if (file.size > UPLOAD_LARGEST) return frame.tell(words("upload_large"), "error");
    frame.tell(words("upload_busy"));
    const bytes = await file.arrayBuffer();
    await frame.ask({ do: "file", name: file.name, encoding: encoding.value }, 30000, [bytes]).then(() => frame.tell(""), () => {});
  }
  function paste() {
    frame.tell(words("upload_busy"));
    frame.ask({ do: "paste", text: text.value, name: name.value }, 30000).then(() => frame.tell(""), () => {});
  }
  function show() {
    const found = frame.get("view").read;
    done.replaceChildren(...(found.name === undefined ? [] : [
      h("p", {}, words("upload_done", found)),
      found.encoding ? h("p.tk-muted", {}, words("upload_encoded", found)) : "",
      h("p.tk-quote", {}, h("span.tk-muted", {}, `${words("upload_start")} `), found.start),
    ]));
  }
  input.addEventListener("change", () => send(input.files[0]));
  encoding.addEventListener("change", () => last && send(last));
  read.addEventListener("click", paste);
  for (const event of ["dragover", "drop"]) frame.on(body, event, (given) => {
    given.preventDefault();
    given.stopPropagation();
    if (event === "drop") send(given.dataTransfer.files[0]);
  });
  bar.append(h("strong", {}, words("upload")), h("span.tk-space"), ...frame.buttons());
  body.append(
    h("div.tk-field.tk-drop", {}, choose, input, h("span.tk-muted", {}, words("upload_drop")), named, h("span.tk-space"),
      h("label", {}, `${words("upload_encoding")} `, encoding)),
    h("div.tk-field", {}, text),
    h("div.tk-field", {}, h("label", {}, `${words("upload_name")} `, name), read),
    done,
  );
  show();
  return { update: show, stop: () => {} };
}

export default { render: (context) => mount(context, "upload", upload, []) };
