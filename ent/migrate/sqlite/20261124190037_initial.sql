-- +goose Up
-- create "accounts" table
CREATE TABLE `accounts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `name` text NOT NULL, `kind` text NOT NULL, `status` text NOT NULL DEFAULT ('ACTIVE'), `currency` text NOT NULL, `payment_terms` text NOT NULL DEFAULT ('NET30'), `credit_limit_minor` integer NULL, `risk_class` text NOT NULL DEFAULT (''), `tax_id` text NOT NULL DEFAULT (''), `tax_exemption` text NOT NULL DEFAULT (''), `email` text NOT NULL DEFAULT (''), `phone` text NOT NULL DEFAULT (''), `language` text NOT NULL DEFAULT (''), `time_zone` text NOT NULL DEFAULT ('UTC'), `delivery` text NOT NULL DEFAULT ('EMAIL'), `purchase_order_required` bool NOT NULL DEFAULT (false), `region` text NOT NULL DEFAULT (''), `addresses` json NULL, `preferred_hours` text NOT NULL DEFAULT (''), `preferred_channel` text NOT NULL DEFAULT (''), `people_to_avoid` text NOT NULL DEFAULT (''), `sensitive_matters` text NOT NULL DEFAULT (''), `business_unit_id` integer NOT NULL, `parent_id` integer NULL, CONSTRAINT `accounts_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `accounts_accounts_children` FOREIGN KEY (`parent_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL, CONSTRAINT `account_not_own_parent` CHECK (parent_id IS NULL OR parent_id <> id));
-- create index "account_business_unit_id_number" to table: "accounts"
CREATE UNIQUE INDEX `account_business_unit_id_number` ON `accounts` (`business_unit_id`, `number`);
-- create index "account_name" to table: "accounts"
CREATE INDEX `account_name` ON `accounts` (`name`);
-- create index "account_parent_id" to table: "accounts"
CREATE INDEX `account_parent_id` ON `accounts` (`parent_id`);
-- create "adjustments" table
CREATE TABLE `adjustments` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `account_id` integer NOT NULL, `kind` text NOT NULL, `currency` text NOT NULL, `amount_minor` integer NOT NULL, `effective_on` text NOT NULL, `reason` text NOT NULL, `reverses_id` integer NULL, `invoice_id` integer NOT NULL, CONSTRAINT `adjustments_adjustments_reversal` FOREIGN KEY (`reverses_id`) REFERENCES `adjustments` (`id`) ON DELETE SET NULL, CONSTRAINT `adjustments_invoices_adjustments` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION, CONSTRAINT `adjustment_amount` CHECK (amount_minor <> 0), CONSTRAINT `adjustments_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)));
-- set sequence for "adjustments" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("adjustments", 4294967296);
-- create index "adjustments_reverses_id_key" to table: "adjustments"
CREATE UNIQUE INDEX `adjustments_reverses_id_key` ON `adjustments` (`reverses_id`);
-- create index "adjustment_invoice_id" to table: "adjustments"
CREATE INDEX `adjustment_invoice_id` ON `adjustments` (`invoice_id`);
-- create index "adjustment_account_id_effective_on" to table: "adjustments"
CREATE INDEX `adjustment_account_id_effective_on` ON `adjustments` (`account_id`, `effective_on`);
-- create "api_clients" table
CREATE TABLE `api_clients` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `client_key` text NOT NULL, `secret_hash` text NOT NULL, `previous_secret_hash` text NOT NULL DEFAULT (''), `previous_secret_until` datetime NULL, `scopes` json NOT NULL, `created_by` integer NULL, `expires_at` datetime NOT NULL, `revoked_at` datetime NULL, `last_used_at` datetime NULL, `last_used_address` text NOT NULL DEFAULT (''));
-- set sequence for "api_clients" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("api_clients", 8589934592);
-- create index "api_clients_client_key_key" to table: "api_clients"
CREATE UNIQUE INDEX `api_clients_client_key_key` ON `api_clients` (`client_key`);
-- create "applications" table
CREATE TABLE `applications` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `account_id` integer NOT NULL, `currency` text NOT NULL, `amount_minor` integer NOT NULL, `effective_on` text NOT NULL, `reason` text NOT NULL DEFAULT (''), `reverses_id` integer NULL, `credit_memo_id` integer NULL, `invoice_id` integer NOT NULL, `payment_id` integer NULL, CONSTRAINT `applications_applications_reversal` FOREIGN KEY (`reverses_id`) REFERENCES `applications` (`id`) ON DELETE SET NULL, CONSTRAINT `applications_credit_memos_applications` FOREIGN KEY (`credit_memo_id`) REFERENCES `credit_memos` (`id`) ON DELETE SET NULL, CONSTRAINT `applications_invoices_applications` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION, CONSTRAINT `applications_payments_applications` FOREIGN KEY (`payment_id`) REFERENCES `payments` (`id`) ON DELETE SET NULL, CONSTRAINT `application_amount` CHECK (reverses_id IS NULL AND amount_minor > 0 OR reverses_id IS NOT NULL AND amount_minor < 0), CONSTRAINT `application_reversal` CHECK (reverses_id IS NULL OR reason <> ''), CONSTRAINT `application_source` CHECK (payment_id IS NULL AND credit_memo_id IS NOT NULL OR payment_id IS NOT NULL AND credit_memo_id IS NULL), CONSTRAINT `applications_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)));
-- set sequence for "applications" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("applications", 12884901888);
-- create index "applications_reverses_id_key" to table: "applications"
CREATE UNIQUE INDEX `applications_reverses_id_key` ON `applications` (`reverses_id`);
-- create index "application_invoice_id" to table: "applications"
CREATE INDEX `application_invoice_id` ON `applications` (`invoice_id`);
-- create index "application_payment_id" to table: "applications"
CREATE INDEX `application_payment_id` ON `applications` (`payment_id`);
-- create index "application_credit_memo_id" to table: "applications"
CREATE INDEX `application_credit_memo_id` ON `applications` (`credit_memo_id`);
-- create index "application_account_id_effective_on" to table: "applications"
CREATE INDEX `application_account_id_effective_on` ON `applications` (`account_id`, `effective_on`);
-- create "attachments" table
CREATE TABLE `attachments` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `subject_id` integer NULL, `file_name` text NOT NULL, `media_type` text NOT NULL, `size` integer NOT NULL, `sha256` text NOT NULL, `shared` bool NOT NULL DEFAULT (false), `uploaded_by` integer NULL, `uploaded_by_name` text NOT NULL, `expires_at` datetime NULL, `account_id` integer NULL, CONSTRAINT `attachments_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL);
-- set sequence for "attachments" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("attachments", 17179869184);
-- create index "attachment_account_id" to table: "attachments"
CREATE INDEX `attachment_account_id` ON `attachments` (`account_id`);
-- create index "attachment_subject_id" to table: "attachments"
CREATE INDEX `attachment_subject_id` ON `attachments` (`subject_id`);
-- create "audit_chains" table
CREATE TABLE `audit_chains` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `chain` integer NOT NULL, `seq` integer NOT NULL DEFAULT (0), `hash` text NOT NULL DEFAULT (''));
-- set sequence for "audit_chains" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("audit_chains", 21474836480);
-- create index "audit_chains_chain_key" to table: "audit_chains"
CREATE UNIQUE INDEX `audit_chains_chain_key` ON `audit_chains` (`chain`);
-- create "audit_events" table
CREATE TABLE `audit_events` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `chain` integer NOT NULL, `seq` integer NOT NULL, `at` datetime NOT NULL, `actor_kind` text NOT NULL, `actor_id` integer NULL, `actor_name` text NOT NULL, `address` text NOT NULL DEFAULT (''), `via` text NOT NULL DEFAULT (''), `request_id` text NOT NULL DEFAULT (''), `action` text NOT NULL, `entity_id` integer NULL, `entity_last_id` integer NULL, `account_id` integer NULL, `changes` text NOT NULL DEFAULT (''), `reason` text NOT NULL DEFAULT (''), `prev_hash` text NOT NULL, `hash` text NOT NULL);
-- set sequence for "audit_events" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("audit_events", 25769803776);
-- create index "auditevent_chain_seq" to table: "audit_events"
CREATE UNIQUE INDEX `auditevent_chain_seq` ON `audit_events` (`chain`, `seq`);
-- create index "auditevent_at" to table: "audit_events"
CREATE INDEX `auditevent_at` ON `audit_events` (`at`);
-- create index "auditevent_entity_id" to table: "audit_events"
CREATE INDEX `auditevent_entity_id` ON `audit_events` (`entity_id`);
-- create index "auditevent_account_id_at" to table: "audit_events"
CREATE INDEX `auditevent_account_id_at` ON `audit_events` (`account_id`, `at`);
-- create index "auditevent_actor_id_at" to table: "audit_events"
CREATE INDEX `auditevent_actor_id_at` ON `audit_events` (`actor_id`, `at`);
-- create "bank_accounts" table
CREATE TABLE `bank_accounts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NOT NULL, `account_id` integer NOT NULL, CONSTRAINT `bank_accounts_accounts_bank_accounts` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION);
-- set sequence for "bank_accounts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("bank_accounts", 30064771072);
-- create index "bankaccount_number" to table: "bank_accounts"
CREATE INDEX `bankaccount_number` ON `bank_accounts` (`number`);
-- create index "bankaccount_account_id_number" to table: "bank_accounts"
CREATE UNIQUE INDEX `bankaccount_account_id_number` ON `bank_accounts` (`account_id`, `number`);
-- create "book_assignments" table
CREATE TABLE `book_assignments` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `function` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `account_id` integer NOT NULL, `user_id` integer NOT NULL, CONSTRAINT `book_assignments_accounts_assignments` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION, CONSTRAINT `book_assignments_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT, CONSTRAINT `assignment_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `book_assignments_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `book_assignments_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "book_assignments" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("book_assignments", 34359738368);
-- create index "bookassignment_user_id_function" to table: "book_assignments"
CREATE INDEX `bookassignment_user_id_function` ON `book_assignments` (`user_id`, `function`);
-- create index "bookassignment_account_id_function_starts_on" to table: "book_assignments"
CREATE UNIQUE INDEX `bookassignment_account_id_function_starts_on` ON `book_assignments` (`account_id`, `function`, `starts_on`);
-- create "business_units" table
CREATE TABLE `business_units` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `currency` text NOT NULL, `time_zone` text NOT NULL DEFAULT ('UTC'), `small_balance_minor` integer NOT NULL DEFAULT (0));
-- set sequence for "business_units" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("business_units", 38654705664);
-- create index "business_units_code_key" to table: "business_units"
CREATE UNIQUE INDEX `business_units_code_key` ON `business_units` (`code`);
-- create "contacts" table
CREATE TABLE `contacts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `role` text NOT NULL DEFAULT (''), `email` text NOT NULL DEFAULT (''), `phone` text NOT NULL DEFAULT (''), `language` text NOT NULL DEFAULT (''), `account_id` integer NOT NULL, CONSTRAINT `contacts_accounts_contacts` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION);
-- set sequence for "contacts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("contacts", 42949672960);
-- create index "contact_account_id" to table: "contacts"
CREATE INDEX `contact_account_id` ON `contacts` (`account_id`);
-- create "contracts" table
CREATE TABLE `contracts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `currency` text NOT NULL, `starts_on` text NOT NULL, `ends_on` text NULL, `description` text NOT NULL DEFAULT (''), `business_unit_id` integer NOT NULL, `account_id` integer NOT NULL, CONSTRAINT `contracts_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `contracts_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `contract_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `contracts_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `contracts_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "contracts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("contracts", 47244640256);
-- create index "contract_business_unit_id_number" to table: "contracts"
CREATE UNIQUE INDEX `contract_business_unit_id_number` ON `contracts` (`business_unit_id`, `number`);
-- create index "contract_account_id" to table: "contracts"
CREATE INDEX `contract_account_id` ON `contracts` (`account_id`);
-- create "contract_lines" table
CREATE TABLE `contract_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `line_no` integer NOT NULL, `description` text NOT NULL DEFAULT (''), `quantity` text NOT NULL, `unit_price` text NOT NULL, `frequency` text NOT NULL DEFAULT ('MONTHLY'), `timing` text NOT NULL DEFAULT ('ADVANCE'), `starts_on` text NOT NULL, `ends_on` text NULL, `contracted_on` text NULL, `installed_on` text NULL, `functional_on` text NULL, `disconnected_on` text NULL, `contract_id` integer NOT NULL, `product_id` integer NOT NULL, CONSTRAINT `contract_lines_contracts_lines` FOREIGN KEY (`contract_id`) REFERENCES `contracts` (`id`) ON DELETE NO ACTION, CONSTRAINT `contract_lines_products_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE RESTRICT, CONSTRAINT `contract_line_days` CHECK (ends_on IS NULL OR starts_on <= ends_on), CONSTRAINT `contract_lines_contracted_on` CHECK (contracted_on IS NULL OR contracted_on IS date(contracted_on)), CONSTRAINT `contract_lines_disconnected_on` CHECK (disconnected_on IS NULL OR disconnected_on IS date(disconnected_on)), CONSTRAINT `contract_lines_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `contract_lines_functional_on` CHECK (functional_on IS NULL OR functional_on IS date(functional_on)), CONSTRAINT `contract_lines_installed_on` CHECK (installed_on IS NULL OR installed_on IS date(installed_on)), CONSTRAINT `contract_lines_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "contract_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("contract_lines", 51539607552);
-- create index "contractline_contract_id_line_no" to table: "contract_lines"
CREATE UNIQUE INDEX `contractline_contract_id_line_no` ON `contract_lines` (`contract_id`, `line_no`);
-- create "credit_memos" table
CREATE TABLE `credit_memos` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NULL, `issue_on` text NOT NULL, `currency` text NOT NULL, `tax_minor` integer NOT NULL, `amount_minor` integer NOT NULL, `applied_minor` integer NOT NULL DEFAULT (0), `unapplied_minor` integer NOT NULL DEFAULT (0), `status` text NOT NULL DEFAULT ('REQUESTED'), `reason` text NOT NULL, `description` text NOT NULL DEFAULT (''), `requested_by` integer NULL, `decided_by` integer NULL, `decided_at` datetime NULL, `decision_note` text NOT NULL DEFAULT (''), `origin` text NOT NULL DEFAULT ('MANUAL'), `business_unit_id` integer NOT NULL, `account_id` integer NOT NULL, `invoice_id` integer NULL, CONSTRAINT `credit_memos_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `credit_memos_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `credit_memos_invoices_invoice` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE SET NULL, CONSTRAINT `credit_memo_amount` CHECK (amount_minor > 0 AND tax_minor >= 0 AND tax_minor <= amount_minor AND applied_minor >= 0), CONSTRAINT `credit_memo_unapplied` CHECK (status = 'POSTED' AND number IS NOT NULL AND unapplied_minor = amount_minor - applied_minor AND unapplied_minor >= 0 OR status <> 'POSTED' AND number IS NULL AND unapplied_minor = 0 AND applied_minor = 0), CONSTRAINT `credit_memos_issue_on` CHECK (issue_on IS NULL OR issue_on IS date(issue_on)));
-- set sequence for "credit_memos" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("credit_memos", 55834574848);
-- create index "creditmemo_business_unit_id_number" to table: "credit_memos"
CREATE UNIQUE INDEX `creditmemo_business_unit_id_number` ON `credit_memos` (`business_unit_id`, `number`);
-- create index "creditmemo_account_id_issue_on" to table: "credit_memos"
CREATE INDEX `creditmemo_account_id_issue_on` ON `credit_memos` (`account_id`, `issue_on`);
-- create index "creditmemo_invoice_id" to table: "credit_memos"
CREATE INDEX `creditmemo_invoice_id` ON `credit_memos` (`invoice_id`);
-- create index "credit_memo_open" to table: "credit_memos"
CREATE INDEX `credit_memo_open` ON `credit_memos` (`account_id`, `currency`, `issue_on`, `unapplied_minor`, `business_unit_id`) WHERE unapplied_minor <> 0;
-- create "credit_memo_lines" table
CREATE TABLE `credit_memo_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `line_no` integer NOT NULL, `description` text NOT NULL DEFAULT (''), `amount_minor` integer NOT NULL, `tax_minor` integer NOT NULL, `currency` text NOT NULL, `credit_memo_id` integer NOT NULL, `invoice_line_id` integer NULL, CONSTRAINT `credit_memo_lines_credit_memos_lines` FOREIGN KEY (`credit_memo_id`) REFERENCES `credit_memos` (`id`) ON DELETE NO ACTION, CONSTRAINT `credit_memo_lines_invoice_lines_invoice_line` FOREIGN KEY (`invoice_line_id`) REFERENCES `invoice_lines` (`id`) ON DELETE SET NULL);
-- set sequence for "credit_memo_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("credit_memo_lines", 60129542144);
-- create index "creditmemoline_credit_memo_id_line_no" to table: "credit_memo_lines"
CREATE UNIQUE INDEX `creditmemoline_credit_memo_id_line_no` ON `credit_memo_lines` (`credit_memo_id`, `line_no`);
-- create "file_parts" table
CREATE TABLE `file_parts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `part` integer NOT NULL, `content` blob NOT NULL, `attachment_id` integer NOT NULL, CONSTRAINT `file_parts_attachments_attachment` FOREIGN KEY (`attachment_id`) REFERENCES `attachments` (`id`) ON DELETE RESTRICT);
-- set sequence for "file_parts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("file_parts", 64424509440);
-- create index "filepart_attachment_id_part" to table: "file_parts"
CREATE UNIQUE INDEX `filepart_attachment_id_part` ON `file_parts` (`attachment_id`, `part`);
-- create "gl_accounts" table
CREATE TABLE `gl_accounts` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `code` text NOT NULL, `name` text NOT NULL, `kind` text NOT NULL, `purpose` text NULL, `business_unit_id` integer NOT NULL, CONSTRAINT `gl_accounts_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT);
-- set sequence for "gl_accounts" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("gl_accounts", 68719476736);
-- create index "glaccount_business_unit_id_code" to table: "gl_accounts"
CREATE UNIQUE INDEX `glaccount_business_unit_id_code` ON `gl_accounts` (`business_unit_id`, `code`);
-- create index "glaccount_business_unit_id_purpose" to table: "gl_accounts"
CREATE UNIQUE INDEX `glaccount_business_unit_id_purpose` ON `gl_accounts` (`business_unit_id`, `purpose`);
-- create "idempotency_records" table
CREATE TABLE `idempotency_records` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `caller` text NOT NULL, `operation` text NOT NULL, `key` text NOT NULL, `input_hash` text NOT NULL, `result_id` integer NOT NULL);
-- set sequence for "idempotency_records" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("idempotency_records", 73014444032);
-- create index "idempotencyrecord_caller_operation_key" to table: "idempotency_records"
CREATE UNIQUE INDEX `idempotencyrecord_caller_operation_key` ON `idempotency_records` (`caller`, `operation`, `key`);
-- create index "idempotencyrecord_created_at" to table: "idempotency_records"
CREATE INDEX `idempotencyrecord_created_at` ON `idempotency_records` (`created_at`);
-- create "inventory_items" table
CREATE TABLE `inventory_items` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `number` text NOT NULL, `kind` text NOT NULL, `identifier` text NOT NULL, `carrier_account` text NOT NULL DEFAULT (''), `site` text NOT NULL DEFAULT (''), `cost_centre` text NOT NULL DEFAULT (''), `status` text NOT NULL DEFAULT ('PLANNED'), `installed_on` text NULL, `disconnected_on` text NULL, `account_id` integer NULL, `carrier_id` integer NULL, CONSTRAINT `inventory_items_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `inventory_items_accounts_carrier` FOREIGN KEY (`carrier_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `inventory_items_disconnected_on` CHECK (disconnected_on IS NULL OR disconnected_on IS date(disconnected_on)), CONSTRAINT `inventory_items_installed_on` CHECK (installed_on IS NULL OR installed_on IS date(installed_on)));
-- set sequence for "inventory_items" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("inventory_items", 77309411328);
-- create index "inventory_items_number_key" to table: "inventory_items"
CREATE UNIQUE INDEX `inventory_items_number_key` ON `inventory_items` (`number`);
-- create index "inventoryitem_identifier" to table: "inventory_items"
CREATE INDEX `inventoryitem_identifier` ON `inventory_items` (`identifier`);
-- create index "inventoryitem_account_id" to table: "inventory_items"
CREATE INDEX `inventoryitem_account_id` ON `inventory_items` (`account_id`);
-- create "inventory_links" table
CREATE TABLE `inventory_links` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `order_reference` text NOT NULL DEFAULT (''), `task_reference` text NOT NULL DEFAULT (''), `item_id` integer NOT NULL, `contract_line_id` integer NULL, `invoice_line_id` integer NULL, CONSTRAINT `inventory_links_inventory_items_links` FOREIGN KEY (`item_id`) REFERENCES `inventory_items` (`id`) ON DELETE NO ACTION, CONSTRAINT `inventory_links_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE SET NULL, CONSTRAINT `inventory_links_invoice_lines_invoice_line` FOREIGN KEY (`invoice_line_id`) REFERENCES `invoice_lines` (`id`) ON DELETE SET NULL, CONSTRAINT `inventory_link_target` CHECK (contract_line_id IS NOT NULL OR invoice_line_id IS NOT NULL OR order_reference <> '' OR task_reference <> ''));
-- set sequence for "inventory_links" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("inventory_links", 81604378624);
-- create index "inventorylink_item_id" to table: "inventory_links"
CREATE INDEX `inventorylink_item_id` ON `inventory_links` (`item_id`);
-- create index "inventorylink_contract_line_id" to table: "inventory_links"
CREATE INDEX `inventorylink_contract_line_id` ON `inventory_links` (`contract_line_id`);
-- create index "inventorylink_invoice_line_id" to table: "inventory_links"
CREATE INDEX `inventorylink_invoice_line_id` ON `inventory_links` (`invoice_line_id`);
-- create "invoices" table
CREATE TABLE `invoices` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NOT NULL, `issue_on` text NOT NULL, `due_on` text NOT NULL, `currency` text NOT NULL, `tax_minor` integer NOT NULL, `total_minor` integer NOT NULL, `applied_minor` integer NOT NULL DEFAULT (0), `adjusted_minor` integer NOT NULL DEFAULT (0), `balance_minor` integer NOT NULL, `purchase_order` text NOT NULL DEFAULT (''), `description` text NOT NULL DEFAULT (''), `origin` text NOT NULL DEFAULT ('MANUAL'), `account_id` integer NOT NULL, `business_unit_id` integer NOT NULL, `contract_id` integer NULL, CONSTRAINT `invoices_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `invoices_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `invoices_contracts_contract` FOREIGN KEY (`contract_id`) REFERENCES `contracts` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_balance` CHECK (balance_minor = total_minor - applied_minor - adjusted_minor AND balance_minor >= 0 AND balance_minor <= total_minor), CONSTRAINT `invoice_due` CHECK (issue_on <= due_on), CONSTRAINT `invoice_total` CHECK (total_minor >= 0 AND tax_minor >= 0 AND tax_minor <= total_minor), CONSTRAINT `invoices_due_on` CHECK (due_on IS NULL OR due_on IS date(due_on)), CONSTRAINT `invoices_issue_on` CHECK (issue_on IS NULL OR issue_on IS date(issue_on)));
-- set sequence for "invoices" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("invoices", 85899345920);
-- create index "invoice_business_unit_id_number" to table: "invoices"
CREATE UNIQUE INDEX `invoice_business_unit_id_number` ON `invoices` (`business_unit_id`, `number`);
-- create index "invoice_account_id_issue_on" to table: "invoices"
CREATE INDEX `invoice_account_id_issue_on` ON `invoices` (`account_id`, `issue_on`);
-- create index "invoice_issue_on" to table: "invoices"
CREATE INDEX `invoice_issue_on` ON `invoices` (`issue_on`);
-- create index "invoice_open" to table: "invoices"
CREATE INDEX `invoice_open` ON `invoices` (`account_id`, `currency`, `due_on`, `issue_on`, `balance_minor`, `business_unit_id`) WHERE balance_minor <> 0;
-- create index "invoice_open_due" to table: "invoices"
CREATE INDEX `invoice_open_due` ON `invoices` (`due_on`) WHERE balance_minor <> 0;
-- create "invoice_lines" table
CREATE TABLE `invoice_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `line_no` integer NOT NULL, `description` text NOT NULL DEFAULT (''), `quantity` text NOT NULL, `unit_price` text NOT NULL, `amount_minor` integer NOT NULL, `tax_minor` integer NOT NULL, `currency` text NOT NULL, `service_from` text NULL, `service_to` text NULL, `invoice_id` integer NOT NULL, `product_id` integer NULL, `contract_line_id` integer NULL, CONSTRAINT `invoice_lines_invoices_lines` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE NO ACTION, CONSTRAINT `invoice_lines_products_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_lines_contract_lines_contract_line` FOREIGN KEY (`contract_line_id`) REFERENCES `contract_lines` (`id`) ON DELETE SET NULL, CONSTRAINT `invoice_line_service` CHECK (service_from IS NULL OR service_to IS NULL OR service_from <= service_to), CONSTRAINT `invoice_lines_service_from` CHECK (service_from IS NULL OR service_from IS date(service_from)), CONSTRAINT `invoice_lines_service_to` CHECK (service_to IS NULL OR service_to IS date(service_to)));
-- set sequence for "invoice_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("invoice_lines", 90194313216);
-- create index "invoiceline_invoice_id_line_no" to table: "invoice_lines"
CREATE UNIQUE INDEX `invoiceline_invoice_id_line_no` ON `invoice_lines` (`invoice_id`, `line_no`);
-- create "jobs" table
CREATE TABLE `jobs` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('QUEUED'), `done` integer NOT NULL DEFAULT (0), `total` integer NOT NULL DEFAULT (0), `message` text NOT NULL DEFAULT (''), `error` text NOT NULL DEFAULT (''), `input` json NULL, `result` json NULL, `cancel_requested` bool NOT NULL DEFAULT (false), `started_by_kind` text NOT NULL, `started_by` integer NULL, `started_at` datetime NULL, `finished_at` datetime NULL, `heartbeat_at` datetime NULL, `worker` text NOT NULL DEFAULT (''), `result_file_id` integer NULL, CONSTRAINT `jobs_attachments_result_file` FOREIGN KEY (`result_file_id`) REFERENCES `attachments` (`id`) ON DELETE SET NULL, CONSTRAINT `job_progress` CHECK (done >= 0 AND total >= 0));
-- set sequence for "jobs" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("jobs", 94489280512);
-- create index "job_state_heartbeat_at" to table: "jobs"
CREATE INDEX `job_state_heartbeat_at` ON `jobs` (`state`, `heartbeat_at`);
-- create index "job_started_by" to table: "jobs"
CREATE INDEX `job_started_by` ON `jobs` (`started_by`);
-- create "journal_entries" table
CREATE TABLE `journal_entries` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `effective_on` text NOT NULL, `recorded_at` datetime NOT NULL, `source_id` integer NOT NULL, `kind` text NOT NULL, `business_unit_id` integer NOT NULL, CONSTRAINT `journal_entries_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `journal_entries_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)));
-- set sequence for "journal_entries" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("journal_entries", 98784247808);
-- create index "journalentry_source_id" to table: "journal_entries"
CREATE INDEX `journalentry_source_id` ON `journal_entries` (`source_id`);
-- create "journal_lines" table
CREATE TABLE `journal_lines` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `account_id` integer NULL, `currency` text NOT NULL, `amount_minor` integer NOT NULL, `effective_on` text NOT NULL, `entry_id` integer NOT NULL, `gl_account_id` integer NOT NULL, CONSTRAINT `journal_lines_journal_entries_lines` FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE NO ACTION, CONSTRAINT `journal_lines_gl_accounts_gl_account` FOREIGN KEY (`gl_account_id`) REFERENCES `gl_accounts` (`id`) ON DELETE NO ACTION, CONSTRAINT `journal_line_amount` CHECK (amount_minor <> 0), CONSTRAINT `journal_lines_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)));
-- set sequence for "journal_lines" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("journal_lines", 103079215104);
-- create index "journalline_entry_id" to table: "journal_lines"
CREATE INDEX `journalline_entry_id` ON `journal_lines` (`entry_id`);
-- create index "journalline_gl_account_id_effective_on" to table: "journal_lines"
CREATE INDEX `journalline_gl_account_id_effective_on` ON `journal_lines` (`gl_account_id`, `effective_on`);
-- create "ledger_totals" table
CREATE TABLE `ledger_totals` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `currency` text NOT NULL, `month` text NOT NULL, `shard` integer NOT NULL, `amount_minor` integer NOT NULL DEFAULT (0), `gl_account_id` integer NOT NULL, CONSTRAINT `ledger_totals_gl_accounts_gl_account` FOREIGN KEY (`gl_account_id`) REFERENCES `gl_accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `ledger_totals_month` CHECK (month IS NULL OR month IS date(month)));
-- set sequence for "ledger_totals" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("ledger_totals", 107374182400);
-- create index "ledgertotal_gl_account_id_currency_month_shard" to table: "ledger_totals"
CREATE UNIQUE INDEX `ledgertotal_gl_account_id_currency_month_shard` ON `ledger_totals` (`gl_account_id`, `currency`, `month`, `shard`);
-- create "notes" table
CREATE TABLE `notes` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `subject_id` integer NOT NULL, `body` text NOT NULL, `author_id` integer NULL, `author_name` text NOT NULL, `account_id` integer NOT NULL, CONSTRAINT `notes_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION);
-- set sequence for "notes" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("notes", 111669149696);
-- create index "note_account_id_created_at" to table: "notes"
CREATE INDEX `note_account_id_created_at` ON `notes` (`account_id`, `created_at`);
-- create index "note_subject_id" to table: "notes"
CREATE INDEX `note_subject_id` ON `notes` (`subject_id`);
-- create "number_sequences" table
CREATE TABLE `number_sequences` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `kind` text NOT NULL, `year` integer NOT NULL, `last` integer NOT NULL DEFAULT (0), `business_unit_id` integer NOT NULL, CONSTRAINT `number_sequences_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT);
-- set sequence for "number_sequences" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("number_sequences", 115964116992);
-- create index "numbersequence_business_unit_id_kind_year" to table: "number_sequences"
CREATE UNIQUE INDEX `numbersequence_business_unit_id_kind_year` ON `number_sequences` (`business_unit_id`, `kind`, `year`);
-- create "payments" table
CREATE TABLE `payments` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `number` text NOT NULL, `received_on` text NOT NULL, `currency` text NOT NULL, `amount_minor` integer NOT NULL, `applied_minor` integer NOT NULL DEFAULT (0), `reversed_minor` integer NOT NULL DEFAULT (0), `unapplied_minor` integer NOT NULL, `method` text NOT NULL DEFAULT ('OTHER'), `reference` text NOT NULL DEFAULT (''), `remittance` text NOT NULL DEFAULT (''), `payer` text NOT NULL DEFAULT (''), `reversed_on` text NULL, `reversal_reason` text NOT NULL DEFAULT (''), `origin` text NOT NULL DEFAULT ('MANUAL'), `business_unit_id` integer NOT NULL, `account_id` integer NULL, CONSTRAINT `payments_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `payments_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `payment_amount` CHECK (amount_minor > 0 AND applied_minor >= 0), CONSTRAINT `payment_reversed` CHECK (reversed_minor = 0 AND reversed_on IS NULL OR reversed_minor = amount_minor AND reversed_on IS NOT NULL), CONSTRAINT `payment_unapplied` CHECK (unapplied_minor = amount_minor - applied_minor - reversed_minor AND unapplied_minor >= 0 AND unapplied_minor <= amount_minor), CONSTRAINT `payments_received_on` CHECK (received_on IS NULL OR received_on IS date(received_on)), CONSTRAINT `payments_reversed_on` CHECK (reversed_on IS NULL OR reversed_on IS date(reversed_on)));
-- set sequence for "payments" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("payments", 120259084288);
-- create index "payment_business_unit_id_number" to table: "payments"
CREATE UNIQUE INDEX `payment_business_unit_id_number` ON `payments` (`business_unit_id`, `number`);
-- create index "payment_account_id_received_on" to table: "payments"
CREATE INDEX `payment_account_id_received_on` ON `payments` (`account_id`, `received_on`);
-- create index "payment_received_on" to table: "payments"
CREATE INDEX `payment_received_on` ON `payments` (`received_on`);
-- create index "payment_open" to table: "payments"
CREATE INDEX `payment_open` ON `payments` (`account_id`, `currency`, `received_on`, `unapplied_minor`, `business_unit_id`) WHERE unapplied_minor <> 0;
-- create "periods" table
CREATE TABLE `periods` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `starts_on` text NOT NULL, `ends_on` text NOT NULL, `status` text NOT NULL DEFAULT ('OPEN'), `closed_at` datetime NULL, `closed_by` integer NULL, `business_unit_id` integer NOT NULL, CONSTRAINT `periods_business_units_business_unit` FOREIGN KEY (`business_unit_id`) REFERENCES `business_units` (`id`) ON DELETE RESTRICT, CONSTRAINT `period_days` CHECK (starts_on <= ends_on), CONSTRAINT `periods_ends_on` CHECK (ends_on IS NULL OR ends_on IS date(ends_on)), CONSTRAINT `periods_starts_on` CHECK (starts_on IS NULL OR starts_on IS date(starts_on)));
-- set sequence for "periods" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("periods", 124554051584);
-- create index "period_business_unit_id_starts_on" to table: "periods"
CREATE UNIQUE INDEX `period_business_unit_id_starts_on` ON `periods` (`business_unit_id`, `starts_on`);
-- create "products" table
CREATE TABLE `products` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `code` text NOT NULL, `name` text NOT NULL, `unit` text NOT NULL DEFAULT (''), `tax_class` text NOT NULL DEFAULT (''), `revenue_code` text NOT NULL DEFAULT (''));
-- set sequence for "products" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("products", 128849018880);
-- create index "products_code_key" to table: "products"
CREATE UNIQUE INDEX `products_code_key` ON `products` (`code`);
-- create "receivable_entries" table
CREATE TABLE `receivable_entries` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `business_unit_id` integer NOT NULL, `item_kind` text NOT NULL, `item_id` integer NOT NULL, `source_id` integer NOT NULL, `currency` text NOT NULL, `amount_minor` integer NOT NULL, `effective_on` text NOT NULL, `item_issue_on` text NOT NULL, `item_due_on` text NOT NULL, `recorded_at` datetime NOT NULL, `account_id` integer NULL, CONSTRAINT `receivable_entries_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL, CONSTRAINT `receivable_entries_effective_on` CHECK (effective_on IS NULL OR effective_on IS date(effective_on)), CONSTRAINT `receivable_entries_item_due_on` CHECK (item_due_on IS NULL OR item_due_on IS date(item_due_on)), CONSTRAINT `receivable_entries_item_issue_on` CHECK (item_issue_on IS NULL OR item_issue_on IS date(item_issue_on)), CONSTRAINT `receivable_entry_amount` CHECK (amount_minor <> 0));
-- set sequence for "receivable_entries" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("receivable_entries", 133143986176);
-- create index "receivableentry_item_id" to table: "receivable_entries"
CREATE INDEX `receivableentry_item_id` ON `receivable_entries` (`item_id`);
-- create index "receivableentry_account_id_effective_on" to table: "receivable_entries"
CREATE INDEX `receivableentry_account_id_effective_on` ON `receivable_entries` (`account_id`, `effective_on`);
-- create index "receivableentry_effective_on_i_cf1692bd8dc1abc0073f17223538181d" to table: "receivable_entries"
CREATE INDEX `receivableentry_effective_on_i_cf1692bd8dc1abc0073f17223538181d` ON `receivable_entries` (`effective_on`, `item_kind`, `account_id`, `item_id`, `amount_minor`);
-- create "refresh_tokens" table
CREATE TABLE `refresh_tokens` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `token_hash` text NOT NULL, `family` text NOT NULL, `family_started_at` datetime NOT NULL, `expires_at` datetime NOT NULL, `rotated_at` datetime NULL, `revoked_at` datetime NULL, `address` text NOT NULL DEFAULT (''), `agent` text NOT NULL DEFAULT (''), `user_id` integer NOT NULL, CONSTRAINT `refresh_tokens_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT);
-- set sequence for "refresh_tokens" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("refresh_tokens", 137438953472);
-- create index "refresh_tokens_token_hash_key" to table: "refresh_tokens"
CREATE UNIQUE INDEX `refresh_tokens_token_hash_key` ON `refresh_tokens` (`token_hash`);
-- create index "refreshtoken_family" to table: "refresh_tokens"
CREATE INDEX `refreshtoken_family` ON `refresh_tokens` (`family`);
-- create index "refreshtoken_user_id" to table: "refresh_tokens"
CREATE INDEX `refreshtoken_user_id` ON `refresh_tokens` (`user_id`);
-- create index "refreshtoken_expires_at" to table: "refresh_tokens"
CREATE INDEX `refreshtoken_expires_at` ON `refresh_tokens` (`expires_at`);
-- create "role_grants" table
CREATE TABLE `role_grants` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `role` text NOT NULL, `granted_by` integer NULL, `revoked_at` datetime NULL, `revoked_by` integer NULL, `user_id` integer NOT NULL, `account_id` integer NULL, CONSTRAINT `role_grants_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT, CONSTRAINT `role_grants_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL);
-- set sequence for "role_grants" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("role_grants", 141733920768);
-- create index "rolegrant_user_id" to table: "role_grants"
CREATE INDEX `rolegrant_user_id` ON `role_grants` (`user_id`);
-- create index "rolegrant_account_id" to table: "role_grants"
CREATE INDEX `rolegrant_account_id` ON `role_grants` (`account_id`);
-- create "signing_keys" table
CREATE TABLE `signing_keys` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `kid` text NOT NULL, `public_key` blob NOT NULL, `private_key` blob NOT NULL, `retired_at` datetime NULL);
-- set sequence for "signing_keys" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("signing_keys", 146028888064);
-- create index "signing_keys_kid_key" to table: "signing_keys"
CREATE UNIQUE INDEX `signing_keys_kid_key` ON `signing_keys` (`kid`);
-- create "users" table
CREATE TABLE `users` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `username` text NOT NULL, `name` text NOT NULL, `email` text NOT NULL DEFAULT (''), `phone` text NOT NULL DEFAULT (''), `locale` text NOT NULL DEFAULT (''), `time_zone` text NOT NULL DEFAULT ('UTC'), `status` text NOT NULL DEFAULT ('ACTIVE'), `password_hash` text NOT NULL DEFAULT (''), `totp_secret` blob NULL, `totp_confirmed_at` datetime NULL, `totp_last_step` integer NOT NULL DEFAULT (0), `recovery_hashes` json NULL, `last_sign_in_at` datetime NULL);
-- set sequence for "users" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("users", 150323855360);
-- create index "users_username_key" to table: "users"
CREATE UNIQUE INDEX `users_username_key` ON `users` (`username`);
-- create "api_client_accounts" table
CREATE TABLE `api_client_accounts` (`api_client_id` integer NOT NULL, `account_id` integer NOT NULL, PRIMARY KEY (`api_client_id`, `account_id`), CONSTRAINT `api_client_accounts_api_client_id` FOREIGN KEY (`api_client_id`) REFERENCES `api_clients` (`id`) ON DELETE CASCADE, CONSTRAINT `api_client_accounts_account_id` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE);
