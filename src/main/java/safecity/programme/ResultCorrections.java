package safecity.programme;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import safecity.correction.Correctable;
import safecity.correction.CorrectionEffect;
import safecity.correction.CorrectionSource;
import safecity.refusal.Refusal;

/** Results of quarters: a provisional one becomes final, a wrong one right; whether the target is met follows. */
@Component
class ResultCorrections implements CorrectionSource {

    private static final List<String> MATURITIES = List.of("final", "provisional");

    private final Programmes programmes;
    private final ProgrammeResultRepository table;

    ResultCorrections(Programmes programmes, ProgrammeResultRepository table) {
        this.programmes = programmes;
        this.table = table;
    }

    @Override
    public List<Correctable> of(String projectKey, String kind, String id) {
        return kind.equals("programmes")
                ? table.years(projectKey, id).stream()
                        .flatMap(year ->
                                table.of(projectKey, id, year).stream().flatMap(result -> items(id, year, result)))
                        .toList()
                : List.of();
    }

    private static Stream<Correctable> items(String code, int year, ProgrammeResultRepository.Result result) {
        String item = "result/" + code + "/" + year + "/" + result.quarter() + "/";
        List<String> when = List.of(Integer.toString(year), Integer.toString(result.quarter()));
        return Stream.of(
                new Correctable(
                        item + "value",
                        "quarterValue",
                        when,
                        Correctable.Type.NUMBER,
                        result.value().stripTrailingZeros().toPlainString(),
                        List.of()),
                new Correctable(
                        item + "maturity",
                        "quarterMaturity",
                        when,
                        Correctable.Type.CHOICE,
                        result.maturity(),
                        MATURITIES));
    }

    /** @throws Refusal {@code correction.value} for less than nought */
    @Override
    public List<CorrectionEffect> effects(String projectKey, Correctable item, String value) {
        if (item.type() == Correctable.Type.CHOICE) {
            return List.of();
        }
        BigDecimal result = new BigDecimal(value);
        if (result.signum() < 0 || result.precision() - result.scale() > 12) {
            throw Refusal.of("correction.value").field("value");
        }
        String[] named = item.item().split("/");
        int quarter = Integer.parseInt(named[3]);
        boolean before = table.of(projectKey, named[1], Integer.parseInt(named[2])).stream()
                .anyMatch(one -> one.quarter() == quarter && one.met());
        boolean after = programmes.plan(projectKey, named[1]).target().metBy(result, quarter);
        return List.of(CorrectionEffect.sets(
                item.item().replaceFirst("value$", "met"),
                "targetMet",
                Boolean.toString(before),
                Boolean.toString(after)));
    }
}
