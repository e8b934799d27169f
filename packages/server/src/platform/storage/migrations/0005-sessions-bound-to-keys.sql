-- A session remembers its last proof of a second factor, and the key it is bound to (RFC 9449 §6.1):
-- the SHA-256 thumbprint of a client's public key, null where the client has none.
ALTER TABLE sessions
  ADD COLUMN proven_at timestamptz,
  ADD COLUMN proven_by text,
  ADD COLUMN key_thumbprint text;
UPDATE sessions SET proven_at = created_at, proven_by = 'totp';
ALTER TABLE sessions ALTER COLUMN proven_at SET NOT NULL, ALTER COLUMN proven_by SET NOT NULL;

-- What may be used one time only, until it has expired anyway. Unlogged: noting a use must not wait for
-- a disk; it is empty after a crash of the database, when what was used within minutes may be again.
CREATE UNLOGGED TABLE used_once (
  key_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX used_once_by_expiry ON used_once (expires_at);
