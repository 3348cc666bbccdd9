package io.spoor.junit;

import io.spoor.span.TraceId;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names of files for tests: of characters that every file system takes, and not too long. */
final class FileNames {
  private static final int MOST_CHARACTERS = 80;

  private FileNames() {}

  /** The method, and what tells its invocations apart. */
  static String of(ExtensionContext context) {
    String method = context.getRequiredTestMethod().getName();
    String name =
        context.getDisplayName().equals(method + "()")
            ? method
            : method + "-" + Integer.toHexString(context.getUniqueId().hashCode());
    return clean(name);
  }

  static String page(ExtensionContext context, TraceId id) {
    return "%s-%s.html".formatted(of(context), id);
  }

  private static String clean(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return clean.length() <= MOST_CHARACTERS ? clean : clean.substring(0, MOST_CHARACTERS);
  }
}
