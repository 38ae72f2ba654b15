package safecity.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The product runs out of a jar, where two files may be called alike. */
class ReleasedModelsTest {

    @TempDir
    Path directory;

    @Test
    void filesOfOneNameAreKeptApartInAJarAsOnADisk() throws IOException {
        for (URL place : new URL[] {jar(), folder()}) {
            try (URLClassLoader loader = new URLClassLoader(new URL[] {place}, null)) {
                PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver(loader);
                Resource[] released =
                        ReleasedModels.deployed(files.getResources("classpath*:forms/**/*.form"), Map.of());
                assertThat(Arrays.stream(released).map(file -> ((ContextResource) file).getPathWithinContext()))
                        .as(place.toString())
                        .containsExactlyInAnyOrder("forms/contract-change/draft.form", "forms/plan-change/draft.form");
            }
        }
    }

    private URL jar() throws IOException {
        Path jar = directory.resolve("product.jar");
        try (ZipOutputStream parts = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String folder : new String[] {"forms/", "forms/contract-change/", "forms/plan-change/"}) {
                parts.putNextEntry(new ZipEntry(folder));
            }
            for (String change : new String[] {"contract-change", "plan-change"}) {
                parts.putNextEntry(new ZipEntry("forms/" + change + "/draft.form"));
                parts.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar.toUri().toURL();
    }

    private URL folder() throws IOException {
        for (String change : new String[] {"contract-change", "plan-change"}) {
            Files.writeString(
                    Files.createDirectories(directory.resolve("forms/" + change))
                            .resolve("draft.form"),
                    "{}");
        }
        return directory.toUri().toURL();
    }
}
