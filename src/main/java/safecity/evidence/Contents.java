package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

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

    /** In the transaction of the row about it: the bytes are in their place before that is committed. */
    void keep(Arrival arrival, DocumentType type) throws IOException {
        ContentStore store = stores.get(0);
        table.lockContent(arrival.sha256());
        if (table.insertContent(arrival.sha256(), arrival.size(), type, store.place())) {
            store.keep(arrival.sha256(), arrival.file(), arrival.size());
        }
    }

    /** As {@link ContentStore#open}. */
    InputStream open(String sha256) throws IOException {
        String place = table.place(sha256);
        return stores.stream()
                .filter(store -> store.place().equals(place))
                .findFirst()
                .orElseThrow(() -> Refusal.unavailable("evidence.storeAway"))
                .open(sha256);
    }

    /** The places that can be read here and now. */
    List<String> places() {
        return stores.stream().map(ContentStore::place).toList();
    }
}
