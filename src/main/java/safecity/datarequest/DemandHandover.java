package safecity.datarequest;

import org.springframework.stereotype.Component;
import safecity.binder.Handover;
import safecity.engine.identity.Account;

/** A binder that answers a demand is its side's once the answer has been checked. */
@Component
class DemandHandover implements Handover {

    private final DataRequestRepository store;
    private final Askers askers;

    DemandHandover(DataRequestRepository store, Askers askers) {
        this.store = store;
        this.askers = askers;
    }

    @Override
    public boolean isDemanded(long binder) {
        return store.answersOne(binder);
    }

    @Override
    public boolean isFor(long binder, Account person) {
        return store.handedOver(binder)
                .filter(request -> askers.isSideOf(request, person))
                .isPresent();
    }
}
