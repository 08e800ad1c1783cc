import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.wrappers import NormalizeObservation, RecordEpisodeStatistics, TimeLimit

import farmhand
from episodes import PAPER_AS_RUN, play
from farmhand._catalog import CATALOG, from_java
from farmhand._jvm import java_class


def test_the_catalog_is_what_java_says():
    assert from_java() == CATALOG


@pytest.mark.parametrize("scenario", CATALOG["scenarios"])
def test_the_checker_of_gymnasium_has_nothing_to_say(scenario):
    env = gymnasium.make(farmhand._registration.env_id(scenario))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(env.unwrapped, skip_render_check=True)
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
    at = env.unwrapped.fields.index("target")
    assert observation[at] == 9
    assert env.step(16)[1] <= -0.5


def test_a_file_is_a_scenario(tmp_path):
    file = tmp_path / "mine.yml"
    file.write_text("extends: paper-as-run\nactions: {step: 3}\n")
    env = gymnasium.make(PAPER_AS_RUN, scenario=file)
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
    with pytest.raises(ValueError, match=r"action = 3, must be an integer in 0 \.\. 2"):
        env.step(3)
    with pytest.raises(ValueError, match=r"seed = 9\d+, must be in 0"):
        env.reset(seed=2**63)
    with pytest.raises(ValueError, match=r"workers = 33, must be in 1 \.\. 32"):
        env.reset(seed=1, options={"workers": 33})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"actions": {"step": -1}}, r"actions = \{'step': -1\}, must be \{'step': k\} with k in 1"),
        ({"actions": {"step": 2.5}}, "actions = .*, must be"),
        ({"actions": {"absolute": [20, 4]}}, r"actions = .*\{'absolute': \[least, most\]\}"),
        ({"actions": {"absolute": [4]}}, "actions = .*, must be"),
        ({"actions": {"jump": 1}}, "actions = .*, must be"),
        ({"observation": ["qos"]}, r"observation = \['qos'\], must be one of paper"),
        ({"bank": 1}, "bank = 1, must be 0, or at least 2"),
        ({"bank": 2.5}, r"bank = 2\.5, must be an integer"),
        ({"render_mode": "ansi"}, "render_mode = 'ansi', must be"),
    ],
)
def test_wrong_arguments_are_refused_before_java_is_needed(arguments, message):
    with pytest.raises(ValueError, match=message):
        farmhand.FarmEnv("paper", **arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"discipline": "lifo"}, '^discipline: expected one of fifo, .* found "lifo"; did you mean fifo'),
        ({"reward": {"cost": {"perMis": 1}}}, r"^reward\.cost\.perMis: unknown key, did you mean perMiss"),
        ({"reward": print}, "<built-in function print>, must be a number, a text"),
    ],
)
def test_what_only_java_knows_to_be_wrong_is_told_at_the_first_reset(arguments, message):
    env = farmhand.FarmEnv("paper", **arguments)
    with pytest.raises(ValueError, match=message):
        env.reset(seed=1)


def test_a_wrong_file_is_told_with_its_place(tmp_path):
    file = tmp_path / "mine.yml"
    file.write_text("extends: paper\nacktions: {step: 3}\n")
    with pytest.raises(farmhand.FarmhandError, match=r"mine\.yml:2:1: acktions: unknown key"):
        farmhand.FarmEnv(file, discipline="edf").reset(seed=1)


def test_numbers_of_numpy_are_arguments_too():
    env = farmhand.FarmEnv("paper", actions={"absolute": [4, 20]})
    other = farmhand.FarmEnv("paper", actions={"absolute": (np.int64(4), np.int64(20))})
    assert env.action_space == other.action_space
    np.testing.assert_array_equal(env.reset(seed=1)[0], other.reset(seed=1)[0])


def test_a_step_after_the_end_says_so():
    env = farmhand.FarmEnv("paper-as-run")
    play(env, 1)
    with pytest.raises(RuntimeError, match="the episode has ended; call reset"):
        env.step(1)


def live():
    return farmhand.LiveFarmEnv(speed=200)


@pytest.mark.parametrize("make", [farmhand.FarmEnv, live])
def test_options_that_are_not_known_are_refused_and_nothing_begins(make):
    env = make()
    with pytest.raises(ValueError, match=r"options = \['wrokers'\], must be among \['workers'\]"):
        env.reset(seed=1, options={"wrokers": 3})
    with pytest.raises(ValueError, match="only vector environments have 'reset_mask'"):
        env.reset(seed=1, options={"reset_mask": np.array([True])})
    with pytest.raises(ValueError, match=r"workers = 2\.5, must be an integer"):
        env.reset(seed=1, options={"workers": 2.5})
    with pytest.raises(RuntimeError, match="call reset"):
        env.step(1)
    env.close()


@pytest.mark.parametrize("make", [farmhand.FarmEnv, live])
def test_an_action_is_an_integer_of_any_kind_and_no_other_number(make):
    env = make()
    env.reset(seed=1, options={"workers": np.int16(9)})
    for wrong in (1.5, 1.0, np.float64(2), np.array([1.2]), "1", None, [2]):
        with pytest.raises(ValueError, match=r"action = .*, must be an integer"):
            env.step(wrong)
    workers = env.fields.index("workers")
    assert env.step(np.int64(2))[0][workers] == 10, "what was refused has changed nothing"
    assert env.step(np.array(2))[0][workers] == 11
    env.close()


def test_what_is_closed_can_be_reset_again():
    env = farmhand.FarmEnv("paper-as-run")
    first = env.reset(seed=4)[0]
    env.close()
    with pytest.raises(RuntimeError, match="call reset"):
        env.step(1)
    np.testing.assert_array_equal(env.reset(seed=4)[0], first)


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


def test_the_checker_knows_that_a_live_farm_does_not_repeat():
    env = gymnasium.make("farmhand:FarmhandLive-v0", speed=200)
    check_env(env.unwrapped, skip_render_check=True)
    env.close()


def test_settings_come_before_java():
    env = farmhand.FarmEnv("paper")
    env.reset(seed=1)
    with pytest.raises(farmhand.FarmhandError, match="before any reset"):
        farmhand.configure(java="/nowhere")
