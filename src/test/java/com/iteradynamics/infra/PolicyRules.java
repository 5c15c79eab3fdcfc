package com.iteradynamics.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each function may do what its code does, to its own things, and nothing more. */
final class PolicyRules {
  /** What Lambda does in the function's name: its log, and what it could not run. */
  private static final Set<String> LAMBDAS_OWN =
      Set.of("logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage");

  private static final Map<String, Object> LISTED =
      Map.of("StringLike", Map.of("s3:prefix", List.of("candles/*", "models/*")));

  private static final Map<String, Object> OUR_ACCOUNT =
      Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId"));

  private final Template template;
  private final List<String> problems = new ArrayList<>();

  private PolicyRules(Template template) {
    this.template = template;
  }

  /** One statement of a policy, and the path it is at. */
  private record Statement(String path, Map<String, Object> content) {
    List<Object> get(String name) {
      return content.containsKey(name) ? Template.list(content.get(name)) : List.of();
    }
  }

  /**
   * What is too much or too little in {@code template}.
   *
   * @param needed permissions that the calls of the code take that has a role, by the role's name
   */
  static List<String> problems(Template template, Map<String, Set<String>> needed) {
    PolicyRules rules = new PolicyRules(template);
    rules.onlyOnePolicy(needed.keySet());
    needed.forEach(
        (role, actions) ->
            rules.exactly(role, rules.statements(role, "/Properties/Policies/0"), actions));
    Stream.of(
            rules.allowed("AWS::IAM::Role", "/Properties/Policies/0"),
            rules.allowed("AWS::SQS::QueuePolicy", "/Properties"),
            rules.allowed("AWS::SNS::TopicPolicy", "/Properties"),
            rules.allowed("AWS::S3::BucketPolicy", "/Properties"))
        .flatMap(List::stream)
        .forEach(rules::narrow);
    template.resources("AWS::IAM::Role").forEach(rules::trusts);
    return List.copyOf(rules.problems);
  }

  /** Lambda may take a role for functions of this account only. */
  private void trusts(String role) {
    String path = "Resources/" + role + "/Properties/AssumeRolePolicyDocument/Statement/0/";
    boolean ours =
        template.at(path + "Condition/StringEquals").filter(OUR_ACCOUNT::equals).isPresent();
    if (!ours) {
      problems.add(role + " may be taken for another account");
    }
  }

  /** Permissions are in one place, where the others are checked. */
  private void onlyOnePolicy(Set<String> roles) {
    for (String function : template.resources("AWS::Serverless::Function")) {
      if (template.at("Resources/" + function + "/Properties/Policies").isPresent()) {
        problems.add(function + " has policies beside its role");
      }
    }
    List<String> others =
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")
            .flatMap(type -> template.resources(type).stream())
            .toList();
    if (!others.isEmpty() || !Set.copyOf(template.resources("AWS::IAM::Role")).equals(roles)) {
      problems.add("there are other policies than those of " + roles + ": " + others);
    }
    for (String role : template.resources("AWS::IAM::Role")) {
      if (template.at("Resources/" + role + "/Properties/ManagedPolicyArns").isPresent()) {
        problems.add(role + " has managed policies, which allow more than is needed");
      }
      if (template.at("Resources/" + role + "/Properties/Policies/1").isPresent()) {
        problems.add(role + " has more than one policy");
      }
    }
  }

  private List<Statement> allowed(String type, String place) {
    return template.resources(type).stream()
        .flatMap(name -> statements(name, place).stream())
        .toList();
  }

  /** What the policy of a resource allows. */
  private List<Statement> statements(String name, String place) {
    List<Statement> statements = new ArrayList<>();
    String path = "Resources/" + name + place + "/PolicyDocument/Statement";
    List<Object> found = template.at(path).map(Template::list).orElse(List.of());
    for (int i = 0; i < found.size(); i++) {
      Map<String, Object> statement = Template.mapping(found.get(i));
      if (!"Deny".equals(statement.get("Effect"))) {
        statements.add(new Statement(path + "/" + i, statement));
      }
    }
    return statements;
  }

  private void exactly(String role, List<Statement> allowed, Set<String> needed) {
    Set<String> actions = new TreeSet<>();
    allowed.forEach(
        statement -> statement.get("Action").forEach(action -> actions.add((String) action)));
    needed.stream()
        .filter(action -> !actions.contains(action))
        .forEach(action -> problems.add("the code needs " + action + ", which " + role + " lacks"));
    actions.stream()
        .filter(action -> !needed.contains(action) && !LAMBDAS_OWN.contains(action))
        .forEach(action -> problems.add(role + " has " + action + ", and no code needs it"));
  }

  private void narrow(Statement statement) {
    for (Object action : statement.get("Action")) {
      if (!String.valueOf(action).matches("[a-z0-9]+:[A-Za-z0-9]+")) {
        problems.add(statement.path + " must name each action, was " + action);
      }
    }
    if (statement.get("Resource").isEmpty()) {
      problems.add(statement.path + " names no resource");
    }
    statement.get("Resource").forEach(resource -> ours(statement, resource));
    if (statement.content.containsKey("NotAction")
        || statement.content.containsKey("NotResource")) {
      problems.add(statement.path + " must say what, not what not");
    }
    if (statement.get("Principal").contains("*")) {
      problems.add(statement.path + " allows everybody");
    }
    // S3 answers 403 for what is missing to whoever may not list it.
    if (statement.get("Action").contains("s3:ListBucket")
        && !LISTED.equals(statement.content.get("Condition"))) {
      problems.add(statement.path + " must list candles/ and models/, and nothing else");
    }
    if (statement.path.contains("/GovernanceRole/")) {
      onlyReads(statement);
    }
  }

  /**
   * Whoever looks for drift writes reports and what is on or off, and nothing that is traded by.
   */
  private void onlyReads(Statement statement) {
    String resources = String.valueOf(statement.content.get("Resource"));
    if (resources.matches(".*(StateTable|-state|VenueSecret|/coinbase).*")) {
      problems.add(statement.path + " reaches what is traded by: " + resources);
    }
    boolean writesItems =
        statement.get("Action").stream()
            .anyMatch(action -> String.valueOf(action).matches("dynamodb:(Put|Update|Delete).*"));
    if (writesItems
        && !Map.of(
                "ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("GOVERNANCE#*")))
            .equals(statement.content.get("Condition"))) {
      problems.add(statement.path + " must write reports only");
    }
    if (statement.get("Action").contains("s3:PutObject")
        && !resources.contains("models/lineage.jsonl")) {
      problems.add(statement.path + " must write the lineage only");
    }
  }

  /** A resource of this template, or of this account by its whole name. */
  private void ours(Statement statement, Object resource) {
    String text = String.valueOf(resource);
    boolean named =
        text.contains("{Ref=")
            || text.contains("{Fn::GetAtt=")
            || text.matches("\\{Fn::Sub=\\$\\{\\w+[.]Arn}/[a-z-]+/[*]}")
            || text.matches(
                "\\{Fn::Sub=arn:\\$\\{AWS::Partition}:s3:::\\$\\{Name}-candles-\\$\\{AWS::AccountId}-"
                    + "\\$\\{AWS::Region}(/[a-z]+/[*]|/models/lineage[.]jsonl)?}")
            || text.matches("\\{Fn::Sub=\\$\\{\\w+[.]Arn}/index/[a-z-]+}")
            || text.matches("\\{Fn::Sub=arn:[^*]*:\\$\\{AWS::AccountId}:[^*]+}");
    if (!named) {
      problems.add(statement.path + " must name a resource of ours, was " + text);
    }
  }
}
