"""Job titles, skills and descriptions as text: search, likeness, profiles. Pure."""
