package safecity.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import safecity.engine.ModelBean;

/** What the models call exists: a typing error in an expression shows here and not in the year 2025. */
class ExpressionRulesTest {

    private static final Pattern CALL = Pattern.compile("(?<![\\w.)'])([a-z][A-Za-z]+)\\.([a-zA-Z]+)\\(");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    /** Objects that the engine or a value itself brings along. */
    private static final Set<String> OTHERS = Set.of("execution", "task", "decisionResult");

    @Test
    void everyMethodThatAModelCallsExistsOnABeanThatIsHandedToTheModels() throws IOException {
        Map<String, Set<String>> beans = modelBeans();
        for (Path file : (Iterable<Path>)
                Files.walk(Path.of("processes")).filter(f -> f.toString().endsWith(".bpmn"))::iterator) {
            Matcher expression = EXPRESSION.matcher(
                    Files.readString(file).replace("&#39;", "'").replace("&apos;", "'"));
            while (expression.find()) {
                Matcher call = CALL.matcher(expression.group());
                while (call.find()) {
                    String bean = call.group(1);
                    if (OTHERS.contains(bean) || !beans.containsKey(bean) && isVariable(call.group(2))) {
                        continue;
                    }
                    assertThat(beans).as("%s: %s", file, expression.group()).containsKey(bean);
                    assertThat(beans.get(bean))
                            .as("%s: %s", file, expression.group())
                            .contains(call.group(2));
                }
            }
        }
    }

    /** A method of a string variable, such as {@code stage.contains('outcome')}. */
    private static boolean isVariable(String method) {
        return Arrays.stream(String.class.getMethods()).map(Method::getName).anyMatch(method::equals);
    }

    private static Map<String, Set<String>> modelBeans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ModelBean.class));
        Map<String, Set<String>> beans = new TreeMap<>();
        scanner.findCandidateComponents("safecity").forEach(candidate -> {
            Class<?> type = type(candidate.getBeanClassName());
            beans.put(
                    type.getAnnotation(ModelBean.class).value(),
                    Arrays.stream(type.getMethods())
                            .map(Method::getName)
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
        return beans;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
