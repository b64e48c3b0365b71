"""Work of jobs: a run, a dry run, unlinking, reading busy times; and the search for work that is due."""
