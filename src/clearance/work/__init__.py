"""Rows of work: jobs that run for long, and the keys of those who may ask.

Facts are files; what people and programs do with them is rows, in SQLite or PostgreSQL.
"""

from ._jobs import (
    Job,
    JobState,
    add_job,
    cancel_job,
    claim_job,
    end_job,
    ended_jobs,
    job_of,
    list_jobs,
    new_job_id,
    release_job,
    remove_job,
    renew_job,
    waits_job,
)
from ._keys import (
    SCOPES,
    Key,
    Scope,
    find_key,
    list_keys,
    make_key,
    revoke_key,
    rotate_key,
)
from ._rows import Rows, database_of

__all__ = [
    "SCOPES",
    "Job",
    "JobState",
    "Key",
    "Rows",
    "Scope",
    "add_job",
    "cancel_job",
    "claim_job",
    "database_of",
    "end_job",
    "ended_jobs",
    "find_key",
    "job_of",
    "list_jobs",
    "list_keys",
    "make_key",
    "new_job_id",
    "release_job",
    "remove_job",
    "renew_job",
    "revoke_key",
    "rotate_key",
    "waits_job",
]
