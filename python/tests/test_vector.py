import gymnasium
import numpy as np
import pytest
from gymnasium.vector import AutoresetMode, SyncVectorEnv
from gymnasium.wrappers.vector import DictInfoToList, RecordEpisodeStatistics

import farmhand
from episodes import PAPER_AS_RUN, play, single

STEPS = 100  # three episodes and a part of the fourth, since none has more than 30


def farms(mode, **arguments):
    return gymnasium.make_vec(PAPER_AS_RUN, num_envs=3, autoreset_mode=mode, **arguments)


def reference(mode):
    """Single environments, stepped by Gymnasium."""
    return SyncVectorEnv([single] * 3, autoreset_mode=mode)


def same(ours, theirs):
    """Each number that Gymnasium tells is told here, and is the same."""
    for name, value in theirs.items():
        if name.startswith("_") and name not in ours:
            continue
        if isinstance(value, dict):
            same(ours[name], value)
        elif name.startswith("_"):
            np.testing.assert_array_equal(ours[name], value)
        else:
            for i in np.flatnonzero(theirs.get(f"_{name}", np.ones(3, bool))):
                np.testing.assert_array_equal(ours[name][i], value[i], err_msg=name)


def actions_of(step):
    """The first farm ends early, with many workers; the others are cut off."""
    return np.array([2, step % 3, 0])


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("mode", AutoresetMode)
def test_episode_after_episode_it_is_what_gymnasium_makes_of_single_ones(threads, mode):
    vector, theirs = farms(mode, threads=threads), reference(mode)
    assert vector.metadata["autoreset_mode"] is mode
    (observations, info), (expected, told) = vector.reset(seed=20), theirs.reset(seed=20)
    np.testing.assert_array_equal(observations, expected)
    same(info, told)
    ends, mask = np.zeros(3, int), np.zeros(3, bool)
    for step in range(STEPS):
        if mode is AutoresetMode.DISABLED and mask.any():
            before = observations.copy()
            observations, info = vector.reset(options={"reset_mask": mask})
            expected, _ = theirs.reset(options={"reset_mask": mask.copy()})
            np.testing.assert_array_equal(observations, expected)
            np.testing.assert_array_equal(info["raw"][~mask], np.array(told["raw"])[~mask])
            assert (observations[~mask] == before[~mask]).all()
            assert (observations[mask] != before[mask]).any(axis=1).all()
        observations, rewards, terminated, truncated, info = vector.step(actions_of(step))
        expected, paid, finished, cut, told = theirs.step(actions_of(step))
        np.testing.assert_array_equal(observations, expected)
        np.testing.assert_array_equal(rewards, paid)
        np.testing.assert_array_equal(terminated, finished)
        np.testing.assert_array_equal(truncated, cut)
        same(info, told)
        mask = terminated | truncated
        ends += mask
    assert (ends >= 3).all()
    vector.close()


def test_an_episode_has_its_own_tasks_and_the_same_whoever_comes_before():
    vector = farms(AutoresetMode.NEXT_STEP)
    vector.reset(seed=20)
    alone = gymnasium.make(PAPER_AS_RUN)
    _, _, _, first = play(alone, 21, [1] * 100)
    arrivals = [first["figures"]]
    for _ in range(2):
        alone.reset()
        ended = False
        while not ended:
            *_, terminated, truncated, info = alone.step(1)
            ended = terminated or truncated
        arrivals.append(info["figures"])
    seen = []
    while len(seen) < 3:
        *_, info = vector.step(np.ones(3, int))
        if info.get("_figures", np.zeros(3, bool))[1]:
            seen.append({name: values[1] for name, values in info["figures"].items()})
    assert seen == arrivals
    assert arrivals[0] != arrivals[1] != arrivals[2]


def test_without_autoreset_what_has_ended_must_be_reset():
    vector = farms(AutoresetMode.DISABLED)
    vector.reset(seed=1)
    ended = np.zeros(3, bool)
    while not ended.any():
        _, _, terminated, truncated, _ = vector.step(np.ones(3, int))
        ended = terminated | truncated
    with pytest.raises(RuntimeError, match="autoreset is disabled"):
        vector.step(np.ones(3, int))


def test_a_mask_goes_with_seeds_and_workers_of_its_own():
    vector = farms(AutoresetMode.DISABLED)
    before, _ = vector.reset(seed=1, options={"workers": [9, 14, 9]})
    workers = vector.unwrapped.fields.index("workers")
    assert before[:, workers].tolist() == [9, 14, 9]
    mask = np.array([False, True, True])
    after, info = vector.reset(seed=[7, 8, 9], options={"reset_mask": mask, "workers": [30, 11, 12]})
    np.testing.assert_array_equal(after[0], before[0])
    for i, (seed, count) in {1: (8, 11), 2: (9, 12)}.items():
        expected, told = single().reset(seed=seed, options={"workers": count})
        np.testing.assert_array_equal(after[i], expected)
        np.testing.assert_array_equal(info["raw"][i], told["raw"])


