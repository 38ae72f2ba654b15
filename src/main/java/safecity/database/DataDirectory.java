package safecity.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The directory in which the embedded database keeps its data between starts, held by one application at a time.
 *
 * <p>A process that was killed leaves its PostgreSQL running or a stale {@code postmaster.pid} behind. Whoever holds
 * our lock may stop that server: nobody else can be using it.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path postgres;
    private final Path initialised;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel lockFile, FileLock lock) {
        this.postgres = directory.resolve("postgres");
        this.initialised = directory.resolve("postgres.initialised");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws StartRefused when another application holds the directory */
    static DataDirectory open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel file =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new StartRefused(
                    "The data directory " + directory + " is in use by another running instance.",
                    "Stop that instance, or set SAFECITY_DATA_DIR to another place.");
        }
        return new DataDirectory(directory, file, lock);
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    EmbeddedPostgres startPostgres() throws IOException {
        stopOrphan();
        if (Files.notExists(initialised)) {
            // An initialisation that was cut short can't be continued, and no data was ever served from it.
            FileSystemUtils.deleteRecursively(postgres);
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(postgres)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                // The library starts with -F, for throw-away tests; what people enter here has to survive a power cut.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "localhost")
                .start();
        Files.writeString(initialised, "PostgreSQL was initialised here completely.\n");
        return server;
    }

    private void stopOrphan() throws IOException {
        Path pidFile = postgres.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        runningServer(pidFile).ifPresent(DataDirectory::stop);
        Files.deleteIfExists(pidFile);
    }

    /** The server that the pid file names, if that process lives and serves this very directory: pids are used again. */
    private Optional<ProcessHandle> runningServer(Path pidFile) throws IOException {
        String pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").trim();
        if (!pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(this::servesThisDirectory);
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(postgres.toString());
    }

    private static void stop(ProcessHandle server) {
        LOG.info("Stopping the PostgreSQL {} that a killed process left behind", server.pid());
        server.destroy();
        if (!ended(server)) {
            server.destroyForcibly();
            ended(server);
        }
    }

    private static boolean ended(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillRunning) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
