"""A small instrument file as it is uploaded, and the word given for it."""

import base64
import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled

from onward.assessments.models import Definition


def written(data: object) -> bytes:
    return json.dumps(data, indent=2, ensure_ascii=False).encode()


def upload(raw: bytes, name: str = "small-2.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw, "application/json")


def word(raw: bytes, **changes: Any) -> dict[str, Any]:
    told = {
        "content": base64.b64encode(raw).decode(),
        "file_name": "small-2.json",
        "basis": "free",
        "holder": "Public domain",
        "confirmed": "on",
    } | changes
    return {key: value for key, value in told.items() if value is not None}


def stored() -> int:
    with scopes_disabled():
        return Definition.objects.count()
