-- Which department of a municipality does a duty of the procedures, from a day on. A later day, and of one day the later
-- line, counts; without a line the general rule of department-routing.dmn does.
CREATE TABLE duty_assignment (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality text NOT NULL REFERENCES municipality (id),
    duty         text NOT NULL,
    department   text NOT NULL REFERENCES department (id),
    from_day     date NOT NULL,
    reason       text NOT NULL,
    entered_by   text NOT NULL,
    entered_at   timestamptz NOT NULL
);
CREATE INDEX duty_assignment_of ON duty_assignment (municipality, duty, from_day DESC, id DESC);
CREATE TRIGGER duty_assignment_append_only BEFORE UPDATE OR DELETE ON duty_assignment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What followed on its day: how many open tasks went over.
CREATE TABLE duty_assignment_carried_out (
    assignment     bigint PRIMARY KEY REFERENCES duty_assignment (id),
    tasks          integer NOT NULL,
    carried_out_at timestamptz NOT NULL
);
CREATE TRIGGER duty_assignment_carried_out_append_only BEFORE UPDATE OR DELETE ON duty_assignment_carried_out
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
