package safecity.organisation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import safecity.engine.authorization.GroupRule;
import safecity.organisation.Bodies.Body;

/**
 * Who may hold, stand in for or take over which post: the one rule that substitution, transfer, reassignment and membership
 * ask (ADR 0071). Never across bodies that are independent of each other, never an overseer for who is overseen or the
 * reverse; in the same body by the line of 직무대리. Every answer is the key of the sentence that says what stands against it.
 */
@Component
public class PostRules implements GroupRule {

    private final Bodies bodies;

    PostRules(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Optional<String> against(Collection<String> groups) {
        Set<Body> all = bodies(groups);
        if (all.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(all.stream().anyMatch(Body::oversight) ? "posts.oversees" : "posts.independent");
    }

    /**
     * Standing in (대결) for all posts of somebody.
     *
     * @param posts      what is to be stood in for; none is against it
     * @param substitute the posts of their own that the other has, none that they hold for somebody else
     */
    public Optional<String> againstStandingIn(Collection<String> posts, Collection<String> substitute) {
        if (bodies(posts).isEmpty()) {
            return Optional.of("posts.none");
        }
        return posts.stream()
                .map(post -> againstStandingIn(post, substitute))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Taking a post over for good; who has no post yet may take over any. */
    public Optional<String> againstTakingOver(Collection<String> posts, Collection<String> successor) {
        return posts.stream()
                .filter(post -> !successor.contains(post))
                .map(post -> across(post, successor)
                        .or(() -> reaches(post, successor) ? Optional.empty() : Optional.of("posts.level")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Whether somebody may decide as a second person about all posts of another: the head of their department, whoever stands
     * higher in the line from there, and the head of the personnel department.
     */
    public boolean isAbove(Collection<String> superior, Collection<String> posts) {
        return !bodies(posts).isEmpty()
                && posts.stream().allMatch(post -> superior.stream().anyMatch(held -> isAbove(held, post)));
    }

    private boolean isAbove(String held, String post) {
        if (bodies.of(held).isEmpty() || !bodies.of(held).equals(bodies.of(post))) {
            return false;
        }
        boolean higher = bodies.level(held)
                .filter(level -> bodies.level(post)
                        .filter(other -> level.compareTo(other) > 0)
                        .isPresent())
                .isPresent();
        return higher && Routing.departmentOf(held).equals(Routing.departmentOf(post))
                || higher
                        && bodies.level(held)
                                .filter(level -> level.compareTo(Level.HEAD) > 0)
                                .isPresent()
                || bodies.isPersonnelHead(held);
    }

    /** The post that stands lowest among some of one body. */
    public Optional<String> lowest(Collection<String> posts) {
        return posts.stream()
                .filter(post -> bodies.level(post).isPresent())
                .min(Comparator.comparing(post -> bodies.level(post).orElseThrow()));
    }

    /** The posts that decide in person above another in the same body, the next one first. */
    public List<String> higher(String post) {
        return bodies.executives(post);
    }

    private Optional<String> againstStandingIn(String post, Collection<String> substitute) {
        if (substitute.contains(post)) {
            return Optional.empty();
        }
        if (bodies(substitute).isEmpty()) {
            return Optional.of("posts.none");
        }
        return across(post, substitute).or(() -> inLine(post, substitute));
    }

    /** Between bodies, which no rank bridges. */
    private Optional<String> across(String post, Collection<String> other) {
        Optional<Body> body = bodies.of(post);
        Set<Body> others = bodies(other);
        boolean overseen = body.filter(Body::oversight).isPresent();
        if (!others.isEmpty() && (overseen || others.stream().anyMatch(Body::oversight))) {
            return Optional.of("posts.oversees");
        }
        return others.stream().allMatch(one -> Optional.of(one).equals(body))
                ? Optional.empty()
                : Optional.of("posts.independent");
    }

    private Optional<String> inLine(String post, Collection<String> substitute) {
        String department = Routing.departmentOf(post);
        if (substitute.stream().anyMatch(held -> Routing.departmentOf(held).equals(department))) {
            return Optional.empty();
        }
        Optional<Level> lowest = bodies.level(post).map(Level::lowestInLine);
        boolean high =
                levels(substitute).stream().anyMatch(level -> lowest.isPresent() && level.compareTo(lowest.get()) >= 0);
        return high ? Optional.empty() : Optional.of("posts.level");
    }

    private boolean reaches(String post, Collection<String> successor) {
        List<Level> held = levels(successor);
        return held.isEmpty()
                || bodies.level(post)
                        .filter(level -> held.stream().anyMatch(one -> one.reaches(level)))
                        .isPresent();
    }

    private List<Level> levels(Collection<String> groups) {
        return groups.stream().map(bodies::level).flatMap(Optional::stream).toList();
    }

    private Set<Body> bodies(Collection<String> groups) {
        return groups.stream().map(bodies::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
