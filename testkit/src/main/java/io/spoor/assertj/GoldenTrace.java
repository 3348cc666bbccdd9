package io.spoor.assertj;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.assertj.GoldenRules.Replacement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file beside a test that says what a trace looks like, for {@link
 * TraceAssert#matchesGolden(GoldenTrace)}.
 *
 * <p>The file holds the trace without what differs from run to run: ids, times, durations, hosts,
 * and the order of siblings, which are sorted by their text. What is left are the tree with
 * services, operations, kinds and status, the attributes, links and events:
 *
 * <pre>
 * gateway: GET /cart
 * | kind server
 * | http.response.status_code = 200
 *   gateway: SELECT
 *   | kind client
 *   | db.system = "h2"
 * </pre>
 *
 * <p>Attributes of resources are left out, and of the others those that name hosts, addresses,
 * ports, threads and lines of code, unless {@link #keeping} names them; in {@code url.full} the
 * host is replaced.
 *
 * <p>{@code -Dspoor.golden=update} writes the file instead of comparing it, and prints its path.
 * Nothing is written otherwise: a file that is missing fails the test. Files are UTF-8 with {@code
 * \n} as the end of a line; {@code \r\n} is read as well.
 *
 * <p>Immutable: each method returns another one.
 */
public final class GoldenTrace {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w .-]*");

  private final Path file;
  private final GoldenRules rules;

  private GoldenTrace(Path file, GoldenRules rules) {
    this.file = file;
    this.rules = rules;
  }

  /**
   * The file {@code src/test/resources/<package>/<class>/<name>.trace} of the class that calls
   * this, or of the class it is nested in, below the working directory, which is the module's under
   * Maven and Gradle.
   *
   * @param name of letters, digits, blanks, {@code _}, {@code -} and {@code .}
   */
  public static GoldenTrace of(String name) {
    return of(TestSource.caller(), name);
  }

  /** The file of this name beside another test class; see {@link #of(String)}. */
  public static GoldenTrace of(Class<?> test, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a golden trace named %s; expected letters, digits, blanks, '_', '-' and '.'"
              .formatted(QuotedText.of(name)));
    }
    return at(TestSource.folder(test).resolve(name + ".trace"));
  }

  /** This file, wherever it lies. */
  public static GoldenTrace at(Path file) {
    return new GoldenTrace(requireNonNull(file, "file"), GoldenRules.DEFAULT);
  }

  /**
   * Only attributes with such keys, of spans, events and links, and those named before; also where
   * they would be left out otherwise.
   *
   * @param keys in which {@code *} stands for any text
   */
  public GoldenTrace keeping(String... keys) {
    return with(
        new GoldenRules(
            rules.kept().and(keys),
            rules.dropped(),
            rules.masked(),
            rules.resource(),
            rules.replacements(),
            rules.order()));
  }

  /**
   * No attributes with such keys, even if they are to be kept.
   *
   * @param keys in which {@code *} stands for any text
   */
  public GoldenTrace dropping(String... keys) {
    return with(
        new GoldenRules(
            rules.kept(),
            rules.dropped().and(keys),
            rules.masked(),
            rules.resource(),
            rules.replacements(),
            rules.order()));
  }

  /**
   * Of attributes with such keys only that they are there: {@code user.id = <masked>}.
   *
   * @param keys in which {@code *} stands for any text
   */
  public GoldenTrace masking(String... keys) {
    return with(
        new GoldenRules(
            rules.kept(),
            rules.dropped(),
            rules.masked().and(keys),
            rules.resource(),
            rules.replacements(),
            rules.order()));
  }

  /**
   * Also attributes of the resource with such keys, such as {@code service.version}.
   *
   * @param keys in which {@code *} stands for any text
   */
  public GoldenTrace keepingOfResource(String... keys) {
    return with(
        new GoldenRules(
            rules.kept(),
            rules.dropped(),
            rules.masked(),
            rules.resource().and(keys),
            rules.replacements(),
            rules.order()));
  }

  /**
   * Replaces what a regular expression finds in the names of spans and events, in messages of
   * status and in attributes that are text: {@code replacing("/orders/\\d+", "/orders/<id>")}.
   *
   * @param replacement as {@link java.util.regex.Matcher#replaceAll(String)} reads it
   * @throws java.util.regex.PatternSyntaxException if it is no regular expression
   */
  public GoldenTrace replacing(String regex, String replacement) {
    List<Replacement> all = new ArrayList<>(rules.replacements());
    all.add(new Replacement(Pattern.compile(regex), requireNonNull(replacement, "replacement")));
    return with(
        new GoldenRules(
            rules.kept(),
            rules.dropped(),
            rules.masked(),
            rules.resource(),
            List.copyOf(all),
            rules.order()));
  }

  /** Siblings in the order in which they started, for traces in which that never differs. */
  public GoldenTrace inStartOrder() {
    return with(
        new GoldenRules(
            rules.kept(),
            rules.dropped(),
            rules.masked(),
            rules.resource(),
            rules.replacements(),
            SiblingOrder.AS_STARTED));
  }

  private GoldenTrace with(GoldenRules rules) {
    return new GoldenTrace(file, rules);
  }

  /** The file, relative to the working directory where it was derived from a class. */
  public Path file() {
    return file;
  }

  /** The trace as the file would hold it. */
  public String textOf(Trace trace) {
    return ShapeText.of(GoldenShapes.of(trace.tree(), rules));
  }

  void check(CheckedTrace trace) {
    new GoldenFile(file).check(trace, GoldenShapes.of(trace.tree(), rules), rules.order());
  }
}
