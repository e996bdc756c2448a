"""How much each signal says for two claims being of one thing: the one table to tune.

A pair joins at `ENOUGH`. The figures are set by hand against the tables of cases in
tests/reconcile, half of which must not join.
"""

ENOUGH = 5.0
RULED = 100.0  # what a reviewer said

WEIGHTS = {
    "donors.same": 2.0,
    "donors.within": 1.0,  # one names more of them than the other
    "donors.body": 0.5,  # a body, and a state that belongs to it
    "donors.silent": -1.25,  # one of the two names none
    "recipients.same": 2.0,
    "recipients.within": 0.5,
    "recipients.silent": -1.25,
    "figure.same": 4.0,
    "figure.rounded": 3.0,  # "nearly $2.5 billion" and $2.47 billion
    "figure.open": 1.0,  # "more than $400 million" and $425 million
    "figure.converted": 1.0,  # "$3.2 billion" and 2.5 billion pounds
    "figure.vague": -3.0,  # "billions" says of no figure that it is the same
    "figure.disputed": -1.0,
    "figure.silent": -4.0,  # one of the two has no figure
    "items.counted": 2.0,  # the same goods in the same number
    "items.shared": 1.0,
    "items.other": -1.0,  # both name goods, none the same
    "goods.counted": 3.0,  # likewise, where goods are all that is told: no figure in money
    "goods.shared": -0.75,  # uncounted goods of one name, most of those that one claim tells
    "goods.common": -2.0,  # likewise, by one word only: "training", "ammunition"
    "goods.few": -3.0,  # some of many
    "goods.other": -5.0,
    "goods.silent": -5.0,
    "goods.none": -1.5,  # "a new package" and "a further package"
    "day.same": 2.0,
    "day.near": 1.5,  # within three days: told the day after, another time zone
    "day.week": 0.5,
    "day.unknown": 0.0,
    "day.rough": 1.0,  # the same month or year, no nearer
    "type.same": 0.5,
    "type.other": -2.75,
    "stage.same": 0.5,
    "mechanism.same": 1.0,
    "mechanism.other": -6.5,  # two authorities may give the same figure on the same day
    "by.same": 2.0,  # who proposes, holds a position, tasks, speaks
    "by.within": 1.0,
    "by.silent": -1.0,
    "to.same": 1.5,
    "to.within": 0.5,
    "to.silent": -0.5,
    "to.none": 1.25,
    "subject.same": 3.5,
    "subject.alike": 2.5,
    "subject.common": 0.25,  # one word that is all of both: "ceasefire", "funding"
    "about.same": 0.5,
    "about.other": -1.0,
    "plan.same": 1.0,
    "time.week": 1.25,
    "time.soon": 0.5,
    "time.renewed": -1.75,  # after more than two months only the same words are the same request
    "time.again": -4.0,  # of a tasking
    "time.far": -3.5,
    "parties.same": 3.0,  # of an engagement
    "parties.body": 3.5,  # the summit of a body is that body's, whoever else is named
    "parties.within": 1.5,
    "parties.overlap": 0.5,
    "name.same": 2.5,
    "name.summit": 1.0,  # "NATO Summit" and "Washington Summit"
    "name.other": -3.0,
    "day.year": -1.0,
    "form.same": 0.5,
    "form.like": 0.0,  # a visit and the meeting at it
    "form.other": -1.0,  # a signing and a meeting
}
