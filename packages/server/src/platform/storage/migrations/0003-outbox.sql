-- Jobs of committed changes, until there is time for them. It has nothing that a write would have to
-- look at: opening a ticket pays for what is here.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- Those with the smaller one go first.
  priority smallint NOT NULL,
  queue text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (priority, id)
);
