/**
 * The ports on AWS: state and records in DynamoDB, candles in S3, the secret in Secrets Manager,
 * events on EventBridge.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.aws.AwsClients}.
 *
 * <p>Imports: candlefile, cortex, decision, execution, execution.port, execution.replay,
 * governance, market, model, model.forest, order, settings.
 */
package com.iteradynamics.adapter.aws;
