-- At which of the service's own addresses the person signed in: links in emails to them lead there.
ALTER TABLE sessions ADD COLUMN own_url text;
