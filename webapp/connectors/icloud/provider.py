"""iCloud as a provider."""

from collections.abc import Mapping

from config import origin
from webapp.connectors.caldav.provider import CalDavProvider, CalDavSettings, CalDavSignIn
from webapp.connectors.services import Service
from webapp.connectors.sign_in import Emphasis, FormField, PasswordSignIn, WebLink, password_field

_HOW_TO = WebLink(
    "How to make one (Apple Support, opens in a new tab)",
    "https://support.apple.com/102654",
)


class ICloudSignIn(CalDavSignIn):
    """The address of iCloud is known; it takes app-specific passwords only (https://support.apple.com/102654)."""

    fields = (
        FormField(
            "username",
            "Apple Account (e-mail address or phone number)",
            "Enter your Apple Account.",
            254,
            attributes={
                "autocomplete": "username",
                "inputmode": "email",
                "autocapitalize": "none",
                "spellcheck": "false",
            },
        ),
        password_field("The app-specific password, in the form xxxx-xxxx-xxxx-xxxx."),
    )
    notes = (
        (
            "iCloud lets other programs in with an ",
            Emphasis("app-specific password"),
            ", not with the password of your Apple Account. ",
            _HOW_TO,
        ),
    )
    renewal_notes = (("Make a new ", Emphasis("app-specific password"), " for it. ", _HOW_TO),)

    def __init__(self, settings: CalDavSettings) -> None:
        super().__init__(settings)
        self.fixed_address = settings.address


class ICloudProvider(CalDavProvider):
    """iCloud by CalDAV."""

    key = "icloud"
    name = "iCloud"
    services = (Service("icloud", "iCloud", "With your Apple Account and an app-specific password", 10, icon="icloud"),)

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> CalDavSettings:
        address = environ.get("ICLOUD_CALDAV_URL", "https://caldav.icloud.com/")
        origin("ICLOUD_CALDAV_URL", address)
        return CalDavSettings.read(environ, address)

    @property
    def sign_in(self) -> PasswordSignIn:
        return ICloudSignIn(self._settings)
