"""The frames in which a text says that somebody asks for something: each a pattern with its parts.

`cue` is the word of asking, `who` the one asked, `by` the one who asks by a noun, and at `thing` begins what is
asked for.
"""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.reference.patterns import Glancing, glancing
from pledgebook.reference.proposal_cues import ProposalCues, proposal_cues

_ADVERBS = r"(?:(?:[a-z]+ly|again|once more|also|now|today|yesterday|further|instead|both|at once|jointly)\s+)*"
_WHO = r"(?P<who>(?!(?:back|ahead|forward|through|on|for)\s)(?:U\.S\.|[^.;:!?“”\"]){2,170}?)"
_SHORT = r"(?:U\.S\.|[^.;:!?,“”\"])"
# "that rebuilding of the road be included": no bare verb, a preposition or a participle goes on with the subject
_SUBJUNCTIVE = (
    r"(?!(?:of|for|in|on|at|with|from|by|between|against|through|during|under|into|over|within|as|than|which|who)\s"
    r"|\w+(?:ed|ing|ly)\s)"
)
_TIME = r"(?:\s+(?:on|in|last|this|yesterday|today)(?:\s+[A-Z0-9]?\w+){0,2})?"


def any_of(words: tuple[str, ...]) -> str:
    """An alternation of ``words``, longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern of asking. ``verbal`` where the thing is an act, ``passive`` where the one asked is the subject.

    ``noun`` where a noun asks ("a request for").
    """

    rule: str
    pattern: Glancing
    verbal: bool
    passive: bool = False
    noun: bool = False


def _frame(rule: str, pattern: str, **how: bool) -> Frame:
    flags = re.NOFLAG if rule == "as-asked" else re.IGNORECASE
    return Frame(rule, glancing(pattern, flags), how.pop("verbal", False), **how)


