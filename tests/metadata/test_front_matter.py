"""The block of keys and values above a text."""

from lxml import etree

import encoder
from encoder.data_block import data_block, values_of
from encoder.metadata.front_matter import front_matter
from encoder.model import Metadata

LETTER = """---
title: "Of the lamp: a letter"
date: 1862-12-19T10:00:00Z
author:
  - Ada Quill
  - 'Bert Fenn'
recipient: Mrs Fenn
tags: [lamps, letters]
layout: post
---

Harwick, December 19th 1862

Dear Madam

The lamp was lit at six, and burned all night.

Yours truly
Ada Quill
"""
NS = {"t": "http://www.tei-c.org/ns/1.0"}


def test_keys_say_one_value_or_several():
    said = values_of(LETTER.split("\n"))
    assert said["title"] == ["Of the lamp: a letter"]
    assert said["author"] == ["Ada Quill", "Bert Fenn"]
    assert said["tags"] == ["lamps", "letters"]


def test_what_we_know_goes_into_the_metadata():
    assert front_matter(LETTER.split("\n")) == Metadata(
        title="Of the lamp: a letter",
        date="1862-12-19",
        sender="Ada Quill and Bert Fenn",
        recipient="Mrs Fenn",
    )


def test_blanks_within_a_value_and_behind_it_are_no_matter():
    lines = ["---", "title:   a" + " " * 400_000 + "b", "author: c" + " " * 400_000, "---"]
    assert values_of(lines) == {"title": ["a" + " " * 400_000 + "b"], "author": ["c"]}
    labels = ["Title: a" + " " * 400_000 + "b", "Author: c   ", "Date: d", ""]
    assert values_of(labels)["author"] == ["c"]


def test_other_texts_between_rules_are_no_block():
    assert not data_block(["---", "The lamp was lit.", "---"])
    assert not data_block(["---", "title: a", "---"])
    assert not data_block(["---", "title: a", "date: b", "", "text"])
    assert not data_block(["Harwick", "---", "title: a", "date: b", "---"])
    assert not data_block(["---"])
    assert not data_block([])


def test_labels_above_a_text_say_the_same():
    texts = [
        "",
        "Title: The lamp",
        "Date: December 19, 1862",
        "Creator: Quill, Ada",
        "Scanned by: X",
        "",
        "Dear Madam",
    ]
    assert front_matter(texts) == Metadata(title="The lamp", date="December 19, 1862", sender="Quill, Ada")
    assert front_matter(texts[2:]) == Metadata()
    assert front_matter(texts[:4]) == Metadata()
    assert front_matter(["To: A", "From: B", "Subject: C", "", "Text"]) == Metadata()


def test_a_letter_below_its_block_is_one():
    tree = etree.fromstring(encoder.encode(LETTER, name="a").tei)
    assert tree.findtext(".//t:titleStmt/t:title", namespaces=NS) == "Of the lamp: a letter"
    assert [one.text for one in tree.iterfind(".//t:correspAction/t:persName", NS)] == [
        "Ada Quill",
        "Bert Fenn",
        "Mrs Fenn",
    ]
    assert "title:" in [one.text for one in tree.iterfind(".//t:label", NS)]
    assert tree.findtext(".//t:salute", namespaces=NS) == "Dear Madam"
    assert len(tree.findall(".//t:div", NS)) == 1


def test_what_is_given_beside_the_text_wins():
    found = encoder.encode(LETTER, name="a", metadata=Metadata(title="The lamp"))
    tree = etree.fromstring(found.tei)
    assert tree.findtext(".//t:titleStmt/t:title", namespaces=NS) == "The lamp"
