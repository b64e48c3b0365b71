"""What a job carries out: a run, a dry run, unlinking, reading busy times; and when it is due."""
