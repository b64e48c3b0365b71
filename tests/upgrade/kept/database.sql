BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0022');
CREATE TABLE alerts (
	integration_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	administrators_told_at DATETIME, 
	CONSTRAINT pk_alerts PRIMARY KEY (integration_id), 
	CONSTRAINT fk_alerts_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "alerts" VALUES(5,'2026-11-29 07:17:29.766529','2026-11-29 07:17:29.766532');
CREATE TABLE approvals (
	id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	run_id INTEGER, 
	side VARCHAR(5) NOT NULL, 
	live_links INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	decided_at DATETIME, 
	approved BOOLEAN, 
	decided_by_id INTEGER, 
	CONSTRAINT pk_approvals PRIMARY KEY (id), 
	CONSTRAINT fk_approvals_decided_by_id_users FOREIGN KEY(decided_by_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT fk_approvals_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_approvals_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE SET NULL
);
INSERT INTO "approvals" VALUES(1,1,17,'here',25,'2026-11-29 07:17:26.162722',NULL,NULL,NULL);
INSERT INTO "approvals" VALUES(2,5,NULL,'there',2,'2026-11-29 07:17:29.832613','2026-11-29 07:17:29.831373',0,NULL);
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT fk_assignments_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT fk_assignments_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_assignments_item_id_user_id UNIQUE (item_id, user_id)
);
INSERT INTO "assignments" VALUES(1,1,1);
INSERT INTO "assignments" VALUES(2,1,2);
INSERT INTO "assignments" VALUES(3,3,1);
INSERT INTO "assignments" VALUES(4,3,2);
INSERT INTO "assignments" VALUES(5,4,1);
CREATE TABLE busy_times (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	source VARCHAR(40) NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	CONSTRAINT pk_busy_times PRIMARY KEY (id), 
	CONSTRAINT fk_busy_times_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "busy_times" VALUES(1,1,'integration-1','2026-12-08 08:00:00.000000','2026-12-08 09:00:00.000000');
CREATE TABLE clients (
	id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	address TEXT NOT NULL, 
	time_zone VARCHAR(64) NOT NULL, 
	reference VARCHAR(100), 
	created_at DATETIME NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL, uid VARCHAR(36), 
	CONSTRAINT pk_clients PRIMARY KEY (id), 
	CONSTRAINT uq_clients_reference UNIQUE (reference)
);
INSERT INTO "clients" VALUES(1,'Harbour Ltd','Quay 4','Europe/Berlin',NULL,'2026-11-29 07:17:22.195934',NULL,1,NULL);
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	phone VARCHAR(50) NOT NULL, 
	archived_at DATETIME, 
	version INTEGER NOT NULL, uid VARCHAR(36), 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_client_id_clients FOREIGN KEY(client_id) REFERENCES clients (id) ON DELETE CASCADE
);
INSERT INTO "contacts" VALUES(1,1,'Kim','','123',NULL,1,NULL);
CREATE TABLE crm_activities (
	item_id INTEGER NOT NULL, 
	type VARCHAR(10) NOT NULL, 
	client_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_crm_activities PRIMARY KEY (item_id), 
	CONSTRAINT fk_crm_activities_client_id_clients FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_crm_activities_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE SET NULL, 
	CONSTRAINT fk_crm_activities_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "crm_activities" VALUES(2,'visit',1,NULL,'');
CREATE TABLE deployment (
	id INTEGER NOT NULL, 
	deployment_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_deployment PRIMARY KEY (id)
);
INSERT INTO "deployment" VALUES(1,'97978e8a-c4cb-4061-ab23-69edf7338ae5');
CREATE TABLE event_texts (
	kind VARCHAR(20) NOT NULL, 
	subject TEXT NOT NULL, 
	location TEXT NOT NULL, 
	description TEXT NOT NULL, 
	done_prefix VARCHAR(20) NOT NULL, version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_event_texts PRIMARY KEY (kind)
);
INSERT INTO "event_texts" VALUES('to_do','{title}','','','Done: ',1);
CREATE TABLE failures (
	integration_id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	since DATETIME NOT NULL, 
	count INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	tried_at DATETIME NOT NULL, 
	retry_at DATETIME, 
	calendar_gone BOOLEAN NOT NULL, 
	CONSTRAINT pk_failures PRIMARY KEY (integration_id, kind), 
	CONSTRAINT fk_failures_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "failures" VALUES(1,'sending','2026-11-29 07:17:29.561494',1,'The server did not answer in time.','2026-11-29 07:17:29.561494','2026-11-29 07:17:39.512734',0);
INSERT INTO "failures" VALUES(2,'sending','2026-11-29 07:17:29.596147',1,'The server did not answer in time.','2026-11-29 07:17:29.596147','2026-11-29 07:17:39.476253',0);
INSERT INTO "failures" VALUES(7,'reading','2026-11-29 07:17:29.817650',2,'The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 07:17:29.818390',NULL,0);
INSERT INTO "failures" VALUES(7,'sending','2026-11-29 07:17:29.817702',2,'The server does not allow access to this calendar.','2026-11-29 07:17:29.818392',NULL,0);
INSERT INTO "failures" VALUES(7,'manual','2026-11-29 07:17:29.817728',2,'The server refused the request (status 503).','2026-11-29 07:17:29.818392',NULL,0);
INSERT INTO "failures" VALUES(7,'undo','2026-11-29 07:17:29.817746',2,'The server no longer accepts the user name and password.','2026-11-29 07:17:29.818393',NULL,0);
INSERT INTO "failures" VALUES(7,'busy','2026-11-29 07:17:29.817759',2,'The server asked to slow down.','2026-11-29 07:17:29.818393',NULL,0);
INSERT INTO "failures" VALUES(8,'reading','2026-11-29 07:17:29.818864',2,'The entry is locked on the server just now.','2026-11-29 07:17:29.819171',NULL,0);
INSERT INTO "failures" VALUES(8,'sending','2026-11-29 07:17:29.818898',2,'The server has a problem of its own just now (status 503).','2026-11-29 07:17:29.819172',NULL,0);
INSERT INTO "failures" VALUES(8,'manual','2026-11-29 07:17:29.818913',2,'The server''s list of changes has no end mark.','2026-11-29 07:17:29.819173',NULL,0);
INSERT INTO "failures" VALUES(8,'undo','2026-11-29 07:17:29.818926',2,'The server''s list of changes does not move on.','2026-11-29 07:17:29.819173',NULL,0);
INSERT INTO "failures" VALUES(8,'busy','2026-11-29 07:17:29.818938',2,'The server no longer knows how far we had read.','2026-11-29 07:17:29.819174',NULL,0);
INSERT INTO "failures" VALUES(9,'reading','2026-11-29 07:17:29.819647',2,'The server cannot say what changed since the last time.','2026-11-29 07:17:29.819992',NULL,0);
INSERT INTO "failures" VALUES(9,'sending','2026-11-29 07:17:29.819677',2,'The server did not list the whole calendar.','2026-11-29 07:17:29.819993',NULL,0);
INSERT INTO "failures" VALUES(9,'manual','2026-11-29 07:17:29.819700',2,'The server lists entries that lie outside the calendar.','2026-11-29 07:17:29.819994',NULL,0);
INSERT INTO "failures" VALUES(9,'undo','2026-11-29 07:17:29.819717',2,'How far we had read is no longer known.','2026-11-29 07:17:29.819994',NULL,0);
INSERT INTO "failures" VALUES(9,'busy','2026-11-29 07:17:29.819730',2,'The server said nothing about the calendar.','2026-11-29 07:17:29.819995',NULL,0);
INSERT INTO "failures" VALUES(10,'reading','2026-11-29 07:17:29.820361',2,'The calendar is read-only for this account.','2026-11-29 07:17:29.820656',NULL,0);
INSERT INTO "failures" VALUES(10,'sending','2026-11-29 07:17:29.820386',2,'The calendar has moved on the server. Connect the account again.','2026-11-29 07:17:29.820657',NULL,0);
INSERT INTO "failures" VALUES(10,'manual','2026-11-29 07:17:29.820402',2,'The server answered with something else than calendar data.','2026-11-29 07:17:29.820658',NULL,0);
INSERT INTO "failures" VALUES(10,'undo','2026-11-29 07:17:29.820414',2,'Nothing answers at calendar.example.org, port 443.','2026-11-29 07:17:29.820658',NULL,0);
INSERT INTO "failures" VALUES(10,'busy','2026-11-29 07:17:29.820427',2,'The server uses a name or a tag that no request can carry.','2026-11-29 07:17:29.820658',NULL,0);
INSERT INTO "failures" VALUES(11,'reading','2026-11-29 07:17:29.820991',2,'The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 07:17:29.821272',NULL,0);
INSERT INTO "failures" VALUES(11,'sending','2026-11-29 07:17:29.821024',2,'The calendar server''s answer holds definitions that do not belong there.','2026-11-29 07:17:29.821273',NULL,0);
INSERT INTO "failures" VALUES(11,'manual','2026-11-29 07:17:29.821039',2,'calendar.example.org redirects in circles.','2026-11-29 07:17:29.821273',NULL,0);
INSERT INTO "failures" VALUES(11,'undo','2026-11-29 07:17:29.821052',2,'dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 07:17:29.821274',NULL,0);
INSERT INTO "failures" VALUES(11,'busy','2026-11-29 07:17:29.821064',2,'calendar.example.org sends an answer that is far too large.','2026-11-29 07:17:29.821274',NULL,0);
INSERT INTO "failures" VALUES(12,'reading','2026-11-29 07:17:29.821606',2,'calendar.example.org is too slow: its answer did not end.','2026-11-29 07:17:29.821925',NULL,0);
INSERT INTO "failures" VALUES(12,'sending','2026-11-29 07:17:29.821640',2,'calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 07:17:29.821926',NULL,0);
INSERT INTO "failures" VALUES(12,'manual','2026-11-29 07:17:29.821656',2,'calendar.example.org broke its answer off.','2026-11-29 07:17:29.821927',NULL,0);
INSERT INTO "failures" VALUES(12,'undo','2026-11-29 07:17:29.821678',2,'calendar.example.org did not answer in time.','2026-11-29 07:17:29.821927',NULL,0);
INSERT INTO "failures" VALUES(12,'busy','2026-11-29 07:17:29.821694',2,'calendar.example.org broke the connection off.','2026-11-29 07:17:29.821928',NULL,0);
INSERT INTO "failures" VALUES(13,'reading','2026-11-29 07:17:29.822258',2,'calendar.example.org could not be reached.','2026-11-29 07:17:29.822512',NULL,0);
INSERT INTO "failures" VALUES(13,'sending','2026-11-29 07:17:29.822280',2,'No secure connection to calendar.example.org is possible.','2026-11-29 07:17:29.822513',NULL,0);
INSERT INTO "failures" VALUES(13,'manual','2026-11-29 07:17:29.822295',2,'The certificate of calendar.example.org belongs to another server.','2026-11-29 07:17:29.822513',NULL,0);
INSERT INTO "failures" VALUES(13,'undo','2026-11-29 07:17:29.822306',2,'The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 07:17:29.822514',NULL,0);
INSERT INTO "failures" VALUES(13,'busy','2026-11-29 07:17:29.822319',2,'The event was accepted, but it cannot be found.','2026-11-29 07:17:29.822514',NULL,0);
INSERT INTO "failures" VALUES(14,'reading','2026-11-29 07:17:29.822852',2,'This is not a valid server address.','2026-11-29 07:17:29.823131',NULL,0);
INSERT INTO "failures" VALUES(14,'sending','2026-11-29 07:17:29.822874',2,'A server address starts with https:// and names a host.','2026-11-29 07:17:29.823132',NULL,0);
INSERT INTO "failures" VALUES(14,'manual','2026-11-29 07:17:29.822888',2,'Leave user name and password out of the address; they have fields of their own.','2026-11-29 07:17:29.823133',NULL,0);
INSERT INTO "failures" VALUES(14,'undo','2026-11-29 07:17:29.822901',2,'Only addresses that start with https:// are allowed here.','2026-11-29 07:17:29.823133',NULL,0);
INSERT INTO "failures" VALUES(14,'busy','2026-11-29 07:17:29.822912',2,'There is no server named calendar.example.org. Check the spelling.','2026-11-29 07:17:29.823134',NULL,0);
INSERT INTO "failures" VALUES(15,'reading','2026-11-29 07:17:29.823490',2,'calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 07:17:29.823846',NULL,0);
INSERT INTO "failures" VALUES(15,'sending','2026-11-29 07:17:29.823514',2,'Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:17:29.823847',NULL,0);
INSERT INTO "failures" VALUES(15,'manual','2026-11-29 07:17:29.823529',2,'Cronofy refused the request (status 503).','2026-11-29 07:17:29.823848',NULL,0);
INSERT INTO "failures" VALUES(15,'undo','2026-11-29 07:17:29.823542',2,'Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 07:17:29.823848',NULL,0);
INSERT INTO "failures" VALUES(15,'busy','2026-11-29 07:17:29.823610',2,'Cronofy no longer accepts the stored authorisation.','2026-11-29 07:17:29.823849',NULL,0);
INSERT INTO "failures" VALUES(16,'reading','2026-11-29 07:17:29.824194',2,'The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 07:17:29.824472',NULL,0);
INSERT INTO "failures" VALUES(16,'sending','2026-11-29 07:17:29.824221',2,'Cronofy cannot write to this account just now.','2026-11-29 07:17:29.824474',NULL,0);
INSERT INTO "failures" VALUES(16,'manual','2026-11-29 07:17:29.824236',2,'Cronofy asked to slow down.','2026-11-29 07:17:29.824474',NULL,0);
INSERT INTO "failures" VALUES(16,'undo','2026-11-29 07:17:29.824249',2,'Cronofy has a problem of its own just now (status 503).','2026-11-29 07:17:29.824475',NULL,0);
INSERT INTO "failures" VALUES(16,'busy','2026-11-29 07:17:29.824260',2,'The calendar no longer exists, or the account no longer has access to it.','2026-11-29 07:17:29.824475',NULL,0);
INSERT INTO "failures" VALUES(17,'reading','2026-11-29 07:17:29.824878',2,'Cronofy did not say which channel it opened.','2026-11-29 07:17:29.825219',NULL,0);
INSERT INTO "failures" VALUES(17,'sending','2026-11-29 07:17:29.824902',2,'Cronofy did not say which channels there are.','2026-11-29 07:17:29.825221',NULL,0);
INSERT INTO "failures" VALUES(17,'manual','2026-11-29 07:17:29.824916',2,'Cronofy answered with something else than JSON.','2026-11-29 07:17:29.825221',NULL,0);
INSERT INTO "failures" VALUES(17,'undo','2026-11-29 07:17:29.824934',2,'Cronofy''s answer holds no events.','2026-11-29 07:17:29.825222',NULL,0);
INSERT INTO "failures" VALUES(17,'busy','2026-11-29 07:17:29.824953',2,'Cronofy forgot the rest of a listing while it was read.','2026-11-29 07:17:29.825222',NULL,0);
INSERT INTO "failures" VALUES(18,'reading','2026-11-29 07:17:29.825556',2,'Cronofy''s listing does not end.','2026-11-29 07:17:29.825826',NULL,0);
INSERT INTO "failures" VALUES(18,'sending','2026-11-29 07:17:29.825578',2,'Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 07:17:29.825827',NULL,0);
INSERT INTO "failures" VALUES(18,'manual','2026-11-29 07:17:29.825593',2,'The position in the calendar''s changes is not one of this program''s.','2026-11-29 07:17:29.825828',NULL,0);
INSERT INTO "failures" VALUES(18,'undo','2026-11-29 07:17:29.825606',2,'Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 07:17:29.825828',NULL,0);
INSERT INTO "failures" VALUES(18,'busy','2026-11-29 07:17:29.825617',2,'Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:17:29.825829',NULL,0);
INSERT INTO "failures" VALUES(19,'reading','2026-11-29 07:17:29.826170',2,'Cronofy did not say which calendars the account has.','2026-11-29 07:17:29.826458',NULL,0);
INSERT INTO "failures" VALUES(19,'sending','2026-11-29 07:17:29.826193',2,'So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 07:17:29.826459',NULL,0);
INSERT INTO "failures" VALUES(19,'manual','2026-11-29 07:17:29.826207',2,'The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 07:17:29.826460',NULL,0);
INSERT INTO "failures" VALUES(19,'undo','2026-11-29 07:17:29.826219',2,'Cronofy did not take the authorisation back.','2026-11-29 07:17:29.826460',NULL,0);
INSERT INTO "failures" VALUES(19,'busy','2026-11-29 07:17:29.826231',2,'Cronofy refused the sign-in (status 503).','2026-11-29 07:17:29.826461',NULL,0);
INSERT INTO "failures" VALUES(20,'reading','2026-11-29 07:17:29.826959',2,'Cronofy''s answer to the sign-in cannot be read.','2026-11-29 07:17:29.827263',NULL,0);
INSERT INTO "failures" VALUES(20,'sending','2026-11-29 07:17:29.826987',2,'Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 07:17:29.827264',NULL,0);
INSERT INTO "failures" VALUES(20,'manual','2026-11-29 07:17:29.827001',2,'Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 07:17:29.827265',NULL,0);
INSERT INTO "failures" VALUES(20,'undo','2026-11-29 07:17:29.827022',2,'Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:17:29.827265',NULL,0);
INSERT INTO "failures" VALUES(20,'busy','2026-11-29 07:17:29.827038',2,'Cronofy named an address outside its own; it was not followed.','2026-11-29 07:17:29.827266',NULL,0);
INSERT INTO "failures" VALUES(21,'reading','2026-11-29 07:17:29.827830',2,'Cronofy did not find what was to be written.','2026-11-29 07:17:29.828133',NULL,0);
INSERT INTO "failures" VALUES(21,'sending','2026-11-29 07:17:29.827857',2,'Cronofy accepted the entry, but does not show it yet.','2026-11-29 07:17:29.828135',NULL,0);
INSERT INTO "failures" VALUES(21,'manual','2026-11-29 07:17:29.827872',2,'What Cronofy shows of the entry cannot be read.','2026-11-29 07:17:29.828135',NULL,0);
INSERT INTO "failures" VALUES(21,'undo','2026-11-29 07:17:29.827884',2,'Cronofy sent an answer that is far too large.','2026-11-29 07:17:29.828136',NULL,0);
INSERT INTO "failures" VALUES(21,'busy','2026-11-29 07:17:29.827896',2,'Cronofy is too slow: its answer did not end.','2026-11-29 07:17:29.828136',NULL,0);
INSERT INTO "failures" VALUES(22,'reading','2026-11-29 07:17:29.828468',2,'Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 07:17:29.828743',NULL,0);
INSERT INTO "failures" VALUES(22,'sending','2026-11-29 07:17:29.828497',2,'No secure connection to Cronofy is possible.','2026-11-29 07:17:29.828744',NULL,0);
INSERT INTO "failures" VALUES(22,'manual','2026-11-29 07:17:29.828517',2,'Cronofy did not answer in time.','2026-11-29 07:17:29.828744',NULL,0);
INSERT INTO "failures" VALUES(22,'undo','2026-11-29 07:17:29.828530',2,'Cronofy could not be reached.','2026-11-29 07:17:29.828745',NULL,0);
INSERT INTO "failures" VALUES(22,'busy','2026-11-29 07:17:29.828542',2,'The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:17:29.828745',NULL,0);
INSERT INTO "failures" VALUES(23,'reading','2026-11-29 07:17:29.829059',2,'Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:17:29.829319',NULL,0);
INSERT INTO "failures" VALUES(23,'sending','2026-11-29 07:17:29.829082',2,'The stored credentials can no longer be read. Please connect again.','2026-11-29 07:17:29.829320',NULL,0);
INSERT INTO "failures" VALUES(23,'manual','2026-11-29 07:17:29.829096',2,'Where the account''s calendars are is not known. Please connect again.','2026-11-29 07:17:29.829321',NULL,0);
INSERT INTO "failures" VALUES(23,'undo','2026-11-29 07:17:29.829109',2,'Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 07:17:29.829321',NULL,0);
INSERT INTO "failures" VALUES(23,'busy','2026-11-29 07:17:29.829121',2,'Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 07:17:29.829322',NULL,0);
INSERT INTO "failures" VALUES(24,'reading','2026-11-29 07:17:29.829627',2,'The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:17:29.829902',NULL,0);
INSERT INTO "failures" VALUES(24,'sending','2026-11-29 07:17:29.829648',2,'An internal error. The server''s log has the details.','2026-11-29 07:17:29.829903',NULL,0);
INSERT INTO "failures" VALUES(24,'manual','2026-11-29 07:17:29.829662',2,'Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 07:17:29.829903',NULL,0);
INSERT INTO "failures" VALUES(24,'undo','2026-11-29 07:17:29.829674',2,'The calendar service left events out of its answer.','2026-11-29 07:17:29.829904',NULL,0);
INSERT INTO "failures" VALUES(24,'busy','2026-11-29 07:17:29.829686',2,'1 event could not be removed; the log says why.','2026-11-29 07:17:29.829904',NULL,0);
INSERT INTO "failures" VALUES(25,'reading','2026-11-29 07:17:29.830246',2,'12 events could not be removed; the log says why.','2026-11-29 07:17:29.830717',NULL,0);
CREATE TABLE former_uids (
	item_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	written_by_us BOOLEAN NOT NULL, 
	CONSTRAINT pk_former_uids PRIMARY KEY (item_id, digest), 
	CONSTRAINT fk_former_uids_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "former_uids" VALUES(35,8541883236697349449,1);
CREATE TABLE held_deletions (
	id INTEGER NOT NULL, 
	approval_id INTEGER NOT NULL, 
	link_id INTEGER NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_held_deletions PRIMARY KEY (id), 
	CONSTRAINT fk_held_deletions_approval_id_approvals FOREIGN KEY(approval_id) REFERENCES approvals (id) ON DELETE CASCADE, 
	CONSTRAINT fk_held_deletions_link_id_links FOREIGN KEY(link_id) REFERENCES links (id) ON DELETE CASCADE, 
	CONSTRAINT uq_held_deletions_link_id UNIQUE (link_id)
);
INSERT INTO "held_deletions" VALUES(1,1,18,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(2,1,15,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(3,1,13,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(4,1,20,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(5,1,23,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(6,1,14,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(7,1,19,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(8,1,12,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(9,1,21,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(10,1,16,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(11,1,22,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(12,1,17,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(13,2,42,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(14,2,43,'the linked calendar no longer has it');
INSERT INTO "held_deletions" VALUES(15,2,44,'removed in My Calendar');
INSERT INTO "held_deletions" VALUES(16,2,45,'cancelled in My Calendar');
INSERT INTO "held_deletions" VALUES(17,2,46,'no longer assigned to you');
INSERT INTO "held_deletions" VALUES(18,2,47,'removed from here');
CREATE TABLE integrations (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	wizard_step VARCHAR(20), 
	ended_at DATETIME, 
	remove_events_on_end BOOLEAN NOT NULL, 
	calendar_id TEXT, 
	calendar_name TEXT NOT NULL, 
	calendar_color VARCHAR(7), 
	calendar_zone VARCHAR(64), 
	calendar_read_only BOOLEAN NOT NULL, 
	accept_create BOOLEAN NOT NULL, 
	accept_update BOOLEAN NOT NULL, 
	accept_delete BOOLEAN NOT NULL, 
	kinds JSON NOT NULL, 
	retrieve BOOLEAN NOT NULL, 
	retrieve_past VARCHAR(4) NOT NULL, 
	retrieve_future VARCHAR(4) NOT NULL, 
	send BOOLEAN NOT NULL, 
	send_past VARCHAR(4) NOT NULL, 
	send_future VARCHAR(4) NOT NULL, 
	active BOOLEAN NOT NULL, 
	cursor TEXT, 
	cursor_at DATETIME, 
	reconciled_at DATETIME, 
	notified_at DATETIME, 
	manual_requested_at DATETIME, 
	next_sweep_at DATETIME, 
	quiet_sweeps INTEGER NOT NULL, 
	last_moved_at DATETIME, 
	last_proven_at DATETIME, 
	retry_at DATETIME, 
	created_at DATETIME NOT NULL, watch_token VARCHAR(64), watched_at DATETIME, can_edit_existing BOOLEAN, busy_due_at DATETIME, news_since DATETIME, unread_since DATETIME, unwatched_reason TEXT DEFAULT '' NOT NULL, watch_again_at DATETIME, known_since DATETIME, starting_point JSON, last_sent_at DATETIME, named_at DATETIME, 
	CONSTRAINT pk_integrations PRIMARY KEY (id), 
	CONSTRAINT fk_integrations_account_id_linked_accounts FOREIGN KEY(account_id) REFERENCES linked_accounts (id) ON DELETE CASCADE, 
	CONSTRAINT fk_integrations_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "integrations" VALUES(1,1,1,NULL,NULL,0,'http://practice.example/practice-1/calendar/','Practice calendar',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/52e94c08490442192db5f04d59f67ade9d89edcf68c736fdcd593f269c1e71ec','2026-11-29 07:17:27.809800','2026-11-29 07:17:27.809800',NULL,NULL,'2026-11-29 07:17:32.452826',2,'2026-11-29 07:17:26.169340','2026-11-29 07:17:29.452826',NULL,'2026-11-29 07:17:22.602792',NULL,NULL,NULL,'2026-11-29 08:17:26.200770',NULL,NULL,'',NULL,'2026-11-29 07:17:22.688209',NULL,'2026-11-29 07:17:25.072091','2026-11-29 07:17:25.570172');
INSERT INTO "integrations" VALUES(2,2,2,NULL,NULL,0,'http://practice.example/practice-2/work/','Work',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/55c2cd9fcf906d7f3a28fc8125d4dd24e75d1f613d346d475bc7fddd55d5a8fa','2026-11-29 07:17:29.408747','2026-11-29 07:17:29.408747',NULL,NULL,'2026-11-29 07:18:29.476544',2,'2026-11-29 07:17:24.193389','2026-11-29 07:17:29.476544',NULL,'2026-11-29 07:17:23.428213',NULL,NULL,NULL,'2026-11-29 08:17:26.208341',NULL,NULL,'',NULL,'2026-11-29 07:17:23.482382',NULL,'2026-11-29 07:17:23.608061','2026-11-29 07:17:23.605428');
INSERT INTO "integrations" VALUES(3,3,3,NULL,NULL,0,'cal_cd1cde0778@A_lYAZoROqIMLcAWsI','Calendar',NULL,NULL,0,1,1,1,'["appointment"]',1,'1m','6m',1,'1m','6m',1,'v2 2026-11-29T07:17:23Z 2026-11-29T07:17:23Z 2026-11-29T07:17:22Z 2026-11-29T07:17:22Z 2026-11-29T06:17:22Z 3600 3VjlTWRf7uEaZIoQBu6HSbDLDmOBJmYKGtDKAUmuhVYVpwLRi1F8t3gMp1p4gzjAxgxefwpf','2026-11-29 07:17:24.229446','2026-11-29 07:17:23.683211',NULL,NULL,'2026-11-29 07:32:24.240211',1,'2026-11-29 07:17:24.008971','2026-11-29 07:17:24.240211',NULL,'2026-11-29 07:17:23.619931','4WPyRtLelb3eTUvB2mLc3SwDrDhgUOA1qy9KBACrts8','2026-11-29 07:17:24.216433',NULL,'2026-11-29 08:17:26.221203',NULL,NULL,'',NULL,'2026-11-29 07:17:23.683211',NULL,'2026-11-29 07:17:23.735544','2026-11-29 07:17:23.732849');
INSERT INTO "integrations" VALUES(4,1,1,NULL,'2026-11-29 07:17:25.159812',0,'http://practice.example/practice-1/old/','Old',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 07:17:24.973062','2026-11-29 07:17:24.973062',NULL,NULL,'2026-11-29 07:17:27.978382',0,'2026-11-29 07:17:25.155835','2026-11-29 07:17:24.978382',NULL,'2026-11-29 07:17:24.873326',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 07:17:24.973062',NULL,'2026-11-29 07:17:25.155835',NULL);
INSERT INTO "integrations" VALUES(5,1,4,NULL,NULL,0,'http://practice.example/practice-1/archive/','Archive',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 07:17:25.285183','2026-11-29 07:17:25.285183',NULL,NULL,'2026-11-29 07:18:25.292061',0,NULL,'2026-11-29 07:17:25.292061',NULL,'2026-11-29 07:17:25.240560',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 07:17:25.285183',NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(6,1,4,'linked_calendar',NULL,0,NULL,'Work',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:25.303866',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(7,1,4,NULL,'2026-11-29 07:17:29.816240',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.817178',NULL,NULL,NULL,NULL,NULL,NULL,'the Cronofy plan of this installation does not include notices',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(8,1,4,NULL,'2026-11-29 07:17:29.817773',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.818637',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy does not permit them for this account',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(9,1,4,NULL,'2026-11-29 07:17:29.818951',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.819358',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy knows no way to send them for this calendar',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(10,1,4,NULL,'2026-11-29 07:17:29.819751',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.820160',NULL,NULL,NULL,NULL,NULL,NULL,'the callback address of this installation is longer than the 128 characters Cronofy takes',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(11,1,4,NULL,'2026-11-29 07:17:29.820451',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.820811',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy found the request for them invalid (start: is required; tzid: is not a time zone)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(12,1,4,NULL,'2026-11-29 07:17:29.821076',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.821414',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy refused the request for them (status 503)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(13,1,4,NULL,'2026-11-29 07:17:29.821707',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.822083',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(14,1,4,NULL,'2026-11-29 07:17:29.822331',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.822675',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(15,1,4,NULL,'2026-11-29 07:17:29.822932',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.823295',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(16,1,4,NULL,'2026-11-29 07:17:29.823626',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.824006',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(17,1,4,NULL,'2026-11-29 07:17:29.824273',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.824669',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(18,1,4,NULL,'2026-11-29 07:17:29.824967',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.825377',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(19,1,4,NULL,'2026-11-29 07:17:29.825629',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.825972',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(20,1,4,NULL,'2026-11-29 07:17:29.826243',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.826710',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(21,1,4,NULL,'2026-11-29 07:17:29.827051',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.827423',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(22,1,4,NULL,'2026-11-29 07:17:29.827908',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.828291',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(23,1,4,NULL,'2026-11-29 07:17:29.828555',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.828883',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(24,1,4,NULL,'2026-11-29 07:17:29.829133',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.829460',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(25,1,4,NULL,'2026-11-29 07:17:29.829698',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:17:29.830061',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE item_overrides (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	original_start DATETIME NOT NULL, 
	subject TEXT NOT NULL, 
	location TEXT NOT NULL, 
	description TEXT NOT NULL, 
	start DATETIME NOT NULL, 
	"end" DATETIME NOT NULL, 
	all_day BOOLEAN NOT NULL, 
	show_as VARCHAR(20) NOT NULL, 
	private BOOLEAN NOT NULL, zone TEXT, 
	CONSTRAINT pk_item_overrides PRIMARY KEY (id), 
	CONSTRAINT fk_item_overrides_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT uq_item_overrides_item_id_original_start UNIQUE (item_id, original_start)
);
INSERT INTO "item_overrides" VALUES(1,8,'2026-12-16 11:00:00.000000','Team lunch','','','2026-12-16 12:00:00.000000','2026-12-16 13:00:00.000000',0,'busy',0,'Europe/Berlin');
CREATE TABLE items (
	id INTEGER NOT NULL, 
	uid VARCHAR(255) NOT NULL, 
	owner_id INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	subject TEXT NOT NULL, 
	location TEXT NOT NULL, 
	description TEXT NOT NULL, 
	start DATETIME NOT NULL, 
	"end" DATETIME NOT NULL, 
	all_day BOOLEAN NOT NULL, 
	show_as VARCHAR(20) NOT NULL, 
	private BOOLEAN NOT NULL, 
	rrule TEXT, 
	rdates JSON NOT NULL, 
	exdates JSON NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	trashed_at DATETIME, 
	version INTEGER NOT NULL, cancelled_at DATETIME, done_at DATETIME, series_uid TEXT, came_from INTEGER, periods JSON DEFAULT '{}' NOT NULL, duration VARCHAR(40), zone TEXT, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_items_owner_id_uid UNIQUE (owner_id, uid)
);
INSERT INTO "items" VALUES(1,'b7d7659a-fe57-456b-9480-a3ee05b82c49',1,'service_call','[#1042] Printer is down – Harbour Ltd','Quay 4','Bring toner'||char(10)||''||char(10)||'Kim 123'||char(10)||''||char(10)||'http://app.example/tickets/1042','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 07:17:22.213192','2026-11-29 07:17:22.208782',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(2,'5ff09b29-134b-4531-adb9-ae2f79fe21f6',1,'crm_activity','Visit: Harbour Ltd','Quay 4','http://app.example/clients/1','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 07:17:22.213200','2026-11-29 07:17:22.209432',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(3,'a1f58832-b599-4eb4-9fad-573e80301833',1,'task','Order toner','','http://app.example/tickets/1042','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 07:17:22.214667','2026-11-29 07:17:22.209890',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(4,'e3792035-d157-43ae-8a4a-4cd1e4763dd7',1,'task','Write the report','','http://app.example/tasks','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 07:17:22.214674','2026-11-29 07:17:22.210446',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(5,'f7bab391-d50e-495e-a83f-2b031776f966',1,'to_do','Hand in receipts','','','2026-12-03 00:00:00.000000','2026-12-04 00:00:00.000000',1,'free',0,NULL,'[]','[]','2026-12-02 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 07:17:22.214685','2026-11-29 07:17:22.210845',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(6,'6f068d73-9fa1-4f51-b731-215f1acb1113',1,'appointment','Visit, moved to room 5','Quay 4','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:22.457847','2026-11-29 07:17:29.603103',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(7,'cf567bd8-dca5-411a-ab93-bbda8d859d50',1,'appointment','Fair','','','2026-12-02 00:00:00.000000','2026-12-04 00:00:00.000000',1,'busy',0,NULL,'[]','[]','2026-12-01 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 07:17:22.472909','2026-11-29 07:17:22.472912',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(8,'5f0b782b-7b40-4b4d-b952-09bd20a45d0b',1,'appointment','Team meeting','','','2026-12-02 11:00:00.000000','2026-12-02 12:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','["2026-12-09T11:00:00"]','2026-12-02 10:00:00.000000','2027-01-06 11:00:00.000000','2026-11-29 07:17:22.476181','2026-11-29 07:17:22.476183',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(9,'5fdc3c6b-34ed-4832-becf-d0d31e1a4e48',1,'appointment','Changed there','','','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000','2026-11-29 07:17:22.478509','2026-11-29 07:17:26.000000',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(10,'fd5b402a-266a-4e99-a9ba-89cd65239622',1,'appointment','Removed there','','','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000','2026-11-29 07:17:22.484456','2026-11-29 07:17:22.484458','2026-11-29 07:17:24.812666',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(11,'0ca0b621-895d-4993-bac1-f8f786bda7ee',1,'appointment','Removed here','','','2026-12-02 15:00:00.000000','2026-12-02 16:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000','2026-11-29 07:17:22.486869','2026-11-29 07:17:24.446809','2026-11-29 07:17:24.445196',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(12,'a2601acf-a8df-4e98-8f80-a8201d6fe0ac',2,'appointment','Once, and longer','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:22.493378','2026-11-29 07:17:29.609552',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(13,'6360a8b2-daf8-41e3-ac27-2a8652820aa5',3,'appointment','Call the other supplier','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:22.495485','2026-11-29 07:17:29.606545',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(14,'e27ec668-827e-412b-9576-2ec22e67cdd2',3,'appointment','Daily check','','','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000',0,'busy',0,'FREQ=DAILY;COUNT=3','[]','[]','2026-12-02 11:00:00.000000','2026-12-04 12:00:00.000000','2026-11-29 07:17:22.497802','2026-11-29 07:17:22.497804',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(15,'2159e16f-f6e9-4186-b5fc-0088fd615f3e',1,'appointment','Round 1','','','2026-12-13 09:00:00.000000','2026-12-13 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-13 08:00:00.000000','2026-12-13 09:00:00.000000','2026-11-29 07:17:22.502013','2026-11-29 07:17:22.502017',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(16,'ade4bf3d-0b07-4de1-80f2-84f427d4c020',1,'appointment','Round 2','','','2026-12-14 09:00:00.000000','2026-12-14 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-14 08:00:00.000000','2026-12-14 09:00:00.000000','2026-11-29 07:17:22.504349','2026-11-29 07:17:22.504351',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(17,'8920420e-8172-4424-9413-02bfd42d19dd',1,'appointment','Round 3','','','2026-12-15 09:00:00.000000','2026-12-15 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-15 08:00:00.000000','2026-12-15 09:00:00.000000','2026-11-29 07:17:22.506845','2026-11-29 07:17:22.506847',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(18,'44678d15-cca7-4a4d-aebd-b63c122c864f',1,'appointment','Round 4','','','2026-12-16 09:00:00.000000','2026-12-16 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-16 08:00:00.000000','2026-12-16 09:00:00.000000','2026-11-29 07:17:22.513098','2026-11-29 07:17:22.513100',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(19,'7976d899-0082-49a5-ba71-7f96cebb182a',1,'appointment','Round 5','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-17 08:00:00.000000','2026-12-17 09:00:00.000000','2026-11-29 07:17:22.515268','2026-11-29 07:17:22.515271',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(20,'dc4f3a5d-d6b7-4cd3-8136-a670052ca8d8',1,'appointment','Round 6','','','2026-12-18 09:00:00.000000','2026-12-18 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-18 08:00:00.000000','2026-12-18 09:00:00.000000','2026-11-29 07:17:22.517584','2026-11-29 07:17:22.517586',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(21,'5208e68b-5c39-4b76-b8f4-81a4f06915ad',1,'appointment','Round 7','','','2026-12-19 09:00:00.000000','2026-12-19 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-19 08:00:00.000000','2026-12-19 09:00:00.000000','2026-11-29 07:17:22.519775','2026-11-29 07:17:22.519778',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(22,'5ddfbb0c-c844-44d2-a3d1-a794376cb980',1,'appointment','Round 8','','','2026-12-20 09:00:00.000000','2026-12-20 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-20 08:00:00.000000','2026-12-20 09:00:00.000000','2026-11-29 07:17:22.521911','2026-11-29 07:17:22.521913',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(23,'c29af598-e65d-499e-8477-6462de41f8ae',1,'appointment','Round 9','','','2026-12-21 09:00:00.000000','2026-12-21 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-21 08:00:00.000000','2026-12-21 09:00:00.000000','2026-11-29 07:17:22.523983','2026-11-29 07:17:22.523985',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(24,'19eda3f7-0f1d-4610-bcc3-d5f781b9edb6',1,'appointment','Round 10','','','2026-12-22 09:00:00.000000','2026-12-22 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-22 08:00:00.000000','2026-12-22 09:00:00.000000','2026-11-29 07:17:22.526068','2026-11-29 07:17:22.526070',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(25,'157e334c-3265-465b-9f1d-6c1eff2ac031',1,'appointment','Round 11','','','2026-12-23 09:00:00.000000','2026-12-23 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-23 08:00:00.000000','2026-12-23 09:00:00.000000','2026-11-29 07:17:22.528312','2026-11-29 07:17:22.528314',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(26,'382486c4-4c90-4fbb-8e2c-b437315e8831',1,'appointment','Round 12','','','2026-12-24 09:00:00.000000','2026-12-24 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-24 08:00:00.000000','2026-12-24 09:00:00.000000','2026-11-29 07:17:22.530294','2026-11-29 07:17:22.530296',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(27,'evt_external_6cc3ad5164af08847e121329_20261204T090000',3,'appointment','Every day at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,'evt_external_6cc3ad5164af08847e121329',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(28,'evt_external_855fb9b5495518b1d808d73d',3,'appointment','Made at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(29,'evt_external_abfec35a9c26b2bf978ac40e',3,'appointment','With guests','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(30,'evt_external_6cc3ad5164af08847e121329_20261205T090000',3,'appointment','Every day at Google','','','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,'evt_external_6cc3ad5164af08847e121329',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(31,'evt_external_6cc3ad5164af08847e121329_20261206T090000',3,'appointment','Every day at Google','','','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,'evt_external_6cc3ad5164af08847e121329',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(32,'backwards',1,'appointment','Backwards','','','2026-12-04 09:00:00.000000','2026-12-04 09:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 08:00:00.000000','2026-11-29 07:17:24.116985','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(33,'made-there',1,'appointment','Made there','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 09:00:00.000000','2026-11-29 07:17:24.116985','2026-11-29 07:17:23.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(34,'training',2,'appointment','Training','','','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;UNTIL=20261217T075959Z','[]','[]','2026-12-03 08:00:00.000000','2026-12-17 08:59:59.000000','2026-11-29 07:17:24.180374','2026-11-29 07:17:29.620464',NULL,2,NULL,NULL,NULL,2,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(35,'a8f80647-9090-4e8e-adcd-294cccc58872',1,'appointment','Once linked','','','2026-12-07 09:00:00.000000','2026-12-07 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-07 08:00:00.000000','2026-12-07 09:00:00.000000','2026-11-29 07:17:24.986334','2026-11-29 07:17:24.986337',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(36,'wanted',1,'appointment','Wanted','','','2026-12-08 09:00:00.000000','2026-12-08 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-08 08:00:00.000000','2026-12-08 09:00:00.000000','2026-11-29 07:17:25.523711','2026-11-29 07:17:25.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(37,'shown',1,'appointment','Shown in the plan','','','2026-12-09 09:00:00.000000','2026-12-09 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-09 08:00:00.000000','2026-12-09 09:00:00.000000','2026-11-29 07:17:26.139857','2026-11-29 07:17:25.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(38,'12a776f9-d2f0-4e0a-a8bc-ef3007845cef',1,'appointment','Sent, and its answer lost','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 07:17:29.488804','2026-11-29 07:17:29.488807',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(39,'0cb07d62-69ad-4fb3-8e60-8faba3e43051',2,'appointment','Lost on its way','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 07:17:29.572753','2026-11-29 07:17:29.572756',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(40,'c46ad73b-52cf-49ce-bb1c-fe276a292c99',2,'appointment','Training, second part','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','[]','2026-12-17 08:00:00.000000','2027-01-21 09:00:00.000000','2026-11-29 07:17:29.622438','2026-11-29 07:17:29.620947',NULL,1,NULL,NULL,NULL,2,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(41,'a60b3493-1254-4459-89b0-fd7f53d91c82',1,'appointment','Linked 0','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.832249','2026-11-29 07:17:29.832251',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(42,'2bdaf8c3-6ddb-4b90-b15b-881551fab189',1,'appointment','Linked 1','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.838198','2026-11-29 07:17:29.838200',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(43,'04cabdfd-bbeb-4905-9083-17db32f421a9',1,'appointment','Linked 2','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.841583','2026-11-29 07:17:29.841585',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(44,'30347b79-7515-44a9-8706-72270cf965ac',1,'appointment','Linked 3','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.844120','2026-11-29 07:17:29.844122',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(45,'7c050241-9739-46a6-b6b4-9afd7307ea48',1,'appointment','Linked 4','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.846686','2026-11-29 07:17:29.846688',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(46,'1e366648-12fe-4b72-9e32-54ade2bfb1b9',1,'appointment','Linked 5','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:17:29.849222','2026-11-29 07:17:29.849224',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
CREATE TABLE known_events (
	integration_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	CONSTRAINT pk_known_events PRIMARY KEY (integration_id, digest), 
	CONSTRAINT fk_known_events_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "known_events" VALUES(3,-607955192840843808);
INSERT INTO "known_events" VALUES(3,-3734801771269355068);
INSERT INTO "known_events" VALUES(3,-9140808112050678134);
INSERT INTO "known_events" VALUES(3,7316794487445874482);
INSERT INTO "known_events" VALUES(3,-27897643563448299);
INSERT INTO "known_events" VALUES(3,4599563714809840087);
INSERT INTO "known_events" VALUES(3,-779253003440206217);
INSERT INTO "known_events" VALUES(1,-6530443425016948720);
INSERT INTO "known_events" VALUES(1,1750242708142073253);
INSERT INTO "known_events" VALUES(1,-6237802438446310485);
INSERT INTO "known_events" VALUES(1,3889823552751522095);
INSERT INTO "known_events" VALUES(1,911259512251366967);
INSERT INTO "known_events" VALUES(1,4698259628176369718);
INSERT INTO "known_events" VALUES(1,5496027974755716284);
INSERT INTO "known_events" VALUES(1,2198013595722202184);
INSERT INTO "known_events" VALUES(1,1336202341557833928);
INSERT INTO "known_events" VALUES(1,-469194958349724802);
INSERT INTO "known_events" VALUES(2,-2611735458448104484);
INSERT INTO "known_events" VALUES(2,2328296632553784939);
INSERT INTO "known_events" VALUES(2,-5383970621560602601);
INSERT INTO "known_events" VALUES(2,6186492915789426132);
INSERT INTO "known_events" VALUES(1,2051933601225621748);
INSERT INTO "known_events" VALUES(1,6755774167755683395);
INSERT INTO "known_events" VALUES(1,7681491980864470123);
INSERT INTO "known_events" VALUES(1,5835167396091539923);
CREATE TABLE leases (
	integration_id INTEGER NOT NULL, 
	holder VARCHAR(64), 
	fence INTEGER NOT NULL, 
	expires_at DATETIME, 
	CONSTRAINT pk_leases PRIMARY KEY (integration_id), 
	CONSTRAINT fk_leases_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "leases" VALUES(1,NULL,12,NULL);
INSERT INTO "leases" VALUES(2,NULL,5,NULL);
INSERT INTO "leases" VALUES(3,NULL,3,NULL);
INSERT INTO "leases" VALUES(4,NULL,3,NULL);
INSERT INTO "leases" VALUES(5,NULL,1,NULL);
CREATE TABLE ledger_entries (
	id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	direction VARCHAR(4) NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	outcome VARCHAR(12) NOT NULL, 
	item_id INTEGER, 
	remote_id TEXT, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, settled_at DATETIME, 
	CONSTRAINT pk_ledger_entries PRIMARY KEY (id), 
	CONSTRAINT fk_ledger_entries_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_ledger_entries_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE CASCADE
);
INSERT INTO "ledger_entries" VALUES(1,1,1,'2026-11-29 07:17:23.356074','out','create','done',4,'/practice-1/calendar/f9945fc7-e8e5-5a0a-a596-e8a4e65854b1.ics','Write the report','not on the linked calendar yet',NULL,'{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL);
INSERT INTO "ledger_entries" VALUES(2,1,1,'2026-11-29 07:17:23.356116','out','create','done',2,'/practice-1/calendar/99339795-9f89-5c66-8350-4edcbdbec175.ics','Visit: Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL);
INSERT INTO "ledger_entries" VALUES(3,1,1,'2026-11-29 07:17:23.356131','out','create','done',3,'/practice-1/calendar/06f820e1-8ca6-5c77-b74c-70ac88ea9a74.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(4,1,1,'2026-11-29 07:17:23.356145','out','create','done',1,'/practice-1/calendar/e80c33a8-ba5e-5b39-b487-eda6a4aa69b3.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(5,1,1,'2026-11-29 07:17:23.356157','out','create','done',5,'/practice-1/calendar/f974df7e-5119-5fef-a4be-44dd36eaf564.ics','Hand in receipts','not on the linked calendar yet',NULL,'{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL);
INSERT INTO "ledger_entries" VALUES(6,1,1,'2026-11-29 07:17:23.356169','out','create','done',7,'/practice-1/calendar/43e99cb7-5ac9-594e-bd0d-0a71c9fd44e8.ics','Fair','not on the linked calendar yet',NULL,'{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL);
INSERT INTO "ledger_entries" VALUES(7,1,1,'2026-11-29 07:17:23.356181','out','create','done',6,'/practice-1/calendar/da2a9744-2b80-5ff2-8a91-786682068454.ics','Visit','not on the linked calendar yet',NULL,'{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(8,1,1,'2026-11-29 07:17:23.356198','out','create','done',9,'/practice-1/calendar/cdd45715-8f05-5538-9e6d-335ecd0fd630.ics','Changed on both sides','not on the linked calendar yet',NULL,'{"subject": "Changed on both sides", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(9,1,1,'2026-11-29 07:17:23.356214','out','create','done',10,'/practice-1/calendar/4764f5ce-5ec3-547c-b85e-c29b4a955d1c.ics','Removed there','not on the linked calendar yet',NULL,'{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(10,1,1,'2026-11-29 07:17:23.356237','out','create','done',8,'/practice-1/calendar/a42bfb8b-4209-5c0c-903e-bebb95baa603.ics','Team meeting','not on the linked calendar yet',NULL,'{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL);
INSERT INTO "ledger_entries" VALUES(11,1,1,'2026-11-29 07:17:23.356264','out','create','done',11,'/practice-1/calendar/c3150333-17c2-591e-9779-0903a7882a03.ics','Removed here','not on the linked calendar yet',NULL,'{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(12,1,1,'2026-11-29 07:17:23.356275','out','create','done',15,'/practice-1/calendar/a5013fb8-2967-5a37-9d90-0be3fb318184.ics','Round 1','not on the linked calendar yet',NULL,'{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(13,1,1,'2026-11-29 07:17:23.356286','out','create','done',17,'/practice-1/calendar/77704d69-4984-58a4-8792-4677b67f3956.ics','Round 3','not on the linked calendar yet',NULL,'{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(14,1,1,'2026-11-29 07:17:23.356296','out','create','done',18,'/practice-1/calendar/24424719-fa7b-5349-a938-e2471a5cfb03.ics','Round 4','not on the linked calendar yet',NULL,'{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(15,1,1,'2026-11-29 07:17:23.356306','out','create','done',19,'/practice-1/calendar/ab0e0487-7226-50d8-8fb7-4fb0f27c6a20.ics','Round 5','not on the linked calendar yet',NULL,'{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(16,1,1,'2026-11-29 07:17:23.356316','out','create','done',20,'/practice-1/calendar/f5d76009-c05c-5605-8d14-695aa16a5c34.ics','Round 6','not on the linked calendar yet',NULL,'{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(17,1,1,'2026-11-29 07:17:23.356325','out','create','done',21,'/practice-1/calendar/065164f4-2299-57da-a32d-e4ad094d2e03.ics','Round 7','not on the linked calendar yet',NULL,'{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(18,1,1,'2026-11-29 07:17:23.356335','out','create','done',16,'/practice-1/calendar/28e8a5f8-ec97-58d4-aa1c-5a157a6fd2d9.ics','Round 2','not on the linked calendar yet',NULL,'{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(19,1,1,'2026-11-29 07:17:23.356345','out','create','done',22,'/practice-1/calendar/864306aa-48f5-50d9-8654-ad697e47f20b.ics','Round 8','not on the linked calendar yet',NULL,'{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(20,1,1,'2026-11-29 07:17:23.356356','out','create','done',25,'/practice-1/calendar/ec8bfd24-b21b-5010-ac8d-e0a64b701b73.ics','Round 11','not on the linked calendar yet',NULL,'{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(21,1,1,'2026-11-29 07:17:23.356367','out','create','done',24,'/practice-1/calendar/a8a92fa9-c90e-5b1e-bb52-8f05e2836618.ics','Round 10','not on the linked calendar yet',NULL,'{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(22,1,1,'2026-11-29 07:17:23.356385','out','create','done',23,'/practice-1/calendar/70af62eb-7559-5e06-854a-2ef5b3b65e9f.ics','Round 9','not on the linked calendar yet',NULL,'{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(23,1,1,'2026-11-29 07:17:23.356394','out','create','done',26,'/practice-1/calendar/72a68af1-5b4b-5048-9b8a-53f689b8d91d.ics','Round 12','not on the linked calendar yet',NULL,'{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(24,2,2,'2026-11-29 07:17:23.593749','out','create','done',1,'/practice-2/work/c1858920-5658-5923-8c95-35ba7084dfc7.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(25,2,2,'2026-11-29 07:17:23.593780','out','create','done',12,'/practice-2/work/34d0a47a-258a-5a3e-93b6-3aa298eff4f4.ics','Once','not on the linked calendar yet',NULL,'{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(26,2,2,'2026-11-29 07:17:23.593789','out','create','done',3,'/practice-2/work/edeb3a02-b077-59ab-a66a-9aa3f5adb8d6.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(27,3,3,'2026-11-29 07:17:23.725426','out','create','done',13,'11b801a7-9fc3-5ef4-a3d3-4d003848e257','Call the supplier','not on the linked calendar yet',NULL,'{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(28,3,3,'2026-11-29 07:17:23.725456','out','create','done',14,'a67a36ad-46bf-5cbb-a616-59a300f4fd29','Daily check','not on the linked calendar yet',NULL,'{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}',NULL);
INSERT INTO "ledger_entries" VALUES(29,4,3,'2026-11-29 07:17:23.990359','in','create','done',27,'evt_external_6cc3ad5164af08847e121329_20261204T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(30,4,3,'2026-11-29 07:17:23.990368','in','create','done',28,'evt_external_855fb9b5495518b1d808d73d','Made at Google','new on the linked calendar',NULL,'{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(31,4,3,'2026-11-29 07:17:23.990376','in','create','done',29,'evt_external_abfec35a9c26b2bf978ac40e','With guests','new on the linked calendar',NULL,'{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(32,4,3,'2026-11-29 07:17:23.990380','in','create','done',30,'evt_external_6cc3ad5164af08847e121329_20261205T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(33,4,3,'2026-11-29 07:17:23.990383','in','create','done',31,'evt_external_6cc3ad5164af08847e121329_20261206T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(34,5,1,'2026-11-29 07:17:24.103904','in','quarantine','failed',NULL,'/practice-1/calendar/two-rules.ics','','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(35,5,1,'2026-11-29 07:17:24.105528','in','quarantine','failed',NULL,'/practice-1/calendar/unknown-zone.ics','','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(36,5,1,'2026-11-29 07:17:24.117726','in','create','done',32,'/practice-1/calendar/backwards.ics','Backwards','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,'{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(37,5,1,'2026-11-29 07:17:24.117733','in','create','done',33,'/practice-1/calendar/made-there.ics','Made there','new on the linked calendar',NULL,'{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(38,6,2,'2026-11-29 07:17:24.181974','in','create','done',34,'/practice-2/work/training.ics','Training','new on the linked calendar',NULL,'{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL);
INSERT INTO "ledger_entries" VALUES(39,8,1,'2026-11-29 07:17:24.351824','out','update','done',6,'/practice-1/calendar/da2a9744-2b80-5ff2-8a91-786682068454.ics','Visit','changed in My Calendar','{"location": ""}','{"location": "Quay 4"}',NULL);
INSERT INTO "ledger_entries" VALUES(40,9,1,'2026-11-29 07:17:24.532085','in','update','done',9,'/practice-1/calendar/cdd45715-8f05-5538-9e6d-335ecd0fd630.ics','Changed here','changed on the linked calendar','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(41,9,1,'2026-11-29 07:17:24.532107','in','conflict','conflict',9,'/practice-1/calendar/cdd45715-8f05-5538-9e6d-335ecd0fd630.ics','Changed here','changed on both sides; the newer value wins, the My Calendar value is kept here','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(42,9,1,'2026-11-29 07:17:24.582910','out','delete','done',11,'/practice-1/calendar/c3150333-17c2-591e-9779-0903a7882a03.ics','Removed here','removed in My Calendar','{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(43,10,1,'2026-11-29 07:17:24.804840','none','detach','done',4,'/practice-1/calendar/f9945fc7-e8e5-5a0a-a596-e8a4e65854b1.ics','Write the report','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(44,10,1,'2026-11-29 07:17:24.814443','in','delete','done',10,'/practice-1/calendar/4764f5ce-5ec3-547c-b85e-c29b4a955d1c.ics','Removed there','the linked calendar reported it as removed; it goes to the Trash','{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(45,13,1,'2026-11-29 07:17:25.060992','out','create','done',35,'/practice-1/calendar/a9a65ad4-2313-50e9-a5ad-5f91ececee8c.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(46,14,4,'2026-11-29 07:17:25.149880','out','create','done',35,'/practice-1/old/ea198841-273e-5155-9702-37f6778d4ac7.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(47,16,1,'2026-11-29 07:17:25.524451','in','create','done',36,'/practice-1/calendar/wanted.ics','Wanted','new on the linked calendar',NULL,'{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(48,16,1,'2026-11-29 07:17:25.525297','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(49,16,1,'2026-11-29 07:17:25.550338','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(50,17,1,'2026-11-29 07:17:26.140523','in','create','done',37,'/practice-1/calendar/shown.ics','Shown in the plan','new on the linked calendar',NULL,'{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(51,17,1,'2026-11-29 07:17:26.163286','in','delete','held',21,'/practice-1/calendar/065164f4-2299-57da-a32d-e4ad094d2e03.ics','Round 7','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(52,17,1,'2026-11-29 07:17:26.163311','in','delete','held',18,'/practice-1/calendar/24424719-fa7b-5349-a938-e2471a5cfb03.ics','Round 4','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(53,17,1,'2026-11-29 07:17:26.163327','in','delete','held',16,'/practice-1/calendar/28e8a5f8-ec97-58d4-aa1c-5a157a6fd2d9.ics','Round 2','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(54,17,1,'2026-11-29 07:17:26.163340','in','delete','held',23,'/practice-1/calendar/70af62eb-7559-5e06-854a-2ef5b3b65e9f.ics','Round 9','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(55,17,1,'2026-11-29 07:17:26.163354','in','delete','held',26,'/practice-1/calendar/72a68af1-5b4b-5048-9b8a-53f689b8d91d.ics','Round 12','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(56,17,1,'2026-11-29 07:17:26.163368','in','delete','held',17,'/practice-1/calendar/77704d69-4984-58a4-8792-4677b67f3956.ics','Round 3','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(57,17,1,'2026-11-29 07:17:26.163381','in','delete','held',22,'/practice-1/calendar/864306aa-48f5-50d9-8654-ad697e47f20b.ics','Round 8','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(58,17,1,'2026-11-29 07:17:26.163398','in','delete','held',15,'/practice-1/calendar/a5013fb8-2967-5a37-9d90-0be3fb318184.ics','Round 1','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(59,17,1,'2026-11-29 07:17:26.163423','in','delete','held',24,'/practice-1/calendar/a8a92fa9-c90e-5b1e-bb52-8f05e2836618.ics','Round 10','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(60,17,1,'2026-11-29 07:17:26.163441','in','delete','held',19,'/practice-1/calendar/ab0e0487-7226-50d8-8fb7-4fb0f27c6a20.ics','Round 5','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(61,17,1,'2026-11-29 07:17:26.163455','in','delete','held',25,'/practice-1/calendar/ec8bfd24-b21b-5010-ac8d-e0a64b701b73.ics','Round 11','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(62,17,1,'2026-11-29 07:17:26.163469','in','delete','held',20,'/practice-1/calendar/f5d76009-c05c-5605-8d14-695aa16a5c34.ics','Round 6','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(63,22,5,'2026-11-29 07:17:29.793251','none','skip','skipped',NULL,NULL,'Ledger 0','It has guests, and this server would mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(64,22,5,'2026-11-29 07:17:29.793254','none','skip','skipped',NULL,NULL,'Ledger 1','The server found the event''s data invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(65,22,5,'2026-11-29 07:17:29.793255','none','skip','skipped',NULL,NULL,'Ledger 2','The server does not take this kind of data.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(66,22,5,'2026-11-29 07:17:29.793255','none','skip','skipped',NULL,NULL,'Ledger 3','This calendar does not take events.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(67,22,5,'2026-11-29 07:17:29.793256','none','skip','skipped',NULL,NULL,'Ledger 4','The event is too large for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(68,22,5,'2026-11-29 07:17:29.793256','none','skip','skipped',NULL,NULL,'Ledger 5','The event is too far in the past for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(69,22,5,'2026-11-29 07:17:29.793257','none','skip','skipped',NULL,NULL,'Ledger 6','The event is too far in the future for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(70,22,5,'2026-11-29 07:17:29.793257','none','skip','skipped',NULL,NULL,'Ledger 7','The series has more dates than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(71,22,5,'2026-11-29 07:17:29.793257','none','skip','skipped',NULL,NULL,'Ledger 8','The event has more guests than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(72,22,5,'2026-11-29 07:17:29.793258','none','skip','skipped',NULL,NULL,'Ledger 9','The calendar''s storage is full.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(73,22,5,'2026-11-29 07:17:29.793258','none','skip','skipped',NULL,NULL,'Ledger 10','The server does not allow writing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(74,22,5,'2026-11-29 07:17:29.793259','none','skip','skipped',NULL,NULL,'Ledger 11','Another entry of this account already carries the event''s UID.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(75,22,5,'2026-11-29 07:17:29.793259','none','skip','skipped',NULL,NULL,'Ledger 12','The server found the request for this event invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(76,22,5,'2026-11-29 07:17:29.793259','none','skip','skipped',NULL,NULL,'Ledger 13','The server does not allow writing here.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(77,22,5,'2026-11-29 07:17:29.793260','none','skip','skipped',NULL,NULL,'Ledger 14','The server refused the event because of what it already holds.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(78,22,5,'2026-11-29 07:17:29.793260','none','skip','skipped',NULL,NULL,'Ledger 15','The server refused the event (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(79,22,5,'2026-11-29 07:17:29.793260','none','skip','skipped',NULL,NULL,'Ledger 16','What the server holds for this entry cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(80,22,5,'2026-11-29 07:17:29.793261','none','skip','skipped',NULL,NULL,'Ledger 17','Its text holds halves of characters',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(81,22,5,'2026-11-29 07:17:29.793261','none','skip','skipped',NULL,NULL,'Ledger 18','It ends before it starts',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(82,22,5,'2026-11-29 07:17:29.793262','none','skip','skipped',NULL,NULL,'Ledger 19','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(83,22,5,'2026-11-29 07:17:29.793262','none','skip','skipped',NULL,NULL,'Ledger 20','Its repeat rule cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(84,22,5,'2026-11-29 07:17:29.793262','none','skip','skipped',NULL,NULL,'Ledger 21','The change cannot be written into this entry without losing something',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(85,22,5,'2026-11-29 07:17:29.793263','none','skip','skipped',NULL,NULL,'Ledger 22','What the server holds for this entry cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(86,22,5,'2026-11-29 07:17:29.793263','none','skip','skipped',NULL,NULL,'Ledger 23','Only single dates of this series are on the calendar, so it cannot be changed as one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(87,22,5,'2026-11-29 07:17:29.793263','none','skip','skipped',NULL,NULL,'Ledger 24','The series that it goes on from cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(88,22,5,'2026-11-29 07:17:29.793264','none','skip','skipped',NULL,NULL,'Ledger 25','It holds no event',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(89,22,5,'2026-11-29 07:17:29.793264','none','skip','skipped',NULL,NULL,'Ledger 26','One of its dates cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(90,22,5,'2026-11-29 07:17:29.793264','none','skip','skipped',NULL,NULL,'Ledger 27','It cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(91,22,5,'2026-11-29 07:17:29.793265','none','skip','skipped',NULL,NULL,'Ledger 28','Its text is not complete calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(92,22,5,'2026-11-29 07:17:29.793265','none','skip','skipped',NULL,NULL,'Ledger 29','It holds several events in one entry',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(93,22,5,'2026-11-29 07:17:29.793265','none','skip','skipped',NULL,NULL,'Ledger 30','It has no UID',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(94,22,5,'2026-11-29 07:17:29.793266','none','skip','skipped',NULL,NULL,'Ledger 31','It defines the same event twice',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(95,22,5,'2026-11-29 07:17:29.793266','none','skip','skipped',NULL,NULL,'Ledger 32','It changes all dates from one on, and they cannot be found by its repeat rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(96,22,5,'2026-11-29 07:17:29.793266','none','skip','skipped',NULL,NULL,'Ledger 33','It has no start',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(97,22,5,'2026-11-29 07:17:29.793267','none','skip','skipped',NULL,NULL,'Ledger 34','Its duration cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(98,22,5,'2026-11-29 07:17:29.793267','none','skip','skipped',NULL,NULL,'Ledger 35','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(99,22,5,'2026-11-29 07:17:29.793267','none','skip','skipped',NULL,NULL,'Ledger 36','Its blocks lie too deep in each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(100,22,5,'2026-11-29 07:17:29.793268','none','skip','skipped',NULL,NULL,'Ledger 37','Its blocks do not fit into each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(101,22,5,'2026-11-29 07:17:29.793268','none','skip','skipped',NULL,NULL,'Ledger 38','Its text ends too early',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(102,22,5,'2026-11-29 07:17:29.793268','none','skip','skipped',NULL,NULL,'Ledger 39','It holds no calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(103,22,5,'2026-11-29 07:17:29.793269','none','skip','skipped',NULL,NULL,'Ledger 40','It holds more than one calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(104,22,5,'2026-11-29 07:17:29.793269','none','skip','skipped',NULL,NULL,'Ledger 41','It holds bytes that are not valid UTF-8',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(105,22,5,'2026-11-29 07:17:29.793270','none','skip','skipped',NULL,NULL,'Ledger 42','It is too large to be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(106,22,5,'2026-11-29 07:17:29.793270','none','skip','skipped',NULL,NULL,'Ledger 43','The server''s answer about it cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(107,22,5,'2026-11-29 07:17:29.793270','none','skip','skipped',NULL,NULL,'Ledger 44','It has guests, and the calendar service could mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(108,22,5,'2026-11-29 07:17:29.793271','none','skip','skipped',NULL,NULL,'Ledger 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(109,22,5,'2026-11-29 07:17:29.793271','none','skip','skipped',NULL,NULL,'Ledger 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(110,22,5,'2026-11-29 07:17:29.793271','none','skip','skipped',NULL,NULL,'Ledger 47','The calendar service does not allow changing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(111,22,5,'2026-11-29 07:17:29.793272','none','skip','skipped',NULL,NULL,'Ledger 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(112,22,5,'2026-11-29 07:17:29.793272','none','skip','skipped',NULL,NULL,'Ledger 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(113,22,5,'2026-11-29 07:17:29.793272','none','skip','skipped',NULL,NULL,'Ledger 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(114,22,5,'2026-11-29 07:17:29.793273','none','skip','skipped',NULL,NULL,'Ledger 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(115,22,5,'2026-11-29 07:17:29.793273','none','skip','skipped',NULL,NULL,'Ledger 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(116,22,5,'2026-11-29 07:17:29.793273','none','skip','skipped',NULL,NULL,'Ledger 53','Cronofy refused the entry (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(117,22,5,'2026-11-29 07:17:29.793274','none','skip','skipped',NULL,NULL,'Ledger 54','The series has too many dates to write each of them.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(118,22,5,'2026-11-29 07:17:29.793274','none','skip','skipped',NULL,NULL,'Ledger 55','The rule of the series cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(119,22,5,'2026-11-29 07:17:29.793274','none','skip','skipped',NULL,NULL,'Ledger 56','A description or place was removed here, but the calendar service keeps the old one. Please remove it there. Everything else was written.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(120,22,5,'2026-11-29 07:17:29.793275','none','skip','skipped',NULL,NULL,'Ledger 57','It lies at an end of the calendar.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(121,22,5,'2026-11-29 07:17:29.793275','none','skip','skipped',NULL,NULL,'Ledger 58','Its start is a date and its end a time, or the other way round.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(122,22,5,'2026-11-29 07:17:29.793275','none','skip','skipped',NULL,NULL,'Ledger 59','It ends before it starts.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(123,22,5,'2026-11-29 07:17:29.793276','none','skip','skipped',NULL,NULL,'Ledger 60','It has no start or no end.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(124,22,5,'2026-11-29 07:17:29.793276','none','skip','skipped',NULL,NULL,'Ledger 61','Its start or end is not a time.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(125,22,5,'2026-11-29 07:17:29.793276','none','skip','skipped',NULL,NULL,'Ledger 62','the server listed it, but did not send it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(126,22,5,'2026-11-29 07:17:29.793277','none','skip','skipped',NULL,NULL,'Ledger 63','It cannot be stored beside what is there already',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(127,22,5,'2026-11-29 07:17:29.793277','none','skip','skipped',NULL,NULL,'Ledger 64','One of its values does not fit into the database',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(128,22,5,'2026-11-29 07:17:29.793277','none','skip','skipped',NULL,NULL,'Ledger 65','It cannot be stored as it is',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(129,22,5,'2026-11-29 07:17:29.793278','none','skip','skipped',NULL,NULL,'Ledger 66','One of its dates or rules cannot be calculated with',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(130,22,5,'2026-11-29 07:17:29.793278','none','skip','skipped',NULL,NULL,'Ledger 67','It cannot be worked out (RecursionError)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(131,22,5,'2026-11-29 07:17:29.793278','none','skip','skipped',NULL,NULL,'Ledger 68','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(132,22,5,'2026-11-29 07:17:29.793279','none','skip','skipped',NULL,NULL,'Ledger 69','it is on this calendar already, written for somebody else who linked the same calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(133,22,5,'2026-11-29 07:17:29.793279','none','skip','skipped',NULL,NULL,'Ledger 70','it came from another linked calendar and is not carried on to this one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(134,22,5,'2026-11-29 07:17:29.793279','none','skip','skipped',NULL,NULL,'Ledger 71','new events of the linked calendar are not taken over (Create is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(135,22,5,'2026-11-29 07:17:29.793280','none','skip','skipped',NULL,NULL,'Ledger 72','it is one date of a series that is here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(136,22,5,'2026-11-29 07:17:29.793280','none','skip','skipped',NULL,NULL,'Ledger 73','it was written by Calendar Sync, so it is not imported as new',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(137,22,5,'2026-11-29 07:17:29.793280','none','skip','skipped',NULL,NULL,'Ledger 74','it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(138,22,5,'2026-11-29 07:17:29.793281','none','skip','skipped',NULL,NULL,'Ledger 75','another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(139,22,5,'2026-11-29 07:17:29.793281','none','skip','skipped',NULL,NULL,'Ledger 76','this pair is no longer kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(140,22,5,'2026-11-29 07:17:29.793281','none','skip','skipped',NULL,NULL,'Ledger 77','the linked calendar holds this series date by date, so the two are not kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(141,22,5,'2026-11-29 07:17:29.793282','none','skip','skipped',NULL,NULL,'Ledger 78','it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(142,22,5,'2026-11-29 07:17:29.793282','none','skip','skipped',NULL,NULL,'Ledger 79','removed on the linked calendar, but changed here since; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(143,22,5,'2026-11-29 07:17:29.793282','none','skip','skipped',NULL,NULL,'Ledger 80','removed on the linked calendar; removals there are not taken over (option Delete is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(144,22,5,'2026-11-29 07:17:29.793283','none','skip','skipped',NULL,NULL,'Ledger 81','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(145,22,5,'2026-11-29 07:17:29.793283','none','skip','skipped',NULL,NULL,'Ledger 82','removed here; removals of this kind are not sent, so the event stays',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(146,22,5,'2026-11-29 07:17:29.793283','none','skip','skipped',NULL,NULL,'Ledger 83','removed on this linked calendar; the same event is on another one that you linked, so it stays here with that one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(147,22,5,'2026-11-29 07:17:29.793284','none','skip','skipped',NULL,NULL,'Ledger 84','removed on both sides',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(148,22,5,'2026-11-29 07:17:29.793284','none','skip','skipped',NULL,NULL,'Ledger 85','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(149,22,5,'2026-11-29 07:17:29.793284','none','skip','skipped',NULL,NULL,'Ledger 86','it came after the plan was shown; the next manual sync shows it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(150,22,5,'2026-11-29 07:17:29.793285','none','skip','skipped',NULL,NULL,'Ledger 87','it came after the plan was shown; the next automatic run brings it in',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(151,22,5,'2026-11-29 07:17:29.793285','none','skip','skipped',NULL,NULL,'Ledger 88','you left it out of the plan; both sides stay as they are, and only what changes later moves',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(152,22,5,'2026-11-29 07:17:29.793285','none','skip','skipped',NULL,NULL,'Ledger 89','you left it out of the plan; both sides stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(153,22,5,'2026-11-29 07:17:29.793286','none','skip','skipped',NULL,NULL,'Ledger 90','new on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(154,22,5,'2026-11-29 07:17:29.793286','none','skip','skipped',NULL,NULL,'Ledger 91','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(155,22,5,'2026-11-29 07:17:29.793286','none','skip','skipped',NULL,NULL,'Ledger 92','written from here once; its item was no longer here, and was brought back by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(156,22,5,'2026-11-29 07:17:29.793287','none','skip','skipped',NULL,NULL,'Ledger 93','written from here once; its item was no longer here, and was brought back by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(157,22,5,'2026-11-29 07:17:29.793287','none','skip','skipped',NULL,NULL,'Ledger 94','written by another installation of Calendar Sync, and taken over by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(158,22,5,'2026-11-29 07:17:29.793287','none','skip','skipped',NULL,NULL,'Ledger 95','written by another installation of Calendar Sync, and taken over by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(159,22,5,'2026-11-29 07:17:29.793288','none','skip','skipped',NULL,NULL,'Ledger 96','it is one date of a series of the linked calendar that is now here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(160,22,5,'2026-11-29 07:17:29.793288','none','skip','skipped',NULL,NULL,'Ledger 97','sent before, but the answer was lost; the event was found on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(161,22,5,'2026-11-29 07:17:29.793289','none','skip','skipped',NULL,NULL,'Ledger 98','the calendar service lists it under another id now; the two are tied together again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(162,22,5,'2026-11-29 07:17:29.793289','none','skip','skipped',NULL,NULL,'Ledger 99','the same entry exists on both sides, so the two are tied together',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(163,22,5,'2026-11-29 07:17:29.793289','none','skip','skipped',NULL,NULL,'Ledger 100','changed in My Calendar, and the linked calendar holds the same already: an answer was lost before',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(164,22,5,'2026-11-29 07:17:29.793290','none','skip','skipped',NULL,NULL,'Ledger 101','changed on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(165,22,5,'2026-11-29 07:17:29.793290','none','skip','skipped',NULL,NULL,'Ledger 102','changed on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(166,22,5,'2026-11-29 07:17:29.793290','none','skip','skipped',NULL,NULL,'Ledger 103','changed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(167,22,5,'2026-11-29 07:17:29.793291','none','skip','skipped',NULL,NULL,'Ledger 104','changed on the linked calendar; by the options or the kind of item this is not taken over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(168,22,5,'2026-11-29 07:17:29.793291','none','skip','skipped',NULL,NULL,'Ledger 105','stored anew on the linked calendar without a change of content',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(169,22,5,'2026-11-29 07:17:29.793291','none','skip','skipped',NULL,NULL,'Ledger 106','changed on both sides; the newer value wins, the My Calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(170,22,5,'2026-11-29 07:17:29.793292','none','skip','skipped',NULL,NULL,'Ledger 107','changed on both sides; the newer value wins, the linked calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(171,22,5,'2026-11-29 07:17:29.793292','none','skip','skipped',NULL,NULL,'Ledger 108','the linked calendar no longer has it; it goes to the Trash',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(172,22,5,'2026-11-29 07:17:29.793292','none','skip','skipped',NULL,NULL,'Ledger 109','removed here, but changed on the linked calendar since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(173,22,5,'2026-11-29 07:17:29.793293','none','skip','skipped',NULL,NULL,'Ledger 110','the linked calendar reported it as removed',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(174,22,5,'2026-11-29 07:17:29.793293','none','skip','skipped',NULL,NULL,'Ledger 111','the linked calendar no longer has it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(175,22,5,'2026-11-29 07:17:29.793293','none','skip','skipped',NULL,NULL,'Ledger 112','removed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(176,22,5,'2026-11-29 07:17:29.793294','none','skip','skipped',NULL,NULL,'Ledger 113','cancelled in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(177,22,5,'2026-11-29 07:17:29.793294','none','skip','skipped',NULL,NULL,'Ledger 114','no longer assigned to you',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(178,22,5,'2026-11-29 07:17:29.793294','none','skip','skipped',NULL,NULL,'Ledger 115','removed from here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(179,22,5,'2026-11-29 07:17:29.793295','none','skip','skipped',NULL,NULL,'Ledger 116','not on the linked calendar yet',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(180,22,5,'2026-11-29 07:17:29.793295','none','skip','skipped',NULL,NULL,'Ledger 117','removed on the linked calendar, but changed here since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(181,22,5,'2026-11-29 07:17:29.793295','none','skip','skipped',NULL,NULL,'Ledger 118','removed from here before, and restored since',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(182,22,5,'2026-11-29 07:17:29.793296','none','skip','skipped',NULL,NULL,'Ledger 119','the calendar service accepted it and took it back at once; it was written once more',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(183,22,5,'2026-11-29 07:17:29.793296','none','skip','skipped',NULL,NULL,'Ledger 120','sent before, but the answer was lost; the item was removed since, so it goes again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(184,22,5,'2026-11-29 07:17:29.793296','none','skip','skipped',NULL,NULL,'Ledger 121','it kept changing while it was read; the next run takes it up again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(185,22,5,'2026-11-29 07:17:29.793297','none','skip','skipped',NULL,NULL,'Ledger 122','the linked calendar no longer has it; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(186,22,5,'2026-11-29 07:17:29.793297','none','skip','skipped',NULL,NULL,'Ledger 123','you decided against the removal; both stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(187,22,5,'2026-11-29 07:17:29.793297','none','skip','skipped',NULL,NULL,'Ledger 124','the integration was deleted together with the events it wrote',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(188,22,5,'2026-11-29 07:17:29.793298','none','skip','skipped',NULL,NULL,'Ledger 125','an administrator, Ada, asked for it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(189,22,5,'2026-11-29 07:17:29.793298','none','skip','skipped',NULL,NULL,'Ledger 126','you took back what run 3 did',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(190,22,5,'2026-11-29 07:17:29.793298','none','skip','skipped',NULL,NULL,'Ledger 127','you took it back',NULL,NULL,NULL);
CREATE TABLE linked_accounts (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	service VARCHAR(20) NOT NULL, 
	connector VARCHAR(20) NOT NULL, 
	name VARCHAR(254) NOT NULL, 
	server_url TEXT NOT NULL, 
	credentials TEXT NOT NULL, 
	discovery JSON NOT NULL, 
	authorization_lost_at DATETIME, 
	authorization_lost_reason TEXT NOT NULL, 
	created_at DATETIME NOT NULL, remote_account VARCHAR(64) DEFAULT '' NOT NULL, relink_url TEXT DEFAULT '' NOT NULL, check_at DATETIME, refreshing_until DATETIME, revoke_wanted BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_linked_accounts PRIMARY KEY (id), 
	CONSTRAINT fk_linked_accounts_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "linked_accounts" VALUES(1,1,'practice','caldav','practice-1','http://practice.example/','gAAAAABrC9GEJOKzHesm9RlG6smwMosv-JHFZjuFnjIoQzwOTF-JDQFVybzgk7PWwtzgXqwX7hqmzV9EjFAZr6PJy-ahxjgi6l4BUi5d3I1qTPImLEvQHFu3zOKVxpVqCoh6EvqeMle-A9RLGMu3aNTGOA12dSfzew==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:17:22.584891','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(2,2,'caldav','caldav','practice-2','http://practice.example/','gAAAAABrC9GDtj0ISLmiaxohLcKQJ0aWdCdlHtKHlVHsGndGF9U8F6KiDubjOPxsdoqnII_kxKpnAnyNesYjtCoN0Zx1EI0AzjOSWmFhMYrS8Vt-wRzSh8MjCHJdsWm43PZhxhn-HwTGTgNeO37XjqodTK0O4v87DA==','{"principal_url": "http://practice.example/practice-2/", "home_urls": ["http://practice.example/practice-2/"], "user_addresses": ["/practice-2/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:17:23.410034','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(3,3,'google','cronofy','cem@example.org','http://cronofy.example','gAAAAABrC9GDD1t9c0oCxQh4YJ0op-5N6WbNHJwY9VaiThStZxOmXNq7w3g3IAm4hYkZ-Vz6H20PlacM_2JJWKRx4s2SzLsEcwTkfuC-7TD4mLxRF8fK1FIaKOMsgAT_UJs77tEsL4L7GQWuhW7hXgXNbezm2zFKu5X0esnJfDvx5zIAvvxVK0XRTnHFOVBhv2SkAYEqQMFAYo_BGNuyaUqmwTVPkErMGi6aM_lA24nSnhBlwfO2GahlKRhAveyJoOI-2Dx6sqPy28FVFpkewlarN-nvKlP3s1UHgRStxTOae0z3PvySsSs=','{"profile_id": "pro_cd1cde077805c15447e9db28"}',NULL,'','2026-11-29 07:17:23.618487','acc_af794e65c57801e5228074c5','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(4,1,'caldav','caldav','practice-1','http://practice.example/','gAAAAABrC9GFqKco0vfpDHefOGGRSsehtt0o7AxEwgaDHQAdCSkqPmzf8BfNqhm_S3qfXsqwcE-wZzsnV0G8o8FRnX8P_dnbR3fnV8Xkja_VlaCHvoN8hfHUh2xLBX3YeTP5zF0e2rooWxiYgDF2CHf1zbqfKsj0Sw==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:17:25.209798','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(5,3,'caldav','caldav','lost-0','','','{}','2026-11-29 07:17:29.831160','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:17:29.833238','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(6,3,'caldav','caldav','lost-1','','','{}','2026-11-29 07:17:29.831227','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:17:29.833240','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(7,3,'caldav','caldav','lost-2','','','{}','2026-11-29 07:17:29.831250','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:17:29.833241','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(8,3,'caldav','caldav','lost-3','','','{}','2026-11-29 07:17:29.831268','The stored credentials can no longer be read. Please connect again.','2026-11-29 07:17:29.833242','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(9,3,'caldav','caldav','lost-4','','','{}','2026-11-29 07:17:29.831288','The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:17:29.833243','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(10,3,'caldav','caldav','lost-5','','','{}','2026-11-29 07:17:29.831305','The server no longer accepts the user name and password.','2026-11-29 07:17:29.833244','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(11,3,'caldav','caldav','lost-6','','','{}','2026-11-29 07:17:29.831323','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:17:29.833245','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(12,3,'caldav','caldav','lost-7','','','{}','2026-11-29 07:17:29.831340','Cronofy no longer accepts the stored authorisation.','2026-11-29 07:17:29.833247','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(13,3,'caldav','caldav','lost-8','','','{}','2026-11-29 07:17:29.831355','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:17:29.833248','','',NULL,NULL,0);
CREATE TABLE links (
	id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	remote_id TEXT NOT NULL, 
	remote_uid TEXT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	written_by_us BOOLEAN NOT NULL, 
	version_tag TEXT, 
	base JSON, 
	known JSON, 
	source TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, unwritable TEXT DEFAULT '' NOT NULL, wrote JSON, instants_moved BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_links_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT uq_links_integration_id_item_id UNIQUE (integration_id, item_id), 
	CONSTRAINT uq_links_integration_id_remote_id UNIQUE (integration_id, remote_id)
);
INSERT INTO "links" VALUES(1,1,1,'/practice-1/calendar/e80c33a8-ba5e-5b39-b487-eda6a4aa69b3.ics','e80c33a8-ba5e-5b39-b487-eda6a4aa69b3','live',1,'"c2163222866a0de339687c321a316026dcf8991995cb8373c7b6171d9f3d249a"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:e80c33a8-ba5e-5b39-b487-eda6a4aa69b3'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:b7d7659a-fe57-456b-9480-a3ee05b82c49'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356151','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(2,1,2,'/practice-1/calendar/99339795-9f89-5c66-8350-4edcbdbec175.ics','99339795-9f89-5c66-8350-4edcbdbec175','live',1,'"77550a902ad04df8e78ed19f54fb768c4934d58380526e3291cfb5c7dc838ae9"','{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:99339795-9f89-5c66-8350-4edcbdbec175'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5ff09b29-134b-4531-adb9-ae2f79fe21f6'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:Visit: Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:http://app.example/clients/1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356124','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(3,1,3,'/practice-1/calendar/06f820e1-8ca6-5c77-b74c-70ac88ea9a74.ics','06f820e1-8ca6-5c77-b74c-70ac88ea9a74','live',1,'"773d456c9c522726d5239a4ca838aeb0a1fdd5efeb6c41baa43e7ae9ecdc965f"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:06f820e1-8ca6-5c77-b74c-70ac88ea9a74'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a1f58832-b599-4eb4-9fad-573e80301833'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356137','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(4,1,4,'/practice-1/calendar/f9945fc7-e8e5-5a0a-a596-e8a4e65854b1.ics','f9945fc7-e8e5-5a0a-a596-e8a4e65854b1','detached',1,'"3a6c0957d64909e8d26e27e374b00946c3b731fd47fa909c0f17fb686019ccf7"','{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f9945fc7-e8e5-5a0a-a596-e8a4e65854b1'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:e3792035-d157-43ae-8a4a-4cd1e4763dd7'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Write the report'||char(13,10)||'DESCRIPTION:http://app.example/tasks'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:24.804108','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(5,1,5,'/practice-1/calendar/f974df7e-5119-5fef-a4be-44dd36eaf564.ics','f974df7e-5119-5fef-a4be-44dd36eaf564','live',1,'"a17f0dfff70a3cd08551fe307c8a36ba83abe81cb49fe157b2a360648ba5e20c"','{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f974df7e-5119-5fef-a4be-44dd36eaf564'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:f7bab391-d50e-495e-a83f-2b031776f966'||char(13,10)||'DTSTART;VALUE=DATE:20261203'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Hand in receipts'||char(13,10)||'TRANSP:TRANSPARENT'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356163','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(6,1,6,'/practice-1/calendar/da2a9744-2b80-5ff2-8a91-786682068454.ics','da2a9744-2b80-5ff2-8a91-786682068454','live',1,'"a054092bc635b4287067894d6514a6fd8cb8dad9efa2741d391cb858c1e0784e"','{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:da2a9744-2b80-5ff2-8a91-786682068454'||char(13,10)||'DTSTAMP:20261129T071724Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071724Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:6f068d73-9fa1-4f51-b731-215f1acb1113'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Visit'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:24.350461','','{"stood_at": "2026-11-29T07:17:24+00:00"}',0);
INSERT INTO "links" VALUES(7,1,7,'/practice-1/calendar/43e99cb7-5ac9-594e-bd0d-0a71c9fd44e8.ics','43e99cb7-5ac9-594e-bd0d-0a71c9fd44e8','live',1,'"67baa6dc60019b5ea48a7e87dc31c5e442e7d7165a349e0388954a95223dbb68"','{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:43e99cb7-5ac9-594e-bd0d-0a71c9fd44e8'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:cf567bd8-dca5-411a-ab93-bbda8d859d50'||char(13,10)||'DTSTART;VALUE=DATE:20261202'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Fair'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356175','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(8,1,8,'/practice-1/calendar/a42bfb8b-4209-5c0c-903e-bebb95baa603.ics','a42bfb8b-4209-5c0c-903e-bebb95baa603','live',1,'"cbc232a59a8bf86174ebb03bc146379aa13f60b4580825735f75279d800c732d"','{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a42bfb8b-4209-5c0c-903e-bebb95baa603'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5f0b782b-7b40-4b4d-b952-09bd20a45d0b'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T110000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T120000'||char(13,10)||'SUMMARY:Team meeting'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'RRULE:FREQ=WEEKLY;COUNT=6'||char(13,10)||'EXDATE;TZID=Europe/Berlin:20261209T110000'||char(13,10)||'END:VEVENT'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a42bfb8b-4209-5c0c-903e-bebb95baa603'||char(13,10)||'DTSTAMP:20261129T071722Z'||char(13,10)||'CREATED:20261129T071722Z'||char(13,10)||'LAST-MODIFIED:20261129T071722Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5f0b782b-7b40-4b4d-b952-09bd20a45d0b'||char(13,10)||'RECURRENCE-ID;TZID=Europe/Berlin:20261216T110000'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T120000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T130000'||char(13,10)||'SUMMARY:Team lunch'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356259','','{"stood_at": "2026-11-29T07:17:22+00:00"}',0);
INSERT INTO "links" VALUES(9,1,9,'/practice-1/calendar/cdd45715-8f05-5538-9e6d-335ecd0fd630.ics','cdd45715-8f05-5538-9e6d-335ecd0fd630','live',1,'"45f09cea03a477a7c58efd9732fcabbee50598242cdf48c89b5bbaaac62d0dd7"','{"subject": "Changed there", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'CALSCALE:GREGORIAN'||char(10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:19700101T000000'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T030000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:cdd45715-8f05-5538-9e6d-335ecd0fd630'||char(10)||'DTSTART;TZID=Europe/Berlin:20261202T130000'||char(10)||'DTEND;TZID=Europe/Berlin:20261202T140000'||char(10)||'CREATED:20261129T071722Z'||char(10)||'DTSTAMP:20261129T071722Z'||char(10)||'LAST-MODIFIED:20261129T071726Z'||char(10)||'SEQUENCE:0'||char(10)||'SUMMARY:Changed there'||char(10)||'TRANSP:OPAQUE'||char(10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(10)||'X-CALENDAR-SYNC-ITEM:5fdc3c6b-34ed-4832-becf-d0d31e1a4e48'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:22.815689','2026-11-29 07:17:24.528752','',NULL,0);
INSERT INTO "links" VALUES(12,1,15,'/practice-1/calendar/a5013fb8-2967-5a37-9d90-0be3fb318184.ics','a5013fb8-2967-5a37-9d90-0be3fb318184','live',1,'"a0c84a80c1c889dfaac857d6732500dd35b34bbfc6830612737e51ff87daccef"','{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a5013fb8-2967-5a37-9d90-0be3fb318184'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:2159e16f-f6e9-4186-b5fc-0088fd615f3e'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261213T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261213T100000'||char(13,10)||'SUMMARY:Round 1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356281','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(13,1,16,'/practice-1/calendar/28e8a5f8-ec97-58d4-aa1c-5a157a6fd2d9.ics','28e8a5f8-ec97-58d4-aa1c-5a157a6fd2d9','live',1,'"3e2b32aec9c396b106bdc6d5f3d0fe6c208358400f0d0ec623661368c852677c"','{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:28e8a5f8-ec97-58d4-aa1c-5a157a6fd2d9'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:ade4bf3d-0b07-4de1-80f2-84f427d4c020'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261214T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261214T100000'||char(13,10)||'SUMMARY:Round 2'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356340','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(14,1,17,'/practice-1/calendar/77704d69-4984-58a4-8792-4677b67f3956.ics','77704d69-4984-58a4-8792-4677b67f3956','live',1,'"45c4cf268e87ffe7cf0cca8bdbc3183028cf950dd7cf56bfaba042ecc361966e"','{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:77704d69-4984-58a4-8792-4677b67f3956'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8920420e-8172-4424-9413-02bfd42d19dd'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261215T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261215T100000'||char(13,10)||'SUMMARY:Round 3'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356292','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(15,1,18,'/practice-1/calendar/24424719-fa7b-5349-a938-e2471a5cfb03.ics','24424719-fa7b-5349-a938-e2471a5cfb03','live',1,'"2c648f0107ab2554494441dc423ee0a2a3b8c4213c7cc5de7f54af24020e366f"','{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:24424719-fa7b-5349-a938-e2471a5cfb03'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:44678d15-cca7-4a4d-aebd-b63c122c864f'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T100000'||char(13,10)||'SUMMARY:Round 4'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356302','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(16,1,19,'/practice-1/calendar/ab0e0487-7226-50d8-8fb7-4fb0f27c6a20.ics','ab0e0487-7226-50d8-8fb7-4fb0f27c6a20','live',1,'"ffdfcd7659f0eada5c83abca44f9daf26052aa4d076531025a4c3a90da643f60"','{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:ab0e0487-7226-50d8-8fb7-4fb0f27c6a20'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:7976d899-0082-49a5-ba71-7f96cebb182a'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261217T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261217T100000'||char(13,10)||'SUMMARY:Round 5'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356312','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(17,1,20,'/practice-1/calendar/f5d76009-c05c-5605-8d14-695aa16a5c34.ics','f5d76009-c05c-5605-8d14-695aa16a5c34','live',1,'"ea00afb59cc8082670ae58e0bb27fee4b63e0a5289fd661229b069e337bade1d"','{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f5d76009-c05c-5605-8d14-695aa16a5c34'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:dc4f3a5d-d6b7-4cd3-8136-a670052ca8d8'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261218T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261218T100000'||char(13,10)||'SUMMARY:Round 6'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356321','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(18,1,21,'/practice-1/calendar/065164f4-2299-57da-a32d-e4ad094d2e03.ics','065164f4-2299-57da-a32d-e4ad094d2e03','live',1,'"cf5e9fa42f6cdf1405514661eca03f59885d0fbbb55a8693de94a0ac8ed7bace"','{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:065164f4-2299-57da-a32d-e4ad094d2e03'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5208e68b-5c39-4b76-b8f4-81a4f06915ad'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261219T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261219T100000'||char(13,10)||'SUMMARY:Round 7'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356330','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(19,1,22,'/practice-1/calendar/864306aa-48f5-50d9-8654-ad697e47f20b.ics','864306aa-48f5-50d9-8654-ad697e47f20b','live',1,'"44de838e054a5f03f7a00e238f19e699ce40bb6ca2ddf3e060a545c01ead842e"','{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:864306aa-48f5-50d9-8654-ad697e47f20b'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5ddfbb0c-c844-44d2-a3d1-a794376cb980'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261220T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261220T100000'||char(13,10)||'SUMMARY:Round 8'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356351','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(20,1,23,'/practice-1/calendar/70af62eb-7559-5e06-854a-2ef5b3b65e9f.ics','70af62eb-7559-5e06-854a-2ef5b3b65e9f','live',1,'"640faae90a4d573e82a9a85f20f01d510d20c3ea43a741dc786283d5216daed4"','{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:70af62eb-7559-5e06-854a-2ef5b3b65e9f'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:c29af598-e65d-499e-8477-6462de41f8ae'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261221T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261221T100000'||char(13,10)||'SUMMARY:Round 9'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356390','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(21,1,24,'/practice-1/calendar/a8a92fa9-c90e-5b1e-bb52-8f05e2836618.ics','a8a92fa9-c90e-5b1e-bb52-8f05e2836618','live',1,'"e643cf75343efa5ffe7a9af2a8da9454ffb8f06d2f8b04bedb8fef93fc705bc6"','{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a8a92fa9-c90e-5b1e-bb52-8f05e2836618'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:19eda3f7-0f1d-4610-bcc3-d5f781b9edb6'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261222T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261222T100000'||char(13,10)||'SUMMARY:Round 10'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356381','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(22,1,25,'/practice-1/calendar/ec8bfd24-b21b-5010-ac8d-e0a64b701b73.ics','ec8bfd24-b21b-5010-ac8d-e0a64b701b73','live',1,'"fd56e66152ad08e89be36767556f068cde9c0aeba65df48a85c6ffa9a9b22734"','{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:ec8bfd24-b21b-5010-ac8d-e0a64b701b73'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:157e334c-3265-465b-9f1d-6c1eff2ac031'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261223T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261223T100000'||char(13,10)||'SUMMARY:Round 11'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356363','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(23,1,26,'/practice-1/calendar/72a68af1-5b4b-5048-9b8a-53f689b8d91d.ics','72a68af1-5b4b-5048-9b8a-53f689b8d91d','live',1,'"9752b131ff7cbc4d434763c07d59a7c7432e7586656843d5e05896314f03b371"','{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:72a68af1-5b4b-5048-9b8a-53f689b8d91d'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:382486c4-4c90-4fbb-8e2c-b437315e8831'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261224T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261224T100000'||char(13,10)||'SUMMARY:Round 12'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:22.815689','2026-11-29 07:17:23.356399','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(24,2,1,'/practice-2/work/c1858920-5658-5923-8c95-35ba7084dfc7.ics','c1858920-5658-5923-8c95-35ba7084dfc7','live',1,'"087a99a388705752c401f4fce82806c717b2455c89f04a877c03bc9a2bc67bd9"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:c1858920-5658-5923-8c95-35ba7084dfc7'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:b7d7659a-fe57-456b-9480-a3ee05b82c49'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:23.506011','2026-11-29 07:17:23.593773','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(25,2,3,'/practice-2/work/edeb3a02-b077-59ab-a66a-9aa3f5adb8d6.ics','edeb3a02-b077-59ab-a66a-9aa3f5adb8d6','live',1,'"30ed55c05a6d09722dcf1aa374e5446c2c56a4ab9693d7a346ce2879d54c7b34"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:edeb3a02-b077-59ab-a66a-9aa3f5adb8d6'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a1f58832-b599-4eb4-9fad-573e80301833'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:23.506011','2026-11-29 07:17:23.593795','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(26,2,12,'/practice-2/work/34d0a47a-258a-5a3e-93b6-3aa298eff4f4.ics','34d0a47a-258a-5a3e-93b6-3aa298eff4f4','live',1,'"605206702fc1d657d37c40b93f45ec05dd7c3bcabebdf831a6e09144f5987c10"','{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:34d0a47a-258a-5a3e-93b6-3aa298eff4f4'||char(13,10)||'DTSTAMP:20261129T071723Z'||char(13,10)||'CREATED:20261129T071723Z'||char(13,10)||'LAST-MODIFIED:20261129T071723Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a2601acf-a8df-4e98-8f80-a8201d6fe0ac'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Once'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:23.506011','2026-11-29 07:17:23.593785','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(27,3,13,'11b801a7-9fc3-5ef4-a3d3-4d003848e257','11b801a7-9fc3-5ef4-a3d3-4d003848e257','live',1,'2026-11-29T07:17:23Z/f923460360d085fa','{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'{"ids": ["cg4adj47ynppji6tjuadqshck4_us6ly5cweznagdkzdnhw7om4k4u_umnqkrmw27ba6hlbhfkdffaqkuu"], "from": "2026-12-02", "to": "2026-12-02"}','2026-11-29 07:17:23.702723','2026-11-29 07:17:23.725450','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(28,3,14,'a67a36ad-46bf-5cbb-a616-59a300f4fd29','a67a36ad-46bf-5cbb-a616-59a300f4fd29','live',1,'2026-11-29T07:17:23Z/7eb6c9d09c5ec025','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rdates": ["2026-12-03T12:00:00", "2026-12-04T12:00:00"]}','{"ids": ["uz5dnlkgx5olxjqwlgrqb5h5fe_us6ly5cweznagdkzdnhw7om4k4u_u4j7mm2ecpzasxflwf3bc4z6n2i_20261202T120000", "uz5dnlkgx5olxjqwlgrqb5h5fe_us6ly5cweznagdkzdnhw7om4k4u_u4j7mm2ecpzasxflwf3bc4z6n2i_20261203T120000", "uz5dnlkgx5olxjqwlgrqb5h5fe_us6ly5cweznagdkzdnhw7om4k4u_u4j7mm2ecpzasxflwf3bc4z6n2i_20261204T120000"], "from": "2026-12-02", "to": "2026-12-04"}','2026-11-29 07:17:23.702723','2026-11-29 07:17:23.725468','','{"stood_at": "2026-11-29T07:17:23+00:00"}',0);
INSERT INTO "links" VALUES(29,3,27,'evt_external_6cc3ad5164af08847e121329_20261204T090000','evt_external_6cc3ad5164af08847e121329_20261204T090000','live',0,'2026-11-29T07:17:23Z/d09f252738a76e42','{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_6cc3ad5164af08847e121329_20261204T090000"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.988180','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(30,3,28,'evt_external_855fb9b5495518b1d808d73d','evt_external_855fb9b5495518b1d808d73d','live',0,'2026-11-29T07:17:23Z/56e471177362b3d6','{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_855fb9b5495518b1d808d73d"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.988180','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(31,3,29,'evt_external_abfec35a9c26b2bf978ac40e','evt_external_abfec35a9c26b2bf978ac40e','live',0,'2026-11-29T07:17:23Z/6ab0b76eb6580f4b','{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_abfec35a9c26b2bf978ac40e"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.988180','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(32,3,30,'evt_external_6cc3ad5164af08847e121329_20261205T090000','evt_external_6cc3ad5164af08847e121329_20261205T090000','live',0,'2026-11-29T07:17:23Z/9187a35993ac8ad1','{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_6cc3ad5164af08847e121329_20261205T090000"], "from": "2026-12-05", "to": "2026-12-05"}','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.988180','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(33,3,31,'evt_external_6cc3ad5164af08847e121329_20261206T090000','evt_external_6cc3ad5164af08847e121329_20261206T090000','live',0,'2026-11-29T07:17:23Z/eb07447d7351c10d','{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_6cc3ad5164af08847e121329_20261206T090000"], "from": "2026-12-06", "to": "2026-12-06"}','2026-11-29 07:17:23.988180','2026-11-29 07:17:23.988180','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(34,1,32,'/practice-1/calendar/backwards.ics','backwards','live',0,'"b18b1ec061583f31482486483b51e75de9b90930eee3394b97db05ab203791e3"','{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:backwards'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20200101T000000'||char(10)||'DTSTAMP:20261129T071723Z'||char(10)||'LAST-MODIFIED:20261129T071723Z'||char(10)||'SUMMARY:Backwards'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:24.116985','2026-11-29 07:17:24.116985','',NULL,0);
INSERT INTO "links" VALUES(35,1,33,'/practice-1/calendar/made-there.ics','made-there','live',0,'"aae862facaccd38979fed0234ca2c10e158bef96db3d0bddc782ebb1f1d81b4b"','{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:made-there'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261204T100000'||char(10)||'DTSTAMP:20261129T071723Z'||char(10)||'LAST-MODIFIED:20261129T071723Z'||char(10)||'SUMMARY:Made there'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:24.116985','2026-11-29 07:17:24.116985','',NULL,0);
INSERT INTO "links" VALUES(36,2,34,'/practice-2/work/training.ics','training','live',0,'"dc6644687d9969fc977206bcde3301b14274db2d1ec443c9f4e3a8cc38f286f7"','{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T071723Z'||char(10)||'LAST-MODIFIED:20261129T071723Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:24.180374','2026-11-29 07:17:24.180374','',NULL,0);
INSERT INTO "links" VALUES(37,1,35,'/practice-1/calendar/a9a65ad4-2313-50e9-a5ad-5f91ececee8c.ics','a9a65ad4-2313-50e9-a5ad-5f91ececee8c','live',1,'"c6f8df2c4cfc1067a73d829a96a8925855508f629cef56b8594369569a7d0788"','{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a9a65ad4-2313-50e9-a5ad-5f91ececee8c'||char(13,10)||'DTSTAMP:20261129T071725Z'||char(13,10)||'CREATED:20261129T071725Z'||char(13,10)||'LAST-MODIFIED:20261129T071725Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:97978e8a-c4cb-4061-ab23-69edf7338ae5'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a8f80647-9090-4e8e-adcd-294cccc58872'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261207T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261207T100000'||char(13,10)||'SUMMARY:Once linked'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:17:25.012976','2026-11-29 07:17:25.061023','','{"stood_at": "2026-11-29T07:17:25+00:00"}',0);
INSERT INTO "links" VALUES(38,1,36,'/practice-1/calendar/wanted.ics','wanted','live',0,'"5ee37d1927f0282e4a473289886f19cdcdf10457ffb711a3572657032408919e"','{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:wanted'||char(10)||'DTSTART;TZID=Europe/Berlin:20261208T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261208T100000'||char(10)||'DTSTAMP:20261129T071725Z'||char(10)||'LAST-MODIFIED:20261129T071725Z'||char(10)||'SUMMARY:Wanted'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:25.523711','2026-11-29 07:17:25.523711','',NULL,0);
INSERT INTO "links" VALUES(39,1,37,'/practice-1/calendar/shown.ics','shown','live',0,'"0a8f77a9b9a03222a93de152ee79a4f38da0a7928697702bb900404dfc932e02"','{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:shown'||char(10)||'DTSTART;TZID=Europe/Berlin:20261209T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261209T100000'||char(10)||'DTSTAMP:20261129T071725Z'||char(10)||'LAST-MODIFIED:20261129T071725Z'||char(10)||'SUMMARY:Shown in the plan'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:17:26.139857','2026-11-29 07:17:26.139857','',NULL,0);
INSERT INTO "links" VALUES(40,1,38,'/practice-1/calendar/4603bd8b-e033-50e0-8df7-d7b9518ce19b.ics','4603bd8b-e033-50e0-8df7-d7b9518ce19b','pending',1,NULL,'{"subject": "Sent, and its answer lost", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.523433','2026-11-29 07:17:29.523433','',NULL,0);
INSERT INTO "links" VALUES(41,2,39,'/practice-2/work/1c867561-100d-5f7c-a120-dabc669324a4.ics','1c867561-100d-5f7c-a120-dabc669324a4','pending',1,NULL,'{"subject": "Lost on its way", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.593773','2026-11-29 07:17:29.593773','',NULL,0);
INSERT INTO "links" VALUES(42,5,41,'/nowhere/linked-0.ics','linked-0','live',0,'1','{"subject": "Linked 0", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.837131','2026-11-29 07:17:29.837134','It has guests, and this server would mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(43,5,42,'/nowhere/linked-1.ics','linked-1','detached',0,'1','{"subject": "Linked 1", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.840857','2026-11-29 07:17:29.840859','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(44,5,43,'/nowhere/linked-2.ics','linked-2','live',0,'1','{"subject": "Linked 2", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.843368','2026-11-29 07:17:29.843370','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(45,5,44,'/nowhere/linked-3.ics','linked-3','detached',0,'1','{"subject": "Linked 3", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.846003','2026-11-29 07:17:29.846005','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(46,5,45,'/nowhere/linked-4.ics','linked-4','live',0,'1','{"subject": "Linked 4", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.848554','2026-11-29 07:17:29.848556','',NULL,0);
INSERT INTO "links" VALUES(47,5,46,'/nowhere/linked-5.ics','linked-5','detached',0,'1','{"subject": "Linked 5", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:17:29.850867','2026-11-29 07:17:29.850870','',NULL,0);
CREATE TABLE marks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	integration_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	marked_at DATETIME NOT NULL, 
	CONSTRAINT fk_marks_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_marks_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "marks" VALUES(6,1,38,'2026-11-29 07:17:29.490515');
INSERT INTO "marks" VALUES(7,5,38,'2026-11-29 07:17:29.490517');
INSERT INTO "marks" VALUES(8,2,39,'2026-11-29 07:17:29.574400');
INSERT INTO "marks" VALUES(9,1,6,'2026-11-29 07:17:29.604569');
INSERT INTO "marks" VALUES(10,5,6,'2026-11-29 07:17:29.604572');
INSERT INTO "marks" VALUES(11,3,13,'2026-11-29 07:17:29.607872');
INSERT INTO "marks" VALUES(12,2,12,'2026-11-29 07:17:29.610723');
INSERT INTO "marks" VALUES(13,2,40,'2026-11-29 07:17:29.624372');
INSERT INTO "marks" VALUES(14,2,34,'2026-11-29 07:17:29.624375');
INSERT INTO "marks" VALUES(15,1,41,'2026-11-29 07:17:29.835274');
INSERT INTO "marks" VALUES(16,5,41,'2026-11-29 07:17:29.835277');
INSERT INTO "marks" VALUES(17,1,42,'2026-11-29 07:17:29.840063');
INSERT INTO "marks" VALUES(18,5,42,'2026-11-29 07:17:29.840065');
INSERT INTO "marks" VALUES(19,1,43,'2026-11-29 07:17:29.842699');
INSERT INTO "marks" VALUES(20,5,43,'2026-11-29 07:17:29.842702');
INSERT INTO "marks" VALUES(21,1,44,'2026-11-29 07:17:29.845320');
INSERT INTO "marks" VALUES(22,5,44,'2026-11-29 07:17:29.845322');
INSERT INTO "marks" VALUES(23,1,45,'2026-11-29 07:17:29.847808');
INSERT INTO "marks" VALUES(24,5,45,'2026-11-29 07:17:29.847811');
INSERT INTO "marks" VALUES(25,1,46,'2026-11-29 07:17:29.850231');
INSERT INTO "marks" VALUES(26,5,46,'2026-11-29 07:17:29.850234');
CREATE TABLE notices (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	integration_id INTEGER, 
	item_id INTEGER, 
	text TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	dismissed_at DATETIME, 
	CONSTRAINT pk_notices PRIMARY KEY (id), 
	CONSTRAINT fk_notices_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_notices_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT fk_notices_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "notices" VALUES(1,1,1,4,'“Write the report” was removed on the linked calendar. It stays here and is no longer in step.','2026-11-29 07:17:24.805822',NULL);
INSERT INTO "notices" VALUES(2,1,1,NULL,'12 of 25 linked entries would be removed in My Calendar. Nothing was removed; please decide.','2026-11-29 07:17:26.165020',NULL);
INSERT INTO "notices" VALUES(3,1,1,NULL,'“Work” is in step again.','2026-11-29 07:17:29.772951',NULL);
INSERT INTO "notices" VALUES(4,2,NULL,NULL,'Dismissed.','2026-11-29 07:17:29.772954','2026-11-29 07:17:29.766578');
CREATE TABLE planned_entries (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	side VARCHAR(5) NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	item_id INTEGER, 
	remote_id TEXT, 
	undoes_id BIGINT, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	included BOOLEAN NOT NULL, 
	outcome VARCHAR(12), 
	explanation TEXT NOT NULL, 
	CONSTRAINT pk_planned_entries PRIMARY KEY (id), 
	CONSTRAINT fk_planned_entries_plan_id_plans FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);
INSERT INTO "planned_entries" VALUES(1,1,'here','create',NULL,'/practice-1/calendar/left-out.ics',NULL,'Left out','new on the linked calendar',NULL,'{"subject": "Left out", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',0,'left_out','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(2,1,'here','create',NULL,'/practice-1/calendar/wanted.ics',NULL,'Wanted','new on the linked calendar',NULL,'{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,'as_planned','');
INSERT INTO "planned_entries" VALUES(3,2,'here','create',NULL,'/practice-1/calendar/shown.ics',NULL,'Shown in the plan','new on the linked calendar',NULL,'{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(4,2,'here','create',NULL,'/practice-1/calendar/left-out.ics',NULL,'Left out','new on the linked calendar',NULL,'{"subject": "Left out", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(5,3,'there','create',11,NULL,42,'Removed here','takes back what run 9 did',NULL,'{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(6,3,'here','update',9,'/practice-1/calendar/cdd45715-8f05-5538-9e6d-335ecd0fd630.ics',40,'Changed here','takes back what run 9 did','{"subject": "Changed there"}','{"subject": "Changed here"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(7,98,'none','skip',NULL,NULL,NULL,'Planned 0','It has guests, and this server would mail them about the change.',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(8,98,'none','skip',NULL,NULL,NULL,'Planned 1','The server found the event''s data invalid.',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(9,98,'none','skip',NULL,NULL,NULL,'Planned 2','The server does not take this kind of data.',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(10,98,'none','skip',NULL,NULL,NULL,'Planned 3','This calendar does not take events.',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(11,98,'none','skip',NULL,NULL,NULL,'Planned 4','The event is too large for this server.',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(12,98,'none','skip',NULL,NULL,NULL,'Planned 5','The event is too far in the past for this server.',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(13,98,'none','skip',NULL,NULL,NULL,'Planned 6','The event is too far in the future for this server.',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(14,98,'none','skip',NULL,NULL,NULL,'Planned 7','The series has more dates than this server allows.',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(15,98,'none','skip',NULL,NULL,NULL,'Planned 8','The event has more guests than this server allows.',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(16,98,'none','skip',NULL,NULL,NULL,'Planned 9','The calendar''s storage is full.',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(17,98,'none','skip',NULL,NULL,NULL,'Planned 10','The server does not allow writing this event.',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(18,98,'none','skip',NULL,NULL,NULL,'Planned 11','Another entry of this account already carries the event''s UID.',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(19,98,'none','skip',NULL,NULL,NULL,'Planned 12','The server found the request for this event invalid.',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(20,98,'none','skip',NULL,NULL,NULL,'Planned 13','The server does not allow writing here.',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(21,98,'none','skip',NULL,NULL,NULL,'Planned 14','The server refused the event because of what it already holds.',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(22,98,'none','skip',NULL,NULL,NULL,'Planned 15','The server refused the event (status 503).',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(23,98,'none','skip',NULL,NULL,NULL,'Planned 16','What the server holds for this entry cannot be read.',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(24,98,'none','skip',NULL,NULL,NULL,'Planned 17','Its text holds halves of characters',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(25,98,'none','skip',NULL,NULL,NULL,'Planned 18','It ends before it starts',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(26,98,'none','skip',NULL,NULL,NULL,'Planned 19','Its time zone is unknown',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(27,98,'none','skip',NULL,NULL,NULL,'Planned 20','Its repeat rule cannot be understood',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(28,98,'none','skip',NULL,NULL,NULL,'Planned 21','The change cannot be written into this entry without losing something',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(29,98,'none','skip',NULL,NULL,NULL,'Planned 22','What the server holds for this entry cannot be read',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(30,98,'none','skip',NULL,NULL,NULL,'Planned 23','Only single dates of this series are on the calendar, so it cannot be changed as one',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(31,98,'none','skip',NULL,NULL,NULL,'Planned 24','The series that it goes on from cannot be read',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(32,98,'none','skip',NULL,NULL,NULL,'Planned 25','It holds no event',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(33,98,'none','skip',NULL,NULL,NULL,'Planned 26','One of its dates cannot be understood',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(34,98,'none','skip',NULL,NULL,NULL,'Planned 27','It cannot be understood',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(35,98,'none','skip',NULL,NULL,NULL,'Planned 28','Its text is not complete calendar data',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(36,98,'none','skip',NULL,NULL,NULL,'Planned 29','It holds several events in one entry',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(37,98,'none','skip',NULL,NULL,NULL,'Planned 30','It has no UID',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(38,98,'none','skip',NULL,NULL,NULL,'Planned 31','It defines the same event twice',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(39,98,'none','skip',NULL,NULL,NULL,'Planned 32','It changes all dates from one on, and they cannot be found by its repeat rule',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(40,98,'none','skip',NULL,NULL,NULL,'Planned 33','It has no start',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(41,98,'none','skip',NULL,NULL,NULL,'Planned 34','Its duration cannot be understood',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(42,98,'none','skip',NULL,NULL,NULL,'Planned 35','It repeats by more than one rule',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(43,98,'none','skip',NULL,NULL,NULL,'Planned 36','Its blocks lie too deep in each other',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(44,98,'none','skip',NULL,NULL,NULL,'Planned 37','Its blocks do not fit into each other',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(45,98,'none','skip',NULL,NULL,NULL,'Planned 38','Its text ends too early',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(46,98,'none','skip',NULL,NULL,NULL,'Planned 39','It holds no calendar data',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(47,98,'none','skip',NULL,NULL,NULL,'Planned 40','It holds more than one calendar',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(48,98,'none','skip',NULL,NULL,NULL,'Planned 41','It holds bytes that are not valid UTF-8',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(49,98,'none','skip',NULL,NULL,NULL,'Planned 42','It is too large to be read',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(50,98,'none','skip',NULL,NULL,NULL,'Planned 43','The server''s answer about it cannot be read',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(51,98,'none','skip',NULL,NULL,NULL,'Planned 44','It has guests, and the calendar service could mail them about the change.',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(52,98,'none','skip',NULL,NULL,NULL,'Planned 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(53,98,'none','skip',NULL,NULL,NULL,'Planned 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(54,98,'none','skip',NULL,NULL,NULL,'Planned 47','The calendar service does not allow changing this event.',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(55,98,'none','skip',NULL,NULL,NULL,'Planned 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(56,98,'none','skip',NULL,NULL,NULL,'Planned 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(57,98,'none','skip',NULL,NULL,NULL,'Planned 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(58,98,'none','skip',NULL,NULL,NULL,'Planned 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(59,98,'none','skip',NULL,NULL,NULL,'Planned 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(60,98,'none','skip',NULL,NULL,NULL,'Planned 53','Cronofy refused the entry (status 503).',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(61,98,'none','skip',NULL,NULL,NULL,'Planned 54','The series has too many dates to write each of them.',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(62,98,'none','skip',NULL,NULL,NULL,'Planned 55','The rule of the series cannot be read.',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(63,98,'none','skip',NULL,NULL,NULL,'Planned 56','A description or place was removed here, but the calendar service keeps the old one. Please remove it there. Everything else was written.',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(64,98,'none','skip',NULL,NULL,NULL,'Planned 57','It lies at an end of the calendar.',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(65,98,'none','skip',NULL,NULL,NULL,'Planned 58','Its start is a date and its end a time, or the other way round.',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(66,98,'none','skip',NULL,NULL,NULL,'Planned 59','It ends before it starts.',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(67,98,'none','skip',NULL,NULL,NULL,'Planned 60','It has no start or no end.',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(68,98,'none','skip',NULL,NULL,NULL,'Planned 61','Its start or end is not a time.',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(69,98,'none','skip',NULL,NULL,NULL,'Planned 62','the server listed it, but did not send it',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(70,98,'none','skip',NULL,NULL,NULL,'Planned 63','It cannot be stored beside what is there already',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(71,98,'none','skip',NULL,NULL,NULL,'Planned 64','One of its values does not fit into the database',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(72,98,'none','skip',NULL,NULL,NULL,'Planned 65','It cannot be stored as it is',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(73,98,'none','skip',NULL,NULL,NULL,'Planned 66','One of its dates or rules cannot be calculated with',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(74,98,'none','skip',NULL,NULL,NULL,'Planned 67','It cannot be worked out (RecursionError)',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(75,98,'none','skip',NULL,NULL,NULL,'Planned 68','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(76,98,'none','skip',NULL,NULL,NULL,'Planned 69','it is on this calendar already, written for somebody else who linked the same calendar',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(77,98,'none','skip',NULL,NULL,NULL,'Planned 70','it came from another linked calendar and is not carried on to this one',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(78,98,'none','skip',NULL,NULL,NULL,'Planned 71','new events of the linked calendar are not taken over (Create is off)',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(79,98,'none','skip',NULL,NULL,NULL,'Planned 72','it is one date of a series that is here as a whole',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(80,98,'none','skip',NULL,NULL,NULL,'Planned 73','it was written by Calendar Sync, so it is not imported as new',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(81,98,'none','skip',NULL,NULL,NULL,'Planned 74','it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(82,98,'none','skip',NULL,NULL,NULL,'Planned 75','another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(83,98,'none','skip',NULL,NULL,NULL,'Planned 76','this pair is no longer kept in step',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(84,98,'none','skip',NULL,NULL,NULL,'Planned 77','the linked calendar holds this series date by date, so the two are not kept in step',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(85,98,'none','skip',NULL,NULL,NULL,'Planned 78','it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(86,98,'none','skip',NULL,NULL,NULL,'Planned 79','removed on the linked calendar, but changed here since; it stays here',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(87,98,'none','skip',NULL,NULL,NULL,'Planned 80','removed on the linked calendar; removals there are not taken over (option Delete is off)',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(88,98,'none','skip',NULL,NULL,NULL,'Planned 81','removed on the linked calendar; it stays here',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(89,98,'none','skip',NULL,NULL,NULL,'Planned 82','removed here; removals of this kind are not sent, so the event stays',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(90,98,'none','skip',NULL,NULL,NULL,'Planned 83','removed on this linked calendar; the same event is on another one that you linked, so it stays here with that one',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(91,98,'none','skip',NULL,NULL,NULL,'Planned 84','removed on both sides',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(92,98,'none','skip',NULL,NULL,NULL,'Planned 85','you left it out of the plan',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(93,98,'none','skip',NULL,NULL,NULL,'Planned 86','it came after the plan was shown; the next manual sync shows it',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(94,98,'none','skip',NULL,NULL,NULL,'Planned 87','it came after the plan was shown; the next automatic run brings it in',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(95,98,'none','skip',NULL,NULL,NULL,'Planned 88','you left it out of the plan; both sides stay as they are, and only what changes later moves',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(96,98,'none','skip',NULL,NULL,NULL,'Planned 89','you left it out of the plan; both sides stay as they are and are no longer in step',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(97,98,'none','skip',NULL,NULL,NULL,'Planned 90','new on the linked calendar',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(98,98,'none','skip',NULL,NULL,NULL,'Planned 91','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(99,98,'none','skip',NULL,NULL,NULL,'Planned 92','written from here once; its item was no longer here, and was brought back by a manual sync',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(100,98,'none','skip',NULL,NULL,NULL,'Planned 93','written from here once; its item was no longer here, and was brought back by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(101,98,'none','skip',NULL,NULL,NULL,'Planned 94','written by another installation of Calendar Sync, and taken over by a manual sync',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(102,98,'none','skip',NULL,NULL,NULL,'Planned 95','written by another installation of Calendar Sync, and taken over by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(103,98,'none','skip',NULL,NULL,NULL,'Planned 96','it is one date of a series of the linked calendar that is now here as a whole',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(104,98,'none','skip',NULL,NULL,NULL,'Planned 97','sent before, but the answer was lost; the event was found on the linked calendar',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(105,98,'none','skip',NULL,NULL,NULL,'Planned 98','the calendar service lists it under another id now; the two are tied together again',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(106,98,'none','skip',NULL,NULL,NULL,'Planned 99','the same entry exists on both sides, so the two are tied together',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(107,98,'none','skip',NULL,NULL,NULL,'Planned 100','changed in My Calendar, and the linked calendar holds the same already: an answer was lost before',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(108,98,'none','skip',NULL,NULL,NULL,'Planned 101','changed on the linked calendar',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(109,98,'none','skip',NULL,NULL,NULL,'Planned 102','changed on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(110,98,'none','skip',NULL,NULL,NULL,'Planned 103','changed in My Calendar',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(111,98,'none','skip',NULL,NULL,NULL,'Planned 104','changed on the linked calendar; by the options or the kind of item this is not taken over',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(112,98,'none','skip',NULL,NULL,NULL,'Planned 105','stored anew on the linked calendar without a change of content',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(113,98,'none','skip',NULL,NULL,NULL,'Planned 106','changed on both sides; the newer value wins, the My Calendar value is kept here',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(114,98,'none','skip',NULL,NULL,NULL,'Planned 107','changed on both sides; the newer value wins, the linked calendar value is kept here',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(115,98,'none','skip',NULL,NULL,NULL,'Planned 108','the linked calendar no longer has it; it goes to the Trash',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(116,98,'none','skip',NULL,NULL,NULL,'Planned 109','removed here, but changed on the linked calendar since: an edit beats a removal',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(117,98,'none','skip',NULL,NULL,NULL,'Planned 110','the linked calendar reported it as removed',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(118,98,'none','skip',NULL,NULL,NULL,'Planned 111','the linked calendar no longer has it',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(119,98,'none','skip',NULL,NULL,NULL,'Planned 112','removed in My Calendar',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(120,98,'none','skip',NULL,NULL,NULL,'Planned 113','cancelled in My Calendar',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(121,98,'none','skip',NULL,NULL,NULL,'Planned 114','no longer assigned to you',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(122,98,'none','skip',NULL,NULL,NULL,'Planned 115','removed from here',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(123,98,'none','skip',NULL,NULL,NULL,'Planned 116','not on the linked calendar yet',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(124,98,'none','skip',NULL,NULL,NULL,'Planned 117','removed on the linked calendar, but changed here since: an edit beats a removal',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(125,98,'none','skip',NULL,NULL,NULL,'Planned 118','removed from here before, and restored since',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(126,98,'none','skip',NULL,NULL,NULL,'Planned 119','the calendar service accepted it and took it back at once; it was written once more',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(127,98,'none','skip',NULL,NULL,NULL,'Planned 120','sent before, but the answer was lost; the item was removed since, so it goes again',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(128,98,'none','skip',NULL,NULL,NULL,'Planned 121','it kept changing while it was read; the next run takes it up again',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(129,98,'none','skip',NULL,NULL,NULL,'Planned 122','the linked calendar no longer has it; one of 12 removals at once, held until you approve them',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(130,98,'none','skip',NULL,NULL,NULL,'Planned 123','you decided against the removal; both stay as they are and are no longer in step',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(131,98,'none','skip',NULL,NULL,NULL,'Planned 124','the integration was deleted together with the events it wrote',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(132,98,'none','skip',NULL,NULL,NULL,'Planned 125','an administrator, Ada, asked for it',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(133,98,'none','skip',NULL,NULL,NULL,'Planned 126','you took back what run 3 did',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(134,98,'none','skip',NULL,NULL,NULL,'Planned 127','you took it back',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(135,98,'none','skip',NULL,NULL,NULL,'Planned 128','takes back what run 3 did',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(136,98,'none','skip',NULL,NULL,NULL,'Planned 129','takes back what runs 3 to 5 did',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(137,98,'none','skip',NULL,NULL,NULL,'Planned 130','it is gone',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(138,98,'none','skip',NULL,NULL,NULL,'Planned 131','an earlier undo has taken it back',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(139,98,'none','skip',NULL,NULL,NULL,'Planned 132','it came and went, so there is nothing to take back',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(140,98,'none','skip',NULL,NULL,NULL,'Planned 133','what was there before is not known any more',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(141,98,'none','skip',NULL,NULL,NULL,'Planned 134','it is there again already',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(142,98,'none','skip',NULL,NULL,NULL,'Planned 135','how it repeats can only be the same on both sides, so that stays as it is',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
INSERT INTO "planned_entries" VALUES(143,98,'none','skip',NULL,NULL,NULL,'Planned 136','two entries that said the same were tied together; nothing was changed',NULL,NULL,1,'differs','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(144,98,'none','skip',NULL,NULL,NULL,'Planned 137','nothing was changed; the two are only no longer kept in step',NULL,NULL,1,'differs','Something changed since the plan was shown: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(145,98,'none','skip',NULL,NULL,NULL,'Planned 138','it had been removed on both sides, by people',NULL,NULL,1,'differs','It changed after you had left it out: changed on the linked calendar.');
INSERT INTO "planned_entries" VALUES(146,98,'none','skip',NULL,NULL,NULL,'Planned 139','nothing was changed',NULL,NULL,1,'differs','It was left alone: changed on the linked calendar since.');
INSERT INTO "planned_entries" VALUES(147,98,'none','skip',NULL,NULL,NULL,'Planned 140','nothing was done',NULL,NULL,1,'as_planned','');
INSERT INTO "planned_entries" VALUES(148,98,'none','skip',NULL,NULL,NULL,'Planned 141','the newer of two changes won; you can take the other value instead',NULL,NULL,1,'differs','It is not there any more.');
INSERT INTO "planned_entries" VALUES(149,98,'none','skip',NULL,NULL,NULL,'Planned 142','changed in My Calendar since',NULL,NULL,1,'differs','Nothing was left to do when its turn came.');
INSERT INTO "planned_entries" VALUES(150,98,'none','skip',NULL,NULL,NULL,'Planned 143','changed on the linked calendar since',NULL,NULL,1,'differs','An automatic run had carried it out before you decided.');
INSERT INTO "planned_entries" VALUES(151,98,'none','skip',NULL,NULL,NULL,'Planned 144','it is being sent just now',NULL,NULL,1,'differs','An automatic run had carried it out before.');
INSERT INTO "planned_entries" VALUES(152,98,'none','skip',NULL,NULL,NULL,'Planned 145','the linked calendar did not tell what it says now',NULL,NULL,1,'differs','It was changed since the plan was shown, so what it says now was carried over.');
CREATE TABLE plans (
	id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	purpose VARCHAR(20) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	reason TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	ready_at DATETIME, 
	decided_at DATETIME, 
	finished_at DATETIME, 
	decided_by_id INTEGER, 
	run_id INTEGER, due_at DATETIME, undoes JSON, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT fk_plans_decided_by_id_users FOREIGN KEY(decided_by_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT fk_plans_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_plans_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (id) ON DELETE SET NULL
);
INSERT INTO "plans" VALUES(1,1,'sync_now','done','','2026-11-29 07:17:25.387421','2026-11-29 07:17:25.477246','2026-11-29 07:17:25.483641','2026-11-29 07:17:25.574973',1,16,'2026-11-29 07:27:25.476638',NULL);
INSERT INTO "plans" VALUES(2,1,'sync_now','ready','','2026-11-29 07:17:25.630835','2026-11-29 07:17:25.708680',NULL,NULL,NULL,NULL,'2026-11-29 07:27:25.707854',NULL);
INSERT INTO "plans" VALUES(3,1,'undo','ready','','2026-11-29 07:17:25.712884','2026-11-29 07:17:25.731520',NULL,NULL,NULL,NULL,'2026-11-29 07:27:25.730274','{"run": 9}');
INSERT INTO "plans" VALUES(4,5,'sync_now','failed','The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 07:17:29.797734',NULL,NULL,'2026-11-29 07:17:29.788237',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(5,5,'sync_now','failed','The server does not allow access to this calendar.','2026-11-29 07:17:29.797736',NULL,NULL,'2026-11-29 07:17:29.788288',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(6,5,'sync_now','failed','The server refused the request (status 503).','2026-11-29 07:17:29.797737',NULL,NULL,'2026-11-29 07:17:29.788303',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(7,5,'sync_now','failed','The server no longer accepts the user name and password.','2026-11-29 07:17:29.797737',NULL,NULL,'2026-11-29 07:17:29.788325',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(8,5,'sync_now','failed','The server asked to slow down.','2026-11-29 07:17:29.797737',NULL,NULL,'2026-11-29 07:17:29.788342',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(9,5,'sync_now','failed','The entry is locked on the server just now.','2026-11-29 07:17:29.797738',NULL,NULL,'2026-11-29 07:17:29.788356',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(10,5,'sync_now','failed','The server has a problem of its own just now (status 503).','2026-11-29 07:17:29.797738',NULL,NULL,'2026-11-29 07:17:29.788369',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(11,5,'sync_now','failed','The server''s list of changes has no end mark.','2026-11-29 07:17:29.797739',NULL,NULL,'2026-11-29 07:17:29.788384',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(12,5,'sync_now','failed','The server''s list of changes does not move on.','2026-11-29 07:17:29.797739',NULL,NULL,'2026-11-29 07:17:29.788396',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(13,5,'sync_now','failed','The server no longer knows how far we had read.','2026-11-29 07:17:29.797739',NULL,NULL,'2026-11-29 07:17:29.788454',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(14,5,'sync_now','failed','The server cannot say what changed since the last time.','2026-11-29 07:17:29.797740',NULL,NULL,'2026-11-29 07:17:29.788469',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(15,5,'sync_now','failed','The server did not list the whole calendar.','2026-11-29 07:17:29.797740',NULL,NULL,'2026-11-29 07:17:29.788482',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(16,5,'sync_now','failed','The server lists entries that lie outside the calendar.','2026-11-29 07:17:29.797740',NULL,NULL,'2026-11-29 07:17:29.788506',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(17,5,'sync_now','failed','How far we had read is no longer known.','2026-11-29 07:17:29.797741',NULL,NULL,'2026-11-29 07:17:29.788520',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(18,5,'sync_now','failed','The server said nothing about the calendar.','2026-11-29 07:17:29.797741',NULL,NULL,'2026-11-29 07:17:29.788532',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(19,5,'sync_now','failed','The calendar is read-only for this account.','2026-11-29 07:17:29.797742',NULL,NULL,'2026-11-29 07:17:29.788545',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(20,5,'sync_now','failed','The calendar has moved on the server. Connect the account again.','2026-11-29 07:17:29.797742',NULL,NULL,'2026-11-29 07:17:29.788561',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(21,5,'sync_now','failed','The server answered with something else than calendar data.','2026-11-29 07:17:29.797742',NULL,NULL,'2026-11-29 07:17:29.788574',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(22,5,'sync_now','failed','Nothing answers at calendar.example.org, port 443.','2026-11-29 07:17:29.797743',NULL,NULL,'2026-11-29 07:17:29.788586',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(23,5,'sync_now','failed','The server uses a name or a tag that no request can carry.','2026-11-29 07:17:29.797743',NULL,NULL,'2026-11-29 07:17:29.788606',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(24,5,'sync_now','failed','The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 07:17:29.797743',NULL,NULL,'2026-11-29 07:17:29.788623',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(25,5,'sync_now','failed','The calendar server''s answer holds definitions that do not belong there.','2026-11-29 07:17:29.797744',NULL,NULL,'2026-11-29 07:17:29.789027',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(26,5,'sync_now','failed','calendar.example.org redirects in circles.','2026-11-29 07:17:29.797744',NULL,NULL,'2026-11-29 07:17:29.789055',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(27,5,'sync_now','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 07:17:29.797744',NULL,NULL,'2026-11-29 07:17:29.789072',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(28,5,'sync_now','failed','calendar.example.org sends an answer that is far too large.','2026-11-29 07:17:29.797745',NULL,NULL,'2026-11-29 07:17:29.789086',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(29,5,'sync_now','failed','calendar.example.org is too slow: its answer did not end.','2026-11-29 07:17:29.797745',NULL,NULL,'2026-11-29 07:17:29.789099',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(30,5,'sync_now','failed','calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 07:17:29.797745',NULL,NULL,'2026-11-29 07:17:29.789112',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(31,5,'sync_now','failed','calendar.example.org broke its answer off.','2026-11-29 07:17:29.797746',NULL,NULL,'2026-11-29 07:17:29.789125',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(32,5,'sync_now','failed','calendar.example.org did not answer in time.','2026-11-29 07:17:29.797746',NULL,NULL,'2026-11-29 07:17:29.789138',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(33,5,'sync_now','failed','calendar.example.org broke the connection off.','2026-11-29 07:17:29.797746',NULL,NULL,'2026-11-29 07:17:29.789150',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(34,5,'sync_now','failed','calendar.example.org could not be reached.','2026-11-29 07:17:29.797747',NULL,NULL,'2026-11-29 07:17:29.789163',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(35,5,'sync_now','failed','No secure connection to calendar.example.org is possible.','2026-11-29 07:17:29.797747',NULL,NULL,'2026-11-29 07:17:29.789176',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(36,5,'sync_now','failed','The certificate of calendar.example.org belongs to another server.','2026-11-29 07:17:29.797747',NULL,NULL,'2026-11-29 07:17:29.789188',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(37,5,'sync_now','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 07:17:29.797748',NULL,NULL,'2026-11-29 07:17:29.789200',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(38,5,'sync_now','failed','The event was accepted, but it cannot be found.','2026-11-29 07:17:29.797748',NULL,NULL,'2026-11-29 07:17:29.789212',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(39,5,'sync_now','failed','This is not a valid server address.','2026-11-29 07:17:29.797749',NULL,NULL,'2026-11-29 07:17:29.789224',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(40,5,'sync_now','failed','A server address starts with https:// and names a host.','2026-11-29 07:17:29.797749',NULL,NULL,'2026-11-29 07:17:29.789236',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(41,5,'sync_now','failed','Leave user name and password out of the address; they have fields of their own.','2026-11-29 07:17:29.797749',NULL,NULL,'2026-11-29 07:17:29.789299',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(42,5,'sync_now','failed','Only addresses that start with https:// are allowed here.','2026-11-29 07:17:29.797750',NULL,NULL,'2026-11-29 07:17:29.789323',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(43,5,'sync_now','failed','There is no server named calendar.example.org. Check the spelling.','2026-11-29 07:17:29.797750',NULL,NULL,'2026-11-29 07:17:29.789337',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(44,5,'sync_now','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 07:17:29.797750',NULL,NULL,'2026-11-29 07:17:29.789351',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(45,5,'sync_now','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:17:29.797751',NULL,NULL,'2026-11-29 07:17:29.789364',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(46,5,'sync_now','failed','Cronofy refused the request (status 503).','2026-11-29 07:17:29.797751',NULL,NULL,'2026-11-29 07:17:29.789377',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(47,5,'sync_now','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 07:17:29.797751',NULL,NULL,'2026-11-29 07:17:29.789389',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(48,5,'sync_now','failed','Cronofy no longer accepts the stored authorisation.','2026-11-29 07:17:29.797752',NULL,NULL,'2026-11-29 07:17:29.789402',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(49,5,'sync_now','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 07:17:29.797752',NULL,NULL,'2026-11-29 07:17:29.789414',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(50,5,'sync_now','failed','Cronofy cannot write to this account just now.','2026-11-29 07:17:29.797752',NULL,NULL,'2026-11-29 07:17:29.789426',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(51,5,'sync_now','failed','Cronofy asked to slow down.','2026-11-29 07:17:29.797753',NULL,NULL,'2026-11-29 07:17:29.789438',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(52,5,'sync_now','failed','Cronofy has a problem of its own just now (status 503).','2026-11-29 07:17:29.797753',NULL,NULL,'2026-11-29 07:17:29.789452',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(53,5,'sync_now','failed','The calendar no longer exists, or the account no longer has access to it.','2026-11-29 07:17:29.797753',NULL,NULL,'2026-11-29 07:17:29.789464',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(54,5,'sync_now','failed','Cronofy did not say which channel it opened.','2026-11-29 07:17:29.797754',NULL,NULL,'2026-11-29 07:17:29.789477',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(55,5,'sync_now','failed','Cronofy did not say which channels there are.','2026-11-29 07:17:29.797754',NULL,NULL,'2026-11-29 07:17:29.789489',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(56,5,'sync_now','failed','Cronofy answered with something else than JSON.','2026-11-29 07:17:29.797754',NULL,NULL,'2026-11-29 07:17:29.789511',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(57,5,'sync_now','failed','Cronofy''s answer holds no events.','2026-11-29 07:17:29.797755',NULL,NULL,'2026-11-29 07:17:29.789523',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(58,5,'sync_now','failed','Cronofy forgot the rest of a listing while it was read.','2026-11-29 07:17:29.797755',NULL,NULL,'2026-11-29 07:17:29.789535',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(59,5,'sync_now','failed','Cronofy''s listing does not end.','2026-11-29 07:17:29.797755',NULL,NULL,'2026-11-29 07:17:29.789547',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(60,5,'sync_now','failed','Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 07:17:29.797756',NULL,NULL,'2026-11-29 07:17:29.789559',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(61,5,'sync_now','failed','The position in the calendar''s changes is not one of this program''s.','2026-11-29 07:17:29.797756',NULL,NULL,'2026-11-29 07:17:29.789571',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(62,5,'sync_now','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 07:17:29.797756',NULL,NULL,'2026-11-29 07:17:29.789584',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(63,5,'sync_now','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:17:29.797757',NULL,NULL,'2026-11-29 07:17:29.789596',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(64,5,'sync_now','failed','Cronofy did not say which calendars the account has.','2026-11-29 07:17:29.797757',NULL,NULL,'2026-11-29 07:17:29.789609',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(65,5,'sync_now','failed','So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 07:17:29.797758',NULL,NULL,'2026-11-29 07:17:29.789621',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(66,5,'sync_now','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 07:17:29.797758',NULL,NULL,'2026-11-29 07:17:29.789634',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(67,5,'sync_now','failed','Cronofy did not take the authorisation back.','2026-11-29 07:17:29.797758',NULL,NULL,'2026-11-29 07:17:29.789646',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(68,5,'sync_now','failed','Cronofy refused the sign-in (status 503).','2026-11-29 07:17:29.797759',NULL,NULL,'2026-11-29 07:17:29.789658',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(69,5,'sync_now','failed','Cronofy''s answer to the sign-in cannot be read.','2026-11-29 07:17:29.797759',NULL,NULL,'2026-11-29 07:17:29.789680',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(70,5,'sync_now','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 07:17:29.797759',NULL,NULL,'2026-11-29 07:17:29.789698',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(71,5,'sync_now','failed','Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 07:17:29.797760',NULL,NULL,'2026-11-29 07:17:29.789713',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(72,5,'sync_now','failed','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:17:29.797760',NULL,NULL,'2026-11-29 07:17:29.789726',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(73,5,'sync_now','failed','Cronofy named an address outside its own; it was not followed.','2026-11-29 07:17:29.797760',NULL,NULL,'2026-11-29 07:17:29.789746',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(74,5,'sync_now','failed','Cronofy did not find what was to be written.','2026-11-29 07:17:29.797761',NULL,NULL,'2026-11-29 07:17:29.789762',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(75,5,'sync_now','failed','Cronofy accepted the entry, but does not show it yet.','2026-11-29 07:17:29.797761',NULL,NULL,'2026-11-29 07:17:29.789775',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(76,5,'sync_now','failed','What Cronofy shows of the entry cannot be read.','2026-11-29 07:17:29.797762',NULL,NULL,'2026-11-29 07:17:29.789790',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(77,5,'sync_now','failed','Cronofy sent an answer that is far too large.','2026-11-29 07:17:29.797762',NULL,NULL,'2026-11-29 07:17:29.789803',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(78,5,'sync_now','failed','Cronofy is too slow: its answer did not end.','2026-11-29 07:17:29.797762',NULL,NULL,'2026-11-29 07:17:29.789815',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(79,5,'sync_now','failed','Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 07:17:29.797763',NULL,NULL,'2026-11-29 07:17:29.789827',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(80,5,'sync_now','failed','No secure connection to Cronofy is possible.','2026-11-29 07:17:29.797763',NULL,NULL,'2026-11-29 07:17:29.789839',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(81,5,'sync_now','failed','Cronofy did not answer in time.','2026-11-29 07:17:29.797763',NULL,NULL,'2026-11-29 07:17:29.789851',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(82,5,'sync_now','failed','Cronofy could not be reached.','2026-11-29 07:17:29.797764',NULL,NULL,'2026-11-29 07:17:29.789864',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(83,5,'sync_now','failed','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:17:29.797764',NULL,NULL,'2026-11-29 07:17:29.789876',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(84,5,'sync_now','failed','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:17:29.797764',NULL,NULL,'2026-11-29 07:17:29.789893',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(85,5,'sync_now','failed','The stored credentials can no longer be read. Please connect again.','2026-11-29 07:17:29.797765',NULL,NULL,'2026-11-29 07:17:29.789906',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(86,5,'sync_now','failed','Where the account''s calendars are is not known. Please connect again.','2026-11-29 07:17:29.797768',NULL,NULL,'2026-11-29 07:17:29.789917',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(87,5,'sync_now','failed','Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 07:17:29.797769',NULL,NULL,'2026-11-29 07:17:29.789929',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(88,5,'sync_now','failed','Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 07:17:29.797769',NULL,NULL,'2026-11-29 07:17:29.789941',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(89,5,'sync_now','failed','The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:17:29.797770',NULL,NULL,'2026-11-29 07:17:29.789954',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(90,5,'sync_now','failed','An internal error. The server''s log has the details.','2026-11-29 07:17:29.797770',NULL,NULL,'2026-11-29 07:17:29.789967',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(91,5,'sync_now','failed','Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 07:17:29.797770',NULL,NULL,'2026-11-29 07:17:29.789979',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(92,5,'sync_now','failed','The calendar service left events out of its answer.','2026-11-29 07:17:29.797771',NULL,NULL,'2026-11-29 07:17:29.789991',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(93,5,'sync_now','failed','1 event could not be removed; the log says why.','2026-11-29 07:17:29.797771',NULL,NULL,'2026-11-29 07:17:29.790003',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(94,5,'sync_now','failed','12 events could not be removed; the log says why.','2026-11-29 07:17:29.797771',NULL,NULL,'2026-11-29 07:17:29.790015',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(95,5,'sync_now','failed','A newer plan was approved before its turn came.','2026-11-29 07:17:29.797772',NULL,NULL,'2026-11-29 07:17:29.790027',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(96,5,'sync_now','failed','It was switched off before all of it was carried out.','2026-11-29 07:17:29.797772',NULL,NULL,'2026-11-29 07:17:29.790039',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(97,5,'sync_now','failed','It was deleted.','2026-11-29 07:17:29.797772',NULL,NULL,'2026-11-29 07:17:29.790051',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(98,5,'sync_now','done','','2026-11-29 07:17:29.800029','2026-11-29 07:17:29.790064',NULL,'2026-11-29 07:17:29.790064',NULL,NULL,NULL,NULL);
CREATE TABLE quarantine (
	id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	item_id INTEGER, 
	remote_id TEXT, 
	version_tag TEXT, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	retry_wanted BOOLEAN NOT NULL, 
	CONSTRAINT pk_quarantine PRIMARY KEY (id), 
	CONSTRAINT fk_quarantine_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quarantine_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT uq_quarantine_integration_id_item_id UNIQUE (integration_id, item_id), 
	CONSTRAINT uq_quarantine_integration_id_remote_id UNIQUE (integration_id, remote_id)
);
INSERT INTO "quarantine" VALUES(1,1,NULL,'/practice-1/calendar/two-rules.ics','"82521ef11afa9773413d31b49d8113d2a172eaa0cb4947dd5376bc57105a9de8"','','It repeats by more than one rule','2026-11-29 07:17:24.104797',0);
INSERT INTO "quarantine" VALUES(2,1,NULL,'/practice-1/calendar/unknown-zone.ics','"2c4d8a5fb717963108ac26f78d8f20182e32f3fb4fd55ba9c3ddec414be50b8b"','','Its time zone is unknown','2026-11-29 07:17:24.105773',0);
INSERT INTO "quarantine" VALUES(3,5,NULL,'/nowhere/0.ics',NULL,'Apart 0','It has guests, and this server would mail them about the change.','2026-11-29 07:17:29.801125',0);
INSERT INTO "quarantine" VALUES(4,5,NULL,'/nowhere/1.ics',NULL,'Apart 1','The server found the event''s data invalid.','2026-11-29 07:17:29.801127',0);
INSERT INTO "quarantine" VALUES(5,5,NULL,'/nowhere/2.ics',NULL,'Apart 2','The server does not take this kind of data.','2026-11-29 07:17:29.801128',0);
INSERT INTO "quarantine" VALUES(6,5,NULL,'/nowhere/3.ics',NULL,'Apart 3','This calendar does not take events.','2026-11-29 07:17:29.801128',0);
INSERT INTO "quarantine" VALUES(7,5,NULL,'/nowhere/4.ics',NULL,'Apart 4','The event is too large for this server.','2026-11-29 07:17:29.801129',0);
INSERT INTO "quarantine" VALUES(8,5,NULL,'/nowhere/5.ics',NULL,'Apart 5','The event is too far in the past for this server.','2026-11-29 07:17:29.801129',0);
INSERT INTO "quarantine" VALUES(9,5,NULL,'/nowhere/6.ics',NULL,'Apart 6','The event is too far in the future for this server.','2026-11-29 07:17:29.801130',0);
INSERT INTO "quarantine" VALUES(10,5,NULL,'/nowhere/7.ics',NULL,'Apart 7','The series has more dates than this server allows.','2026-11-29 07:17:29.801135',0);
INSERT INTO "quarantine" VALUES(11,5,NULL,'/nowhere/8.ics',NULL,'Apart 8','The event has more guests than this server allows.','2026-11-29 07:17:29.801136',0);
INSERT INTO "quarantine" VALUES(12,5,NULL,'/nowhere/9.ics',NULL,'Apart 9','The calendar''s storage is full.','2026-11-29 07:17:29.801136',0);
INSERT INTO "quarantine" VALUES(13,5,NULL,'/nowhere/10.ics',NULL,'Apart 10','The server does not allow writing this event.','2026-11-29 07:17:29.801137',0);
INSERT INTO "quarantine" VALUES(14,5,NULL,'/nowhere/11.ics',NULL,'Apart 11','Another entry of this account already carries the event''s UID.','2026-11-29 07:17:29.801137',0);
INSERT INTO "quarantine" VALUES(15,5,NULL,'/nowhere/12.ics',NULL,'Apart 12','The server found the request for this event invalid.','2026-11-29 07:17:29.801138',0);
INSERT INTO "quarantine" VALUES(16,5,NULL,'/nowhere/13.ics',NULL,'Apart 13','The server does not allow writing here.','2026-11-29 07:17:29.801138',0);
INSERT INTO "quarantine" VALUES(17,5,NULL,'/nowhere/14.ics',NULL,'Apart 14','The server refused the event because of what it already holds.','2026-11-29 07:17:29.801139',0);
INSERT INTO "quarantine" VALUES(18,5,NULL,'/nowhere/15.ics',NULL,'Apart 15','The server refused the event (status 503).','2026-11-29 07:17:29.801139',0);
INSERT INTO "quarantine" VALUES(19,5,NULL,'/nowhere/16.ics',NULL,'Apart 16','What the server holds for this entry cannot be read.','2026-11-29 07:17:29.801140',0);
INSERT INTO "quarantine" VALUES(20,5,NULL,'/nowhere/17.ics',NULL,'Apart 17','Its text holds halves of characters','2026-11-29 07:17:29.801140',0);
INSERT INTO "quarantine" VALUES(21,5,NULL,'/nowhere/18.ics',NULL,'Apart 18','It ends before it starts','2026-11-29 07:17:29.801141',0);
INSERT INTO "quarantine" VALUES(22,5,NULL,'/nowhere/19.ics',NULL,'Apart 19','Its time zone is unknown','2026-11-29 07:17:29.801141',0);
INSERT INTO "quarantine" VALUES(23,5,NULL,'/nowhere/20.ics',NULL,'Apart 20','Its repeat rule cannot be understood','2026-11-29 07:17:29.801142',0);
INSERT INTO "quarantine" VALUES(24,5,NULL,'/nowhere/21.ics',NULL,'Apart 21','The change cannot be written into this entry without losing something','2026-11-29 07:17:29.801142',0);
INSERT INTO "quarantine" VALUES(25,5,NULL,'/nowhere/22.ics',NULL,'Apart 22','What the server holds for this entry cannot be read','2026-11-29 07:17:29.801142',0);
INSERT INTO "quarantine" VALUES(26,5,NULL,'/nowhere/23.ics',NULL,'Apart 23','Only single dates of this series are on the calendar, so it cannot be changed as one','2026-11-29 07:17:29.801143',0);
INSERT INTO "quarantine" VALUES(27,5,NULL,'/nowhere/24.ics',NULL,'Apart 24','The series that it goes on from cannot be read','2026-11-29 07:17:29.801143',0);
INSERT INTO "quarantine" VALUES(28,5,NULL,'/nowhere/25.ics',NULL,'Apart 25','It holds no event','2026-11-29 07:17:29.801144',0);
INSERT INTO "quarantine" VALUES(29,5,NULL,'/nowhere/26.ics',NULL,'Apart 26','One of its dates cannot be understood','2026-11-29 07:17:29.801144',0);
INSERT INTO "quarantine" VALUES(30,5,NULL,'/nowhere/27.ics',NULL,'Apart 27','It cannot be understood','2026-11-29 07:17:29.801145',0);
INSERT INTO "quarantine" VALUES(31,5,NULL,'/nowhere/28.ics',NULL,'Apart 28','Its text is not complete calendar data','2026-11-29 07:17:29.801145',0);
INSERT INTO "quarantine" VALUES(32,5,NULL,'/nowhere/29.ics',NULL,'Apart 29','It holds several events in one entry','2026-11-29 07:17:29.801145',0);
INSERT INTO "quarantine" VALUES(33,5,NULL,'/nowhere/30.ics',NULL,'Apart 30','It has no UID','2026-11-29 07:17:29.801146',0);
INSERT INTO "quarantine" VALUES(34,5,NULL,'/nowhere/31.ics',NULL,'Apart 31','It defines the same event twice','2026-11-29 07:17:29.801146',0);
INSERT INTO "quarantine" VALUES(35,5,NULL,'/nowhere/32.ics',NULL,'Apart 32','It changes all dates from one on, and they cannot be found by its repeat rule','2026-11-29 07:17:29.801147',0);
INSERT INTO "quarantine" VALUES(36,5,NULL,'/nowhere/33.ics',NULL,'Apart 33','It has no start','2026-11-29 07:17:29.801147',0);
INSERT INTO "quarantine" VALUES(37,5,NULL,'/nowhere/34.ics',NULL,'Apart 34','Its duration cannot be understood','2026-11-29 07:17:29.801148',0);
INSERT INTO "quarantine" VALUES(38,5,NULL,'/nowhere/35.ics',NULL,'Apart 35','It repeats by more than one rule','2026-11-29 07:17:29.801148',0);
INSERT INTO "quarantine" VALUES(39,5,NULL,'/nowhere/36.ics',NULL,'Apart 36','Its blocks lie too deep in each other','2026-11-29 07:17:29.801148',0);
INSERT INTO "quarantine" VALUES(40,5,NULL,'/nowhere/37.ics',NULL,'Apart 37','Its blocks do not fit into each other','2026-11-29 07:17:29.801149',0);
INSERT INTO "quarantine" VALUES(41,5,NULL,'/nowhere/38.ics',NULL,'Apart 38','Its text ends too early','2026-11-29 07:17:29.801149',0);
INSERT INTO "quarantine" VALUES(42,5,NULL,'/nowhere/39.ics',NULL,'Apart 39','It holds no calendar data','2026-11-29 07:17:29.801150',0);
INSERT INTO "quarantine" VALUES(43,5,NULL,'/nowhere/40.ics',NULL,'Apart 40','It holds more than one calendar','2026-11-29 07:17:29.801150',0);
INSERT INTO "quarantine" VALUES(44,5,NULL,'/nowhere/41.ics',NULL,'Apart 41','It holds bytes that are not valid UTF-8','2026-11-29 07:17:29.801150',0);
INSERT INTO "quarantine" VALUES(45,5,NULL,'/nowhere/42.ics',NULL,'Apart 42','It is too large to be read','2026-11-29 07:17:29.801151',0);
INSERT INTO "quarantine" VALUES(46,5,NULL,'/nowhere/43.ics',NULL,'Apart 43','The server''s answer about it cannot be read','2026-11-29 07:17:29.801151',0);
INSERT INTO "quarantine" VALUES(47,5,NULL,'/nowhere/44.ics',NULL,'Apart 44','It has guests, and the calendar service could mail them about the change.','2026-11-29 07:17:29.801152',0);
INSERT INTO "quarantine" VALUES(48,5,NULL,'/nowhere/45.ics',NULL,'Apart 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.','2026-11-29 07:17:29.801152',0);
INSERT INTO "quarantine" VALUES(49,5,NULL,'/nowhere/46.ics',NULL,'Apart 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.','2026-11-29 07:17:29.801153',0);
INSERT INTO "quarantine" VALUES(50,5,NULL,'/nowhere/47.ics',NULL,'Apart 47','The calendar service does not allow changing this event.','2026-11-29 07:17:29.801153',0);
INSERT INTO "quarantine" VALUES(51,5,NULL,'/nowhere/48.ics',NULL,'Apart 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.','2026-11-29 07:17:29.801153',0);
INSERT INTO "quarantine" VALUES(52,5,NULL,'/nowhere/49.ics',NULL,'Apart 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.','2026-11-29 07:17:29.801154',0);
INSERT INTO "quarantine" VALUES(53,5,NULL,'/nowhere/50.ics',NULL,'Apart 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.','2026-11-29 07:17:29.801154',0);
INSERT INTO "quarantine" VALUES(54,5,NULL,'/nowhere/51.ics',NULL,'Apart 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone','2026-11-29 07:17:29.801155',0);
INSERT INTO "quarantine" VALUES(55,5,NULL,'/nowhere/52.ics',NULL,'Apart 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.','2026-11-29 07:17:29.801155',0);
INSERT INTO "quarantine" VALUES(56,5,NULL,'/nowhere/53.ics',NULL,'Apart 53','Cronofy refused the entry (status 503).','2026-11-29 07:17:29.801156',0);
INSERT INTO "quarantine" VALUES(57,5,NULL,'/nowhere/54.ics',NULL,'Apart 54','The series has too many dates to write each of them.','2026-11-29 07:17:29.801164',0);
INSERT INTO "quarantine" VALUES(58,5,NULL,'/nowhere/55.ics',NULL,'Apart 55','The rule of the series cannot be read.','2026-11-29 07:17:29.801165',0);
INSERT INTO "quarantine" VALUES(59,5,NULL,'/nowhere/56.ics',NULL,'Apart 56','It lies at an end of the calendar.','2026-11-29 07:17:29.801165',0);
INSERT INTO "quarantine" VALUES(60,5,NULL,'/nowhere/57.ics',NULL,'Apart 57','Its start is a date and its end a time, or the other way round.','2026-11-29 07:17:29.801165',0);
INSERT INTO "quarantine" VALUES(61,5,NULL,'/nowhere/58.ics',NULL,'Apart 58','It ends before it starts.','2026-11-29 07:17:29.801166',0);
INSERT INTO "quarantine" VALUES(62,5,NULL,'/nowhere/59.ics',NULL,'Apart 59','It has no start or no end.','2026-11-29 07:17:29.801166',0);
INSERT INTO "quarantine" VALUES(63,5,NULL,'/nowhere/60.ics',NULL,'Apart 60','Its start or end is not a time.','2026-11-29 07:17:29.801167',0);
INSERT INTO "quarantine" VALUES(64,5,NULL,'/nowhere/61.ics',NULL,'Apart 61','the server listed it, but did not send it','2026-11-29 07:17:29.801167',0);
INSERT INTO "quarantine" VALUES(65,5,NULL,'/nowhere/62.ics',NULL,'Apart 62','It cannot be stored beside what is there already','2026-11-29 07:17:29.801168',0);
INSERT INTO "quarantine" VALUES(66,5,NULL,'/nowhere/63.ics',NULL,'Apart 63','One of its values does not fit into the database','2026-11-29 07:17:29.801168',0);
INSERT INTO "quarantine" VALUES(67,5,NULL,'/nowhere/64.ics',NULL,'Apart 64','It cannot be stored as it is','2026-11-29 07:17:29.801168',0);
INSERT INTO "quarantine" VALUES(68,5,NULL,'/nowhere/65.ics',NULL,'Apart 65','One of its dates or rules cannot be calculated with','2026-11-29 07:17:29.801169',0);
INSERT INTO "quarantine" VALUES(69,5,NULL,'/nowhere/66.ics',NULL,'Apart 66','It cannot be worked out (RecursionError)','2026-11-29 07:17:29.801169',0);
INSERT INTO "quarantine" VALUES(70,5,NULL,'/nowhere/67.ics',NULL,'Apart 67','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again','2026-11-29 07:17:29.801170',0);
CREATE TABLE queue_members (
	queue_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	CONSTRAINT pk_queue_members PRIMARY KEY (queue_id, user_id), 
	CONSTRAINT fk_queue_members_queue_id_queues FOREIGN KEY(queue_id) REFERENCES queues (id) ON DELETE CASCADE, 
	CONSTRAINT fk_queue_members_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "queue_members" VALUES(1,1);
INSERT INTO "queue_members" VALUES(1,2);
CREATE TABLE queues (
	id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_queues PRIMARY KEY (id), 
	CONSTRAINT uq_queues_name UNIQUE (name)
);
INSERT INTO "queues" VALUES(1,'Heating',1);
CREATE TABLE rests_of_series (
	integration_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	start DATETIME NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_rests_of_series PRIMARY KEY (integration_id, item_id), 
	CONSTRAINT fk_rests_of_series_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_rests_of_series_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "rests_of_series" VALUES(2,40,'2026-12-17 09:00:00.000000','BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T071723Z'||char(10)||'LAST-MODIFIED:20261129T071723Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	integration_id INTEGER NOT NULL, 
	"trigger" VARCHAR(20) NOT NULL, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	result VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	checks INTEGER NOT NULL, 
	counts JSON NOT NULL, 
	CONSTRAINT pk_runs PRIMARY KEY (id), 
	CONSTRAINT fk_runs_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "runs" VALUES(1,1,'manual','2026-11-29 07:17:22.658309','2026-11-29 07:17:23.377367','ok','',1,'{"out.create": 23}');
INSERT INTO "runs" VALUES(2,2,'manual','2026-11-29 07:17:23.460382','2026-11-29 07:17:23.612304','ok','',1,'{"out.create": 3}');
INSERT INTO "runs" VALUES(3,3,'manual','2026-11-29 07:17:23.641689','2026-11-29 07:17:23.744446','ok','',1,'{"out.create": 2}');
INSERT INTO "runs" VALUES(4,3,'notified','2026-11-29 07:17:23.952931','2026-11-29 07:17:24.013062','ok','',1,'{"in.create": 5}');
INSERT INTO "runs" VALUES(5,1,'sweep','2026-11-29 07:17:24.022593','2026-11-29 07:17:24.130469','partial','',1,'{"failed": 2, "in.create": 2}');
INSERT INTO "runs" VALUES(6,2,'sweep','2026-11-29 07:17:24.140434','2026-11-29 07:17:24.195879','ok','',1,'{"in.create": 1}');
INSERT INTO "runs" VALUES(7,3,'sweep','2026-11-29 07:17:24.207362','2026-11-29 07:17:24.243043','ok','',1,'{}');
INSERT INTO "runs" VALUES(8,1,'item_saved','2026-11-29 07:17:24.301728','2026-11-29 07:17:24.358573','ok','',1,'{"out.update": 1}');
INSERT INTO "runs" VALUES(9,1,'item_saved','2026-11-29 07:17:24.490114','2026-11-29 07:17:24.594706','ok','',1,'{"in.update": 1, "conflict": 1, "out.delete": 1}');
INSERT INTO "runs" VALUES(10,1,'sweep','2026-11-29 07:17:24.609308','2026-11-29 07:17:24.820254','ok','',1,'{"none.detach": 1, "in.delete": 1}');
INSERT INTO "runs" VALUES(11,1,'activated','2026-11-29 07:17:24.912764','2026-11-29 07:17:24.932675','ok','',1,'{}');
INSERT INTO "runs" VALUES(12,4,'activated','2026-11-29 07:17:24.945889','2026-11-29 07:17:24.980976','ok','',1,'{}');
INSERT INTO "runs" VALUES(13,1,'item_saved','2026-11-29 07:17:24.996322','2026-11-29 07:17:25.073367','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(14,4,'item_saved','2026-11-29 07:17:25.083304','2026-11-29 07:17:25.157009','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(15,5,'activated','2026-11-29 07:17:25.267470','2026-11-29 07:17:25.294029','ok','',1,'{}');
INSERT INTO "runs" VALUES(16,1,'manual','2026-11-29 07:17:25.494629','2026-11-29 07:17:25.576943','ok','',1,'{"in.create": 1, "skipped": 2}');
INSERT INTO "runs" VALUES(17,1,'sweep','2026-11-29 07:17:26.090081','2026-11-29 07:17:26.171862','held','',1,'{"in.create": 1, "held": 12}');
INSERT INTO "runs" VALUES(18,1,'sweep','2026-11-29 07:17:26.396078','2026-11-29 07:17:29.454709','ok','',2,'{}');
INSERT INTO "runs" VALUES(19,2,'sweep','2026-11-29 07:17:27.826050','2026-11-29 07:17:29.478561','ok','',2,'{}');
INSERT INTO "runs" VALUES(20,1,'item_saved','2026-11-29 07:17:29.501031','2026-11-29 07:17:29.564935','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(21,2,'item_saved','2026-11-29 07:17:29.582276','2026-11-29 07:17:29.598147','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(22,5,'sweep','2026-11-29 07:17:29.780668','2026-11-29 07:17:29.780074','partial','',1,'{"quarantine": 1}');
INSERT INTO "runs" VALUES(23,5,'sweep','2026-11-29 07:17:29.803400','2026-11-29 07:17:29.784318','failed','The calendar no longer exists on the server, or it is no longer shared.',1,'{}');
INSERT INTO "runs" VALUES(24,5,'sweep','2026-11-29 07:17:29.803403','2026-11-29 07:17:29.784355','failed','The server does not allow access to this calendar.',1,'{}');
INSERT INTO "runs" VALUES(25,5,'sweep','2026-11-29 07:17:29.803404','2026-11-29 07:17:29.784372','failed','The server refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(26,5,'sweep','2026-11-29 07:17:29.803405','2026-11-29 07:17:29.784385','failed','The server no longer accepts the user name and password.',1,'{}');
INSERT INTO "runs" VALUES(27,5,'sweep','2026-11-29 07:17:29.803405','2026-11-29 07:17:29.784397','failed','The server asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(28,5,'sweep','2026-11-29 07:17:29.803406','2026-11-29 07:17:29.784410','failed','The entry is locked on the server just now.',1,'{}');
INSERT INTO "runs" VALUES(29,5,'sweep','2026-11-29 07:17:29.803406','2026-11-29 07:17:29.784422','failed','The server has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(30,5,'sweep','2026-11-29 07:17:29.803407','2026-11-29 07:17:29.786568','failed','The server''s list of changes has no end mark.',1,'{}');
INSERT INTO "runs" VALUES(31,5,'sweep','2026-11-29 07:17:29.803408','2026-11-29 07:17:29.786626','failed','The server''s list of changes does not move on.',1,'{}');
INSERT INTO "runs" VALUES(32,5,'sweep','2026-11-29 07:17:29.803408','2026-11-29 07:17:29.786657','failed','The server no longer knows how far we had read.',1,'{}');
INSERT INTO "runs" VALUES(33,5,'sweep','2026-11-29 07:17:29.803409','2026-11-29 07:17:29.786673','failed','The server cannot say what changed since the last time.',1,'{}');
INSERT INTO "runs" VALUES(34,5,'sweep','2026-11-29 07:17:29.803409','2026-11-29 07:17:29.786686','failed','The server did not list the whole calendar.',1,'{}');
INSERT INTO "runs" VALUES(35,5,'sweep','2026-11-29 07:17:29.803410','2026-11-29 07:17:29.786698','failed','The server lists entries that lie outside the calendar.',1,'{}');
INSERT INTO "runs" VALUES(36,5,'sweep','2026-11-29 07:17:29.803410','2026-11-29 07:17:29.786710','failed','How far we had read is no longer known.',1,'{}');
INSERT INTO "runs" VALUES(37,5,'sweep','2026-11-29 07:17:29.803411','2026-11-29 07:17:29.786722','failed','The server said nothing about the calendar.',1,'{}');
INSERT INTO "runs" VALUES(38,5,'sweep','2026-11-29 07:17:29.803412','2026-11-29 07:17:29.786734','failed','The calendar is read-only for this account.',1,'{}');
INSERT INTO "runs" VALUES(39,5,'sweep','2026-11-29 07:17:29.803412','2026-11-29 07:17:29.786746','failed','The calendar has moved on the server. Connect the account again.',1,'{}');
INSERT INTO "runs" VALUES(40,5,'sweep','2026-11-29 07:17:29.803413','2026-11-29 07:17:29.786776','failed','The server answered with something else than calendar data.',1,'{}');
INSERT INTO "runs" VALUES(41,5,'sweep','2026-11-29 07:17:29.803413','2026-11-29 07:17:29.786791','failed','Nothing answers at calendar.example.org, port 443.',1,'{}');
INSERT INTO "runs" VALUES(42,5,'sweep','2026-11-29 07:17:29.803414','2026-11-29 07:17:29.786803','failed','The server uses a name or a tag that no request can carry.',1,'{}');
INSERT INTO "runs" VALUES(43,5,'sweep','2026-11-29 07:17:29.803414','2026-11-29 07:17:29.786815','failed','The calendar server''s answer is not readable calendar data, or it was cut off.',1,'{}');
INSERT INTO "runs" VALUES(44,5,'sweep','2026-11-29 07:17:29.803415','2026-11-29 07:17:29.786827','failed','The calendar server''s answer holds definitions that do not belong there.',1,'{}');
INSERT INTO "runs" VALUES(45,5,'sweep','2026-11-29 07:17:29.803415','2026-11-29 07:17:29.786840','failed','calendar.example.org redirects in circles.',1,'{}');
INSERT INTO "runs" VALUES(46,5,'sweep','2026-11-29 07:17:29.803416','2026-11-29 07:17:29.786851','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.',1,'{}');
INSERT INTO "runs" VALUES(47,5,'sweep','2026-11-29 07:17:29.803416','2026-11-29 07:17:29.786863','failed','calendar.example.org sends an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(48,5,'sweep','2026-11-29 07:17:29.803417','2026-11-29 07:17:29.786876','failed','calendar.example.org is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(49,5,'sweep','2026-11-29 07:17:29.803417','2026-11-29 07:17:29.786890','failed','calendar.example.org sent an answer that cannot be unpacked.',1,'{}');
INSERT INTO "runs" VALUES(50,5,'sweep','2026-11-29 07:17:29.803418','2026-11-29 07:17:29.786915','failed','calendar.example.org broke its answer off.',1,'{}');
INSERT INTO "runs" VALUES(51,5,'sweep','2026-11-29 07:17:29.803419','2026-11-29 07:17:29.786930','failed','calendar.example.org did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(52,5,'sweep','2026-11-29 07:17:29.803419','2026-11-29 07:17:29.786942','failed','calendar.example.org broke the connection off.',1,'{}');
INSERT INTO "runs" VALUES(53,5,'sweep','2026-11-29 07:17:29.803420','2026-11-29 07:17:29.786963','failed','calendar.example.org could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(54,5,'sweep','2026-11-29 07:17:29.803420','2026-11-29 07:17:29.786979','failed','No secure connection to calendar.example.org is possible.',1,'{}');
INSERT INTO "runs" VALUES(55,5,'sweep','2026-11-29 07:17:29.803421','2026-11-29 07:17:29.786991','failed','The certificate of calendar.example.org belongs to another server.',1,'{}');
INSERT INTO "runs" VALUES(56,5,'sweep','2026-11-29 07:17:29.803421','2026-11-29 07:17:29.787004','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.',1,'{}');
INSERT INTO "runs" VALUES(57,5,'sweep','2026-11-29 07:17:29.803422','2026-11-29 07:17:29.787029','failed','The event was accepted, but it cannot be found.',1,'{}');
INSERT INTO "runs" VALUES(58,5,'sweep','2026-11-29 07:17:29.803422','2026-11-29 07:17:29.787043','failed','This is not a valid server address.',1,'{}');
INSERT INTO "runs" VALUES(59,5,'sweep','2026-11-29 07:17:29.803423','2026-11-29 07:17:29.787055','failed','A server address starts with https:// and names a host.',1,'{}');
INSERT INTO "runs" VALUES(60,5,'sweep','2026-11-29 07:17:29.803423','2026-11-29 07:17:29.787079','failed','Leave user name and password out of the address; they have fields of their own.',1,'{}');
INSERT INTO "runs" VALUES(61,5,'sweep','2026-11-29 07:17:29.803424','2026-11-29 07:17:29.787093','failed','Only addresses that start with https:// are allowed here.',1,'{}');
INSERT INTO "runs" VALUES(62,5,'sweep','2026-11-29 07:17:29.803425','2026-11-29 07:17:29.787105','failed','There is no server named calendar.example.org. Check the spelling.',1,'{}');
INSERT INTO "runs" VALUES(63,5,'sweep','2026-11-29 07:17:29.803425','2026-11-29 07:17:29.787127','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.',1,'{}');
INSERT INTO "runs" VALUES(64,5,'sweep','2026-11-29 07:17:29.803426','2026-11-29 07:17:29.787151','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.',1,'{}');
INSERT INTO "runs" VALUES(65,5,'sweep','2026-11-29 07:17:29.803426','2026-11-29 07:17:29.787163','failed','Cronofy refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(66,5,'sweep','2026-11-29 07:17:29.803427','2026-11-29 07:17:29.787176','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone',1,'{}');
INSERT INTO "runs" VALUES(67,5,'sweep','2026-11-29 07:17:29.803427','2026-11-29 07:17:29.787189','failed','Cronofy no longer accepts the stored authorisation.',1,'{}');
INSERT INTO "runs" VALUES(68,5,'sweep','2026-11-29 07:17:29.803428','2026-11-29 07:17:29.787200','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(69,5,'sweep','2026-11-29 07:17:29.803429','2026-11-29 07:17:29.787213','failed','Cronofy cannot write to this account just now.',1,'{}');
INSERT INTO "runs" VALUES(70,5,'sweep','2026-11-29 07:17:29.803429','2026-11-29 07:17:29.787225','failed','Cronofy asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(71,5,'sweep','2026-11-29 07:17:29.803430','2026-11-29 07:17:29.787237','failed','Cronofy has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(72,5,'sweep','2026-11-29 07:17:29.803430','2026-11-29 07:17:29.787261','failed','The calendar no longer exists, or the account no longer has access to it.',1,'{}');
INSERT INTO "runs" VALUES(73,5,'sweep','2026-11-29 07:17:29.803431','2026-11-29 07:17:29.787276','failed','Cronofy did not say which channel it opened.',1,'{}');
INSERT INTO "runs" VALUES(74,5,'sweep','2026-11-29 07:17:29.803431','2026-11-29 07:17:29.787288','failed','Cronofy did not say which channels there are.',1,'{}');
INSERT INTO "runs" VALUES(75,5,'sweep','2026-11-29 07:17:29.803432','2026-11-29 07:17:29.787300','failed','Cronofy answered with something else than JSON.',1,'{}');
INSERT INTO "runs" VALUES(76,5,'sweep','2026-11-29 07:17:29.803432','2026-11-29 07:17:29.787312','failed','Cronofy''s answer holds no events.',1,'{}');
INSERT INTO "runs" VALUES(77,5,'sweep','2026-11-29 07:17:29.803433','2026-11-29 07:17:29.787324','failed','Cronofy forgot the rest of a listing while it was read.',1,'{}');
INSERT INTO "runs" VALUES(78,5,'sweep','2026-11-29 07:17:29.803434','2026-11-29 07:17:29.787336','failed','Cronofy''s listing does not end.',1,'{}');
INSERT INTO "runs" VALUES(79,5,'sweep','2026-11-29 07:17:29.803434','2026-11-29 07:17:29.787348','failed','Cronofy''s answer to a batch does not fit what was sent.',1,'{}');
INSERT INTO "runs" VALUES(80,5,'sweep','2026-11-29 07:17:29.803435','2026-11-29 07:17:29.787360','failed','The position in the calendar''s changes is not one of this program''s.',1,'{}');
INSERT INTO "runs" VALUES(81,5,'sweep','2026-11-29 07:17:29.803435','2026-11-29 07:17:29.787382','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.',1,'{}');
INSERT INTO "runs" VALUES(82,5,'sweep','2026-11-29 07:17:29.803436','2026-11-29 07:17:29.787398','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(83,5,'sweep','2026-11-29 07:17:29.803436','2026-11-29 07:17:29.787410','failed','Cronofy did not say which calendars the account has.',1,'{}');
INSERT INTO "runs" VALUES(84,5,'sweep','2026-11-29 07:17:29.803437','2026-11-29 07:17:29.787422','failed','So much is being sent to Cronofy that this has to wait its turn.',1,'{}');
INSERT INTO "runs" VALUES(85,5,'sweep','2026-11-29 07:17:29.803438','2026-11-29 07:17:29.787433','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.',1,'{}');
INSERT INTO "runs" VALUES(86,5,'sweep','2026-11-29 07:17:29.803438','2026-11-29 07:17:29.787446','failed','Cronofy did not take the authorisation back.',1,'{}');
INSERT INTO "runs" VALUES(87,5,'sweep','2026-11-29 07:17:29.803439','2026-11-29 07:17:29.787458','failed','Cronofy refused the sign-in (status 503).',1,'{}');
INSERT INTO "runs" VALUES(88,5,'sweep','2026-11-29 07:17:29.803439','2026-11-29 07:17:29.787470','failed','Cronofy''s answer to the sign-in cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(89,5,'sweep','2026-11-29 07:17:29.803440','2026-11-29 07:17:29.787481','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(90,5,'sweep','2026-11-29 07:17:29.803444','2026-11-29 07:17:29.787493','failed','Cronofy found the sign-in request invalid. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(91,5,'sweep','2026-11-29 07:17:29.803445','2026-11-29 07:17:29.787504','failed','Cronofy no longer accepts the authorisation. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(92,5,'sweep','2026-11-29 07:17:29.803446','2026-11-29 07:17:29.787515','failed','Cronofy named an address outside its own; it was not followed.',1,'{}');
INSERT INTO "runs" VALUES(93,5,'sweep','2026-11-29 07:17:29.803446','2026-11-29 07:17:29.787527','failed','Cronofy did not find what was to be written.',1,'{}');
INSERT INTO "runs" VALUES(94,5,'sweep','2026-11-29 07:17:29.803447','2026-11-29 07:17:29.787538','failed','Cronofy accepted the entry, but does not show it yet.',1,'{}');
INSERT INTO "runs" VALUES(95,5,'sweep','2026-11-29 07:17:29.803448','2026-11-29 07:17:29.787549','failed','What Cronofy shows of the entry cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(96,5,'sweep','2026-11-29 07:17:29.803448','2026-11-29 07:17:29.787756','failed','Cronofy sent an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(97,5,'sweep','2026-11-29 07:17:29.803449','2026-11-29 07:17:29.787771','failed','Cronofy is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(98,5,'sweep','2026-11-29 07:17:29.803449','2026-11-29 07:17:29.787783','failed','Cronofy answered with a redirect; its address in the settings may be wrong.',1,'{}');
INSERT INTO "runs" VALUES(99,5,'sweep','2026-11-29 07:17:29.803450','2026-11-29 07:17:29.787795','failed','No secure connection to Cronofy is possible.',1,'{}');
INSERT INTO "runs" VALUES(100,5,'sweep','2026-11-29 07:17:29.803450','2026-11-29 07:17:29.787811','failed','Cronofy did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(101,5,'sweep','2026-11-29 07:17:29.803451','2026-11-29 07:17:29.787824','failed','Cronofy could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(102,5,'sweep','2026-11-29 07:17:29.803452','2026-11-29 07:17:29.787836','failed','The calendar service no longer lets Cronofy in. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(103,5,'sweep','2026-11-29 07:17:29.803452','2026-11-29 07:17:29.787847','failed','Another account was connected instead of Ada. Please reconnect Ada.',1,'{}');
INSERT INTO "runs" VALUES(104,5,'sweep','2026-11-29 07:17:29.803453','2026-11-29 07:17:29.787859','failed','The stored credentials can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(105,5,'sweep','2026-11-29 07:17:29.803453','2026-11-29 07:17:29.787871','failed','Where the account''s calendars are is not known. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(106,5,'sweep','2026-11-29 07:17:29.803457','2026-11-29 07:17:29.787883','failed','Cronofy is not set up on this installation. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(107,5,'sweep','2026-11-29 07:17:29.803457','2026-11-29 07:17:29.788095','failed','Another worker renews the sign-in of this account and does not come to an end.',1,'{}');
INSERT INTO "runs" VALUES(108,5,'sweep','2026-11-29 07:17:29.803458','2026-11-29 07:17:29.788111','failed','The stored sign-in can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(109,5,'sweep','2026-11-29 07:17:29.803459','2026-11-29 07:17:29.788136','failed','An internal error. The server''s log has the details.',1,'{}');
INSERT INTO "runs" VALUES(110,5,'sweep','2026-11-29 07:17:29.803459','2026-11-29 07:17:29.788148','failed','Too much changed on both sides while they were looked at. Please try again in a moment.',1,'{}');
INSERT INTO "runs" VALUES(111,5,'sweep','2026-11-29 07:17:29.803460','2026-11-29 07:17:29.788160','failed','The calendar service left events out of its answer.',1,'{}');
INSERT INTO "runs" VALUES(112,5,'sweep','2026-11-29 07:17:29.803461','2026-11-29 07:17:29.788173','failed','1 event could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(113,5,'sweep','2026-11-29 07:17:29.803461','2026-11-29 07:17:29.788185','failed','12 events could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(114,5,'sweep','2026-11-29 07:17:29.803462','2026-11-29 07:17:29.788197','failed','it was cut short; the next run completed its work',1,'{}');
INSERT INTO "runs" VALUES(115,5,'sweep','2026-11-29 07:17:29.803462','2026-11-29 07:17:29.788209','failed','The calendar service lists very many events under other ids than before. Please look at the plan first.',1,'{}');
INSERT INTO "runs" VALUES(116,5,'sweep','2026-11-29 07:17:29.803463','2026-11-29 07:17:29.788222','failed','It was switched off meanwhile.',1,'{}');
CREATE TABLE second_steps (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	secret TEXT NOT NULL, 
	last_counter INTEGER NOT NULL, 
	recovery_hashes JSON NOT NULL, 
	confirmed_at DATETIME NOT NULL, 
	CONSTRAINT pk_second_steps PRIMARY KEY (id), 
	CONSTRAINT fk_second_steps_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_second_steps_user_id UNIQUE (user_id)
);
INSERT INTO "second_steps" VALUES(1,3,'gAAAAABrC9GJBgA4LZ3Y-wXnII1CVKCI23gjF3GUF3wGrF6EpcSDS9h5DZGhWBrHP5SYslDDKuCtnfArasMQz7EoLc4mwjJN1-xwtm299wvjqyOU0GvKSX8=',0,'["-"]','2026-11-29 07:17:29.768458');
CREATE TABLE service_calls (
	item_id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	description TEXT NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	reference VARCHAR(100), 
	CONSTRAINT pk_service_calls PRIMARY KEY (item_id), 
	CONSTRAINT fk_service_calls_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE, 
	CONSTRAINT fk_service_calls_ticket_id_tickets FOREIGN KEY(ticket_id) REFERENCES tickets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_service_calls_reference UNIQUE (reference)
);
INSERT INTO "service_calls" VALUES(1,1,'Bring toner','planned',NULL);
CREATE TABLE set_up (
	id INTEGER NOT NULL, 
	done_at DATETIME NOT NULL, 
	CONSTRAINT pk_set_up PRIMARY KEY (id)
);
INSERT INTO "set_up" VALUES(1,'2026-11-29 07:17:22.189861');
CREATE TABLE sign_in_attempts (
	id INTEGER NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	account VARCHAR(254) NOT NULL, 
	attempted_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_attempts PRIMARY KEY (id)
);
INSERT INTO "sign_in_attempts" VALUES(1,'127.0.0.1','ada@example.org','2026-11-29 07:17:29.769417');
CREATE TABLE sign_on_identities (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	issuer VARCHAR(255) NOT NULL, 
	subject VARCHAR(255) NOT NULL, 
	linked_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_on_identities PRIMARY KEY (id), 
	CONSTRAINT fk_sign_on_identities_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_sign_on_identities_issuer_subject UNIQUE (issuer, subject), 
	CONSTRAINT uq_sign_on_identities_user_id_issuer UNIQUE (user_id, issuer)
);
INSERT INTO "sign_on_identities" VALUES(1,2,'https://sign-on.example.org','ben','2026-11-29 07:17:29.770140');
CREATE TABLE task_assignees (
	task_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	CONSTRAINT pk_task_assignees PRIMARY KEY (task_id, user_id), 
	CONSTRAINT fk_task_assignees_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	CONSTRAINT fk_task_assignees_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "task_assignees" VALUES(1,1);
INSERT INTO "task_assignees" VALUES(1,2);
INSERT INTO "task_assignees" VALUES(2,1);
CREATE TABLE tasks (
	id INTEGER NOT NULL, 
	uid VARCHAR(36) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	ticket_id INTEGER, 
	client_id INTEGER, 
	creator_id INTEGER NOT NULL, 
	due_on DATE, 
	due_at DATETIME, 
	estimate INTEGER, 
	status VARCHAR(12) NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	done_at DATETIME, 
	deleted_at DATETIME, 
	item_id INTEGER, 
	version INTEGER NOT NULL, zone TEXT, 
	CONSTRAINT pk_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_tasks_client_id_clients FOREIGN KEY(client_id) REFERENCES clients (id) ON DELETE SET NULL, 
	CONSTRAINT fk_tasks_creator_id_users FOREIGN KEY(creator_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT fk_tasks_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE SET NULL, 
	CONSTRAINT fk_tasks_ticket_id_tickets FOREIGN KEY(ticket_id) REFERENCES tickets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_tasks_creator_id_uid UNIQUE (creator_id, uid), 
	CONSTRAINT uq_tasks_item_id UNIQUE (item_id)
);
INSERT INTO "tasks" VALUES(1,'4d132b54-f260-44e8-a2d4-bf14134f3762','Order toner','',1,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 07:17:22.220341',NULL,NULL,3,1,'Europe/Berlin');
INSERT INTO "tasks" VALUES(2,'e46eff30-dedb-431e-b7d3-06b62b443276','Write the report','',NULL,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 07:17:22.220347',NULL,NULL,4,1,'Europe/Berlin');
CREATE TABLE team_members (
	team_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	CONSTRAINT pk_team_members PRIMARY KEY (team_id, user_id), 
	CONSTRAINT fk_team_members_team_id_teams FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE, 
	CONSTRAINT fk_team_members_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "team_members" VALUES(1,1);
INSERT INTO "team_members" VALUES(1,2);
INSERT INTO "team_members" VALUES(1,3);
CREATE TABLE teams (
	id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_teams PRIMARY KEY (id), 
	CONSTRAINT uq_teams_name UNIQUE (name)
);
INSERT INTO "teams" VALUES(1,'Field service',1);
CREATE TABLE texts_due (
	id INTEGER NOT NULL, 
	what VARCHAR(10) NOT NULL, 
	"key" VARCHAR(20) NOT NULL, 
	after_id INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_texts_due PRIMARY KEY (id)
);
INSERT INTO "texts_due" VALUES(1,'template','service_call',0,'2026-11-29 07:17:29.771206');
CREATE TABLE tickets (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	reference VARCHAR(100), 
	client_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	title VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	priority VARCHAR(10) NOT NULL, 
	urgency INTEGER NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	queue_id INTEGER, 
	assignee_id INTEGER, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	version INTEGER NOT NULL, uid VARCHAR(36), 
	CONSTRAINT pk_tickets PRIMARY KEY (id), 
	CONSTRAINT fk_tickets_assignee_id_users FOREIGN KEY(assignee_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT fk_tickets_client_id_clients FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_tickets_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE SET NULL, 
	CONSTRAINT fk_tickets_queue_id_queues FOREIGN KEY(queue_id) REFERENCES queues (id) ON DELETE SET NULL, 
	CONSTRAINT uq_tickets_number UNIQUE (number), 
	CONSTRAINT uq_tickets_reference UNIQUE (reference)
);
INSERT INTO "tickets" VALUES(1,1042,NULL,1,1,'Printer is down','','normal',1,'open',NULL,1,'2026-11-29 07:17:22.203803','2026-11-29 07:17:22.203806',NULL,1,NULL);
CREATE TABLE time_zone_rules (
	id INTEGER NOT NULL, 
	version VARCHAR(20) NOT NULL, 
	from_year INTEGER NOT NULL, 
	zones JSON NOT NULL, 
	done_owner INTEGER NOT NULL, 
	claimed_until DATETIME, 
	CONSTRAINT pk_time_zone_rules PRIMARY KEY (id)
);
INSERT INTO "time_zone_rules" VALUES(1,'2026f',2026,'{"Africa/Abidjan": "6095e39caa47", "Africa/Accra": "6095e39caa47", "Africa/Addis_Ababa": "b18512292c81", "Africa/Algiers": "f6a745539da6", "Africa/Asmara": "b18512292c81", "Africa/Asmera": "b18512292c81", "Africa/Bamako": "6095e39caa47", "Africa/Bangui": "f6a745539da6", "Africa/Banjul": "6095e39caa47", "Africa/Bissau": "6095e39caa47", "Africa/Blantyre": "57c717f45c5f", "Africa/Brazzaville": "f6a745539da6", "Africa/Bujumbura": "57c717f45c5f", "Africa/Cairo": "8eb433cc6a6e", "Africa/Casablanca": "0dee2fb03247", "Africa/Ceuta": "a14cc69d321e", "Africa/Conakry": "6095e39caa47", "Africa/Dakar": "6095e39caa47", "Africa/Dar_es_Salaam": "b18512292c81", "Africa/Djibouti": "b18512292c81", "Africa/Douala": "f6a745539da6", "Africa/El_Aaiun": "0dee2fb03247", "Africa/Freetown": "6095e39caa47", "Africa/Gaborone": "57c717f45c5f", "Africa/Harare": "57c717f45c5f", "Africa/Johannesburg": "57c717f45c5f", "Africa/Juba": "57c717f45c5f", "Africa/Kampala": "b18512292c81", "Africa/Khartoum": "57c717f45c5f", "Africa/Kigali": "57c717f45c5f", "Africa/Kinshasa": "f6a745539da6", "Africa/Lagos": "f6a745539da6", "Africa/Libreville": "f6a745539da6", "Africa/Lome": "6095e39caa47", "Africa/Luanda": "f6a745539da6", "Africa/Lubumbashi": "57c717f45c5f", "Africa/Lusaka": "57c717f45c5f", "Africa/Malabo": "f6a745539da6", "Africa/Maputo": "57c717f45c5f", "Africa/Maseru": "57c717f45c5f", "Africa/Mbabane": "57c717f45c5f", "Africa/Mogadishu": "b18512292c81", "Africa/Monrovia": "6095e39caa47", "Africa/Nairobi": "b18512292c81", "Africa/Ndjamena": "f6a745539da6", "Africa/Niamey": "f6a745539da6", "Africa/Nouakchott": "6095e39caa47", "Africa/Ouagadougou": "6095e39caa47", "Africa/Porto-Novo": "f6a745539da6", "Africa/Sao_Tome": "6095e39caa47", "Africa/Timbuktu": "6095e39caa47", "Africa/Tripoli": "57c717f45c5f", "Africa/Tunis": "f6a745539da6", "Africa/Windhoek": "57c717f45c5f", "America/Adak": "a012634bac56", "America/Anchorage": "3804fc3528ef", "America/Anguilla": "477846f44092", "America/Antigua": "477846f44092", "America/Araguaina": "198f379a44bb", "America/Argentina/Buenos_Aires": "198f379a44bb", "America/Argentina/Catamarca": "198f379a44bb", "America/Argentina/ComodRivadavia": "198f379a44bb", "America/Argentina/Cordoba": "198f379a44bb", "America/Argentina/Jujuy": "198f379a44bb", "America/Argentina/La_Rioja": "198f379a44bb", "America/Argentina/Mendoza": "198f379a44bb", "America/Argentina/Rio_Gallegos": "198f379a44bb", "America/Argentina/Salta": "198f379a44bb", "America/Argentina/San_Juan": "198f379a44bb", "America/Argentina/San_Luis": "198f379a44bb", "America/Argentina/Tucuman": "198f379a44bb", "America/Argentina/Ushuaia": "198f379a44bb", "America/Aruba": "477846f44092", "America/Asuncion": "198f379a44bb", "America/Atikokan": "3440907cbc95", "America/Atka": "a012634bac56", "America/Bahia": "198f379a44bb", "America/Bahia_Banderas": "535287bb7a67", "America/Barbados": "477846f44092", "America/Belem": "198f379a44bb", "America/Belize": "535287bb7a67", "America/Blanc-Sablon": "477846f44092", "America/Boa_Vista": "477846f44092", "America/Bogota": "3440907cbc95", "America/Boise": "e472bef164f5", "America/Buenos_Aires": "198f379a44bb", "America/Cambridge_Bay": "e472bef164f5", "America/Campo_Grande": "477846f44092", "America/Cancun": "3440907cbc95", "America/Caracas": "477846f44092", "America/Catamarca": "198f379a44bb", "America/Cayenne": "198f379a44bb", "America/Cayman": "3440907cbc95", "America/Chicago": "0c1631e0db66", "America/Chihuahua": "535287bb7a67", "America/Ciudad_Juarez": "e472bef164f5", "America/Coral_Harbour": "3440907cbc95", "America/Cordoba": "198f379a44bb", "America/Costa_Rica": "535287bb7a67", "America/Coyhaique": "198f379a44bb", "America/Creston": "caec10d76892", "America/Cuiaba": "477846f44092", "America/Curacao": "477846f44092", "America/Danmarkshavn": "6095e39caa47", "America/Dawson": "caec10d76892", "America/Dawson_Creek": "caec10d76892", "America/Denver": "e472bef164f5", "America/Detroit": "4560e399c3c3", "America/Dominica": "477846f44092", "America/Edmonton": "22a684a5bc1d", "America/Eirunepe": "3440907cbc95", "America/El_Salvador": "535287bb7a67", "America/Ensenada": "0fe19835b302", "America/Fort_Nelson": "caec10d76892", "America/Fort_Wayne": "4560e399c3c3", "America/Fortaleza": "198f379a44bb", "America/Glace_Bay": "1bfc21fa07f3", "America/Godthab": "2f9c637ef8ca", "America/Goose_Bay": "1bfc21fa07f3", "America/Grand_Turk": "4560e399c3c3", "America/Grenada": "477846f44092", "America/Guadeloupe": "477846f44092", "America/Guatemala": "535287bb7a67", "America/Guayaquil": "3440907cbc95", "America/Guyana": "477846f44092", "America/Halifax": "1bfc21fa07f3", "America/Havana": "901f91a8b53a", "America/Hermosillo": "caec10d76892", "America/Indiana/Indianapolis": "4560e399c3c3", "America/Indiana/Knox": "0c1631e0db66", "America/Indiana/Marengo": "4560e399c3c3", "America/Indiana/Petersburg": "4560e399c3c3", "America/Indiana/Tell_City": "0c1631e0db66", "America/Indiana/Vevay": "4560e399c3c3", "America/Indiana/Vincennes": "4560e399c3c3", "America/Indiana/Winamac": "4560e399c3c3", "America/Indianapolis": "4560e399c3c3", "America/Inuvik": "22a684a5bc1d", "America/Iqaluit": "4560e399c3c3", "America/Jamaica": "3440907cbc95", "America/Jujuy": "198f379a44bb", "America/Juneau": "3804fc3528ef", "America/Kentucky/Louisville": "4560e399c3c3", "America/Kentucky/Monticello": "4560e399c3c3", "America/Knox_IN": "0c1631e0db66", "America/Kralendijk": "477846f44092", "America/La_Paz": "477846f44092", "America/Lima": "3440907cbc95", "America/Los_Angeles": "0fe19835b302", "America/Louisville": "4560e399c3c3", "America/Lower_Princes": "477846f44092", "America/Maceio": "198f379a44bb", "America/Managua": "535287bb7a67", "America/Manaus": "477846f44092", "America/Marigot": "477846f44092", "America/Martinique": "477846f44092", "America/Matamoros": "0c1631e0db66", "America/Mazatlan": "caec10d76892", "America/Mendoza": "198f379a44bb", "America/Menominee": "0c1631e0db66", "America/Merida": "535287bb7a67", "America/Metlakatla": "3804fc3528ef", "America/Mexico_City": "535287bb7a67", "America/Miquelon": "28594a427deb", "America/Moncton": "1bfc21fa07f3", "America/Monterrey": "535287bb7a67", "America/Montevideo": "198f379a44bb", "America/Montreal": "4560e399c3c3", "America/Montserrat": "477846f44092", "America/Nassau": "4560e399c3c3", "America/New_York": "4560e399c3c3", "America/Nipigon": "4560e399c3c3", "America/Nome": "3804fc3528ef", "America/Noronha": "a28e402410cd", "America/North_Dakota/Beulah": "0c1631e0db66", "America/North_Dakota/Center": "0c1631e0db66", "America/North_Dakota/New_Salem": "0c1631e0db66", "America/Nuuk": "2f9c637ef8ca", "America/Ojinaga": "0c1631e0db66", "America/Panama": "3440907cbc95", "America/Pangnirtung": "4560e399c3c3", "America/Paramaribo": "198f379a44bb", "America/Phoenix": "caec10d76892", "America/Port-au-Prince": "4560e399c3c3", "America/Port_of_Spain": "477846f44092", "America/Porto_Acre": "3440907cbc95", "America/Porto_Velho": "477846f44092", "America/Puerto_Rico": "477846f44092", "America/Punta_Arenas": "198f379a44bb", "America/Rainy_River": "08224651c060", "America/Rankin_Inlet": "0c1631e0db66", "America/Recife": "198f379a44bb", "America/Regina": "535287bb7a67", "America/Resolute": "0c1631e0db66", "America/Rio_Branco": "3440907cbc95", "America/Rosario": "198f379a44bb", "America/Santa_Isabel": "0fe19835b302", "America/Santarem": "198f379a44bb", "America/Santiago": "842ce0563dfd", "America/Santo_Domingo": "477846f44092", "America/Sao_Paulo": "198f379a44bb", "America/Scoresbysund": "2f9c637ef8ca", "America/Shiprock": "e472bef164f5", "America/Sitka": "3804fc3528ef", "America/St_Barthelemy": "477846f44092", "America/St_Johns": "ed9255016793", "America/St_Kitts": "477846f44092", "America/St_Lucia": "477846f44092", "America/St_Thomas": "477846f44092", "America/St_Vincent": "477846f44092", "America/Swift_Current": "535287bb7a67", "America/Tegucigalpa": "535287bb7a67", "America/Thule": "1bfc21fa07f3", "America/Thunder_Bay": "4560e399c3c3", "America/Tijuana": "0fe19835b302", "America/Toronto": "4560e399c3c3", "America/Tortola": "477846f44092", "America/Vancouver": "8a4a953df5ef", "America/Virgin": "477846f44092", "America/Whitehorse": "caec10d76892", "America/Winnipeg": "08224651c060", "America/Yakutat": "3804fc3528ef", "America/Yellowknife": "22a684a5bc1d", "Antarctica/Casey": "9143cfe9efcd", "Antarctica/Davis": "aa0df8c6f265", "Antarctica/DumontDUrville": "2bc413e03674", "Antarctica/Macquarie": "6b2f8334a71d", "Antarctica/Mawson": "9b0ad3160c5f", "Antarctica/McMurdo": "b95a137caf91", "Antarctica/Palmer": "198f379a44bb", "Antarctica/Rothera": "198f379a44bb", "Antarctica/South_Pole": "b95a137caf91", "Antarctica/Syowa": "b18512292c81", "Antarctica/Troll": "682c43aed0c4", "Antarctica/Vostok": "9b0ad3160c5f", "Arctic/Longyearbyen": "a14cc69d321e", "Asia/Aden": "b18512292c81", "Asia/Almaty": "9b0ad3160c5f", "Asia/Amman": "b18512292c81", "Asia/Anadyr": "e713fe8f8a54", "Asia/Aqtau": "9b0ad3160c5f", "Asia/Aqtobe": "9b0ad3160c5f", "Asia/Ashgabat": "9b0ad3160c5f", "Asia/Ashkhabad": "9b0ad3160c5f", "Asia/Atyrau": "9b0ad3160c5f", "Asia/Baghdad": "b18512292c81", "Asia/Bahrain": "b18512292c81", "Asia/Baku": "e4afa7e8ef26", "Asia/Bangkok": "aa0df8c6f265", "Asia/Barnaul": "aa0df8c6f265", "Asia/Beirut": "48cdce2436ea", "Asia/Bishkek": "120ac0380d0e", "Asia/Brunei": "9143cfe9efcd", "Asia/Calcutta": "ffcc3f23073c", "Asia/Chita": "ecd79f7d9442", "Asia/Choibalsan": "9143cfe9efcd", "Asia/Chongqing": "9143cfe9efcd", "Asia/Chungking": "9143cfe9efcd", "Asia/Colombo": "ffcc3f23073c", "Asia/Dacca": "120ac0380d0e", "Asia/Damascus": "b18512292c81", "Asia/Dhaka": "120ac0380d0e", "Asia/Dili": "ecd79f7d9442", "Asia/Dubai": "e4afa7e8ef26", "Asia/Dushanbe": "9b0ad3160c5f", "Asia/Famagusta": "48cdce2436ea", "Asia/Gaza": "48cdce2436ea", "Asia/Harbin": "9143cfe9efcd", "Asia/Hebron": "48cdce2436ea", "Asia/Ho_Chi_Minh": "aa0df8c6f265", "Asia/Hong_Kong": "9143cfe9efcd", "Asia/Hovd": "aa0df8c6f265", "Asia/Irkutsk": "9143cfe9efcd", "Asia/Istanbul": "b18512292c81", "Asia/Jakarta": "aa0df8c6f265", "Asia/Jayapura": "ecd79f7d9442", "Asia/Jerusalem": "48cdce2436ea", "Asia/Kabul": "530937d05980", "Asia/Kamchatka": "e713fe8f8a54", "Asia/Karachi": "9b0ad3160c5f", "Asia/Kashgar": "120ac0380d0e", "Asia/Kathmandu": "df650fbe0632", "Asia/Katmandu": "df650fbe0632", "Asia/Khandyga": "ecd79f7d9442", "Asia/Kolkata": "ffcc3f23073c", "Asia/Krasnoyarsk": "aa0df8c6f265", "Asia/Kuala_Lumpur": "9143cfe9efcd", "Asia/Kuching": "9143cfe9efcd", "Asia/Kuwait": "b18512292c81", "Asia/Macao": "9143cfe9efcd", "Asia/Macau": "9143cfe9efcd", "Asia/Magadan": "cef1939f5264", "Asia/Makassar": "9143cfe9efcd", "Asia/Manila": "9143cfe9efcd", "Asia/Muscat": "e4afa7e8ef26", "Asia/Nicosia": "48cdce2436ea", "Asia/Novokuznetsk": "aa0df8c6f265", "Asia/Novosibirsk": "aa0df8c6f265", "Asia/Omsk": "120ac0380d0e", "Asia/Oral": "9b0ad3160c5f", "Asia/Phnom_Penh": "aa0df8c6f265", "Asia/Pontianak": "aa0df8c6f265", "Asia/Pyongyang": "ecd79f7d9442", "Asia/Qatar": "b18512292c81", "Asia/Qostanay": "9b0ad3160c5f", "Asia/Qyzylorda": "9b0ad3160c5f", "Asia/Rangoon": "29fee7208122", "Asia/Riyadh": "b18512292c81", "Asia/Saigon": "aa0df8c6f265", "Asia/Sakhalin": "cef1939f5264", "Asia/Samarkand": "9b0ad3160c5f", "Asia/Seoul": "ecd79f7d9442", "Asia/Shanghai": "9143cfe9efcd", "Asia/Singapore": "9143cfe9efcd", "Asia/Srednekolymsk": "cef1939f5264", "Asia/Taipei": "9143cfe9efcd", "Asia/Tashkent": "9b0ad3160c5f", "Asia/Tbilisi": "e4afa7e8ef26", "Asia/Tehran": "b21ecbe6fc31", "Asia/Tel_Aviv": "48cdce2436ea", "Asia/Thimbu": "120ac0380d0e", "Asia/Thimphu": "120ac0380d0e", "Asia/Tokyo": "ecd79f7d9442", "Asia/Tomsk": "aa0df8c6f265", "Asia/Ujung_Pandang": "9143cfe9efcd", "Asia/Ulaanbaatar": "9143cfe9efcd", "Asia/Ulan_Bator": "9143cfe9efcd", "Asia/Urumqi": "120ac0380d0e", "Asia/Ust-Nera": "2bc413e03674", "Asia/Vientiane": "aa0df8c6f265", "Asia/Vladivostok": "2bc413e03674", "Asia/Yakutsk": "ecd79f7d9442", "Asia/Yangon": "29fee7208122", "Asia/Yekaterinburg": "9b0ad3160c5f", "Asia/Yerevan": "e4afa7e8ef26", "Atlantic/Azores": "76e50eebc1ba", "Atlantic/Bermuda": "1bfc21fa07f3", "Atlantic/Canary": "aaacc31a8ea7", "Atlantic/Cape_Verde": "bfefc0398ff5", "Atlantic/Faeroe": "aaacc31a8ea7", "Atlantic/Faroe": "aaacc31a8ea7", "Atlantic/Jan_Mayen": "a14cc69d321e", "Atlantic/Madeira": "aaacc31a8ea7", "Atlantic/Reykjavik": "6095e39caa47", "Atlantic/South_Georgia": "a28e402410cd", "Atlantic/St_Helena": "6095e39caa47", "Atlantic/Stanley": "198f379a44bb", "Australia/ACT": "6b2f8334a71d", "Australia/Adelaide": "782dccf6f8ee", "Australia/Brisbane": "2bc413e03674", "Australia/Broken_Hill": "782dccf6f8ee", "Australia/Canberra": "6b2f8334a71d", "Australia/Currie": "6b2f8334a71d", "Australia/Darwin": "b3c50e136c1a", "Australia/Eucla": "4dbe5a94d9f6", "Australia/Hobart": "6b2f8334a71d", "Australia/LHI": "8d0607b9cd32", "Australia/Lindeman": "2bc413e03674", "Australia/Lord_Howe": "8d0607b9cd32", "Australia/Melbourne": "6b2f8334a71d", "Australia/NSW": "6b2f8334a71d", "Australia/North": "b3c50e136c1a", "Australia/Perth": "9143cfe9efcd", "Australia/Queensland": "2bc413e03674", "Australia/South": "782dccf6f8ee", "Australia/Sydney": "6b2f8334a71d", "Australia/Tasmania": "6b2f8334a71d", "Australia/Victoria": "6b2f8334a71d", "Australia/West": "9143cfe9efcd", "Australia/Yancowinna": "782dccf6f8ee", "Brazil/Acre": "3440907cbc95", "Brazil/DeNoronha": "a28e402410cd", "Brazil/East": "198f379a44bb", "Brazil/West": "477846f44092", "CET": "a14cc69d321e", "CST6CDT": "0c1631e0db66", "Canada/Atlantic": "1bfc21fa07f3", "Canada/Central": "08224651c060", "Canada/Eastern": "4560e399c3c3", "Canada/Mountain": "22a684a5bc1d", "Canada/Newfoundland": "ed9255016793", "Canada/Pacific": "8a4a953df5ef", "Canada/Saskatchewan": "535287bb7a67", "Canada/Yukon": "caec10d76892", "Chile/Continental": "842ce0563dfd", "Chile/EasterIsland": "f5ea1d30c9a8", "Cuba": "901f91a8b53a", "EET": "48cdce2436ea", "EST": "3440907cbc95", "EST5EDT": "4560e399c3c3", "Egypt": "8eb433cc6a6e", "Eire": "aaacc31a8ea7", "Etc/GMT": "6095e39caa47", "Etc/GMT+0": "6095e39caa47", "Etc/GMT+1": "bfefc0398ff5", "Etc/GMT+10": "8346cad8beb2", "Etc/GMT+11": "61068f0c7273", "Etc/GMT+12": "7b4aa4a8e4e1", "Etc/GMT+2": "a28e402410cd", "Etc/GMT+3": "198f379a44bb", "Etc/GMT+4": "477846f44092", "Etc/GMT+5": "3440907cbc95", "Etc/GMT+6": "535287bb7a67", "Etc/GMT+7": "caec10d76892", "Etc/GMT+8": "1d1b5bc3233e", "Etc/GMT+9": "1017ef52751a", "Etc/GMT-0": "6095e39caa47", "Etc/GMT-1": "f6a745539da6", "Etc/GMT-10": "2bc413e03674", "Etc/GMT-11": "cef1939f5264", "Etc/GMT-12": "e713fe8f8a54", "Etc/GMT-13": "8b487dd290b9", "Etc/GMT-14": "5eaf2276d194", "Etc/GMT-2": "57c717f45c5f", "Etc/GMT-3": "b18512292c81", "Etc/GMT-4": "e4afa7e8ef26", "Etc/GMT-5": "9b0ad3160c5f", "Etc/GMT-6": "120ac0380d0e", "Etc/GMT-7": "aa0df8c6f265", "Etc/GMT-8": "9143cfe9efcd", "Etc/GMT-9": "ecd79f7d9442", "Etc/GMT0": "6095e39caa47", "Etc/Greenwich": "6095e39caa47", "Etc/UCT": "6095e39caa47", "Etc/UTC": "6095e39caa47", "Etc/Universal": "6095e39caa47", "Etc/Zulu": "6095e39caa47", "Europe/Amsterdam": "a14cc69d321e", "Europe/Andorra": "a14cc69d321e", "Europe/Astrakhan": "e4afa7e8ef26", "Europe/Athens": "48cdce2436ea", "Europe/Belfast": "aaacc31a8ea7", "Europe/Belgrade": "a14cc69d321e", "Europe/Berlin": "a14cc69d321e", "Europe/Bratislava": "a14cc69d321e", "Europe/Brussels": "a14cc69d321e", "Europe/Bucharest": "48cdce2436ea", "Europe/Budapest": "a14cc69d321e", "Europe/Busingen": "a14cc69d321e", "Europe/Chisinau": "48cdce2436ea", "Europe/Copenhagen": "a14cc69d321e", "Europe/Dublin": "aaacc31a8ea7", "Europe/Gibraltar": "a14cc69d321e", "Europe/Guernsey": "aaacc31a8ea7", "Europe/Helsinki": "48cdce2436ea", "Europe/Isle_of_Man": "aaacc31a8ea7", "Europe/Istanbul": "b18512292c81", "Europe/Jersey": "aaacc31a8ea7", "Europe/Kaliningrad": "57c717f45c5f", "Europe/Kiev": "48cdce2436ea", "Europe/Kirov": "b18512292c81", "Europe/Kyiv": "48cdce2436ea", "Europe/Lisbon": "aaacc31a8ea7", "Europe/Ljubljana": "a14cc69d321e", "Europe/London": "aaacc31a8ea7", "Europe/Luxembourg": "a14cc69d321e", "Europe/Madrid": "a14cc69d321e", "Europe/Malta": "a14cc69d321e", "Europe/Mariehamn": "48cdce2436ea", "Europe/Minsk": "b18512292c81", "Europe/Monaco": "a14cc69d321e", "Europe/Moscow": "b18512292c81", "Europe/Nicosia": "48cdce2436ea", "Europe/Oslo": "a14cc69d321e", "Europe/Paris": "a14cc69d321e", "Europe/Podgorica": "a14cc69d321e", "Europe/Prague": "a14cc69d321e", "Europe/Riga": "48cdce2436ea", "Europe/Rome": "a14cc69d321e", "Europe/Samara": "e4afa7e8ef26", "Europe/San_Marino": "a14cc69d321e", "Europe/Sarajevo": "a14cc69d321e", "Europe/Saratov": "e4afa7e8ef26", "Europe/Simferopol": "b18512292c81", "Europe/Skopje": "a14cc69d321e", "Europe/Sofia": "48cdce2436ea", "Europe/Stockholm": "a14cc69d321e", "Europe/Tallinn": "48cdce2436ea", "Europe/Tirane": "a14cc69d321e", "Europe/Tiraspol": "48cdce2436ea", "Europe/Ulyanovsk": "e4afa7e8ef26", "Europe/Uzhgorod": "48cdce2436ea", "Europe/Vaduz": "a14cc69d321e", "Europe/Vatican": "a14cc69d321e", "Europe/Vienna": "a14cc69d321e", "Europe/Vilnius": "48cdce2436ea", "Europe/Volgograd": "b18512292c81", "Europe/Warsaw": "a14cc69d321e", "Europe/Zagreb": "a14cc69d321e", "Europe/Zaporozhye": "48cdce2436ea", "Europe/Zurich": "a14cc69d321e", "Factory": "6095e39caa47", "GB": "aaacc31a8ea7", "GB-Eire": "aaacc31a8ea7", "GMT": "6095e39caa47", "GMT+0": "6095e39caa47", "GMT-0": "6095e39caa47", "GMT0": "6095e39caa47", "Greenwich": "6095e39caa47", "HST": "8346cad8beb2", "Hongkong": "9143cfe9efcd", "Iceland": "6095e39caa47", "Indian/Antananarivo": "b18512292c81", "Indian/Chagos": "120ac0380d0e", "Indian/Christmas": "aa0df8c6f265", "Indian/Cocos": "29fee7208122", "Indian/Comoro": "b18512292c81", "Indian/Kerguelen": "9b0ad3160c5f", "Indian/Mahe": "e4afa7e8ef26", "Indian/Maldives": "9b0ad3160c5f", "Indian/Mauritius": "e4afa7e8ef26", "Indian/Mayotte": "b18512292c81", "Indian/Reunion": "e4afa7e8ef26", "Iran": "b21ecbe6fc31", "Israel": "48cdce2436ea", "Jamaica": "3440907cbc95", "Japan": "ecd79f7d9442", "Kwajalein": "e713fe8f8a54", "Libya": "57c717f45c5f", "MET": "a14cc69d321e", "MST": "caec10d76892", "MST7MDT": "e472bef164f5", "Mexico/BajaNorte": "0fe19835b302", "Mexico/BajaSur": "caec10d76892", "Mexico/General": "535287bb7a67", "NZ": "b95a137caf91", "NZ-CHAT": "e0d7712d961a", "Navajo": "e472bef164f5", "PRC": "9143cfe9efcd", "PST8PDT": "0fe19835b302", "Pacific/Apia": "8b487dd290b9", "Pacific/Auckland": "b95a137caf91", "Pacific/Bougainville": "cef1939f5264", "Pacific/Chatham": "e0d7712d961a", "Pacific/Chuuk": "2bc413e03674", "Pacific/Easter": "f5ea1d30c9a8", "Pacific/Efate": "cef1939f5264", "Pacific/Enderbury": "8b487dd290b9", "Pacific/Fakaofo": "8b487dd290b9", "Pacific/Fiji": "e713fe8f8a54", "Pacific/Funafuti": "e713fe8f8a54", "Pacific/Galapagos": "535287bb7a67", "Pacific/Gambier": "1017ef52751a", "Pacific/Guadalcanal": "cef1939f5264", "Pacific/Guam": "2bc413e03674", "Pacific/Honolulu": "8346cad8beb2", "Pacific/Johnston": "8346cad8beb2", "Pacific/Kanton": "8b487dd290b9", "Pacific/Kiritimati": "5eaf2276d194", "Pacific/Kosrae": "cef1939f5264", "Pacific/Kwajalein": "e713fe8f8a54", "Pacific/Majuro": "e713fe8f8a54", "Pacific/Marquesas": "ff4efe022147", "Pacific/Midway": "61068f0c7273", "Pacific/Nauru": "e713fe8f8a54", "Pacific/Niue": "61068f0c7273", "Pacific/Norfolk": "f07e8a34bf99", "Pacific/Noumea": "cef1939f5264", "Pacific/Pago_Pago": "61068f0c7273", "Pacific/Palau": "ecd79f7d9442", "Pacific/Pitcairn": "1d1b5bc3233e", "Pacific/Pohnpei": "cef1939f5264", "Pacific/Ponape": "cef1939f5264", "Pacific/Port_Moresby": "2bc413e03674", "Pacific/Rarotonga": "8346cad8beb2", "Pacific/Saipan": "2bc413e03674", "Pacific/Samoa": "61068f0c7273", "Pacific/Tahiti": "8346cad8beb2", "Pacific/Tarawa": "e713fe8f8a54", "Pacific/Tongatapu": "8b487dd290b9", "Pacific/Truk": "2bc413e03674", "Pacific/Wake": "e713fe8f8a54", "Pacific/Wallis": "e713fe8f8a54", "Pacific/Yap": "2bc413e03674", "Poland": "a14cc69d321e", "Portugal": "aaacc31a8ea7", "ROC": "9143cfe9efcd", "ROK": "ecd79f7d9442", "Singapore": "9143cfe9efcd", "Turkey": "b18512292c81", "UCT": "6095e39caa47", "US/Alaska": "3804fc3528ef", "US/Aleutian": "a012634bac56", "US/Arizona": "caec10d76892", "US/Central": "0c1631e0db66", "US/East-Indiana": "4560e399c3c3", "US/Eastern": "4560e399c3c3", "US/Hawaii": "8346cad8beb2", "US/Indiana-Starke": "0c1631e0db66", "US/Michigan": "4560e399c3c3", "US/Mountain": "e472bef164f5", "US/Pacific": "0fe19835b302", "US/Samoa": "61068f0c7273", "UTC": "6095e39caa47", "Universal": "6095e39caa47", "W-SU": "b18512292c81", "WET": "aaacc31a8ea7", "Zulu": "6095e39caa47"}',0,NULL);
CREATE TABLE timeline_entries (
	id INTEGER NOT NULL, 
	ticket_id INTEGER NOT NULL, 
	user_id INTEGER, 
	via VARCHAR(300) NOT NULL, 
	text TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_timeline_entries PRIMARY KEY (id), 
	CONSTRAINT fk_timeline_entries_ticket_id_tickets FOREIGN KEY(ticket_id) REFERENCES tickets (id) ON DELETE CASCADE, 
	CONSTRAINT fk_timeline_entries_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE SET NULL
);
INSERT INTO "timeline_entries" VALUES(1,1,NULL,'','created the ticket','2026-11-29 07:17:22.204309');
INSERT INTO "timeline_entries" VALUES(2,1,1,'','called the client','2026-11-29 07:17:22.215697');
INSERT INTO "timeline_entries" VALUES(3,1,NULL,'','planned a service call: Thu 3 Dec 2026, 09:00–10:00 (Berlin), for Ada and Ben','2026-11-29 07:17:22.225207');
INSERT INTO "timeline_entries" VALUES(4,1,NULL,'','added the task “Order toner”','2026-11-29 07:17:22.225207');
CREATE TABLE to_dos (
	id INTEGER NOT NULL, 
	uid VARCHAR(36) NOT NULL, 
	owner_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	due_on DATE, 
	due_at DATETIME, 
	estimate INTEGER, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	done_at DATETIME, 
	deleted_at DATETIME, 
	item_id INTEGER, 
	version INTEGER NOT NULL, zone TEXT, 
	CONSTRAINT pk_to_dos PRIMARY KEY (id), 
	CONSTRAINT fk_to_dos_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE SET NULL, 
	CONSTRAINT fk_to_dos_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_to_dos_owner_id_uid UNIQUE (owner_id, uid), 
	CONSTRAINT uq_to_dos_item_id UNIQUE (item_id)
);
INSERT INTO "to_dos" VALUES(1,'45e49a05-d98d-4a5a-a6ae-b3cfba33b325',1,'Hand in receipts','2026-12-03',NULL,NULL,0,'2026-11-29 07:17:22.218027',NULL,NULL,5,1,NULL);
CREATE TABLE users (
	id INTEGER NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	time_zone VARCHAR(64) NOT NULL, 
	week_starts_on INTEGER NOT NULL, 
	is_disabled BOOLEAN NOT NULL, 
	session_key VARCHAR(36) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (id), 
	CONSTRAINT uq_users_email UNIQUE (email)
);
INSERT INTO "users" VALUES(1,'ada@example.org','Ada','$argon2id$v=19$m=65536,t=3,p=4$BiOEuYWjBhk6qIC8hwi++A$c0oUKVT/A2088dYkIdxOkD8pzRkbERpNyDrG2AzWnrY','administrator','Europe/Berlin',0,0,'3b79d523-30d6-44de-8927-70f7fff6ec90','2026-11-29 07:17:22.191086');
INSERT INTO "users" VALUES(2,'ben@example.org','Ben','$argon2id$v=19$m=65536,t=3,p=4$BiOEuYWjBhk6qIC8hwi++A$c0oUKVT/A2088dYkIdxOkD8pzRkbERpNyDrG2AzWnrY','technician','Europe/Berlin',0,0,'8b8bcade-62a3-4945-a3ff-12e63e7fc3f3','2026-11-29 07:17:22.191095');
INSERT INTO "users" VALUES(3,'cem@example.org','Cem','$argon2id$v=19$m=65536,t=3,p=4$BiOEuYWjBhk6qIC8hwi++A$c0oUKVT/A2088dYkIdxOkD8pzRkbERpNyDrG2AzWnrY','technician','Europe/Berlin',0,0,'b0455d89-c739-4ca8-826a-9a710a154730','2026-11-29 07:17:22.191103');
CREATE TABLE working_hours (
	user_id INTEGER NOT NULL, 
	weekday INTEGER NOT NULL, 
	starts INTEGER NOT NULL, 
	ends INTEGER NOT NULL, 
	CONSTRAINT pk_working_hours PRIMARY KEY (user_id, weekday), 
	CONSTRAINT fk_working_hours_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "working_hours" VALUES(1,0,480,1020);
CREATE INDEX ix_sign_in_attempts_account ON sign_in_attempts (account);
CREATE INDEX ix_sign_in_attempts_address ON sign_in_attempts (address);
CREATE INDEX ix_sign_in_attempts_attempted_at ON sign_in_attempts (attempted_at);
CREATE INDEX ix_items_owner_span ON items (owner_id, ends_at, starts_at);
CREATE INDEX ix_linked_accounts_user_id ON linked_accounts (user_id);
CREATE INDEX ix_integrations_account_id ON integrations (account_id);
CREATE INDEX ix_integrations_next_sweep_at ON integrations (next_sweep_at);
CREATE INDEX ix_integrations_owner_id ON integrations (owner_id);
CREATE INDEX ix_links_item ON links (item_id);
CREATE INDEX ix_links_state ON links (integration_id, state);
CREATE INDEX ix_marks_integration ON marks (integration_id, id);
CREATE INDEX ix_notices_user_id ON notices (user_id);
CREATE INDEX ix_runs_integration ON runs (integration_id, started_at);
CREATE INDEX ix_approvals_integration_id ON approvals (integration_id);
CREATE INDEX ix_ledger_entries_integration_id ON ledger_entries (integration_id);
CREATE INDEX ix_ledger_item ON ledger_entries (item_id);
CREATE INDEX ix_ledger_run ON ledger_entries (run_id, id);
CREATE INDEX ix_held_deletions_approval_id ON held_deletions (approval_id);
CREATE INDEX ix_linked_accounts_check_at ON linked_accounts (check_at);
CREATE UNIQUE INDEX ix_integrations_watch_token ON integrations (watch_token);
CREATE INDEX ix_clients_name ON clients (name);
CREATE INDEX ix_contacts_client_id ON contacts (client_id);
CREATE INDEX ix_queue_members_user ON queue_members (user_id, queue_id);
CREATE INDEX ix_team_members_user ON team_members (user_id, team_id);
CREATE INDEX ix_assignments_user ON assignments (user_id, item_id);
CREATE INDEX ix_busy_times_source ON busy_times (source);
CREATE INDEX ix_busy_times_user ON busy_times (user_id, ends_at, starts_at);
CREATE INDEX ix_crm_activities_client_id ON crm_activities (client_id);
CREATE INDEX ix_tickets_assignee ON tickets (assignee_id, status);
CREATE INDEX ix_tickets_client ON tickets (client_id);
CREATE INDEX ix_tickets_number ON tickets (deleted_at, number, status);
CREATE INDEX ix_tickets_queue ON tickets (queue_id, status);
CREATE INDEX ix_tickets_status ON tickets (deleted_at, status, number);
CREATE INDEX ix_tickets_updated ON tickets (deleted_at, updated_at, number, status);
CREATE INDEX ix_tickets_urgency ON tickets (deleted_at, urgency, number, status);
CREATE INDEX ix_to_dos_order ON to_dos (owner_id, position, id);
CREATE INDEX ix_service_calls_ticket_id ON service_calls (ticket_id);
CREATE INDEX ix_tasks_order ON tasks (deleted_at, position, id);
CREATE INDEX ix_tasks_ticket_id ON tasks (ticket_id);
CREATE INDEX ix_timeline_entries_ticket ON timeline_entries (ticket_id, id);
CREATE INDEX ix_task_assignees_user ON task_assignees (user_id, task_id);
CREATE INDEX ix_integrations_busy_due_at ON integrations (busy_due_at);
CREATE INDEX ix_items_span ON items (ends_at, starts_at);
CREATE INDEX ix_items_series ON items (series_uid, starts_at);
CREATE INDEX ix_plans_integration ON plans (integration_id, state);
CREATE INDEX ix_planned_entries_plan ON planned_entries (plan_id, id);
CREATE INDEX ix_plans_due_at ON plans (due_at);
CREATE INDEX ix_ledger_conflicts ON ledger_entries (integration_id) WHERE outcome = 'conflict';
CREATE INDEX ix_items_uid ON items (uid);
CREATE INDEX ix_former_uids_digest ON former_uids (digest);
CREATE UNIQUE INDEX ix_tickets_uid ON tickets (uid);
CREATE UNIQUE INDEX ix_clients_uid ON clients (uid);
CREATE UNIQUE INDEX ix_contacts_uid ON contacts (uid);
INSERT INTO "sqlite_sequence" VALUES('marks',26);
COMMIT;
