"""The Cronofy API: iCloud, Google, Office 365, Exchange and Outlook.com through one service."""

from webapp.connectors.cronofy.connector import CronofyConnector
from webapp.connectors.cronofy.settings import CronofySettings

__all__ = [
    "CronofyConnector",
    "CronofySettings",
]
