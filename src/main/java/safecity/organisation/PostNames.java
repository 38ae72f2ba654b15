package safecity.organisation;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What screens call a candidate group: its department, or the head of it. */
@Component
public class PostNames {

    private final Departments departments;
    private final MessageSource messages;

    PostNames(Departments departments, MessageSource messages) {
        this.departments = departments;
        this.messages = messages;
    }

    public String of(String group, Locale locale) {
        String id = Routing.departmentOf(group);
        String name = departments.find(id).map(found -> found.name(locale)).orElse(id);
        return id.equals(group) ? name : messages.getMessage("work.head", new Object[] {name}, locale);
    }
}
