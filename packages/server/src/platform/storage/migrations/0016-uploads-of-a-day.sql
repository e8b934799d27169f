-- What a person, and a company, uploaded in a day is counted at each upload.
CREATE INDEX attachments_of_uploader ON attachments (uploaded_by, created_at);
