package safecity.organisation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import safecity.engine.authorization.KnownGroup;
import safecity.engine.identity.IdentityDirectory;

/** Sets up the demo municipalities: departments, one account each and one for its head, all with one password. */
@Component
@Profile("demo")
@Order(DemoMunicipalities.ORDER)
class DemoMunicipalities implements ApplicationRunner {

    static final int ORDER = 100;

    private final IdentityDirectory directory;
    private final Municipalities municipalities;
    private final String password;

    DemoMunicipalities(
            IdentityDirectory directory,
            Municipalities municipalities,
            @Value("${safecity.security.demo-password}") String password) {
        this.password = password;
        this.directory = directory;
        this.municipalities = municipalities;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        List<IdentityDirectory.Post> posts = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:municipalities/*/municipality.yaml")) {
            MunicipalityFile municipality = MunicipalityFile.read(file.getInputStream());
            municipalities
                    .set(municipality)
                    .forEach(post -> posts.add(
                            new IdentityDirectory.Post(post.id(), post.name(), post.id(), municipality.id())));
        }
        directory.ensureGroup(KnownGroup.administrators(), Administrators.GROUP_NAME);
        posts.add(new IdentityDirectory.Post(Administrators.FIRST, Administrators.NAME, Administrators.GROUP, null));
        directory.ensureUsers(password, posts);
    }
}
