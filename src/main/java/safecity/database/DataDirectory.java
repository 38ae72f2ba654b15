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
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which the embedded database keeps its data between starts, held by one application at a time.
 *
 * <p>A process that was killed leaves its PostgreSQL running or a stale {@code postmaster.pid} behind. Whoever holds
 * our lock may stop that server: nobody else can be using it.
 */
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    /** Where the library unpacks its programs, and removes databases that nobody uses. */
    private static final Path LIBRARYS_OWN = Path.of(
                    System.getProperty("ot.epg.working-dir", System.getProperty("java.io.tmpdir") + "/embedded-pg"))
            .toAbsolutePath()
            .normalize();

    private final Path postgres;
    private final Path initialised;
    private final Path beingMade;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel lockFile, FileLock lock) {
        this.postgres = directory.resolve("postgres");
        this.initialised = directory.resolve("postgres.initialised");
        this.beingMade = directory.resolve("postgres.being-made");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws StartupRefusedException when another application holds the directory, or this one may not write there */
    static DataDirectory open(Path directory) throws IOException {
        if (directory.equals(LIBRARYS_OWN)) {
            throw StartRefusals.throwAwayPlace(directory);
        }
        FileChannel file = lockFile(directory);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new StartupRefusedException(
                    "The data directory " + directory + " is in use by another running instance.",
                    "Stop that instance, or set SAFECITY_DATA_DIR to another place.");
        }
        return new DataDirectory(directory, file, lock);
    }

    private static FileChannel lockFile(Path directory) {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException notWritable) {
            throw StartRefusals.notWritable(directory, notWritable);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    EmbeddedPostgres startPostgres() throws IOException {
        stopOrphan();
        makeRoomOrRefuse();
        boolean fresh = new ClusterFiles(postgres).empty();
        if (fresh) {
            Files.writeString(beingMade, "PostgreSQL is being initialised here; nothing was stored yet.\n");
        }
        EmbeddedPostgres server = start();
        Files.writeString(initialised, "PostgreSQL was initialised here completely.\n");
        Files.deleteIfExists(beingMade);
        return server;
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(postgres)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    // The library starts with -F, for throw-away tests; what people enter here has to survive a power
                    // cut.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("listen_addresses", "localhost")
                    // Names in Korean order, whatever LANG says: with that of the machine they may come by length.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .start();
        } catch (IOException | RuntimeException failure) {
            throw StartRefusals.doesNotStart(postgres, failure);
        }
    }

    /**
     * Never deletes: what may be data is taken as it is or the start is refused. Only what an initialisation left that
     * was cut short, before anything was stored, is moved aside.
     */
    private void makeRoomOrRefuse() throws IOException {
        ClusterFiles files = new ClusterFiles(postgres);
        boolean served = Files.exists(initialised);
        if (files.empty()) {
            if (served) {
                throw StartRefusals.dataGone(postgres, initialised);
            }
            return;
        }
        if (!Files.isWritable(postgres)) {
            throw StartRefusals.notWritable(postgres, null);
        }
        if (!served && (Files.exists(beingMade) || !files.mayBeData())) {
            setAside();
            return;
        }
        List<String> lacking = files.lacking();
        if (!lacking.isEmpty()) {
            throw StartRefusals.notWhole(postgres, lacking);
        }
        if (!files.version().equals(ClusterFiles.VERSION)) {
            throw StartRefusals.anotherVersion(postgres, files.version());
        }
        if (!served) {
            LOG.warn("{} was not made here, but is a whole database: it is taken as it is", postgres);
        }
    }

    private void setAside() throws IOException {
        Path aside = postgres.resolveSibling(
                "postgres.incomplete-" + STAMP.format(Instant.now().atZone(ZoneId.systemDefault())));
        Files.move(postgres, aside);
        LOG.warn("An initialisation of the database was cut short; it is started over, its remains are in {}", aside);
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
