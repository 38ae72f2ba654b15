package safecity.engine.tasks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.models.TaskTitles;

/**
 * The lists with which an official's day begins in Tasklist, the same for everybody: each says "me" and "my department",
 * not who that is. Every start brings them back to what stands here; filters that somebody else made are left alone.
 */
@Component
@Order(60)
class DefaultTaskFilters implements ApplicationRunner {

    /** The property that tells our filters, by their key, from those of others. */
    static final String KEY = "safecity";

    private final FilterService filters;
    private final TaskService tasks;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    DefaultTaskFilters(FilterService filters, TaskService tasks, MessageSource messages, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        // Nodes that start together would each make them.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('safecity.ready-filters'))")
                .query()
                .listOfRows();
        Map<String, Filter> existing = ours();
        ReadyList.ALL.forEach(ready -> save(ready, existing.remove(ready.key())));
        existing.values().forEach(left -> filters.deleteFilter(left.getId()));
    }

    private Map<String, Filter> ours() {
        Map<String, Filter> ours = new LinkedHashMap<>();
        filters.createTaskFilterQuery().unlimitedList().stream()
                .filter(filter ->
                        filter.getProperties() != null && filter.getProperties().containsKey(KEY))
                .forEach(filter -> ours.put(filter.getProperties().get(KEY).toString(), filter));
        return ours;
    }

    private void save(ReadyList ready, @Nullable Filter existing) {
        Filter filter = existing != null ? existing : filters.newTaskFilter();
        filter.setName(text(ready.key() + ".name"));
        filter.setQuery(ready.query().apply(tasks.createTaskQuery()));
        filter.setProperties(properties(ready));
        filters.saveFilter(filter);
    }

    private Map<String, Object> properties(ReadyList ready) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(KEY, ready.key());
        properties.put("description", text(ready.key() + ".description"));
        properties.put("color", ready.colour());
        properties.put("priority", 10 * ready.place());
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                TaskTitles.ON_CARDS.stream()
                        .map(name -> Map.of("name", name, "label", text("variable." + name)))
                        .toList());
        return properties;
    }

    /** A filter has one name for all who see it: the Korean one. */
    private String text(String key) {
        return messages.getMessage("filter." + key, null, Locale.KOREAN);
    }
}
