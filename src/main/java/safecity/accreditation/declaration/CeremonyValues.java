package safecity.accreditation.declaration;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.RecordedColumn;
import safecity.correction.RecordedColumn.Part;
import safecity.correction.RecordedValues;
import safecity.refusal.Refusal;

/** Days and figures of the ceremony that were entered wrongly; the day on which it was held is that of its act. */
@Component
class CeremonyValues implements RecordedValues {

    private final Certificates certificates;

    CeremonyValues(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public List<RecordedColumn> columns() {
        Part plan = new Part("certificates", "ceremonyPlan", "ceremony_plan", "true", "version");
        Part held = new Part("certificates", "ceremony", "ceremony", "true", "ceremony_on");
        Part postponed = new Part("certificates", "ceremony", "ceremony", "outcome = 'postponed'", "ceremony_on");
        return List.of(
                plan.day("ceremony_on"),
                plan.number("guests"),
                postponed.day("ceremony_on"),
                held.number("attendance"));
    }

    /** @throws Refusal {@code declaration.beforeCertificate} */
    @Override
    public List<CorrectionEffect> effects(String projectKey, RecordedColumn column, Correctable item, String value) {
        if (item.type() == Correctable.Type.DAY) {
            LocalDate certified = certificates.get(projectKey).certifiedOn();
            if (LocalDate.parse(value).isBefore(certified)) {
                throw Refusal.of("declaration.beforeCertificate", value, certified.toString())
                        .field("value");
            }
            return List.of(CorrectionEffect.told("dueAnew"));
        }
        return List.of();
    }
}
