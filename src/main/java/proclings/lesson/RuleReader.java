package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import proclings.lesson.Claim.PrintedBy;
import proclings.lesson.YamlNode.Mapping;
import proclings.lesson.YamlNode.Scalar;
import proclings.lesson.YamlNode.Sequence;

/** Reads the rules of an exercise, the items below {@code judge}. */
final class RuleReader {

  private static final String OTHERWISE = "otherwise";

  private static final List<String> START_METHODS = List.of("spawn", "forkserver", "fork");

  /** The names of all rules. */
  static final List<String> RULES =
      List.of(
          "processes",
          "prints",
          "different-processes",
          "exits",
          "joined",
          "order",
          "holds-lock-while-printing",
          "holds-lock-throughout",
          "holds-lock-while-writing",
          "at-once",
          "queue",
          "daemon",
          "start-method");

  private final Problems problems;

  RuleReader(Problems problems) {
    this.problems = problems;
  }

  List<Rule> rules(List<YamlNode> items) {
    return items.stream().map(this::rule).flatMap(Optional::stream).toList();
  }

  private Optional<Rule> rule(YamlNode item) {
    if (!(item instanceof Mapping mapping)) {
      problems.add(
          item.at(),
          "a rule is " + item.kind() + ", not a key with a value",
          "Write it as `- processes: 2`. The rules are " + String.join(", ", RULES) + ".");
      return Optional.empty();
    }
    List<Mapping.Entry> claims =
        mapping.entries().stream().filter(e -> !e.key().equals(OTHERWISE)).toList();
    if (claims.size() != 1) {
      problems.add(
          mapping.at(),
          claims.isEmpty() ? "a rule with nothing but `otherwise`" : "two rules in one item",
          "Give each rule a `- ` of its own; only `otherwise` may stand beside it.");
      return Optional.empty();
    }
    Mapping.Entry entry = claims.getFirst();
    if (!RULES.contains(entry.key())) {
      problems.add(
          entry.at(),
          "unknown rule `" + entry.key() + "`",
          Nearest.to(entry.key(), RULES).map(near -> "Did you mean `" + near + "`? ").orElse("")
              + "The rules are "
              + String.join(", ", RULES)
              + ".");
      return Optional.empty();
    }
    Optional<String> otherwise =
        new Fields(mapping, "a rule", Stream.of(entry.key(), OTHERWISE).toList(), problems)
            .optionalText(OTHERWISE);
    return claim(entry.key(), entry.value()).map(claim -> new Rule(entry.at(), claim, otherwise));
  }

  private Optional<Claim> claim(String rule, YamlNode value) {
    return switch (rule) {
      case "processes" -> processes(value);
      case "prints" -> prints(value);
      case "different-processes" -> printed(rule, value).map(Claim.DifferentProcesses::new);
      case "exits" -> exits(value);
      case "joined" -> who(value).map(Claim.Joined::new);
      case "order" -> order(value);
      case "holds-lock-while-printing" ->
          printed(rule, value).map(Claim.HoldsLockWhilePrinting::new);
      case "holds-lock-throughout" -> printed(rule, value).map(Claim.HoldsLockThroughout::new);
      case "holds-lock-while-writing" -> who(value).map(Claim.HoldsLockWhileWriting::new);
      case "at-once" -> count(value).map(Claim.AtOnce::new);
      case "queue" -> queue(value);
      case "daemon" -> daemon(value);
      default -> startMethod(value);
    };
  }

  private Optional<Claim> processes(YamlNode value) {
    if (value instanceof Mapping mapping) {
      Fields fields = fields(mapping, "processes", "by", "count");
      return fields
          .required("count")
          .flatMap(this::count)
          .map(count -> new Claim.Processes(by(fields, "by", Who.CHILD), count));
    }
    return count(value).map(count -> new Claim.Processes(Who.CHILD, count));
  }

  private Optional<Claim> prints(YamlNode value) {
    if (value instanceof Mapping mapping) {
      Fields fields = fields(mapping, "prints", "by", "line", "times");
      Count times = fields.optional("times").flatMap(this::count).orElse(Count.SOME);
      return line(fields).map(line -> new Claim.Prints(line, times));
    }
    return printed("prints", value).map(line -> new Claim.Prints(line, Count.SOME));
  }

  private Optional<Claim> exits(YamlNode value) {
    if (value instanceof Mapping mapping) {
      Fields fields = fields(mapping, "exits", "by", "code", "times");
      return Optional.of(
          new Claim.Exits(
              by(fields, "by", Who.CHILD),
              fields.integer("code", -64, 255),
              fields.optional("times").flatMap(this::count)));
    }
    problems.add(value.at(), "`exits` is " + value.kind(), "Write `exits: {by: child, code: 0}`.");
    return Optional.empty();
  }

