"""Errors of single sign-on, with who has to act.

SignOnError(reason)      reason may reach a log: no token, no code, no address of a person
├── ProviderAway         nobody             the provider could not be reached; a later retry may help
├── AnswerRefused        the administrator  the provider's response is invalid or cannot be trusted
├── CodeRefused          the person         the sign-in took too long, or its code was used already; a restart helps
└── NotLetIn             the administrator  the provider authenticated the person, but they get no session
    ├── NoAccount                           there is no account with their address
    ├── AddressNotVerified                  the provider does not assert that their address is verified
    ├── AccountDisabled                     an administrator has disabled their account
    └── LinkedOtherwise                     their account is linked to another identity at the provider
"""


class SignOnError(Exception):
    """Base class of these errors."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderAway(SignOnError):
    """The provider sent no response, or one of a temporary failure."""


class AnswerRefused(SignOnError):
    """The provider's response violates the specification."""


class CodeRefused(SignOnError):
    """The provider refuses the authorization code."""


class NotLetIn(SignOnError):
    """The provider authenticated the person, but they may not sign in."""


class NoAccount(NotLetIn):
    """There is no account with this address."""


class AddressNotVerified(NotLetIn):
    """The address is not verified, so it does not prove who the person is."""


class AccountDisabled(NotLetIn):
    """The account is disabled."""


class LinkedOtherwise(NotLetIn):
    """The account with this address is linked to another identity; the address may have a new owner."""
