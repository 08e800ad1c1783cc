"""Elastic task farms with deadlines as Gymnasium environments.

Importing this package registers an environment for each shipped scenario, such as
``Farmhand/PaperAsRun-v0``; the Java virtual machine starts at the first reset.
"""

from farmhand._jvm import configure
from farmhand._registration import register
from farmhand.compare import compare
from farmhand.env import FarmEnv
from farmhand.errors import FarmhandError
from farmhand.live import LiveFarmEnv
from farmhand.vector import FarmVectorEnv

__all__ = [
    "FarmEnv",
    "FarmVectorEnv",
    "FarmhandError",
    "LiveFarmEnv",
    "compare",
    "configure",
    "register",
]
__version__ = "0.1.0.dev0"

register()
