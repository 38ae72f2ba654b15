package safecity.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a PostgreSQL cluster, judged by looking at them only. */
record ClusterFiles(Path directory) {

    /** The major version that comes with the product; its files are no other version's. */
    static final String VERSION = "17";

    private static final long CONTROL_FILE_BYTES = 8192;
    /** Written in this order by {@code initdb}; the last database is the one that the application uses. */
    private static final List<String> FILES = List.of(
            "PG_VERSION",
            "postgresql.conf",
            "pg_hba.conf",
            "global/pg_control",
            "global/pg_filenode.map",
            "base/1/PG_VERSION",
            "base/4/PG_VERSION",
            "base/5/PG_VERSION");
    /** Mostly empty ones among them: some ways of copying leave those out. */
    private static final List<String> DIRECTORIES = List.of(
            "pg_commit_ts",
            "pg_dynshmem",
            "pg_logical",
            "pg_multixact",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_tblspc",
            "pg_twophase",
            "pg_wal",
            "pg_xact");

    boolean empty() {
        if (Files.notExists(directory)) {
            return true;
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether this may be somebody's data, be it damaged. An initialisation writes both files before any row. */
    boolean mayBeData() {
        return Files.exists(directory.resolve("PG_VERSION")) || Files.exists(directory.resolve("global/pg_control"));
    }

    /** What a server needs for a start and isn't here; empty when the cluster is whole. */
    List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        missing(FILES, Files::isRegularFile, lacking);
        missing(DIRECTORIES, Files::isDirectory, lacking);
        if (lacking.isEmpty() && size("global/pg_control") != CONTROL_FILE_BYTES) {
            lacking.add("global/pg_control (" + CONTROL_FILE_BYTES + " bytes)");
        }
        return lacking;
    }

    private void missing(List<String> names, Predicate<Path> there, List<String> lacking) {
        names.stream().filter(name -> !there.test(directory.resolve(name))).forEach(lacking::add);
    }

    private long size(String name) {
        try {
            return Files.size(directory.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The major version that wrote the files. */
    String version() {
        try {
            return Files.readString(directory.resolve("PG_VERSION")).trim();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
