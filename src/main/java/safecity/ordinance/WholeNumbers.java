package safecity.ordinance;

/** Whole numbers as forms deliver them: Integer, Long or Double, or nothing. */
final class WholeNumbers {

    private WholeNumbers() {}

    static boolean within(Number given, int least, int most) {
        return given != null
                && given.doubleValue() == Math.rint(given.doubleValue())
                && given.doubleValue() >= least
                && given.doubleValue() <= most;
    }
}
