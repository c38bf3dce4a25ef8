-- +goose Up
-- Columns are added in place: a rebuilt table would need foreign keys off, which a transaction can not do, and copies all rows.
ALTER TABLE `bill_drafts` ADD COLUMN `credit_memo_id` integer NULL CONSTRAINT `bill_drafts_credit_memos_draft` REFERENCES `credit_memos` (`id`) ON DELETE RESTRICT;
ALTER TABLE `credit_memo_lines` ADD COLUMN `service_from` text NULL CONSTRAINT `credit_memo_lines_service_from` CHECK (service_from IS NULL OR service_from IS date(service_from));
ALTER TABLE `credit_memo_lines` ADD COLUMN `service_to` text NULL CONSTRAINT `credit_memo_lines_service_to` CHECK (service_to IS NULL OR service_to IS date(service_to));
ALTER TABLE `credit_memo_lines` ADD COLUMN `contract_line_id` integer NULL CONSTRAINT `credit_memo_lines_contract_lines_contract_line` REFERENCES `contract_lines` (`id`) ON DELETE RESTRICT;
ALTER TABLE `time_entries` ADD COLUMN `credit_memo_id` integer NULL CONSTRAINT `time_entries_credit_memos_credit_memo` REFERENCES `credit_memos` (`id`) ON DELETE RESTRICT;
ALTER TABLE `usage_records` ADD COLUMN `credit_memo_id` integer NULL CONSTRAINT `usage_records_credit_memos_credit_memo` REFERENCES `credit_memos` (`id`) ON DELETE RESTRICT;
CREATE UNIQUE INDEX `bill_drafts_credit_memo_id_key` ON `bill_drafts` (`credit_memo_id`);
CREATE INDEX `creditmemoline_contract_line_id` ON `credit_memo_lines` (`contract_line_id`) WHERE contract_line_id IS NOT NULL;
