package safecity.binder;

import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The report in Korean and in English, and the list of what was left out; after everything else. */
@Component
@Order(7)
class ReportSection implements BinderSection {

    private final BinderPapers papers;
    private final BinderRepository store;

    ReportSection(BinderPapers papers, BinderRepository store) {
        this.papers = papers;
        this.store = store;
    }

    @Override
    public void write(Making making) {
        List<Binder.LeftOut> leftOut = store.leftOut(making.binder().id());
        making.files().json("data/left-out.json", leftOut);
        for (Locale language : List.of(Making.KOREAN, Making.ENGLISH)) {
            String path = "data/report/report-" + language.getLanguage() + ".pdf";
            if (!making.files().has(path)) {
                List<Binder.Part> parts = store.parts(making.binder().id());
                making.files().add(path, papers.report(making, parts, leftOut, language));
            }
        }
    }
}
