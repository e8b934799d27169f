-- Ids are text: a prefix that says what they name and a UUIDv7, so "C" order is order of creation.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE companies (
  id text COLLATE "C" PRIMARY KEY,
  nip text NOT NULL UNIQUE,
  name text NOT NULL,
  street text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  country text NOT NULL DEFAULT 'PL',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE contracts (
  id text COLLATE "C" PRIMARY KEY,
  number text NOT NULL,
  -- The form in which numbers are compared; `number` is as the business wrote it.
  number_key text NOT NULL UNIQUE,
  company_id text COLLATE "C" NOT NULL REFERENCES companies,
  supplier_id text COLLATE "C" REFERENCES companies,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX contracts_of_company ON contracts (company_id, valid_to DESC, id DESC);
CREATE INDEX contracts_of_supplier ON contracts (supplier_id) WHERE supplier_id IS NOT NULL;
CREATE INDEX contracts_by_validity ON contracts (valid_to DESC, id DESC);

-- A device is what one contract covers: the same serial on a renewal is a row of its own.
CREATE TABLE devices (
  id text COLLATE "C" PRIMARY KEY,
  contract_id text COLLATE "C" NOT NULL REFERENCES contracts,
  serial_number text COLLATE "C" NOT NULL,
  vendor text NOT NULL,
  model text NOT NULL,
  location text NOT NULL,
  service_level text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (contract_id, serial_number)
);
CREATE INDEX devices_by_serial ON devices (serial_number);

CREATE TABLE users (
  id text COLLATE "C" PRIMARY KEY,
  role text NOT NULL CHECK (role IN ('customer', 'supplier', 'staff')),
  company_id text COLLATE "C" REFERENCES companies,
  is_owner boolean NOT NULL DEFAULT false,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text NOT NULL,
  -- The form in which addresses are compared.
  email_key text NOT NULL UNIQUE,
  phone text,
  locale text NOT NULL CHECK (locale IN ('pl', 'en')),
  -- Null until the one-time link was used; such an account cannot sign in.
  password_hash text,
  totp_secret bytea,
  -- The last time step that was accepted; only later ones count (RFC 6238 §5.2).
  totp_last_step bigint,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((role = 'staff') = (company_id IS NULL))
);
CREATE INDEX users_of_company ON users (company_id);

CREATE TABLE recovery_codes (
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE registrations (
  id text COLLATE "C" PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  data jsonb NOT NULL,
  email_key text NOT NULL,
  password_hash text NOT NULL,
  company_id text COLLATE "C" NOT NULL REFERENCES companies,
  code_hash bytea NOT NULL,
  code_attempts integer NOT NULL DEFAULT 0,
  code_expires_at timestamptz NOT NULL,
  emails_sent integer NOT NULL DEFAULT 1,
  email_verified_at timestamptz,
  totp_secret bytea,
  totp_attempts integer NOT NULL DEFAULT 0,
  completed_at timestamptz,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX registrations_by_expiry ON registrations (expires_at);

CREATE TABLE activations (
  user_id text COLLATE "C" PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  password_hash text,
  totp_secret bytea,
  totp_attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE sign_in_challenges (
  token_hash bytea PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  attempts integer NOT NULL DEFAULT 0,
  used_at timestamptz,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_challenges_by_expiry ON sign_in_challenges (expires_at);

CREATE TABLE sessions (
  id text COLLATE "C" PRIMARY KEY,
  user_id text COLLATE "C" NOT NULL REFERENCES users ON DELETE CASCADE,
  user_agent text NOT NULL,
  address text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text
);
CREATE INDEX sessions_of_user ON sessions (user_id);

CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY,
  session_id text COLLATE "C" NOT NULL REFERENCES sessions ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  spent_at timestamptz
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);

-- One sequence for all years: people read the year beside it, and no row is a point of contention.
CREATE SEQUENCE ticket_numbers;

CREATE TABLE tickets (
  id text COLLATE "C" PRIMARY KEY,
  number text NOT NULL UNIQUE,
  company_id text COLLATE "C" NOT NULL REFERENCES companies,
  contract_id text COLLATE "C" NOT NULL REFERENCES contracts,
  device_id text COLLATE "C" REFERENCES devices,
  subject text NOT NULL,
  status text NOT NULL,
  severity text NOT NULL,
  opened_by text COLLATE "C" NOT NULL REFERENCES users,
  assignee_id text COLLATE "C" REFERENCES users,
  -- The supplier the customer let in; null while nobody is. A later supplier needs a new consent.
  shared_with text COLLATE "C" REFERENCES companies,
  first_answer_due_at timestamptz,
  first_answered_at timestamptz,
  resolved_at timestamptz,
  opened_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX tickets_of_company_updated ON tickets (company_id, updated_at DESC, id DESC);
CREATE INDEX tickets_of_company_opened ON tickets (company_id, id DESC);
CREATE INDEX tickets_shared_updated ON tickets (shared_with, updated_at DESC, id DESC)
  WHERE shared_with IS NOT NULL;
CREATE INDEX tickets_updated ON tickets (updated_at DESC, id DESC);
CREATE INDEX tickets_of_contract ON tickets (contract_id);
CREATE INDEX tickets_by_subject ON tickets USING gin (subject gin_trgm_ops);

CREATE TABLE messages (
  id text COLLATE "C" PRIMARY KEY,
  ticket_id text COLLATE "C" NOT NULL REFERENCES tickets,
  author_id text COLLATE "C" NOT NULL REFERENCES users,
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX messages_of_ticket ON messages (ticket_id, id);

-- Every decision a customer took about a ticket's sharing; never changed, never deleted.
CREATE TABLE sharing_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id text COLLATE "C" NOT NULL REFERENCES tickets,
  supplier_id text COLLATE "C" NOT NULL REFERENCES companies,
  shared boolean NOT NULL,
  decided_by text COLLATE "C" NOT NULL REFERENCES users,
  locale text NOT NULL,
  text_version text NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX sharing_decisions_of_ticket ON sharing_decisions (ticket_id, id);

CREATE TABLE contact_requests (
  id text COLLATE "C" PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  name text NOT NULL,
  email text NOT NULL,
  phone text,
  message text NOT NULL,
  locale text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE audit_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor_id text COLLATE "C",
  company_id text COLLATE "C",
  subject_id text COLLATE "C",
  address text,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_of_company ON audit_events (company_id, id);
CREATE INDEX audit_events_of_subject ON audit_events (subject_id, id);

CREATE TABLE idempotency_keys (
  scope text COLLATE "C" NOT NULL,
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  -- The first reply, sealed with a key only the caller's Idempotency-Key can derive.
  sealed_reply bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key_hash)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- The form that rate-limiter-flexible reads and writes.
CREATE TABLE throttles (
  key varchar(255) COLLATE "C" PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

CREATE TABLE imports (
  id text COLLATE "C" PRIMARY KEY,
  kind text NOT NULL,
  file_name text NOT NULL,
  report jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL
);
