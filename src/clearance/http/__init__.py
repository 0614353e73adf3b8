"""What everything that speaks HTTP shares: the desk, the moment, errors as problems."""

from ._desk import Asking, DeskOf, asking_of, put_desk
from ._problems import Problem, Renderer, answer_problem, handle_problems, problem_of
from ._uploads import keep_body, uploads

__all__ = [
    "Asking",
    "DeskOf",
    "Problem",
    "Renderer",
    "answer_problem",
    "asking_of",
    "handle_problems",
    "keep_body",
    "problem_of",
    "put_desk",
    "uploads",
]
