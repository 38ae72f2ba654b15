package safecity.engine.processes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Process instances, running and finished, as the engine's history keeps them. Read by the system, within a scope. */
public interface Instances {

    /**
     * What a reader may see.
     *
     * @param projects       business keys
     * @param municipalities tenants whose instances about no project are theirs too
     */
    record Scope(Collection<String> projects, Collection<String> municipalities) {}

    /** What somebody asks for; what ran together with something else is found by its own state. */
    enum State {
        RUNNING,
        /** Nobody can work in it and no timer of it fires until it is resumed. */
        SUSPENDED,
        FINISHED,
        /** Ended by what called it, or from outside, before its own end. */
        ENDED_EARLY
    }

    enum Order {
        NEWEST,
        OLDEST,
        /** What ended last first; what runs stands behind. */
        ENDED,
        /** What took longest first; what runs counts until now. */
        LONGEST,
        PROCESS,
        PROJECT
    }

    /**
     * @param words     part of a title; null for any
     * @param processes ids of models whose names hold the words, {@code projects} keys of projects that do
     * @param steps     {@code process/element} of user tasks that do: an instance that came there is found
     * @param project   key; null for any
     * @param process   id of the model; null for any
     * @param state     null for any
     * @param older     whether it runs on a version of its model that isn't the newest
     * @param incident  whether something failed in it that nobody has put right
     * @param from      it ran at this moment or later; null for any
     * @param until     it had begun before this moment; null for any
     */
    record Question(
            @Nullable String words,
            Collection<String> processes,
            Collection<String> projects,
            Collection<String> steps,
            @Nullable String project,
            @Nullable String process,
            @Nullable State state,
            boolean older,
            boolean incident,
            @Nullable Instant from,
            @Nullable Instant until,
            Order order) {}

    /**
     * An instance.
     *
     * @param name         the model's Korean name
     * @param newest       the newest version of the model
     * @param project      business key; null for an instance about no project
     * @param title        what tells it from others of its model; null for nothing
     * @param caller       id of the instance that called it; null for none
     * @param endedAt      null while it runs
     * @param incidents    what failed in it itself and waits for somebody
     * @param places       where it stands, by the Korean names of the model
     */
    record Found(
            String instance,
            String process,
            String name,
            int version,
            int newest,
            @Nullable String project,
            @Nullable String municipality,
            @Nullable String title,
            @Nullable String caller,
            Instant begunAt,
            @Nullable Instant endedAt,
            State state,
            int incidents,
            List<Place> places) {}

    record Place(String element, String name) {}

    List<Found> find(Question question, Scope scope, int offset, int limit);

    int count(Question question, Scope scope);

    /** Empty for one that is not there or outside the scope. */
    Optional<Found> find(String instance, Scope scope);

    /** What an instance called, the oldest first. */
    List<Found> calledBy(String instance, Scope scope);
}
