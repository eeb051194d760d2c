from django.urls import path, register_converter

from onward.careers import views


class OccupationCode:
    """A SOC or O*NET-SOC code, 15-1252 or 15-1252.00, or working for oneself."""

    regex = r"(?:[0-9]{2}-[0-9]{4}(?:\.[0-9]{2})?|self-employment)"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(OccupationCode, "occupation")

app_name = "careers"
HERE = "engagements/<int:engagement_id>/paths/"
urlpatterns = [
    path(HERE, views.paths, name="paths"),
    path(f"{HERE}weights/", views.weights, name="weights"),
    path(f"{HERE}fields/", views.fields, name="fields"),
    path(f"{HERE}area/", views.area, name="area"),
    path(f"{HERE}explore/", views.explore, name="explore"),
    path(f"{HERE}compare/", views.compare, name="compare"),
    path(f"{HERE}shortlist/", views.shortlist, name="shortlist"),
    path(f"{HERE}shortlist/paper/", views.paper, name="paper"),
    path(f"{HERE}moves/", views.moves, name="moves"),
    path(f"{HERE}text/", views.text, name="text"),
    path(f"{HERE}asked-for/", views.asked_for, name="asked-for"),
    path(f"{HERE}esco/<uuid:esco_id>/", views.european, name="european"),
    path(f"{HERE}for-yourself/", views.venture, name="venture"),
    path("world/sources/", views.sources, name="sources"),
    path(f"{HERE}jobs/", views.jobs, name="jobs"),
    path(f"{HERE}jobs/<uuid:job_id>/", views.choose_job, name="job"),
    path(f"{HERE}<occupation:code>/", views.occupation, name="occupation"),
    path(f"{HERE}<occupation:code>/rate/", views.rate, name="rate"),
    path(f"{HERE}<occupation:code>/why/", views.why, name="why"),
    path(f"{HERE}<occupation:code>/note/", views.note, name="note"),
    path(f"{HERE}notes/<uuid:note_id>/remove/", views.unnote, name="unnote"),
    path(f"{HERE}<occupation:code>/keep/", views.keep, name="keep"),
    path(f"{HERE}<occupation:code>/not-for-me/", views.veto, name="veto"),
    path(f"{HERE}<occupation:code>/take-back/", views.undo, name="undo"),
    path(f"{HERE}<occupation:code>/choose/", views.choose, name="choose"),
    path(f"{HERE}<occupation:code>/show-anyway/", views.anyway, name="anyway"),
]
