"""Wiring only: settings, addresses, processes, the embedded database, the commands."""

import os
import tempfile

# Bare machines have no runtime folder; the embedded database warns when it looks
# for one, and would use this very folder.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
