package safecity.organisation;

import java.util.Map;
import safecity.engine.authorization.GroupKind;

/** What a department usually is by its duty, for a municipality whose file doesn't say it. */
final class DepartmentKinds {

    private static final Map<String, GroupKind> OTHERS = Map.ofEntries(
            Map.entry("mayor", GroupKind.EXECUTIVE),
            Map.entry("vice-mayor", GroupKind.EXECUTIVE),
            Map.entry("director", GroupKind.EXECUTIVE),
            Map.entry("audit", GroupKind.AUDIT),
            Map.entry(Municipalities.AUDITOR, GroupKind.OVERSIGHT),
            Map.entry("council-office", GroupKind.COUNCIL),
            Map.entry("police", GroupKind.PARTNER),
            Map.entry("fire", GroupKind.PARTNER),
            Map.entry("education", GroupKind.PARTNER),
            Map.entry("support-centre", GroupKind.ASSESSOR),
            Map.entry("certifier", GroupKind.ASSESSOR),
            Map.entry("citizens-panel", GroupKind.CITIZENS));

    private DepartmentKinds() {}

    static GroupKind usual(String duty) {
        return OTHERS.getOrDefault(duty, GroupKind.DEPARTMENT);
    }
}
