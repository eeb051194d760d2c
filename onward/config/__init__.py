"""Wiring only: settings, addresses, processes, the embedded database, the commands."""

import warnings

# Bare machines have no runtime folder; the library then uses one of its own, and the
# command line need not begin with a warning about it.
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
