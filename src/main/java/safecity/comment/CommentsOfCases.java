package safecity.comment;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.casefile.CaseRemark;
import safecity.casefile.CaseRemarks;

/** Tells the file of a case what was said on its tasks. */
@Component
class CommentsOfCases implements CaseRemarks {

    private final JdbcClient jdbc;

    CommentsOfCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseRemark> of(Collection<String> instances) {
        return jdbc.sql("""
                SELECT instance, task_name, author, text, at FROM task_comment c WHERE instance IN (:instances)
                  AND NOT EXISTS (SELECT FROM task_comment_withdrawal w WHERE w.comment_id = c.id)
                ORDER BY id
                """)
                .param("instances", instances)
                .query(CaseRemark.class)
                .list();
    }
}
