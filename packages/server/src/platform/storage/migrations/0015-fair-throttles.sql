-- Senders that were refused and wait for their turn: sender -> [slot, network, in a crowd], with slots in
-- milliseconds since 1970. In the row itself, so that the row's lock covers it.
ALTER TABLE throttles ADD COLUMN waiting jsonb NOT NULL DEFAULT '{}';
