-- +goose Up
-- create "default_views" table
CREATE TABLE `default_views` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `list` text NOT NULL, `role` text NULL, `built_in` text NOT NULL DEFAULT (''), `user_id` integer NULL, `view_id` integer NULL, CONSTRAINT `default_views_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT, CONSTRAINT `default_views_saved_views_view` FOREIGN KEY (`view_id`) REFERENCES `saved_views` (`id`) ON DELETE RESTRICT, CONSTRAINT `default_view_which` CHECK (view_id IS NULL AND built_in <> '' OR view_id IS NOT NULL AND built_in = ''), CONSTRAINT `default_view_whose` CHECK (user_id IS NULL AND role IS NOT NULL OR user_id IS NOT NULL AND role IS NULL));
-- set sequence for "default_views" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("default_views", 240518168576);
-- create index "defaultview_list_user_id" to table: "default_views"
CREATE UNIQUE INDEX `defaultview_list_user_id` ON `default_views` (`list`, `user_id`);
-- create index "defaultview_list_role" to table: "default_views"
CREATE UNIQUE INDEX `defaultview_list_role` ON `default_views` (`list`, `role`);
-- create index "defaultview_view_id" to table: "default_views"
CREATE INDEX `defaultview_view_id` ON `default_views` (`view_id`);
-- create "saved_views" table
CREATE TABLE `saved_views` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list` text NOT NULL, `name` text NOT NULL, `audience` text NOT NULL DEFAULT ('PERSONAL'), `filter` text NOT NULL DEFAULT (''), `sort` text NOT NULL DEFAULT (''), `columns` json NOT NULL, `density` text NULL, `owner_id` integer NOT NULL, CONSTRAINT `saved_views_users_owner` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT);
-- set sequence for "saved_views" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("saved_views", 244813135872);
-- create index "savedview_owner_id_list_name" to table: "saved_views"
CREATE UNIQUE INDEX `savedview_owner_id_list_name` ON `saved_views` (`owner_id`, `list`, `name`);
-- create index "savedview_list_audience" to table: "saved_views"
CREATE INDEX `savedview_list_audience` ON `saved_views` (`list`, `audience`);
-- create "webhook_deliveries" table
CREATE TABLE `webhook_deliveries` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `event_key` text NOT NULL, `type` text NOT NULL, `occurred_at` datetime NOT NULL, `body` text NOT NULL, `status` text NOT NULL DEFAULT ('QUEUED'), `attempts` integer NOT NULL DEFAULT (0), `next_at` datetime NULL, `attempted_at` datetime NULL, `answer` integer NOT NULL DEFAULT (0), `problem` text NOT NULL DEFAULT (''), `lease` integer NOT NULL DEFAULT (0), `endpoint_id` integer NOT NULL, `account_id` integer NULL, CONSTRAINT `webhook_deliveries_webhook_endpoints_endpoint` FOREIGN KEY (`endpoint_id`) REFERENCES `webhook_endpoints` (`id`) ON DELETE RESTRICT, CONSTRAINT `webhook_deliveries_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `webhook_attempts` CHECK (attempts >= 0));
-- set sequence for "webhook_deliveries" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("webhook_deliveries", 249108103168);
-- create index "webhookdelivery_endpoint_id_event_key" to table: "webhook_deliveries"
CREATE UNIQUE INDEX `webhookdelivery_endpoint_id_event_key` ON `webhook_deliveries` (`endpoint_id`, `event_key`);
-- create index "webhookdelivery_endpoint_id_next_at" to table: "webhook_deliveries"
CREATE INDEX `webhookdelivery_endpoint_id_next_at` ON `webhook_deliveries` (`endpoint_id`, `next_at`) WHERE status = 'QUEUED';
-- create index "webhookdelivery_endpoint_id_created_at" to table: "webhook_deliveries"
CREATE INDEX `webhookdelivery_endpoint_id_created_at` ON `webhook_deliveries` (`endpoint_id`, `created_at`);
-- create index "webhookdelivery_created_at" to table: "webhook_deliveries"
CREATE INDEX `webhookdelivery_created_at` ON `webhook_deliveries` (`created_at`);
-- create "webhook_endpoints" table
CREATE TABLE `webhook_endpoints` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `url` text NOT NULL, `description` text NOT NULL DEFAULT (''), `events` json NOT NULL, `secret` blob NOT NULL, `previous_secret` blob NULL, `previous_secret_until` datetime NULL, `status` text NOT NULL DEFAULT ('ENABLED'), `note` text NOT NULL DEFAULT (''), `failing_since` datetime NULL, `paused_until` datetime NULL, `last_success_at` datetime NULL, `place` text NOT NULL DEFAULT (''), `created_by` integer NULL, `client_id` integer NULL, `account_id` integer NULL, CONSTRAINT `webhook_endpoints_api_clients_client` FOREIGN KEY (`client_id`) REFERENCES `api_clients` (`id`) ON DELETE RESTRICT, CONSTRAINT `webhook_endpoints_accounts_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT, CONSTRAINT `webhook_owner` CHECK (client_id IS NULL OR account_id IS NULL));
-- set sequence for "webhook_endpoints" table
INSERT INTO sqlite_sequence (name, seq) VALUES ("webhook_endpoints", 253403070464);
-- create index "webhookendpoint_client_id" to table: "webhook_endpoints"
CREATE INDEX `webhookendpoint_client_id` ON `webhook_endpoints` (`client_id`);
-- create index "webhookendpoint_account_id" to table: "webhook_endpoints"
CREATE INDEX `webhookendpoint_account_id` ON `webhook_endpoints` (`account_id`);
-- create index "webhookendpoint_status" to table: "webhook_endpoints"
CREATE INDEX `webhookendpoint_status` ON `webhook_endpoints` (`status`);
