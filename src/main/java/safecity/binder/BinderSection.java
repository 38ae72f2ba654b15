package safecity.binder;

/** A part of every binder; they are written in the order of Spring's {@code @Order}. */
interface BinderSection {

    /** Writes its files, the same ones whenever it is asked; what is there already may be passed over. */
    void write(Making making);
}
