"""A small world in force, and a client who told enough to be shown paths."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest

from onward.assessments.models import Administration, Result
from onward.careers.models import JobTitle, Occupation, Outlook, Release, Wage
from onward.careers.services.starter import STARTER, import_starter
from onward.experience.models import Job
from onward.coaching.models import Engagement

TITLES = (
    ("15-1252", "Software Developers", "software engineer"),
    ("29-1141", "Registered Nurses", "staff nurse"),
    ("43-3031", "Bookkeeping, Accounting, and Auditing Clerks", "bookkeeper"),
    ("25-2021", "Elementary School Teachers", "primary teacher"),
    ("47-2031", "Carpenters", "joiner"),
    ("27-1024", "Graphic Designers", "layout artist"),
)
"""
