package safecity.engine.guard;

import java.util.Collections;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import safecity.refusal.Refusal;

/**
 * Stands before the engine's own deployers, so that nothing of a model has run when it is refused. What is deployed are
 * models, tables and forms; what a person deploys takes the place of none that came with the release.
 */
public final class DeploymentCheck implements Deployer {

    private final ModelCheck models;
    private final Set<String> ofRelease;
    private final BooleanSupplier byPerson;

    /**
     * @param models    reads a model
     * @param ofRelease what came with the release, as {@link ModelIds} names it
     * @param byPerson  whether somebody who is signed in deploys
     */
    public DeploymentCheck(ModelCheck models, Set<String> ofRelease, BooleanSupplier byPerson) {
        this.models = models;
        this.ofRelease = ofRelease;
        this.byPerson = byPerson;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // What is stored already is read again at every start: its expressions are held when they run.
        if (deployment.isNew() && deployment.getResources() != null) {
            deployment.getResources().values().forEach(this::check);
        }
    }

    private void check(ResourceEntity resource) {
        String name = resource.getName();
        Set<String> ids = ModelIds.of(name, resource.getBytes());
        if (byPerson.getAsBoolean() && !Collections.disjoint(ids, ofRelease)) {
            throw Refusal.forbidden("model.ofRelease", name);
        }
        if (name.endsWith(".bpmn")) {
            models.check(name, resource.getBytes());
        } else if (name.endsWith(".dmn")) {
            checkTable(name, resource.getBytes());
        }
    }

    /** Tables are written in FEEL, which reaches nothing but its inputs. */
    private static void checkTable(String name, byte[] table) {
        try {
            XMLStreamReader reader = ModelIds.reader(table);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String language = reader.getAttributeValue(null, "expressionLanguage");
                    if (language != null && !language.equals("feel")) {
                        throw Refusal.of(
                                "model.element", name, reader.getLocation().getLineNumber(), language);
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw Refusal.of("model.unreadable", name);
        }
    }
}
