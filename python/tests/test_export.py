"""What is exported decides as what was trained. Needs ``numpy`` and ``onnx``, and no PyTorch."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
import gymnasium  # noqa: E402
from gymnasium.vector import SyncVectorEnv  # noqa: E402
from gymnasium.wrappers import TimeLimit  # noqa: E402
from jpype import JArray, JDouble, JFloat  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402

import farmhand  # noqa: E402
from farmhand._jvm import java_class  # noqa: E402
from farmhand.export import (  # noqa: E402
    NUMBERS,
    Activation,
    Dense,
    ExportError,
    Metadata,
    Network,
    Normalization,
    export,
    network_of,
)

METADATA = Metadata("paper", "step:1", "paper-as-run", 8, "dqn")
ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "farm-onnx/src/test/resources/golden"


class Tensor(np.ndarray):
    """Looks like a tensor of PyTorch as far as the exporter goes."""

    def detach(self):
        return self

    def cpu(self):
        return self

    def numpy(self):
        return np.asarray(self)


class Linear:
    def __init__(self, inputs: int, outputs: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.weight = rng.normal(size=(outputs, inputs)).astype(np.float32).view(Tensor)
        self.bias = rng.normal(size=outputs).astype(np.float32).view(Tensor)

    def __call__(self, x):
        return x @ np.asarray(self.weight).T + np.asarray(self.bias)


class ReLU:
    def __call__(self, x):
        return np.maximum(x, 0)


class Tanh:
    def __call__(self, x):
        return np.tanh(x)


class LeakyReLU:
    negative_slope = 0.1

    def __call__(self, x):
        return np.where(x > 0, x, 0.1 * x)


class Flatten:
    def __call__(self, x):
        return x


class Sequential(list):
    def __call__(self, x):
        for module in self:
            x = module(x)
        return x


class FlattenExtractor:
    flatten = Flatten()

    def __call__(self, x):
        return x


class Conv2d:
    pass


def values(file: Path, rows: np.ndarray) -> np.ndarray:
    (result,) = ReferenceEvaluator(str(file)).run(None, {"observation": rows.astype(np.float32)})
    return result


ROWS = np.random.default_rng(1).random((200, 9)).astype(np.float32) * 20


def cleanrl(net: Sequential) -> SimpleNamespace:
    return SimpleNamespace(network=net)


def sb3_dqn(net: Sequential) -> SimpleNamespace:
    q_net = SimpleNamespace(features_extractor=FlattenExtractor(), q_net=net)
    return SimpleNamespace(policy=SimpleNamespace(q_net=q_net), get_vec_normalize_env=lambda: None)


def sb3_ppo(net: Sequential) -> SimpleNamespace:
    policy = SimpleNamespace(
        pi_features_extractor=FlattenExtractor(),
        mlp_extractor=SimpleNamespace(policy_net=Sequential(net[:-1])),
        action_net=net[-1],
    )
    return SimpleNamespace(policy=policy, get_vec_normalize_env=lambda: None)


@pytest.mark.parametrize("wrapped", [lambda net: net, cleanrl, sb3_dqn, sb3_ppo])
def test_the_file_gives_the_values_of_the_network(tmp_path: Path, wrapped) -> None:
    net = Sequential(
        [
            Linear(9, 8, 1),
            ReLU(),
            Linear(8, 8, 2),
            Tanh(),
            Linear(8, 4, 3),
            LeakyReLU(),
            Linear(4, 3, 4),
        ]
    )

    file = export(wrapped(net), tmp_path / "policy.onnx", METADATA)

    np.testing.assert_allclose(values(file, ROWS), net(ROWS), rtol=1e-4, atol=1e-4)


def test_a_normalization_is_part_of_the_file(tmp_path: Path) -> None:
    net = Sequential([Linear(9, 3, 1)])
    mean, variance = np.arange(9.0), np.arange(9.0) / 8
    wrapper = SimpleNamespace(
        norm_obs=True, obs_rms=SimpleNamespace(mean=mean, var=variance), epsilon=1e-8, clip_obs=2.0
    )

    file = export(net, tmp_path / "policy.onnx", METADATA, normalization=wrapper)

    seen = np.clip((ROWS - mean) / np.sqrt(variance + 1e-8), -2, 2).astype(np.float32)
    np.testing.assert_allclose(values(file, ROWS), net(seen), rtol=1e-4, atol=1e-4)


def test_an_algorithm_brings_its_own_normalization() -> None:
    model = sb3_dqn(Sequential([Linear(9, 3, 1)]))
    rms = SimpleNamespace(mean=np.zeros(9), var=np.ones(9))
    model.get_vec_normalize_env = lambda: SimpleNamespace(
        norm_obs=True, obs_rms=rms, epsilon=1e-6, clip_obs=5.0
    )

    normalization = network_of(model).normalization

    assert normalization is not None
    assert (normalization.epsilon, normalization.clip) == (1e-6, 5.0)


def test_the_file_says_what_the_policy_sees_and_does(tmp_path: Path) -> None:
    file = export(Sequential([Linear(9, 3, 1)]), tmp_path / "policy.onnx", METADATA)

    assert {entry.key: entry.value for entry in onnx.load(file).metadata_props} == {
        "farmhand.format": "1",
        "farmhand.name": "dqn",
        "farmhand.observation": "paper",
        "farmhand.numbers": "input_queue,worker_queue,result_queue,output_queue,"
        "workers,mean_time,max_time,"
        "arrival_rate,qos",
        "farmhand.actions": "step:1",
        "farmhand.scenario": "paper-as-run",
        "farmhand.step": "PT8S",
    }
    assert Metadata("full", "absolute:1..32", "bursts", 2.5).entries()["farmhand.step"] == "PT2.5S"


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ([Linear(9, 4, 1), Conv2d()], "layer = Conv2d, must be Linear, ReLU"),
        ([Linear(7, 3, 1)], r"weights = of shape \(3, 7\), must be OUTPUTS x 9"),
        ([Linear(9, 5, 1)], r"outputs = 5, must be one for each of 3 actions \(step:1\)"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, layers, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        export(Sequential(layers), tmp_path / "policy.onnx", METADATA)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"observation": "pixels"}, "observation = pixels, must be one of paper"),
        ({"actions": "jump"}, "actions = jump, must be as in step:1"),
        ({"step_seconds": 0}, "step_seconds = 0, must be above 0"),
        ({"name": "My Policy"}, "name = My Policy, must be in kebab-case"),
    ],
)
def test_wrong_metadata_is_refused(wrong: dict, message: str) -> None:
    right = {"observation": "paper", "actions": "step:1", "scenario": "paper", "step_seconds": 8}
    with pytest.raises(ExportError, match=message):
        Metadata(**(right | wrong))


def made(**changes):
    return gymnasium.make("farmhand:Farmhand/PaperAsRun-v0", **changes)


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        (lambda: made(), ("paper", "step:1", "paper-as-run", 8)),
        (
            lambda: TimeLimit(made(actions={"absolute": [4, 20]}, control={"step": "2500 ms"}), 5),
            ("paper", "absolute:4..20", "paper-as-run", 2.5),
        ),
        (
            lambda: farmhand.FarmVectorEnv(2, "paper-random", actions="absolute"),
            ("paper-no-clock", "absolute:1..32", "paper-random", 8),
        ),
        (
            lambda: SyncVectorEnv([lambda: made(observation="full")]),
            ("full", "step:1", "paper-as-run", 8),
        ),
    ],
)
def test_an_environment_says_what_its_policies_have_to(env, expected) -> None:
    assert Metadata.of(env(), "dqn") == Metadata(*expected, "dqn")


def test_another_environment_says_nothing() -> None:
    with pytest.raises(ExportError, match="env = CartPoleEnv, must be an environment of Farmhand"):
        Metadata.of(gymnasium.make("CartPole-v1"))


def golden():
    spec = importlib.util.spec_from_file_location("golden", ROOT / "python/scripts/make_onnx_golden.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", golden().policies())
def test_decisions_are_those_that_java_is_held_to(tmp_path: Path, name: str) -> None:
    network, metadata = golden().policies()[name]
    file = export(network, tmp_path / "again.onnx", metadata)
    table = np.loadtxt(GOLDEN / f"{name}.csv", delimiter=",", dtype=np.float64)
    size = len(NUMBERS[metadata.observation])

    again = values(file, table[:, :size])

    np.testing.assert_allclose(again, table[:, size:-1], rtol=1e-5, atol=1e-5)
    assert (again.argmax(axis=1) == table[:, -1]).all()
    assert metadata.entries() == {e.key: e.value for e in onnx.load(GOLDEN / f"{name}.onnx").metadata_props}


def test_a_network_can_be_given_in_numpy(tmp_path: Path) -> None:
    dense = Dense(np.eye(3, 9, dtype=np.float32), np.zeros(3, np.float32))
    net = Network((dense, Activation("Relu")), Normalization(np.zeros(9), np.ones(9), 0.0))

    file = export(net, tmp_path / "policy.onnx", METADATA)

    np.testing.assert_allclose(values(file, ROWS), ROWS[:, :3], rtol=1e-6)


def played(view: str, seeds: range) -> np.ndarray:
    """What is seen in the real episodes of these seeds, under random actions."""
    env = farmhand.FarmEnv("paper-as-run", observation=view)
    chance = np.random.default_rng(3)
    seen = []
    for seed in seeds:
        seen.append(env.reset(seed=seed)[0])
        ended = False
        while not ended:
            observation, _, terminated, truncated, _ = env.step(int(chance.integers(3)))
            seen.append(observation)
            ended = terminated or truncated
    return np.array(seen)


def trained(view: str, seen: np.ndarray, file: Path) -> tuple[Callable[[np.ndarray], np.ndarray], Path]:
    """A network behind a normalization, and the same in a file; its decisions are as good as random."""
    size = seen.shape[1]
    net = Sequential([Linear(size, 16, 7), Tanh(), Linear(16, 8, 8), ReLU(), Linear(8, 3, 9)])
    rms = SimpleNamespace(mean=seen.mean(axis=0, dtype=np.float64), var=seen.var(axis=0, dtype=np.float64))
    wrapper = SimpleNamespace(norm_obs=True, obs_rms=rms, epsilon=1e-8, clip_obs=10.0)
    metadata = Metadata(view, "step:1", "paper-as-run", 8, "random")
    export(net, file, metadata, normalization=wrapper)

    def decided(rows: np.ndarray) -> np.ndarray:
        scaled = (rows.astype(np.float64) - rms.mean) / np.sqrt(rms.var + 1e-8)
        return net(np.clip(scaled, -10, 10).astype(np.float32))

    return decided, file


@pytest.mark.parametrize("view", NUMBERS)
def test_java_decides_the_same_on_what_is_seen_in_real_episodes(tmp_path: Path, view: str) -> None:
    seen = played(view, range(3))
    network, file = trained(view, seen, tmp_path / "policy.onnx")
    policy = java_class("io.farmhand.onnx.OnnxPolicy").read(java_class("java.nio.file.Path").of(str(file)))

    expected = network(seen)
    theirs = np.empty_like(expected, np.float64)
    into = JArray(JDouble)(3)
    for row, observation in zip(theirs, seen, strict=True):
        policy.values(JArray(JFloat)(observation.tolist()), into)
        row[:] = into
    policy.close()

    np.testing.assert_allclose(theirs, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(values(file, seen), expected, rtol=1e-4, atol=1e-5)
    assert (theirs.argmax(axis=1) == expected.argmax(axis=1)).all()
    assert len(set(expected.argmax(axis=1))) >= 2, "decisions that never differ would show nothing"


def test_an_episode_that_python_plays_is_that_of_the_controller_in_java(tmp_path: Path) -> None:
    network, file = trained("paper", played("paper", range(3)), tmp_path / "policy.onnx")
    env = farmhand.FarmEnv("paper-as-run")
    observation, _ = env.reset(seed=42)
    ended = False
    while not ended:
        action = int(network(observation[None])[0].argmax())
        observation, _, terminated, truncated, info = env.step(action)
        ended = terminated or truncated

    scenario = java_class("io.farmhand.sim.scenario.Scenarios").load("paper-as-run")
    streams = java_class("io.farmhand.sim.random.RandomStreams").of(42)
    trace = java_class("io.farmhand.sim.workload.TraceGenerator").of(scenario.workload()).generate(streams)
    episode = java_class("io.farmhand.sim.simulation.Episode").of(scenario)
    episode.begin(trace, streams)
    policy = java_class("io.farmhand.onnx.OnnxPolicy").read(java_class("java.nio.file.Path").of(str(file)))
    figures = episode.play(policy.controller(), lambda step: None)
    policy.close()

    ours = info["figures"]
    assert (ours["tasks"], ours["on_time"]) == (figures.tasks(), figures.onTime())
    assert (ours["actions"], ours["mean_target"]) == (figures.actions(), figures.meanTarget())
    assert ours["actions"] > 3
