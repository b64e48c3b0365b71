"""Why a sign-in through the provider came to nothing.

SignOnError(reason)      reason may reach a log: no token, no code, no address of a person
├── ProviderAway         nobody       the provider could not be reached; trying again later may help
├── AnswerRefused        the administrator  what the provider answered cannot be trusted or understood
├── CodeRefused          the person   the sign-in took too long, or was carried out twice; starting again helps
└── NotLetIn             the administrator  the provider knows the person, but they get no session here
    ├── NoAccount                     nobody here has their address
    ├── AddressNotVerified            the provider does not vouch for their address
    ├── AccountDisabled               an administrator has disabled their account
    └── LinkedOtherwise               their account belongs to another identity at the provider
"""


class SignOnError(Exception):
    """Base of all."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class ProviderAway(SignOnError):
    """No usable answer; nothing is known to be wrong."""


class AnswerRefused(SignOnError):
    """The provider's answer is not what the specification demands."""


class CodeRefused(SignOnError):
    """The provider does not take the code it sent."""


class NotLetIn(SignOnError):
    """Known there, but not let in here."""


class NoAccount(NotLetIn):
    """No account here has this address."""


class AddressNotVerified(NotLetIn):
    """Without a verified address nobody can be told from somebody who only says so."""


class AccountDisabled(NotLetIn):
    """The account is disabled."""


class LinkedOtherwise(NotLetIn):
    """The account with this address is linked to another identity: the address may have a new owner."""
