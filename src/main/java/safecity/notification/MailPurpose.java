package safecity.notification;

/** When a mail leaves: collected once a day, by itself, or once a day to auditors whatever there is to tell. */
enum MailPurpose {
    DIGEST,
    AT_ONCE,
    RECORD
}
