"""Alembic's way in: migrations run in the transaction that `store.opening` holds."""

from alembic import context

from pledgebook.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
