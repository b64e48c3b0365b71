"""Single sign-on by OpenID Connect, if a provider is configured."""
