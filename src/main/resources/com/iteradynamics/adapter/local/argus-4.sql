-- What came with schema 4: the columns of the challenger, the model that is scored beside the active one, and of the overlay.
ALTER TABLE records ADD COLUMN challenger_p_long AS (json ->> '$.challenger_p_long');
ALTER TABLE records ADD COLUMN challenger_id AS (json ->> '$.challenger_id');
ALTER TABLE records ADD COLUMN challenger_reason AS (json ->> '$.challenger_reason');
ALTER TABLE records ADD COLUMN overlay AS (json ->> '$.overlay');
