"""Acts on enquiries, engagements, agreements, consents, coaches and notes."""

from onward.coaching.services.notes import write_note

__all__ = ["write_note"]
