// One loop for both: whoever is alive after its wait is terminated.
var quick = new Process(() -> {
  Thread.sleep(Duration.ofMillis(100));
  print("done");
}, "quick");
var stuck = new Process(() -> {
  while (true) Thread.sleep(Duration.ofSeconds(1));
}, "stuck");
var jobs = List.of(quick, stuck);
jobs.forEach(job -> job.start());
for (var job : jobs) {
  job.join(Duration.ofSeconds(5));
  if (job.isAlive()) {
    job.terminate();
    job.join();
  }
  print(job.name() + ": " + job.exitCode());
}
