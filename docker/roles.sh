#!/usr/bin/env bash
# Runs once, when PostgreSQL's data folder is new: the two roles, the database, its extensions.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
	--set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE healthchat_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE healthchat_app LOGIN PASSWORD :'app_password';
CREATE DATABASE healthchat OWNER healthchat_owner;
REVOKE ALL ON DATABASE healthchat FROM PUBLIC;
GRANT CONNECT ON DATABASE healthchat TO healthchat_app;
\connect healthchat
CREATE EXTENSION vector;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION btree_gist;
GRANT USAGE ON SCHEMA public TO healthchat_app;
SQL
