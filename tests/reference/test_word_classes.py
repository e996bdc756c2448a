"""Classes of words: within one another, each word of one of each grain."""

from itertools import pairwise

import pytest

from pledgebook.reference.word_classes import parse, word_classes

HEAD = "# made\n2\t4\n"


def test_a_class_is_called_by_its_grain_and_its_first_word() -> None:
    found = parse(f"{HEAD}pump\tpump drill\npump\ttent\nloan\tloan\n")
    assert found["drill"] == ("2:pump", "4:pump")
    assert found["tent"] == ("2:pump", "4:tent")
    assert found["loan"] == ("2:loan", "4:loan")


@pytest.mark.parametrize(
    "lines",
    [
        "pump\tpump drill\npump\ttent drill\n",  # a word of two classes
        "pump drill\n",  # a grain is missing
        "pump\tpump\tpump\n",  # one too many
    ],
)
def test_a_file_that_is_no_tree_is_refused(lines: str) -> None:
    with pytest.raises(ValueError, match=r"drill has two classes|zip\(\)"):
        parse(HEAD + lines)


def test_the_classes_lie_within_one_another_and_join_what_is_used_alike() -> None:
    classes = word_classes()
    assert len(classes) > 10_000
    for grain, coarser in pairwise(range(3, -1, -1)):
        of: dict[str, str] = {}
        for names in classes.values():
            assert of.setdefault(names[grain], names[coarser]) == names[coarser]
        assert len(set(of.values())) < len(of)
    assert classes["tank"][2] == classes["munition"][2] != classes["vaccin"][2]
