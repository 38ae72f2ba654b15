package safecity.committee;

/**
 * How many members of which kind a committee has; all that the process knows of its members.
 *
 * @param men           appointed men (위촉직 남)
 * @param women         appointed women (위촉직 여)
 * @param officials     members by office (당연직)
 * @param subcommittees subcommittees (분과위원회)
 */
public record CommitteeComposition(int men, int women, int officials, int subcommittees) {

    /** All members, those by office included. */
    public int members() {
        return men + women + officials;
    }

    int appointed() {
        return men + women;
    }
}
