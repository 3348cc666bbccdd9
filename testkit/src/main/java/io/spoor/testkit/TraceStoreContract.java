package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link TraceStore} must do, as tests. A test class of a store extends it and says how
 * to open one.
 *
 * <p>The expected answers are worked out by hand, so that a mistake of {@link NaiveTraceStore}
 * shows here and does not become the rule.
 */
public abstract class TraceStoreContract {
  private TraceStore store;

  /** Opens an empty store, the only one that is open. The contract closes it. */
  protected abstract TraceStore open(TraceStoreOptions options);

  /** Options for the tests that do not care; limits of a write must stay at their defaults. */
  protected TraceStoreOptions options() {
    return TraceStoreOptions.defaults();
  }

  /**
   * Writes spans of a test that does not care how they are spread over batches; here all in one.
   */
  protected void write(TraceStore to, List<Span> spans) {
    to.write(spans);
  }

  final TraceStore store() {
    return store;
  }

  /** Opens the store of this test anew with other options. */
  final TraceStore openInstead(TraceStoreOptions options) {
    store.close();
    store = open(options);
    return store;
  }

  @BeforeEach
  void openStore() {
    store = open(options());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Nested
  class Write extends WriteCases {
    Write() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class TraceById extends TraceByIdCases {
    TraceById() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Find extends FindCases {
    Find() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class FindByAttribute extends AttributeCases {
    FindByAttribute() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Paging extends PagingCases {
    Paging() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Filter extends FilterCases {
    Filter() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Ranges extends RangeCases {
    Ranges() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Texts extends TextCases {
    Texts() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Fields extends FieldCases {
    Fields() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Elements extends ElementCases {
    Elements() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Relations extends RelationCases {
    Relations() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class TraceConditions extends TraceConditionCases {
    TraceConditions() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Orders extends OrderCases {
    Orders() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class SpanPages extends SpanPageCases {
    SpanPages() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Counts extends CountCases {
    Counts() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class SpanById extends SpanByIdCases {
    SpanById() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Streams extends StreamCases {
    Streams() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Names extends NamesCases {
    Names() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Summaries extends SummaryCases {
    Summaries() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Graph extends GraphCases {
    Graph() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class ZipkinGraph extends ZipkinGraphCases {
    ZipkinGraph() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class GraphDurations extends GraphDurationCases {
    GraphDurations() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Statistics extends StatisticsCases {
    Statistics() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Values extends ValueCases {
    Values() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Delete extends DeleteCases {
    Delete() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class RetentionOnCall extends RetentionCases {
    RetentionOnCall() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Clear extends ClearCases {
    Clear() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Closed extends ClosedCases {
    Closed() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Arguments extends ArgumentCases {
    Arguments() {
      super(TraceStoreContract.this);
    }
  }

  @Nested
  class Threads extends ThreadCases {
    Threads() {
      super(TraceStoreContract.this);
    }
  }
}
