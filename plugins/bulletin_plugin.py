"""
The one file of this folder that Airflow loads by itself; `.airflowignore` hides the rest.

Airflow's loader imports every module it sees under its bare file name, so that a second copy of
`bulletin_airflow.assets` would stand as `assets` beside the first.
"""

from airflow.plugins_manager import AirflowPlugin


class BulletinPlugin(AirflowPlugin):
    """Names this project among the plugins that Airflow lists."""

    name = "bulletin"
