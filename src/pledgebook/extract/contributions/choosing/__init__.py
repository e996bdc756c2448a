"""Who gives and who gets what was found: chosen by learned weights among all whom the text offers.

`options` are the groups of actors that may fill a slot, `features` what is seen of each, `choose`
what the trained weights make of them. The weights are data (`reference/data/judge_donors.tsv` and
`judge_recipients.tsv`), made by `python -m training.parties`.
"""

from pledgebook.extract.contributions.choosing.choose import Asked, settled

__all__ = ["Asked", "settled"]
