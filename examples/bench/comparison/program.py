"""Our side of the comparison: the ask-tell program, built by the project's own build."""
from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

from .progress import Problem, say

ROOT = Path(__file__).resolve().parents[3]
JAR = ROOT / "operator" / "core" / "target" / "ask-tell.jar"


def build() -> Path:
    """The program of the checkout as it is now."""
    say("building operator/core/target/ask-tell.jar")
    done = subprocess.run([ROOT / "mvnw", "--quiet", "--projects", "operator/core", "package", "-DskipTests"], cwd=ROOT,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Problem(f"The ask-tell program does not build:\n{done.stdout.strip()[-2000:]}")
    return JAR


def command(jar: Path) -> list[str]:
    """How it is started, on the JDK that the build uses."""
    said = subprocess.run([ROOT / "mvnw", "--version"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    runtime = re.search(r"runtime: (\S+)", said)
    if runtime is None:
        raise Problem("./mvnw names no Java run-time: try `./mvnw --version`, which says what is missing.")
    return [f"{runtime[1]}/bin/java", "-XX:+UseSerialGC", "-jar", str(jar)]


def version(jar: Path) -> str:
    """Names the program by what is in it, so that results of an older one are not taken for its own."""
    return "jar " + hashlib.sha256(jar.read_bytes()).hexdigest()[:12]
