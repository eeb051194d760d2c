"""The words a template builds a page with. What is not here is not in the product."""

from collections.abc import Mapping
from functools import cache

from django import template
from django.contrib.staticfiles import finders
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from onward.ui.core.charts import Chart
from onward.ui.core.words import initials_of
from onward.ui.forms import OptionView, field_view, option_views

register = template.Library()

NOTICE_ICONS = {"": "info", "plain": "info", "attend": "clock", "wrong": "caution"}
MESSAGE_TONES = {"error": "wrong", "warning": "attend", "debug": "plain"}


@register.simple_tag(takes_context=True)
def at(context: Context, name: str, *args: object, **kwargs: object) -> str:
    """The address of a page of the practice the reader is in.

    Raises NoReverseMatch when there is no such page, AttributeError outside a practice.
    """
    slug = context["request"].organisation.slug
    if kwargs:
        return reverse(name, kwargs={"slug": slug, **kwargs})
    return reverse(name, args=[slug, *args])


@register.simple_tag
def icon(name: str, label: str = "", *, size: str = "") -> SafeString:
    """A drawn sign; with a label it speaks, without one it is decoration."""
    classes = f"icon {size}".strip()
    address = f"{static('ui/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>',
            classes,
            label,
            address,
        )
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, address
    )


@register.simple_tag
def initials(name: str, size: str = "") -> SafeString:
    """Somebody's initials in a circle; the name itself stands beside it as text."""
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>',
        f"avatar {size}".strip(),
        initials_of(str(name)),
    )


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: str = "", icon_name: str = "") -> SafeString:
    """A sentence that needs to be seen: "" news, plain, attend, wrong."""
    return format_html(
        '<div class="{}">{}<div>{}</div></div>',
        f"notice {tone}".strip(),
        icon(icon_name or NOTICE_ICONS[tone]),
        content,
    )


@register.inclusion_tag("ui/_messages.html")
def flashes(messages: object) -> dict[str, object]:
    """What happened on the page before, said once."""
    return {"messages": messages, "tones": MESSAGE_TONES}


@register.filter
def tone_of(level: str) -> str:
    """The tone of a notice for a level of django.contrib.messages."""
    return MESSAGE_TONES.get(level, "")


@register.filter
def icon_of(tone: str) -> str:
    """The icon of a notice for its tone."""
    return NOTICE_ICONS[tone]


@register.inclusion_tag("ui/_submit.html")
def submit(
    label: str,
    look: str = "primary",
    *,
    name: str = "",
    value: str = "",
    icon: str = "",
) -> dict[str, str]:
    """The button that sends the form; pressed twice it sends once."""
    return {"label": label, "look": look, "name": name, "value": value, "icon": icon}


@register.inclusion_tag("ui/_field.html")
def field(
    bound: BoundField, *, label: str = "", help_text: str = "", hide_label: bool = False
) -> dict[str, object]:
    """Any form field with its label, help and error; the widget stays the form's."""
    view = field_view(bound, label=label, help_text=help_text, hide_label=hide_label)
    return {"view": view, "options": option_views(bound) if view.is_group else ()}


@register.inclusion_tag("ui/_choices.html")
def choices(
    bound: BoundField,
    notes: Mapping[str, str] | None = None,
    *,
    label: str = "",
    hide_label: bool = False,
) -> dict[str, object]:
    """Radios or check boxes as cards; a note, or a label's second line, is small."""
    return _group(bound, notes, label=label, hide_label=hide_label)


@register.inclusion_tag("ui/_chips.html")
def chips(
    bound: BoundField, *, label: str = "", hide_label: bool = False
) -> dict[str, object]:
    """Radios or check boxes as a row of small pills."""
    return _group(bound, None, label=label, hide_label=hide_label)


@register.inclusion_tag("ui/_seg.html")
def seg(bound: BoundField, *, label: str = "") -> dict[str, object]:
    """Two to four radios as one bar, for who may read a note."""
    return _group(bound, None, label=label, hide_label=True)


@register.inclusion_tag("ui/_scale.html")
def scale(
    bound: BoundField, low: str = "", high: str = "", *, label: str = ""
) -> dict[str, object]:
    """Radios as a scale of figures; its ends are named, and 1 to 9 are keys."""
    group = _group(bound, None, label=label, hide_label=False)
    options: tuple[OptionView, ...] = option_views(bound)
    if options:
        group["low"] = low or options[0].end_name
        group["high"] = high or options[-1].end_name
    return group


def _group(
    bound: BoundField, notes: Mapping[str, str] | None, *, label: str, hide_label: bool
) -> dict[str, object]:
    return {
        "view": field_view(bound, label=label, hide_label=hide_label),
        "options": option_views(bound, notes),
    }


@register.inclusion_tag("ui/_form_errors.html")
def form_errors(form: BaseForm) -> dict[str, object]:
    """What keeps a form from going on, on top of it, each with a way to its field."""
    wrong = [field_view(form[name]) for name in form.errors if name in form.fields]
    return {"form": form, "wrong": wrong, "count": len(form.errors)}


@register.simple_tag(takes_context=True)
def chart(context: Context, drawing: Chart, name: str = "") -> SafeString:
    """A drawing with its words and its figures; `name` keeps its ids apart in parts."""
    count = int(context.render_context.get("charts") or 0) + 1
    context.render_context["charts"] = count
    engine = (
        context.template.engine if context.template else template.Engine.get_default()
    )
    found = engine.get_template(f"ui/charts/{drawing.kind}.html")
    inner = {"chart": drawing, "uid": name or f"chart-{count}"}
    return SafeString(found.render(context.new(inner)))


@register.simple_tag
def typefaces() -> SafeString:
    """The served typefaces, where `tools/cut_fonts.py` could make them."""
    if not _typefaces_are_cut():
        return SafeString("")
    preload = '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
    return format_html(
        f'{preload}{preload}<link rel="stylesheet" href="{{}}">',
        static("ui/fonts/inter.woff2"),
        static("ui/fonts/newsreader.woff2"),
        static("ui/fonts/faces.css"),
    )


@cache
def _typefaces_are_cut() -> bool:
    return finders.find("ui/fonts/faces.css") is not None
