package proclings.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventSink;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program in Python whose processes are seen as ours are: when they begin, what they print in
 * which order, how they end.
 *
 * <p>It runs under {@code watch.py}, which lets each of its processes write records into one pipe.
 * A record is one write and shorter than what a pipe takes at once, so records don't mix, and their
 * order is that in which they were written. What comes without the mark of a record was written
 * past Python's streams; it is taken for a line of the main process.
 *
 * <p>Nothing of it outlives this JVM: the processes die with their parents.
 */
public final class PythonProgram {

  private static final char RECORD = '\u001e';
  private static final String PYTHON = "python3";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String source;
  private final EventSink sink;
  private final Map<Long, Actor> actors = new HashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private java.lang.@Nullable Process process;
  private long seq;

  /**
   * A program.
   *
   * @param sink receives the events while it runs, on the thread that runs it
   */
  public PythonProgram(String source, EventSink sink) {
    this.source = source;
    this.sink = sink;
  }

  /**
   * Runs it to its end, on the calling thread.
   *
   * @return the main process's exit code, negative for a signal; empty if it was stopped
   * @throws IOException if there is no Python here
   */
  public OptionalInt run() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            PYTHON, "-B", "-c", "import os; exec(os.environ['PROCLINGS_WATCH']); main()");
    builder.environment().put("PROCLINGS_WATCH", watch());
    builder.environment().put("PROCLINGS_PROGRAM", source);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.redirectErrorStream(true);
    java.lang.Process started = builder.start();
    synchronized (this) {
      process = started;
    }
    started.getOutputStream().close();
    Actor main = new Actor(started.pid(), "MainProcess");
    actors.put(main.pid(), main);
    if (stopped.get()) {
      kill(started);
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, main);
      }
    } catch (IOException e) {
      // Its output broke off because it was stopped.
    }
    int code = awaitEnd(started);
    return stopped.get() ? OptionalInt.empty() : OptionalInt.of(code > 128 ? 128 - code : code);
  }

  /** Ends it and all of its processes. May be called from any thread. */
  public void stop() {
    stopped.set(true);
    java.lang.Process running;
    synchronized (this) {
      running = process;
    }
    if (running != null) {
      kill(running);
    }
  }

  private static void kill(java.lang.Process running) {
    running.descendants().forEach(ProcessHandle::destroyForcibly);
    running.destroyForcibly();
  }

  private static int awaitEnd(java.lang.Process started) {
    while (true) {
      try {
        return started.waitFor();
      } catch (InterruptedException e) {
        kill(started);
      }
    }
  }

  private void take(String line, Actor main) {
    if (line.isEmpty() || line.charAt(0) != RECORD) {
      print(main, Event.Stream.OUT, line);
      return;
    }
    JsonNode record;
    try {
      record = JSON.readTree(line.substring(1));
    } catch (JacksonException e) {
      print(main, Event.Stream.OUT, line.substring(1));
      return;
    }
    long pid = record.path("pid").asLong();
    switch (record.path("did").asString()) {
      case "begin" -> begin(record, pid);
      case "exit" -> {
        // One that was ended before it could say that it began was never seen.
        Actor child = actors.get(record.path("child").asLong());
        if (child != null) {
          sink.accept(
              new Event.Exited(++seq, System.nanoTime(), child, record.path("code").asInt()));
        }
      }
      default ->
          print(
              actor(pid, record.path("name").asString()),
              record.path("error").asBoolean() ? Event.Stream.ERR : Event.Stream.OUT,
              record.path("text").asString());
    }
  }

  private void begin(JsonNode record, long pid) {
    Actor child = new Actor(pid, record.path("name").asString());
    Actor parent = actor(record.path("parent").asLong(), "Process");
    actors.put(pid, child);
    sink.accept(
        new Event.Started(
            ++seq,
            System.nanoTime(),
            parent,
            child,
            record.path("method").asString(),
            record.path("daemon").asBoolean()));
  }

  private Actor actor(long pid, String name) {
    return actors.computeIfAbsent(pid, p -> new Actor(p, name));
  }

  private void print(Actor by, Event.Stream stream, String text) {
    sink.accept(new Event.Printed(++seq, System.nanoTime(), by, stream, text));
  }

  private static String watch() {
    try (InputStream in = PythonProgram.class.getResourceAsStream("watch.py")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
