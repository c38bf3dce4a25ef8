-- +goose Up
-- modify "bill_drafts" table
ALTER TABLE "bill_drafts" ADD COLUMN "credit_memo_id" bigint NULL, ADD CONSTRAINT "bill_drafts_credit_memos_draft" FOREIGN KEY ("credit_memo_id") REFERENCES "credit_memos" ("id") ON UPDATE NO ACTION ON DELETE RESTRICT;
-- create index "bill_drafts_credit_memo_id_key" to table: "bill_drafts"
CREATE UNIQUE INDEX "bill_drafts_credit_memo_id_key" ON "bill_drafts" ("credit_memo_id");
-- modify "credit_memo_lines" table
ALTER TABLE "credit_memo_lines" ADD COLUMN "service_from" date NULL, ADD COLUMN "service_to" date NULL, ADD COLUMN "contract_line_id" bigint NULL, ADD CONSTRAINT "credit_memo_lines_contract_lines_contract_line" FOREIGN KEY ("contract_line_id") REFERENCES "contract_lines" ("id") ON UPDATE NO ACTION ON DELETE RESTRICT;
-- create index "creditmemoline_contract_line_id" to table: "credit_memo_lines"
CREATE INDEX "creditmemoline_contract_line_id" ON "credit_memo_lines" ("contract_line_id") WHERE (contract_line_id IS NOT NULL);
-- modify "time_entries" table
ALTER TABLE "time_entries" ADD COLUMN "credit_memo_id" bigint NULL, ADD CONSTRAINT "time_entries_credit_memos_credit_memo" FOREIGN KEY ("credit_memo_id") REFERENCES "credit_memos" ("id") ON UPDATE NO ACTION ON DELETE RESTRICT;
-- modify "usage_records" table
ALTER TABLE "usage_records" ADD COLUMN "credit_memo_id" bigint NULL, ADD CONSTRAINT "usage_records_credit_memos_credit_memo" FOREIGN KEY ("credit_memo_id") REFERENCES "credit_memos" ("id") ON UPDATE NO ACTION ON DELETE RESTRICT;
