"""Context of a run, which its stages pass on."""

from dataclasses import dataclass
from typing import Self

from redis import Redis

from webapp.connectors.base import Connector
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.cancellation import Cancellation, RunCancellation
from webapp.sync.engine.context.progress import ProgressReporter
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.context.unit_of_work import CommittingUnitOfWork, UnitOfWork
from webapp.sync.engine.preview_filter import ApprovedPreview
from webapp.sync.models import Integration
from webapp.sync.store.lease import HeldLease
from webapp.sync.store.run_log import RunLog


@dataclass(frozen=True, slots=True)
class RunContext:
    """Parts of one run of one integration. It has no behaviour of its own: a dry run consists of other parts."""

    settings: RunSettings
    connector: Connector
    log: RunLog
    work: UnitOfWork
    cache: RunCache
    progress: ProgressReporter
    cancellation: Cancellation

    @classmethod
    def load(
        cls, integration: Integration, *, connector: Connector, lease: HeldLease, log: RunLog, redis: Redis
    ) -> Self:
        """Return the parts of a run that writes, and end the transaction."""
        settings = RunSettings.load(integration)
        cache = RunCache.load(settings.integration_id, approved_preview=ApprovedPreview.load(settings.integration_id))
        progress = ProgressReporter(settings, log, redis)
        return cls(
            settings=settings,
            connector=connector,
            log=log,
            work=CommittingUnitOfWork(settings, lease, log, cache, progress),
            cache=cache,
            progress=progress,
            cancellation=RunCancellation(settings.integration_id, log.trigger, cache, redis),
        )
