package io.spoor.assertj;

import java.util.HexFormat;

/**
 * Text within double quotes and on one line: a quote, a backslash and what is not printable are
 * escaped as in Java.
 */
final class QuotedText {
  private static final String ESCAPED = "\"\\\n\r\t";
  private static final String ESCAPES = "\"\\nrt";

  private QuotedText() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        quoted.append('\\').append(ESCAPES.charAt(escape));
      } else if (isPrintable(c)) {
        quoted.appendCodePoint(c);
      } else {
        for (char unit : Character.toChars(c)) {
          quoted.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
      }
      i += Character.charCount(c);
    }
    return quoted.append('"').toString();
  }

  static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** The position behind the quoted text that begins at {@code start}, or -1 if it does not end. */
  static int end(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') i++;
      else if (line.charAt(i) == '"') return i + 1;
    }
    return -1;
  }

  /**
   * The text that was quoted.
   *
   * @throws IllegalArgumentException if an escape is none
   */
  static String read(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char kind = quoted.charAt(++i);
      int escape = ESCAPES.indexOf(kind);
      if (escape >= 0) {
        text.append(ESCAPED.charAt(escape));
      } else if (kind == 'u' && i + 4 < quoted.length() - 1) {
        text.append((char) HexFormat.fromHexDigits(quoted, i + 1, i + 5));
        i += 4;
      } else {
        throw new IllegalArgumentException(
            "\\%c in %s, expected \\\" \\\\ \\n \\r \\t or \\u and four digits"
                .formatted(kind, quoted));
      }
    }
    return text.toString();
  }
}
