package safecity.accreditation.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Schemes that the operator puts into a directory. */
@ExtendWith(OutputCaptureExtension.class)
class SchemeFilesTest {

    private static final Path INVENTED = Path.of("src/test/resources/schemes/village-3.yaml");

    @TempDir
    Path directory;

    @Test
    void aFileOfTheOperatorIsASchemeLikeThoseOfTheProduct() throws IOException {
        mount("hamlet-3", scheme -> scheme);
        assertThat(ids()).contains("isc-6", "isc-7", "hamlet-3");
        assertThat(read().scheme("hamlet-3").criteria())
                .extracting(Criterion::no)
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no: \"2\" | no: \"1\" | criteria hold 1 twice",
                "\"3\" | \"0\" | a criterion's number is 1 to 99, not 0",
                "\"3\" | \"100\" | a criterion's number is 1 to 99, not 100",
                "code: lanes | code: neighbours | twice",
                "criterion: \"3\" | criterion: \"4\" | on a criterion that is not there",
                "criterion: \"3\" | criterion: \"2\" | the application has no section on criterion 3",
                "pageLimit: 2 | pageLimit: 0 | has no page",
                "draftedBy: health | draftedBy: null | nobody drafts section memory",
                "nameEn: Memory | nameEn: \"\" | needs words in Korean and in English",
                "validityYears: 3 | validityYears: 0 | validityYears must be positive",
                "usedFrom: 2022-01-01 | usedFrom: null | usedFrom is missing",
                "limitSource: house | limitSauce: house | limitSauce",
                "id: hamlet-3 | id: isc-6 | the id isc-6 is not the name of the file",
            })
    void aWrongFileIsRefusedByNameAndTheOthersAreRead(String right, String wrong, String why, CapturedOutput log)
            throws IOException {
        mount("hamlet-3", scheme -> {
            assertThat(scheme).contains(right);
            return scheme.replace(right, wrong);
        });
        mount("valley-3", scheme -> scheme);
        assertThat(ids()).contains("isc-6", "valley-3").doesNotContain("hamlet-3");
        assertThat(log.getOut())
                .contains("Scheme refused: ")
                .contains("hamlet-3.yaml")
                .contains(why);
    }

    @Test
    void theProductsOwnSchemesAreNotReplaced(CapturedOutput log) throws IOException {
        mount("isc-6", scheme -> scheme);
        assertThat(read().scheme("isc-6").nameKo()).isEqualTo("국제안전도시 공인기준(6대 기준)");
        assertThat(log.getOut()).contains("there is a scheme isc-6");
    }

    @Test
    void aDirectoryThatIsNotThereIsToldAndTheProductsOwnAreRead(CapturedOutput log) throws IOException {
        assertThat(new Schemes(new SchemeFiles(directory.resolve("nowhere"))).all())
                .extracting(Scheme::id)
                .contains("isc-6", "isc-7");
        assertThat(log.getOut()).contains("SAFECITY_SCHEMES_DIR is no directory");
    }

    private void mount(String id, UnaryOperator<String> change) {
        try {
            String scheme = Files.readString(INVENTED).replace("id: village-3", "id: " + id);
            Files.writeString(directory.resolve(id + ".yaml"), change.apply(scheme));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Schemes read() throws IOException {
        return new Schemes(new SchemeFiles(directory));
    }

    private List<String> ids() throws IOException {
        return read().all().stream().map(Scheme::id).toList();
    }
}
