"""Office files with the same bytes each time: fixed times in the archive, in its properties, and in workbooks inside it."""

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^<>]*>)[^<]*(</dcterms:\2>)")


def repeatable(data: bytes) -> bytes:
    """Return a ZIP-based office file whose bytes depend on its content only.

    Entries keep their order and get the earliest time a ZIP can hold; times of creation and change become 1980-01-01; an
    archive inside the archive (the workbook of a chart) is treated alike.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith((".xlsx", ".docx")):
                content = repeatable(content)
            elif entry.filename.endswith("docProps/core.xml"):
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, content, compresslevel=6)
    return out.getvalue()
