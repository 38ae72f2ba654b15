-- Up to which amount a contract needs no written contract (지방계약법 시행령 제50조제1항제1호), read in the law's text; the form had
-- the figure of its own.
INSERT INTO law_amount (key, holds_from, won, article) VALUES
    ('CONTRACT_DOCUMENT_WAIVER', DATE '2014-02-05', 50000000, '지방계약법 시행령 제50조제1항제1호');