def frames_in(text: str) -> list[Frame]:
    """The frames whose words stand somewhere in ``text``, the more telling first."""
    return [frame for frame in frames() if frame.pattern.may_be_in(text)]


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, the more telling first."""
    cues = proposal_cues()
    known = rf"(?P<thing>(?:not\s+(?:to\s+)?)?(?:[a-z]+ly\s+)?{any_of(cues.acts)}\b)"
    act = rf"(?P<thing>(?:not\s+(?:to\s+)?)?(?:[a-z]+ly\s+)?(?!{any_of(cues.no_acts)}\b)(?-i:[a-z])[a-z-]+\b)"
    return (*_of_verbs(cues, act), *_of_nouns(cues, act), *_of_duty(cues, known, act))


def _of_verbs(cues: ProposalCues, act: str) -> list[Frame]:
    to_act = rf"(?:\s+|[—–])to\s+{act}"
    party, tell, want = any_of(cues.to_party), any_of(cues.tell_party), any_of(cues.want_party)
    found = [
        _frame("asks-party-to", rf"\b(?P<cue>{party})\s+{_ADVERBS}{_WHO}{to_act}", verbal=True),
        _frame("asks-party-not-to", rf"\b(?P<cue>{party})\s+{_WHO}\s+(?P<thing>not\s+to\s+\w+)", verbal=True),
        _frame("tells-party-to", rf"\b(?P<cue>{tell})\s+{_ADVERBS}(?P<who>{_SHORT}{{2,60}}?){to_act}", verbal=True),
    ]
    for words, prepositions in cues.to_party_with:
        cue = any_of(words)
        called = rf"\b(?P<cue>{cue})\s+{_ADVERBS}{any_of(prepositions)}\s+{_WHO}"
        found += [
            _frame("calls-on-party-to", rf"{called}{to_act}", verbal=True),
            _frame("calls-on-party-not-to", rf"{called}\s+(?P<thing>not\s+to\s+\w+)", verbal=True),
            _frame("calls-on-party-for", rf"{called}\s+for\s+(?P<thing>\S)"),
        ]
    for_ = any_of(cues.for_thing)
    that = any_of(cues.that)
    done = r"(?P<done>(?:to\s+be\s+)?(?:[a-z]+(?:ed|en|wn)|sent|paid|met|held|built|lent|set|cut|put|kept|done))\b"
    return [
        *found,
        _frame(
            "is-asked-to",
            rf"\b(?:is|are|was|were|been|being|get|gets|got)\s+{_ADVERBS}"
            rf"(?P<cue>asked|urged|invited|requested|encouraged|pressed|called (?:up)?on)(?:\s+by\s+[^,;]{{2,60}}?)?\s+"
            rf"{_ADVERBS}to\s+{act}",
            verbal=True,
            passive=True,
        ),
        _frame(
            "asks-party-for",
            rf"\b(?P<cue>{party}|{any_of(cues.approach)})\s+"
            r"(?P<who>(?!(?:for|an?|another|more|further)\s)[A-Za-z](?:U\.S\.|[^.;:!?“”\"]){2,90}?)\s+for\s+(?P<thing>\S)",
        ),
        _frame(
            "turns-to-party-for",
            rf"\b(?P<cue>{any_of(cues.turn_to)})\s+(?:cap in hand\s+)?to\s+(?P<who>{_SHORT}{{2,60}}?)\s+"
            r"(?:for|with (?:an?|its|their|the) (?:\w+ )?(?:request|plea|appeal|proposal|application) for)\s+"
            r"(?P<thing>\S)",
        ),
        _frame(
            "wants-party-to",
            rf"\b(?P<cue>{want}|would like|would prefer|[’']d like)\s+(?P<who>{_SHORT}{{2,70}}?){to_act}",
            verbal=True,
        ),
        _frame(
            "wants-done",
            rf"\b(?P<cue>{want}|would like|would prefer|[’']d like)\s+"
            rf"(?P<thing>(?!(?:to|no)\b)(?:(?!which\b|who\b|and\b){_SHORT}){{2,60}}?)"
            rf"\s+{done}",
        ),
        _frame(
            "calls-for-party-to",
            rf"\b(?P<cue>{for_})\s+{_ADVERBS}for\s+(?P<who>(?!an?\s){_SHORT}{{2,90}}?)\s+to\s+{act}",
            verbal=True,
        ),
        _frame(
            "asks-for-done",
            rf"\b(?P<cue>{for_})\s+{_ADVERBS}for\s+(?P<thing>(?!(?:in|by|on|from|with|at)\b){_SHORT}{{2,70}}?)\s+to\s+be\s+\w+",
        ),
        _frame(
            "calls-for",
            rf"\b(?P<cue>{for_})\s+{_ADVERBS}for\s+(?P<thing>(?!(?:in|by|on|from|with|at|this|that|what|me|us|you)\b)\S)",
        ),
        _frame(
            "requests-from",
            rf"\b(?P<cue>{any_of(cues.thing)})\s+(?:from|of)\s+(?P<who>{_SHORT}{{2,50}}?)\s+"
            r"(?P<thing>[$€£¥\d]|an?\b|additional\b|more\b|billions\b|millions\b)",
        ),
        _frame(
            "demands-that",
            rf"\b(?P<cue>{that})\s+{_ADVERBS}(?:to\s+\w+\s+)?that\s+(?P<who>(?:(?!\sand\s|\sto\s){_SHORT}){{2,90}}?)\s+"
            r"(?P<thing>(?:not\s+)?be\s+\w+)",
            verbal=True,
        ),
        _frame(
            "demands-that",
            rf"\b(?P<cue>{that})\s+{_ADVERBS}(?:to\s+\w+\s+)?that\s+(?P<who>{_SHORT}{{2,90}}?)\s+"
            rf"(?:(?:should|must|ought\s+to)\s+)?(?P<thing>(?:not\s+)?(?:be\s+\w+|{_SUBJUNCTIVE}{act[10:-1]}))",
            verbal=True,
        ),
        _frame(
            "requests",
            rf"\b(?P<cue>{any_of(cues.thing)})(?:,[^,;.]{{3,40}},)?\s+(?P<thing>(?!(?:to|that|for|by|from|on|at(?!\sleast)|in|and|of|with|will|would|can|could|is|are|was|were|has|have|had|may|might)\b)\S)",
        ),
        _frame(
            "requests",  # "urged an immediate truce"; whoever is urged has a capital, or is urged to do something
            r"\b(?P<cue>urg(?:e|es|ed|ing))\s+(?P<thing>(?-i:(?!(?:to|that|all|both|them|us|you|everyone|others|other|and|on|upon|for|by)\b)[a-z])\S)",
        ),
        _frame(
            "wants-thing",
            rf"\b(?P<cue>{any_of(cues.want_thing)}|would like|would prefer)\s+"
            r"(?P<thing>(?!(?:to|not?|that|it|them|this|for)\b)\S)",
        ),
        _frame(
            "insists-on",
            rf"\b(?P<cue>{any_of(cues.on_thing)})\s+{_ADVERBS}(?:on|for)\s+(?P<thing>(?!\w+ing\b)\S)",
        ),
        _frame(
            "proposes-law",
            rf"\b(?P<cue>{any_of(cues.propose)})\s+"
            r"(?P<thing>(?:(?:\w|-)+\s+){0,3}(?:legislation|law|bill|amendment|package of bills)\b)",
        ),
        _frame(
            "tables-motion",
            r"\b(?P<cue>tabled|introduced|filed|sponsored|tables|introduces|moved)\s+"
            r"(?P<thing>(?:an?|the|its|their|two|three)\s+(?:[\w-]+\s+){0,3}?(?:bill|motion|amendment|resolution|petition)s?\b)",
        ),
        _frame(
            "raises-sum",
            r"\b(?P<cue>(?:set\s+out|sets\s+out|aims?|aimed|hopes?|hoped|is\s+trying|are\s+trying|wants?|wanted|seeks?|sought)\s+to\s+"
            r"raise|requires?|required)\s+(?P<thing>(?:(?:up\s+to|about|some|at\s+least|more\s+than|nearly|around|over|another"
            r"|an\s+additional|a\s+further)\s+)?[$€£¥\d]|USD|EUR|US\$)",
        ),
        _frame(
            "proposes",
            rf"\b(?P<cue>{any_of(cues.propose)}|suggest(?:s|ed|ing)?)\s+(?P<thing>(?:an?|the|its|\d+|setting|creating|sending|holding|"
            r"establishing|extending|using|putting|freezing|giving|raising|lifting|two|three|hosting|training|lending|building|paying|sharing|opening|convening|deploying|funding|financing|moving|cutting|banning"
            r"|suspending|transferring|doubling|delaying)\b)",
        ),
    ]


def _of_nouns(cues: ProposalCues, act: str) -> list[Frame]:
    nouns = any_of(cues.nouns)
    noun = rf"(?<!-)(?<![Oo]f )\b(?P<cue>{nouns})\b"
    by = r"(?:\s+(?:from|by|of)\s+(?P<by>[^.;:!?,“”\"]{2,60}?))?"
    how: dict[str, bool] = {"noun": True}
    return [
        _frame(
            "request-for-party-to",
            rf"{noun}{by}\s+(?:for|to|on|upon)\s+{_WHO}(?:\s+|[—–])to\s+{act}",
            verbal=True,
            **how,
        ),
        _frame(
            "request-for",
            rf"{noun}{by}(?:\s+(?:to|of)\s+(?P<who>{_SHORT}{{2,60}}?))?\s+for\s+(?P<thing>\S)",
            **how,
        ),
        _frame("request-is-for", rf"{noun}\s+(?:is|was|are|were)\s+for\s+(?P<thing>\S)", **how),
        _frame(
            "demand-is",
            r"\b(?P<cue>demands?|requests?|appeals?)\s+(?:is|are|was|were|remains?)\s+(?:still\s+)?(?P<thing>(?:an?|the|more|\d[\d,]*)\s)",
            **how,
        ),
        _frame(
            "request-to",
            rf"(?<!-)(?<![Oo]f )\b(?P<cue>requests?|proposals?|pleas?|demands?|bids?|applications?)\b{by}\s+to\s+{act}",
            verbal=True,
            **how,
        ),
        _frame(
            "demand-that",
            rf"{noun}(?:(?<!proposal)(?<!proposals)|(?=\s+that\s+(?:the|all|every|both|they|member|(?-i:[A-Z])|[^.;,]{{3,90}}\sbe\s)))\s+that\s+(?P<thing>\S)",
            verbal=True,
            **how,
        ),
    ]


def _of_duty(cues: ProposalCues, known: str, act: str) -> list[Frame]:
    modals = any_of(cues.modals)
    insist = r"(?:insist|demand|repeat|argu|maintain|urg)\w*"
    return [
        _frame(
            "should-be-done",
            rf"\b(?P<cue>{insist})\s[^.;:!?“”\"]{{0,40}}?\bthat\s+"
            r"(?P<thing>[^.;:!?“”\"]{2,90}?)\s(?:should|must)\s+be\s+\w+",
        ),
        _frame(
            "as-asked",
            r"(?:^|(?<=[.;:!?]\s))(?P<thing>\S[^.;:!?]{8,160}?),\s+as\s+(?:[A-Z]\S+\s+){1,4}(?:has\s+|had\s+|have\s+)?"
            r"(?P<cue>asked|requested|demanded|sought|urged)\b(?=[.,;]|\s*$)",
        ),
        _frame(
            "must-be-done",
            rf"(?:^|[,;:.]\s|\band\s|\bthat\s)(?P<thing>(?:(?!that\s){_SHORT}){{3,90}}?)\s+(?P<cue>must|should|needs?\s+to)\s+{_ADVERBS}"
            r"be\s+\w+(?:ed|en|ld|id|de|ught|wn|nt)\b",
        ),
        _frame(
            "must",
            rf"\b(?P<cue>{modals})\s+{_ADVERBS}{known}",
            verbal=True,
            passive=True,
        ),
        _frame(
            "time-to",
            rf"\b(?:it\s+is|it[’']s|now\s+is|the)\s+(?:long\s+past\s+|high\s+|the\s+)?(?P<cue>time)\s+(?:has\s+come\s+)?to\s+{act}",
            verbal=True,
        ),
        _frame(
            "time-for",
            rf"\b(?P<cue>time|critical|vital|essential|imperative|urgent)\s+for\s+(?P<who>{_SHORT}{{2,60}}?)\s+to\s+{act}",
            verbal=True,
        ),
    ]
