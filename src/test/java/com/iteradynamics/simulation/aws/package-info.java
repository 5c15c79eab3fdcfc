/**
 * A model of DynamoDB and S3 in memory, behind the SDK's own interfaces: no network, no threads, no
 * clock but the one it is given. It passes the same contract tests as the emulators do.
 *
 * <p>{@code ModelTables} and {@code ModelBuckets} are the services, which outlive every process;
 * {@code ModelDynamoDb} and {@code ModelS3} are one process's clients of them, whose {@code Wire}
 * may break, hold, or kill.
 *
 * <p>What the model does not understand it refuses with an {@code UnsupportedOperationException}:
 * nothing is passed over, and no condition is ever true because it was not read.
 */
package com.iteradynamics.simulation.aws;
