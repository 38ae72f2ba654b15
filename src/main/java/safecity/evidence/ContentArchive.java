package safecity.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import safecity.refusal.Refusal;

/** Keeps each content once, in the place that is set up, and reads it from where it was put then. */
@Component
class ContentArchive {

    private final EvidenceRepository table;
    private final List<ContentStore> stores;

    /** @param stores the first one takes what comes new */
    ContentArchive(EvidenceRepository table, List<ContentStore> stores) {
        this.table = table;
        this.stores = stores;
    }

    /**
     * Outside of any transaction, so that none waits for another system: the bytes of a new content are in the object
     * store before the row about them is written. What no row follows is an orphan, and swept after a day.
     *
     * @throws Refusal {@code evidence.storeAway}
     */
    void bring(UploadedFile arrival) throws IOException {
        ContentStore store = stores.get(0);
        if (store.isElsewhere() && !table.isKnown(arrival.sha256())) {
            table.announce(arrival.sha256());
            store.keep(arrival.sha256(), arrival.file(), arrival.size());
        }
    }

    /** In the transaction of the row about it, after {@link #bring}: the bytes are in their place before that is committed. */
    void keep(UploadedFile arrival, DocumentType type) throws IOException {
        ContentStore store = stores.get(0);
        table.lockContent(arrival.sha256());
        if (table.insertContent(arrival.sha256(), arrival.size(), type, store.place())) {
            if (store.isElsewhere()) {
                table.arrived(arrival.sha256());
            } else {
                store.keep(arrival.sha256(), arrival.file(), arrival.size());
            }
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
