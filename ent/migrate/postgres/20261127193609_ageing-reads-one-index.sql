-- +goose Up
-- drop index "receivableentry_effective_on_i_cf1692bd8dc1abc0073f17223538181d" from table: "receivable_entries"
DROP INDEX "receivableentry_effective_on_i_cf1692bd8dc1abc0073f17223538181d";
-- create index "receivable_entry_later" to table: "receivable_entries"
CREATE INDEX "receivable_entry_later" ON "receivable_entries" ("item_kind", "effective_on", "item_issue_on", "account_id", "item_id", "item_due_on", "currency", "amount_minor", "business_unit_id");
