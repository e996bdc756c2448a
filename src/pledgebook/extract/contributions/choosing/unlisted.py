"""Names that no list has, at what was found as who gives it: "Tall Ships Trust has pledged $5 million", "from Loom"."""

import re
from collections.abc import Collection, Iterator

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.choosing.everywhere import Named, Place
from pledgebook.extract.contributions.sentence import TextOfAid, slug

_NAME = (
    r"(?P<name>(?!The )[A-Z][\w&’'-]+"
    r"(?: (?:of the |of |for |and |the |bin |al |de |& )?[A-Z][\w&’'-]+){0,7})"
)
_GIVES = re.compile(
    _NAME + r"(?:,? [\w ]{0,20},)?(?: itself)?(?: ?:| ?–| has| have| had| will|)"
    r"(?: (?:also|already|since|gave|gives|pledged|pledges|promised|provided|provides|contributed|committed|sent"
    r"|added|donated|spent|announced|to|match|invested|put|in|another|an?|additional|about|some|nearly|over|more than"
    r"|up to))* ?$"
)
_SOURCE = re.compile(r"(?:\W{0,2}in [\w ]{0,20})? (?:from|by) (?:the )?" + _NAME)
_BACK = 120  # characters before a find in which its giver's name may begin


def unlisted(sentence: TextOfAid, found: Found, named: Named, short: Collection[str]) -> Iterator[tuple[str, Place]]:
    """The name right before a find, or behind it after "from", as an id with its place.

    None where a group of ``named`` stands, and no abbreviation of ``short``, which the text gives for a full name.
    """
    text, back = sentence.text, max(0, found.start - _BACK)
    for match, shift in ((_GIVES.search(text[back : found.start]), back), (_SOURCE.match(text, found.end), 0)):
        if match is not None:
            start, end = match.start("name") + shift, match.end("name") + shift
            taken = (*((m.start, m.end) for m in sentence.reading.actors), *((p.start, p.end) for _, p in named))
            if match["name"] not in short and not any(first < end and start < last for first, last in taken):
                yield slug(match["name"]), Place(start, end, None)
