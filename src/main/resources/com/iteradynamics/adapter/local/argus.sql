-- The tables of argus.db. What Argus reads is a document in JSON (json, plan); the other columns are its fields, under the
-- names that they have in DynamoDB, so that each fact is stored once. Money is text, exact as it was computed; the views
-- named ..._numbers give it as numbers.

CREATE TABLE states (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  json TEXT NOT NULL,
  schema AS (json ->> '$.schema'),
  version AS (json ->> '$.version'),
  killed AS (json ->> '$.killed'),
  cash_usd TEXT AS (nullif(json -> '$.cash_usd', 'null')),
  base_qty TEXT AS (nullif(json -> '$.base_qty', 'null')),
  in_position AS (json ->> '$.in_position'),
  peak_equity_usd TEXT AS (nullif(json -> '$.peak_equity_usd', 'null')),
  last_equity_usd TEXT AS (nullif(json -> '$.last_equity_usd', 'null')),
  entry_ts AS (json ->> '$.entry_ts'),
  entry_px TEXT AS (nullif(json -> '$.entry_px', 'null')),
  planned_exit_ts AS (json ->> '$.planned_exit_ts'),
  last_exit_ts AS (json ->> '$.last_exit_ts'),
  last_hour AS (json ->> '$.last_hour'),
  last_decision AS (json ->> '$.last_decision'),
  open_orders AS (json ->> '$.open_orders'),
  portfolio_id AS (json ->> '$.portfolio_id'),
  activity AS (json ->> '$.activity'),
  mode AS (json ->> '$.mode'),
  fills_since_flat AS (json ->> '$.fills_since_flat'),
  booked_late AS (json ->> '$.booked_late'),
  PRIMARY KEY (book, product_id)
);

