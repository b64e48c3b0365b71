"""The calendar services that people choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A calendar service that people choose, as a provider reaches it.

    `label` is the name on its tile, `short` its name in a sentence where that differs. `needs` is what an administrator
    has to set up before it can be linked; "" if nothing. `order` sorts the tiles.
    """

    key: str
    label: str
    hint: str
    order: int
    short: str = ""
    needs: str = ""
    shows_address: bool = False
    """The address of the server distinguishes accounts of the same name."""
    icon: str = "calendar"
    """Name of an image in `static/services`."""
    substitute: str = ""
    """Text before a link to this service on the page of another that is not set up; "" offers none."""

    @property
    def name(self) -> str:
        """Name of the service in a sentence."""
        return self.short or self.label
