"""Opens a store: a file of SQLite, or a database of PostgreSQL by its URL; makes or migrates it.

SQLite writes ahead (WAL) and waits until the disk has it (synchronous FULL): what is committed
stays, whatever is killed. A writer asks for the lock before it reads, so that two runs take turns.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from nnkit.errors import StoreError, UsageError
from nnkit.store.tables import REVISION
from nnkit.store.wal import is_damaged

_MIGRATIONS = "nnkit.store:migrations"
# What SQLite holds in memory is bounded, in KiB: a class of any size is written from little.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-1000")
_PATIENCE_S = 60  # for another run's batch
_LOCK = 0x6E6E6B6974  # any number, the same for all runs


def store_url(name: str) -> URL:
    """Gives the URL of a store named by a path or a URL; UsageError says what to type."""
    if "://" not in name:
        return URL.create("sqlite", database=str(Path(name).absolute()))
    try:
        url = make_url(name)
    except ArgumentError:
        raise UsageError(f"`{name}` is no URL of a store; {_TYPE}") from None
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise UsageError(f"`{url.drivername}` is no kind of store; {_TYPE}")
    if url.drivername == "postgresql+psycopg":
        return url
    if not url.database or url.database == ":memory:" or url.query:
        raise UsageError(f"`{name}` names no file; {_TYPE}")
    return url.set(database=str(Path(url.database).absolute()))


_TYPE = "type a path, or `postgresql+psycopg://USER@HOST/DATABASE`."


def check_there(url: URL) -> None:
    """Raises UsageError when a store that is a file is not there, or not to be read."""
    if url.get_backend_name() != "sqlite":
        return
    path = Path(str(url.database))
    if not path.is_file():
        raise UsageError(f"{path}: there is no store; name one with `--store`.")
    try:
        path.open("rb").close()
    except OSError as error:
        raise UsageError(f"{path}: the store cannot be read ({error.strerror}).") from None


def open_engine(url: URL) -> Engine:
    """Opens the store's database, and makes it what this version works with."""
    is_file = url.get_backend_name() == "sqlite"
    if is_file:
        _make_file(Path(str(url.database)))
    options: dict[str, Any] = {"connect_args": {"timeout": _PATIENCE_S}} if is_file else {}
    try:
        engine = create_engine(url, **options)
    except (ImportError, NoSuchModuleError):
        raise UsageError(
            "a store on PostgreSQL needs psycopg; type `pip install 'nnkit[postgresql]'`."
        ) from None
    if is_file:
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        if is_damaged(Path(str(url.database))):
            raise _damaged(url, "in its write-ahead log")
    with told(url):
        _check_pages(engine, url)
        _migrate(engine, url)
    return engine


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # for its owner's eyes
    except OSError as error:
        raise UsageError(f"{path}: the store cannot be opened ({error.strerror}).") from None


def _set_up(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, and nowhere else
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Gives a transaction that no other run writes beside; it is committed at the end."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextlib.contextmanager
def told(url: URL) -> Iterator[None]:
    """Tells what a database complains of in one sentence."""
    try:
        yield
    except UnicodeDecodeError as error:  # of a text of SQLite's own: it quotes what is damaged
        raise _damaged(url, "its texts cannot be read") from error
    except DBAPIError as error:
        raise StoreError(_sentence(str(error.orig).strip().splitlines()[0], url)) from error


def _sentence(said: str, url: URL) -> str:
    name = shown(url)
    if "disk is full" in said or "No space left" in said or "disk I/O error" in said:
        return (
            f"{name}: there is no space left to store results ({said}); make some, and run the "
            "same command again: what was told before is stored."
        )
    if "malformed" in said or "not a database" in said:
        return str(_damaged(url, said))
    if "readonly database" in said:
        return f"{name}: the store may not be written; see its rights, or `nnkit store check`."
    if "locked" in said:
        return f"{name}: another program keeps the store locked; end it, or wait for it."
    return f"{name}: the store does not answer as it should ({said}); see `nnkit store check`."


def shown(url: URL) -> str:
    """Gives a store's name as people read it: a path, or a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.difference_update_query(["password"]).render_as_string(hide_password=True)


def _check_pages(engine: Engine, url: URL) -> None:
    """Lets SQLite look at all its pages and indexes, before anything is believed."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if said != "ok":
        raise _damaged(url, str(said).splitlines()[-1])


def _damaged(url: URL, why: str) -> StoreError:
    return StoreError(
        f"{shown(url)}: the store is damaged ({why}); `nnkit store check` says what can be saved."
    )


def _migrate(engine: Engine, url: URL) -> None:
    found = _revision(engine)
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise UsageError(
            f"{shown(url)}: a newer nnkit wrote this store (version {found}, and this one knows "
            f"{REVISION}); install that one."
        )
    from alembic import command  # a fifth of a second, once in a store's life
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", _MIGRATIONS)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise _damaged(url, f"its version is said to be {found}") from None


def _revision(engine: Engine) -> str | None:
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
