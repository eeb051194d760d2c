"""One command for everything: what it takes, says, refuses and leaves in place."""

import gzip
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.management import CommandError, call_command

from conftest import Cast
from onward.careers.models import Release
from onward.careers.queries import current_release
from onward.careers.services import Asked, WorldFileWrong, files, import_world, known
from onward.careers.services.download import fetched
from onward.careers.tests import esco_files
from onward.careers.tests.onet_files import newer, write_folder, write_zip
from onward.careers.tests.sheet_files import (
    MOVED,
    PUBLISHED,
    write_book,
    write_crosswalk,
    write_links,
    write_projections,
    write_wages,
)
from onward.config.cli import main


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder with one of each, and a letter."""
    folder = tmp_path / "all"
    folder.mkdir()
    write_zip(folder / "db_31_0_text.zip", of=newer())
    write_wages(folder / "national_M2025_dl.xlsx")
    write_projections(folder / "occupation.xlsx")
    esco_files.write_zip(folder / "esco_v1_2_0.zip")
    write_crosswalk(folder / "moved.xlsx", MOVED, ("15-1132.00", "15-1252.00"))
    write_crosswalk(folder / "nem.xlsx", PUBLISHED, ("15-1252.00", "15-1252"))
    write_links(
        folder / "links.csv.gz",
        ("15-1252.00", f"{esco_files.WORK}a", "exactMatch"),
    )
    (folder / "letter.txt").write_text("Dear coach")
    return folder


def in_force() -> dict[str, str]:
    rows = Release.objects.filter(is_current=True)
    return dict(rows.values_list("part", "version"))


def test_one_command_imports_a_folder_of_everything(
    everything: Path, small_world: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_world", str(everything))

    said = capsys.readouterr().out
    assert in_force() == {
        "occupations": "31.0",
        "wages": "May 2025",
        "outlook": "2024-34",
        "esco": "v1.2.0",
        "links": "O*NET-SOC 2019 to ESCO",
        "moved": "O*NET-SOC 2010 to 2019",
        "published": "O*NET-SOC to NEM",
    }
    digest = sha256((everything / "occupation.xlsx").read_bytes()).hexdigest()
    assert f"{digest}  occupation.xlsx (not known to us)" in said
    assert "Not read: letter.txt" in said
    assert "This release has no work values: our estimates are kept for 4 of 4" in said
    assert "O*NET database, 31.0: 4 occupations, 1 titles are in force." in said


def test_an_import_into_an_empty_database_brings_the_bundled_world_first(
    db: None, tmp_path: Path
) -> None:
    call_command("import_world", str(write_projections(tmp_path / "ep.xlsx")))

    assert in_force() == {
        "occupations": "May 2025",
        "wages": "May 2025",
        "outlook": "2024-34",
    }
    assert Release.objects.get(part="outlook", is_current=True).kind == "projections"


def test_options_say_what_a_path_must_hold(
    tmp_path: Path, small_world: Release
) -> None:
    path = str(write_projections(tmp_path / "ep.xlsx"))

    with pytest.raises(CommandError, match="holds Employment Projections, not what"):
        call_command("import_world", "--oews", path)
    call_command("import_world", "--projections", path)

    assert Release.objects.in_force("outlook")


def test_one_wrong_file_leaves_everything_as_it_was(
    everything: Path, small_world: Release
) -> None:
    text = esco_files.tables()["skills_en.csv"].replace("knowledge", "talent")
    esco_files.write_zip(everything / "esco_v1_2_0.zip", {"skills_en.csv": text})
    before = list(Release.objects.order_by("pk"))

    with pytest.raises(CommandError) as refused:
        call_command("import_world", str(everything))

    assert str(refused.value) == (
        "skills_en.csv, line 4: skillType is 'talent', not skill or knowledge."
        " Nothing was changed."
    )
    assert list(Release.objects.order_by("pk")) == before
    assert current_release() == small_world


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Dear coach", "holds nothing to import: not an O\\*NET database"),
        (b"", "holds nothing to import"),
        (b"\xff\xfe\x00binary", "holds nothing to import"),
        (b"PK\x03\x04 half a zip", "is not a zip file, or it is cut off"),
        (gzip.compress(b"area,occ\n", mtime=0)[:12], "is damaged or cut off"),
    ],
)
def test_what_cannot_be_imported_is_refused(
    content: bytes, reason: str, tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / ("x.csv.gz" if content[:2] == b"\x1f\x8b" else "x.csv")
    path.write_bytes(content)

    with pytest.raises(WorldFileWrong, match=reason):
        import_world([Asked(path)], now=cast.now)


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x03\x04 half", b""])
def test_a_workbook_that_is_none_is_refused(
    content: bytes, tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / "national_M2025_dl.xlsx"
    path.write_bytes(content)

    with pytest.raises(WorldFileWrong, match=r"is not a (workbook|zip file), or"):
        import_world([Asked(path)], now=cast.now)


def test_a_workbook_of_something_else_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_book(tmp_path / "budget.xlsx", {"2026": [("Rent", 900)]})

    with pytest.raises(WorldFileWrong, match=r"budget\.xlsx holds nothing to import"):
        import_world([Asked(path)], now=cast.now)


def test_a_workbook_cut_off_in_the_middle_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_wages(tmp_path / "national_M2025_dl.xlsx")
    broken = tmp_path / "state_M2025_dl.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as out:
        for name in whole.namelist():
            content = whole.read(name)
            is_sheet = name.startswith("xl/worksheets/")
            out.writestr(name, content[: len(content) - 60] if is_sheet else content)

    with pytest.raises(WorldFileWrong, match="is damaged or cut off"):
        import_world([Asked(broken)], now=cast.now)


def test_what_unpacks_to_far_too_much_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10_000)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Occupation Data.txt", "x" * 20_000)
    packed = tmp_path / "links.csv.gz"
    head = "O*NET Id,ESCO or ISCO URI,Type of Match\n"
    line = "15-1252.00,uri,exactMatch\n"
    packed.write_bytes(gzip.compress((head + line * 2_000).encode()))

    with pytest.raises(WorldFileWrong, match=r"A file in bomb\.zip is far too large"):
        import_world([Asked(bomb)], now=cast.now)
    with pytest.raises(WorldFileWrong, match="unpacks to far too much"):
        import_world([Asked(packed)], now=cast.now)


def test_two_releases_at_once_are_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    one, two = write_folder(tmp_path / "one"), write_folder(tmp_path / "two")

    with pytest.raises(WorldFileWrong, match="one and two are both the"):
        import_world([Asked(one), Asked(two)], now=cast.now)


def test_a_known_file_is_told_and_one_of_its_name_with_other_content_is_warned_of(
    tmp_path: Path,
    small_world: Release,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = write_projections(tmp_path / "ep.xlsx")
    other = write_wages(tmp_path / "national_M2025_dl.xlsx")
    digest = sha256(path.read_bytes()).hexdigest()
    listed = {"ep.xlsx": digest, "national_M2025_dl.xlsx": "0" * 64}
    monkeypatch.setattr(known, "known_files", lambda: listed)

    call_command("import_world", str(path), str(other))

    said = capsys.readouterr()
    assert f"{digest}  ep.xlsx (known)" in said.out
    assert "national_M2025_dl.xlsx is not the file we know by that name" in said.err
    assert Release.objects.get(part="outlook", is_current=True).is_known
    assert not Release.objects.get(part="wages", is_current=True).is_known


def test_every_known_fingerprint_is_a_sha256() -> None:
    digests = list(known.known_files().values())

    assert len(set(digests)) == len(digests) > 5
    assert all(len(digest) == 64 and int(digest, 16) for digest in digests)


def test_the_releases_in_force_are_shown_with_licence_and_attribution(
    everything: Path, small_world: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_world", str(everything))
    capsys.readouterr()

    call_command("show_world")

    said = capsys.readouterr().out
    for release in Release.objects.filter(is_current=True):
        assert str(release) in said
        assert release.attribution in said
        assert release.licence in said
        assert release.sha256 in said
        assert f"{release.imported_at:%Y-%m-%d %H:%M}" in said


def test_the_report_tells_what_the_imports_in_force_changed(
    everything: Path, small_world: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("show_world", "--changes")
    assert "these are the first releases" in capsys.readouterr().out
    call_command("import_world", str(everything))
    capsys.readouterr()

    call_command("show_world", "--changes")

    said = capsys.readouterr().out
    assert "occupations: O*NET database, 31.0" in said
    assert "Against starter world, May 2025:" in said
    assert "shifted by more than" in said


def test_before_any_import_there_is_nothing_to_show(db: None) -> None:
    with pytest.raises(CommandError, match="No occupations are here yet"):
        call_command("show_world")


@pytest.mark.parametrize(
    "arguments",
    [[], ["--starter", "x.zip"], ["--nothing"], ["--starter", "--esco", "x"]],
)
def test_called_wrongly_the_command_line_ends_with_two(arguments: list[str]) -> None:
    done = CliRunner().invoke(main, ["world", "import", *arguments])

    assert done.exit_code == 2


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder of the test; /away leads to a place without https."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://example.org/db.zip")
            self.end_headers()
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "500")
            self.end_headers()
            self.wfile.write(b"half")
        else:
            super().do_GET()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server on this machine with an O*NET database on it."""
    folder = tmp_path / "served"
    folder.mkdir()
    write_zip(folder / "db_31_0_text.zip", of=newer())
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_fetched_and_imported(address: str, small_world: Release) -> None:
    call_command("import_world", "--onet", f"{address}/db_31_0_text.zip")

    assert current_release().version == "31.0"
    assert current_release().source == "db_31_0_text.zip"


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("/nothing.zip", "could not be fetched: Not Found|File not found"),
        ("/away", "is not an https address"),
        ("/cut", "cut off|could not be fetched"),
    ],
)
def test_an_address_that_does_not_give_the_file_is_refused(
    end: str, reason: str, address: str, small_world: Release
) -> None:
    with pytest.raises(CommandError, match=reason):
        call_command("import_world", f"{address}{end}")

    assert current_release() == small_world


def test_a_download_larger_than_allowed_is_refused(address: str) -> None:
    with (
        pytest.raises(WorldFileWrong, match="is larger than 0 MB"),
        fetched(
            f"{address}/db_31_0_text.zip", progress=lambda _doing, _at: None, largest=99
        ),
    ):
        pass


def test_an_address_without_https_is_refused(small_world: Release) -> None:
    with pytest.raises(CommandError, match="is not an https address"):
        call_command("import_world", "http://example.org/db_31_0_text.zip")
