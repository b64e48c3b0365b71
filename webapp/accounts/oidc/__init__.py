"""Single sign-on by OpenID Connect, where an administrator has configured a provider."""
