package proclings.kernel;

import java.util.Optional;

/** Finds the text for {@code :doc}. */
final class Documentation {

  private final Notebook book;

  Documentation(Notebook book) {
    this.book = book;
  }

  Optional<String> of(String name) {
    return book.definitions(name).stream().reduce((first, last) -> last);
  }
}
