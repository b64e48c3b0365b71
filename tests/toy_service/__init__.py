"""An example: a connector to Corkboard, an invented service, as one folder that is registered by one line.

`service` and `subscribers` are Corkboard itself, `connector` speaks to it, `notifications` reads what it sends, and
`provider` is what the registry knows of it. It is as small as a connector can be: no batches, and the service chooses
no ids. Notifications are optional: they need an address of ours that Corkboard can reach.
"""
