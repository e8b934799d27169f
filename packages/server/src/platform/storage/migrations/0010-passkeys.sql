-- WebAuthn credentials. The public key is a COSE_Key (RFC 9052 §7) as the authenticator gave it.
CREATE TABLE passkeys (
  id text COLLATE "C" PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  credential_id bytea NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  -- As of its last use; always 0 for an authenticator that does not count.
  sign_count bigint NOT NULL,
  transports text[] NOT NULL,
  is_synced boolean NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkeys_of_user ON passkeys (user_id, id DESC);

-- What a browser was asked, until it answers. `bound_to` says for whom the answer counts: a session, a
-- challenge of a sign-in, or nothing where whoever answers is to be found out.
CREATE TABLE passkey_ceremonies (
  token_hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('registration', 'sign_in', 'second_factor', 'step_up')),
  bound_to text NOT NULL,
  challenge bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_ceremonies_by_expiry ON passkey_ceremonies (expires_at);

-- What authenticators know a person by: random, so that it says nothing to who finds the authenticator.
ALTER TABLE users ADD COLUMN passkey_handle bytea UNIQUE;

-- The passkey that last proved a factor in this session.
ALTER TABLE sessions ADD COLUMN passkey_id text COLLATE "C" REFERENCES passkeys ON DELETE SET NULL;
CREATE INDEX sessions_by_passkey ON sessions (passkey_id) WHERE passkey_id IS NOT NULL;
