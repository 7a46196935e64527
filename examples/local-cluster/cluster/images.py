"""Images without a registry: built on this machine from a Dockerfile and handed to the node's containerd."""
from __future__ import annotations

import configparser
import os
import shutil
import subprocess
from pathlib import Path

from . import archives, baseimage, locks, node, nodeconfig, packages
from .paths import Home, cache_root
from .problems import Problem
from .progress import say

BUILD_LIMIT = 1800
# buildah writes small caches of its own here, whatever store it is told to use.
BUILDAH_STATE = (Path("/var/lib/containers"), Path("/var/cache/containers"))
CERTIFICATES = "/run/build/certificates.crt"
CERTIFICATE_FILES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")


def build(image: str, dockerfile: Path, context: Path) -> Path:
    """Build the image and keep it as an archive in the cache."""
    for path in (dockerfile, context):
        if not path.exists():
            raise Problem(f"{path} is not there: give the Dockerfile by --file and its folder by --context.")
    target = archive_of(image)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".half")
    with locks.held(cache_root() / "images.lock", "the build of images", BUILD_LIMIT):
        half.unlink(missing_ok=True)
        if _docker_works():
            say(f"building {image} with Docker")
            _run(["docker", "build", "--tag", image, "--file", str(dockerfile), str(context)], "docker build")
            _run(["docker", "save", "--output", str(half), image], "docker save")
        else:
            new_state = [folder for folder in BUILDAH_STATE if not folder.exists()]
            try:
                _build_with_buildah(image, dockerfile, context, half)
            finally:
                for folder in new_state:
                    shutil.rmtree(folder, ignore_errors=True)
        half.rename(target)
    say(f"{image} is built: {target.stat().st_size / 1e6:.0f} MB in {target}")
    return target


def archive_of(image: str) -> Path:
    """Where the archive of an image is kept."""
    return cache_root() / "images" / f"{full_name(image).replace('/', '_').replace(':', '_')}.tar"


def full_name(image: str) -> str:
    """The name that a kubelet makes of a short one."""
    name = image if ":" in image.rpartition("/")[2] else f"{image}:latest"
    first, slash, _ = name.partition("/")
    if not slash:
        return f"docker.io/library/{name}"
    return name if "." in first or ":" in first or first == "localhost" else f"docker.io/{name}"


def load(namespace: int, archive: Path) -> None:
    """Import an archive into the containerd of the node."""
    done = subprocess.run(node.enter(namespace, "ctr", "--namespace", "k8s.io", "images", "import", str(archive)),
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise Problem(f"containerd did not take {archive}: {done.stderr.strip()[-1000:]}")


def load_pause(home: Home, namespace: int, binary: Path) -> None:
    """Give the node the image of the process that holds a pod's namespaces."""
    archive = home.root / "node" / "pause.tar"
    archives.write_binary(archive, nodeconfig.PAUSE_IMAGE, binary)
    load(namespace, archive)


def _docker_works() -> bool:
    if not shutil.which("docker"):
        return False
    try:
        return subprocess.run(["docker", "info"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _build_with_buildah(image: str, dockerfile: Path, context: Path, target: Path) -> None:
    if os.geteuid() != 0:
        raise Problem("Without Docker, building an image needs root: run this with sudo.")
    packages.ensure(packages.FOR_IMAGES)
    base = baseimage.ensure()
    store = cache_root() / "images" / "store"
    name = full_name(image)
    with baseimage.scratch() as folder:
        buildah = [*baseimage.APART, "buildah", "--root", str(store), "--runroot", f"{folder}/run", "--storage-driver", "overlay"]
        # Containers of a build that was killed; no other build runs now.
        subprocess.run([*buildah, "rm", "--all"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if subprocess.run([*buildah, "inspect", "--type", "image", baseimage.IMAGE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            _run([*buildah, "pull", "--quiet", f"docker-archive:{base}"], "the import of the base image")
        # Steps use the machine's network as it is; buildah would nevertheless make a folder for networks in /etc.
        settings = folder / "containers.conf"
        settings.write_text(f'[network]\nnetwork_config_dir = "{folder}/networks"\n')
        say(f"building {image} with buildah")
        _run([*buildah, "build", "--isolation", "chroot", "--pull-never", "--layers", "--tag", name, "--file", str(dockerfile),
              *_volumes(folder), str(context)], "buildah build", settings)
        _run([*buildah, "push", "--quiet", name, f"docker-archive:{target}:{name}"], "buildah push")
        # What no image is built on any more; the steps of the images stay, so that the next build is quick.
        subprocess.run([*buildah, "rmi", "--prune"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _volumes(folder: Path) -> list[str]:
    """What steps of the build see of the machine and the image does not keep: pip's settings and trusted certificates."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(["/etc/pip.conf", Path.home() / ".pip" / "pip.conf", Path.home() / ".config" / "pip" / "pip.conf",
                   os.environ.get("PIP_CONFIG_FILE", os.devnull)])
    if "global" not in settings:
        settings["global"] = {}
    for key, value in os.environ.items():
        if key.startswith("PIP_") and key != "PIP_CONFIG_FILE":
            settings["global"][key.removeprefix("PIP_").lower().replace("_", "-")] = value
    mounts = {}
    certificates = [settings["global"].get("cert"), os.environ.get("SSL_CERT_FILE"), *CERTIFICATE_FILES]
    trusted = next((file for file in certificates if file and os.path.exists(file)), None)
    if trusted:
        settings["global"]["cert"] = CERTIFICATES
        mounts[trusted] = CERTIFICATES
    for place in settings["global"].get("find-links", "").split():
        if os.path.isdir(place):
            mounts[place] = place
    with open(folder / "pip.conf", "w") as file:
        settings.write(file)
    mounts[str(folder / "pip.conf")] = "/etc/pip.conf"
    return [f"--volume={source}:{place}:ro" for source, place in mounts.items()]


def _run(command: list[str], what: str, settings: Path | None = None) -> None:
    """Run a long command; its output goes to stderr as it comes, as progress."""
    environment = {**os.environ, "CONTAINERS_CONF": str(settings)} if settings else None
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=2, timeout=BUILD_LIMIT, env=environment)
    except subprocess.TimeoutExpired:
        raise Problem(f"{what} took more than {BUILD_LIMIT / 60:.0f} minutes and was ended.") from None
    if done.returncode:
        raise Problem(f"{what} failed: its reason stands above.")
