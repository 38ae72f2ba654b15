package safecity.organisation;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import safecity.engine.identity.IdentityDirectory;

/** Sets up another municipality for a story, with an account for each post that has the post's name. */
public final class TestMunicipalities {

    private TestMunicipalities() {}

    public static void setUp(
            ApplicationContext beans, String id, String nameKo, List<String> duties, List<String> posts) {
        beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            beans.getBean(Municipalities.class)
                    .set(new MunicipalityFile(
                            id,
                            nameKo,
                            id,
                            duties.stream()
                                    .map(duty -> new MunicipalityFile.Entry(
                                            duty, null, nameKo + " " + duty, id + " " + duty))
                                    .toList()));
            for (String post : posts) {
                beans.getBean(IdentityDirectory.class)
                        .ensureUser(id + "-" + post, post, "safecity-demo", List.of(id + "-" + post), id);
            }
        });
    }
}
