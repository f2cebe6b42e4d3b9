"""Between the newsroom and Airflow: assets, retries, dates, connections, operators."""
