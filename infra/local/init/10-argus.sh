#!/usr/bin/env bash
# What template.yaml makes in AWS, as far as the function needs it; a test holds the tables' keys against it.
set -euo pipefail
export AWS_DEFAULT_REGION="${AWS_DEFAULT_REGION:-us-east-1}"

awslocal dynamodb create-table --table-name argus-state --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S \
  --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE
awslocal dynamodb update-time-to-live --table-name argus-state \
  --time-to-live-specification Enabled=true,AttributeName=ttl

awslocal dynamodb create-table --table-name argus-cortex --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S \
    AttributeName=book_branch,AttributeType=S \
  --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE \
  --global-secondary-indexes 'IndexName=branch-time,KeySchema=[{AttributeName=book_branch,KeyType=HASH},{AttributeName=sk,KeyType=RANGE}],Projection={ProjectionType=ALL}'

awslocal s3api create-bucket --bucket argus-candles-local
awslocal s3api put-bucket-versioning --bucket argus-candles-local --versioning-configuration Status=Enabled

awslocal secretsmanager create-secret --name argus/coinbase \
  --secret-string '{"COINBASE_API_KEY":"","COINBASE_API_SECRET":"","COINBASE_PORTFOLIO_UUID":""}'
