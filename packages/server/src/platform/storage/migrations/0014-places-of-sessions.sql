-- What of a session's address one subscriber holds, so that the database can tell whether a person
-- signed in from there before. Of IPv6 the service writes it in a form of its own; such sessions of
-- before stay without, and the next one is known again.
ALTER TABLE sessions ADD COLUMN address_block text COLLATE "C";
UPDATE sessions SET address_block = address WHERE address NOT LIKE '%:%';
