"""`make run`: everything a portal needs, on one machine, from one command.

    python -m healthchat.launcher            start, and stay until Ctrl-C
    python -m healthchat.launcher manage …   manage.py with the running portal's environment

It starts before Django is set up, and hands the owner's database address to nobody but the
migrations.
"""
