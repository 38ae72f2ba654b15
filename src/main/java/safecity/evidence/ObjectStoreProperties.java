package safecity.evidence;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import safecity.database.StartupRefusedException;

/**
 * The S3-compatible store of the installation; without a bucket there is none.
 *
 * @param endpoint  its address, {@code https://s3.example:9000}; null for Amazon's own
 * @param bucket    belongs to this product alone: what no row knows is taken away
 * @param pathStyle whether the bucket stands in the path of an address rather than in front of its host
 * @param silence   how long it may say nothing
 * @param whole     how long one content may take altogether
 */
@ConfigurationProperties(ObjectStoreProperties.PREFIX)
record ObjectStoreProperties(
        URI endpoint,
        @DefaultValue("us-east-1") String region,
        String bucket,
        @DefaultValue("true") boolean pathStyle,
        String accessKey,
        String secretKey,
        @DefaultValue("10s") Duration silence,
        @DefaultValue("2m") Duration whole) {

    static final String PREFIX = "safecity.evidence.store";
    static final String BUCKET = PREFIX + ".bucket";

    ObjectStoreProperties {
        refuse(
                !StringUtils.hasText(bucket),
                "The bucket of the object store has no name.",
                "Set SAFECITY_EVIDENCE_STORE_BUCKET.");
        refuse(
                !StringUtils.hasText(accessKey) || !StringUtils.hasText(secretKey),
                "The access key of the object store or its secret is missing.",
                "Put them into the files safecity.evidence.store.access-key and safecity.evidence.store.secret-key in SAFECITY_SECRETS_DIR.");
        refuse(
                endpoint != null
                        && (endpoint.getHost() == null
                                || !String.valueOf(endpoint.getScheme()).matches("https?")),
                "The address of the object store is none.",
                "Set SAFECITY_EVIDENCE_STORE_ENDPOINT to one such as https://s3.example:9000.");
    }

    private static void refuse(boolean wrong, String reason, String remedy) {
        if (wrong) {
            throw new StartupRefusedException(reason, remedy);
        }
    }

    /** Without its secret. */
    @Override
    public String toString() {
        return (endpoint == null ? region : endpoint) + "/" + bucket;
    }
}
