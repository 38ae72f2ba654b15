package safecity.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import safecity.evidence.EvidenceProof;
import safecity.ledger.LedgerProof;

/**
 * Lets a database prove itself after a restore: how much is in it, that every document is what was filed, that the
 * engine's state and the facts belong together, and that the ledger is as it was written. Ends with 0 when nothing is wrong, else with 1.
 */
@Component
@Profile("verify")
@Order(Ordered.LOWEST_PRECEDENCE)
class VerifyCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyCommand.class);
    private static final List<String> COUNTED = List.of(
            "project",
            "plan_baseline",
            "evidence",
            "evidence_version",
            "evidence_content",
            "approval_document",
            "access_log",
            "act_id_user",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_hi_procinst",
            "act_hi_taskinst");

    private final JdbcClient jdbc;
    private final EvidenceProof evidence;
    private final LedgerProof ledger;
    private final List<String> wrong = new ArrayList<>();

    VerifyCommand(JdbcClient jdbc, EvidenceProof evidence, LedgerProof ledger) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.ledger = ledger;
    }

    /** What must not be there, and how it is found. */
    private static Map<String, String> contradictions() {
        Map<String, String> none = new LinkedHashMap<>();
        none.put("certifications that run for a project that there is none of", """
                SELECT count(*) FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
                 WHERE d.key_ = 'certification' AND e.id_ = e.proc_inst_id_
                   AND NOT EXISTS (SELECT FROM project p WHERE p.key = e.business_key_)
                """);
        none.put("tasks of a procedure that doesn't run", """
                SELECT count(*) FROM act_ru_task t WHERE t.proc_inst_id_ IS NOT NULL
                   AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = t.execution_id_)
                """);
        none.put("jobs of a procedure that doesn't run", """
                SELECT count(*) FROM act_ru_job j WHERE j.process_instance_id_ IS NOT NULL
                   AND NOT EXISTS (SELECT FROM act_ru_execution e WHERE e.id_ = j.process_instance_id_)
                """);
        none.put("procedures that run and have no history", """
                SELECT count(*) FROM act_ru_execution e WHERE e.id_ = e.proc_inst_id_
                   AND NOT EXISTS (SELECT FROM act_hi_procinst h WHERE h.id_ = e.id_ AND h.end_time_ IS NULL)
                """);
        none.put("procedures that run and have no model", """
                SELECT count(*) FROM act_ru_execution e
                 WHERE NOT EXISTS (SELECT FROM act_re_procdef d JOIN act_ge_bytearray b
                     ON b.deployment_id_ = d.deployment_id_ AND b.name_ = d.resource_name_ WHERE d.id_ = e.proc_def_id_)
                """);
        none.put("evidence without a version", """
                SELECT count(*) FROM evidence e
                 WHERE NOT EXISTS (SELECT FROM evidence_version v WHERE v.evidence_id = e.id)
                """);
        return none;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        COUNTED.stream()
                .filter(this::exists)
                .forEach(table -> LOG.info("{}: {} rows", table, count("SELECT count(*) FROM " + table)));
        contradictions().forEach((what, query) -> {
            long found = count(query);
            if (found > 0) {
                wrong.add(found + " " + what);
            }
        });
        EvidenceProof.Result read = evidence.readAll();
        LOG.info("{} contents of evidence were read and compared with what was filed", read.read());
        wrong.addAll(read.broken());
        wrong.addAll(ledger.faults(entries -> LOG.info("{} entries of the ledger were read", entries)));
        wrong.forEach(line -> LOG.error("Wrong: {}", line));
        if (wrong.isEmpty()) {
            LOG.info("The database is whole.");
        }
    }

    private boolean exists(String table) {
        return jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    @Override
    public int getExitCode() {
        return wrong.isEmpty() ? 0 : 1;
    }
}
