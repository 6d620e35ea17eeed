"""Exercises answered on the page as a trainee does it: rightly, half rightly, wrongly, each kind by its own controls."""

GRADES = {"right": "right", "half": "partly", "wrong": "wrong"}
"""How an answer is meant → the outcome that the page shows."""


WRITTEN = {
    "right": "一要聚焦民生改善，从严从实解决急难愁盼；二要聚焦产业升级，从严从实推动项目建设；三要聚焦作风转变，从严从实压紧工作责任。",
    "half": "要聚焦民生改善，从严从实解决急难愁盼。",
    "wrong": "去年冬天那场大雪以后，镇上的老李对我说过这样一句话：落实党建工作责任其实并不神秘。"
    "当时我没有听懂，后来在村里住了半个多月，跟着他挨家挨户送煤、修屋顶、劝架，才慢慢明白其中的道理，这件事我到今天还记得。",
}
"""Runs in the frame 聚焦___，从严从实___: three units, one unit, and words that keep to nothing."""


def pick(box, ids):
    """Choose exactly these options of radio buttons or boxes to tick."""
    for control in box.locator("input").all():
        name = control.get_attribute("value")
        if control.get_attribute("type") == "radio":
            if name in ids:
                control.check()
        else:
            control.set_checked(name in ids)


def put_in_order(box, ids):
    """Move the items up until they stand in this order."""
    for place, name in enumerate(ids):
        now = [item.get_attribute("data-id") for item in box.locator("li").all()]
        for _ in range(now.index(name) - place):
            box.locator(f'li[data-id="{name}"] .tk-up').click()


def choose_in(selects, values):
    """Choose a value in each list."""
    for control, value in zip(selects.all(), values, strict=True):
        control.select_option(value)


def mark(box, pieces):
    """Take all marks away, then mark from the first to the last piece of each pair."""
    while box.locator(".tk-marks button").count():
        box.locator(".tk-marks button").first.click()
    for first, last in pieces:
        box.locator(f'.tk-piece[data-n="{first}"]').click()
        box.locator(f'.tk-piece[data-n="{last}"]').click()


def rotated(values):
    """The values, each one place further."""
    return [*values[1:], *values[:1]]


def answer_for(task, grade):
    """What to give for `grade`; `task` is a dict of what the kernel knows (see `known`). None where the kind has no half."""
    right, kind = task["answer"], task["kind"]
    others = [name for name in task["options"] if name not in right]
    pairs = [pair.partition("=")[2] for pair in right] if kind == "match" else right
    false = [item for item in task["items"] if item not in right]
    between = task["pieces"][0][1] + 2 if task["pieces"] else 0
    filled = {"right": pairs, "half": [*pairs[:1], *rotated(pairs[1:])], "wrong": rotated(pairs)}
    answers = {
        "choice": {"right": right, "half": None, "wrong": others[:1]},
        "multiple": {"right": right, "half": right[:1], "wrong": others[:1]},
        "order": {"right": right, "half": [*right[1::-1], *right[2:]], "wrong": right[::-1]},
        "fill": filled,
        "match": filled,
        "judge": {"right": right, "half": [*right[:1], *false[:1]], "wrong": [*others[:1], *false[:1]]},
        "mark": {"right": task["pieces"], "half": task["pieces"][:1], "wrong": [[between, between]]},
        "rewrite": WRITTEN,
    }
    return answers[kind][grade]


def give(box, kind, answer):
    """Put an answer into the controls of an exercise."""
    if kind in {"choice", "multiple", "judge"}:
        pick(box, answer)
    elif kind == "order":
        put_in_order(box, answer)
    elif kind in {"fill", "match"}:
        choose_in(box.locator("select"), answer)
    elif kind == "mark":
        mark(box, answer)
    else:
        box.locator("textarea").fill(answer)


def known(kernel, name, key):
    """What the kernel knows of the exercise `key` of the widget called `name`: kind, ids, the right answer, pieces to mark."""
    task = f"{name}.tasks.task({key!r})"
    pieces = f"""[[next(n for n, (w, s) in enumerate({name}._pieces[{key!r}]) if s == span.start),
        max(n for n, (w, s) in enumerate({name}._pieces[{key!r}]) if s < span.stop)] for span in {task}.spans]"""
    return kernel.value(
        f"dict(kind={task}.kind, answer={task}.answer, options=[o.id for o in {task}.options], "
        f"items=[o.id for o in {task}.items], pieces={pieces})"
    )


def to_kind(widget, kind, tasks):
    """Go on in a widget until an exercise of this kind is shown; return its box."""
    box = widget.locator(".tk-exercise")
    for _ in range(tasks):
        if box.get_attribute("data-kind") == kind:
            return box
        widget.locator(".tk-bar button, button").filter(has_text="→").first.click()
    message = f"no exercise of the kind {kind} is there"
    raise AssertionError(message)
