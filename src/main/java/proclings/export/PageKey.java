package proclings.export;

/** What the marks of a timeline mean. */
final class PageKey {
  private PageKey() {}

  static String html() {
    return "<p class=\"key ink-main\">\n"
        + entry("prints", "<circle class=\"print\" cx=\"13\" cy=\"6\" r=\"3.5\"/>")
        + entry(
            "uses a shared object", "<line class=\"act\" x1=\"13\" y1=\"1\" x2=\"13\" y2=\"11\"/>")
        + entry("holds a lock", "<rect class=\"hold\" x=\"0\" y=\"0\" width=\"26\" height=\"12\"/>")
        + entry("waits", "<line class=\"wait\" x1=\"0\" y1=\"6\" x2=\"26\" y2=\"6\"/>")
        + entry(
            "message",
            "<line class=\"message\" x1=\"0\" y1=\"6\" x2=\"26\" y2=\"6\""
                + " marker-end=\"url(#arrow)\"/>")
        + entry("ends", "<line class=\"end\" x1=\"26\" y1=\"0\" x2=\"26\" y2=\"12\"/>")
        + "</p>\n";
  }

  private static String entry(String meaning, String mark) {
    String life =
        mark.contains("\"wait\"") || mark.contains("\"message\"")
            ? ""
            : "<line class=\"life\" x1=\"0\" y1=\"6\" x2=\"26\" y2=\"6\"/>";
    return "<span><svg class=\"timeline\" aria-hidden=\"true\">%s%s</svg>%s</span>\n"
        .formatted(life, mark, meaning);
  }
}
