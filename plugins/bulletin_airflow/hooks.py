"""From an Airflow connection to the desk that every step works at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.sdk import BaseHook
from airflow.sdk.exceptions import AirflowNotFoundException

from bulletin.errors import BadSetting
from bulletin.settings import Settings, settings

if TYPE_CHECKING:
    from airflow.sdk import Connection
    from mypy_boto3_s3 import S3Client

    from bulletin.archive import Store
    from bulletin.pipeline import Desk


class DeskHook(BaseHook):
    """
    The store of a connection, and the rest of the settings from the environment.

    The connection is one of type `aws`: its extra has `endpoint_url` and `region_name`, as
    Amazon's provider reads them, and `store`, as `s3://bucket/prefix`; where `store` is left out,
    BULLETIN_STORE says it. Where there is no such connection, all comes from the environment.
    """

    conn_name_attr = "desk_conn_id"
    default_conn_name = "bulletin_store"
    hook_name = "Bulletin store"

    def __init__(self, desk_conn_id: str = default_conn_name) -> None:
        super().__init__()
        self.desk_conn_id = desk_conn_id

    def get_conn(self) -> Desk:
        """The desk, with its store open."""
        from bulletin.pipeline import Desk, desk_from

        found = settings()
        try:
            connection = self.get_connection(self.desk_conn_id)
        except AirflowNotFoundException:
            return desk_from(found)
        url = connection.extra_dejson.get("store") or found.store
        store = self._bucket(url, connection)
        return Desk(store, found.papers, found.only, found.contact, self._inbox(found, connection))

    def _inbox(self, found: Settings, connection: Connection) -> Store | None:
        """Where pages are put by hand, if that is not in the store: a bucket, or a folder."""
        from bulletin.archive import open_store

        if found.inbox is None:
            return None
        is_bucket = found.inbox.startswith("s3://")
        return self._bucket(found.inbox, connection) if is_bucket else open_store(found.inbox)

    def _bucket(self, url: str, connection: Connection) -> Store:
        """The bucket, with a client that has the connection's keys and endpoint."""
        from airflow.providers.amazon.aws.hooks.base_aws import AwsGenericHook
        from botocore.config import Config

        from bulletin.archive.s3 import S3Store, client_config

        if not url.startswith("s3://"):
            message = (
                f"connection {self.desk_conn_id}: its extra has no store, and BULLETIN_STORE is "
                f"{url!r}; write s3://bucket/prefix in one of them"
            )
            raise BadSetting(message)
        extra = connection.extra_dejson
        config = client_config(extra.get("endpoint_url")).merge(
            Config(**extra.get("config_kwargs", {}))
        )
        hook: AwsGenericHook[S3Client] = AwsGenericHook(
            self.desk_conn_id, client_type="s3", config=config
        )
        return S3Store(url, hook.get_conn())
