"""What other apps may listen to, and what they may answer."""

from django.dispatch import Signal

# Sent with `organisation`, `action`, `on`, `by` and `detail`, inside the
# transaction that changed the practice: the audit listens.
practice_changed = Signal()

# Sent with `organisation` by the practice's page: whoever knows of something a
# new practice needs answers with a core.setup.Item.
setup_asked = Signal()
