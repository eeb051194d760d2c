"""What other apps may listen to. Each is sent inside the transaction it tells of."""

from django.dispatch import Signal

# Sent with `invitation` and `member`, inside the transaction that accepted it.
invitation_accepted = Signal()

# Sent with `member`, whose roles are the new ones already, and `before`, a list.
roles_changed = Signal()

# Sent with `member`, no longer active.
membership_ended = Signal()
