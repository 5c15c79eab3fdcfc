-- What came with schema 2: the columns of stops, of positions without a horizon, and of a market's best prices.
ALTER TABLE states ADD COLUMN high_water_usd AS (json ->> '$.high_water_usd');
ALTER TABLE states ADD COLUMN entry_atr_usd AS (json ->> '$.entry_atr_usd');
ALTER TABLE states ADD COLUMN stops AS (json ->> '$.stops');
ALTER TABLE states ADD COLUMN flat_since AS (json ->> '$.flat_since');
ALTER TABLE states ADD COLUMN no_horizon AS (json ->> '$.no_horizon');
ALTER TABLE records ADD COLUMN intent_no_horizon AS (json ->> '$.intent_no_horizon');
ALTER TABLE records ADD COLUMN intent_position AS (json ->> '$.intent_position');
ALTER TABLE records ADD COLUMN no_horizon AS (json ->> '$.no_horizon');
ALTER TABLE records ADD COLUMN rearmed_from_peak_usd AS (json ->> '$.rearmed_from_peak_usd');
ALTER TABLE records ADD COLUMN bid_usd TEXT AS (nullif(json -> '$.bid_usd', 'null'));
ALTER TABLE records ADD COLUMN ask_usd TEXT AS (nullif(json -> '$.ask_usd', 'null'));
