"""Policies trained in Python, as ONNX files that Farmhand runs: ``--controller onnx:FILE``.

:func:`export` takes a policy of Stable-Baselines3 (DQN, PPO or A2C with ``MlpPolicy``), a network of
PyTorch as CleanRL has them, or plain layers of NumPy, and writes the network with what Farmhand has to
know of it: what it sees, what its actions mean, where it was trained and how often it decides.

Layers are translated one by one. Nothing is traced, so that the file has no more than the network, and
PyTorch's own exporter is not needed. What is known: ``Linear``, ``ReLU``, ``Tanh``, ``Sigmoid``,
``ELU``, ``LeakyReLU``, ``Flatten``, ``Identity`` and ``Dropout`` (which does nothing here). The package
``onnx`` does the writing: ``pip install 'farmhand[export]'``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from farmhand._catalog import CATALOG
from farmhand._spec import Spec

__all__ = [
    "Activation",
    "Dense",
    "ExportError",
    "Metadata",
    "Network",
    "Normalization",
    "export",
    "network_of",
]

FORMAT = "1"
OPSET = 17
IR_VERSION = 8

NUMBERS: dict[str, tuple[str, ...]] = {
    view: tuple(part["name"] for part in parts) for view, parts in CATALOG["views"].items()
}
"""The numbers of each observation, in their order."""


class ExportError(ValueError):
    """A policy that cannot be exported; the message says why and what can be done."""


@dataclass(frozen=True)
class Metadata:
    """What Farmhand has to know of a policy.

    Args:
        observation: what it sees: one of ``NUMBERS``.
        actions: what its actions mean: ``step:K`` or ``absolute:MIN..MAX``.
        scenario: the scenario that it was trained in.
        step_seconds: time from one decision to the next in training, in seconds.
        name: what tables call it, in kebab-case.

    Raises:
        ExportError: when one of them is wrong.

    """

    observation: str
    actions: str
    scenario: str
    step_seconds: float
    name: str = "onnx"

    def __post_init__(self) -> None:
        _require(
            self.observation in NUMBERS,
            "observation",
            self.observation,
            f"one of {', '.join(NUMBERS)}",
        )
        _require(self.action_count > 0, "actions", self.actions, "as in step:1 or absolute:1..32")
        _require(0 < self.step_seconds < 1e6, "step_seconds", self.step_seconds, "above 0")
        kebab = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name)
        _require(kebab is not None, "name", self.name, "in kebab-case, such as dqn-seed-3")

    @staticmethod
    def of(env: Any, name: str = "onnx") -> Metadata:
        """What has to be known of a policy that is trained in this environment.

        Args:
            env: a ``FarmEnv``, ``FarmVectorEnv`` or ``FarmVecEnv``, wrapped or not.
            name: what tables call the policy.

        """
        scenario = _spec_of(env).load()
        learning = scenario.learning()
        return Metadata(
            str(learning.view().name()),
            str(learning.actions().name()),
            str(scenario.name()),
            int(scenario.control().step().toNanos()) / 1e9,
            name,
        )

    @property
    def action_count(self) -> int:
        """How many actions there are; 0 when ``actions`` is not understood."""
        if step := re.fullmatch(r"step:(\d{1,4})", self.actions):
            return 2 * int(step[1]) + 1
        if bounds := re.fullmatch(r"absolute:(\d{1,6})\.\.(\d{1,6})", self.actions):
            return int(bounds[2]) - int(bounds[1]) + 1
        return 0

    def entries(self) -> dict[str, str]:
        """The entries of the file's metadata."""
        return {
            "farmhand.format": FORMAT,
            "farmhand.name": self.name,
            "farmhand.observation": self.observation,
            "farmhand.numbers": ",".join(NUMBERS[self.observation]),
            "farmhand.actions": self.actions,
            "farmhand.scenario": self.scenario,
            "farmhand.step": f"PT{self.step_seconds:.9f}".rstrip("0").rstrip(".") + "S",
        }


def _spec_of(env: Any) -> Spec:
    base = getattr(env, "unwrapped", env)
    members = getattr(base, "envs", None)  # SyncVectorEnv of Gymnasium, DummyVecEnv of SB3
    if members:
        return _spec_of(members[0])
    farm = getattr(base, "_farm", None)
    if not isinstance(farm, Spec):
        raise ExportError(
            f"env = {type(base).__name__}, must be an environment of Farmhand in this process; or give "
            "Metadata its observation, actions, scenario and step"
        )
    return farm