  private Optional<Claim> order(YamlNode value) {
    List<PrintedBy> lines = new ArrayList<>();
    if (value instanceof Sequence sequence) {
      sequence.items().forEach(item -> printed("order", item).ifPresent(lines::add));
      if (sequence.items().size() >= 2) {
        return Optional.of(new Claim.Order(List.copyOf(lines)));
      }
    }
    problems.add(
        value.at(),
        "`order` needs a list of two lines or more",
        "Write `order: [\"first line\", \"second line\"]`.");
    return Optional.empty();
  }

  private Optional<Claim> queue(YamlNode value) {
    if (value instanceof Mapping mapping) {
      Fields fields = fields(mapping, "queue", "put", "put-by", "got", "got-by");
      Optional<Count> put = fields.optional("put").flatMap(this::count);
      Optional<Count> got = fields.optional("got").flatMap(this::count);
      if (fields.optional("put").isPresent() || fields.optional("got").isPresent()) {
        return Optional.of(
            new Claim.Messages(
                put, by(fields, "put-by", Who.ANY), got, by(fields, "got-by", Who.ANY)));
      }
    }
    problems.add(
        value.at(),
        "`queue` says neither how much is put nor how much is got",
        "Write `queue: {put: 4, got: 4}`.");
    return Optional.empty();
  }

  private Optional<Claim> daemon(YamlNode value) {
    if (value instanceof Mapping mapping) {
      Fields fields = fields(mapping, "daemon", "by", "is");
      return fields
          .required("is")
          .flatMap(this::truth)
          .map(is -> new Claim.Daemon(by(fields, "by", Who.CHILD), is));
    }
    return truth(value).map(is -> new Claim.Daemon(Who.CHILD, is));
  }

  private Optional<Claim> startMethod(YamlNode value) {
    if (value instanceof Scalar scalar && START_METHODS.contains(scalar.text())) {
      return Optional.of(new Claim.StartMethod(scalar.text()));
    }
    problems.add(value.at(), "this is no start method", "Write spawn, forkserver or fork.");
    return Optional.empty();
  }

  /** A line: its pattern alone, or with who prints it. */
  private Optional<PrintedBy> printed(String rule, YamlNode value) {
    return switch (value) {
      case Mapping mapping -> line(fields(mapping, rule, "by", "line"));
      case Scalar scalar -> pattern(scalar).map(text -> new PrintedBy(Who.ANY, text));
      case Sequence sequence -> {
        problems.add(
            sequence.at(),
            "`" + rule + "` is a list, not one line",
            "Give each a rule of its own.");
        yield Optional.empty();
      }
    };
  }

  private Optional<PrintedBy> line(Fields fields) {
    Who by = by(fields, "by", Who.ANY);
    return fields
        .required("line")
        .flatMap(node -> {
          if (node instanceof Scalar scalar) {
            return pattern(scalar);
          }
          problems.add(
              node.at(),
              "`line` is " + node.kind() + ", not a text",
              "Put the line into double quotes.");
          return Optional.empty();
        })
        .map(text -> new PrintedBy(by, text));
  }

  private Optional<LinePattern> pattern(Scalar scalar) {
    return ExpectationReader.pattern(scalar.text(), scalar.at(), problems);
  }

  private Optional<Who> who(YamlNode value) {
    if (value instanceof Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(Who.parse(scalar.text().strip()));
    }
    problems.add(
        value.at(),
        "this names no process",
        "Write child, main, any, or a process's name such as Process-1.");
    return Optional.empty();
  }

  private Who by(Fields fields, String key, Who otherwise) {
    return fields.optional(key).flatMap(this::who).orElse(otherwise);
  }

  private Optional<Count> count(YamlNode value) {
    Optional<Count> count =
        value instanceof Scalar scalar ? Count.parse(scalar.text()) : Optional.empty();
    if (count.isEmpty()) {
      problems.add(value.at(), "this is no count", "Write 2, at least 2, at most 2, or 2 to 4.");
    }
    return count;
  }

  private Optional<Boolean> truth(YamlNode value) {
    if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
      return Optional.of(scalar.text().equals("true"));
    }
    problems.add(value.at(), "this is neither true nor false", "Write true or false.");
    return Optional.empty();
  }

  private Fields fields(Mapping mapping, String rule, String... keys) {
    return new Fields(mapping, "the rule `" + rule + "`", List.of(keys), problems);
  }
}
