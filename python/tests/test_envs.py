import multiprocessing
import pickle
import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.vector import AutoresetMode
from gymnasium.wrappers import NormalizeObservation, RecordEpisodeStatistics, TimeLimit

import farmhand
from farmhand._catalog import CATALOG, from_java
from farmhand._jvm import java_class

PAPER_AS_RUN = "farmhand:Farmhand/PaperAsRun-v0"


def play(env, seed, actions=None):
    """The whole episode of a seed: observations, rewards, ends and figures."""
    observation, _ = env.reset(seed=seed)
    observations, rewards = [observation], []
    for step in range(1000):
        action = step % 3 if actions is None else actions[step]
        observation, reward, terminated, truncated, info = env.step(action)
        observations.append(observation)
        rewards.append(reward)
        if terminated or truncated:
            return np.array(observations), np.array(rewards), (terminated, truncated), info
    raise AssertionError("the episode does not end")


def test_the_catalog_is_what_java_says():
    assert from_java() == CATALOG


@pytest.mark.parametrize("scenario", CATALOG["scenarios"])
def test_the_checker_of_gymnasium_has_nothing_to_say(scenario):
    env = gymnasium.make(farmhand._registration.env_id(scenario))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(env.unwrapped, skip_render_check=True)
    env.close()


def test_rendering_passes_the_checker_and_shows_the_episode():
    env = gymnasium.make(PAPER_AS_RUN, render_mode="rgb_array")
    check_env(env.unwrapped, skip_render_check=False)
    env.reset(seed=1)
    first = env.render()
    for _ in range(5):
        env.step(2)
    later = env.render()
    assert first.shape == later.shape == (480, 720, 3)
    assert first.dtype == np.uint8
    assert (first != later).any()
    env.close()


def test_a_seed_gives_the_same_episode_and_another_seed_another():
    env = gymnasium.make(PAPER_AS_RUN)
    first, again, other = play(env, 7), play(env, 7), play(env, 8)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert first[3]["figures"] == again[3]["figures"]
    assert other[3]["figures"] != first[3]["figures"]


def test_the_trajectory_is_that_of_java():
    observations, rewards, ends, _ = play(gymnasium.make(PAPER_AS_RUN), 11)
    scenario = java_class("io.farmhand.sim.scenario.Scenarios").load("paper-as-run")
    java = java_class("io.farmhand.sim.environment.SimulatedEnvironment").of(scenario)
    seen = [np.array(java.reset(11).observation(), np.float32)]
    for step, reward in enumerate(rewards):
        result = java.step(step % 3)
        seen.append(np.array(result.observation(), np.float32))
        assert result.reward() == reward
    assert (result.terminated(), result.truncated()) == ends
    np.testing.assert_array_equal(np.array(seen), observations)


def test_arrays_are_fresh_within_bounds_and_raw_without():
    env = gymnasium.make(PAPER_AS_RUN).unwrapped
    first, info = env.reset(seed=3)
    kept = first.copy()
    second, _, _, _, later = env.step(2)
    np.testing.assert_array_equal(first, kept)
    assert second is not first and second in env.observation_space
    assert info["raw"].shape == later["raw"].shape == first.shape
    assert len(env.fields) == 9 and env.fields[4] == "workers"


def test_wrappers_of_gymnasium():
    env = RecordEpisodeStatistics(NormalizeObservation(gymnasium.make(PAPER_AS_RUN)))
    _, rewards, _, info = play(env, 1)
    assert info["episode"]["r"] == pytest.approx(rewards.sum())
    limited = TimeLimit(gymnasium.make(PAPER_AS_RUN), 5)
    observations, _, ends, _ = play(limited, 1)
    assert len(observations) == 6 and ends == (False, True)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("mode", [AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP])
def test_each_of_a_vector_is_a_single_one(threads, mode):
    vector = gymnasium.make_vec(PAPER_AS_RUN, num_envs=3, autoreset=mode, threads=threads)
    assert vector.metadata["autoreset_mode"] is mode
    observations, _ = vector.reset(seed=20)
    singles = [play(gymnasium.make(PAPER_AS_RUN), 20 + i, [2] * 100) for i in range(3)]
    seen = [observations]
    for _ in range(len(singles[0][0]) - 1):
        observations, rewards, terminated, truncated, info = vector.step(np.full(3, 2))
        if (terminated | truncated).any():
            ended = terminated | truncated
            last = info["final_obs"] if mode is AutoresetMode.SAME_STEP else observations
            own = info["final_info"] if mode is AutoresetMode.SAME_STEP else info
            for i in np.flatnonzero(ended):
                np.testing.assert_array_equal(last[i], singles[i][0][-1])
                assert own["figures"]["on_time"][i] == singles[i][3]["figures"]["on_time"]
            break
        seen.append(observations)
        for i in range(3):
            np.testing.assert_array_equal(observations[i], singles[i][0][len(seen) - 1])
            assert rewards[i] == singles[i][1][len(seen) - 2]
    else:
        raise AssertionError("no episode ended")
    vector.close()


