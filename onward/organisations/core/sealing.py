"""Sealing of confidential text: AES-256-GCM, bound to the place it stands in.

The associated data names model, field and row, so that a sealed text copied to
another row or column does not open. Each sealed value begins with the id of its
key, so that keys can be rotated while old values still open.
"""

import base64
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
KEY_BYTES = 32


class SealBroken(Exception):
    """The text does not open: another key, another place, or damage."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys by id. The first seals, every one opens."""

    keys: dict[str, bytes]

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read "id:base64,id:base64"; ValueError names what is wrong."""
        keys: dict[str, bytes] = {}
        for part in text.split(","):
            name, colon, encoded = part.strip().partition(":")
            if not colon or not (name.isascii() and name.isalnum()):
                raise ValueError("A field key is written as id:base64.")
            if name in keys:
                raise ValueError(f"Field key {name} is there twice.")
            keys[name] = _key(name, encoded)
        return cls(keys)

    @property
    def current(self) -> str:
        return next(iter(self.keys))

    def seal(self, text: str, *, place: str) -> bytes:
        """Seal `text` for `place` ("app.model:field:pk")."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        body = AESGCM(self.keys[self.current]).encrypt(
            nonce, text.encode(), place.encode()
        )
        return self.current.encode() + b":" + nonce + body

    def open(self, sealed: bytes, *, place: str) -> str:
        """Open what `seal` made for the same place."""
        name, _, rest = sealed.partition(b":")
        key = self.keys.get(name.decode(errors="replace"))
        if key is None:
            raise SealBroken(f"The key {name!r} is not on the ring.")
        try:
            text = AESGCM(key).decrypt(
                rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.encode()
            )
        except InvalidTag as error:
            raise SealBroken(f"The text at {place} does not open.") from error
        return text.decode()

    def is_current(self, sealed: bytes) -> bool:
        return sealed.startswith(self.current.encode() + b":")


def _key(name: str, encoded: str) -> bytes:
    """The bytes of one key; both alphabets of base64 are read."""
    plain = encoded.translate(str.maketrans("-_", "+/"))
    try:
        key = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except ValueError as error:
        raise ValueError(f"Field key {name} is not base64.") from error
    if len(key) != KEY_BYTES:
        raise ValueError(f"Field key {name} has {len(key)} bytes, not {KEY_BYTES}.")
    return key
