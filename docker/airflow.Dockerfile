# Airflow with the locked packages and this project; every Airflow service runs this one image.
# The slim image has Airflow's core alone: providers come from requirements.txt and nowhere else.
FROM apache/airflow:slim-3.3.2-python3.11

COPY --chown=airflow:0 requirements.txt /opt/airflow/requirements.txt
# --no-deps: the lock names every package; pip would ask for hashes of extras that it names without.
RUN pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: \
    --requirement /opt/airflow/requirements.txt

COPY --chown=airflow:0 include /opt/airflow/include
COPY --chown=airflow:0 plugins /opt/airflow/plugins
COPY --chown=airflow:0 dags /opt/airflow/dags
COPY --chown=airflow:0 ops/health.py docker/api-server.sh /opt/airflow/docker/

ENV PYTHONPATH=/opt/airflow/include:/opt/airflow/plugins
