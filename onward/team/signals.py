"""What other apps may listen to."""

from django.dispatch import Signal

# Sent with `invitation` and `member`, inside the transaction that accepted it.
invitation_accepted = Signal()
