package io.spoor.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.htmlunit.CollectingAlertHandler;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.WebConnectionWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a browser without a screen. */
final class TracePageTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final long MILLI = 1_000_000;

  @TempDir private Path directory;

  private final WebClient browser = new WebClient();
  private final List<String> requests = new ArrayList<>();
  private final List<String> alerts = new ArrayList<>();

  @AfterEach
  void close() {
    browser.close();
  }

  private static Span.Builder span(long id, String service, String name) {
    return Span.builder(TRACE, new SpanId(id))
        .name(name)
        .resource(Resource.ofService(service))
        .startNanos(id * MILLI)
        .endNanos(20 * MILLI);
  }

  private static Trace shop() {
    return Trace.of(
        List.of(
            span(1, "shop", "GET /cart").build(),
            span(2, "stock", "GET /items")
                .parentSpanId(new SpanId(1))
                .attributes(
                    Attributes.builder()
                        .put("http.response.status_code", 500)
                        .put("cart", Value.of("c-77"))
                        .build())
                .events(
                    List.of(
                        new SpanEvent(
                            5 * MILLI, "sold out", Attributes.of("item", Value.of("shoe")), 0)))
                .links(List.of(SpanLink.to(new TraceId(0, 0xfeed), new SpanId(0xbee))))
                .status(Status.error("no shoes"))
                .build(),
            span(3, "stock", "SELECT").parentSpanId(new SpanId(2)).build(),
            span(4, "bank", "charge").parentSpanId(new SpanId(99)).build()));
  }

  /** The page itself is a file, which is no request. */
  private HtmlPage opened(TracePage page) throws IOException {
    Path file = directory.resolve("page.html");
    page.writeTo(file);
    browser.setAlertHandler(new CollectingAlertHandler(alerts));
    browser.setWebConnection(
        new WebConnectionWrapper(browser) {
          @Override
          public WebResponse getResponse(WebRequest request) throws IOException {
            requests.add(request.getUrl().toString());
            return super.getResponse(request);
          }
        });
    return browser.getPage(file.toUri().toURL());
  }

  private static List<HtmlElement> rows(HtmlPage page) {
    List<HtmlElement> rows = new ArrayList<>();
    for (DomNode row : page.querySelectorAll("#rows > .span")) rows.add((HtmlElement) row);
    return rows;
  }

  private static List<String> shown(HtmlPage page) {
    return rows(page).stream()
        .filter(row -> !row.getAttribute("style").contains("none"))
        .map(row -> row.querySelector(".operation").getTextContent())
        .toList();
  }

  private static HtmlElement find(DomNode in, String selector) {
    return (HtmlElement) in.querySelector(selector);
  }

  @Test
  void page_ofATrace_showsItsSpansAsATree() throws IOException {
    HtmlPage page = opened(TracePage.of(shop()));

    assertThat(page.getTitleText()).isEqualTo("shop: GET /cart");
    assertThat(find(page, "#facts").getTextContent())
        .contains(TRACE.toString(), "19 ms", "4 spans", "3 services", "1 error");
    assertThat(shown(page)).containsExactly("GET /cart", "GET /items", "SELECT", "charge");
    assertThat(rows(page))
        .extracting(row -> row.getAttribute("aria-level"))
        .containsExactly("1", "2", "3", "1");
    assertThat(rows(page).get(1).getAttribute("class")).contains("error");
    assertThat(rows(page).get(3).querySelector(".note").getTextContent()).isEqualTo("orphan");
    assertThat(page.querySelectorAll("#services li")).hasSize(3);
    assertThat(page.querySelectorAll("#axis span")).hasSize(5);
    assertThat(requests).isEmpty();
  }

  @Test
  void bars_ofSpans_lieWhereTheyRan() throws IOException {
    List<HtmlElement> rows = rows(opened(TracePage.of(shop())));

    String root = find(rows.get(0), ".bar").getAttribute("style");
    String select = find(rows.get(2), ".bar").getAttribute("style");
    assertThat(root).contains("left: 0%").contains("width: 100%");
    assertThat(select).contains("left: 10.52").contains("width: 89.47");
  }

  @Test
  void click_onASpan_showsAllThatItSaysAndHidesItAgain() throws IOException {
    HtmlPage page = opened(TracePage.of(shop()));
    HtmlElement row = rows(page).get(1);

    find(row, ".row").click();

    assertThat(find(row, ".details").getTextContent())
        .contains("http.response.status_code", "500", "int", "c-77", "sold out", "shoe")
        .contains("error: no shoes", "service.name", "000000000000feed", "0000000000000bee");
    find(row, ".row").click();
    assertThat(row.querySelectorAll(".details")).isEmpty();
  }

  @Test
  void toggleAndButtons_collapseAndExpand() throws IOException {
    HtmlPage page = opened(TracePage.of(shop()));

    find(rows(page).get(1), ".toggle").click();
    assertThat(shown(page)).containsExactly("GET /cart", "GET /items", "charge");
    assertThat(rows(page).get(1).getAttribute("aria-expanded")).isEqualTo("false");
    find(page, "#collapse").click();
    assertThat(shown(page)).containsExactly("GET /cart", "charge");
    find(page, "#expand").click();
    assertThat(shown(page)).hasSize(4);
  }

  @Test
  void search_byAnyText_marksTheSpansThatHaveIt() throws IOException {
    HtmlPage page = opened(TracePage.of(shop()));
    HtmlInput search = (HtmlInput) find(page, "#search");

    search.type("C-77");
    assertThat(found(page)).containsExactly("GET /items");
    assertThat(find(page, "#found").getTextContent()).isEqualTo("1 of 4");
    search.setValue("");
    search.type("stock");
    assertThat(found(page)).containsExactly("GET /items", "SELECT");
    search.setValue("");
    search.type("item=shoe");
    assertThat(found(page)).containsExactly("GET /items");
  }

  private static List<String> found(HtmlPage page) {
    return page.querySelectorAll("#rows > .found .operation").stream()
        .map(DomNode::getTextContent)
        .toList();
  }

  @Test
  void marks_andAMessage_standOut() throws IOException {
    TracePage page =
        TracePage.of(shop())
            .withMessage("expected no error, found 1")
            .marking(Set.of(new SpanId(2)), "error");

    HtmlPage opened = opened(page);

    DomElement message = opened.getElementById("message");
    assertThat(message.getTextContent()).isEqualTo("expected no error, found 1");
    assertThat(message.hasAttribute("hidden")).isFalse();
    assertThat(opened.querySelectorAll(".marked")).hasSize(1);
    find(rows(opened).get(1), ".row").click();
    assertThat(find(opened, ".details .mark").getTextContent()).isEqualTo("error");
  }

  @Test
  void hostileText_anywhere_isShownAndNeverRun() throws IOException {
    String hostile =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{data}}\u2028\u0000\ud800";
    Span span =
        span(1, hostile, hostile)
            .attributes(Attributes.of(hostile, Value.of(hostile)))
            .events(List.of(new SpanEvent(0, hostile, Attributes.empty(), 0)))
            .status(Status.error(hostile))
            .build();

    HtmlPage page = opened(TracePage.of(Trace.of(List.of(span))).withMessage(hostile));
    find(rows(page).get(0), ".row").click();

    assertThat(find(page, ".operation").getTextContent())
        .startsWith(
            "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{data}}");
    assertThat(page.querySelectorAll("img")).isEmpty();
    assertThat(alerts).isEmpty();
    assertThat(requests).isEmpty();
  }

  @Test
  void page_withoutScripts_showsTheTreeAsText() throws IOException {
    browser.getOptions().setJavaScriptEnabled(false);

    HtmlPage page = opened(TracePage.of(shop()));

    assertThat(find(page, "noscript").getTextContent())
        .contains("shop  GET /cart", "└─ stock  GET /items", "└─ stock  SELECT");
  }

  @Test
  void page_asksForNothingElse() {
    String page = TracePage.of(shop()).toHtml();

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("http:", "https:", "src=", "@import");
  }

  @Test
  void page_ofManySpans_growsByLessThanAKilobyteEach() throws IOException {
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i <= 10_000; i++) {
      spans.add(span(1, "shop", "work").spanId(new SpanId(i)).build());
    }
    Path file = directory.resolve("large.html");

    TracePage.of(Trace.of(spans)).writeTo(file);

    assertThat(Files.size(file)).isLessThan(10_000 * 1_000);
  }
}
