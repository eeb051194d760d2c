from conftest import Cast
from onward.careers.models import JobMatch
from onward.careers.queries import taken_jobs
from onward.careers.services import match_job
from onward.careers.tests.conftest import add_job
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement


def test_a_past_job_is_taken_for_the_occupation_its_title_names(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = enter(cast.client).get(at(cast.north, "careers:jobs", told.pk))

    words = html.content.decode()
    assert "taken for Clinical laboratory technologists and technicians" in words
    assert "our guess" in words


def test_a_title_nothing_is_like_does_not_count(told: Engagement, cast: Cast) -> None:
    job = add_job(told, "Zxqv wrangler of qqq")

    taken = {one.job.pk: one for one in taken_jobs(told)}[job.pk]

    assert not taken.counts


def test_another_occupation_can_be_chosen_and_counts_at_once(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    job = taken_jobs(told)[0].job
    url = at(cast.north, "careers:job", told.pk, job.pk)
    browser = enter(cast.client)

    asked = browser.get(url, {"q": "blood collector"})
    browser.post(f"{url}?q=blood+collector", {"code": "31-9097"})

    assert "Phlebotomists" in asked.content.decode()
    taken = taken_jobs(told)[0]
    assert (taken.code, taken.is_confirmed, taken.counts) == ("31-9097", True, True)


def test_none_of_these_is_an_answer(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    job = taken_jobs(told)[0].job

    enter(cast.client).post(
        at(cast.north, "careers:job", told.pk, job.pk), {"code": "none"}
    )

    taken = taken_jobs(told)[0]
    assert (taken.code, taken.is_confirmed, taken.counts) == ("", True, False)


def test_a_code_that_was_not_offered_is_refused(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    job = taken_jobs(told)[0].job
    url = at(cast.north, "careers:job", told.pk, job.pk)
    browser = enter(cast.client)

    assert browser.post(url, {"code": "99-9999"}).status_code == 422
    assert browser.post(url, {}).status_code == 422
    assert not JobMatch.objects.exists()


def test_a_changed_title_is_matched_anew(told: Engagement, cast: Cast) -> None:
    job = taken_jobs(told)[0].job
    match_job(job, "31-9097", by=cast.client)

    job.title = "software engineer"
    job.save()

    taken = taken_jobs(told)[0]
    assert (taken.code, taken.is_confirmed) == ("15-1252", False)


def test_a_job_of_somebody_else_is_not_there(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    other = add_job(cast.second_engagement)
    url = at(cast.north, "careers:job", told.pk, other.pk)

    assert enter(cast.client).get(url).status_code == 404


def test_without_jobs_the_page_says_what_to_do(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    taken_jobs(told)[0].job.delete()

    html = enter(cast.client).get(at(cast.north, "careers:jobs", told.pk))

    assert "Nothing to place yet" in html.content.decode()
