package io.spoor.cli;

import io.spoor.query.TraceQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/**
 * A query as one line of text: the options of {@code spoor find} that say which traces to find,
 * with quotes, single or double, around what holds spaces.
 *
 * <pre>{@code
 * TraceQuery slow = QueryText.parse("--service checkout --min-duration 250ms", Clock.systemUTC());
 * }</pre>
 */
@Command
public final class QueryText {
  @Mixin private final QueryOptions options = new QueryOptions();

  private QueryText() {}

  /**
   * The query that the text asks.
   *
   * @param clock by which ages, such as {@code --since 1h}, are reckoned
   * @throws IllegalArgumentException if the text makes no query
   */
  public static TraceQuery parse(String text, Clock clock) {
    QueryText query = new QueryText();
    CommandLine parser = CommonBehaviour.registerConverters(new CommandLine(query), clock);
    try {
      parser.parseArgs(words(text).toArray(new String[0]));
      return query.options.toQuery();
    } catch (ParameterException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no query: %s; expected options of spoor find".formatted(text, e.getMessage()),
          e);
    }
  }

  /** Splits at spaces that stand in no quotes, and takes the quotes away. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) quote = 0;
        else word.append(c);
      } else if (c == '"' || c == '\'') {
        quote = c;
        isWord = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        isWord = true;
      } else if (isWord) {
        words.add(word.toString());
        word.setLength(0);
        isWord = false;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote %c is not closed".formatted(quote));
    }
    if (isWord) words.add(word.toString());
    return words;
  }
}
