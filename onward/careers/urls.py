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
SKILLS = "engagements/<int:engagement_id>/skills/"
PROOF = f"{SKILLS}proofs/<uuid:proof_id>/"
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
    path(SKILLS, views.skills, name="skills"),
    path(f"{SKILLS}targets/", views.skill_targets, name="skill-targets"),
    path(f"{SKILLS}targets/add/", views.add_target, name="skill-target-add"),
    path(f"{SKILLS}targets/vacancy/", views.add_vacancy, name="skill-vacancy"),
    path(
        f"{SKILLS}targets/<uuid:target_id>/remove/",
        views.drop_target,
        name="skill-target-remove",
    ),
    path(f"{SKILLS}rate/", views.go_on, name="skill-go-on"),
    path(f"{SKILLS}rate/<int:page>/", views.rate_skills_page, name="skill-rate"),
    path(f"{SKILLS}rate/save/", views.save_levels, name="skill-save"),
    path(f"{SKILLS}proofs/", views.proofs, name="skill-proofs"),
    path(f"{SKILLS}proofs/add/", views.bring_proof, name="skill-proof-add"),
    path(f"{PROOF}look/", views.look, name="skill-proof-look"),
    path(f"{PROOF}file/", views.proof_file, name="skill-proof-file"),
    path(f"{PROOF}remove/", views.drop_proof, name="skill-proof-remove"),
    path(f"{SKILLS}ask/", views.ask_about, name="skill-ask"),
    path(
        f"{SKILLS}ask/<uuid:seen_id>/withdraw/",
        views.withdraw_asked,
        name="skill-withdraw",
    ),
    path("seen/<str:seen_token>/", views.skill_word, name="skill-word"),
]
