package safecity.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps each content once, in the place that is set up, and reads it from where it was put then. */
@Component
class Contents {

    private final EvidenceTable table;
    private final List<ContentStore> stores;

    /** @param stores the first one takes what comes new */
    Contents(EvidenceTable table, List<ContentStore> stores) {
        this.table = table;
        this.stores = stores;
    }

    void keep(Arrival arrival, DocumentType type) throws IOException {
        ContentStore store = stores.get(0);
        if (table.insertContent(arrival.sha256(), arrival.size(), type, store.place())) {
            store.keep(arrival.sha256(), arrival.file(), arrival.size());
        }
    }

    void copy(String sha256, OutputStream to) throws IOException {
        String place = table.place(sha256);
        for (ContentStore store : stores) {
            if (store.place().equals(place)) {
                store.copy(sha256, to);
                return;
            }
        }
        throw new IOException("No store " + place + " is set up for " + sha256);
    }
}
