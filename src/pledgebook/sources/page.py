"""HTML pages: the text proper without menus, as Markdown, and what the page says of itself."""

import logging
import re
from dataclasses import dataclass

_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The extracted text, its address, and title, date and publisher as in front matter."""

    text: str
    fields: dict[str, str]


def is_page(text: str) -> bool:
    """Whether the text is an HTML page, by its beginning and not by its name."""
    return _PAGE.match(text, 0, 20_000) is not None


def page(html: str) -> Page:
    """What a reader of the page reads; the text is empty where nothing could be found."""
    import trafilatura  # noqa: PLC0415  # takes 0.3 s, which a folder of Markdown should not pay

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what is wrong is ours to say, as an issue
    dates = {"extensive_search": False, "original_date": True}  # a guess from a footer is worse than none
    text = trafilatura.extract(
        html,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        date_extraction_params=dates,
    )
    said = trafilatura.extract_metadata(html, date_config=dates)
    keys = {"title": "title", "date": "date", "publisher": "sitename", "source_url": "url"}
    fields = {key: str(value) for key, name in keys.items() if (value := getattr(said, name, None))}
    # a page of a line or two is too short for the extractor to tell its text from its frame
    return Page(text or trafilatura.html2txt(html), fields)
