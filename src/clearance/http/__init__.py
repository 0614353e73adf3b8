"""What everything that speaks HTTP shares: the desk, the moment, errors as problems."""

from ._desk import Asking, DeskOf, asking_of, put_desk
from ._problems import Problem, Renderer, answer_problem, handle_problems, problem_of

__all__ = [
    "Asking",
    "DeskOf",
    "Problem",
    "Renderer",
    "answer_problem",
    "asking_of",
    "handle_problems",
    "problem_of",
    "put_desk",
]
