from django.urls import path

from onward.experience import views

app_name = "experience"
urlpatterns = [
    path("engagements/<int:engagement_id>/experience/", views.experience, name="list"),
    path("engagements/<int:engagement_id>/experience/add/", views.add, name="add"),
    path(
        "engagements/<int:engagement_id>/experience/schooling/",
        views.schooling,
        name="schooling",
    ),
    path(
        "engagements/<int:engagement_id>/experience/<uuid:job_id>/",
        views.edit,
        name="edit",
    ),
    path(
        "engagements/<int:engagement_id>/experience/<uuid:job_id>/remove/",
        views.remove,
        name="remove",
    ),
    path("engagements/<int:engagement_id>/stories/", views.stories, name="stories"),
    path(
        "engagements/<int:engagement_id>/stories/write/",
        views.story_write,
        name="story-write",
    ),
    path(
        "engagements/<int:engagement_id>/stories/<uuid:story_id>/",
        views.story_edit,
        name="story-edit",
    ),
    path(
        "engagements/<int:engagement_id>/stories/<uuid:story_id>/remove/",
        views.story_remove,
        name="story-remove",
    ),
]
