"""The desk's page: what stands on it before its scripts have asked for a document."""

from __future__ import annotations

import json
from typing import Final

from encoder.corrections.records import ROLES
from encoder.rendering.interface import ENGLISH, Interface, texts
from encoder.rendering.markup import Child, Html, tag

_GROUP: Final = "correct."
_BUTTONS: Final = (
    ("accept", "any-role", "part", "join", "page", "note", "note-none", "reference", "date", "reading"),
    ("clear", "undo", "redo"),
)


def render_page(interface: Interface, title: str) -> str:
    """The page in the language of the interface.

    Args:
        interface: its language.
        title: of the collection.
    """
    say = interface.say
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", say("correct.title", title=title)),
        tag("link", rel="icon", href="assets/icon.svg"),
        tag("link", rel="stylesheet", href="assets/desk.css"),
        Html(f'<script type="application/json" id="words">{_words(interface)}</script>'),
        tag("script", type="module", src="assets/desk.js"),
    )
    body = tag(
        "body",
        tag("header", _bar(interface, title), _tools(interface)),
        tag("main", _source(interface), _tei(interface)),
        _foot(interface),
        *_dialogs(interface),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=interface.tag)}\n"


def _words(interface: Interface) -> str:
    """The texts of the page for its scripts, as JSON that can stand in a page."""
    known = {**texts(ENGLISH), **texts(interface.tag)}
    table = {
        "language": interface.tag,
        "roles": [role.value for role in ROLES],
        "texts": {key: text for key, text in known.items() if key.startswith(_GROUP)},
    }
    return json.dumps(table, ensure_ascii=False).replace("<", "\\u003c")


def _button(interface: Interface, action: str, **attributes: str | bool) -> Html:
    return tag(
        "button", interface.say(f"correct.do.{action}"), type="button", data_action=action, **attributes
    )


def _bar(interface: Interface, title: str) -> Html:
    say = interface.say
    return tag(
        "div",
        tag(
            "div",
            tag("h1", tag("span", title, class_="collection"), " ", tag("span", id="title")),
            tag("span", id="file"),
            class_="titles",
        ),
        tag(
            "nav",
            _button(interface, "documents"),
            _button(interface, "document-previous"),
            _button(interface, "document-next"),
            _button(interface, "doubt-previous"),
            _button(interface, "doubt-next", class_="main"),
            _button(interface, "doubts"),
            _button(interface, "keys"),
            aria_label=say("correct.nav"),
        ),
        tag(
            "p",
            tag("meter", id="meter", min=0, max=1, value=0, aria_label=say("correct.meter")),
            tag("span", id="done"),
            tag("span", id="left"),
            tag("span", id="expected"),
            tag("span", id="read"),
            class_="figures",
        ),
        class_="bar",
    )


def _tools(interface: Interface) -> Html:
    say = interface.say
    options = [
        tag("option", say(f"correct.role.{role.value}"), value=role.value)
        for role in sorted(ROLES, key=lambda role: say(f"correct.role.{role.value}").casefold())
    ]
    groups: list[Child] = [
        tag("div", *(_button(interface, action) for action in group), class_="group") for group in _BUTTONS
    ]
    role = tag(
        "label", say("correct.role"), " ", tag("select", tag("option", "", value=""), *options, id="role")
    )
    return tag("div", role, *groups, class_="tools", role="group", aria_label=say("correct.tools"))


def _source(interface: Interface) -> Html:
    say = interface.say
    turn = (
        tag(
            "button",
            say(f"correct.picture.{name}"),
            type="button",
            data_turn=step,
        )
        for name, step in (("previous", "-1"), ("next", "1"))
    )
    return tag(
        "section",
        tag(
            "div",
            tag("h2", say("correct.source"), id="source-title"),
            _button(interface, "picture", hidden=True),
            class_="pane-head",
        ),
        tag(
            "details",
            tag("summary", say("correct.findings")),
            tag("ul", id="findings-list"),
            id="findings",
            hidden=True,
        ),
        tag(
            "div",
            tag(
                "figure",
                tag("img", id="image", alt=""),
                tag("figcaption", tag("span", id="image-name"), *turn),
                id="picture",
                hidden=True,
            ),
            tag(
                "div",
                tag("div", class_="edge"),
                tag(
                    "div",
                    id="lines",
                    role="listbox",
                    tabindex=0,
                    aria_multiselectable="true",
                    aria_label=say("correct.lines"),
                    aria_describedby="about",
                ),
                tag("div", class_="edge"),
                class_="scroll",
            ),
            class_="beside",
        ),
        id="source",
        aria_labelledby="source-title",
    )


