-- Which folder of files belongs to this database: the folder carries the same id.
CREATE TABLE installation (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Whether a folder carries the id.
  has_files_folder boolean NOT NULL DEFAULT false
);
INSERT INTO installation DEFAULT VALUES;
