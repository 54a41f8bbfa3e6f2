"""Speech: plays, testimony, debates. Who speaks is found by the evidence of the whole document."""

from encoder.pages.speech.find import find_speech

__all__ = ["find_speech"]
