from django.urls import path, register_converter

from onward.careers import views


class OccupationCode:
    """A SOC or O*NET-SOC code: 15-1252 or 15-1252.00."""

    regex = r"[0-9]{2}-[0-9]{4}(?:\.[0-9]{2})?"

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
    path(f"{HERE}jobs/", views.jobs, name="jobs"),
    path(f"{HERE}jobs/<uuid:job_id>/", views.choose_job, name="job"),
    path(f"{HERE}<occupation:code>/", views.occupation, name="occupation"),
    path(f"{HERE}<occupation:code>/keep/", views.keep, name="keep"),
    path(f"{HERE}<occupation:code>/not-for-me/", views.veto, name="veto"),
    path(f"{HERE}<occupation:code>/take-back/", views.undo, name="undo"),
    path(f"{HERE}<occupation:code>/choose/", views.choose, name="choose"),
    path(f"{HERE}<occupation:code>/show-anyway/", views.anyway, name="anyway"),
]
