-- The audit trail is sealed: each row's hash covers the row and the hash before it. A seal covers the
-- shortened address only, so that the full one can go after thirty days.
ALTER TABLE audit_events ADD COLUMN network text;

CREATE FUNCTION pg_temp.network_of(address text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN network(set_masklen(address::inet, CASE family(address::inet) WHEN 4 THEN 24 ELSE 48 END));
EXCEPTION WHEN data_exception THEN
  RETURN '';
END $$;
UPDATE audit_events SET network = pg_temp.network_of(address) WHERE address IS NOT NULL;
CREATE INDEX audit_events_of_actor ON audit_events (actor_id, id);

-- The chain. Positions follow the order of sealing, which ids do not tell: transactions end in any order.
CREATE TABLE audit_seals (
  position bigint PRIMARY KEY,
  event_id bigint NOT NULL UNIQUE REFERENCES audit_events,
  chain_hash bytea NOT NULL
);

CREATE FUNCTION keep_audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_events' THEN
    IF to_jsonb(NEW) = to_jsonb(OLD) || '{"address": null}' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'rows of % stay as they were written', TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION keep_audit_row();
CREATE TRIGGER audit_events_are_not_emptied BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_row();
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE ON audit_seals
  FOR EACH ROW EXECUTE FUNCTION keep_audit_row();
CREATE TRIGGER audit_seals_are_not_emptied BEFORE TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_row();
