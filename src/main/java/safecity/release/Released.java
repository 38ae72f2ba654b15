package safecity.release;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safecity.language.ReaderLanguage;

/**
 * What a release says of one thing.
 *
 * @param act        {@code add} or {@code withdraw}
 * @param number     of the release
 * @param releasedAt when it was approved
 */
record Released(
        long id,
        long releaseId,
        String act,
        String kind,
        String ref,
        int version,
        @Nullable String criterion,
        String titleKo,
        String titleEn,
        int number,
        OffsetDateTime releasedAt) {

    boolean isThere() {
        return act.equals("add");
    }

    String title(Locale locale) {
        return ReaderLanguage.choose(locale, titleKo, titleEn);
    }

    ReleaseSource.Piece piece() {
        return new ReleaseSource.Piece(kind, ref, version);
    }

    String name() {
        return kind + "/" + ref;
    }
}