def test_seeds_may_be_given_to_some():
    ours, theirs = farms(AutoresetMode.DISABLED), reference(AutoresetMode.DISABLED)
    for seeds in ([1, 2, 3], [None, 7, None], [8, None, None]):
        np.testing.assert_array_equal(ours.reset(seed=seeds)[0], theirs.reset(seed=seeds)[0])
    first = farms(AutoresetMode.DISABLED).reset(seed=[None, 7, None])[0]
    np.testing.assert_array_equal(first[1], single().reset(seed=7)[0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"num_envs": 0}, "num_envs = 0, must be at least 1"),
        ({"threads": 0}, "threads = 0, must be at least 1"),
        ({"threads": 1.5}, r"threads = 1\.5, must be an integer"),
        ({"autoreset_mode": "next"}, "autoreset_mode = 'next', must be one of 'NextStep', 'SameStep'"),
    ],
)
def test_wrong_arguments_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        farmhand.FarmVectorEnv(**arguments)


def test_mistakes_say_what_was_expected_and_change_nothing():
    vector = farms(AutoresetMode.NEXT_STEP)
    with pytest.raises(ValueError, match="must be set for all at the first reset"):
        vector.reset(seed=1, options={"reset_mask": np.array([True, False, True])})
    first, _ = vector.reset(seed=1)
    for wrong in (np.array([1.5, 1, 1]), np.ones(3), np.ones(2, int), 1, ["1", "1", "1"]):
        with pytest.raises(ValueError, match=r"actions = .* must be 3 integers, one for each"):
            vector.step(wrong)
    with pytest.raises(ValueError, match=r"actions\[2\] = 7, must be in 0 \.\. 2"):
        vector.step(np.array([1, 1, 7]))
    for wrong in (np.array([1, 0, 1]), np.zeros(3, bool), np.ones(2, bool)):
        with pytest.raises(ValueError, match=r"reset_mask = .* must be 3 booleans"):
            vector.reset(options={"reset_mask": wrong})
    with pytest.raises(ValueError, match=r"workers = 99, must be in 1 \.\. 32"):
        vector.reset(seed=2, options={"workers": [9, 99, 9]})
    for wrong in ([1.5, 9, 9], [9, 9]):
        with pytest.raises(ValueError, match=r"workers = .* must be 3 integers"):
            vector.reset(options={"workers": wrong})
    with pytest.raises(ValueError, match=r"options = .'mask'., must be among"):
        vector.reset(options={"mask": None})
    with pytest.raises(ValueError, match="must be an int or 3 of them"):
        vector.reset(seed=[1, 2])
    with pytest.raises(ValueError, match="seed = -1, must be in 0"):
        vector.reset(seed=[1, -1, 2])
    second = vector.step([1, 1, 1])[0]
    other = farms(AutoresetMode.NEXT_STEP)
    np.testing.assert_array_equal(other.reset(seed=1)[0], first)
    np.testing.assert_array_equal(other.step([1, 1, 1])[0], second)


def test_wrappers_of_gymnasium():
    vector = DictInfoToList(RecordEpisodeStatistics(farms(AutoresetMode.SAME_STEP)))
    vector.reset(seed=20)
    rewards = 0.0
    while True:
        _, reward, terminated, truncated, infos = vector.step(np.full(3, 2))
        rewards += reward[1]
        if (terminated | truncated)[1]:
            break
    assert infos[1]["episode"]["r"] == pytest.approx(rewards)
    alone = play(single(), 21, [2] * 100)[3]
    assert infos[1]["final_info"]["figures"] == alone["figures"]
    np.testing.assert_array_equal(infos[1]["final_info"]["raw"], alone["raw"])


def test_pictures_are_those_of_single_ones():
    vector = farms(AutoresetMode.SAME_STEP, render_mode="rgb_array")
    alone = gymnasium.make(PAPER_AS_RUN, render_mode="rgb_array")
    vector.reset(seed=5)
    alone.reset(seed=6)
    for _ in range(35):  # the picture begins anew with the second episode
        vector.step(np.ones(3, int))
        *_, terminated, truncated, _ = alone.step(1)
        if terminated or truncated:
            alone.reset()
    pictures = vector.render()
    assert len(pictures) == 3
    np.testing.assert_array_equal(pictures[1], alone.render())
    with pytest.raises(ValueError, match="only a single one has 'human'"):
        farmhand.FarmVectorEnv(2, render_mode="human")
