"""Python's side of a row: peer.py ROW SIZE START-METHOD prints its figure."""

import multiprocessing
import sys
import time

MEGABYTE = 1 << 20


def nothing():
    pass


def square(x):
    return x * x


def increment(x):
    return x + 1


def start(context, count):
    took = []
    for _ in range(count + 2):
        began = time.perf_counter()
        p = context.Process(target=nothing)
        p.start()
        p.join()
        took.append(time.perf_counter() - began)
    return sorted(took[2:])[count // 2]


def start_many(context, count):
    began = time.perf_counter()
    processes = [context.Process(target=nothing) for _ in range(count)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    return time.perf_counter() - began


def warm_up(own):
    for i in range(2000):
        own.put(i)
        own.get()


def produce(queue, own, ready, go, each):
    warm_up(own)
    ready.put(True)
    go.get()
    for i in range(each):
        queue.put(i)


def consume(queue, own, ready, go, done, share):
    warm_up(own)
    ready.put(True)
    go.get()
    for _ in range(share):
        queue.get()
    done.put(True)


def seconds(processes, ready, go, done, to_be_done):
    """From when everybody is there to when the last has done its part."""
    for p in processes:
        p.start()
    for _ in processes:
        ready.get()
    began = time.perf_counter()
    for _ in processes:
        go.put(True)
    for _ in range(to_be_done):
        done.get()
    took = time.perf_counter() - began
    for p in processes:
        p.join()
    return took


def queue(context, messages, producers, consumers):
    queue, ready, go, done = (context.Queue() for _ in range(4))
    each = messages // producers
    share = each * producers // consumers
    # Kept until the end: a queue that is collected takes its semaphores away from its process.
    own = [context.Queue() for _ in range(producers + consumers)]
    processes = [
        context.Process(target=produce, args=(queue, own[i], ready, go, each))
        for i in range(producers)
    ] + [
        context.Process(target=consume, args=(queue, own[producers + i], ready, go, done, share))
        for i in range(consumers)
    ]
    return share * consumers / seconds(processes, ready, go, done, consumers)


def produce_large(queue, ready, go, arrays):
    array = bytes(MEGABYTE)
    ready.put(True)
    go.get()
    for _ in range(arrays):
        queue.put(array)


def consume_large(queue, ready, go, done, arrays):
    ready.put(True)
    go.get()
    for _ in range(arrays):
        assert len(queue.get()) == MEGABYTE
    done.put(True)


def large(context, arrays):
    queue = context.Queue(8)
    ready, go, done = (context.Queue() for _ in range(3))
    processes = [
        context.Process(target=produce_large, args=(queue, ready, go, arrays)),
        context.Process(target=consume_large, args=(queue, ready, go, done, arrays)),
    ]
    return arrays * MEGABYTE / seconds(processes, ready, go, done, 1)


def echo(connection, count):
    for _ in range(count):
        connection.send(connection.recv())


def trip(connection, number):
    connection.send(number)
    assert connection.recv() == number


def round_trip(context, count):
    here, there = context.Pipe()
    warming = count // 10
    p = context.Process(target=echo, args=(there, warming + count))
    p.start()
    for i in range(warming):
        trip(here, i)
    began = time.perf_counter()
    for i in range(count):
        trip(here, i)
    took = time.perf_counter() - began
    p.join()
    return took / count


def hold(lock, times):
    for _ in range(times):
        lock.acquire()
        lock.release()


def uncontended(context, count):
    lock = context.Lock()
    began = time.perf_counter()
    hold(lock, count)
    return (time.perf_counter() - began) / count


def contend(lock, ready, go, done, each):
    hold(lock, each // 10)
    ready.put(True)
    go.get()
    hold(lock, each)
    done.put(True)


def contended(context, each, processes):
    lock = context.Lock()
    ready, go, done = (context.Queue() for _ in range(3))
    contending = [
        context.Process(target=contend, args=(lock, ready, go, done, each))
        for _ in range(processes)
    ]
    return each * processes / seconds(contending, ready, go, done, processes)


def map_squares(context, size, warm):
    inputs = list(range(size))
    if not warm:
        began = time.perf_counter()
        with context.Pool(4) as pool:
            pool.map(square, inputs)
        return time.perf_counter() - began
    with context.Pool(4) as pool:
        for _ in range(5):
            pool.map(square, inputs)
        began = time.perf_counter()
        pool.map(square, inputs)
        return time.perf_counter() - began


def apply_all(pool, tasks):
    for result in [pool.apply_async(increment, (i,)) for i in range(tasks)]:
        result.get()


def apply_async(context, tasks):
    with context.Pool(4) as pool:
        apply_all(pool, tasks // 10)
        began = time.perf_counter()
        apply_all(pool, tasks)
        return tasks / (time.perf_counter() - began)


def read_all(elements, count):
    for i in range(count):
        assert elements[i % 100] == i % 100


def read_managed(context, count):
    with context.Manager() as manager:
        elements = manager.list(range(100))
        read_all(elements, count // 10)
        began = time.perf_counter()
        read_all(elements, count)
        return (time.perf_counter() - began) / count


def idle(ready, end):
    ready.put(True)
    end.get()


def idle_memory(context):
    ready, end = context.Queue(), context.Queue()
    p = context.Process(target=idle, args=(ready, end))
    p.start()
    ready.get()
    with open(f"/proc/{p.pid}/smaps_rollup") as rollup:
        pss = next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    end.put(True)
    p.join()
    return pss * 1024


def main():
    row, size, method = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    context = multiprocessing.get_context(method)
    rows = {
        "start-warm": lambda: start(context, size),
        "start-cold": lambda: start(context, size),
        "start-many": lambda: start_many(context, size),
        "queue-1-1": lambda: queue(context, size, 1, 1),
        "queue-4-4": lambda: queue(context, size, 4, 4),
        "queue-large": lambda: large(context, size),
        "pipe": lambda: round_trip(context, size),
        "lock-1": lambda: uncontended(context, size),
        "lock-2": lambda: contended(context, size, 2),
        "lock-4": lambda: contended(context, size, 4),
        "map-warm": lambda: map_squares(context, size, True),
        "map-new": lambda: map_squares(context, size, False),
        "apply-async": lambda: apply_async(context, size),
        "manager": lambda: read_managed(context, size),
        "idle-memory": lambda: idle_memory(context),
    }
    print(rows[row]())


if __name__ == "__main__":
    main()
