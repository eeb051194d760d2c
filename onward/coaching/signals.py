"""What other apps may listen to."""

from django.dispatch import Signal

# Sent with `engagement`, `by` and `now`, inside the transaction that signed it as
# the second: sessions may be booked from here on.
agreement_signed = Signal()

# Sent with `engagement`, `by` and `now`, inside the transaction that ended it:
# whoever keeps something open for it closes it.
engagement_ended = Signal()
