package safecity.notification;

/** When a mail leaves: collected once a day, or by itself. */
enum MailPurpose {
    DIGEST,
    AT_ONCE
}
