-- Who registers may have to wait for an owner; who is made by the operator never does.
ALTER TABLE users
  ADD COLUMN approved_at timestamptz DEFAULT now(),
  -- Removed people stay as the names on what they wrote. Their address is taken from the row, so that
  -- it is free for another account, and `email_key` becomes the id, which no address equals.
  ADD COLUMN removed_at timestamptz;
UPDATE users SET approved_at = created_at;
ALTER TABLE users
  ADD CHECK (NOT is_owner OR approved_at IS NOT NULL),
  ADD CHECK (removed_at IS NULL OR (NOT is_owner AND email_key = id));

ALTER TABLE companies ADD COLUMN approves_new_people boolean NOT NULL DEFAULT false;

-- Invitations that wait; one that was accepted, withdrawn or replaced is gone.
CREATE TABLE invitations (
  id text COLLATE "C" PRIMARY KEY,
  company_id text COLLATE "C" NOT NULL REFERENCES companies,
  role text NOT NULL CHECK (role IN ('customer', 'supplier')),
  email text NOT NULL,
  email_key text NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('pl', 'en')),
  is_owner boolean NOT NULL,
  invited_by text COLLATE "C" NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (company_id, email_key)
);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_expiry ON invitations (expires_at);

-- A one-time link opens an account that is there, or makes the one of an invitation.
ALTER TABLE activations DROP CONSTRAINT activations_pkey;
ALTER TABLE activations
  ALTER COLUMN user_id DROP NOT NULL,
  ADD UNIQUE (user_id),
  ADD COLUMN invitation_id text COLLATE "C" UNIQUE REFERENCES invitations ON DELETE CASCADE,
  ADD CHECK (num_nonnulls(user_id, invitation_id) = 1);
