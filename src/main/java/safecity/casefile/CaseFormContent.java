package safecity.casefile;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safecity.engine.models.ModelContract;
import safecity.engine.submission.FormContent;

/** What reviews, checks, deliberations and audits are about: what was entered in their case so far. */
@Component
class CaseFormContent implements FormContent {

    private final CaseFiles files;
    private final CaseText text;
    private final CaseReaders readers;

    CaseFormContent(CaseFiles files, CaseText text, CaseReaders readers) {
        this.files = files;
        this.text = text;
        this.readers = readers;
    }

    @Override
    public @Nullable String of(Place place) {
        if (place.process().equals(ModelContract.Processes.APPROVAL)
                || place.readerGroups() != null && !readers.inside(place.readerGroups())) {
            return null;
        }
        CaseContent content = files.content(place.path(), place.projectKey(), null);
        return content.isEmpty()
                ? null
                : text.of(content, "/procedures/" + place.path().get(0).instance());
    }
}
