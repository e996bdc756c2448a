"""What the readers of engagements look at: a sentence with its document, and the word that tells of a meeting."""

from dataclasses import dataclass, field

from pledgebook.extract.speakers import Speakers
from pledgebook.model.claim import Engagement
from pledgebook.model.document import Layout
from pledgebook.model.mention import Draft, Reading

MOST = 40  # words of one sort that are looked at in a sentence: no prose has as many


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document as a whole tells the reading of each sentence.

    ``people`` are the parties of those whom it introduces by name and office, ``sides`` whom
    its title names, ``house`` the state whose parliament it speaks of, ``place`` that from
    which it is written, ``pair`` the two whose relations its title is about, ``topics`` the
    states and bodies that it names most, as far as they stand out; ``is_reported`` is true of
    news and press releases.
    """

    layout: Layout
    speakers: Speakers
    people: dict[str, str] = field(default_factory=dict)
    sides: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    place: str | None = None
    pair: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    is_reported: bool = True

    @property
    def published(self) -> str | None:
        """The document's date."""
        return self.layout.document.published

    @property
    def title(self) -> str:
        """The document's title, empty where it has none."""
        return " ".join((self.layout.document.title or "").split())


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in its document. ``place`` is its order among those read, ``told`` what was told before it."""

    reading: Reading
    setting: Setting
    place: int
    told: tuple[Engagement, ...] = ()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.reading.sentence.text

    @property
    def published(self) -> str | None:
        """The document's date."""
        return self.setting.published

    @property
    def is_spoken(self) -> bool:
        """Whether it is said in a transcript's turn."""
        return self.reading.sentence.passage.voice is not None

    def draft(self, content: Engagement, rule: str, cue: str) -> Draft:
        """The draft of an engagement that the whole sentence proves."""
        span = self.reading.sentence.locate(0, len(self.text))
        return Draft(content, span, self.reading.sentence.index, f"engagement/{rule}", (cue,), 0.7)


@dataclass(frozen=True, slots=True)
class Word:
    """The word at ``start:end`` that tells of an engagement, and its ``sort`` in the table of cues ("call_verb")."""

    sort: str
    start: int
    end: int
    text: str
