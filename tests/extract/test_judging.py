"""The learned judge: what it is shown, what the weights make of it, and what becomes of a claim."""

from collections.abc import Callable

import pytest

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.judging import Candidate, Deed, Heard, Thing
from pledgebook.extract.contributions.judging.deeds import likeliest, most_of_goods
from pledgebook.extract.contributions.judging.judge import verdict
from pledgebook.extract.contributions.judging.words import stem
from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import mentions, read_document
from pledgebook.reference.judge import JudgeWeights, judge_weights, parse
from pledgebook.reference.word_classes import word_classes

NEWS = "Chad gets help after the floods\n\nFiji sent Chad $5 million in aid. {}"


def heard(text: str) -> list[Heard]:
    """The sums that are heard."""
    return [h for h in all_heard(text) if isinstance(h.candidate, Candidate)]


def goods_heard(text: str) -> list[Heard]:
    """The goods that are heard."""
    return [h for h in all_heard(text) if isinstance(h.candidate, Thing)]


def all_heard(text: str) -> list[Heard]:
    found: list[Heard] = []
    read_contributions(*mentions(of(text)), found)
    return found


def of(text: str) -> Document:
    return Document("d", text, Span(0, len(text)), content_hash(text), "test", published="2024-05-14")


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("Peru came in with 12 million euros.", ["12 million euros"]),
        ("Peru came in with 12 million.", ["12 million"]),  # its currency is the text's
        ("It was 5 million yen. Peru came in with 12 million.", ["5 million yen", "12 million"]),  # what was said last
        ("It was 5 million yen. Their trade has reached 12 billion.", ["5 million yen"]),  # no gift is as large
        ("Peru came in with 12 million houses.", []),  # a number of things
        ("Peru has 12 million poor people.", []),  # and of people
        ("Peru came in with 12 million for projects.", ["12 million"]),
        ("Peru came in with 1,200 tents.", []),  # no sum
        ("A litre costs $2 there.", []),  # no state's money
        ("Peru gave 40 million yuan (about $11 million).", ["40 million yuan"]),  # the same once more
        ("Will Peru come in with 12 million euros?", []),  # asked, not told
    ],
)
def test_every_sum_that_might_be_given_is_heard(said: str, sums: list[str]) -> None:
    found = [h.candidate.figure.text for h in heard(NEWS.format(said)) if isinstance(h.candidate, Candidate)]
    assert found[1:] == sums


def test_a_candidate_is_seen_by_what_stands_around_it_and_no_party_by_its_name() -> None:
    first, second = heard(NEWS.format("Peru is to come in with 12 million euros for tents."))
    assert {"before=deliver/past", "near:noun", "receiver=5/topic"} <= set(first.features)
    assert {"l4:with", "r4:tent", "currency=EUR", "told=1", "since=0", "who=news"} <= set(second.features)
    assert not [f for f in (*first.features, *second.features) if "peru" in f.lower() or "chad" in f.lower()]
    assert len(set(second.features)) == len(second.features)


def test_stems_join_the_forms_of_a_word() -> None:
    assert {stem(w) for w in ("pledge", "pledges", "pledged", "Pledging", "pledge’s")} == {"pledg"}
    assert stem("supplies") == stem("supply")
    assert stem("less") == "less"


def test_weights_add_up_and_the_loudest_are_the_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    table = JudgeWeights(0.6, 0.3, {"any": -1.0, "a": 3.0, "b": 0.5, "c": -4.0})
    monkeypatch.setattr("pledgebook.extract.contributions.judging.judge.judge_weights", lambda model: table)
    accepted = verdict("money", ["any", "b", "a", "unknown"], ruled=False)
    assert (round(accepted.probability, 3), accepted.accepts, accepted.reasons) == (0.924, True, ("a", "b"))
    overruled = verdict("money", ["any", "c", "a"], ruled=True)
    assert (overruled.vetoes, overruled.accepts, overruled.reasons) == (True, False, ("c", "any"))
    between = verdict("money", ["any", "b"], ruled=True)
    assert not between.vetoes


@pytest.mark.parametrize(
    "text",
    ["# accept\t0.5\n# veto\t0.6\na\t1", "# accept\t0.5\n# veto\t0.4\na\t1\na\t2", "# accept\t0.5\n# veto\t0.4\na\tb"],
)
def test_a_broken_file_of_weights_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each of its own kind
        parse(text)


