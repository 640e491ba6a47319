-- That somebody was slowed down is told once in a while: these rows remember what was told, for as long as wrong passwords are counted.
alter table login_failure drop constraint login_failure_kind_check;
alter table login_failure add constraint login_failure_kind_check
    check (kind in ('USER', 'ADDRESS', 'USER_TOLD', 'ADDRESS_TOLD'));
