"""How the learned weights in `pledgebook.reference.data` are made: by whom they are taught, and what they are worth."""
