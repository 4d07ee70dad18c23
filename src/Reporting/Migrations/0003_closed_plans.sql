-- A plan that has ended is no longer counted among what is to be done.
alter table plan_read add column is_closed boolean not null default false;
-- The unit's name comes with assignments only: the newest of them says it, whichever is heard last.
alter table task_read add column assigned_version bigint not null default 0;