def _tei(interface: Interface) -> Html:
    say = interface.say
    views = (
        tag(
            "button",
            say(f"correct.view.{view}"),
            type="button",
            data_view=view,
            aria_pressed="true" if view == "reading" else "false",
        )
        for view in ("reading", "xml")
    )
    return tag(
        "section",
        tag(
            "div",
            tag("h2", say("correct.tei"), id="tei-title"),
            tag("div", *views, role="group", aria_label=say("correct.view"), class_="group"),
            class_="pane-head",
        ),
        tag(
            "div",
            tag("div", id="reading"),
            tag("pre", id="xml", hidden=True),
            class_="scroll",
            tabindex=0,
            role="region",
            aria_labelledby="tei-title",
        ),
        id="tei",
        aria_busy="false",
    )


def _foot(interface: Interface) -> Html:
    return tag(
        "footer",
        tag("p", id="about"),
        tag("p", id="status", role="status", aria_live="polite"),
    )


def _dialog(
    interface: Interface, name: str, title: Child, *children: Child, submit: str | None = None
) -> Html:
    """A dialog with a form; it is closed by Escape, or by its button."""
    close = tag("button", interface.say("correct.close"), type="button", data_close=True)
    buttons = [tag("button", interface.say(submit), class_="main")] if submit else []
    form = tag(
        "form",
        tag("h2", title, id=f"{name}-title"),
        *children,
        tag("div", close, *buttons, class_="buttons"),
    )
    return tag("dialog", form, id=name, aria_labelledby=f"{name}-title")


def _dialogs(interface: Interface) -> tuple[Html, ...]:
    say = interface.say
    value = tag(
        "p",
        tag("label", tag("span", id="ask-label"), " ", tag("input", id="ask-value", autocomplete="off")),
    )
    span_value = tag(
        "p",
        tag("label", tag("span", id="span-label"), " ", tag("input", id="span-value", autocomplete="off")),
    )
    return (
        _dialog(interface, "ask", "", value, tag("p", id="ask-help", class_="help"), submit="correct.save"),
        _dialog(
            interface,
            "span",
            "",
            _text(say("correct.span"), "span-text", readonly=True),
            tag("p", id="span-chosen", aria_live="polite"),
            span_value,
            tag("p", id="span-help", class_="help"),
            submit="correct.save",
        ),
        _dialog(
            interface,
            "reading-dialog",
            say("correct.ask.reading"),
            _text(say("correct.ask.reading.text"), "reading-text"),
            tag("p", say("correct.ask.reading.help"), class_="help"),
            submit="correct.save",
        ),
        _dialog(
            interface,
            "roles",
            say("correct.roles"),
            tag(
                "p",
                tag("label", say("correct.filter"), " ", tag("input", id="roles-filter", autocomplete="off")),
            ),
            tag("p", tag("select", id="roles-list", size=12, aria_labelledby="roles-title")),
            submit="correct.save",
        ),
        _documents(interface),
        _dialog(
            interface,
            "doubts",
            say("correct.doubts.title"),
            tag("p", say("correct.doubts.help"), class_="help"),
            tag("p", say("correct.none"), id="doubts-none", hidden=True),
            tag("ol", id="doubts-list", tabindex=0, role="list", aria_labelledby="doubts-title"),
        ),
        _dialog(
            interface,
            "keys",
            say("correct.keys"),
            tag("p", say("correct.keys.help"), class_="help"),
            tag("div", id="keys-list", tabindex=0, role="region", aria_labelledby="keys-title"),
        ),
    )


def _text(label: str, name: str, *, readonly: bool = False) -> Html:
    area = tag("textarea", id=name, rows=4, readonly=readonly, spellcheck="false", dir="auto")
    return tag("p", tag("label", label, tag("br"), area))


def _documents(interface: Interface) -> Html:
    say = interface.say
    heads = ("document", "date", "left", "expected", "corrected")
    return _dialog(
        interface,
        "documents",
        say("correct.documents"),
        tag(
            "section",
            tag("h3", say("correct.teach")),
            tag("p", say("correct.teach.help"), class_="help"),
            tag("ol", id="documents-teach"),
            id="documents-proposed",
        ),
        tag(
            "p",
            tag(
                "label",
                say("correct.filter"),
                " ",
                tag("input", id="documents-filter", type="search", autocomplete="off"),
            ),
            " ",
            tag(
                "label",
                tag("input", id="documents-open", type="checkbox"),
                " ",
                say("correct.documents.open"),
            ),
            " ",
            tag("span", id="documents-count", aria_live="polite"),
            class_="filters",
        ),
        tag(
            "div",
            tag(
                "table",
                tag(
                    "thead",
                    tag("tr", *(tag("th", say(f"correct.column.{one}"), scope="col") for one in heads)),
                ),
                tag("tbody", id="documents-rows"),
            ),
            class_="scroll",
            tabindex=0,
            role="region",
            aria_label=say("correct.documents"),
        ),
    )