-- What a person allows in this folder: one row, or none where nobody said anything.
CREATE TABLE trading_state (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  state TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- Ticks that were begun and are not finished; plan is what was written ahead.
CREATE TABLE ticks (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  hour TEXT NOT NULL,
  status TEXT NOT NULL,
  lease_until TEXT NOT NULL,
  plan TEXT,
  PRIMARY KEY (book, product_id, hour)
);

-- Every order, as far as it is.
CREATE TABLE orders (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  client_order_id TEXT NOT NULL,
  json TEXT NOT NULL,
  side AS (json ->> '$.request.side'),
  size TEXT AS (nullif(json -> '$.request.size', 'null')),
  hour AS (json ->> '$.request.hour'),
  leg AS (json ->> '$.request.leg'),
  attempt AS (json ->> '$.request.attempt'),
  reference_price_usd TEXT AS (nullif(json -> '$.request.reference_price_usd', 'null')),
  price_source AS (json ->> '$.request.price_source'),
  post_only AS (json ->> '$.request.post_only'),
  minimum_sale TEXT AS (nullif(json -> '$.request.minimum_sale', 'null')),
  state AS (json ->> '$.state'),
  sends AS (json ->> '$.sends'),
  sent_at AS (json ->> '$.sent_at'),
  venue_order_id AS (json ->> '$.venue_order_id'),
  fills AS (json ->> '$.fills'),
  why AS (json ->> '$.why'),
  may_retry AS (json ->> '$.may_retry'),
  PRIMARY KEY (book, product_id, client_order_id)
);

-- Every fill, in the order in which they were booked.
CREATE TABLE fills (
  timestamp_utc TEXT NOT NULL,
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  side TEXT NOT NULL,
  base_qty TEXT NOT NULL,
  price_usd TEXT NOT NULL,
  value_usd TEXT NOT NULL,
  fee_usd TEXT NOT NULL,
  reference_price_usd TEXT NOT NULL,
  fill_source TEXT NOT NULL,
  client_order_id TEXT NOT NULL
);

-- One record a tick.
CREATE TABLE records (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  timestamp_utc TEXT NOT NULL,
  execution_branch TEXT NOT NULL,
  json TEXT NOT NULL,
  schema AS (json ->> '$.schema'),
  mode AS (json ->> '$.mode'),
  dry_run AS (json ->> '$.dry_run'),
  external_strategy_module AS (json ->> '$.external_strategy_module'),
  external_strategy_func AS (json ->> '$.external_strategy_func'),
  code_version AS (json ->> '$.code_version'),
  parameter_hash AS (json ->> '$.parameter_hash'),
  parameters AS (json ->> '$.parameters'),
  why AS (json ->> '$.why'),
  equity_usd TEXT AS (nullif(json -> '$.equity_usd', 'null')),
  peak_equity_usd TEXT AS (nullif(json -> '$.peak_equity_usd', 'null')),
  drawdown_frac AS (json ->> '$.drawdown_frac'),
  dd_band AS (json ->> '$.dd_band'),
  drawdown_updated AS (json ->> '$.drawdown_updated'),
  killed AS (json ->> '$.killed'),
  gates AS (json ->> '$.gates'),
  intent_source AS (json ->> '$.intent_source'),
  intent_action AS (json ->> '$.intent_action'),
  intent_reason AS (json ->> '$.intent_reason'),
  intent_error AS (json ->> '$.intent_error'),
  intent_not_asked AS (json ->> '$.intent_not_asked'),
  intent_confidence AS (json ->> '$.intent_confidence'),
  intent_exposure_frac AS (json ->> '$.intent_exposure_frac'),
  intent_horizon_h AS (json ->> '$.intent_horizon_h'),
  intent_panic AS (json ->> '$.intent_panic'),
  intent_signals AS (json ->> '$.intent_signals'),
  regime_label AS (json ->> '$.regime_label'),
  regime_confidence AS (json ->> '$.regime_confidence'),
  regime_note AS (json ->> '$.regime_note'),
  regime_features AS (json ->> '$.regime_features'),
  legacy_regime AS (json ->> '$.legacy_regime'),
  legacy_risk_multiplier AS (json ->> '$.legacy_risk_multiplier'),
  legacy_severity AS (json ->> '$.legacy_severity'),
  legacy_emergency_exit AS (json ->> '$.legacy_emergency_exit'),
  legacy_features AS (json ->> '$.legacy_features'),
  p_long AS (json ->> '$.p_long'),
  model_id AS (json ->> '$.model_id'),
  p_long_bias AS (json ->> '$.p_long_bias'),
  p_long_contributions AS (json ->> '$.p_long_contributions'),
  p_long_reason AS (json ->> '$.p_long_reason'),
  feed AS (json ->> '$.inputs.feed'),
  asof_ts AS (json ->> '$.asof_ts'),
  window_candles AS (json ->> '$.window_candles'),
  data_hash AS (json ->> '$.data_hash'),
  gap_hours AS (json ->> '$.gap_hours'),
  gap_longest_h AS (json ->> '$.gap_longest_h'),
  gaps AS (json ->> '$.gaps'),
  confirmed_holes AS (json ->> '$.confirmed_holes'),
  candle_notes AS (json ->> '$.candle_notes'),
  candle_differences AS (json ->> '$.candle_differences'),
  conf_min AS (json ->> '$.conf_min'),
  horizon_h AS (json ->> '$.horizon_h'),
  max_exposure AS (json ->> '$.max_exposure'),
  wallet_verified AS (json ->> '$.wallet_verified'),
  wallet_err AS (json ->> '$.wallet_err'),
  late AS (json ->> '$.late'),
  inputs AS (json ->> '$.inputs'),
  last_decision AS (json ->> '$.last_decision'),
  state_before AS (json ->> '$.state_before'),
  no_order_because AS (json ->> '$.no_order_because'),
  orders AS (json ->> '$.orders'),
  booked_late AS (json ->> '$.booked_late'),
  cash_usd TEXT AS (nullif(json -> '$.cash_usd', 'null')),
  base_qty TEXT AS (nullif(json -> '$.base_qty', 'null')),
  position_notional_usd TEXT AS (nullif(json -> '$.position_notional_usd', 'null')),
  equity_after_usd TEXT AS (nullif(json -> '$.equity_after_usd', 'null')),
  in_position AS (json ->> '$.in_position'),
  planned_exit_ts AS (json ->> '$.planned_exit_ts'),
  entry_ts AS (json ->> '$.entry_ts'),
  entry_px TEXT AS (nullif(json -> '$.entry_px', 'null')),
  open_orders AS (json ->> '$.open_orders'),
  abandoned_decision AS (json ->> '$.abandoned_decision'),
  PRIMARY KEY (book, product_id, timestamp_utc)
);

CREATE INDEX branch_time ON records (book, product_id, execution_branch, timestamp_utc);

-- Every intervention of a person, with its reason.
CREATE TABLE interventions (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  reason TEXT NOT NULL,
  change TEXT NOT NULL
);

-- One report of governance a day.
CREATE TABLE reports (
  book TEXT NOT NULL,
  product_id TEXT NOT NULL,
  day TEXT NOT NULL,
  json TEXT NOT NULL,
  schema AS (json ->> '$.schema'),
  as_of AS (json ->> '$.as_of'),
  model_id AS (json ->> '$.model_id'),
  level AS (json ->> '$.level'),
  told AS (json ->> '$.told'),
  features_level AS (json ->> '$.features_level'),
  regimes_level AS (json ->> '$.regimes_level'),
  decisions_level AS (json ->> '$.decisions_level'),
  calibration_level AS (json ->> '$.calibration_level'),
  replay_level AS (json ->> '$.replay_level'),
  findings AS (json ->> '$.findings'),
  unmeasured AS (json ->> '$.unmeasured'),
  PRIMARY KEY (book, product_id, day)
);

-- Files that were in the folder before this one, and were imported.
CREATE TABLE imported (
  file TEXT PRIMARY KEY
);

CREATE VIEW states_numbers AS SELECT
  book,
  product_id,
  version,
  killed,
  CAST(cash_usd AS REAL) AS cash_usd,
  CAST(base_qty AS REAL) AS base_qty,
  CAST(peak_equity_usd AS REAL) AS peak_equity_usd,
  CAST(last_equity_usd AS REAL) AS last_equity_usd,
  entry_ts,
  CAST(entry_px AS REAL) AS entry_px,
  planned_exit_ts,
  last_hour,
  last_decision
FROM states;

CREATE VIEW orders_numbers AS SELECT
  book,
  product_id,
  client_order_id,
  hour,
  side,
  CAST(size AS REAL) AS size,
  CAST(reference_price_usd AS REAL) AS reference_price_usd,
  state,
  sends,
  sent_at,
  venue_order_id,
  why
FROM orders;

CREATE VIEW fills_numbers AS SELECT
  timestamp_utc,
  book,
  product_id,
  side,
  CAST(base_qty AS REAL) AS base_qty,
  CAST(price_usd AS REAL) AS price_usd,
  CAST(value_usd AS REAL) AS value_usd,
  CAST(fee_usd AS REAL) AS fee_usd,
  CAST(reference_price_usd AS REAL) AS reference_price_usd,
  fill_source,
  client_order_id
FROM fills;

CREATE VIEW records_numbers AS SELECT
  timestamp_utc,
  book,
  product_id,
  execution_branch,
  why,
  CAST(equity_usd AS REAL) AS equity_usd,
  CAST(peak_equity_usd AS REAL) AS peak_equity_usd,
  drawdown_frac,
  dd_band,
  regime_label,
  intent_action,
  p_long,
  CAST(cash_usd AS REAL) AS cash_usd,
  CAST(base_qty AS REAL) AS base_qty,
  CAST(position_notional_usd AS REAL) AS position_notional_usd,
  CAST(equity_after_usd AS REAL) AS equity_after_usd,
  in_position,
  CAST(entry_px AS REAL) AS entry_px
FROM records;
