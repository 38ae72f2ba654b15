package safecity.comment;

/** Who was told about a task, and so may read how it stands and answer. */
public interface ToldAboutTasks {

    boolean isTold(String account, String task);
}
