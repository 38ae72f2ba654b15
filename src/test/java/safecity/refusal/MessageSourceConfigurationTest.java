package safecity.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Every sentence is there in both languages, once, and reads as it was meant to. */
class MessageSourceConfigurationTest {

    private static final String ENGLISH = "_en.properties";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    /** What an English sentence may quote: an entry that is made in Korean. */
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    /** The Korean names of processes and tasks, and what to do in them, stand in the models themselves. */
    private static final Set<String> OF_THE_MODELS = Set.of("tasks.properties", "guidance.properties");

    static Stream<String> bundles() throws IOException {
        return Arrays.stream(files())
                .map(Resource::getFilename)
                .filter(name -> !name.endsWith(ENGLISH) && !OF_THE_MODELS.contains(name));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceIsThereInKoreanAndInEnglish(String bundle) throws IOException {
        Properties korean = load(bundle);
        Properties english = load(english(bundle));
        // What is Korean in the data, such as 구비, needs a name in English only.
        assertThat(english.stringPropertyNames().stream()
                        .filter(key -> !HANGUL.matcher(key).find()))
                .containsExactlyInAnyOrderElementsOf(korean.stringPropertyNames());
        assertThat(korean.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        assertThat(english.values())
                .allSatisfy(text -> assertThat(HANGUL.matcher(text.toString()).replaceAll(""))
                        .hasSizeGreaterThan(text.toString().length() / 2));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesNameTheSameFigures(String bundle) throws IOException {
        Properties korean = load(bundle);
        Properties english = load(english(bundle));
        for (String key : korean.stringPropertyNames()) {
            assertThat(english).as(key).containsKey(key);
            assertThat(figures(english.getProperty(key))).as(key).isEqualTo(figures(korean.getProperty(key)));
        }
    }

    /** A sentence with figures goes through MessageFormat, where an apostrophe quotes; one without does not. */
    @ParameterizedTest
    @MethodSource("bundles")
    void anApostropheIsDoubledWhereTheSentenceHasFiguresAndOnlyThere(String bundle) throws IOException {
        for (String name : List.of(bundle, english(bundle))) {
            Properties texts = load(name);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                if (figures(text).isEmpty()) {
                    assertThat(text).as("%s of %s", key, name).doesNotContain("''");
                } else {
                    assertThat(text.replace("''", "")).as("%s of %s", key, name).doesNotContain("'");
                    String formatted = new MessageFormat(text, Locale.KOREAN).format(numbers(text));
                    assertThat(formatted).as("%s of %s", key, name).doesNotContain("{");
                }
            }
        }
    }

    @Test
    void noSentenceStandsTwice() throws IOException {
        Map<String, List<String>> places = new HashMap<>();
        for (Resource file : files()) {
            for (String line :
                    file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
                int end = line.indexOf('=');
                if (end > 0 && !line.startsWith("#")) {
                    String language = file.getFilename().endsWith(ENGLISH) ? "en " : "ko ";
                    places.computeIfAbsent(language + line.substring(0, end).strip(), key -> new ArrayList<>())
                            .add(file.getFilename());
                }
            }
        }
        assertThat(places.entrySet())
                .filteredOn(place -> place.getValue().size() > 1)
                .isEmpty();
    }

    @Test
    void everyBundleIsReadInTheLanguageAskedForAndInKoreanElsewhere() throws IOException {
        MessageSource messages = new MessageSourceConfiguration().messageSource();
        Object[] argument = {"x-1"};
        assertThat(messages.getMessage("project.unknown", argument, Locale.ENGLISH))
                .isEqualTo("There is no project x-1.");
        assertThat(messages.getMessage("project.unknown", argument, Locale.KOREAN))
                .isEqualTo("프로젝트 x-1을 찾을 수 없습니다.");
        assertThat(messages.getMessage("project.unknown", argument, Locale.FRENCH))
                .isEqualTo("프로젝트 x-1을 찾을 수 없습니다.");
    }

    /** A name of the programming interface, in brackets behind a Korean word; programs read it in the violation. */
    private static final Pattern FIELD_NAME = Pattern.compile("[가-힣}]\\([a-z][A-Za-z·]*\\)");

    /** Standard names of the sign-in provider, which its administrator has to look for. */
    private static final Set<String> NAMES_OF_STANDARDS = Set.of("signIn.provider.subject", "signIn.token");

    /** What comes in may end in a vowel or a consonant: 프로젝트 {0}[을], not 프로젝트 {0}을. */
    private static final Pattern FIXED_PARTICLE = Pattern.compile("\\{\\d+}[’」”]?(은|는|이|가|을|를|과|와|으로|로)[ ,.]");

    @ParameterizedTest
    @MethodSource("bundles")
    void aKoreanSentenceHasNoFieldNamesAndItsParticlesFollowWhatComesIn(String bundle) throws IOException {
        Properties korean = load(bundle);
        for (String key : korean.stringPropertyNames()) {
            String text = korean.getProperty(key);
            assertThat(text).as(key).doesNotContainPattern(FIXED_PARTICLE);
            if (!NAMES_OF_STANDARDS.contains(key)) {
                assertThat(text).as(key).doesNotContainPattern(FIELD_NAME);
            }
        }
    }

    private static TreeSet<Integer> figures(String text) {
        TreeSet<Integer> figures = new TreeSet<>();
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            figures.add(Integer.valueOf(found.group(1)));
        }
        return figures;
    }

    private static Object[] numbers(String text) {
        Object[] numbers = new Object[figures(text).last() + 1];
        Arrays.fill(numbers, 1);
        return numbers;
    }

    private static String english(String bundle) {
        return bundle.replace(".properties", ENGLISH);
    }

    private static Resource[] files() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
    }

    private static Properties load(String name) throws IOException {
        Resource file = new PathMatchingResourcePatternResolver().getResource("classpath:messages/" + name);
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8));
    }
}
