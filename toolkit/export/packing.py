"""Office files that are the same to the byte whenever they say the same."""

import re
import zipfile
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^<>]*>)[^<]*(</dcterms:\2>)")
_WHEN = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def repacked(data: bytes, *, in_order: bool = True) -> bytes:
    """Return a zip file (pptx, docx, xlsx) whose bytes depend on its content only, not on the time it was made.

    Its parts are put in order of name, `[Content_Types].xml` first as Office wants it, or keep the order they have. The dates in the
    document properties are set to 1980; a workbook or document inside (the data of a chart) is repacked too.
    """
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        if in_order:
            names.sort(key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            content = source.read(name)
            if name.endswith("docProps/core.xml"):
                content = _CLOCK.sub(_WHEN, content)
            if name.endswith((".xlsx", ".docx")):
                content = repacked(content, in_order=in_order)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, content)
    return stream.getvalue()
