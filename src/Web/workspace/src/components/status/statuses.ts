/** Where a piece of work stands, everywhere in the workspace in these words, shapes and colours (`--st-*` in plans.css). */
export const statuses = ['not_begun', 'open', 'due_soon', 'overdue', 'waiting', 'returned', 'done_on_time', 'done_late', 'undated', 'planned', 'cancelled'] as const;
export type Status = (typeof statuses)[number];
