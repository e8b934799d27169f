-- A reference locks the row of the person, which is written to the disk and waited for: all that an
-- unlogged table is there to spare. Challenges are read together with their person, so one without a
-- person is none; whoever erases a person erases them too.
ALTER TABLE sign_in_challenges DROP CONSTRAINT sign_in_challenges_user_id_fkey;
