"""Commands for operators of the installation: `flask --app webapp backup|restore|rotate-keys`."""

from pathlib import Path

import click
from flask import Flask, current_app

from webapp.extensions import db
from webapp.operations.backup import BackupUnusable, restore_backup, write_backup
from webapp.operations.health import newest_revisions, present_revisions
from webapp.operations.key_rotation import renew_all

SHORTEST_PASSPHRASE = 12


def _long_enough(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if len(value) < SHORTEST_PASSPHRASE:
        raise click.BadParameter(f"needs at least {SHORTEST_PASSPHRASE} characters")
    return value


@click.command("backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.password_option("--passphrase", envvar="BACKUP_PASSPHRASE", callback=_long_enough, help="Needed to restore it.")
def backup(path: Path, passphrase: str) -> None:
    """Write a backup of everything into one encrypted file. Can run at any time, beside all other processes."""
    revision = _revision()
    try:
        count = write_backup(
            path,
            passphrase,
            revision=revision,
            credential_keys=current_app.config["CREDENTIAL_KEYS"],
        )
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from error
    click.echo(f"{count} rows written to {path}. Without the passphrase nobody can read it, not even you.")


@click.command("restore")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--passphrase", envvar="BACKUP_PASSPHRASE", prompt=True, hide_input=True)
def restore(path: Path, passphrase: str) -> None:
    """Fill an empty installation from a backup. Stop workers and web processes first."""
    revision = _revision()
    try:
        count = restore_backup(path, passphrase, revision=revision)
    except BackupUnusable as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}") from error
    click.echo(f"{count} rows restored. Everybody has to sign in again; synchronisation continues.")
    click.echo("Items created since the backup are still on linked calendars: Sync now with Retrieve adds them again.")


@click.command("rotate-keys")
def rotate_keys() -> None:
    """Re-encrypt all stored credentials with the first of CREDENTIAL_KEYS, so that the others can be removed."""
    result = renew_all()
    click.echo(f"{result.renewed} secrets are now encrypted with the first key.")
    if result.unreadable:
        raise click.ClickException(
            f"No key decrypts {result.unreadable} of the stored secrets; reconnect those calendars."
        )
    click.echo("The other keys are no longer needed.")


def init_app(app: Flask) -> None:
    """Register the commands on `app`."""
    for command in (backup, restore, rotate_keys):
        app.cli.add_command(command)


def _revision() -> str:
    """Return the database's revision. Raises ClickException if it is not the newest."""
    with db.engine.connect() as connection:
        present = present_revisions(connection)
    if present != newest_revisions():
        raise click.ClickException("The database is not up to date. Run: flask --app webapp db upgrade")
    return ",".join(sorted(present))
