package com.iteradynamics.adapter.aws;

/** Another process, which knows of AWS what its environment says; see {@link AwsClientsTest}. */
final class AskFromAnotherProcess {
  private AskFromAnotherProcess() {}

  public static void main(String[] arguments) {
    try (AwsClients clients = AwsClients.of(System.getenv())) {
      System.out.println(
          "tables "
              + clients.dynamoDb().listTablesPaginator().tableNames().stream()
                  .anyMatch(arguments[0]::equals));
    }
  }
}
