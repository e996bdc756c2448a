"""A web archive of real documents gives the claims that the folder of them gives."""

import io
import json
import os
from pathlib import Path

import pytest

from pledgebook.bulk import read_many
from pledgebook.exchange.claims import to_json
from pledgebook.pipeline import Extraction

ARCHIVE = Path(__file__).parents[3] / "shared/corpus/white-house-2021-2026.tar.gz"
COUNT = int(os.environ.get("PLEDGEBOOK_TEST_CORPUS", "300"))


def claims(files: list[str]) -> dict[str, str]:
    """By document's id, all that is said of it, as text."""
    found = [one for one in read_many(files, workers=2) if isinstance(one, Extraction)]
    return {one.document.id: json.dumps(to_json(one.claims), ensure_ascii=False) for one in found}


@pytest.mark.slow
def test_an_archive_of_the_corpus_gives_the_claims_of_the_folder(tmp_path: Path) -> None:
    if not ARCHIVE.exists():
        pytest.skip("../shared/corpus is not here")
    from benchmarks.corpus import unpacked
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with unpacked(COUNT) as files, (tmp_path / "corpus.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, file in enumerate(files):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/markdown")], protocol="HTTP/1.1")
            address = f"https://corpus.example/{number}"
            payload = io.BytesIO(file.read_bytes())
            writer.write_record(writer.create_warc_record(address, "response", payload, http_headers=http))
        out.flush()
        folder = claims([str(file) for file in files])
        assert claims([out.name]) == folder
        whole = Path(out.name).read_bytes()
        (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) * 2 // 3])
        cut = claims([str(tmp_path / "cut.warc.gz")])
    assert len(folder) > 0.9 * COUNT
    assert 0.3 * COUNT < len(cut) < COUNT
    assert cut.items() <= folder.items()
