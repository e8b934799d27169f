-- How long the oldest email has waited: operators see it in /readyz and in the log.
ALTER TABLE outbox ADD COLUMN waiting_since timestamptz NOT NULL DEFAULT now();
