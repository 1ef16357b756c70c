// What a child process usually does, for the run from which its AOT cache is made. One process is
// started from here; whatever else is to be remembered happens inside it.
int n = 10;
int cube(int x) { return x * x * x; }
record Point(int x, int y) {}

var lock = new Lock();
var total = Value.of(0);
var tasks = new Queue<Object>();
tasks.put("red");
tasks.put(new Point(1, 2));
tasks.put(3);

var child = new Process(() -> {
    print("Cube: " + cube(n));
    System.out.println(Multiprocessing.currentProcess().name());
    System.err.println(Multiprocessing.parentProcess().pid());
    while (!tasks.empty()) {
        print(tasks.get());
    }
    tasks.put(List.of(1, 2, 3));
    try (var held = lock.hold()) {
        total.set(total.get() + 1);
    }
    try (var pool = new Pool(1)) {
        print(pool.map(x -> x * x, List.of(1, 2, 3)));
    }
    var grandchild = new Process(() -> print("grandchild"));
    grandchild.start();
    grandchild.join();
    print(grandchild.exitCode());
});
child.start();
child.join();
print(child.exitCode());
