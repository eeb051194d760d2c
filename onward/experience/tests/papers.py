"""Small files of every kind that is taken, and some that are not what they say."""

import io
import zipfile

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(30)
JPEG = b"\xff\xd8\xff\xe0" + bytes(30)
TEXT = "Die Stundentafel hielt. 🙂\n".encode()
PROGRAM = b"MZ" + bytes(60)


def archive(*names: str) -> bytes:
    """A zip that holds these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return out.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
