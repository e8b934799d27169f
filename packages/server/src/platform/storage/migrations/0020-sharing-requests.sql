-- A consent that was asked for inside a frame on another site: it waits for the emailed one-time link.
CREATE TABLE sharing_requests (
  ticket_id text COLLATE "C" PRIMARY KEY REFERENCES tickets ON DELETE CASCADE,
  -- The company the person was asked about; if the contract moves to another, the request is void.
  supplier_id text COLLATE "C" NOT NULL REFERENCES companies ON DELETE CASCADE,
  requested_by text COLLATE "C" NOT NULL REFERENCES users,
  token_hash bytea NOT NULL UNIQUE,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

-- How a decision was made: in the signed-in session, or by the emailed link.
ALTER TABLE sharing_decisions ADD COLUMN method text NOT NULL DEFAULT 'session'
  CHECK (method IN ('session', 'email'));
