"""Stories: what I did, what came of it, and the strengths and skills it shows."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.experience import queries, services
from onward.experience.forms import StoryForm
from onward.experience.models import Story
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url


@require_GET
@engagement_view(can=Right.READ_RECORD)
def stories(request: EngagementRequest) -> HttpResponse:
    services.note_stories_opening(request.engagement, by=request.member)
    found = queries.stories(request.engagement, reader=request.member)
    names = {one.key: one.name for one in queries.strengths()}
    told = [
        (story, [names[key] for key in story.strengths if key in names])
        for story in found
    ]
    return render(request, "experience/stories.html", {"stories": told})


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def story_write(request: EngagementRequest) -> HttpResponse:
    asks = not request.acts_for_client
    if request.method != "POST":
        return _form(request, StoryForm(asks_who_reads=asks))
    form = StoryForm(request.POST, asks_who_reads=asks)
    if not form.is_valid():
        return _form(request, form, status=422)
    story = services.write_story(
        request.engagement,
        form.facts,
        visibility=form.readers,
        by=request.member,
        now=timezone.now(),
    )
    messages.info(request, _("Kept: %(title)s.") % {"title": story.title})
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def story_edit(request: EngagementRequest, story_id: UUID) -> HttpResponse:
    story = _story(request, story_id)
    if request.method != "POST":
        return _form(request, StoryForm.of(story), story)
    form = StoryForm(request.POST, asks_who_reads=False)
    if not form.is_valid():
        return _form(request, form, story, status=422)
    services.change_story(story, form.facts, by=request.member)
    messages.info(request, _("Changed: %(title)s.") % {"title": story.title})
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def story_remove(request: EngagementRequest, story_id: UUID) -> HttpResponse:
    story = _story(request, story_id)
    if request.method != "POST":
        return render(request, "experience/story_remove.html", {"story": story})
    title = story.title
    services.remove_story(story, by=request.member)
    messages.info(request, _("Removed: %(title)s.") % {"title": title})
    return _back(request)


def _story(request: EngagementRequest, story_id: UUID) -> Story:
    found = queries.stories(request.engagement, reader=request.member)
    return get_object_or_404(found, pk=story_id)


def _back(request: EngagementRequest) -> HttpResponse:
    return redirect(page_url(request, "experience:stories", request.engagement.pk))


def _form(
    request: EngagementRequest,
    form: StoryForm,
    story: Story | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    notes = {one.key: one.says for one in queries.strengths()}
    context = {"form": form, "story": story, "notes": notes}
    return render(request, "experience/story.html", context, status=status)
