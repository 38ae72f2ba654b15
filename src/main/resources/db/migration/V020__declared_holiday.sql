-- Holidays that are declared ad hoc (임시공휴일, 관공서의 공휴일에 관한 규정 제2조제11호). They hold for the whole
-- country, hence no project key. Entries are only ever added: for a day, odd versions declare it a holiday, even ones
-- take that back, and the highest version holds. Two people who enter the same day at once meet at the primary key.
create table declared_holiday (
    holiday_date date        not null check (holiday_date between date '2013-01-01' and date '2099-12-31'),
    version      integer     not null check (version > 0),
    name_ko      text        not null check (name_ko <> ''),
    name_en      text        not null check (name_en <> ''),
    reason       text        not null check (reason <> ''),
    declared_by  text        not null check (declared_by <> ''),
    declared_at  timestamptz not null,
    primary key (holiday_date, version)
);

create function declared_holiday_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'declared_holiday: entries are kept; withdraw a declaration with a further entry';
end $$;

create trigger declared_holiday_is_kept
    before update or delete or truncate on declared_holiday
    for each statement execute function declared_holiday_is_kept();
