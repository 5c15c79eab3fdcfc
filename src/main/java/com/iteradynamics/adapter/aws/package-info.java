/**
 * The ports on AWS: state and records in DynamoDB, candles in S3, the secret in Secrets Manager,
 * events on EventBridge.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.aws.AwsClients}.
 *
 * <p>A call to AWS is made by the store that needs it, {@code DynamoStore} or {@code S3Candles}
 * among them; the role that allows it is in {@code template.yaml}, alarms in {@code
 * infra/operations.yaml}.
 *
 * <p>Imports: candlefile, cortex, decision, execution, execution.port, execution.replay, feed,
 * governance, market, model, model.forest, order, settings.
 */
package com.iteradynamics.adapter.aws;
