#!/bin/sh
# Write the password of `admin` where Airflow reads it, readable by nobody else, and start.
set -eu
: "${AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE:?where to write it}"
umask 077
python -c 'import json, os; print(json.dumps({"admin": os.environ["ADMIN_PASSWORD"]}))' \
    >"$AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"
unset ADMIN_PASSWORD
umask 022
exec airflow api-server
