"""Alembic's way in: migrations run over the connection that the store has open."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection)
context.run_migrations()
