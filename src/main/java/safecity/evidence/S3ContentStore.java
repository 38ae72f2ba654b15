package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import safecity.external.ConcurrencyLimit;
import safecity.external.ExternalSystem;
import safecity.refusal.Refusal;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bytes in an S3-compatible store, each content as one object under its SHA-256. */
class S3ContentStore implements ContentStore {

    private static final int AT_A_TIME = 8;
    private static final Duration FOR_A_TURN = Duration.ofSeconds(2);

    private final ExternalSystem store = new ExternalSystem("object store");
    private final ConcurrencyLimit uploads = new ConcurrencyLimit(AT_A_TIME, FOR_A_TURN);
    private final S3Client s3;
    private final String bucket;

    S3ContentStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String place() {
        return "OBJECT_STORE";
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    /** Written whether or not an object is there: one that a rolled-back transaction left could have suffered since. */
    @Override
    public void keep(String sha256, Path file, long size) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        try (ConcurrencyLimit.Place place = uploads.enter()) {
            if (place == null) {
                throw Refusal.unavailable("evidence.storeAway").field("file");
            }
            s3.putObject(put -> put.bucket(bucket).key(sha256).checksumSHA256(checksum), RequestBody.fromFile(file));
            store.answered();
        } catch (SdkException away) {
            throw away(away);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            InputStream content = s3.getObject(get -> get.bucket(bucket).key(sha256));
            store.answered();
            return content;
        } catch (NoSuchKeyException gone) {
            throw new IOException("no content " + sha256, gone);
        } catch (SdkException away) {
            throw away(away);
        }
    }

    /** Shows what lies there, a thousand at a time: names and when each was last written. */
    void list(Consumer<Map<String, Instant>> reader) {
        try {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket))
                    .forEach(page -> reader.accept(page.contents().stream()
                            .collect(Collectors.toMap(
                                    S3Object::key, S3Object::lastModified, (one, same) -> one, HashMap::new))));
        } catch (SdkException away) {
            throw away(away);
        }
    }

    void remove(String key) {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException away) {
            throw away(away);
        }
    }

    private Refusal away(SdkException failure) {
        store.failed(failure);
        return Refusal.unavailable("evidence.storeAway").field("file");
    }
}
