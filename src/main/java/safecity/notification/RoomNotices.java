package safecity.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.project.Projects;
import safecity.release.RoomNotice;

/** Tells the other side of a room what happened there: who assesses of releases and answers, the house of questions. */
@Component
class RoomNotices {

    private static final String LEAD = "lead";
    private static final String CERTIFIER = "certifier";
    private static final String SUPPORT_CENTRE = "support-centre";

    private final NoticeRepository notices;
    private final Projects projects;
    private final Recipients recipients;

    RoomNotices(NoticeRepository notices, Projects projects, Recipients recipients) {
        this.notices = notices;
        this.projects = projects;
        this.recipients = recipients;
    }

    @EventListener
    void happened(RoomNotice event) {
        String municipality = projects.find(event.projectKey()).orElseThrow().municipality();
        String room = "projects/" + event.projectKey() + "/released";
        String question = room + "?question=" + event.question();
        switch (event.what()) {
            case RELEASED -> tell(event, municipality, room, assessors(municipality));
            case ASKED -> tell(event, municipality, question, recipients.ofDuties(municipality, LEAD));
            case ANSWERED -> {
                notices.ended(question);
                tell(event, municipality, question, answered(event.asker(), assessors(municipality)));
            }
        }
    }

    private List<String> assessors(String municipality) {
        return recipients.ofDuties(municipality, CERTIFIER, SUPPORT_CENTRE);
    }

    /** Who asked; once they assess no more, those who do. */
    private static List<String> answered(@Nullable String asker, List<String> assessors) {
        return asker != null && assessors.contains(asker) ? List.of(asker) : assessors;
    }

    private void tell(RoomNotice event, String municipality, String address, List<String> concerned) {
        concerned.forEach(person -> notices.insert(new Notice(
                0,
                person,
                municipality,
                Notice.Kind.ROOM,
                address,
                event.projectKey(),
                "release",
                event.what().name(),
                event.what().name(),
                null,
                null,
                null,
                null,
                null,
                event.actor(),
                event.said(),
                MailPurpose.DIGEST,
                null,
                null,
                null)));
    }
}
