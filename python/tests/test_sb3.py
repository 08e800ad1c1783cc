"""Farms for Stable-Baselines3, which brings PyTorch and so is not among what every test run installs."""

import importlib.util
import warnings
from pathlib import Path

import numpy as np
import pytest

import farmhand

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("stable_baselines3") is None, reason="Stable-Baselines3 is not installed"
)

SCENARIO = "paper-as-run"
COUNT = 3


@pytest.fixture
def sb3():
    return pytest.importorskip("farmhand.sb3")


def singles(sb3, **arguments):
    """What the adapter is held to: single environments, stepped by Stable-Baselines3."""
    from stable_baselines3.common.vec_env import DummyVecEnv

    return DummyVecEnv([lambda: farmhand.FarmEnv(SCENARIO, **arguments) for _ in range(COUNT)])


def actions_of(step):
    return np.array([2, step % 3, 0])


def same(ours, theirs):
    assert ours.keys() == theirs.keys()
    for name, value in theirs.items():
        np.testing.assert_equal(ours[name], value, err_msg=name)
        assert type(ours[name]) is type(value), name


def test_it_is_what_stable_baselines3_makes_of_single_ones(sb3):
    ours, theirs = sb3.FarmVecEnv(COUNT, SCENARIO, threads=2), singles(sb3)
    assert ours.observation_space == theirs.observation_space
    assert ours.action_space == theirs.action_space
    ends = np.zeros(COUNT, int)
    for seed in (5, 9):
        assert ours.seed(seed) == theirs.seed(seed)
        np.testing.assert_array_equal(ours.reset(), theirs.reset())
        for step in range(70):
            stepped, expected = ours.step(actions_of(step)), theirs.step(actions_of(step))
            for mine, other in zip(stepped[:3], expected[:3], strict=True):
                np.testing.assert_array_equal(mine, other)
                assert mine.dtype == other.dtype
            for i in range(COUNT):
                same(stepped[3][i], expected[3][i])
                same(ours.reset_infos[i], theirs.reset_infos[i])
            ends += stepped[2]
    assert (ends >= 4).all()
    ours.close()


def test_seeds_and_options_count_once(sb3):
    ours, theirs = sb3.FarmVecEnv(COUNT, SCENARIO), singles(sb3)
    begun = []
    for env in (ours, theirs):
        env.seed(3)
        env.set_options([{"workers": n} for n in (9, 14, 9)])
        first, second = env.reset(), env.reset()
        begun.append((first, second))
        env.set_options({"workers": 11})
        begun[-1] += (env.reset(),)
    for mine, other in zip(*begun, strict=True):
        np.testing.assert_array_equal(mine, other)
    workers = ours.get_attr("fields")[0].index("workers")
    assert [env[:, workers].tolist() for env in begun[0]] == [[9, 14, 9], [12] * 3, [11] * 3]
    ours.set_options([{"workers": 9}, {}, {}])
    with pytest.raises(ValueError, match="for all or for none"):
        ours.reset()


def test_a_truncation_is_no_end_of_what_is_worth_something(sb3):
    env = sb3.FarmVecEnv(COUNT, SCENARIO)
    env.seed(1)
    env.reset()
    told = {}
    for _ in range(30):
        _, _, dones, infos = env.step(np.array([2, 0, 0]))
        told |= {i: infos[i]["TimeLimit.truncated"] for i in np.flatnonzero(dones)}
    assert told == {0: False, 1: True, 2: True}


def test_attributes_and_methods_are_those_of_each(sb3):
    env = sb3.FarmVecEnv(COUNT, SCENARIO, render_mode="rgb_array")
    env.set_attr("role", "spare", indices=[0, 2])
    assert env.get_attr("role", indices=[2, 0]) == ["spare", "spare"]
    with pytest.raises(AttributeError, match="role"):
        env.get_attr("role", indices=1)
    assert not env.has_attr("role") and env.has_attr("render_mode")
    assert env.env_is_wrapped(object) == [False] * COUNT
    env.seed(5)
    env.reset()
    env.step(np.full(COUNT, 2))
    picture, *_ = env.env_method("render", indices=1)
    alone = farmhand.FarmEnv(SCENARIO, render_mode="rgb_array")
    alone.reset(seed=6)
    alone.step(2)
    np.testing.assert_array_equal(picture, alone.render())
    assert env.render().shape == (2 * 480, 2 * 720, 3)
    with pytest.raises(ValueError, match="only a single one has 'human'"):
        sb3.FarmVecEnv(COUNT, SCENARIO, render_mode="human")


def test_a_fractional_action_is_refused(sb3):
    env = sb3.FarmVecEnv(COUNT, SCENARIO)
    env.reset()
    with pytest.raises(ValueError, match="must be 3 integers"):
        env.step(np.full(COUNT, 1.5))


def test_the_checker_of_stable_baselines3_has_nothing_to_say(sb3):
    from stable_baselines3.common.env_checker import check_env

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(farmhand.FarmEnv(SCENARIO))


@pytest.mark.parametrize("algorithm", ["DQN", "PPO"])
def test_an_agent_learns_behind_the_usual_wrappers_and_goes_to_java(sb3, tmp_path, algorithm):
    import stable_baselines3
    import torch
    from stable_baselines3.common.evaluation import evaluate_policy
    from stable_baselines3.common.vec_env import VecMonitor, VecNormalize

    from farmhand.export import Metadata, export

    torch.set_num_threads(1)
    env = VecNormalize(VecMonitor(sb3.FarmVecEnv(COUNT, SCENARIO)))
    settings = {"DQN": {"learning_starts": 90}, "PPO": {"n_steps": 64, "batch_size": 64}}[algorithm]
    model = getattr(stable_baselines3, algorithm)("MlpPolicy", env, seed=1, device="cpu", **settings)
    model.learn(600)
    rewards = [episode["r"] for episode in model.ep_info_buffer]
    assert len(rewards) >= 2 * COUNT and len(set(rewards)) == len(rewards)
    env.training = False
    mean, _ = evaluate_policy(model, env, n_eval_episodes=COUNT)
    assert np.isfinite(mean)
    file = export(model, tmp_path / "policy.onnx", Metadata.of(env, "agent"))
    (row,) = farmhand.compare(SCENARIO, [f"onnx:{file}"], episodes=2)
    assert 0 <= row["qos"] <= 1 and row["meanWorkers"] > 0


def test_the_sample_of_the_documentation_runs():
    text = (Path(__file__).resolve().parents[2] / "docs/python.md").read_text()
    samples = [block.split("```")[0] for block in text.split("```python\n")[1:]]
    (sample,) = [sample for sample in samples if "farmhand.sb3" in sample]
    names = {}
    exec(sample.replace("100_000", "600"), names)
    assert names["model"].num_timesteps >= 600
    names["env"].close()
