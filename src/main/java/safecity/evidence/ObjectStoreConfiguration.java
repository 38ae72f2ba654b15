package safecity.evidence;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The object store, where one is set up; it then takes what comes new. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ObjectStoreProperties.BUCKET)
@EnableConfigurationProperties(ObjectStoreProperties.class)
class ObjectStoreConfiguration {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 2;

    /** Somebody waits: it is not tried for long. */
    @Bean
    S3Client s3(ObjectStoreProperties settings) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(settings.silence())
                        .build())
                .overrideConfiguration(
                        how -> how.apiCallTimeout(settings.whole()).retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)))
                // Checksums of Amazon's own kind are unknown to other stores; each upload carries its SHA-256.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint());
        }
        return client.build();
    }

    @Bean
    @Order(0)
    S3ContentStore s3Contents(S3Client s3, ObjectStoreProperties settings) {
        return new S3ContentStore(s3, settings.bucket());
    }

    @Bean
    OrphanedObjects orphans(
            S3ContentStore contents, EvidenceRepository table, TransactionTemplate transaction, Clock clock) {
        return new OrphanedObjects(contents, table, transaction, clock);
    }
}
