package safecity.engine.contract;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered with a step, by field. A bean's method that takes a record gets it as that record: each component
 * has the value of the field of its name, in its own type.
 */
public final class Entry {

    /** The name under which the models hand it over. */
    public static final String NAME = "entry";

    private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

    private final Function<String, Object> values;

    /** @param values the value of a field by its key; null for one that was left empty or that isn't there */
    public Entry(Function<String, Object> values) {
        this.values = values;
    }

    /**
     * @param type a record
     * @throws safecity.refusal.Refusal {@code entry.type} with the field, for a value that the form should have refused
     */
    public <T> T as(Class<T> type) {
        Object[] arguments =
                Arrays.stream(type.getRecordComponents()).map(this::value).toArray();
        return type.cast(make(CONSTRUCTORS.computeIfAbsent(type, Entry::constructor), arguments));
    }

    private @Nullable Object value(RecordComponent component) {
        return EntryValue.converted(component, values.apply(component.getName()));
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A record may refuse in its constructor what its form can't: that refusal comes out as it is. */
    private static Object make(Constructor<?> constructor, Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
