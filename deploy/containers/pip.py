"""Where pip finds packages on this machine, for the builds: its index and its certificates."""

import ast
import subprocess
import sys
from pathlib import Path

CERTIFICATES = "/run/certificates.crt"


def configuration(work: Path) -> dict[str, Path]:
    """The Dockerfile's secrets by their ids: a pip.conf, readable by nobody else, and the certificates."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    lines, secrets = ["[global]"], {}
    certificates = value_of(listed.stdout, "cert")
    if certificates and Path(certificates).is_file():
        secrets["certificates"] = Path(certificates)
        lines.append(f"cert = {CERTIFICATES}")
    if index := value_of(listed.stdout, "index-url"):
        lines.append(f"index-url = {index}")
    secrets["pip"] = work / "pip.conf"
    secrets["pip"].touch(mode=0o600)
    secrets["pip"].write_text("\n".join([*lines, ""]), "utf-8")
    return secrets


def value_of(listed: str, name: str) -> str:
    """The value of an option; a variable of the environment goes before files, as it does for pip."""
    found = [line.partition("=") for line in listed.splitlines()]
    values = {key: ast.literal_eval(value) for key, _, value in found if key.endswith(f".{name}")}
    return str(values.get(f":env:.{name}") or next(iter(values.values()), ""))
