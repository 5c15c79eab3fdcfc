/**
 * The ports on AWS: state and records in DynamoDB, candles in S3, the secret in Secrets Manager,
 * events on EventBridge.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.aws.AwsClients}.
 *
 * <p>Imports: settings, market, model, decision, order, cortex, candlefile, execution, governance.
 */
package com.iteradynamics.adapter.aws;
