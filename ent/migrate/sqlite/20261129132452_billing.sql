-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_accounts" table
CREATE TABLE `new_accounts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `name` text NOT NULL, `kind` text NOT NULL, `status` text NOT NULL DEFAULT ('ACTIVE'), `currency` text NOT NULL, `payment_terms` text NOT NULL DEFAULT ('NET30'), `credit_limit_minor` integer NULL, `risk_class` text NOT NULL DEFAULT (''), `tax_id` text NOT NULL DEFAULT (''), `tax_exemption` text NOT NULL DEFAULT (''), `email` text NOT NULL DEFAULT (''), `phone` text NOT NULL DEFAULT (''), `language` text NOT NULL DEFAULT (''), `time_zone` text NOT NULL DEFAULT ('UTC'), `delivery` text NOT NULL DEFAULT ('EMAIL'), `purchase_order_required` bool NOT NULL DEFAULT (false), `region` text NOT NULL DEFAULT (''), `endpoint` text NOT NULL DEFAULT (''), `addresses` json NULL, `preferred_hours` text NOT NULL DEFAULT (''), `preferred_channel` text NOT NULL DEFAULT (''), `people_to_avoid` text NOT NULL DEFAULT (''), `sensitive_matters` text NOT NULL DEFAULT (''), `business_unit_id` integer NOT NULL, `parent_id` integer NULL, `template_id` integer NULL, CONSTRAINT `accounts_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `accounts_accounts_children` FOREIGN KEY (`parent_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL, CONSTRAINT `accounts_templates_template` FOREIGN KEY (`template_id`) REFERENCES `templates` (`id`) ON DELETE RESTRICT, CONSTRAINT `account_not_own_parent` CHECK (parent_id IS NULL OR parent_id <> id));
-- copy rows from old table "accounts" to new temporary table "new_accounts"
INSERT INTO `new_accounts` (`id`, `created_at`, `updated_at`, `version`, `number`, `name`, `kind`, `status`, `currency`, `payment_terms`, `credit_limit_minor`, `risk_class`, `tax_id`, `tax_exemption`, `email`, `phone`, `language`, `time_zone`, `delivery`, `purchase_order_required`, `region`, `addresses`, `preferred_hours`, `preferred_channel`, `people_to_avoid`, `sensitive_matters`, `business_unit_id`, `parent_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `number`, `name`, `kind`, `status`, `currency`, `payment_terms`, `credit_limit_minor`, `risk_class`, `tax_id`, `tax_exemption`, `email`, `phone`, `language`, `time_zone`, `delivery`, `purchase_order_required`, `region`, `addresses`, `preferred_hours`, `preferred_channel`, `people_to_avoid`, `sensitive_matters`, `business_unit_id`, `parent_id` FROM `accounts`;
-- drop "accounts" table after copying rows
DROP TABLE `accounts`;
-- rename temporary table "new_accounts" to "accounts"
ALTER TABLE `new_accounts` RENAME TO `accounts`;
-- create index "account_business_unit_id_number" to table: "accounts"
CREATE UNIQUE INDEX `account_business_unit_id_number` ON `accounts` (`business_unit_id`, `number`);
-- create index "account_name" to table: "accounts"
CREATE INDEX `account_name` ON `accounts` (`name`);
-- create index "account_parent_id" to table: "accounts"
CREATE INDEX `account_parent_id` ON `accounts` (`parent_id`);
-- create "new_business_units" table
CREATE TABLE `new_business_units` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `currency` text NOT NULL, `time_zone` text NOT NULL DEFAULT ('UTC'), `small_balance_minor` integer NOT NULL DEFAULT (0), `legal_name` text NOT NULL DEFAULT (''), `tax_id` text NOT NULL DEFAULT (''), `registration` text NOT NULL DEFAULT (''), `email` text NOT NULL DEFAULT (''), `phone` text NOT NULL DEFAULT (''), `address` json NULL, `bank_name` text NOT NULL DEFAULT (''), `iban` text NOT NULL DEFAULT (''), `bic` text NOT NULL DEFAULT (''), `tax_rounding` text NOT NULL DEFAULT ('LINE'), `variance_percent` text NOT NULL DEFAULT ('0'));
-- set sequence for "new_business_units" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_business_units", 38654705664);
-- copy rows from old table "business_units" to new temporary table "new_business_units"
INSERT INTO `new_business_units` (`id`, `created_at`, `updated_at`, `version`, `code`, `name`, `currency`, `time_zone`, `small_balance_minor`) SELECT `id`, `created_at`, `updated_at`, `version`, `code`, `name`, `currency`, `time_zone`, `small_balance_minor` FROM `business_units`;
-- drop "business_units" table after copying rows
DROP TABLE `business_units`;
-- rename temporary table "new_business_units" to "business_units"
ALTER TABLE `new_business_units` RENAME TO `business_units`;
-- create index "business_units_code_key" to table: "business_units"
CREATE UNIQUE INDEX `business_units_code_key` ON `business_units` (`code`);
-- create "new_contracts" table
CREATE TABLE `new_contracts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `currency` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `description` text NOT NULL DEFAULT (''), `status` text NOT NULL DEFAULT ('ACTIVE'), `purchase_order` text NOT NULL DEFAULT (''), `renews` bool NOT NULL DEFAULT (false), `business_unit_id` integer NOT NULL, `account_id` integer NOT NULL, `rate_card_id` integer NULL, `predecessor_id` integer NULL, CONSTRAINT `contracts_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `contracts_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `contracts_rate_cards_rate_card` FOREIGN KEY (`rate_card_id`) REFERENCES `rate_cards` (`id`) ON DELETE RESTRICT, CONSTRAINT `contracts_contracts_successors` FOREIGN KEY (`predecessor_id`) REFERENCES `contracts` (`id`) ON DELETE SET NULL, CONSTRAINT `contract_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `contracts_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `contracts_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "new_contracts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_contracts", 47244640256);
-- copy rows from old table "contracts" to new temporary table "new_contracts"
INSERT INTO `new_contracts` (`id`, `created_at`, `updated_at`, `version`, `number`, `currency`, `starts_on`, `ends_on`, `description`, `business_unit_id`, `account_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `number`, `currency`, `starts_on`, `ends_on`, `description`, `business_unit_id`, `account_id` FROM `contracts`;
-- drop "contracts" table after copying rows
DROP TABLE `contracts`;
-- rename temporary table "new_contracts" to "contracts"
ALTER TABLE `new_contracts` RENAME TO `contracts`;
-- create index "contract_business_unit_id_number" to table: "contracts"
CREATE UNIQUE INDEX `contract_business_unit_id_number` ON `contracts` (`business_unit_id`, `number`);
-- create index "contract_account_id" to table: "contracts"
CREATE INDEX `contract_account_id` ON `contracts` (`account_id`);
-- create index "contract_predecessor_id" to table: "contracts"
CREATE INDEX `contract_predecessor_id` ON `contracts` (`predecessor_id`);
-- create "new_contract_lines" table
CREATE TABLE `new_contract_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `line_no` integer NOT NULL, `description` text NOT NULL DEFAULT (''), `quantity` text NOT NULL, `unit_price` text NOT NULL, `list_priced` bool NOT NULL DEFAULT (false), `kind` text NOT NULL DEFAULT ('RECURRING'), `pricing` json NULL, `escalator` json NULL, `promotion_ends_on` text NULL, `minimum` text NOT NULL DEFAULT ('0'), `budget_hours` text NOT NULL DEFAULT ('0'), `daily_hours` text NOT NULL DEFAULT ('0'), `frequency` text NOT NULL DEFAULT ('MONTHLY'), `timing` text NOT NULL DEFAULT ('ADVANCE'), `starts_on` text NOT NULL, `ends_on` text NULL, `contracted_on` text NULL, `installed_on` text NULL, `functional_on` text NULL, `disconnected_on` text NULL, `anchor_on` text NULL, `priced_from` text NULL, `billed_through` text NULL, `site` text NOT NULL DEFAULT (''), `cost_centre` text NOT NULL DEFAULT (''), `replaces_id` integer NULL, `contract_id` integer NOT NULL, `promotion_id` integer NULL, `product_id` integer NOT NULL, CONSTRAINT `contract_lines_contracts_lines` FOREIGN KEY (`contract_id`) REFERENCES `contracts` (`id`) ON DELETE NO ACTION, CONSTRAINT `contract_lines_promotions_promotion` FOREIGN KEY (`promotion_id`) REFERENCES `promotions` (`id`) ON DELETE RESTRICT, CONSTRAINT `contract_lines_products_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE RESTRICT, CONSTRAINT `contract_line_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `contract_lines_anchor_on` CHECK (anchor_on IS NULL OR anchor_on IS date(anchor_on)), CONSTRAINT `contract_lines_billed_through` CHECK (billed_through IS NULL OR billed_through IS date(billed_through)), CONSTRAINT `contract_lines_contracted_on` CHECK (contracted_on IS NULL OR contracted_on IS date(contracted_on)), CONSTRAINT `contract_lines_disconnected_on` CHECK (disconnected_on IS NULL OR disconnected_on IS date(disconnected_on)), CONSTRAINT `contract_lines_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `contract_lines_functional_on` CHECK (functional_on IS NULL OR functional_on IS date(functional_on)), CONSTRAINT `contract_lines_installed_on` CHECK (installed_on IS NULL OR installed_on IS date(installed_on)), CONSTRAINT `contract_lines_priced_from` CHECK (priced_from IS NULL OR priced_from IS date(priced_from)), CONSTRAINT `contract_lines_promotion_ends_on` CHECK (promotion_ends_on IS NULL OR promotion_ends_on IS date(promotion_ends_on)), CONSTRAINT `contract_lines_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "new_contract_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_contract_lines", 51539607552);
-- copy rows from old table "contract_lines" to new temporary table "new_contract_lines"
INSERT INTO `new_contract_lines` (`id`, `created_at`, `updated_at`, `version`, `line_no`, `description`, `quantity`, `unit_price`, `frequency`, `timing`, `starts_on`, `ends_on`, `contracted_on`, `installed_on`, `functional_on`, `disconnected_on`, `contract_id`, `product_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `line_no`, `description`, `quantity`, `unit_price`, `frequency`, `timing`, `starts_on`, `ends_on`, `contracted_on`, `installed_on`, `functional_on`, `disconnected_on`, `contract_id`, `product_id` FROM `contract_lines`;
-- drop "contract_lines" table after copying rows
DROP TABLE `contract_lines`;
-- rename temporary table "new_contract_lines" to "contract_lines"
ALTER TABLE `new_contract_lines` RENAME TO `contract_lines`;
-- create index "contractline_contract_id_line_no" to table: "contract_lines"
CREATE UNIQUE INDEX `contractline_contract_id_line_no` ON `contract_lines` (`contract_id`, `line_no`);
-- add column "rebill" to table: "credit_memos"
ALTER TABLE `credit_memos` ADD COLUMN `rebill` json NULL;
-- create "new_invoices" table
CREATE TABLE `new_invoices` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NOT NULL, `issue_on` text NOT NULL, `due_on` text NOT NULL, `currency` text NOT NULL, `tax_minor` integer NOT NULL, `total_minor` integer NOT NULL, `applied_minor` integer NOT NULL DEFAULT (0), `adjusted_minor` integer NOT NULL DEFAULT (0), `balance_minor` integer NOT NULL, `purchase_order` text NOT NULL DEFAULT (''), `description` text NOT NULL DEFAULT (''), `run_id` integer NULL, `origin` text NOT NULL DEFAULT ('MANUAL'), `account_id` integer NOT NULL, `business_unit_id` integer NOT NULL, `contract_id` integer NULL, `rebills_id` integer NULL, CONSTRAINT `invoices_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `invoices_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `invoices_contracts_contract` FOREIGN KEY (`contract_id`) REFERENCES `contracts` (`id`) ON DELETE SET NULL, CONSTRAINT `invoices_invoices_rebilled` FOREIGN KEY (`rebills_id`) REFERENCES `invoices` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_balance` CHECK (balance_minor = total_minor - applied_minor - adjusted_minor AND balance_minor >= 0 AND balance_minor <= total_minor), CONSTRAINT `invoice_due` CHECK (issue_on <= due_on), CONSTRAINT `invoice_total` CHECK (total_minor >= 0 AND tax_minor >= 0 AND tax_minor <= total_minor), CONSTRAINT `invoices_due_on` CHECK (due_on IS NULL OR due_on IS date(due_on)), CONSTRAINT `invoices_issue_on` CHECK (issue_on IS NULL OR issue_on IS date(issue_on)));
-- set sequence for "new_invoices" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_invoices", 85899345920);
-- copy rows from old table "invoices" to new temporary table "new_invoices"
INSERT INTO `new_invoices` (`id`, `created_at`, `number`, `issue_on`, `due_on`, `currency`, `tax_minor`, `total_minor`, `applied_minor`, `adjusted_minor`, `balance_minor`, `purchase_order`, `description`, `origin`, `account_id`, `business_unit_id`, `contract_id`) SELECT `id`, `created_at`, `number`, `issue_on`, `due_on`, `currency`, `tax_minor`, `total_minor`, `applied_minor`, `adjusted_minor`, `balance_minor`, `purchase_order`, `description`, `origin`, `account_id`, `business_unit_id`, `contract_id` FROM `invoices`;
-- drop "invoices" table after copying rows
DROP TABLE `invoices`;
-- rename temporary table "new_invoices" to "invoices"
ALTER TABLE `new_invoices` RENAME TO `invoices`;
-- create index "invoice_business_unit_id_number" to table: "invoices"
CREATE UNIQUE INDEX `invoice_business_unit_id_number` ON `invoices` (`business_unit_id`, `number`);
-- create index "invoice_account_id_issue_on" to table: "invoices"
CREATE INDEX `invoice_account_id_issue_on` ON `invoices` (`account_id`, `issue_on`);
-- create index "invoice_issue_on" to table: "invoices"
CREATE INDEX `invoice_issue_on` ON `invoices` (`issue_on`);
-- create index "invoice_run_id" to table: "invoices"
CREATE INDEX `invoice_run_id` ON `invoices` (`run_id`) WHERE run_id IS NOT NULL;
-- create index "invoice_rebills_id" to table: "invoices"
CREATE INDEX `invoice_rebills_id` ON `invoices` (`rebills_id`) WHERE rebills_id IS NOT NULL;
-- create index "invoice_open" to table: "invoices"
CREATE INDEX `invoice_open` ON `invoices` (`account_id`, `currency`, `due_on`, `issue_on`, `balance_minor`, `business_unit_id`) WHERE balance_minor <> 0;
-- create index "invoice_open_due" to table: "invoices"
CREATE INDEX `invoice_open_due` ON `invoices` (`due_on`) WHERE balance_minor <> 0;
-- create "new_invoice_lines" table
CREATE TABLE `new_invoice_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `line_no` integer NOT NULL, `description` text NOT NULL DEFAULT (''), `quantity` text NOT NULL, `unit_price` text NOT NULL, `amount_minor` integer NOT NULL, `tax_minor` integer NOT NULL, `currency` text NOT NULL, `service_from` text NULL, `service_to` text NULL, `tax_class` text NOT NULL DEFAULT (''), `site` text NOT NULL DEFAULT (''), `cost_centre` text NOT NULL DEFAULT (''), `invoice_id` integer NOT NULL, `product_id` integer NULL, `contract_line_id` integer NULL, CONSTRAINT `invoice_lines_invoices_lines` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION, CONSTRAINT `invoice_lines_products_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_lines_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_line_service` CHECK (service_from IS NULL OR service_to IS NULL OR service_from <= service_to), CONSTRAINT `invoice_lines_service_from` CHECK (service_from IS NULL OR service_from IS date(service_from)), CONSTRAINT `invoice_lines_service_to` CHECK (service_to IS NULL OR service_to IS date(service_to)));
-- set sequence for "new_invoice_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_invoice_lines", 90194313216);
-- copy rows from old table "invoice_lines" to new temporary table "new_invoice_lines"
INSERT INTO `new_invoice_lines` (`id`, `line_no`, `description`, `quantity`, `unit_price`, `amount_minor`, `tax_minor`, `currency`, `service_from`, `service_to`, `invoice_id`, `product_id`, `contract_line_id`) SELECT `id`, `line_no`, `description`, `quantity`, `unit_price`, `amount_minor`, `tax_minor`, `currency`, `service_from`, `service_to`, `invoice_id`, `product_id`, `contract_line_id` FROM `invoice_lines`;
-- drop "invoice_lines" table after copying rows
DROP TABLE `invoice_lines`;
-- rename temporary table "new_invoice_lines" to "invoice_lines"
ALTER TABLE `new_invoice_lines` RENAME TO `invoice_lines`;
-- create index "invoiceline_invoice_id_line_no" to table: "invoice_lines"
CREATE UNIQUE INDEX `invoiceline_invoice_id_line_no` ON `invoice_lines` (`invoice_id`, `line_no`);
-- create index "invoiceline_contract_line_id_service_to" to table: "invoice_lines"
CREATE INDEX `invoiceline_contract_line_id_service_to` ON `invoice_lines` (`contract_line_id`, `service_to`) WHERE contract_line_id IS NOT NULL;
-- create "new_products" table
CREATE TABLE `new_products` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `description` text NOT NULL DEFAULT (''), `unit` text NOT NULL DEFAULT (''), `tax_class` text NOT NULL DEFAULT (''), `provider_code` text NOT NULL DEFAULT (''), `active` bool NOT NULL DEFAULT (true), `revenue_code` text NOT NULL DEFAULT (''), `provider_id` integer NULL, CONSTRAINT `products_accounts_provider` FOREIGN KEY (`provider_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT);
-- set sequence for "new_products" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("new_products", 128849018880);
-- copy rows from old table "products" to new temporary table "new_products"
INSERT INTO `new_products` (`id`, `created_at`, `updated_at`, `version`, `code`, `name`, `unit`, `tax_class`, `revenue_code`) SELECT `id`, `created_at`, `updated_at`, `version`, `code`, `name`, `unit`, `tax_class`, `revenue_code` FROM `products`;
-- drop "products" table after copying rows
DROP TABLE `products`;
-- rename temporary table "new_products" to "products"
ALTER TABLE `new_products` RENAME TO `products`;
-- create index "products_code_key" to table: "products"
CREATE UNIQUE INDEX `products_code_key` ON `products` (`code`);
-- create "bill_drafts" table
CREATE TABLE `bill_drafts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `currency` text NOT NULL, `status` text NOT NULL DEFAULT ('READY'), `due_on` text NOT NULL, `purchase_order` text NOT NULL DEFAULT (''), `net_minor` integer NOT NULL DEFAULT (0), `tax_minor` integer NOT NULL DEFAULT (0), `total_minor` integer NOT NULL DEFAULT (0), `previous_minor` integer NOT NULL DEFAULT (0), `line_count` integer NOT NULL DEFAULT (0), `content` json NOT NULL, `first_bill` bool NOT NULL DEFAULT (false), `hold_reason` text NOT NULL DEFAULT (''), `held_by` integer NULL, `run_id` integer NOT NULL, `account_id` integer NOT NULL, `invoice_id` integer NULL, CONSTRAINT `bill_drafts_bill_runs_run` FOREIGN KEY (`run_id`) REFERENCES `bill_runs` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_drafts_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_drafts_invoices_invoice` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_drafts_due_on` CHECK (due_on IS NULL OR due_on IS date(due_on)));
-- set sequence for "bill_drafts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("bill_drafts", 154618822656);
-- create index "billdraft_run_id_account_id_currency" to table: "bill_drafts"
CREATE UNIQUE INDEX `billdraft_run_id_account_id_currency` ON `bill_drafts` (`run_id`, `account_id`, `currency`);
-- create index "billdraft_run_id_status_currency_total_minor" to table: "bill_drafts"
CREATE INDEX `billdraft_run_id_status_currency_total_minor` ON `bill_drafts` (`run_id`, `status`, `currency`, `total_minor`);
-- create index "billdraft_run_id_total_minor" to table: "bill_drafts"
CREATE INDEX `billdraft_run_id_total_minor` ON `bill_drafts` (`run_id`, `total_minor`);
-- create "bill_exceptions" table
CREATE TABLE `bill_exceptions` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `subject` integer NOT NULL DEFAULT (0), `kind` text NOT NULL, `severity` text NOT NULL, `message` text NOT NULL, `status` text NOT NULL DEFAULT ('OPEN'), `owner_id` integer NULL, `note` text NOT NULL DEFAULT (''), `resolved_by` integer NULL, `resolved_at` datetime NULL, `draft_id` integer NULL, `run_id` integer NOT NULL, `account_id` integer NOT NULL, `contract_line_id` integer NULL, CONSTRAINT `bill_exceptions_bill_drafts_exceptions` FOREIGN KEY (`draft_id`) REFERENCES `bill_drafts` (`id`) ON DELETE SET NULL, CONSTRAINT `bill_exceptions_bill_runs_run` FOREIGN KEY (`run_id`) REFERENCES `bill_runs` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_exceptions_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_exceptions_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE RESTRICT);
-- set sequence for "bill_exceptions" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("bill_exceptions", 158913789952);
-- create index "billexception_run_id_account_id_kind" to table: "bill_exceptions"
CREATE INDEX `billexception_run_id_account_id_kind` ON `bill_exceptions` (`run_id`, `account_id`, `kind`);
-- create index "billexception_status_owner_id" to table: "bill_exceptions"
CREATE INDEX `billexception_status_owner_id` ON `bill_exceptions` (`status`, `owner_id`);
-- create index "billexception_draft_id" to table: "bill_exceptions"
CREATE INDEX `billexception_draft_id` ON `bill_exceptions` (`draft_id`);
-- create "bill_runs" table
CREATE TABLE `bill_runs` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `selection` json NULL, `period_from` text NOT NULL, `period_to` text NOT NULL, `issue_on` text NOT NULL, `status` text NOT NULL DEFAULT ('COMPUTING'), `computed_account_id` integer NOT NULL DEFAULT (0), `started_by` integer NULL, `approved_by` integer NULL, `approved_at` datetime NULL, `posted_at` datetime NULL, `business_unit_id` integer NOT NULL, `job_id` integer NULL, `cycle_id` integer NULL, CONSTRAINT `bill_runs_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_runs_jobs_job` FOREIGN KEY (`job_id`) REFERENCES `jobs` (`id`) ON DELETE RESTRICT, CONSTRAINT `bill_runs_billing_cycles_runs` FOREIGN KEY (`cycle_id`) REFERENCES `billing_cycles` (`id`) ON DELETE SET NULL, CONSTRAINT `bill_run_days` CHECK (period_from <= period_to), CONSTRAINT `bill_runs_issue_on` CHECK (issue_on IS NULL OR issue_on IS date(issue_on)), CONSTRAINT `bill_runs_period_from` CHECK (period_from IS NULL OR period_from IS date(period_from)), CONSTRAINT `bill_runs_period_to` CHECK (period_to IS NULL OR period_to IS date(period_to)));
-- set sequence for "bill_runs" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("bill_runs", 163208757248);
-- create index "billrun_business_unit_id_number" to table: "bill_runs"
CREATE UNIQUE INDEX `billrun_business_unit_id_number` ON `bill_runs` (`business_unit_id`, `number`);
-- create index "billrun_cycle_id" to table: "bill_runs"
CREATE INDEX `billrun_cycle_id` ON `bill_runs` (`cycle_id`);
-- create "billing_cycles" table
CREATE TABLE `billing_cycles` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `selection` json NULL, `period_from` text NOT NULL, `period_to` text NOT NULL, `cut_off_on` text NOT NULL, `run_on` text NOT NULL, `approve_on` text NOT NULL, `deliver_on` text NOT NULL, `business_unit_id` integer NOT NULL, CONSTRAINT `billing_cycles_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `billing_cycle_days` CHECK (period_from <= period_to AND cut_off_on <= run_on AND run_on <= approve_on AND approve_on <= deliver_on), CONSTRAINT `billing_cycles_approve_on` CHECK (approve_on IS NULL OR approve_on IS date(approve_on)), CONSTRAINT `billing_cycles_cut_off_on` CHECK (cut_off_on IS NULL OR cut_off_on IS date(cut_off_on)), CONSTRAINT `billing_cycles_deliver_on` CHECK (deliver_on IS NULL OR deliver_on IS date(deliver_on)), CONSTRAINT `billing_cycles_period_from` CHECK (period_from IS NULL OR period_from IS date(period_from)), CONSTRAINT `billing_cycles_period_to` CHECK (period_to IS NULL OR period_to IS date(period_to)), CONSTRAINT `billing_cycles_run_on` CHECK (run_on IS NULL OR run_on IS date(run_on)));
-- set sequence for "billing_cycles" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("billing_cycles", 167503724544);
-- create index "billingcycle_business_unit_id_name_period_from" to table: "billing_cycles"
CREATE UNIQUE INDEX `billingcycle_business_unit_id_name_period_from` ON `billing_cycles` (`business_unit_id`, `name`, `period_from`);
-- create "billing_inputs" table
CREATE TABLE `billing_inputs` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `kind` text NOT NULL, `name` text NOT NULL DEFAULT (''), `owner_id` integer NULL, `received_at` datetime NULL, `received_by` integer NULL, `note` text NOT NULL DEFAULT (''), `cycle_id` integer NOT NULL, CONSTRAINT `billing_inputs_billing_cycles_inputs` FOREIGN KEY (`cycle_id`) REFERENCES `billing_cycles` (`id`) ON DELETE NO ACTION);
-- set sequence for "billing_inputs" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("billing_inputs", 171798691840);
-- create index "billinginput_cycle_id" to table: "billing_inputs"
CREATE INDEX `billinginput_cycle_id` ON `billing_inputs` (`cycle_id`);
-- create "card_rates" table
CREATE TABLE `card_rates` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `role` text NOT NULL, `skill` text NOT NULL DEFAULT (''), `class` text NOT NULL, `hourly` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `card_id` integer NOT NULL, CONSTRAINT `card_rates_rate_cards_rates` FOREIGN KEY (`card_id`) REFERENCES `rate_cards` (`id`) ON DELETE NO ACTION, CONSTRAINT `card_rate_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `card_rates_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `card_rates_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "card_rates" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("card_rates", 176093659136);
-- create index "cardrate_card_id_role_skill_class_starts_on" to table: "card_rates"
CREATE UNIQUE INDEX `cardrate_card_id_role_skill_class_starts_on` ON `card_rates` (`card_id`, `role`, `skill`, `class`, `starts_on`);
-- create "contract_events" table
CREATE TABLE `contract_events` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `kind` text NOT NULL, `effective_on` text NOT NULL, `note` text NOT NULL DEFAULT (''), `changes` json NULL, `recorded_by` integer NULL, `first_bill` bool NOT NULL DEFAULT (false), `reviewed_run_id` integer NULL, `contract_id` integer NOT NULL, `account_id` integer NOT NULL, CONSTRAINT `contract_events_contracts_events` FOREIGN KEY (`contract_id`) REFERENCES `contracts` (`id`) ON DELETE NO ACTION, CONSTRAINT `contract_events_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `contract_events_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)));
-- set sequence for "contract_events" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("contract_events", 180388626432);
-- create index "contractevent_contract_id_effective_on" to table: "contract_events"
CREATE INDEX `contractevent_contract_id_effective_on` ON `contract_events` (`contract_id`, `effective_on`);
-- create index "contract_event_review" to table: "contract_events"
CREATE INDEX `contract_event_review` ON `contract_events` (`account_id`) WHERE first_bill AND reviewed_run_id IS NULL;
-- create "deliveries" table
CREATE TABLE `deliveries` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `channel` text NOT NULL, `recipient` text NOT NULL DEFAULT (''), `status` text NOT NULL DEFAULT ('QUEUED'), `attempts` integer NOT NULL DEFAULT (0), `next_at` datetime NULL, `sent_at` datetime NULL, `opened_at` datetime NULL, `message_id` text NOT NULL DEFAULT (''), `problem` text NOT NULL DEFAULT (''), `account_id` integer NOT NULL, `invoice_id` integer NOT NULL, CONSTRAINT `deliveries_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `deliveries_invoices_deliveries` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION);
-- set sequence for "deliveries" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("deliveries", 184683593728);
-- create index "delivery_invoice_id" to table: "deliveries"
CREATE INDEX `delivery_invoice_id` ON `deliveries` (`invoice_id`);
-- create index "delivery_status_next_at" to table: "deliveries"
CREATE INDEX `delivery_status_next_at` ON `deliveries` (`status`, `next_at`);
-- create index "delivery_account_id" to table: "deliveries"
CREATE INDEX `delivery_account_id` ON `deliveries` (`account_id`);
-- create index "delivery_message_id" to table: "deliveries"
CREATE INDEX `delivery_message_id` ON `deliveries` (`message_id`) WHERE message_id <> '';
-- create "exchange_rates" table
CREATE TABLE `exchange_rates` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `source` text NOT NULL, `target` text NOT NULL, `starts_on` text NOT NULL, `rate` text NOT NULL, CONSTRAINT `exchange_rates_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "exchange_rates" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("exchange_rates", 188978561024);
-- create index "exchangerate_source_target_starts_on" to table: "exchange_rates"
CREATE UNIQUE INDEX `exchangerate_source_target_starts_on` ON `exchange_rates` (`source`, `target`, `starts_on`);
-- create "index_values" table
CREATE TABLE `index_values` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `code` text NOT NULL, `starts_on` text NOT NULL, `value` text NOT NULL, CONSTRAINT `index_values_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "index_values" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("index_values", 193273528320);
-- create index "indexvalue_code_starts_on" to table: "index_values"
CREATE UNIQUE INDEX `indexvalue_code_starts_on` ON `index_values` (`code`, `starts_on`);
-- create "invoice_taxes" table
CREATE TABLE `invoice_taxes` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `jurisdiction` text NOT NULL, `tax_class` text NOT NULL DEFAULT (''), `category` text NOT NULL, `percent` text NOT NULL, `currency` text NOT NULL, `taxable_minor` integer NOT NULL, `amount_minor` integer NOT NULL, `exemption` text NOT NULL DEFAULT (''), `invoice_id` integer NOT NULL, CONSTRAINT `invoice_taxes_invoices_taxes` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION);
-- set sequence for "invoice_taxes" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("invoice_taxes", 197568495616);
-- create index "invoicetax_invoice_id" to table: "invoice_taxes"
CREATE INDEX `invoicetax_invoice_id` ON `invoice_taxes` (`invoice_id`);
-- create "product_prices" table
CREATE TABLE `product_prices` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `currency` text NOT NULL, `unit_price` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `product_id` integer NOT NULL, CONSTRAINT `product_prices_products_prices` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE NO ACTION, CONSTRAINT `product_price_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `product_prices_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `product_prices_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "product_prices" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("product_prices", 201863462912);
-- create index "productprice_product_id_currency_starts_on" to table: "product_prices"
CREATE UNIQUE INDEX `productprice_product_id_currency_starts_on` ON `product_prices` (`product_id`, `currency`, `starts_on`);
-- create "promotions" table
CREATE TABLE `promotions` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `percent` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, CONSTRAINT `promotion_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `promotions_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `promotions_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "promotions" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("promotions", 206158430208);
-- create index "promotions_code_key" to table: "promotions"
CREATE UNIQUE INDEX `promotions_code_key` ON `promotions` (`code`);
-- create "rate_cards" table
CREATE TABLE `rate_cards` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `currency` text NOT NULL);
-- set sequence for "rate_cards" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("rate_cards", 210453397504);
-- create index "rate_cards_code_key" to table: "rate_cards"
CREATE UNIQUE INDEX `rate_cards_code_key` ON `rate_cards` (`code`);
-- create "tax_exemptions" table
CREATE TABLE `tax_exemptions` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `certificate` text NOT NULL, `reason` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `account_id` integer NOT NULL, `jurisdiction_id` integer NULL, CONSTRAINT `tax_exemptions_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `tax_exemptions_tax_jurisdictions_jurisdiction` FOREIGN KEY (`jurisdiction_id`) REFERENCES `tax_jurisdictions` (`id`) ON DELETE RESTRICT, CONSTRAINT `tax_exemption_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `tax_exemptions_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `tax_exemptions_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "tax_exemptions" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("tax_exemptions", 214748364800);
-- create index "taxexemption_account_id" to table: "tax_exemptions"
CREATE INDEX `taxexemption_account_id` ON `tax_exemptions` (`account_id`);
-- create "tax_jurisdictions" table
CREATE TABLE `tax_jurisdictions` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `country` text NOT NULL, `region` text NOT NULL DEFAULT (''), `city` text NOT NULL DEFAULT (''), `postal_prefix` text NOT NULL DEFAULT (''));
-- set sequence for "tax_jurisdictions" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("tax_jurisdictions", 219043332096);
-- create index "tax_jurisdictions_code_key" to table: "tax_jurisdictions"
CREATE UNIQUE INDEX `tax_jurisdictions_code_key` ON `tax_jurisdictions` (`code`);
-- create "tax_rates" table
CREATE TABLE `tax_rates` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `tax_class` text NOT NULL DEFAULT (''), `category` text NOT NULL DEFAULT ('S'), `percent` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `jurisdiction_id` integer NOT NULL, CONSTRAINT `tax_rates_tax_jurisdictions_rates` FOREIGN KEY (`jurisdiction_id`) REFERENCES `tax_jurisdictions` (`id`) ON DELETE NO ACTION, CONSTRAINT `tax_rate_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `tax_rates_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `tax_rates_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "tax_rates" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("tax_rates", 223338299392);
-- create index "taxrate_jurisdiction_id_tax_class_starts_on" to table: "tax_rates"
CREATE UNIQUE INDEX `taxrate_jurisdiction_id_tax_class_starts_on` ON `tax_rates` (`jurisdiction_id`, `tax_class`, `starts_on`);
-- create "templates" table
CREATE TABLE `templates` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `language` text NOT NULL DEFAULT ('en'), `content` json NOT NULL, `logo_id` integer NULL);
-- set sequence for "templates" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("templates", 227633266688);
-- create index "templates_name_key" to table: "templates"
CREATE UNIQUE INDEX `templates_name_key` ON `templates` (`name`);
-- create "time_entries" table
CREATE TABLE `time_entries` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `person` text NOT NULL, `role` text NOT NULL, `skill` text NOT NULL DEFAULT (''), `worked_on` text NOT NULL, `hours` text NOT NULL, `class` text NOT NULL DEFAULT ('REGULAR'), `hourly` text NOT NULL, `description` text NOT NULL DEFAULT (''), `status` text NOT NULL DEFAULT ('DRAFT'), `submitted_by` integer NULL, `decided_by` integer NULL, `decided_at` datetime NULL, `decision_note` text NOT NULL DEFAULT (''), `late` bool NOT NULL DEFAULT (false), `account_id` integer NOT NULL, `contract_line_id` integer NOT NULL, `invoice_id` integer NULL, CONSTRAINT `time_entries_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `time_entries_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE RESTRICT, CONSTRAINT `time_entries_invoices_invoice` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE RESTRICT, CONSTRAINT `time_entries_worked_on` CHECK (worked_on IS NULL OR worked_on IS date(worked_on)));
-- set sequence for "time_entries" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("time_entries", 231928233984);
-- create index "time_entries_number_key" to table: "time_entries"
CREATE UNIQUE INDEX `time_entries_number_key` ON `time_entries` (`number`);
-- create index "timeentry_account_id_worked_on" to table: "time_entries"
CREATE INDEX `timeentry_account_id_worked_on` ON `time_entries` (`account_id`, `worked_on`);
-- create index "timeentry_contract_line_id_worked_on" to table: "time_entries"
CREATE INDEX `timeentry_contract_line_id_worked_on` ON `time_entries` (`contract_line_id`, `worked_on`);
-- create index "timeentry_status" to table: "time_entries"
CREATE INDEX `timeentry_status` ON `time_entries` (`status`);
-- create index "time_unbilled" to table: "time_entries"
CREATE INDEX `time_unbilled` ON `time_entries` (`contract_line_id`) WHERE invoice_id IS NULL;
-- create "usage_records" table
CREATE TABLE `usage_records` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NOT NULL, `used_on` text NOT NULL, `quantity` text NOT NULL, `account_id` integer NOT NULL, `contract_line_id` integer NOT NULL, `invoice_id` integer NULL, CONSTRAINT `usage_records_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `usage_records_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE RESTRICT, CONSTRAINT `usage_records_invoices_invoice` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE RESTRICT, CONSTRAINT `usage_records_used_on` CHECK (used_on IS NULL OR used_on IS date(used_on)));
-- set sequence for "usage_records" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("usage_records", 236223201280);
-- create index "usage_records_number_key" to table: "usage_records"
CREATE UNIQUE INDEX `usage_records_number_key` ON `usage_records` (`number`);
-- create index "usagerecord_contract_line_id_used_on" to table: "usage_records"
CREATE INDEX `usagerecord_contract_line_id_used_on` ON `usage_records` (`contract_line_id`, `used_on`);
-- create index "usage_unbilled" to table: "usage_records"
CREATE INDEX `usage_unbilled` ON `usage_records` (`contract_line_id`) WHERE invoice_id IS NULL;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "usage_unbilled" to table: "usage_records"
DROP INDEX `usage_unbilled`;
-- reverse: create index "usagerecord_contract_line_id_used_on" to table: "usage_records"
DROP INDEX `usagerecord_contract_line_id_used_on`;
-- reverse: create index "usage_records_number_key" to table: "usage_records"
DROP INDEX `usage_records_number_key`;
-- reverse: set sequence for "usage_records" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "usage_records";
-- reverse: create "usage_records" table
DROP TABLE `usage_records`;
-- reverse: create index "time_unbilled" to table: "time_entries"
DROP INDEX `time_unbilled`;
-- reverse: create index "timeentry_status" to table: "time_entries"
DROP INDEX `timeentry_status`;
-- reverse: create index "timeentry_contract_line_id_worked_on" to table: "time_entries"
DROP INDEX `timeentry_contract_line_id_worked_on`;
-- reverse: create index "timeentry_account_id_worked_on" to table: "time_entries"
DROP INDEX `timeentry_account_id_worked_on`;
-- reverse: create index "time_entries_number_key" to table: "time_entries"
DROP INDEX `time_entries_number_key`;
-- reverse: set sequence for "time_entries" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "time_entries";
-- reverse: create "time_entries" table
DROP TABLE `time_entries`;
-- reverse: create index "templates_name_key" to table: "templates"
DROP INDEX `templates_name_key`;
-- reverse: set sequence for "templates" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "templates";
-- reverse: create "templates" table
DROP TABLE `templates`;
-- reverse: create index "taxrate_jurisdiction_id_tax_class_starts_on" to table: "tax_rates"
DROP INDEX `taxrate_jurisdiction_id_tax_class_starts_on`;
-- reverse: set sequence for "tax_rates" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "tax_rates";
-- reverse: create "tax_rates" table
DROP TABLE `tax_rates`;
-- reverse: create index "tax_jurisdictions_code_key" to table: "tax_jurisdictions"
DROP INDEX `tax_jurisdictions_code_key`;
-- reverse: set sequence for "tax_jurisdictions" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "tax_jurisdictions";
-- reverse: create "tax_jurisdictions" table
DROP TABLE `tax_jurisdictions`;
-- reverse: create index "taxexemption_account_id" to table: "tax_exemptions"
DROP INDEX `taxexemption_account_id`;
-- reverse: set sequence for "tax_exemptions" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "tax_exemptions";
-- reverse: create "tax_exemptions" table
DROP TABLE `tax_exemptions`;
-- reverse: create index "rate_cards_code_key" to table: "rate_cards"
DROP INDEX `rate_cards_code_key`;
-- reverse: set sequence for "rate_cards" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "rate_cards";
-- reverse: create "rate_cards" table
DROP TABLE `rate_cards`;
-- reverse: create index "promotions_code_key" to table: "promotions"
DROP INDEX `promotions_code_key`;
-- reverse: set sequence for "promotions" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "promotions";
-- reverse: create "promotions" table
DROP TABLE `promotions`;
-- reverse: create index "productprice_product_id_currency_starts_on" to table: "product_prices"
DROP INDEX `productprice_product_id_currency_starts_on`;
-- reverse: set sequence for "product_prices" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "product_prices";
-- reverse: create "product_prices" table
DROP TABLE `product_prices`;
-- reverse: create index "invoicetax_invoice_id" to table: "invoice_taxes"
DROP INDEX `invoicetax_invoice_id`;
-- reverse: set sequence for "invoice_taxes" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "invoice_taxes";
-- reverse: create "invoice_taxes" table
DROP TABLE `invoice_taxes`;
-- reverse: create index "indexvalue_code_starts_on" to table: "index_values"
DROP INDEX `indexvalue_code_starts_on`;
-- reverse: set sequence for "index_values" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "index_values";
-- reverse: create "index_values" table
DROP TABLE `index_values`;
-- reverse: create index "exchangerate_source_target_starts_on" to table: "exchange_rates"
DROP INDEX `exchangerate_source_target_starts_on`;
-- reverse: set sequence for "exchange_rates" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "exchange_rates";
-- reverse: create "exchange_rates" table
DROP TABLE `exchange_rates`;
-- reverse: create index "delivery_message_id" to table: "deliveries"
DROP INDEX `delivery_message_id`;
-- reverse: create index "delivery_account_id" to table: "deliveries"
DROP INDEX `delivery_account_id`;
-- reverse: create index "delivery_status_next_at" to table: "deliveries"
DROP INDEX `delivery_status_next_at`;
-- reverse: create index "delivery_invoice_id" to table: "deliveries"
DROP INDEX `delivery_invoice_id`;
-- reverse: set sequence for "deliveries" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "deliveries";
-- reverse: create "deliveries" table
DROP TABLE `deliveries`;
-- reverse: create index "contract_event_review" to table: "contract_events"
DROP INDEX `contract_event_review`;
-- reverse: create index "contractevent_contract_id_effective_on" to table: "contract_events"
DROP INDEX `contractevent_contract_id_effective_on`;
-- reverse: set sequence for "contract_events" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "contract_events";
-- reverse: create "contract_events" table
DROP TABLE `contract_events`;
-- reverse: create index "cardrate_card_id_role_skill_class_starts_on" to table: "card_rates"
DROP INDEX `cardrate_card_id_role_skill_class_starts_on`;
-- reverse: set sequence for "card_rates" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "card_rates";
-- reverse: create "card_rates" table
DROP TABLE `card_rates`;
-- reverse: create index "billinginput_cycle_id" to table: "billing_inputs"
DROP INDEX `billinginput_cycle_id`;
-- reverse: set sequence for "billing_inputs" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "billing_inputs";
-- reverse: create "billing_inputs" table
DROP TABLE `billing_inputs`;
-- reverse: create index "billingcycle_business_unit_id_name_period_from" to table: "billing_cycles"
DROP INDEX `billingcycle_business_unit_id_name_period_from`;
-- reverse: set sequence for "billing_cycles" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "billing_cycles";
-- reverse: create "billing_cycles" table
DROP TABLE `billing_cycles`;
-- reverse: create index "billrun_cycle_id" to table: "bill_runs"
DROP INDEX `billrun_cycle_id`;
-- reverse: create index "billrun_business_unit_id_number" to table: "bill_runs"
DROP INDEX `billrun_business_unit_id_number`;
-- reverse: set sequence for "bill_runs" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "bill_runs";
-- reverse: create "bill_runs" table
DROP TABLE `bill_runs`;
-- reverse: create index "billexception_draft_id" to table: "bill_exceptions"
DROP INDEX `billexception_draft_id`;
-- reverse: create index "billexception_status_owner_id" to table: "bill_exceptions"
DROP INDEX `billexception_status_owner_id`;
-- reverse: create index "billexception_run_id_account_id_kind" to table: "bill_exceptions"
DROP INDEX `billexception_run_id_account_id_kind`;
-- reverse: set sequence for "bill_exceptions" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "bill_exceptions";
-- reverse: create "bill_exceptions" table
DROP TABLE `bill_exceptions`;
-- reverse: create index "billdraft_run_id_total_minor" to table: "bill_drafts"
DROP INDEX `billdraft_run_id_total_minor`;
-- reverse: create index "billdraft_run_id_status_currency_total_minor" to table: "bill_drafts"
DROP INDEX `billdraft_run_id_status_currency_total_minor`;
-- reverse: create index "billdraft_run_id_account_id_currency" to table: "bill_drafts"
DROP INDEX `billdraft_run_id_account_id_currency`;
-- reverse: set sequence for "bill_drafts" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "bill_drafts";
-- reverse: create "bill_drafts" table
DROP TABLE `bill_drafts`;
-- reverse: create index "products_code_key" to table: "products"
DROP INDEX `products_code_key`;
-- reverse: set sequence for "new_products" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_products";
-- reverse: create "new_products" table
DROP TABLE `new_products`;
-- reverse: create index "invoiceline_contract_line_id_service_to" to table: "invoice_lines"
DROP INDEX `invoiceline_contract_line_id_service_to`;
-- reverse: create index "invoiceline_invoice_id_line_no" to table: "invoice_lines"
DROP INDEX `invoiceline_invoice_id_line_no`;
-- reverse: set sequence for "new_invoice_lines" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_invoice_lines";
-- reverse: create "new_invoice_lines" table
DROP TABLE `new_invoice_lines`;
-- reverse: create index "invoice_open_due" to table: "invoices"
DROP INDEX `invoice_open_due`;
-- reverse: create index "invoice_open" to table: "invoices"
DROP INDEX `invoice_open`;
-- reverse: create index "invoice_rebills_id" to table: "invoices"
DROP INDEX `invoice_rebills_id`;
-- reverse: create index "invoice_run_id" to table: "invoices"
DROP INDEX `invoice_run_id`;
-- reverse: create index "invoice_issue_on" to table: "invoices"
DROP INDEX `invoice_issue_on`;
-- reverse: create index "invoice_account_id_issue_on" to table: "invoices"
DROP INDEX `invoice_account_id_issue_on`;
-- reverse: create index "invoice_business_unit_id_number" to table: "invoices"
DROP INDEX `invoice_business_unit_id_number`;
-- reverse: set sequence for "new_invoices" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_invoices";
-- reverse: create "new_invoices" table
DROP TABLE `new_invoices`;
-- reverse: add column "rebill" to table: "credit_memos"
ALTER TABLE `credit_memos` DROP COLUMN `rebill`;
-- reverse: create index "contractline_contract_id_line_no" to table: "contract_lines"
DROP INDEX `contractline_contract_id_line_no`;
-- reverse: set sequence for "new_contract_lines" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_contract_lines";
-- reverse: create "new_contract_lines" table
DROP TABLE `new_contract_lines`;
-- reverse: create index "contract_predecessor_id" to table: "contracts"
DROP INDEX `contract_predecessor_id`;
-- reverse: create index "contract_account_id" to table: "contracts"
DROP INDEX `contract_account_id`;
-- reverse: create index "contract_business_unit_id_number" to table: "contracts"
DROP INDEX `contract_business_unit_id_number`;
-- reverse: set sequence for "new_contracts" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_contracts";
-- reverse: create "new_contracts" table
DROP TABLE `new_contracts`;
-- reverse: create index "business_units_code_key" to table: "business_units"
DROP INDEX `business_units_code_key`;
-- reverse: set sequence for "new_business_units" table
UPDATE sqlite_sequence SET seq = 0 WHERE name = "new_business_units";
-- reverse: create "new_business_units" table
DROP TABLE `new_business_units`;
-- reverse: create index "account_parent_id" to table: "accounts"
DROP INDEX `account_parent_id`;
-- reverse: create index "account_name" to table: "accounts"
DROP INDEX `account_name`;
-- reverse: create index "account_business_unit_id_number" to table: "accounts"
DROP INDEX `account_business_unit_id_number`;
-- reverse: create "new_accounts" table
DROP TABLE `new_accounts`;
