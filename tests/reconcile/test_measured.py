"""How records are measured against people's groups: claims are found again by their place, pairs are counted."""

from benchmarks.groups import compare, place

from factories import given, told


def test_a_claim_is_found_again_by_its_place_figure_and_giver() -> None:
    two = told(given("USA>UKR 425m"), given("USA>UKR 100m"), name="a").claims
    anchors = [
        {"document": "a", "kind": "contribution", "start": c.span.start - 2, "end": c.span.end, "group": i}
        | {"amount": amount, "who": ["USA"]}
        for i, (c, amount) in enumerate(zip(two, ("425000000", "7"), strict=True))
    ]
    assert place(anchors, two) == {two[0].id: 0}  # another figure is another claim
    assert place(anchors[1:], two) == {}


def test_pairs_are_right_false_or_missed() -> None:
    pairs = compare({"a": 1, "b": 1, "c": 2, "d": 1}, {"a": "r1", "b": "r1", "c": "r1", "d": "r2"})
    assert pairs.right == (("a", "b"),)
    assert pairs.false == (("a", "c"), ("b", "c"))
    assert pairs.missed == (("a", "d"), ("b", "d"))
    assert (pairs.precision, pairs.recall) == (1 / 3, 1 / 3)
