package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.query.FoundTrace;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import java.util.ArrayList;
import java.util.List;

/** The pages of a query one after the other, to the last. */
final class PageWalk {
  private PageWalk() {}

  /**
   * @throws AssertionError if there are more than {@code mostPages}, as when the cursor stands
   *     still
   */
  static List<Page> of(TraceStore store, TraceQuery query, int mostPages) {
    List<Page> pages = new ArrayList<>();
    Page page = store.find(query);
    pages.add(page);
    while (page.cursor().isPresent()) {
      if (pages.size() == mostPages) {
        throw new AssertionError(
            "%s has more than %d pages; the last begins after %s"
                .formatted(query, mostPages, page.cursor().get()));
      }
      page = store.find(query.after(page.cursor().get()));
      pages.add(page);
    }
    return pages;
  }

  static List<FoundTrace> traces(List<Page> pages) {
    List<FoundTrace> traces = new ArrayList<>();
    for (Page page : pages) traces.addAll(page.traces());
    return traces;
  }
}
