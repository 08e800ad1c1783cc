"""Writes the page of each environment: docs/environments, with a picture of an episode.

    PYTHONPATH=python/src python python/scripts/make_environment_pages.py [--pictures]

What it says comes from Java and from the tables of docs/environment.md; a test compares the pages with it.
Pictures need Pillow.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Template

import farmhand
from farmhand._catalog import CATALOG
from farmhand._jvm import java_class
from farmhand._registration import env_id

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs/environments"
SCENARIOS = ROOT / "farm-sim/src/main/resources/io/farmhand/sim/scenario/scenarios"

PAGE = Template("""\
# $title

![An episode of $id, with a worker more whenever more than 8 tasks wait](../images/environments/$name.png)

| | |
|---|---|
| Action space | `Discrete($actions)` |
| Observation space | `Box(low, high, ($size,), float32)`, bounds below |
| Import | `gymnasium.make("farmhand:$id")` |

## Description

$description A task is done in time when its result is there by its deadline. Whoever acts decides how many \
workers the farm has: too few miss deadlines, too many are paid for. This is the scenario file, what it \
does not say being that of the file that it extends ([keys](../scenarios.md#keys)):

```yaml
$file
```

## Action space

| number | action |
|---|---|
| 0 | a worker less |
| 1 | as many as before |
| 2 | a worker more |

The number of workers stays within $least .. $most. `actions=` of `gymnasium.make` has \
[others](../environment.md#actions).

## Observation space

| number | name | unit | least | greatest | meaning |
|---|---|---|---:|---:|---|
$rows

`observation=` has [others](../environment.md#observations). `info["raw"]` has the same numbers \
without bounds.

## Dynamics

Tasks arrive as the scenario says, wait in the queue (`$discipline`), and are done one at a time by each \
worker that is ready. $step A new worker takes $startup to start; one that is taken away \
finishes its task first.

## Rewards

The published reward (arXiv 2602.06555). With the QoS of the window, q waiting tasks, w workers and a change \
of the number of workers by d:

```
$reward
```

$last `reward=` has [others](../environment.md#rewards).

## Starting state

$initial workers are ready and no task is there; the first decision is due after $first. \
`options={"workers": n}` of `reset` begins with n workers. The seed draws everything: arrivals, service \
times, start-up times.

## Episode end

- **Termination**: every task has its outcome.
- **Truncation**: decision number $steps has been acted on while tasks are left.

`info["figures"]` then has $figures.

## Version history

- v0: first version.
""")

INDEX = """\
# Environments of Gymnasium

Simulated farms, one page for each. All take the arguments of [`gymnasium.make`](../python.md#environments) \
and are also vector environments (`gymnasium.make_vec`). `FarmhandLive-v0` is `PaperAsRun-v0` on threads of \
this machine in its own time, `speed` times faster; its episodes do not repeat exactly.

| environment | what arrives | observation | actions | most steps |
|---|---|---|---|---:|
"""


def meanings() -> dict[str, dict[str, str]]:
    """What each number means, by the tables of environment.md: of ``paper`` and of ``full``."""
    tables: dict[str, dict[str, str]] = {}
    for line in (ROOT / "docs/environment.md").read_text().splitlines():
        if heading := re.fullmatch(r"`(paper|full)`:", line):
            table = tables.setdefault(heading[1], {})
        elif row := re.fullmatch(r"\| `(\w+)` \| .* \| .* \| .* \| (.*) \|", line):
            table[row[1]] = row[2]
    return tables


def rows(view: str) -> str:
    """The table of a view's numbers."""
    table = meanings()[view.removesuffix("-no-clock")]
    return "\n".join(
        f"| {i} | `{part['name']}` | {part['unit']} | {part['low']:.0f} | {part['high']:.0f} "
        f"| {table[part['name']]} |"
        for i, part in enumerate(CATALOG["views"][view])
    )


def reward() -> tuple[str, str]:
    """The published reward's formula, and what the last step adds, as its Javadoc has them."""
    source = (ROOT / "farm-sim/src/main/java/io/farmhand/sim/reward/Reward.java").read_text()
    found = re.search(r"<pre>\n(.*?)</pre>\n(.*?)Source:", source, re.DOTALL)
    assert found is not None, "expected the formula of the published reward in Reward.java"
    formula, last = (re.sub(r"^ *\* ?", "", part, flags=re.MULTILINE).strip() for part in found.groups())
    last = re.sub(r"\s+", " ", last.replace("<p>", "")).removeprefix("and at").strip()
    return formula.replace("&lt;", "<").replace("&gt;", ">"), f"At {last}"


def seconds(duration: object) -> str:
    """A Java ``Duration`` in words."""
    return f"{duration.toNanos() / 1e9:g} s"  # type: ignore[attr-defined]


def page(name: str) -> str:
    """The page of a shipped scenario."""
    scenario = java_class("io.farmhand.sim.scenario.Scenarios").load(name)
    facts, control, formula = CATALOG["scenarios"][name], scenario.control(), reward()
    assert facts["actions"] == "step:1", "expected the published actions"
    lasts = f"A step lasts {seconds(control.step())}"
    blocks = ", longer when the workers that were asked for are not ready by then"
    return PAGE.substitute(
        title=env_id(name).removeprefix("Farmhand/").removesuffix("-v0"),
        id=env_id(name),
        name=name,
        actions=facts["actionCount"],
        size=len(CATALOG["views"][facts["observation"]]),
        description=re.sub(r"\s+", " ", str(scenario.description())).strip(),
        file=(SCENARIOS / f"{name}.yml").read_text().strip(),
        least=scenario.limits().min(),
        most=scenario.limits().max(),
        rows=rows(facts["observation"]),
        discipline=scenario.discipline().name(),
        step=f"{lasts}{blocks if scenario.platform().scalingBlocks() else ''}.",
        startup=startup(scenario.platform()),
        reward=formula[0],
        last=formula[1],
        initial=scenario.initialWorkers(),
        first=seconds(control.firstDecision()),
        steps=facts["maxSteps"],
        figures=", ".join(f"`{figure}`" for figure in CATALOG["figures"]),
    )


def startup(platform: object) -> str:
    """How long workers take to start, on average."""
    return f"{platform.startup().mean():.1f} s on average"  # type: ignore[attr-defined]


def index() -> str:
    """The list of all pages."""
    lines = []
    for name, facts in CATALOG["scenarios"].items():
        scenario = java_class("io.farmhand.sim.scenario.Scenarios").load(name)
        what = re.sub(r"\s+", " ", str(scenario.description())).strip()
        size = len(CATALOG["views"][facts["observation"]])
        lines.append(
            f"| [`{env_id(name)}`]({name}.md) | {what} | `{facts['observation']}`, {size} numbers "
            f"| {facts['actionCount']} | {facts['maxSteps']} |"
        )
    return INDEX + "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """The text of each file in the folder."""
    return {"README.md": index(), **{f"{name}.md": page(name) for name in CATALOG["scenarios"]}}


def picture(name: str, file: Path) -> None:
    """An episode with a worker more whenever more than 8 tasks wait."""
    from PIL import Image

    env = farmhand.FarmEnv(name, render_mode="rgb_array")
    observation, _ = env.reset(seed=1)
    waiting, ended = env.fields.index("worker_queue"), False
    while not ended:
        observation, _, terminated, truncated, _ = env.step(2 if observation[waiting] > 8 else 1)
        ended = terminated or truncated
    shown = env.render()
    assert shown is not None
    Image.fromarray(shown).quantize(64).save(file, optimize=True)


def main(pictures: bool) -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for file, text in pages().items():
        (FOLDER / file).write_text(text)
    if pictures:
        images = ROOT / "docs/images/environments"
        images.mkdir(exist_ok=True)
        for name in CATALOG["scenarios"]:
            picture(name, images / f"{name}.png")


if __name__ == "__main__":
    main("--pictures" in sys.argv)
