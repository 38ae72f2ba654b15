package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.TaskEnded;

/** Nobody is reminded of what is done. */
@Component
class EndedTasks {

    private final NoticeTable notices;

    EndedTasks(NoticeTable notices) {
        this.notices = notices;
    }

    @EventListener
    void ended(TaskEnded task) {
        notices.ended(task.taskId());
    }
}
