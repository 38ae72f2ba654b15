-- Earlier releases let the engine give everybody who was ever assigned to a task a personal right to it, and never took it
-- back. Work on a task comes with the post (ADR 0070): what is there is removed. In an empty database the engine has no
-- tables yet when this runs. Resources 7, 19 and 20: a task, its history, the history of its procedure.
DO $$
BEGIN
    IF to_regclass('act_ru_authorization') IS NOT NULL THEN
        DELETE FROM act_ru_authorization WHERE user_id_ IS NOT NULL AND resource_type_ IN (7, 19, 20);
        -- Kept for the person from whom a manager took an open task, as the present release writes it.
        INSERT INTO act_ru_identitylink (id_, rev_, type_, user_id_, task_id_, tenant_id_)
        SELECT gen_random_uuid()::text, 1, 'withdrawn', taken.from_account, taken.task_id, t.tenant_id_
        FROM (SELECT DISTINCT task_id, from_account FROM task_reassignment WHERE from_account IS NOT NULL) taken
        JOIN act_ru_task t ON t.id_ = taken.task_id
        WHERE t.assignee_ IS DISTINCT FROM taken.from_account;
    END IF;
END $$;
