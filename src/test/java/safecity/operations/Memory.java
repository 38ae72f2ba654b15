package safecity.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Resident memory of a process and those it started, in MiB; Linux only. */
final class Memory {

    private Memory() {}

    /** Sum of what each has resident; pages that several share are counted in each. */
    static double resident(long root) throws IOException {
        return sum(root, "Rss:");
    }

    /** The same with shared pages counted once; what the machine really gives. */
    static double proportional(long root) throws IOException {
        return sum(root, "Pss:");
    }

    private static double sum(long root, String field) throws IOException {
        long kib = 0;
        ProcessHandle process = ProcessHandle.of(root).orElseThrow();
        for (long pid : Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ProcessHandle::pid)
                .toArray()) {
            kib += kib(Path.of("/proc", String.valueOf(pid), "smaps_rollup"), field)
                    .sum();
        }
        return kib / 1024.0;
    }

    private static LongStream kib(Path file, String field) throws IOException {
        if (!Files.isReadable(file)) {
            return LongStream.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .limit(1)
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")));
    }
}
