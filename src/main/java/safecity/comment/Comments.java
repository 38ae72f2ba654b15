package safecity.comment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.Roles;
import safecity.engine.forms.PlainText;
import safecity.engine.identity.Account;
import safecity.engine.identity.Accounts;
import safecity.engine.tasks.TaskPlaces.Place;
import safecity.language.TaskNames;
import safecity.organisation.ListedPeople;
import safecity.refusal.Refusal;

/** Reads and writes remarks as a person who sees the task. */
@Component
public class Comments {

    private static final int LONGEST = 2000;
    static final int MOST = 200;
    private static final int MOST_MENTIONS = 20;
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.])@([\\w.-]+\\w)");
    private static final Set<String> WRITERS = Set.of("staff", "approver", "external", "manager");

    private final CommentRepository table;
    private final RemarkPlaces tasks;
    private final Accounts accounts;
    private final ListedPeople people;
    private final Roles roles;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;

    Comments(
            CommentRepository table,
            RemarkPlaces tasks,
            Accounts accounts,
            ListedPeople people,
            Roles roles,
            MessageSource messages,
            ApplicationEventPublisher events) {
        this.table = table;
        this.tasks = tasks;
        this.accounts = accounts;
        this.people = people;
        this.roles = roles;
        this.messages = messages;
        this.events = events;
    }

    /**
     * The remarks of the task's whole procedure: who gets the next task reads what was said before.
     *
     * @throws Refusal {@code comment.noTask} for a task of which the reader knows nothing
     */
    public CommentView.Page of(String task, Account reader, Locale locale) {
        RemarkPlaces.Spot spot = spot(task, reader);
        Place place = spot.place();
        boolean writes = spot.answers() && writes(reader);
        return new CommentView.Page(
                place.instance(),
                writes,
                writes ? listed(reader, place.municipality()) : List.of(),
                table.of(place.instance(), MOST).stream()
                        .filter(comment -> !spot.addressedOnly()
                                || comment.author().equals(reader.id())
                                || comment.withdrawnAt() == null && mentions(comment.text(), reader.id()))
                        .map(comment -> view(comment, reader, locale))
                        .toList());
    }

    /** @throws Refusal {@code comment.noTask}, {@code comment.readOnly}, {@code comment.mentions}, or a rule for texts */
    @Transactional
    public void write(String task, String text, Account author) {
        RemarkPlaces.Spot spot = spot(task, author);
        Place place = spot.place();
        if (!spot.answers() || !writes(author)) {
            throw Refusal.forbidden("comment.readOnly");
        }
        String said = PlainText.required("text", PlainText.lines("text", text, LONGEST));
        List<String> mentioned = mentioned(said, place, author);
        table.insert(place, said, author.id());
        mentioned.forEach(person -> events.publishEvent(new Mentioned(place, person, author.id(), said)));
    }

    /** One's own only; a second time changes nothing. @throws Refusal {@code comment.unknown}, {@code comment.notYours} */
    @Transactional
    public void withdraw(long id, Account person) {
        Comment comment = table.find(id)
                .filter(found -> person.tenants().contains(found.municipality()))
                .orElseThrow(() -> Refusal.notFound("comment.unknown"));
        if (!comment.author().equals(person.id())) {
            throw Refusal.forbidden("comment.notYours");
        }
        table.withdraw(id, person.id());
    }

    private RemarkPlaces.Spot spot(String task, Account reader) {
        return tasks.find(task, reader)
                .filter(found -> found.place().municipality() != null)
                .orElseThrow(() -> Refusal.notFound("comment.noTask"));
    }

    /** Whether a remark speaks to somebody. */
    public static boolean mentions(String text, String account) {
        return MENTION.matcher(text).results().anyMatch(found -> found.group(1).equals(account));
    }

    private boolean writes(Account person) {
        return roles.of(person.groups()).stream().anyMatch(WRITERS::contains);
    }

    /** Whom the text names of those whom its author finds or answers; an address or somebody unknown is no mention. */
    private List<String> mentioned(String text, Place place, Account author) {
        Set<String> known = new HashSet<>(people.listedFor(author, place.municipality()));
        table.of(place.instance(), MOST).forEach(comment -> known.add(comment.author()));
        List<String> mentioned = MENTION.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1))
                .distinct()
                .filter(name -> !name.equals(author.id()) && known.contains(name))
                .toList();
        if (mentioned.size() > MOST_MENTIONS) {
            throw Refusal.of("comment.mentions", MOST_MENTIONS).field("text");
        }
        return mentioned;
    }

    private List<CommentView.Person> listed(Account reader, String municipality) {
        return people.listedFor(reader, municipality).stream()
                .map(id -> new CommentView.Person(id, accounts.name(id)))
                .toList();
    }

    private CommentView view(Comment comment, Account reader, Locale locale) {
        boolean stands = comment.withdrawnAt() == null;
        return new CommentView(
                comment.id(),
                comment.author(),
                accounts.name(comment.author()),
                comment.at(),
                TaskNames.of(messages, comment.process(), comment.element(), comment.taskName(), locale),
                stands ? comment.text() : null,
                !stands,
                stands && comment.author().equals(reader.id()));
    }
}
