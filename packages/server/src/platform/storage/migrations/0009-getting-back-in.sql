-- Resets of a forgotten password. `account_hash` is a hash of the address that was typed, so that one
-- without an account leaves the same row, which nobody can complete.
CREATE TABLE password_resets (
  token_hash bytea PRIMARY KEY,
  account_hash bytea NOT NULL UNIQUE,
  user_id text COLLATE "C" REFERENCES users ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX password_resets_of_user ON password_resets (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX password_resets_by_expiry ON password_resets (expires_at);

-- An authenticator being set up in place of the one in use, known to the session that began it alone.
CREATE TABLE totp_changes (
  session_id text COLLATE "C" PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  totp_secret bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);
CREATE INDEX totp_changes_of_user ON totp_changes (user_id);
CREATE INDEX totp_changes_by_expiry ON totp_changes (expires_at);

-- An address to be changed, once codes that were mailed to both ends are given.
CREATE TABLE email_changes (
  user_id text COLLATE "C" PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  email text NOT NULL,
  email_key text NOT NULL,
  current_code_hash bytea NOT NULL,
  new_code_hash bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX email_changes_by_expiry ON email_changes (expires_at);

-- Lost authenticators, as staff wrote them down after calling back. Two people of the staff decide.
CREATE TABLE factor_resets (
  id text COLLATE "C" PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  call_phone text NOT NULL,
  call_spoke_with text NOT NULL,
  call_note text NOT NULL,
  requested_by text COLLATE "C" NOT NULL REFERENCES users,
  requested_at timestamptz NOT NULL,
  approved_by text COLLATE "C" REFERENCES users,
  approved_at timestamptz,
  -- Until then the person or the company can stop it; nothing has changed yet.
  opens_at timestamptz,
  -- When it ends by itself: not approved, or the link was not used.
  expires_at timestamptz NOT NULL,
  -- The one-time link, mailed once it is open.
  token_hash bytea UNIQUE,
  totp_secret bytea,
  totp_attempts integer NOT NULL DEFAULT 0,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('completed', 'stopped', 'signed_in', 'expired')),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL) AND (approved_by IS NULL) = (opens_at IS NULL)),
  CHECK (approved_by <> requested_by AND requested_by <> user_id AND approved_by <> user_id),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX factor_resets_open ON factor_resets (user_id) WHERE ended_at IS NULL;
CREATE INDEX factor_resets_to_mail ON factor_resets (opens_at) WHERE ended_at IS NULL AND token_hash IS NULL;

-- One-time links that stop a reset, one for each person that was told.
CREATE TABLE factor_reset_stops (
  token_hash bytea PRIMARY KEY,
  reset_id text COLLATE "C" NOT NULL REFERENCES factor_resets ON DELETE CASCADE,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE
);
CREATE INDEX factor_reset_stops_of_reset ON factor_reset_stops (reset_id);

-- Failed passwords by account as it was typed, to tell its owner. Unlogged, as throttles are.
CREATE UNLOGGED TABLE failed_sign_ins (
  account_hash bytea PRIMARY KEY,
  count integer NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX failed_sign_ins_by_age ON failed_sign_ins (since);

-- A hash of the password's own hash: a challenge is worth nothing once there is another password.
ALTER TABLE sign_in_challenges ADD COLUMN password_check_hash bytea;
