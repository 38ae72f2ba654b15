-- A paper that a task asks for is one of the papers by which a criterion is proven, under another name there.
CREATE TABLE procedure_paper (
    process text NOT NULL, -- key of the process whose task asks for it
    paper   text NOT NULL, -- as the task's form calls it
    proves  text NOT NULL, -- as the criteria call it
    PRIMARY KEY (process, paper)
);
INSERT INTO procedure_paper (process, paper, proves) VALUES
    ('project-preparation', '업무지원 협약서', '업무협약'),
    ('promulgation-decision', '공포문', '안전도시 조례'),
    ('ordinance-promulgation', '공포문', '안전도시 조례'),
    ('committee-formation', '회의록', '위원회·분과위원회 명부와 회의록'),
    ('committee-formation', '위촉장', '위원회·분과위원회 명부와 회의록'),
    ('safety-programme', '회의록', '위원회·분과위원회 명부와 회의록'),
    ('annual-report', '회의록', '위원회·분과위원회 명부와 회의록');
