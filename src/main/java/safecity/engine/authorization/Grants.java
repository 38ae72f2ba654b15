package safecity.engine.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's authorizations as {@code security/permissions.yaml} says them. A group gets its lines when it is
 * made and again at every start, so that a changed table holds for the groups that exist.
 */
@Component
public class Grants {

    private static final String EVERY = "*";

    private final Roles roles;
    private final KnownGroups groups;
    private final ObjectProvider<Duties> duties;
    private final AuthorizationService authorizations;

    Grants(Roles roles, KnownGroups groups, ObjectProvider<Duties> duties, @Lazy AuthorizationService authorizations) {
        this.roles = roles;
        this.groups = groups;
        this.duties = duties;
        this.authorizations = authorizations;
    }

    /** A kind of thing, or one thing of that kind, on which a permission is given. */
    private record Target(Resources resource, String id) {}

    /** Makes the group's authorizations those of the table. What the engine gives for single tasks is left alone. */
    public void ensure(String group) {
        Map<Target, Set<Permission>> wanted = wanted(group);
        List<Authorization> existing = new ArrayList<>(
                authorizations.createAuthorizationQuery().groupIdIn(group).list());
        wanted.forEach((target, permissions) -> {
            Optional<Authorization> known =
                    existing.stream().filter(one -> concerns(one, target)).findFirst();
            known.ifPresent(existing::remove);
            set(known.orElseGet(() -> granted(group, target)), permissions);
        });
        existing.stream()
                .filter(left -> left.getResourceId().equals(EVERY)
                        || left.getResourceType() == Resources.PROCESS_DEFINITION.resourceType())
                .forEach(left -> authorizations.deleteAuthorization(left.getId()));
    }

    private Map<Target, Set<Permission>> wanted(String group) {
        Map<Target, Set<Permission>> wanted = new LinkedHashMap<>();
        for (JsonNode line : roles.lines("grants")) {
            if (concerns(line, group)) {
                Resources resource = Resources.valueOf(line.path("resource").asText());
                for (String id : Roles.texts(line.path("ids"))) {
                    Set<Permission> permissions =
                            wanted.computeIfAbsent(new Target(resource, id), key -> new LinkedHashSet<>());
                    Roles.texts(line.path("allow"))
                            .forEach(name -> permissions.add(ResourceTypeUtil.getPermissionByNameAndResourceType(
                                    name, resource.resourceType())));
                }
            }
        }
        return wanted;
    }

    private boolean concerns(JsonNode line, String group) {
        return roles.of(group).filter(Roles.texts(line.path("to"))::contains).isPresent()
                || groups.find(group)
                        .filter(known -> !known.head())
                        .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                        .filter(Roles.texts(line.path("toKinds"))::contains)
                        .isPresent()
                || Roles.texts(line.path("toDuties")).stream()
                        .anyMatch(duty -> duties.getObject().does(group, duty));
    }

    private static boolean concerns(Authorization existing, Target target) {
        return existing.getResourceType() == target.resource().resourceType()
                && target.id().equals(existing.getResourceId());
    }

    private Authorization granted(String group, Target target) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(target.resource());
        grant.setResourceId(target.id());
        return grant;
    }

    private void set(Authorization grant, Set<Permission> permissions) {
        int before = ((AuthorizationEntity) grant).getPermissions();
        grant.setPermissions(permissions.toArray(Permission[]::new));
        if (grant.getId() == null || ((AuthorizationEntity) grant).getPermissions() != before) {
            authorizations.saveAuthorization(grant);
        }
    }
}