def test_without_autoreset_what_has_ended_is_reset_by_a_mask():
    vector = gymnasium.make_vec(PAPER_AS_RUN, num_envs=2, autoreset="Disabled")
    vector.reset(seed=1)
    ended = np.zeros(2, bool)
    while not ended.any():
        _, _, terminated, truncated, _ = vector.step(np.ones(2, int))
        ended = terminated | truncated
    with pytest.raises(RuntimeError, match="autoreset is disabled"):
        vector.step(np.ones(2, int))
    observations, _ = vector.reset(options={"reset_mask": ended})
    assert observations.shape == (2, 9)
    vector.close()


def test_arguments_change_the_scenario():
    env = gymnasium.make(
        PAPER_AS_RUN,
        discipline="least-slack-tardy-last",
        actions={"absolute": [4, 20]},
        observation="full-no-clock",
        reward={"cost": {"perMiss": 1, "perAction": 0.5}},
    )
    assert env.action_space.n == 17
    observation, _ = env.reset(seed=1, options={"workers": 9})
    assert observation.shape == env.observation_space.shape
    assert env.unwrapped.fields[10] == "ready" or "ready" in env.unwrapped.fields
    at = env.unwrapped.fields.index("target")
    assert observation[at] == 9
    assert env.step(16)[1] <= -0.5


def test_a_file_is_a_scenario(tmp_path):
    file = tmp_path / "mine.yml"
    file.write_text("extends: paper-as-run\nactions: {step: 3}\n")
    env = gymnasium.make(PAPER_AS_RUN, scenario=str(file))
    assert env.action_space.n == 7
    env.reset(seed=1)


def test_mistakes_say_what_was_expected():
    with pytest.raises(ValueError, match="must be a YAML file or one of paper"):
        gymnasium.make(PAPER_AS_RUN, scenario="papre")
    with pytest.raises(ValueError, match="observation = 'all'"):
        gymnasium.make(PAPER_AS_RUN, observation="all")
    env = farmhand.FarmEnv("paper")
    with pytest.raises(RuntimeError, match="call reset"):
        env.step(1)
    env.reset(seed=1)
    with pytest.raises(ValueError, match=r"in 0 \.\. 2"):
        env.step(3)
    with pytest.raises(ValueError, match="must be 'workers'"):
        env.reset(options={"wrokers": 3})
    bad = farmhand.FarmEnv("paper", discipline="lifo")
    with pytest.raises((ValueError, farmhand.FarmhandError), match="fifo"):
        bad.reset(seed=1)


def figures_of(seed):
    return pickle.dumps(play(gymnasium.make(PAPER_AS_RUN), seed)[3]["figures"])


@pytest.mark.parametrize("context", ["spawn", "forkserver"])
def test_other_processes_play_the_same(context):
    with multiprocessing.get_context(context).Pool(2) as pool:
        others = pool.map(figures_of, [5, 5])
    assert others == [figures_of(5)] * 2


def test_a_bank_draws_tasks_beforehand():
    env = farmhand.FarmEnv("paper-as-run", bank=4)
    totals = {tuple(play(env, seed)[3]["figures"].values()) for seed in range(12)}
    assert len(totals) > 1
    assert play(env, 3)[3]["figures"] == play(env, 3)[3]["figures"]


def test_compare_gives_the_figures_of_the_command_line():
    rows = farmhand.compare("paper-as-run", ["static:14", "square-root"], episodes=4)
    assert [row["name"] for row in rows] == ["static:14", "square-root"]
    assert 0.9 < rows[0]["qos"] <= 1 and rows[0]["meanWorkers"] == pytest.approx(14)
    with pytest.raises(farmhand.FarmhandError, match="statc"):
        farmhand.compare("paper-as-run", ["statc:14"], episodes=4)


def test_a_live_farm_is_driven_from_python():
    env = gymnasium.make("farmhand:FarmhandLive-v0", speed=200)
    observation, _ = env.reset(seed=1)
    assert observation in env.observation_space
    observation, _, terminated, truncated, info = env.step(2)
    assert observation in env.observation_space and not (terminated or truncated)
    assert info["raw"][4] == observation[4]
    env.close()


def test_settings_come_before_java():
    env = farmhand.FarmEnv("paper")
    env.reset(seed=1)
    with pytest.raises(farmhand.FarmhandError, match="before any reset"):
        farmhand.configure(java="/nowhere")
