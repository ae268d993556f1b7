#!/bin/sh
# A database of the user, name and password that the environment names, made at the first start.
set -eu
data=/var/lib/postgresql/data
if ! test -s "$data/PG_VERSION"; then
  install -d -o postgres -m 700 "$data"
  install -o postgres -m 600 /dev/null /tmp/password
  echo "$POSTGRES_PASSWORD" >/tmp/password
  setpriv --reuid postgres --clear-groups initdb -D "$data" -U "$POSTGRES_USER" --pwfile /tmp/password \
    --encoding UTF8 --locale C.UTF-8 --auth-local trust --auth-host scram-sha-256 >/dev/null
  rm /tmp/password
  echo 'host all all all scram-sha-256' >>"$data/pg_hba.conf"
  echo "CREATE DATABASE $POSTGRES_DB" | setpriv --reuid postgres --clear-groups postgres --single -D "$data" postgres >/dev/null
fi
install -d -o postgres /run/postgresql
exec setpriv --reuid postgres --clear-groups postgres -D "$data" -c listen_addresses='*'
