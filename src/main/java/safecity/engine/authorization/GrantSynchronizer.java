package safecity.engine.authorization;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the authorizations of the groups that exist in line with the table, before anybody is let in. */
@Component
@Order(50)
class GrantSynchronizer implements ApplicationRunner {

    private final IdentityService identities;
    private final Grants grants;

    GrantSynchronizer(IdentityService identities, Grants grants) {
        this.identities = identities;
        this.grants = grants;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        identities.createGroupQuery().unlimitedList().forEach(group -> grants.ensure(group.getId()));
    }
}
