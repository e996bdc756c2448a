"""What a reviewer writes for a slot, as the JSON that a correction keeps."""

import json

_NONE = ("", "none", "null", "-")
_FIGURES = ("amount", "size")
_ACTORS = ("donors", "recipients", "proposer", "addressees", "holder", "parties", "by", "to")


def as_json(slot: str, said: str) -> str:
    """The JSON of a value: as it is where it is JSON, else by the slot.

    "none" empties a slot, actors are parted by commas, a date is EDTF, and a figure may be
    written as texts do ("more than $3.5 million"). What cannot be is refused later, with
    the slot's name: nothing is guessed here.
    """
    from pledgebook.extract.figures import find_figures
    from pledgebook.model.codec import to_text

    word = said.strip()
    if word.lower() in _NONE:
        return "[]" if slot in _ACTORS or slot == "items" else "null"
    try:
        json.loads(word)
    except ValueError:
        pass
    else:
        if word[0] in '[{"' or word in ("true", "false") or slot == "ordinal":
            return word
    if slot in _FIGURES:
        found = find_figures(word)
        return to_text(found[0].figure) if found else json.dumps(word)
    if slot in _ACTORS:
        return json.dumps([actor.strip() for actor in word.split(",")])
    if slot == "date":
        return json.dumps({"edtf": word})
    return json.dumps(word, ensure_ascii=False)
