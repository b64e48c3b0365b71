"""Who belongs where and works when: queues, teams and working hours, for administrators."""
