"""Document to passages, sentences and quoted speech. Pure."""

from pledgebook.text.layout import lay_out
from pledgebook.text.quotations import quotations
from pledgebook.text.sentences import sentences

__all__ = ["lay_out", "quotations", "sentences"]
