-- +goose Up
-- drop index "billdraft_run_id_status_currency_total_minor" from table: "bill_drafts"
DROP INDEX `billdraft_run_id_status_currency_total_minor`;
-- create index "bill_draft_sums" to table: "bill_drafts"
CREATE INDEX `bill_draft_sums` ON `bill_drafts` (`run_id`, `status`, `currency`, `total_minor`, `net_minor`, `tax_minor`, `previous_minor`, `line_count`);
