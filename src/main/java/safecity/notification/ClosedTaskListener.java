package safecity.notification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import safecity.engine.tasks.TaskClosed;

/** Nobody is reminded of what is done. */
@Component
class ClosedTaskListener {

    private final NoticeRepository notices;

    ClosedTaskListener(NoticeRepository notices) {
        this.notices = notices;
    }

    @EventListener
    void ended(TaskClosed task) {
        notices.ended(task.taskId());
    }
}
