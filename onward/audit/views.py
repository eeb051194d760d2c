"""Who opened or changed my record."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.audit.queries import in_words, own_entries
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view

LINES_A_PAGE = 100


@require_GET
@org_view(can=Right.SEE_OWN_AUDIT)
def mine(request: OrgRequest) -> HttpResponse:
    pages = Paginator(own_entries(request.member), LINES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {"page": page, "days": in_words(page.object_list, request.member)}
    return render(request, "audit/mine.html", context)
