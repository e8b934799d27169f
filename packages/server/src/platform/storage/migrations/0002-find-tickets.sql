-- A serial number is looked up among devices first; the queue is walked without what is done.
CREATE INDEX tickets_of_device ON tickets (device_id);
CREATE INDEX tickets_open_updated ON tickets (updated_at DESC, id DESC) WHERE status <> 'closed';
