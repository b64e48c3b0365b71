"""An example: a connector to Corkboard, an invented service, as one folder that is registered by one line.

`service` is Corkboard itself, `connector` speaks to it, and `provider` is what the registry knows of it. It is as small
as a connector can be: no notifications, no batches, and the service chooses no ids.
"""
