-- What came with schema 5: the stop that rests at the venue is in the state.
ALTER TABLE states ADD COLUMN resting_stop AS (json ->> '$.resting_stop');