@dataclass(frozen=True)
class Dense:
    """A dense layer: ``weights`` has a row for each output and a column for each input."""

    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Activation:
    """An activation by the name of its ONNX operator, such as ``Relu``, with its attributes."""

    operator: str
    attributes: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Normalization:
    """``clip((observation - mean) / sqrt(variance + epsilon))``, in double precision as in training.

    Args:
        mean: for each number of the observation.
        variance: for each number of the observation.
        epsilon: what keeps the root above 0.
        clip: greatest absolute value afterwards; infinite for none.

    """

    mean: npt.NDArray[np.float64]
    variance: npt.NDArray[np.float64]
    epsilon: float = 1e-8
    clip: float = float("inf")

    @staticmethod
    def of(wrapper: Any) -> Normalization:
        """That of SB3's ``VecNormalize`` or Gymnasium's ``NormalizeObservation``."""
        if not getattr(wrapper, "norm_obs", True):
            raise ExportError(
                "normalization = one with norm_obs off, must be left out or normalize observations"
            )
        rms: Any = getattr(wrapper, "obs_rms", None)
        if not hasattr(rms, "mean"):
            raise ExportError(
                f"normalization = {type(wrapper).__name__}, must be VecNormalize, NormalizeObservation"
                " or another with obs_rms over one array"
            )
        return Normalization(
            np.asarray(rms.mean, np.float64),
            np.asarray(rms.var, np.float64),
            float(getattr(wrapper, "epsilon", 1e-8)),
            float(getattr(wrapper, "clip_obs", float("inf"))),
        )


@dataclass(frozen=True)
class Network:
    """Layers one after the other, behind a normalization if there is one."""

    layers: tuple[Dense | Activation, ...]
    normalization: Normalization | None = None


def export(
    policy: Any,
    file: str | Path,
    metadata: Metadata,
    *,
    normalization: Any = None,
) -> Path:
    """Writes a policy as an ONNX file.

    Args:
        policy: an SB3 algorithm (DQN, PPO, A2C with ``MlpPolicy``), a network of PyTorch
            (a ``Sequential``, or one that holds it as ``network`` or ``actor``), or a :class:`Network`.
        file: where it goes; a file of that name is replaced.
        metadata: what Farmhand has to know of it.
        normalization: the ``VecNormalize`` or ``NormalizeObservation`` that it was trained behind, or a
            :class:`Normalization`. An SB3 algorithm that still has its ``VecNormalize`` needs none.

    Returns:
        The file.

    Raises:
        ExportError: when the policy has something that is not known here, or does not fit ``metadata``.

    """
    network = policy if isinstance(policy, Network) else network_of(policy, normalization)
    try:
        import onnx.checker
    except ImportError as missing:
        raise ImportError("writing ONNX needs onnx; run: pip install 'farmhand[export]'") from missing

    model = _model(network, metadata)
    onnx.checker.check_model(model, full_check=True)
    path = Path(file)
    path.write_bytes(model.SerializeToString(deterministic=True))
    return path


def network_of(policy: Any, normalization: Any = None) -> Network:
    """The network that decides in an SB3 algorithm or a PyTorch network; see :func:`export`."""
    if normalization is None and callable(getattr(policy, "get_vec_normalize_env", None)):
        normalization = policy.get_vec_normalize_env()
        if normalization is not None and not normalization.norm_obs:
            normalization = None
    if normalization is not None and not isinstance(normalization, Normalization):
        normalization = Normalization.of(normalization)
    return Network(tuple(_layers(_modules(policy))), normalization)


def _modules(policy: Any) -> Iterable[Any]:
    """The modules that an observation passes through on its way to the actions."""
    inner = getattr(policy, "policy", policy)
    if hasattr(inner, "q_net"):  # DQN: the online network, which predict asks
        return [inner.q_net.features_extractor, inner.q_net.q_net]
    if hasattr(inner, "action_net") and hasattr(inner, "mlp_extractor"):  # PPO and A2C
        return [inner.pi_features_extractor, inner.mlp_extractor.policy_net, inner.action_net]
    for name in ("network", "actor"):  # CleanRL
        if hasattr(inner, name):
            return [getattr(inner, name)]
    return [inner]


