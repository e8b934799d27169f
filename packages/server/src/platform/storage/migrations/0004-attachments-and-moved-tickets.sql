-- A file is uploaded first and then goes with a ticket's message; until then it is its uploader's.
CREATE TABLE attachments (
  id text COLLATE "C" PRIMARY KEY,
  ticket_id text COLLATE "C" REFERENCES tickets,
  message_id text COLLATE "C" REFERENCES messages,
  -- Null for what was moved from the application before this one.
  uploaded_by text COLLATE "C" REFERENCES users,
  name text NOT NULL,
  size bigint NOT NULL,
  media_type text NOT NULL,
  sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((ticket_id IS NULL) = (message_id IS NULL)),
  CHECK (ticket_id IS NOT NULL OR uploaded_by IS NOT NULL)
);
CREATE INDEX attachments_of_ticket ON attachments (ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX attachments_of_message ON attachments (message_id, id) WHERE message_id IS NOT NULL;
CREATE INDEX attachments_waiting ON attachments (uploaded_by, created_at) WHERE ticket_id IS NULL;
CREATE INDEX attachments_by_content ON attachments (sha256);

-- Of a moved ticket is known who reported it, and only later perhaps which account that is.
ALTER TABLE tickets
  ALTER COLUMN opened_by DROP NOT NULL,
  ADD COLUMN legacy_id text UNIQUE,
  ADD COLUMN import_id text COLLATE "C" REFERENCES imports,
  ADD COLUMN reporter_name text,
  ADD COLUMN reporter_email text,
  ADD COLUMN reporter_email_key text,
  ADD CHECK (opened_by IS NOT NULL OR (reporter_name IS NOT NULL AND legacy_id IS NOT NULL));
CREATE INDEX tickets_of_reporter ON tickets (reporter_email_key)
  WHERE opened_by IS NULL AND reporter_email_key IS NOT NULL;
CREATE INDEX tickets_of_import ON tickets (import_id) WHERE import_id IS NOT NULL;

-- The message that says a ticket was moved is nobody's.
ALTER TABLE messages ALTER COLUMN author_id DROP NOT NULL;

-- An import of tickets is recorded when it begins: what an interrupted one did can be undone.
ALTER TABLE imports ALTER COLUMN finished_at DROP NOT NULL;
