package safecity.engine.submission;

import java.util.Set;

/** Which of the papers that a task may ask for are on file; whoever keeps them answers. */
public interface FiledDocuments {

    /**
     * @param instance id of the process instance
     * @param element  id of the user task in its model; a task that came back finds what was filed the first time
     * @return names of the papers, without what was withdrawn
     */
    Set<String> at(String instance, String element);
}
