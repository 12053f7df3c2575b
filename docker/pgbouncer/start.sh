#!/bin/sh
# PgBouncer reads accounts from a file; the password is known only when it starts.
set -eu
umask 077
printf '"%s" "%s"\n' "${POSTGRES_USER}" "${POSTGRES_PASSWORD}" > /run/yingda/users.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
