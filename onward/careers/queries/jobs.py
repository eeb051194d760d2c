"""Past jobs and the occupations they are taken for."""

from dataclasses import dataclass

from onward.careers.core.phrases import plain_title
from onward.careers.models import JobMatch
from onward.careers.queries.titles import match_title, titles_of
from onward.coaching.models import Engagement
from onward.experience.models import Job
from onward.experience.queries import jobs

SURE = 0.68  # a guess at least so like counts until somebody says otherwise


@dataclass(frozen=True, slots=True)
class Taken:
    """What a past job is taken for; `code` is "" when it is taken for nothing."""

    job: Job
    code: str
    title: str
    likeness: float
    is_confirmed: bool

    @property
    def plain_title(self) -> str:
        return plain_title(self.title) if self.title else ""

    @property
    def counts(self) -> bool:
        return bool(self.code) and (self.is_confirmed or self.likeness >= SURE)


def taken_jobs(engagement: Engagement) -> list[Taken]:
    """Every past job: as the client said, else as its title is read.

    A match that was made for another title no longer counts.
    """
    kept = {
        match.job_id: match
        for match in JobMatch.objects.filter(job__engagement=engagement)
    }
    found = list(jobs(engagement))
    guesses = {
        job.pk: match_title(job.title, most=1)
        for job in found
        if job.pk not in kept or kept[job.pk].typed != job.title
    }
    names = titles_of(tuple(one.code for many in guesses.values() for one in many))
    taken = []
    for job in found:
        if job.pk not in guesses:
            match = kept[job.pk]
            taken.append(
                Taken(job, match.occupation_code, match.title, match.likeness, True)
            )
            continue
        guess = next(iter(guesses[job.pk]), None)
        if guess is None:
            taken.append(Taken(job, "", "", 0.0, False))
            continue
        title = names.get(guess.code, guess.title)
        taken.append(Taken(job, guess.code, title, guess.likeness, False))
    return taken


def code_of(engagement: Engagement, job: Job) -> str:
    """The code one past job is taken for; "none" where it is said to be no other."""
    for taken in taken_jobs(engagement):
        if taken.job.pk == job.pk:
            return taken.code or ("none" if taken.is_confirmed else "")
    return ""
