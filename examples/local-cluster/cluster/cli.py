"""The command line."""
from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import Any, Sequence

from . import builds, clusters, images, node
from .clusters import Wanted
from .paths import Home, all_homes
from .problems import Problem
from .progress import say

PROFILES = ("real", "control-plane", "fake")


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command; the exit status is 0 when it did what was asked, 1 with a sentence on stderr when not."""
    options = _parser().parse_args(arguments)
    # An ended terminal or a time limit of CI becomes an ordinary interruption: what has been started is then stopped.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        code = options.run(options) or 0
        sys.stdout.flush()
        return code
    except Problem as problem:
        print(f"local-cluster: {problem}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("local-cluster: interrupted; `local-cluster down` removes what is left", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="local-cluster", description="A Kubernetes cluster on this machine, without a registry and without Docker.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    up = commands.add_parser("up", help="bring a cluster up; the last line on stdout is KUBECONFIG=<path>")
    up.add_argument("--profile", choices=PROFILES, default="real", help="what kind of cluster (default: real)")
    _add_name(up)
    up.add_argument("--gpus", type=_count, help="simulated GPUs of each node (default: 4 on the real node, 8 on fake ones)")
    up.add_argument("--nodes", type=_count, help="fake nodes (default: 20)")
    up.add_argument("--default-controller-flags", action="store_true", help="keep Kubernetes' own, slow request limits of its controllers")
    up.set_defaults(run=_up)

    down = commands.add_parser("down", help="remove a cluster and everything it started")
    _add_name(down)
    down.add_argument("--all", action="store_true", help="remove every cluster of this user")
    down.set_defaults(run=_down)

    status = commands.add_parser("status", help="show clusters and their processes; fails when one is not healthy")
    _add_name(status)
    status.set_defaults(run=lambda options: 0 if clusters.status([options.name] if options.name else []) else 1)

    kubeconfig = commands.add_parser("kubeconfig", help="print the path of a cluster's kubeconfig")
    _add_name(kubeconfig)
    kubeconfig.set_defaults(run=lambda options: print(clusters.running(options.name or "real").kubeconfig))

    build = commands.add_parser("build", help="only build the binaries into the cache")
    build.add_argument("--profile", choices=PROFILES, help="only those of one profile")
    build.set_defaults(run=_build)

    image = commands.add_parser("image", help="build images without a registry and load them into a real cluster")
    actions = image.add_subparsers(required=True, metavar="ACTION")
    for action, run in (("build", _image_build), ("load", _image_load)):
        parser_of_action = actions.add_parser(action)
        parser_of_action.add_argument("image", help="its name, for example sweep-trial:dev")
        _add_name(parser_of_action)
        parser_of_action.set_defaults(run=run)
        if action == "build":
            parser_of_action.add_argument("--file", type=Path, required=True, help="the Dockerfile")
            parser_of_action.add_argument("--context", type=Path, help="the folder it copies from (default: the Dockerfile's)")

    tool = commands.add_parser("tool", help="print the path of a tool, built when the cache lacks it")
    tool.add_argument("tool", choices=builds.TOOLS)
    tool.set_defaults(run=lambda options: print(builds.ensure([options.tool])[options.tool]))
    return parser


def _up(options: argparse.Namespace) -> None:
    fake = options.profile == "fake"
    gpus = options.gpus if options.gpus is not None else {"real": 4, "fake": 8}.get(options.profile, 0)
    nodes = options.nodes if options.nodes is not None else (20 if fake else 0)
    if options.nodes and not fake:
        raise Problem("--nodes is for the profile fake: the profile real has one node and control-plane has none.")
    home = clusters.up(options.name or options.profile, Wanted(options.profile, gpus, nodes, options.default_controller_flags))
    print(f"KUBECONFIG={home.kubeconfig}", flush=True)


def _down(options: argparse.Namespace) -> None:
    if options.all:
        for home in all_homes():
            clusters.down(home.name)
    else:
        clusters.down(options.name or "real")


def _build(options: argparse.Namespace) -> None:
    names = builds.OF_PROFILE[options.profile] if options.profile else [name for parts in builds.OF_PROFILE.values() for name in parts]
    for name, path in builds.ensure(dict.fromkeys(names)).items():
        print(f"{name} {path}")


def _image_build(options: argparse.Namespace) -> None:
    name = options.name or "real"
    images.build(options.image, options.file.absolute(), (options.context or options.file.parent).absolute())
    if Home(name).root.exists():
        _image_load(options)
    else:
        say(f"no cluster {name} is up: `local-cluster image load {options.image}` gives it the image later")


def _image_load(options: argparse.Namespace) -> None:
    home = clusters.running(options.name or "real", "real")
    archive = images.archive_of(options.image)
    if not archive.exists():
        raise Problem(f"{options.image} has not been built here: run `local-cluster image build {options.image} --file DOCKERFILE` first.")
    images.load(node.namespace_of(home), archive)
    say(f"cluster {home.name} has {images.full_name(options.image)}")


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", type=_name, help="the cluster's name (default: its profile's)")


def _name(text: str) -> str:
    try:
        return Home(text).name
    except Problem as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 5000:
        raise argparse.ArgumentTypeError(f"{number} is not between 0 and 5000")
    return number


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt
