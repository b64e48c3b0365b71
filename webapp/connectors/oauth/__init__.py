"""OAuth 2.0 for connectors: the authorization code flow, stored tokens and their refresh, a shared rate limit.

Nothing here depends on a particular service. A connector brings an `OAuthClient` with the addresses of its service.
"""