def test_the_weights_that_are_shipped_are_few_and_whole() -> None:
    table = judge_weights("money")
    assert 0 < table.veto < 0.5
    assert 0.2 < table.accept < 0.8
    assert {"rules=yes", "rules=no", "near:noun"} <= table.weights.keys()
    assert table.weights["rules=yes"] > table.weights["rules=no"]
    assert len(table.weights) < 20_000


def test_what_the_judge_claims_tells_its_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    text = of(NEWS.format("Its debt is 12 million euros."))
    _with(monkeypatch, JudgeWeights(0.5, 0.1, {"any": 3.0, "currency=EUR": 1.0}))
    claims = read_document(text).claims
    judged = next(c for c in claims if c.rule == "contribution/judged")
    assert isinstance(judged.content, Contribution)
    assert judged.content.amount is not None
    assert judged.quote == "Its debt is 12 million euros."
    assert (judged.cues, judged.confidence) == (("any", "currency=EUR"), 0.98)


def test_whether_others_capital_is_given_is_the_judges_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    text = of(NEWS.format("Fiji aims to mobilise $4 billion in financing for Chad."))
    for weight, claimed in ((3.0, True), (-3.0, False)):
        _with(monkeypatch, JudgeWeights(0.5, 0.0, {"any": weight}))
        read = [c.content for c in read_document(text).claims if isinstance(c.content, Contribution)]
        assert any(c.amount and c.amount.value == 4_000_000_000 for c in read) is claimed


def test_what_the_judge_overrules_is_given_up_with_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, JudgeWeights(0.5, 0.3, {"any": -3.0}))
    read = read_document(of("Fiji sent Chad $5 million in aid."))
    assert not [c for c in read.claims if c.kind == "contribution"]
    assert [(i.code, i.span is not None) for i in read.issues] == [("money-overruled", True)]


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        (NEWS.format("Its debt is 12 million euros."), 1),
        (NEWS.format("Its debt is 12 trillion euros."), 0),  # the size of an economy
        (NEWS.format("Its debt is hundreds of billions of euros."), 0),  # said in anger
        (NEWS.format("The plan is to mobilise 900 million euros in private capital."), 1),  # the judge's to weigh
    ],
)
def test_what_the_judge_may_not_claim(monkeypatch: pytest.MonkeyPatch, text: str, judged: int) -> None:
    _by_model(monkeypatch, lambda model: JudgeWeights(0.5, 0.1, {"any": 3.0 if model == "money" else -3.0}))
    assert sum(c.rule == "contribution/judged" for c in read_document(of(text)).claims) == judged


@pytest.mark.parametrize(
    ("said", "goods"),
    [
        ("Peru came in with 1,200 tents and a pump.", ["1,200 tents", "pump"]),
        ("Peru came in with 40 crates of bandages.", ["40 crates of bandages"]),  # a thing that no list has
        ("Will Peru come in with 1,200 tents?", []),  # asked, not told
    ],
)
def test_all_goods_that_might_be_given_are_heard(said: str, goods: list[str]) -> None:
    found = [h.candidate.mention.text for h in goods_heard(NEWS.format(said)) if isinstance(h.candidate, Thing)]
    assert found == goods


def test_goods_are_seen_by_their_name_their_list_and_the_sums_beside_them() -> None:
    tents, pump, more = goods_heard(
        NEWS.format("Peru came in with 12 million euros for tents and a pump. It sent a pump.")
    )
    assert {"n:tent", "head:tent", "known/none", "sum=before/near", "L0=for", "I:R0=and"} <= set(tents.features)
    assert {"head:pump", "known/one", "list=2", "place=1", "L0=for", "I:L1=and"} <= set(pump.features)
    assert {"w:for", "known|L0=for", "known|quantity=one"} <= set(pump.features)
    # the words of the name by their classes too, from coarse to fine
    assert {f"{of}~{name}" for of in ("n", "head") for name in word_classes()["pump"]} <= set(pump.features)
    assert not any(f.startswith(("unknown|", "weighed|")) for f in pump.features)
    assert "again" in more.features
    assert "again" not in pump.features
    assert (tents.ruled, more.ruled) == (True, True)


