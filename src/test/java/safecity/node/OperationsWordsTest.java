package safecity.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsWordsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0 B
            1023          | 1,023 B
            1024          | 1.0 KB
            10485760      | 10.0 MB
            1610612736    | 1.5 GB
            270553174016  | 252 GB
            -1            | -1
            not a number  | not a number
            """)
    void bytesAreSaidInAUnitThatIsRead(String bytes, String said) {
        assertThat(OperationsWords.bytes(bytes)).isEqualTo(said);
    }
}
