-- A gift that was taken back keeps its row, so that an older event cannot bring it back; nobody finds it any more.
alter table gift_read add column reversed boolean not null default false;
