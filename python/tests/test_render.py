import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import farmhand
from episodes import PAPER_AS_RUN
from farmhand.render import neat

pygame = pytest.importorskip("pygame")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")


def test_rendering_passes_the_checker():
    check_env(gymnasium.make(PAPER_AS_RUN, render_mode="rgb_array").unwrapped, skip_render_check=False)


def test_a_picture_shows_the_episode_so_far_and_no_other():
    env = farmhand.FarmEnv("paper-as-run", render_mode="rgb_array")
    env.reset(seed=1)
    first = env.render()
    assert first.shape == (480, 720, 3) and first.dtype == np.uint8
    for _ in range(5):
        env.step(2)
        assert (env.render() != first).any()
    env.reset(seed=1)
    np.testing.assert_array_equal(env.render(), first)
    env.close()


def test_a_window_shows_the_picture_at_every_decision():
    env = farmhand.FarmEnv("paper-as-run", render_mode="human")
    watched = farmhand.FarmEnv("paper-as-run", render_mode="rgb_array")
    env.reset(seed=1)
    watched.reset(seed=1)
    for _ in range(3):
        shown = pygame.surfarray.array3d(pygame.display.get_surface()).swapaxes(0, 1)
        np.testing.assert_array_equal(shown, watched.render())
        env.step(2)
        watched.step(2)
    assert env.render() is None
    assert pygame.display.get_caption()[0] == "Farmhand"
    env.close()
    assert not pygame.display.get_init()


@pytest.mark.parametrize(
    ("value", "end"),
    [(1, 2), (2, 2), (2.1, 4), (7, 8), (9, 10), (11, 20), (234, 300), (401, 500), (1000, 1000)],
)
def test_scales_end_at_numbers_that_are_short_to_write(value, end):
    assert neat(value) == pytest.approx(end)
