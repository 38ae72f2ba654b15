package safecity.ordinance;

/** What a body needs to resolve. With half or fewer of its members present none of them can. */
enum Majority {

    /** 조례·규칙심의회: more than half of all members in favour (지방자치법 시행령 제28조). */
    OF_ALL_MEMBERS {
        @Override
        boolean carries(Ballot ballot) {
            return ballot.inFavour() * 2 > ballot.members();
        }
    },
    /** The council and its committees: more than half of those present; a tie is lost (지방자치법 제73조). */
    OF_THOSE_PRESENT {
        @Override
        boolean carries(Ballot ballot) {
            return ballot.inFavour() * 2 > ballot.present();
        }
    },
    /** The council on a bill that was sent back: two thirds of those present (지방자치법 제32조제4항). */
    TWO_THIRDS_OF_THOSE_PRESENT {
        @Override
        boolean carries(Ballot ballot) {
            return ballot.inFavour() * 3 >= ballot.present() * 2;
        }
    };

    /** What the figures say. */
    enum Verdict {
        CARRIED,
        LOST,
        NO_QUORUM
    }

    abstract boolean carries(Ballot ballot);

    Verdict verdict(Ballot ballot) {
        if (ballot.present() * 2 <= ballot.members()) {
            return Verdict.NO_QUORUM;
        }
        return carries(ballot) ? Verdict.CARRIED : Verdict.LOST;
    }
}