def _layers(modules: Iterable[Any]) -> Iterable[Dense | Activation]:
    for module in modules:
        kind = type(module).__name__
        if kind == "Linear":
            bias = np.zeros(module.weight.shape[0]) if module.bias is None else _array(module.bias)
            yield Dense(_array(module.weight), bias.astype(np.float32))
        elif kind in ("ReLU", "Tanh", "Sigmoid"):
            yield Activation("Relu" if kind == "ReLU" else kind)
        elif kind == "ELU":
            yield Activation("Elu", {"alpha": float(module.alpha)})
        elif kind == "LeakyReLU":
            yield Activation("LeakyRelu", {"alpha": float(module.negative_slope)})
        elif kind == "Sequential":
            yield from _layers(module)
        elif kind == "FlattenExtractor":
            yield from _layers([module.flatten])
        elif kind not in ("Flatten", "Identity", "Dropout"):
            raise ExportError(
                f"layer = {kind}, must be Linear, ReLU, Tanh, Sigmoid, ELU, LeakyReLU, Flatten, Identity,"
                " Dropout or Sequential; train with MlpPolicy, or give the Network yourself"
            )


def _array(tensor: Any) -> npt.NDArray[np.float32]:
    array = tensor.detach().cpu().numpy() if hasattr(tensor, "detach") else tensor
    return np.asarray(array, np.float32)


def _model(network: Network, metadata: Metadata) -> Any:
    from onnx import TensorProto, helper

    size = len(NUMBERS[metadata.observation])
    graph = _Graph("observation")
    if network.normalization is not None:
        graph.normalize(network.normalization, size)
    width = size
    for layer in network.layers:
        if isinstance(layer, Dense):
            _require(
                layer.weights.ndim == 2 and layer.weights.shape[1] == width,
                "weights",
                f"of shape {layer.weights.shape}",
                f"OUTPUTS x {width}, since observation {metadata.observation} has {size} numbers",
            )
            width = len(layer.bias)
            graph.dense(layer)
        else:
            graph.add(layer.operator, [graph.last], **layer.attributes)
    _require(
        width == metadata.action_count,
        "outputs",
        width,
        f"one for each of {metadata.action_count} actions ({metadata.actions})",
    )
    graph.nodes[-1].output[0] = "values"
    proto = helper.make_graph(
        graph.nodes,
        "policy",
        [helper.make_tensor_value_info("observation", TensorProto.FLOAT, ["batch", size])],
        [helper.make_tensor_value_info("values", TensorProto.FLOAT, ["batch", width])],
        graph.constants,
    )
    model = helper.make_model(
        proto,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="farmhand",
    )
    helper.set_model_props(model, metadata.entries())
    return model


class _Graph:
    """A chain of nodes with their constants."""

    def __init__(self, first: str) -> None:
        self.last = first
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def add(self, operator: str, inputs: Sequence[str], **attributes: Any) -> None:
        from onnx import helper

        self.last = f"x{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [self.last], **attributes))

    def constant(self, value: npt.NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def dense(self, layer: Dense) -> None:
        weights = self.constant(layer.weights.astype(np.float32))
        self.add("Gemm", [self.last, weights, self.constant(layer.bias.astype(np.float32))], transB=1)

    def normalize(self, by: Normalization, size: int) -> None:
        from onnx import TensorProto

        _require(by.mean.shape == (size,), "mean", f"of shape {by.mean.shape}", f"{size} numbers")
        _require(
            by.variance.shape == (size,),
            "variance",
            f"of shape {by.variance.shape}",
            f"{size} numbers",
        )
        self.add("Cast", [self.last], to=TensorProto.DOUBLE)
        self.add("Sub", [self.last, self.constant(by.mean)])
        self.add("Div", [self.last, self.constant(np.sqrt(by.variance + by.epsilon))])
        if np.isfinite(by.clip):
            low, high = (self.constant(np.array(bound, np.float64)) for bound in (-by.clip, by.clip))
            self.add("Clip", [self.last, low, high])
        self.add("Cast", [self.last], to=TensorProto.FLOAT)


def _require(valid: bool, name: str, value: object, rule: str) -> None:
    if not valid:
        raise ExportError(f"{name} = {value}, must be {rule}")
