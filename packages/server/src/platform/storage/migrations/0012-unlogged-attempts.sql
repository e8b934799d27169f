-- Counters of attempts, several in one statement. Unlogged: counting must not wait for a disk; after a
-- crash of the database everybody starts anew.
ALTER TABLE throttles SET UNLOGGED;
ALTER TABLE throttles
  -- Milliseconds since 1970: until then nothing more is let through, once the attempts are spent.
  ADD COLUMN opens_at bigint NOT NULL DEFAULT 0,
  -- Whether the attempt that was counted last was let through.
  ADD COLUMN passed boolean NOT NULL DEFAULT true;
UPDATE throttles SET expire = 0 WHERE expire IS NULL;
ALTER TABLE throttles ALTER COLUMN expire SET NOT NULL;

-- The same for what lives ten minutes: after a crash the password is asked for once more.
ALTER TABLE sign_in_challenges SET UNLOGGED;
