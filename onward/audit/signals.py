"""What other apps may answer."""

from django.dispatch import Signal

# Sent with `member`: whoever keeps records answers with the ids of the engagements
# whose record is that member's own (a list of int).
own_record_asked = Signal()
