"""Airflow is configured before any test here imports it."""

from airflow_for_tests import prepare

prepare()
