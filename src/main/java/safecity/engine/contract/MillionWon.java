package safecity.engine.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code long} or {@code Long} of an entry record whose field asks for million won (백만원). The record holds won: the
 * conversion happens here and nowhere else.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface MillionWon {

    /** Won in a million won. */
    long WON = 1_000_000;
}
