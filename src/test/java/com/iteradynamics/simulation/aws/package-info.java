/**
 * A model of AWS in memory: DynamoDB and S3 behind the SDK's own interfaces, without network,
 * threads, or a clock but the one it is given; and S3, Secrets Manager and EventBridge on a port.
 * It passes the same contract tests as the emulators do.
 *
 * <p>{@code ModelTables} and {@code ModelBuckets} are the services, which outlive every process;
 * {@code ModelDynamoDb} and {@code ModelS3} are one process's clients of them, whose {@code Wire}
 * may break, hold, or kill. {@code ModelServer} answers the same {@code ModelBuckets}, {@code
 * ModelSecrets} and {@code ModelEventBus} to the SDK's real clients and to other processes.
 *
 * <p>What the model does not understand it refuses with an {@code UnsupportedOperationException}:
 * nothing is passed over, and no condition is ever true because it was not read.
 */
package com.iteradynamics.simulation.aws;