TENTS = "Fiji reached the airport of Chad first, with tents."
# which goods each claim has, the sum in front, where the judge takes all goods for given or none,
# and every sentence for a contribution of its own or none
TAKEN: list[tuple[str, float, float, list[str]]] = [
    # goods before a sum are the sum's, whatever is said of the sentence
    ("Fiji sent Chad pumps and gave $5 million in aid.", 9.0, -9.0, ["5000000: pumps"]),
    # ... but for counted ones that another act or another giver gives
    ("Fiji sent Chad 90 pumps and confirmed a grant of $5 million.", 9.0, -9.0, ["5000000: 1 grant", ": 90 pumps"]),
    ("Fiji gave Chad 90 pumps and a drill, Peru $5 million.", 9.0, -9.0, ["5000000:", ": 90 pumps 1 drill"]),
    ("Fiji sent Chad 90 pumps worth $5 million.", 9.0, -9.0, ["5000000: 90 pumps"]),
    # goods that only the judge takes for given are a contribution of their own where the sentence is one ...
    (f"Chad gets help after the floods\n\n{TENTS}", 9.0, 9.0, [": tents"]),
    # ... and else are nothing, where nothing was given before
    (f"Chad gets help after the floods\n\n{TENTS}", 9.0, -9.0, []),
    # a reporter's gift needs no verb that is known
    ("Chad gets help after the floods\n\nTents from Fiji stand in the yard of Chad’s mint.", 9.0, 9.0, [": Tents"]),
    # behind a contribution they are more of it
    (NEWS.format("Fiji reached the airport of Chad first, with tents."), 9.0, -9.0, ["5000000: tents"]),
    # no certainty of the goods makes a gift of what is asked for, sold or only possible
    ("Chad gets help after the floods\n\nChad asked Fiji to fly in 1,200 tents.", 9.0, -9.0, []),
    ("Chad gets help after the floods\n\nA firm in Fiji sold Chad 1,200 tents.", 9.0, 9.0, []),
    ("Chad gets help after the floods\n\nFiji might fly 1,200 tents to Chad.", 9.0, 9.0, []),
    ("Chad gets help after the floods\n\nThe King of Fiji met a group of nations supplying tents.", 9.0, 9.0, []),
    # goods that the judge overrules fall out of a sum's contents, not the sum
    ("Fiji sent Chad $5 million in aid, including tents.", -9.0, -9.0, ["5000000:"]),
    # whether anything is given at all the sentence says, not the goods
    ("Fiji sent Chad 1,200 tents.", -9.0, 9.0, [": 1200 tents"]),
    ("Fiji sent Chad 1,200 tents.", 9.0, -9.0, []),
    # a contribution without goods that are known: for whom it names, else for whom the text is about
    ("Chad gets help after the floods\n\nFiji helped Chad to copy its maps.", -9.0, 9.0, [":"]),
    ("Chad gets help after the floods\n\nFiji helped to copy its maps.", -9.0, 9.0, [":"]),
    # nobody gives it
    ("Chad gets help after the floods\n\nA rain school opened in Chad.", -9.0, 9.0, []),
    # who asks whether it is given does not say so
    ("Chad gets help after the floods\n\nWill Fiji open a rain school in Chad?", 9.0, 9.0, []),
]


@pytest.mark.parametrize(("text", "goods", "deed", "told"), TAKEN)
def test_what_becomes_of_goods(
    monkeypatch: pytest.MonkeyPatch, text: str, goods: float, deed: float, told: list[str]
) -> None:
    said = {"goods": goods, "deeds": deed}
    _by_model(monkeypatch, lambda model: JudgeWeights(0.4, 0.1, {"any": said[model]} if model in said else _SILENT))
    contents = [c.content for c in read_document(of(text)).claims if isinstance(c.content, Contribution)]
    assert [f"{c.amount.value if c.amount else ''}:{_list(c)}" for c in contents] == told


_SILENT = {"rules=yes": 9.0, "rules=no": -9.0}


def _list(content: Contribution) -> str:
    return "".join(f" {i.quantity.value if i.quantity else ''} {i.name}".replace("  ", " ") for i in content.items)


def test_goods_that_the_judge_overrules_are_told_as_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    _by_model(monkeypatch, lambda model: JudgeWeights(1.0, 0.1, {"any": -9.0} if model == "goods" else {"any": 9.0}))
    issues = read_document(of("Fiji sent Chad $5 million in aid, including tents.")).issues
    assert [(i.code, "tents: any" in i.message, i.span is not None) for i in issues] == [
        ("goods-overruled", True, True)
    ]


def test_a_sentence_that_the_judge_overrules_is_told_as_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    _by_model(monkeypatch, lambda model: JudgeWeights(1.0, 0.1, {"any": -9.0} if model == "deeds" else {"any": 9.0}))
    result = read_document(of("Fiji sent Chad 1,200 tents."))
    assert [(i.code, "any" in i.message, i.span is not None) for i in result.issues] == [("deed-overruled", True, True)]
    assert not result.claims


