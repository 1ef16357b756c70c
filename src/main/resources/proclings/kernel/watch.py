"""Runs a program so that proclings sees what its processes do.

Each process writes a record a line to standard output: it began, it printed, it was seen to have
ended. All share one pipe, so the order of the records is the order in which they were written.
The text of this file and the program's come in the environment, because a process that is spawned
begins with nothing else.
"""


def watch():
    import json
    import linecache
    import os
    import signal
    import sys
    import threading
    import time
    import types
    from multiprocessing import process, spawn, util

    mark = "\x1e"
    program = os.environ["PROCLINGS_PROGRAM"]
    source = os.environ["PROCLINGS_WATCH"]

    pids = {}

    def name():
        """multiprocessing knows nothing of a bare os.fork(): the copy has the name of its original."""
        me = process.current_process()
        copied = pids.setdefault(id(me), os.getpid()) != os.getpid()
        return "fork of " + me.name if copied else me.name

    def tell(**record):
        record["pid"] = os.getpid()
        record["name"] = name()
        line = (mark + json.dumps(record) + "\n").encode()
        while line:
            line = line[os.write(1, line) :]

    class Lines:
        """A text stream of which each whole line is told at once."""

        encoding = "utf-8"
        errors = "replace"

        def __init__(self, error):
            self.error = error
            self.rest = ""
            self.owner = os.getpid()

        def write(self, text):
            if self.owner != os.getpid():
                # What the parent had not ended yet is the parent's to write.
                self.owner, self.rest = os.getpid(), ""
            *whole, self.rest = (self.rest + str(text)).split("\n")
            for line in whole:
                tell(did="print", error=self.error, text=line)
            return len(text)

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def flush(self):
            pass

        def close(self):
            if self.rest and self.owner == os.getpid():
                tell(did="print", error=self.error, text=self.rest)
                self.rest = ""

        def isatty(self):
            return False

        def writable(self):
            return True

        def fileno(self):
            return 2 if self.error else 1

    def die_with_parent():
        """Nothing outlives the lesson, however it ends. Other systems than Linux have no such call."""
        try:
            import ctypes

            ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)
        except (OSError, AttributeError, ImportError):
            pass

    def watch_parent():
        """The same for who was started by a thread: the call above means a thread's end."""
        parent = os.getppid()

        def wait():
            while os.getppid() == parent:
                time.sleep(0.2)
            os.kill(os.getpid(), signal.SIGKILL)

        threading.Thread(target=wait, daemon=True).start()

    def start(original):
        def begin_process(self):
            self._by_main_thread = threading.current_thread() is threading.main_thread()
            return original(self)

        return begin_process

    def begin(original):
        def bootstrap(self, *arguments, **options):
            if getattr(self, "_by_main_thread", False):
                die_with_parent()
            else:
                watch_parent()
            process._current_process = self
            tell(
                did="begin",
                parent=self._parent_pid,
                method=getattr(self, "_start_method", None) or spawn_method(self),
                daemon=bool(self.daemon),
            )
            try:
                return original(self, *arguments, **options)
            finally:
                sys.stdout.close()
                sys.stderr.close()

        return bootstrap

    def spawn_method(child):
        module = type(child).__module__
        name = type(child).__name__
        for method in ("forkserver", "spawn", "fork"):
            if name.lower().startswith(method):
                return method
        import multiprocessing

        return multiprocessing.get_start_method(allow_none=True) or module

    def reap(original):
        def poll(self, *arguments, **options):
            before = self.returncode
            code = original(self, *arguments, **options)
            if before is None and code is not None:
                tell(did="exit", child=self.pid, code=code)
            return code

        return poll

    def pass_on(original):
        def spawn_process(path, arguments, descriptors):
            arguments = [os.fsdecode(a) for a in arguments]
            if "-c" in arguments:
                code = arguments.index("-c") + 1
                if "resource_tracker" not in arguments[code]:
                    install = "import os; exec(os.environ['PROCLINGS_WATCH']); watch(); "
                    arguments[code] = install + arguments[code]
            return original(path, [os.fsencode(a) for a in arguments], descriptors)

        return spawn_process

    def prepare(original):
        def with_program(data):
            original(data)
            if not {"init_main_from_name", "init_main_from_path"} & data.keys():
                main = types.ModuleType("__mp_main__")
                main.__dict__.update({"__file__": "program.py"})
                sys.modules["__mp_main__"] = sys.modules["__main__"] = main
                exec(compile(program, "program.py", "exec"), main.__dict__)

        return with_program

    linecache.cache["program.py"] = (
        len(program), None, program.splitlines(True), "program.py")
    sys.stdout, sys.stderr = Lines(False), Lines(True)
    die_with_parent()
    name()
    process.BaseProcess.start = start(process.BaseProcess.start)
    process.BaseProcess._bootstrap = begin(process.BaseProcess._bootstrap)
    util.spawnv_passfds = pass_on(util.spawnv_passfds)
    spawn.prepare = prepare(spawn.prepare)
    for popen in ("popen_fork", "popen_forkserver"):
        try:
            module = __import__("multiprocessing." + popen, fromlist=[popen])
            module.Popen.poll = reap(module.Popen.poll)
        except ImportError:
            pass
    return program


def main():
    import sys

    program = watch()
    module = sys.modules["__main__"]
    module.__dict__.pop("watch", None)
    module.__dict__.pop("main", None)
    sys.argv = ["program.py"]
    code = 0
    try:
        exec(compile(program, "program.py", "exec"), module.__dict__)
    except SystemExit:
        raise
    except BaseException:
        import traceback

        kind, problem, trace = sys.exc_info()
        lines = traceback.format_exception(kind, problem, trace.tb_next)
        sys.stderr.write("".join(lines))
        code = 1
    finally:
        sys.stdout.close()
        sys.stderr.close()
    sys.exit(code)
