"""The answers of the four endpoints, without a server (Distributed Text Services 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from math import ceil
from typing import Any, Final
from urllib.parse import quote, urlencode

from encoder.archive.catalogue import Catalogue
from encoder.archive.dts.collections import ALL, Collection, Collections, above, is_collection, lowest
from encoder.archive.dts.faults import BadRequest, NotFound
from encoder.archive.dts.pages import page_of_passage
from encoder.archive.dts.requests import arguments, down_of, needed, page_of, range_of
from encoder.archive.dts.texts import (
    FORMS,
    PAGE,
    Texts,
    excerpt,
    members,
    tree_of,
    trees_json,
    unit_json,
    units_of,
)
from encoder.archive.oai.repository import About, identifier_of, name_in
from encoder.archive.record import Entry, Facts

_CONTEXT: Final = "https://dtsapi.org/context/v1.0.json"
_VERSION: Final = "1.0"
_UNITS_AT_MOST: Final = 2_000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """What the endpoint `document` answers.

    Attributes:
        data: XML, or a page.
        collection: the address of what is known about the document.
        form: its media type.
    """

    data: bytes
    collection: str
    form: str = FORMS[0]


class Service:
    """A catalogue and its texts as a service.

    Args:
        catalogue: open.
        about: the repository; its page is that of collections.
        texts: of the documents.
        address: of the endpoints, with a slash at its end.
        site: the address of the site, the same.
    """

    def __init__(self, catalogue: Catalogue, about: About, texts: Texts, address: str, site: str) -> None:
        self._catalogue, self._about, self._texts = catalogue, about, texts
        self._address, self._site = address, site

    def entry_point(self) -> Json:
        """What the service consists of."""
        return _framed(
            {
                "@id": self._address,
                "@type": "EntryPoint",
                "collection": f"{self._address}collection/{{?id,page,nav}}",
                "navigation": f"{self._address}navigation/{{?resource,ref,start,end,down,tree,page}}",
                "document": f"{self._address}document/{{?resource,ref,start,end,tree,mediaType}}",
            }
        )

    def collection(self, query: bytes) -> Json:
        """A collection with its members, or what is known of a document.

        Raises:
            Refused: it is not asked for as the protocol wants it, or is not there.
        """
        given = arguments(query)
        identifier, nav = given.get("id", ALL), given.get("nav", "children")
        if nav not in ("children", "parents"):
            raise BadRequest("nav is children or parents.")
        page = page_of(given)
        known = Collections(self._catalogue, self._about.name)
        if not is_collection(identifier):
            entry = self._entry(identifier)
            told = self._about_document(entry)
            told["citationTrees"] = trees_json(self._texts.trees(entry.name))
            if nav == "parents":
                told["member"] = [self._about_collection(one) for one in known.parents_of(entry)]
            return _framed(told)
        found = known.collection(identifier)
        answer = self._about_collection(found)
        if nav == "parents":
            higher = [known.collection(above(found.spec))] if found.parents else []
            return _framed(answer | {"member": [self._about_collection(one) for one in higher]})
        size = self._about.page
        view = self._view("collection", given, page, found.children, size)
        parts, entries = known.members(found, (page - 1) * size, size)
        inner = [self._about_collection(one) for one in parts]
        return _framed(answer | {"member": [*inner, *map(self._about_document, entries)]} | view)

    def navigation(self, query: bytes) -> Json:
        """What can be cited of a document.

        Raises:
            Refused: it is not asked for as the protocol wants it, or is not there.
        """
        given = arguments(query)
        entry = self._entry(needed(given, "resource"))
        asked = range_of(given)
        down, page = down_of(given, asked), page_of(given)
        trees = self._texts.trees(entry.name)
        answer = _framed(
            {
                "@id": f"{self._address}navigation/?{urlencode(given)}",
                "@type": "Navigation",
                "resource": self._about_document(entry) | {"citationTrees": trees_json(trees)},
            }
        )
        if not trees:
            return answer | {"member": []}
        tree = tree_of(trees, given.get("tree"))
        chosen = units_of(tree, asked) if asked.first is not None else None
        if chosen and asked.is_single:
            answer["ref"] = unit_json(chosen[0])
        elif chosen:
            answer |= {"start": unit_json(chosen[0]), "end": unit_json(chosen[1])}
        if down is None:
            return answer
        units = list(members(tree, chosen, down))
        view = self._view("navigation", given, page, len(units), _UNITS_AT_MOST)
        some = islice(units, (page - 1) * _UNITS_AT_MOST, page * _UNITS_AT_MOST)
        return answer | {"member": [unit_json(unit) for unit in some]} | view

    def document(self, query: bytes, form: str = FORMS[0]) -> Passage:
        """A document as it is, or a passage of it.

        Args:
            query: the parameters.
            form: the media type that is wanted where the parameters name none.

        Raises:
            Refused: it is not asked for as the protocol wants it, or is not there.
        """
        given = arguments(query)
        entry = self._entry(needed(given, "resource"))
        asked = range_of(given)
        form = given.get("mediaType", form)
        if form not in (*FORMS, PAGE):
            raise NotFound(f"Passages are had as {FORMS[0]} or {PAGE}.")
        about = self._collection_address(self._identifier(entry))
        if asked.first is None:
            data = self._texts.data(entry.name)
        else:
            tree = tree_of(self._texts.trees(entry.name), given.get("tree"))
            data = excerpt(tree, *units_of(tree, asked))
        if form != PAGE:
            return Passage(data, about)
        file = f"{self._address}document/?{urlencode(given | {'mediaType': FORMS[0]})}"
        return Passage(page_of_passage(data, entry.facts.title, about, file), about, PAGE)

    # Their parts

    def _entry(self, identifier: str) -> Entry:
        name = name_in(self._about.domain, identifier)
        entry = self._catalogue.entry(name) if name else None
        if entry is None or entry.is_deleted:
            raise NotFound("There is no such document.")
        return entry

    def _identifier(self, entry: Entry) -> str:
        return identifier_of(self._about.domain, entry.name)

    def _collection_address(self, identifier: str) -> str:
        return f"{self._address}collection/?id={quote(identifier, safe='')}"

    def _about_collection(self, found: Collection) -> Json:
        return {
            "@id": found.spec,
            "@type": "Collection",
            "title": found.title,
            "totalParents": found.parents,
            "totalChildren": found.children,
            "collection": f"{self._collection_address(found.spec)}{{&page,nav}}",
        }

    def _about_document(self, entry: Entry) -> Json:
        identifier = self._identifier(entry)
        resource = f"?resource={quote(identifier, safe='')}"
        return {
            "@id": identifier,
            "@type": "Resource",
            "title": entry.facts.title,
            "totalParents": len(lowest(entry.sets)),
            "totalChildren": 0,
            "dublinCore": _dublin_core(entry.facts),
            "collection": f"{self._collection_address(identifier)}{{&page,nav}}",
            "navigation": f"{self._address}navigation/{resource}{{&ref,start,end,down,tree,page}}",
            "document": f"{self._address}document/{resource}{{&ref,start,end,tree,mediaType}}",
            "download": f"{self._site}tei/{quote(entry.name, safe='')}.xml",
            "mediaTypes": [FORMS[0], PAGE],
        }

    def _view(self, endpoint: str, given: Mapping[str, str], page: int, total: int, size: int) -> Json:
        """The property `view` of a list that has more than one page.

        Raises:
            NotFound: it has no such page.
        """
        last = max(1, ceil(total / size))
        if page > last:
            raise NotFound("There is no such page.")
        if last == 1:
            return {}

        def address(number: int) -> str:
            return f"{self._address}{endpoint}/?{urlencode(dict(given) | {'page': number})}"

        return {
            "view": {
                "@id": address(page),
                "@type": "Pagination",
                "first": address(1),
                "previous": address(page - 1) if page > 1 else None,
                "next": address(page + 1) if page < last else None,
                "last": address(last),
            }
        }


def _framed(answer: Json) -> Json:
    return {"@context": _CONTEXT, "dtsVersion": _VERSION} | answer


def _dublin_core(facts: Facts) -> Json:
    """What is known of a document, in Dublin Core's terms, without what is not known."""
    language = facts.language or "und"
    known: Json = {
        "title": [{"lang": language, "value": facts.title}],
        "creator": [{"lang": language, "value": name} for name in facts.creators],
        "date": facts.date,
        "language": [facts.language] if facts.language else [],
        "type": [facts.kind],
        "subject": [{"lang": language, "value": subject} for subject in facts.subjects],
        "publisher": [facts.publisher] if facts.publisher else [],
        "rights": list(facts.rights),
    }
    return {term: value for term, value in known.items() if value}
