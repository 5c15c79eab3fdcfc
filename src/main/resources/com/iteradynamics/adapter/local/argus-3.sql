-- What came with schema 3: the watch between the hours. One record of each watch that had something to do or to tell, and
-- what the last one has left for the next. An order that rests beyond its tick is in the state.
ALTER TABLE states ADD COLUMN resting AS (json ->> '$.resting');
CREATE TABLE IF NOT EXISTS watches (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  timestamp_utc TEXT NOT NULL,
  execution_branch TEXT NOT NULL,
  json TEXT NOT NULL,
  why AS (json ->> '$.why'),
  killed AS (json ->> '$.killed'),
  gates AS (json ->> '$.gates'),
  inputs AS (json ->> '$.inputs'),
  state_before AS (json ->> '$.state_before'),
  bid_usd TEXT AS (nullif(json -> '$.bid_usd', 'null')),
  ask_usd TEXT AS (nullif(json -> '$.ask_usd', 'null')),
  last_trade_usd AS (json ->> '$.last_trade_usd'),
  watch_memory AS (json ->> '$.watch_memory'),
  no_order_because AS (json ->> '$.no_order_because'),
  orders AS (json ->> '$.orders'),
  cash_usd TEXT AS (nullif(json -> '$.cash_usd', 'null')),
  base_qty TEXT AS (nullif(json -> '$.base_qty', 'null')),
  PRIMARY KEY (book, product_id, timestamp_utc)
);
CREATE TABLE IF NOT EXISTS watch_memory (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (book, product_id)
);
