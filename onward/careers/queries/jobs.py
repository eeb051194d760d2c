"""Past jobs and the occupations they are taken for."""

from dataclasses import dataclass

from onward.careers.core.phrases import plain_title
from onward.careers.core.text.titles import TitleSearch
from onward.careers.core.world import World
from onward.careers.models import JobMatch
from onward.careers.queries.titles import OURS, index_of
from onward.careers.queries.world import current_release, world_of
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
    release = current_release()
    index, world = index_of(release), world_of(release)
    taken = []
    for job in jobs(engagement):
        match = kept.get(job.pk)
        if match is not None and match.typed == job.title:
            taken.append(_as_said(job, match))
        else:
            taken.append(_as_read(job, index, world))
    return taken


def _as_said(job: Job, match: JobMatch) -> Taken:
    return Taken(
        job, match.occupation_code, match.title, match.likeness, is_confirmed=True
    )


def _as_read(job: Job, index: TitleSearch, world: World) -> Taken:
    guess = next(iter(index.search(job.title, most=1, source=OURS)), None)
    if guess is None:
        return Taken(job, "", "", 0.0, is_confirmed=False)
    title = world.title_of(guess.key)
    return Taken(job, guess.key, title, guess.likeness, is_confirmed=False)


def code_of(engagement: Engagement, job: Job) -> str:
    """The code one past job is taken for; "none" where it is said to be no other."""
    for taken in taken_jobs(engagement):
        if taken.job.pk == job.pk:
            return taken.code or ("none" if taken.is_confirmed else "")
    return ""