def test_a_lone_gift_tells_its_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    _by_model(monkeypatch, lambda model: JudgeWeights(0.4, 0.0, {"any": 3.0, "w:airport": 1.0}))
    claim = next(c for c in read_document(of(f"Chad gets help\n\n{TENTS}")).claims if c.kind == "contribution")
    assert (claim.rule, claim.cues, claim.confidence) == ("contribution/judged", ("any", "w:airport"), 0.98)


def test_what_is_seen_of_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Heard] = []
    read_contributions(*mentions(of(f"Chad gets help\n\n{TENTS} Fiji sent Chad two pumps.")), heard)
    _, first, second = [h for h in heard if isinstance(h.candidate, Deed)]
    assert {"w:airport", "b:with tent", "found=nothing", "counted=0", "things=1"} <= set(first.features)
    assert {"verb=sent", "found=contribution/goods", "counted=1", "things=1"} <= set(second.features)
    assert not any(f.startswith("goods") for f in second.features)  # which training adds
    assert (first.ruled, second.ruled) == (False, True)


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        ([], {"goods=none"}),
        ([0.05], {"goods=0"}),
        ([0.2, 0.75], {"goods=3", "goods>1", "goods>3", "goods>5", "goods>7"}),
    ],
)
def test_how_likely_goods_are_tells_of_their_sentence(chances: list[float], said: set[str]) -> None:
    assert set(likeliest(chances)) == said


SEEN_OF_GOODS = {"known=": "0123", "counted=": "0123", "things=": "01234"}


@pytest.mark.parametrize("chances", [[], *([n / 20] for n in range(21))])
def test_no_goods_speak_for_a_sentence_more_than_they_can(chances: list[float]) -> None:
    weights = judge_weights("deeds").weights
    likely = sum(weights.get(f, 0.0) for f in likeliest(chances))
    counts = [max(weights.get(f"{name}{n}", 0.0) for n in ns) for name, ns in SEEN_OF_GOODS.items()]
    assert likely + sum(counts) <= most_of_goods(weights) + 1e-9


def test_what_is_seen_of_goods_is_all_that_was_learned_of_them() -> None:
    names = (*SEEN_OF_GOODS, "goods")
    learned = {f for f in judge_weights("deeds").weights if f.startswith(names)}
    seen = {f"{name}{n}" for name, ns in SEEN_OF_GOODS.items() for n in ns}
    assert learned <= seen | {f for n in range(21) for f in likeliest([n / 20])} | set(likeliest([]))


@pytest.mark.parametrize(("deed", "looked"), [(-0.1, True), (-3.0, False)])
def test_goods_are_looked_for_only_where_they_could_tell(
    monkeypatch: pytest.MonkeyPatch, deed: float, looked: bool
) -> None:
    found: list[str] = []

    def tables(model: str) -> JudgeWeights:
        found.append(model)
        return JudgeWeights(0.4, 0.1, {"any": deed, "goods>7": 0.5} if model == "deeds" else {"any": 9.0})

    _by_model(monkeypatch, tables)
    read_document(of(f"Chad gets help\n\n{TENTS}"))
    assert ("goods" in found) is looked


def test_the_weights_of_goods_are_few_and_whole() -> None:
    table = judge_weights("goods")
    assert 0 < table.veto < table.accept < 0.6
    assert table.weights["rules=yes"] > table.weights["rules=no"]
    assert table.weights["known"] > table.weights["unknown"]
    # no weight is of a class that is no more, as where the classes are made anew and the judge is not
    classes = {f"{of}~{name}" for names in word_classes().values() for name in names for of in ("n", "head")}
    heard = {f for f in table.weights if f.startswith(("n~", "head~"))}
    assert heard
    assert heard <= classes
    assert len(table.weights) < 27_000


def test_the_weights_of_sentences_are_few_and_whole() -> None:
    table = judge_weights("deeds")
    assert 0 < table.veto < 0.3 <= table.accept
    assert table.weights["found=contribution/package"] > 0 > table.weights["found=nothing"]
    assert (
        table.weights.get("found=contribution/goods", 0.0) > table.weights["found=nothing"]
    )  # what is slight is not kept
    assert table.weights["goods>7"] > 0 > table.weights["goods=none"]
    assert len(table.weights) < 30_000


def _with(monkeypatch: pytest.MonkeyPatch, table: JudgeWeights) -> None:
    _by_model(monkeypatch, lambda model: table)


def _by_model(monkeypatch: pytest.MonkeyPatch, tables: Callable[[str], JudgeWeights]) -> None:
    monkeypatch.setattr("pledgebook.extract.contributions.judging.judge.judge_weights", tables)
