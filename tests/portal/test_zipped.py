"""The portal's texts and style sheet are found when the project is one zip or egg."""

import subprocess
import sys
import zipfile
from pathlib import Path

import newscrawl

PACKAGE = Path(newscrawl.__file__).parent


def test_serves_from_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "newscrawl.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, path.relative_to(PACKAGE.parent))
    program = (
        "import asyncio, sys, urllib.request\n"
        "from newscrawl.portal import server\n"
        "async def main():\n"
        "    async with server.Portal(20, 7) as portal:\n"
        "        get = lambda path: urllib.request.urlopen(portal.url + path).read()\n"
        "        style = await asyncio.to_thread(get, '/static/portal.css')\n"
        "        page = await asyncio.to_thread(get, '/category/7/news/90000000')\n"
        "        print(server.__file__, len(style), '주요뉴스' in page.decode())\n"
        "asyncio.run(main())\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(archive), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    where, size, has_list = result.stdout.split()
    assert where.startswith(str(archive))
    assert int(size) == (PACKAGE / "portal/static/portal.css").stat().st_size
    assert has_list == "True"
