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
INSERT INTO "alerts" VALUES(5,'2026-11-29 07:55:05.615246','2026-11-29 07:55:05.615249');
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
INSERT INTO "approvals" VALUES(1,1,17,'here',25,'2026-11-29 07:55:02.277852',NULL,NULL,NULL);
INSERT INTO "approvals" VALUES(2,5,NULL,'there',2,'2026-11-29 07:55:05.670023','2026-11-29 07:55:05.669120',0,NULL);
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
INSERT INTO "clients" VALUES(1,'Harbour Ltd','Quay 4','Europe/Berlin',NULL,'2026-11-29 07:55:00.074794',NULL,1,NULL);
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
INSERT INTO "deployment" VALUES(1,'20741866-eb75-4204-b2ba-d9f5f8e3fc0f');
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
INSERT INTO "failures" VALUES(1,'sending','2026-11-29 07:55:05.504089',1,'The server did not answer in time.','2026-11-29 07:55:05.504089','2026-11-29 07:55:13.966872',0);
INSERT INTO "failures" VALUES(2,'sending','2026-11-29 07:55:05.530088',1,'The server did not answer in time.','2026-11-29 07:55:05.530088','2026-11-29 07:55:13.644107',0);
INSERT INTO "failures" VALUES(7,'reading','2026-11-29 07:55:05.655257',2,'The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 07:55:05.655869',NULL,0);
INSERT INTO "failures" VALUES(7,'sending','2026-11-29 07:55:05.655305',2,'The server does not allow access to this calendar.','2026-11-29 07:55:05.655871',NULL,0);
INSERT INTO "failures" VALUES(7,'manual','2026-11-29 07:55:05.655322',2,'The server refused the request (status 503).','2026-11-29 07:55:05.655872',NULL,0);
INSERT INTO "failures" VALUES(7,'undo','2026-11-29 07:55:05.655335',2,'The server no longer accepts the user name and password.','2026-11-29 07:55:05.655872',NULL,0);
INSERT INTO "failures" VALUES(7,'busy','2026-11-29 07:55:05.655347',2,'The server asked to slow down.','2026-11-29 07:55:05.655873',NULL,0);
INSERT INTO "failures" VALUES(8,'reading','2026-11-29 07:55:05.658020',2,'The entry is locked on the server just now.','2026-11-29 07:55:05.658345',NULL,0);
INSERT INTO "failures" VALUES(8,'sending','2026-11-29 07:55:05.658060',2,'The server has a problem of its own just now (status 503).','2026-11-29 07:55:05.658346',NULL,0);
INSERT INTO "failures" VALUES(8,'manual','2026-11-29 07:55:05.658076',2,'The server''s list of changes has no end mark.','2026-11-29 07:55:05.658346',NULL,0);
INSERT INTO "failures" VALUES(8,'undo','2026-11-29 07:55:05.658089',2,'The server''s list of changes does not move on.','2026-11-29 07:55:05.658347',NULL,0);
INSERT INTO "failures" VALUES(8,'busy','2026-11-29 07:55:05.658101',2,'The server no longer knows how far we had read.','2026-11-29 07:55:05.658347',NULL,0);
INSERT INTO "failures" VALUES(9,'reading','2026-11-29 07:55:05.658676',2,'The server cannot say what changed since the last time.','2026-11-29 07:55:05.658934',NULL,0);
INSERT INTO "failures" VALUES(9,'sending','2026-11-29 07:55:05.658699',2,'The server did not list the whole calendar.','2026-11-29 07:55:05.658935',NULL,0);
INSERT INTO "failures" VALUES(9,'manual','2026-11-29 07:55:05.658714',2,'The server lists entries that lie outside the calendar.','2026-11-29 07:55:05.658935',NULL,0);
INSERT INTO "failures" VALUES(9,'undo','2026-11-29 07:55:05.658727',2,'How far we had read is no longer known.','2026-11-29 07:55:05.658936',NULL,0);
INSERT INTO "failures" VALUES(9,'busy','2026-11-29 07:55:05.658739',2,'The server said nothing about the calendar.','2026-11-29 07:55:05.658936',NULL,0);
INSERT INTO "failures" VALUES(10,'reading','2026-11-29 07:55:05.659230',2,'The calendar is read-only for this account.','2026-11-29 07:55:05.659480',NULL,0);
INSERT INTO "failures" VALUES(10,'sending','2026-11-29 07:55:05.659250',2,'The calendar has moved on the server. Connect the account again.','2026-11-29 07:55:05.659481',NULL,0);
INSERT INTO "failures" VALUES(10,'manual','2026-11-29 07:55:05.659264',2,'The server answered with something else than calendar data.','2026-11-29 07:55:05.659482',NULL,0);
INSERT INTO "failures" VALUES(10,'undo','2026-11-29 07:55:05.659277',2,'Nothing answers at calendar.example.org, port 443.','2026-11-29 07:55:05.659482',NULL,0);
INSERT INTO "failures" VALUES(10,'busy','2026-11-29 07:55:05.659288',2,'The server uses a name or a tag that no request can carry.','2026-11-29 07:55:05.659483',NULL,0);
INSERT INTO "failures" VALUES(11,'reading','2026-11-29 07:55:05.659856',2,'The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 07:55:05.660115',NULL,0);
INSERT INTO "failures" VALUES(11,'sending','2026-11-29 07:55:05.659879',2,'The calendar server''s answer holds definitions that do not belong there.','2026-11-29 07:55:05.660116',NULL,0);
INSERT INTO "failures" VALUES(11,'manual','2026-11-29 07:55:05.659894',2,'calendar.example.org redirects in circles.','2026-11-29 07:55:05.660116',NULL,0);
INSERT INTO "failures" VALUES(11,'undo','2026-11-29 07:55:05.659907',2,'dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 07:55:05.660117',NULL,0);
INSERT INTO "failures" VALUES(11,'busy','2026-11-29 07:55:05.659918',2,'calendar.example.org sends an answer that is far too large.','2026-11-29 07:55:05.660117',NULL,0);
INSERT INTO "failures" VALUES(12,'reading','2026-11-29 07:55:05.660414',2,'calendar.example.org is too slow: its answer did not end.','2026-11-29 07:55:05.660690',NULL,0);
INSERT INTO "failures" VALUES(12,'sending','2026-11-29 07:55:05.660446',2,'calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 07:55:05.660691',NULL,0);
INSERT INTO "failures" VALUES(12,'manual','2026-11-29 07:55:05.660467',2,'calendar.example.org broke its answer off.','2026-11-29 07:55:05.660692',NULL,0);
INSERT INTO "failures" VALUES(12,'undo','2026-11-29 07:55:05.660480',2,'calendar.example.org did not answer in time.','2026-11-29 07:55:05.660692',NULL,0);
INSERT INTO "failures" VALUES(12,'busy','2026-11-29 07:55:05.660491',2,'calendar.example.org broke the connection off.','2026-11-29 07:55:05.660693',NULL,0);
INSERT INTO "failures" VALUES(13,'reading','2026-11-29 07:55:05.661012',2,'calendar.example.org could not be reached.','2026-11-29 07:55:05.661261',NULL,0);
INSERT INTO "failures" VALUES(13,'sending','2026-11-29 07:55:05.661034',2,'No secure connection to calendar.example.org is possible.','2026-11-29 07:55:05.661262',NULL,0);
INSERT INTO "failures" VALUES(13,'manual','2026-11-29 07:55:05.661048',2,'The certificate of calendar.example.org belongs to another server.','2026-11-29 07:55:05.661263',NULL,0);
INSERT INTO "failures" VALUES(13,'undo','2026-11-29 07:55:05.661060',2,'The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 07:55:05.661263',NULL,0);
INSERT INTO "failures" VALUES(13,'busy','2026-11-29 07:55:05.661072',2,'The event was accepted, but it cannot be found.','2026-11-29 07:55:05.661263',NULL,0);
INSERT INTO "failures" VALUES(14,'reading','2026-11-29 07:55:05.661561',2,'This is not a valid server address.','2026-11-29 07:55:05.661806',NULL,0);
INSERT INTO "failures" VALUES(14,'sending','2026-11-29 07:55:05.661582',2,'A server address starts with https:// and names a host.','2026-11-29 07:55:05.661807',NULL,0);
INSERT INTO "failures" VALUES(14,'manual','2026-11-29 07:55:05.661595',2,'Leave user name and password out of the address; they have fields of their own.','2026-11-29 07:55:05.661808',NULL,0);
INSERT INTO "failures" VALUES(14,'undo','2026-11-29 07:55:05.661608',2,'Only addresses that start with https:// are allowed here.','2026-11-29 07:55:05.661808',NULL,0);
INSERT INTO "failures" VALUES(14,'busy','2026-11-29 07:55:05.661619',2,'There is no server named calendar.example.org. Check the spelling.','2026-11-29 07:55:05.661809',NULL,0);
INSERT INTO "failures" VALUES(15,'reading','2026-11-29 07:55:05.662132',2,'calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 07:55:05.662391',NULL,0);
INSERT INTO "failures" VALUES(15,'sending','2026-11-29 07:55:05.662156',2,'Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:55:05.662392',NULL,0);
INSERT INTO "failures" VALUES(15,'manual','2026-11-29 07:55:05.662170',2,'Cronofy refused the request (status 503).','2026-11-29 07:55:05.662392',NULL,0);
INSERT INTO "failures" VALUES(15,'undo','2026-11-29 07:55:05.662182',2,'Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 07:55:05.662393',NULL,0);
INSERT INTO "failures" VALUES(15,'busy','2026-11-29 07:55:05.662194',2,'Cronofy no longer accepts the stored authorisation.','2026-11-29 07:55:05.662393',NULL,0);
INSERT INTO "failures" VALUES(16,'reading','2026-11-29 07:55:05.662694',2,'The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 07:55:05.662944',NULL,0);
INSERT INTO "failures" VALUES(16,'sending','2026-11-29 07:55:05.662714',2,'Cronofy cannot write to this account just now.','2026-11-29 07:55:05.662945',NULL,0);
INSERT INTO "failures" VALUES(16,'manual','2026-11-29 07:55:05.662729',2,'Cronofy asked to slow down.','2026-11-29 07:55:05.662945',NULL,0);
INSERT INTO "failures" VALUES(16,'undo','2026-11-29 07:55:05.662741',2,'Cronofy has a problem of its own just now (status 503).','2026-11-29 07:55:05.662946',NULL,0);
INSERT INTO "failures" VALUES(16,'busy','2026-11-29 07:55:05.662753',2,'The calendar no longer exists, or the account no longer has access to it.','2026-11-29 07:55:05.662946',NULL,0);
INSERT INTO "failures" VALUES(17,'reading','2026-11-29 07:55:05.663267',2,'Cronofy did not say which channel it opened.','2026-11-29 07:55:05.663668',NULL,0);
INSERT INTO "failures" VALUES(17,'sending','2026-11-29 07:55:05.663367',2,'Cronofy did not say which channels there are.','2026-11-29 07:55:05.663670',NULL,0);
INSERT INTO "failures" VALUES(17,'manual','2026-11-29 07:55:05.663381',2,'Cronofy answered with something else than JSON.','2026-11-29 07:55:05.663670',NULL,0);
INSERT INTO "failures" VALUES(17,'undo','2026-11-29 07:55:05.663394',2,'Cronofy''s answer holds no events.','2026-11-29 07:55:05.663671',NULL,0);
INSERT INTO "failures" VALUES(17,'busy','2026-11-29 07:55:05.663406',2,'Cronofy forgot the rest of a listing while it was read.','2026-11-29 07:55:05.663671',NULL,0);
INSERT INTO "failures" VALUES(18,'reading','2026-11-29 07:55:05.664001',2,'Cronofy''s listing does not end.','2026-11-29 07:55:05.664274',NULL,0);
INSERT INTO "failures" VALUES(18,'sending','2026-11-29 07:55:05.664028',2,'Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 07:55:05.664275',NULL,0);
INSERT INTO "failures" VALUES(18,'manual','2026-11-29 07:55:05.664043',2,'The position in the calendar''s changes is not one of this program''s.','2026-11-29 07:55:05.664276',NULL,0);
INSERT INTO "failures" VALUES(18,'undo','2026-11-29 07:55:05.664055',2,'Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 07:55:05.664276',NULL,0);
INSERT INTO "failures" VALUES(18,'busy','2026-11-29 07:55:05.664067',2,'Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:55:05.664277',NULL,0);
INSERT INTO "failures" VALUES(19,'reading','2026-11-29 07:55:05.664598',2,'Cronofy did not say which calendars the account has.','2026-11-29 07:55:05.664863',NULL,0);
INSERT INTO "failures" VALUES(19,'sending','2026-11-29 07:55:05.664622',2,'So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 07:55:05.664864',NULL,0);
INSERT INTO "failures" VALUES(19,'manual','2026-11-29 07:55:05.664636',2,'The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 07:55:05.664864',NULL,0);
INSERT INTO "failures" VALUES(19,'undo','2026-11-29 07:55:05.664648',2,'Cronofy did not take the authorisation back.','2026-11-29 07:55:05.664865',NULL,0);
INSERT INTO "failures" VALUES(19,'busy','2026-11-29 07:55:05.664660',2,'Cronofy refused the sign-in (status 503).','2026-11-29 07:55:05.664865',NULL,0);
INSERT INTO "failures" VALUES(20,'reading','2026-11-29 07:55:05.665166',2,'Cronofy''s answer to the sign-in cannot be read.','2026-11-29 07:55:05.665454',NULL,0);
INSERT INTO "failures" VALUES(20,'sending','2026-11-29 07:55:05.665189',2,'Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 07:55:05.665455',NULL,0);
INSERT INTO "failures" VALUES(20,'manual','2026-11-29 07:55:05.665203',2,'Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 07:55:05.665456',NULL,0);
INSERT INTO "failures" VALUES(20,'undo','2026-11-29 07:55:05.665237',2,'Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:55:05.665456',NULL,0);
INSERT INTO "failures" VALUES(20,'busy','2026-11-29 07:55:05.665253',2,'Cronofy named an address outside its own; it was not followed.','2026-11-29 07:55:05.665457',NULL,0);
INSERT INTO "failures" VALUES(21,'reading','2026-11-29 07:55:05.665768',2,'Cronofy did not find what was to be written.','2026-11-29 07:55:05.666034',NULL,0);
INSERT INTO "failures" VALUES(21,'sending','2026-11-29 07:55:05.665792',2,'Cronofy accepted the entry, but does not show it yet.','2026-11-29 07:55:05.666035',NULL,0);
INSERT INTO "failures" VALUES(21,'manual','2026-11-29 07:55:05.665806',2,'What Cronofy shows of the entry cannot be read.','2026-11-29 07:55:05.666035',NULL,0);
INSERT INTO "failures" VALUES(21,'undo','2026-11-29 07:55:05.665819',2,'Cronofy sent an answer that is far too large.','2026-11-29 07:55:05.666036',NULL,0);
INSERT INTO "failures" VALUES(21,'busy','2026-11-29 07:55:05.665830',2,'Cronofy is too slow: its answer did not end.','2026-11-29 07:55:05.666036',NULL,0);
INSERT INTO "failures" VALUES(22,'reading','2026-11-29 07:55:05.666335',2,'Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 07:55:05.666600',NULL,0);
INSERT INTO "failures" VALUES(22,'sending','2026-11-29 07:55:05.666359',2,'No secure connection to Cronofy is possible.','2026-11-29 07:55:05.666602',NULL,0);
INSERT INTO "failures" VALUES(22,'manual','2026-11-29 07:55:05.666373',2,'Cronofy did not answer in time.','2026-11-29 07:55:05.666602',NULL,0);
INSERT INTO "failures" VALUES(22,'undo','2026-11-29 07:55:05.666385',2,'Cronofy could not be reached.','2026-11-29 07:55:05.666603',NULL,0);
INSERT INTO "failures" VALUES(22,'busy','2026-11-29 07:55:05.666397',2,'The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:55:05.666603',NULL,0);
INSERT INTO "failures" VALUES(23,'reading','2026-11-29 07:55:05.666898',2,'Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:55:05.667146',NULL,0);
INSERT INTO "failures" VALUES(23,'sending','2026-11-29 07:55:05.666920',2,'The stored credentials can no longer be read. Please connect again.','2026-11-29 07:55:05.667147',NULL,0);
INSERT INTO "failures" VALUES(23,'manual','2026-11-29 07:55:05.666934',2,'Where the account''s calendars are is not known. Please connect again.','2026-11-29 07:55:05.667147',NULL,0);
INSERT INTO "failures" VALUES(23,'undo','2026-11-29 07:55:05.666946',2,'Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 07:55:05.667148',NULL,0);
INSERT INTO "failures" VALUES(23,'busy','2026-11-29 07:55:05.666957',2,'Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 07:55:05.667148',NULL,0);
INSERT INTO "failures" VALUES(24,'reading','2026-11-29 07:55:05.667454',2,'The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:55:05.667824',NULL,0);
INSERT INTO "failures" VALUES(24,'sending','2026-11-29 07:55:05.667478',2,'An internal error. The server''s log has the details.','2026-11-29 07:55:05.667826',NULL,0);
INSERT INTO "failures" VALUES(24,'manual','2026-11-29 07:55:05.667492',2,'Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 07:55:05.667827',NULL,0);
INSERT INTO "failures" VALUES(24,'undo','2026-11-29 07:55:05.667503',2,'The calendar service left events out of its answer.','2026-11-29 07:55:05.667827',NULL,0);
INSERT INTO "failures" VALUES(24,'busy','2026-11-29 07:55:05.667515',2,'1 event could not be removed; the log says why.','2026-11-29 07:55:05.667827',NULL,0);
INSERT INTO "failures" VALUES(25,'reading','2026-11-29 07:55:05.668162',2,'12 events could not be removed; the log says why.','2026-11-29 07:55:05.668558',NULL,0);
CREATE TABLE former_uids (
	item_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	written_by_us BOOLEAN NOT NULL, 
	CONSTRAINT pk_former_uids PRIMARY KEY (item_id, digest), 
	CONSTRAINT fk_former_uids_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "former_uids" VALUES(35,8429066105373447449,1);
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
INSERT INTO "held_deletions" VALUES(1,1,12,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(2,1,15,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(3,1,19,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(4,1,18,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(5,1,13,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(6,1,23,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(7,1,14,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(8,1,17,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(9,1,22,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(10,1,21,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(11,1,16,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(12,1,20,'the linked calendar reported it as removed');
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
INSERT INTO "integrations" VALUES(1,1,1,NULL,NULL,0,'http://practice.example/practice-1/calendar/','Practice calendar',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/d3d6c311e2347ef831ed8a06818cc35689cf3f32d1c4f3efeabb30f615939c65','2026-11-29 07:55:04.004829','2026-11-29 07:55:04.004829',NULL,NULL,'2026-11-29 07:55:08.446605',2,'2026-11-29 07:55:02.283496','2026-11-29 07:55:05.446605',NULL,'2026-11-29 07:55:00.434270',NULL,NULL,NULL,'2026-11-29 08:55:02.310258',NULL,NULL,'',NULL,'2026-11-29 07:55:00.488194',NULL,'2026-11-29 07:55:01.772338','2026-11-29 07:55:02.063044');
INSERT INTO "integrations" VALUES(2,2,2,NULL,NULL,0,'http://practice.example/practice-2/office/','Office',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/f37e37c060bfbcc86d23dc261d7e5ce509f4fd2b5d5802a441f7e433049aff23','2026-11-29 07:55:05.410425','2026-11-29 07:55:05.410425',NULL,NULL,'2026-11-29 07:56:05.465987',2,'2026-11-29 07:55:01.243761','2026-11-29 07:55:05.465987',NULL,'2026-11-29 07:55:00.770757',NULL,NULL,NULL,'2026-11-29 08:55:02.316226',NULL,NULL,'',NULL,'2026-11-29 07:55:00.798170',NULL,'2026-11-29 07:55:00.849403','2026-11-29 07:55:00.847206');
INSERT INTO "integrations" VALUES(3,3,3,NULL,NULL,0,'cal_365fe886ea@A_giOrbD73wmaZkoIW','Calendar',NULL,NULL,0,1,1,1,'["appointment"]',1,'1m','6m',1,'1m','6m',1,'v2 2026-11-29T07:55:00Z 2026-11-29T07:55:00Z 2026-11-29T07:54:59Z 2026-11-29T07:54:59Z 2026-11-29T06:54:59Z 3600 -eNKLpOa0aITIxTi9ywBnDyFEf9in9orVcreOVBEpeWBFR9ntWMc6B6nvfPIIhmxwU3KU69i','2026-11-29 07:55:01.274886','2026-11-29 07:55:00.913738',NULL,NULL,'2026-11-29 08:10:01.283835',1,'2026-11-29 07:55:01.114825','2026-11-29 07:55:01.283835',NULL,'2026-11-29 07:55:00.859807','HPDyol0cMeHJ-i_R2amYbLsEiJGgTplWr8-D8lW6VZk','2026-11-29 07:55:01.262734',NULL,'2026-11-29 08:55:02.328689',NULL,NULL,'',NULL,'2026-11-29 07:55:00.913738',NULL,'2026-11-29 07:55:00.953684','2026-11-29 07:55:00.951176');
INSERT INTO "integrations" VALUES(4,1,1,NULL,'2026-11-29 07:55:01.814927',0,'http://practice.example/practice-1/old/','Old',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 07:55:01.722182','2026-11-29 07:55:01.722182',NULL,NULL,'2026-11-29 07:55:04.725986',0,'2026-11-29 07:55:01.810922','2026-11-29 07:55:01.725986',NULL,'2026-11-29 07:55:01.672223',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 07:55:01.722182',NULL,'2026-11-29 07:55:01.810922',NULL);
INSERT INTO "integrations" VALUES(5,1,4,NULL,NULL,0,'http://practice.example/practice-1/archive/','Archive',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 07:55:01.874119','2026-11-29 07:55:01.874119',NULL,NULL,'2026-11-29 07:56:01.877589',0,NULL,'2026-11-29 07:55:01.877589',NULL,'2026-11-29 07:55:01.848860',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 07:55:01.874119',NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(6,1,4,'linked_calendar',NULL,0,NULL,'Office',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:01.888917',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(7,1,4,NULL,'2026-11-29 07:55:05.654100',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.654874',NULL,NULL,NULL,NULL,NULL,NULL,'the Cronofy plan of this installation does not include notices',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(8,1,4,NULL,'2026-11-29 07:55:05.655361',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.657670',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy does not permit them for this account',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(9,1,4,NULL,'2026-11-29 07:55:05.658115',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.658498',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy knows no way to send them for this calendar',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(10,1,4,NULL,'2026-11-29 07:55:05.658751',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.659067',NULL,NULL,NULL,NULL,NULL,NULL,'the callback address of this installation is longer than the 128 characters Cronofy takes',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(11,1,4,NULL,'2026-11-29 07:55:05.659301',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.659676',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy found the request for them invalid (start: is required; tzid: is not a time zone)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(12,1,4,NULL,'2026-11-29 07:55:05.659930',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.660248',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy refused the request for them (status 503)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(13,1,4,NULL,'2026-11-29 07:55:05.660503',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.660832',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(14,1,4,NULL,'2026-11-29 07:55:05.661084',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.661402',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(15,1,4,NULL,'2026-11-29 07:55:05.661631',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.661941',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(16,1,4,NULL,'2026-11-29 07:55:05.662207',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.662530',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(17,1,4,NULL,'2026-11-29 07:55:05.662765',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.663086',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(18,1,4,NULL,'2026-11-29 07:55:05.663418',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.663819',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(19,1,4,NULL,'2026-11-29 07:55:05.664080',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.664414',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(20,1,4,NULL,'2026-11-29 07:55:05.664672',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.665003',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(21,1,4,NULL,'2026-11-29 07:55:05.665265',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.665591',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(22,1,4,NULL,'2026-11-29 07:55:05.665842',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.666171',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(23,1,4,NULL,'2026-11-29 07:55:05.666408',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.666736',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(24,1,4,NULL,'2026-11-29 07:55:05.666969',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.667278',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(25,1,4,NULL,'2026-11-29 07:55:05.667527',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 07:55:05.667972',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "items" VALUES(1,'8a1615d5-d5be-4b4e-970e-61ab21d02529',1,'service_call','[#1042] Printer is down – Harbour Ltd','Quay 4','Bring toner'||char(10)||''||char(10)||'Kim 123'||char(10)||''||char(10)||'http://app.example/tickets/1042','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 07:55:00.089240','2026-11-29 07:55:00.085684',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(2,'de60d858-e936-4793-b939-e4ba781327c5',1,'crm_activity','Visit: Harbour Ltd','Quay 4','http://app.example/clients/1','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 07:55:00.089247','2026-11-29 07:55:00.086086',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(3,'ce8d4143-f7a0-4836-ad82-67121e108373',1,'task','Order toner','','http://app.example/tickets/1042','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 07:55:00.090219','2026-11-29 07:55:00.086417',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(4,'91d8db08-2be6-4a9d-a82a-0eb37c1cbf7f',1,'task','Write the report','','http://app.example/tasks','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 07:55:00.090225','2026-11-29 07:55:00.086878',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(5,'e4fa1721-2d4e-4c19-8d8f-22c3d5960d9f',1,'to_do','Hand in receipts','','','2026-12-03 00:00:00.000000','2026-12-04 00:00:00.000000',1,'free',0,NULL,'[]','[]','2026-12-02 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 07:55:00.090232','2026-11-29 07:55:00.087223',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(6,'2bd693da-5725-46fb-a8c0-eab0605098c6',1,'appointment','Visit, moved to room 5','Quay 4','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:00.363438','2026-11-29 07:55:05.536354',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(7,'a94de935-a257-4460-9407-5e095745086d',1,'appointment','Fair','','','2026-12-02 00:00:00.000000','2026-12-04 00:00:00.000000',1,'busy',0,NULL,'[]','[]','2026-12-01 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 07:55:00.368086','2026-11-29 07:55:00.368089',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(8,'9fb58e1f-65c9-4d96-8851-6b0c7267a979',1,'appointment','Team meeting','','','2026-12-02 11:00:00.000000','2026-12-02 12:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','["2026-12-09T11:00:00"]','2026-12-02 10:00:00.000000','2027-01-06 11:00:00.000000','2026-11-29 07:55:00.370335','2026-11-29 07:55:00.370336',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(9,'3b176e40-2c8a-45f8-9546-bfea096fc61d',1,'appointment','Changed there','','','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000','2026-11-29 07:55:00.372416','2026-11-29 07:55:03.000000',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(10,'f5ca92b5-e4f1-4b41-ab78-0ace1f93ea2a',1,'appointment','Removed there','','','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000','2026-11-29 07:55:00.374479','2026-11-29 07:55:00.374481','2026-11-29 07:55:01.642259',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(11,'dba70c1f-9eb4-4418-9fd4-d2bf13c222a9',1,'appointment','Removed here','','','2026-12-02 15:00:00.000000','2026-12-02 16:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000','2026-11-29 07:55:00.376382','2026-11-29 07:55:01.411640','2026-11-29 07:55:01.410597',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(12,'16319f14-ff69-4796-90b7-8b8b324d45b9',2,'appointment','Once, and longer','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:00.378215','2026-11-29 07:55:05.542268',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(13,'82d0e2e2-be3c-4343-b800-4c7ded985bf0',3,'appointment','Call the other supplier','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:00.380031','2026-11-29 07:55:05.539209',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(14,'0fd019ff-802e-4c92-940d-8bf60c6632f0',3,'appointment','Daily check','','','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000',0,'busy',0,'FREQ=DAILY;COUNT=3','[]','[]','2026-12-02 11:00:00.000000','2026-12-04 12:00:00.000000','2026-11-29 07:55:00.381928','2026-11-29 07:55:00.381930',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(15,'9e8e94a5-15b4-407c-895d-3b308ce59c1e',1,'appointment','Round 1','','','2026-12-13 09:00:00.000000','2026-12-13 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-13 08:00:00.000000','2026-12-13 09:00:00.000000','2026-11-29 07:55:00.383874','2026-11-29 07:55:00.383876',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(16,'d27182bb-e8e0-430e-8592-513c706d3360',1,'appointment','Round 2','','','2026-12-14 09:00:00.000000','2026-12-14 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-14 08:00:00.000000','2026-12-14 09:00:00.000000','2026-11-29 07:55:00.385774','2026-11-29 07:55:00.385775',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(17,'56d25d18-a7fd-46b0-9c61-7970fbc6c300',1,'appointment','Round 3','','','2026-12-15 09:00:00.000000','2026-12-15 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-15 08:00:00.000000','2026-12-15 09:00:00.000000','2026-11-29 07:55:00.387481','2026-11-29 07:55:00.387482',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(18,'92ace15b-0703-4787-8f61-cfa0e0861597',1,'appointment','Round 4','','','2026-12-16 09:00:00.000000','2026-12-16 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-16 08:00:00.000000','2026-12-16 09:00:00.000000','2026-11-29 07:55:00.389391','2026-11-29 07:55:00.389393',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(19,'983adbc7-6c4f-40cd-896f-24068518b7e7',1,'appointment','Round 5','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-17 08:00:00.000000','2026-12-17 09:00:00.000000','2026-11-29 07:55:00.391127','2026-11-29 07:55:00.391129',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(20,'5cceade9-6998-4291-8bab-19a6c91b599a',1,'appointment','Round 6','','','2026-12-18 09:00:00.000000','2026-12-18 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-18 08:00:00.000000','2026-12-18 09:00:00.000000','2026-11-29 07:55:00.392967','2026-11-29 07:55:00.392969',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(21,'c31308cb-f3ca-4cf1-8d1e-fde6de8481cc',1,'appointment','Round 7','','','2026-12-19 09:00:00.000000','2026-12-19 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-19 08:00:00.000000','2026-12-19 09:00:00.000000','2026-11-29 07:55:00.394900','2026-11-29 07:55:00.394902',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(22,'bde45425-c076-4114-a5dc-5bdf91e3ee16',1,'appointment','Round 8','','','2026-12-20 09:00:00.000000','2026-12-20 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-20 08:00:00.000000','2026-12-20 09:00:00.000000','2026-11-29 07:55:00.396946','2026-11-29 07:55:00.396948',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(23,'98129da0-6ef3-4183-a518-c36013ba7ade',1,'appointment','Round 9','','','2026-12-21 09:00:00.000000','2026-12-21 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-21 08:00:00.000000','2026-12-21 09:00:00.000000','2026-11-29 07:55:00.398851','2026-11-29 07:55:00.398853',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(24,'4a942924-262e-46db-9acf-734eacbebed5',1,'appointment','Round 10','','','2026-12-22 09:00:00.000000','2026-12-22 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-22 08:00:00.000000','2026-12-22 09:00:00.000000','2026-11-29 07:55:00.400711','2026-11-29 07:55:00.400714',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(25,'6f1c7913-0844-42ab-a703-5f17974ef83a',1,'appointment','Round 11','','','2026-12-23 09:00:00.000000','2026-12-23 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-23 08:00:00.000000','2026-12-23 09:00:00.000000','2026-11-29 07:55:00.402469','2026-11-29 07:55:00.402471',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(26,'0abba075-e3ba-4078-8636-7b1723c69802',1,'appointment','Round 12','','','2026-12-24 09:00:00.000000','2026-12-24 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-24 08:00:00.000000','2026-12-24 09:00:00.000000','2026-11-29 07:55:00.404398','2026-11-29 07:55:00.404400',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(27,'evt_external_a407e42179ce1b90a523a600',3,'appointment','Made at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(28,'evt_external_c444512bdaffd48fd6b3108a_20261204T090000',3,'appointment','Every day at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,'evt_external_c444512bdaffd48fd6b3108a',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(29,'evt_external_e160c6a735a9f875af1e9d0c',3,'appointment','With guests','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(30,'evt_external_c444512bdaffd48fd6b3108a_20261205T090000',3,'appointment','Every day at Google','','','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,'evt_external_c444512bdaffd48fd6b3108a',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(31,'evt_external_c444512bdaffd48fd6b3108a_20261206T090000',3,'appointment','Every day at Google','','','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,'evt_external_c444512bdaffd48fd6b3108a',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(32,'made-there',1,'appointment','Made there','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 09:00:00.000000','2026-11-29 07:55:01.188430','2026-11-29 07:55:00.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(33,'backwards',1,'appointment','Backwards','','','2026-12-04 09:00:00.000000','2026-12-04 09:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 08:00:00.000000','2026-11-29 07:55:01.188430','2026-11-29 07:55:00.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(34,'training',2,'appointment','Training','','','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;UNTIL=20261217T075959Z','[]','[]','2026-12-03 08:00:00.000000','2026-12-17 08:59:59.000000','2026-11-29 07:55:01.235028','2026-11-29 07:55:05.552597',NULL,2,NULL,NULL,NULL,2,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(35,'a65a94e1-0d43-4ab0-8ccf-e07f7c323c0f',1,'appointment','Once linked','','','2026-12-07 09:00:00.000000','2026-12-07 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-07 08:00:00.000000','2026-12-07 09:00:00.000000','2026-11-29 07:55:01.733100','2026-11-29 07:55:01.733102',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(36,'wanted',1,'appointment','Wanted','','','2026-12-08 09:00:00.000000','2026-12-08 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-08 08:00:00.000000','2026-12-08 09:00:00.000000','2026-11-29 07:55:02.018848','2026-11-29 07:55:01.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(37,'shown',1,'appointment','Shown in the plan','','','2026-12-09 09:00:00.000000','2026-12-09 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-09 08:00:00.000000','2026-12-09 09:00:00.000000','2026-11-29 07:55:02.257307','2026-11-29 07:55:02.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(38,'632063df-d9a1-4d9a-8b3e-d19c5b7ace7a',1,'appointment','Sent, and its answer lost','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 07:55:05.473010','2026-11-29 07:55:05.473012',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(39,'12465949-ee0c-4d0d-a4b1-b97a877b02fb',2,'appointment','Lost on its way','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 07:55:05.510350','2026-11-29 07:55:05.510353',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(40,'5c4cbfbc-5d24-4e5c-8d13-1321c69e7961',2,'appointment','Training, second part','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','[]','2026-12-17 08:00:00.000000','2027-01-21 09:00:00.000000','2026-11-29 07:55:05.554458','2026-11-29 07:55:05.553029',NULL,1,NULL,NULL,NULL,2,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(41,'bb838292-cd06-46f3-b661-2731e5ade15b',1,'appointment','Linked 0','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.669734','2026-11-29 07:55:05.669736',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(42,'34d37722-09fc-4ab0-86a9-ea1f708c6cbb',1,'appointment','Linked 1','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.674551','2026-11-29 07:55:05.674553',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(43,'502d8069-8625-4e53-8d1d-a11e3546665a',1,'appointment','Linked 2','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.677174','2026-11-29 07:55:05.677176',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(44,'06bfd9d9-db65-4251-a6d2-23efc72fe6b6',1,'appointment','Linked 3','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.679347','2026-11-29 07:55:05.679349',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(45,'ba5fe0d0-ffee-46a8-b2ac-daa33c030324',1,'appointment','Linked 4','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.681474','2026-11-29 07:55:05.681475',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(46,'8735fe3a-aefd-439a-a238-b0680fddcc8d',1,'appointment','Linked 5','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 07:55:05.683698','2026-11-29 07:55:05.683699',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
CREATE TABLE known_events (
	integration_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	CONSTRAINT pk_known_events PRIMARY KEY (integration_id, digest), 
	CONSTRAINT fk_known_events_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "known_events" VALUES(3,8150952923753426271);
INSERT INTO "known_events" VALUES(3,5441365182083870561);
INSERT INTO "known_events" VALUES(3,8740085469471171233);
INSERT INTO "known_events" VALUES(3,-1538540604517408082);
INSERT INTO "known_events" VALUES(3,-8612002672834955464);
INSERT INTO "known_events" VALUES(3,-9067375025203946727);
INSERT INTO "known_events" VALUES(3,-8881972379715679);
INSERT INTO "known_events" VALUES(1,-6530443425016948720);
INSERT INTO "known_events" VALUES(1,-735205150286230762);
INSERT INTO "known_events" VALUES(1,4738165079052237979);
INSERT INTO "known_events" VALUES(1,-8423417413398927065);
INSERT INTO "known_events" VALUES(1,5513387034026043562);
INSERT INTO "known_events" VALUES(1,-7195333534158547022);
INSERT INTO "known_events" VALUES(1,2570780501324226482);
INSERT INTO "known_events" VALUES(1,-3087163431772767015);
INSERT INTO "known_events" VALUES(1,519497171338862451);
INSERT INTO "known_events" VALUES(1,-469194958349724802);
INSERT INTO "known_events" VALUES(2,3943787301572254263);
INSERT INTO "known_events" VALUES(2,2118274574229415184);
INSERT INTO "known_events" VALUES(2,-4534432133127346194);
INSERT INTO "known_events" VALUES(2,-4894608561249274769);
INSERT INTO "known_events" VALUES(1,4204674218504075936);
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
INSERT INTO "ledger_entries" VALUES(1,1,1,'2026-11-29 07:55:00.731166','out','create','done',2,'/practice-1/calendar/45eaf108-84da-55cf-afbe-f41b0a2728ad.ics','Visit: Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL);
INSERT INTO "ledger_entries" VALUES(2,1,1,'2026-11-29 07:55:00.731202','out','create','done',4,'/practice-1/calendar/53a11593-cb06-5b97-9fe5-9750638ffd01.ics','Write the report','not on the linked calendar yet',NULL,'{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL);
INSERT INTO "ledger_entries" VALUES(3,1,1,'2026-11-29 07:55:00.731215','out','create','done',1,'/practice-1/calendar/77c68d4f-5f59-5549-89c2-729dc407c74f.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(4,1,1,'2026-11-29 07:55:00.731227','out','create','done',3,'/practice-1/calendar/f39fddfc-3058-5920-82f9-4c0fee980a04.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(5,1,1,'2026-11-29 07:55:00.731238','out','create','done',6,'/practice-1/calendar/63ce6aca-d127-54c2-ba9e-2d733ce1cf80.ics','Visit','not on the linked calendar yet',NULL,'{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(6,1,1,'2026-11-29 07:55:00.731249','out','create','done',7,'/practice-1/calendar/8e6d2196-4490-5fad-85cc-232e0cddc922.ics','Fair','not on the linked calendar yet',NULL,'{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL);
INSERT INTO "ledger_entries" VALUES(7,1,1,'2026-11-29 07:55:00.731260','out','create','done',5,'/practice-1/calendar/08dd2bac-0278-544a-b579-550e90ff26ec.ics','Hand in receipts','not on the linked calendar yet',NULL,'{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL);
INSERT INTO "ledger_entries" VALUES(8,1,1,'2026-11-29 07:55:00.731277','out','create','done',10,'/practice-1/calendar/ed232575-63e2-509a-9e7e-896a2a6a125b.ics','Removed there','not on the linked calendar yet',NULL,'{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(9,1,1,'2026-11-29 07:55:00.731299','out','create','done',8,'/practice-1/calendar/f0125cda-e3f0-5a44-a529-ce5fb7208f05.ics','Team meeting','not on the linked calendar yet',NULL,'{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL);
INSERT INTO "ledger_entries" VALUES(10,1,1,'2026-11-29 07:55:00.731319','out','create','done',15,'/practice-1/calendar/091a0384-73ed-5df9-9696-322d9ac33199.ics','Round 1','not on the linked calendar yet',NULL,'{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(11,1,1,'2026-11-29 07:55:00.731329','out','create','done',9,'/practice-1/calendar/091419b8-f7d4-55a5-9b41-fd3368faa571.ics','Changed on both sides','not on the linked calendar yet',NULL,'{"subject": "Changed on both sides", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(12,1,1,'2026-11-29 07:55:00.731338','out','create','done',11,'/practice-1/calendar/ac49f05c-e98a-530f-b29d-3d707a617e59.ics','Removed here','not on the linked calendar yet',NULL,'{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(13,1,1,'2026-11-29 07:55:00.731347','out','create','done',18,'/practice-1/calendar/1db97b9d-827e-5a56-bd50-6f6974e0af17.ics','Round 4','not on the linked calendar yet',NULL,'{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(14,1,1,'2026-11-29 07:55:00.731355','out','create','done',16,'/practice-1/calendar/7e81008d-9c83-559e-af76-23b7073950b5.ics','Round 2','not on the linked calendar yet',NULL,'{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(15,1,1,'2026-11-29 07:55:00.731363','out','create','done',17,'/practice-1/calendar/b16f1b9c-447c-5465-a1bc-bbdf4764cd16.ics','Round 3','not on the linked calendar yet',NULL,'{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(16,1,1,'2026-11-29 07:55:00.731371','out','create','done',19,'/practice-1/calendar/fa4796b0-2d61-5e22-8e2e-edebf7b704fa.ics','Round 5','not on the linked calendar yet',NULL,'{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(17,1,1,'2026-11-29 07:55:00.731380','out','create','done',21,'/practice-1/calendar/5cf99e9f-d67e-550b-bc5a-dbf16707e78d.ics','Round 7','not on the linked calendar yet',NULL,'{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(18,1,1,'2026-11-29 07:55:00.731389','out','create','done',20,'/practice-1/calendar/b6c68b6e-d443-56e9-90b0-c1e0171271b7.ics','Round 6','not on the linked calendar yet',NULL,'{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(19,1,1,'2026-11-29 07:55:00.731397','out','create','done',23,'/practice-1/calendar/fc4d5c26-bb44-5f3a-b7a7-49a19c6bbe29.ics','Round 9','not on the linked calendar yet',NULL,'{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(20,1,1,'2026-11-29 07:55:00.731405','out','create','done',22,'/practice-1/calendar/2397f0b2-06c7-59bd-9c77-6113d6565e7c.ics','Round 8','not on the linked calendar yet',NULL,'{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(21,1,1,'2026-11-29 07:55:00.731414','out','create','done',24,'/practice-1/calendar/de8690dd-dbf9-5d69-af0b-f88deef615f5.ics','Round 10','not on the linked calendar yet',NULL,'{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(22,1,1,'2026-11-29 07:55:00.731430','out','create','done',25,'/practice-1/calendar/c00402dd-eb50-5256-846e-36a2da94ac1b.ics','Round 11','not on the linked calendar yet',NULL,'{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(23,1,1,'2026-11-29 07:55:00.731438','out','create','done',26,'/practice-1/calendar/a41f3208-4be9-5661-b35e-51bfbf063d66.ics','Round 12','not on the linked calendar yet',NULL,'{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(24,2,2,'2026-11-29 07:55:00.840168','out','create','done',1,'/practice-2/office/45008198-8b7f-54f8-a2e1-b006392bcf5d.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(25,2,2,'2026-11-29 07:55:00.840193','out','create','done',12,'/practice-2/office/d1e420a7-04b0-53c2-9e13-1edac3d8bae2.ics','Once','not on the linked calendar yet',NULL,'{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(26,2,2,'2026-11-29 07:55:00.840203','out','create','done',3,'/practice-2/office/71c5f4c1-e3f0-5e31-baa4-8c5e8259c053.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(27,3,3,'2026-11-29 07:55:00.944929','out','create','done',13,'aca67944-b8a7-5541-9508-13004edeabf6','Call the supplier','not on the linked calendar yet',NULL,'{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(28,3,3,'2026-11-29 07:55:00.944952','out','create','done',14,'2739c19b-0a96-5f1f-8088-b568723d04ce','Daily check','not on the linked calendar yet',NULL,'{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}',NULL);
INSERT INTO "ledger_entries" VALUES(29,4,3,'2026-11-29 07:55:01.100161','in','create','done',27,'evt_external_a407e42179ce1b90a523a600','Made at Google','new on the linked calendar',NULL,'{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(30,4,3,'2026-11-29 07:55:01.100169','in','create','done',28,'evt_external_c444512bdaffd48fd6b3108a_20261204T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(31,4,3,'2026-11-29 07:55:01.100177','in','create','done',29,'evt_external_e160c6a735a9f875af1e9d0c','With guests','new on the linked calendar',NULL,'{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(32,4,3,'2026-11-29 07:55:01.100183','in','create','done',30,'evt_external_c444512bdaffd48fd6b3108a_20261205T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(33,4,3,'2026-11-29 07:55:01.100186','in','create','done',31,'evt_external_c444512bdaffd48fd6b3108a_20261206T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(34,5,1,'2026-11-29 07:55:01.178325','in','quarantine','failed',NULL,'/practice-1/calendar/two-rules.ics','','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(35,5,1,'2026-11-29 07:55:01.179742','in','quarantine','failed',NULL,'/practice-1/calendar/unknown-zone.ics','','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(36,5,1,'2026-11-29 07:55:01.189051','in','create','done',32,'/practice-1/calendar/made-there.ics','Made there','new on the linked calendar',NULL,'{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(37,5,1,'2026-11-29 07:55:01.189058','in','create','done',33,'/practice-1/calendar/backwards.ics','Backwards','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,'{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(38,6,2,'2026-11-29 07:55:01.236417','in','create','done',34,'/practice-2/office/training.ics','Training','new on the linked calendar',NULL,'{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL);
INSERT INTO "ledger_entries" VALUES(39,8,1,'2026-11-29 07:55:01.368308','out','update','done',6,'/practice-1/calendar/63ce6aca-d127-54c2-ba9e-2d733ce1cf80.ics','Visit','changed in My Calendar','{"location": ""}','{"location": "Quay 4"}',NULL);
INSERT INTO "ledger_entries" VALUES(40,9,1,'2026-11-29 07:55:01.463714','in','update','done',9,'/practice-1/calendar/091419b8-f7d4-55a5-9b41-fd3368faa571.ics','Changed here','changed on the linked calendar','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(41,9,1,'2026-11-29 07:55:01.463728','in','conflict','conflict',9,'/practice-1/calendar/091419b8-f7d4-55a5-9b41-fd3368faa571.ics','Changed here','changed on both sides; the newer value wins, the My Calendar value is kept here','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(42,9,1,'2026-11-29 07:55:01.478064','out','delete','done',11,'/practice-1/calendar/ac49f05c-e98a-530f-b29d-3d707a617e59.ics','Removed here','removed in My Calendar','{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(43,10,1,'2026-11-29 07:55:01.635371','none','detach','done',4,'/practice-1/calendar/53a11593-cb06-5b97-9fe5-9750638ffd01.ics','Write the report','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(44,10,1,'2026-11-29 07:55:01.643916','in','delete','done',10,'/practice-1/calendar/ed232575-63e2-509a-9e7e-896a2a6a125b.ics','Removed there','the linked calendar reported it as removed; it goes to the Trash','{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(45,13,1,'2026-11-29 07:55:01.765376','out','create','done',35,'/practice-1/calendar/e0bb421f-bca5-5463-b887-48232b22b30d.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(46,14,4,'2026-11-29 07:55:01.806856','out','create','done',35,'/practice-1/old/1d13dc5d-65bf-5288-bba3-08cd040728c0.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(47,16,1,'2026-11-29 07:55:02.019477','in','create','done',36,'/practice-1/calendar/wanted.ics','Wanted','new on the linked calendar',NULL,'{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(48,16,1,'2026-11-29 07:55:02.020328','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(49,16,1,'2026-11-29 07:55:02.044453','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(50,17,1,'2026-11-29 07:55:02.257872','in','create','done',37,'/practice-1/calendar/shown.ics','Shown in the plan','new on the linked calendar',NULL,'{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(51,17,1,'2026-11-29 07:55:02.278213','in','delete','held',15,'/practice-1/calendar/091a0384-73ed-5df9-9696-322d9ac33199.ics','Round 1','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(52,17,1,'2026-11-29 07:55:02.278235','in','delete','held',18,'/practice-1/calendar/1db97b9d-827e-5a56-bd50-6f6974e0af17.ics','Round 4','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(53,17,1,'2026-11-29 07:55:02.278251','in','delete','held',22,'/practice-1/calendar/2397f0b2-06c7-59bd-9c77-6113d6565e7c.ics','Round 8','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(54,17,1,'2026-11-29 07:55:02.278265','in','delete','held',21,'/practice-1/calendar/5cf99e9f-d67e-550b-bc5a-dbf16707e78d.ics','Round 7','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(55,17,1,'2026-11-29 07:55:02.278278','in','delete','held',16,'/practice-1/calendar/7e81008d-9c83-559e-af76-23b7073950b5.ics','Round 2','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(56,17,1,'2026-11-29 07:55:02.278291','in','delete','held',26,'/practice-1/calendar/a41f3208-4be9-5661-b35e-51bfbf063d66.ics','Round 12','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(57,17,1,'2026-11-29 07:55:02.278303','in','delete','held',17,'/practice-1/calendar/b16f1b9c-447c-5465-a1bc-bbdf4764cd16.ics','Round 3','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(58,17,1,'2026-11-29 07:55:02.278321','in','delete','held',20,'/practice-1/calendar/b6c68b6e-d443-56e9-90b0-c1e0171271b7.ics','Round 6','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(59,17,1,'2026-11-29 07:55:02.278334','in','delete','held',25,'/practice-1/calendar/c00402dd-eb50-5256-846e-36a2da94ac1b.ics','Round 11','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(60,17,1,'2026-11-29 07:55:02.278346','in','delete','held',24,'/practice-1/calendar/de8690dd-dbf9-5d69-af0b-f88deef615f5.ics','Round 10','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(61,17,1,'2026-11-29 07:55:02.278359','in','delete','held',19,'/practice-1/calendar/fa4796b0-2d61-5e22-8e2e-edebf7b704fa.ics','Round 5','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(62,17,1,'2026-11-29 07:55:02.278372','in','delete','held',23,'/practice-1/calendar/fc4d5c26-bb44-5f3a-b7a7-49a19c6bbe29.ics','Round 9','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(63,22,5,'2026-11-29 07:55:05.633639','none','skip','skipped',NULL,NULL,'Ledger 0','It has guests, and this server would mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(64,22,5,'2026-11-29 07:55:05.633642','none','skip','skipped',NULL,NULL,'Ledger 1','The server found the event''s data invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(65,22,5,'2026-11-29 07:55:05.633643','none','skip','skipped',NULL,NULL,'Ledger 2','The server does not take this kind of data.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(66,22,5,'2026-11-29 07:55:05.633643','none','skip','skipped',NULL,NULL,'Ledger 3','This calendar does not take events.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(67,22,5,'2026-11-29 07:55:05.633644','none','skip','skipped',NULL,NULL,'Ledger 4','The event is too large for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(68,22,5,'2026-11-29 07:55:05.633644','none','skip','skipped',NULL,NULL,'Ledger 5','The event is too far in the past for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(69,22,5,'2026-11-29 07:55:05.633644','none','skip','skipped',NULL,NULL,'Ledger 6','The event is too far in the future for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(70,22,5,'2026-11-29 07:55:05.633645','none','skip','skipped',NULL,NULL,'Ledger 7','The series has more dates than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(71,22,5,'2026-11-29 07:55:05.633645','none','skip','skipped',NULL,NULL,'Ledger 8','The event has more guests than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(72,22,5,'2026-11-29 07:55:05.633645','none','skip','skipped',NULL,NULL,'Ledger 9','The calendar''s storage is full.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(73,22,5,'2026-11-29 07:55:05.633646','none','skip','skipped',NULL,NULL,'Ledger 10','The server does not allow writing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(74,22,5,'2026-11-29 07:55:05.633646','none','skip','skipped',NULL,NULL,'Ledger 11','Another entry of this account already carries the event''s UID.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(75,22,5,'2026-11-29 07:55:05.633646','none','skip','skipped',NULL,NULL,'Ledger 12','The server found the request for this event invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(76,22,5,'2026-11-29 07:55:05.633646','none','skip','skipped',NULL,NULL,'Ledger 13','The server does not allow writing here.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(77,22,5,'2026-11-29 07:55:05.633647','none','skip','skipped',NULL,NULL,'Ledger 14','The server refused the event because of what it already holds.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(78,22,5,'2026-11-29 07:55:05.633647','none','skip','skipped',NULL,NULL,'Ledger 15','The server refused the event (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(79,22,5,'2026-11-29 07:55:05.633647','none','skip','skipped',NULL,NULL,'Ledger 16','What the server holds for this entry cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(80,22,5,'2026-11-29 07:55:05.633648','none','skip','skipped',NULL,NULL,'Ledger 17','Its text holds halves of characters',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(81,22,5,'2026-11-29 07:55:05.633648','none','skip','skipped',NULL,NULL,'Ledger 18','It ends before it starts',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(82,22,5,'2026-11-29 07:55:05.633649','none','skip','skipped',NULL,NULL,'Ledger 19','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(83,22,5,'2026-11-29 07:55:05.633649','none','skip','skipped',NULL,NULL,'Ledger 20','Its repeat rule cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(84,22,5,'2026-11-29 07:55:05.633649','none','skip','skipped',NULL,NULL,'Ledger 21','The change cannot be written into this entry without losing something',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(85,22,5,'2026-11-29 07:55:05.633649','none','skip','skipped',NULL,NULL,'Ledger 22','What the server holds for this entry cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(86,22,5,'2026-11-29 07:55:05.633650','none','skip','skipped',NULL,NULL,'Ledger 23','Only single dates of this series are on the calendar, so it cannot be changed as one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(87,22,5,'2026-11-29 07:55:05.633650','none','skip','skipped',NULL,NULL,'Ledger 24','The series that it goes on from cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(88,22,5,'2026-11-29 07:55:05.633651','none','skip','skipped',NULL,NULL,'Ledger 25','It holds no event',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(89,22,5,'2026-11-29 07:55:05.633651','none','skip','skipped',NULL,NULL,'Ledger 26','One of its dates cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(90,22,5,'2026-11-29 07:55:05.633651','none','skip','skipped',NULL,NULL,'Ledger 27','It cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(91,22,5,'2026-11-29 07:55:05.633652','none','skip','skipped',NULL,NULL,'Ledger 28','Its text is not complete calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(92,22,5,'2026-11-29 07:55:05.633652','none','skip','skipped',NULL,NULL,'Ledger 29','It holds several events in one entry',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(93,22,5,'2026-11-29 07:55:05.633652','none','skip','skipped',NULL,NULL,'Ledger 30','It has no UID',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(94,22,5,'2026-11-29 07:55:05.633653','none','skip','skipped',NULL,NULL,'Ledger 31','It defines the same event twice',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(95,22,5,'2026-11-29 07:55:05.633653','none','skip','skipped',NULL,NULL,'Ledger 32','It changes all dates from one on, and they cannot be found by its repeat rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(96,22,5,'2026-11-29 07:55:05.633653','none','skip','skipped',NULL,NULL,'Ledger 33','It has no start',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(97,22,5,'2026-11-29 07:55:05.633653','none','skip','skipped',NULL,NULL,'Ledger 34','Its duration cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(98,22,5,'2026-11-29 07:55:05.633654','none','skip','skipped',NULL,NULL,'Ledger 35','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(99,22,5,'2026-11-29 07:55:05.633654','none','skip','skipped',NULL,NULL,'Ledger 36','Its blocks lie too deep in each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(100,22,5,'2026-11-29 07:55:05.633654','none','skip','skipped',NULL,NULL,'Ledger 37','Its blocks do not fit into each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(101,22,5,'2026-11-29 07:55:05.633655','none','skip','skipped',NULL,NULL,'Ledger 38','Its text ends too early',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(102,22,5,'2026-11-29 07:55:05.633655','none','skip','skipped',NULL,NULL,'Ledger 39','It holds no calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(103,22,5,'2026-11-29 07:55:05.633655','none','skip','skipped',NULL,NULL,'Ledger 40','It holds more than one calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(104,22,5,'2026-11-29 07:55:05.633656','none','skip','skipped',NULL,NULL,'Ledger 41','It holds bytes that are not valid UTF-8',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(105,22,5,'2026-11-29 07:55:05.633656','none','skip','skipped',NULL,NULL,'Ledger 42','It is too large to be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(106,22,5,'2026-11-29 07:55:05.633656','none','skip','skipped',NULL,NULL,'Ledger 43','The server''s answer about it cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(107,22,5,'2026-11-29 07:55:05.633657','none','skip','skipped',NULL,NULL,'Ledger 44','It has guests, and the calendar service could mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(108,22,5,'2026-11-29 07:55:05.633657','none','skip','skipped',NULL,NULL,'Ledger 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(109,22,5,'2026-11-29 07:55:05.633657','none','skip','skipped',NULL,NULL,'Ledger 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(110,22,5,'2026-11-29 07:55:05.633658','none','skip','skipped',NULL,NULL,'Ledger 47','The calendar service does not allow changing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(111,22,5,'2026-11-29 07:55:05.633658','none','skip','skipped',NULL,NULL,'Ledger 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(112,22,5,'2026-11-29 07:55:05.633658','none','skip','skipped',NULL,NULL,'Ledger 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(113,22,5,'2026-11-29 07:55:05.633659','none','skip','skipped',NULL,NULL,'Ledger 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(114,22,5,'2026-11-29 07:55:05.633659','none','skip','skipped',NULL,NULL,'Ledger 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(115,22,5,'2026-11-29 07:55:05.633659','none','skip','skipped',NULL,NULL,'Ledger 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(116,22,5,'2026-11-29 07:55:05.633660','none','skip','skipped',NULL,NULL,'Ledger 53','Cronofy refused the entry (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(117,22,5,'2026-11-29 07:55:05.633660','none','skip','skipped',NULL,NULL,'Ledger 54','The series has too many dates to write each of them.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(118,22,5,'2026-11-29 07:55:05.633660','none','skip','skipped',NULL,NULL,'Ledger 55','The rule of the series cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(119,22,5,'2026-11-29 07:55:05.633661','none','skip','skipped',NULL,NULL,'Ledger 56','A description or place was removed here, but the calendar service keeps the old one. Please remove it there. Everything else was written.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(120,22,5,'2026-11-29 07:55:05.633661','none','skip','skipped',NULL,NULL,'Ledger 57','It lies at an end of the calendar.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(121,22,5,'2026-11-29 07:55:05.633661','none','skip','skipped',NULL,NULL,'Ledger 58','Its start is a date and its end a time, or the other way round.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(122,22,5,'2026-11-29 07:55:05.633662','none','skip','skipped',NULL,NULL,'Ledger 59','It ends before it starts.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(123,22,5,'2026-11-29 07:55:05.633662','none','skip','skipped',NULL,NULL,'Ledger 60','It has no start or no end.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(124,22,5,'2026-11-29 07:55:05.633662','none','skip','skipped',NULL,NULL,'Ledger 61','Its start or end is not a time.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(125,22,5,'2026-11-29 07:55:05.633662','none','skip','skipped',NULL,NULL,'Ledger 62','the server listed it, but did not send it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(126,22,5,'2026-11-29 07:55:05.633663','none','skip','skipped',NULL,NULL,'Ledger 63','It cannot be stored beside what is there already',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(127,22,5,'2026-11-29 07:55:05.633663','none','skip','skipped',NULL,NULL,'Ledger 64','One of its values does not fit into the database',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(128,22,5,'2026-11-29 07:55:05.633663','none','skip','skipped',NULL,NULL,'Ledger 65','It cannot be stored as it is',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(129,22,5,'2026-11-29 07:55:05.633664','none','skip','skipped',NULL,NULL,'Ledger 66','One of its dates or rules cannot be calculated with',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(130,22,5,'2026-11-29 07:55:05.633664','none','skip','skipped',NULL,NULL,'Ledger 67','It cannot be worked out (RecursionError)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(131,22,5,'2026-11-29 07:55:05.633664','none','skip','skipped',NULL,NULL,'Ledger 68','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(132,22,5,'2026-11-29 07:55:05.633665','none','skip','skipped',NULL,NULL,'Ledger 69','it is on this calendar already, written for somebody else who linked the same calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(133,22,5,'2026-11-29 07:55:05.633665','none','skip','skipped',NULL,NULL,'Ledger 70','it came from another linked calendar and is not carried on to this one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(134,22,5,'2026-11-29 07:55:05.633665','none','skip','skipped',NULL,NULL,'Ledger 71','new events of the linked calendar are not taken over (Create is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(135,22,5,'2026-11-29 07:55:05.633666','none','skip','skipped',NULL,NULL,'Ledger 72','it is one date of a series that is here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(136,22,5,'2026-11-29 07:55:05.633666','none','skip','skipped',NULL,NULL,'Ledger 73','it was written by Calendar Sync, so it is not imported as new',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(137,22,5,'2026-11-29 07:55:05.633666','none','skip','skipped',NULL,NULL,'Ledger 74','it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(138,22,5,'2026-11-29 07:55:05.633667','none','skip','skipped',NULL,NULL,'Ledger 75','another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(139,22,5,'2026-11-29 07:55:05.633667','none','skip','skipped',NULL,NULL,'Ledger 76','this pair is no longer kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(140,22,5,'2026-11-29 07:55:05.633667','none','skip','skipped',NULL,NULL,'Ledger 77','the linked calendar holds this series date by date, so the two are not kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(141,22,5,'2026-11-29 07:55:05.633668','none','skip','skipped',NULL,NULL,'Ledger 78','it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(142,22,5,'2026-11-29 07:55:05.633668','none','skip','skipped',NULL,NULL,'Ledger 79','removed on the linked calendar, but changed here since; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(143,22,5,'2026-11-29 07:55:05.633668','none','skip','skipped',NULL,NULL,'Ledger 80','removed on the linked calendar; removals there are not taken over (option Delete is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(144,22,5,'2026-11-29 07:55:05.633669','none','skip','skipped',NULL,NULL,'Ledger 81','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(145,22,5,'2026-11-29 07:55:05.633669','none','skip','skipped',NULL,NULL,'Ledger 82','removed here; removals of this kind are not sent, so the event stays',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(146,22,5,'2026-11-29 07:55:05.633669','none','skip','skipped',NULL,NULL,'Ledger 83','removed on this linked calendar; the same event is on another one that you linked, so it stays here with that one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(147,22,5,'2026-11-29 07:55:05.633669','none','skip','skipped',NULL,NULL,'Ledger 84','removed on both sides',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(148,22,5,'2026-11-29 07:55:05.633670','none','skip','skipped',NULL,NULL,'Ledger 85','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(149,22,5,'2026-11-29 07:55:05.633670','none','skip','skipped',NULL,NULL,'Ledger 86','it came after the plan was shown; the next manual sync shows it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(150,22,5,'2026-11-29 07:55:05.633670','none','skip','skipped',NULL,NULL,'Ledger 87','it came after the plan was shown; the next automatic run brings it in',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(151,22,5,'2026-11-29 07:55:05.633671','none','skip','skipped',NULL,NULL,'Ledger 88','you left it out of the plan; both sides stay as they are, and only what changes later moves',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(152,22,5,'2026-11-29 07:55:05.633671','none','skip','skipped',NULL,NULL,'Ledger 89','you left it out of the plan; both sides stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(153,22,5,'2026-11-29 07:55:05.633671','none','skip','skipped',NULL,NULL,'Ledger 90','new on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(154,22,5,'2026-11-29 07:55:05.633672','none','skip','skipped',NULL,NULL,'Ledger 91','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(155,22,5,'2026-11-29 07:55:05.633672','none','skip','skipped',NULL,NULL,'Ledger 92','written from here once; its item was no longer here, and was brought back by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(156,22,5,'2026-11-29 07:55:05.633672','none','skip','skipped',NULL,NULL,'Ledger 93','written from here once; its item was no longer here, and was brought back by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(157,22,5,'2026-11-29 07:55:05.633673','none','skip','skipped',NULL,NULL,'Ledger 94','written by another installation of Calendar Sync, and taken over by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(158,22,5,'2026-11-29 07:55:05.633673','none','skip','skipped',NULL,NULL,'Ledger 95','written by another installation of Calendar Sync, and taken over by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(159,22,5,'2026-11-29 07:55:05.633673','none','skip','skipped',NULL,NULL,'Ledger 96','it is one date of a series of the linked calendar that is now here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(160,22,5,'2026-11-29 07:55:05.633674','none','skip','skipped',NULL,NULL,'Ledger 97','sent before, but the answer was lost; the event was found on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(161,22,5,'2026-11-29 07:55:05.633674','none','skip','skipped',NULL,NULL,'Ledger 98','the calendar service lists it under another id now; the two are tied together again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(162,22,5,'2026-11-29 07:55:05.633674','none','skip','skipped',NULL,NULL,'Ledger 99','the same entry exists on both sides, so the two are tied together',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(163,22,5,'2026-11-29 07:55:05.633675','none','skip','skipped',NULL,NULL,'Ledger 100','changed in My Calendar, and the linked calendar holds the same already: an answer was lost before',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(164,22,5,'2026-11-29 07:55:05.633675','none','skip','skipped',NULL,NULL,'Ledger 101','changed on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(165,22,5,'2026-11-29 07:55:05.633675','none','skip','skipped',NULL,NULL,'Ledger 102','changed on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(166,22,5,'2026-11-29 07:55:05.633676','none','skip','skipped',NULL,NULL,'Ledger 103','changed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(167,22,5,'2026-11-29 07:55:05.633676','none','skip','skipped',NULL,NULL,'Ledger 104','changed on the linked calendar; by the options or the kind of item this is not taken over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(168,22,5,'2026-11-29 07:55:05.633676','none','skip','skipped',NULL,NULL,'Ledger 105','stored anew on the linked calendar without a change of content',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(169,22,5,'2026-11-29 07:55:05.633676','none','skip','skipped',NULL,NULL,'Ledger 106','changed on both sides; the newer value wins, the My Calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(170,22,5,'2026-11-29 07:55:05.633677','none','skip','skipped',NULL,NULL,'Ledger 107','changed on both sides; the newer value wins, the linked calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(171,22,5,'2026-11-29 07:55:05.633677','none','skip','skipped',NULL,NULL,'Ledger 108','the linked calendar no longer has it; it goes to the Trash',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(172,22,5,'2026-11-29 07:55:05.633677','none','skip','skipped',NULL,NULL,'Ledger 109','removed here, but changed on the linked calendar since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(173,22,5,'2026-11-29 07:55:05.633678','none','skip','skipped',NULL,NULL,'Ledger 110','the linked calendar reported it as removed',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(174,22,5,'2026-11-29 07:55:05.633678','none','skip','skipped',NULL,NULL,'Ledger 111','the linked calendar no longer has it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(175,22,5,'2026-11-29 07:55:05.633678','none','skip','skipped',NULL,NULL,'Ledger 112','removed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(176,22,5,'2026-11-29 07:55:05.633679','none','skip','skipped',NULL,NULL,'Ledger 113','cancelled in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(177,22,5,'2026-11-29 07:55:05.633679','none','skip','skipped',NULL,NULL,'Ledger 114','no longer assigned to you',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(178,22,5,'2026-11-29 07:55:05.633679','none','skip','skipped',NULL,NULL,'Ledger 115','removed from here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(179,22,5,'2026-11-29 07:55:05.633680','none','skip','skipped',NULL,NULL,'Ledger 116','not on the linked calendar yet',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(180,22,5,'2026-11-29 07:55:05.633680','none','skip','skipped',NULL,NULL,'Ledger 117','removed on the linked calendar, but changed here since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(181,22,5,'2026-11-29 07:55:05.633680','none','skip','skipped',NULL,NULL,'Ledger 118','removed from here before, and restored since',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(182,22,5,'2026-11-29 07:55:05.633681','none','skip','skipped',NULL,NULL,'Ledger 119','the calendar service accepted it and took it back at once; it was written once more',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(183,22,5,'2026-11-29 07:55:05.633681','none','skip','skipped',NULL,NULL,'Ledger 120','sent before, but the answer was lost; the item was removed since, so it goes again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(184,22,5,'2026-11-29 07:55:05.633681','none','skip','skipped',NULL,NULL,'Ledger 121','it kept changing while it was read; the next run takes it up again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(185,22,5,'2026-11-29 07:55:05.633682','none','skip','skipped',NULL,NULL,'Ledger 122','the linked calendar no longer has it; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(186,22,5,'2026-11-29 07:55:05.633682','none','skip','skipped',NULL,NULL,'Ledger 123','you decided against the removal; both stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(187,22,5,'2026-11-29 07:55:05.633682','none','skip','skipped',NULL,NULL,'Ledger 124','the integration was deleted together with the events it wrote',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(188,22,5,'2026-11-29 07:55:05.633683','none','skip','skipped',NULL,NULL,'Ledger 125','an administrator, Ada, asked for it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(189,22,5,'2026-11-29 07:55:05.633683','none','skip','skipped',NULL,NULL,'Ledger 126','you took back what run 3 did',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(190,22,5,'2026-11-29 07:55:05.633683','none','skip','skipped',NULL,NULL,'Ledger 127','you took it back',NULL,NULL,NULL);
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
INSERT INTO "linked_accounts" VALUES(1,1,'practice','caldav','practice-1','http://practice.example/','gAAAAABrC9pVKoA0jVPwbg696H_zkqhcpWOcuB2bYvYEi9Y0ZUocm-IebhF993HKMon_DMrynYaONbyRqTjpwN59KbuWDNIxWShHgT3GgQf-SDlUEothPjQ89Nj_L6l8a2RN5x4bmFomQfuC3f-_n8-4QNKuZ-_nIg==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:55:00.425088','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(2,2,'caldav','caldav','practice-2','http://practice.example/','gAAAAABrC9pUBT8vTyloili8k_d0ZpQ3pTf5wO9ApZtN_DEKGltgTx_cv9xZny_ulbGShNFNog6SgiOv8_hpzY2PncvMeSPj8cYCLMjOiWRhJZO7bZdRxTg8v-RWFLIUU7e3RLCzEmnGEH7flff5iZSlB3cQJLctPg==','{"principal_url": "http://practice.example/practice-2/", "home_urls": ["http://practice.example/practice-2/"], "user_addresses": ["/practice-2/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:55:00.762303','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(3,3,'google','cronofy','cem@example.org','http://cronofy.example','gAAAAABrC9pUvD87M1OlxUMNDeLjSTnyqvPLA2oSHU8C5kzsfSGEieGBxs6LzBIPCOe6nZf4YnX3kKGhgTSEDPwAQA5-myt6sIYYTVIVIVZ2w3alRQ4TQ3lFT2KmyYT9E5ZKwOFYizLwZyFNBaRDgIgZ2UfcrYOOkvbqmcbaqsfy0Ie-f8ryk9Lc10c18IWcUV4vdPLgR5rxw0ichguVlh17-ddyDLJ9ttLssw4-XgltCyQF_lXamaSkhc4iTrDwoEa82QzWtvycN-p2pVLxEjvKwnPcVZQiQF0nHKK8pqH94upXdsrzHac=','{"profile_id": "pro_365fe886eaff96bba19d24e2"}',NULL,'','2026-11-29 07:55:00.858502','acc_bda70b5f51c573226a8bfa19','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(4,1,'caldav','caldav','practice-1','http://practice.example/','gAAAAABrC9pVkGLniobF34PVp9xqBiFPt3fVA5z081oAbdalpyJUxhII8Yj30mPruMfoABMDE3uidgg1rU4lEJ89mcqUFPK8tfZWqa3Gtv5qz7h3j5jUfFEqER8DDrCBYnkcoVZpVf4reQzpr0cubhfH6rF2AG_xuQ==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 07:55:01.840086','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(5,3,'caldav','caldav','lost-0','','','{}','2026-11-29 07:55:05.668931','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:55:05.670550','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(6,3,'caldav','caldav','lost-1','','','{}','2026-11-29 07:55:05.668989','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:55:05.670552','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(7,3,'caldav','caldav','lost-2','','','{}','2026-11-29 07:55:05.669010','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:55:05.670553','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(8,3,'caldav','caldav','lost-3','','','{}','2026-11-29 07:55:05.669027','The stored credentials can no longer be read. Please connect again.','2026-11-29 07:55:05.670554','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(9,3,'caldav','caldav','lost-4','','','{}','2026-11-29 07:55:05.669044','The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:55:05.670555','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(10,3,'caldav','caldav','lost-5','','','{}','2026-11-29 07:55:05.669060','The server no longer accepts the user name and password.','2026-11-29 07:55:05.670556','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(11,3,'caldav','caldav','lost-6','','','{}','2026-11-29 07:55:05.669076','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:55:05.670556','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(12,3,'caldav','caldav','lost-7','','','{}','2026-11-29 07:55:05.669091','Cronofy no longer accepts the stored authorisation.','2026-11-29 07:55:05.670557','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(13,3,'caldav','caldav','lost-8','','','{}','2026-11-29 07:55:05.669105','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:55:05.670558','','',NULL,NULL,0);
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
INSERT INTO "links" VALUES(1,1,1,'/practice-1/calendar/77c68d4f-5f59-5549-89c2-729dc407c74f.ics','77c68d4f-5f59-5549-89c2-729dc407c74f','live',1,'"80733b478d27be66e233927841164de52f8c1b1481896b09e9757adedbb3705e"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:77c68d4f-5f59-5549-89c2-729dc407c74f'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8a1615d5-d5be-4b4e-970e-61ab21d02529'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731221','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(2,1,2,'/practice-1/calendar/45eaf108-84da-55cf-afbe-f41b0a2728ad.ics','45eaf108-84da-55cf-afbe-f41b0a2728ad','live',1,'"d9ded89d93c385804d86397bbff984f083ae5775c723b4d105652f2e63edb18b"','{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:45eaf108-84da-55cf-afbe-f41b0a2728ad'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:de60d858-e936-4793-b939-e4ba781327c5'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:Visit: Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:http://app.example/clients/1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731194','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(3,1,3,'/practice-1/calendar/f39fddfc-3058-5920-82f9-4c0fee980a04.ics','f39fddfc-3058-5920-82f9-4c0fee980a04','live',1,'"3c94783be6095a12b5df80b5b2dd18f20e34071a3b0ce71e621d6a12d01fcab9"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f39fddfc-3058-5920-82f9-4c0fee980a04'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:ce8d4143-f7a0-4836-ad82-67121e108373'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731232','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(4,1,4,'/practice-1/calendar/53a11593-cb06-5b97-9fe5-9750638ffd01.ics','53a11593-cb06-5b97-9fe5-9750638ffd01','detached',1,'"b39da4f9729370f3a3a91fcc90b6a7c6675afadf4df40345d4f16d0a27eea0ac"','{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:53a11593-cb06-5b97-9fe5-9750638ffd01'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:91d8db08-2be6-4a9d-a82a-0eb37c1cbf7f'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Write the report'||char(13,10)||'DESCRIPTION:http://app.example/tasks'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:01.634734','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(5,1,5,'/practice-1/calendar/08dd2bac-0278-544a-b579-550e90ff26ec.ics','08dd2bac-0278-544a-b579-550e90ff26ec','live',1,'"9f4c86610b7a46a8386796ab25d74d231b4aa0dffc2ac1eaa4cc008b3c6dc824"','{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:08dd2bac-0278-544a-b579-550e90ff26ec'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:e4fa1721-2d4e-4c19-8d8f-22c3d5960d9f'||char(13,10)||'DTSTART;VALUE=DATE:20261203'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Hand in receipts'||char(13,10)||'TRANSP:TRANSPARENT'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731267','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(6,1,6,'/practice-1/calendar/63ce6aca-d127-54c2-ba9e-2d733ce1cf80.ics','63ce6aca-d127-54c2-ba9e-2d733ce1cf80','live',1,'"e5674e56115840abaa273b27d114776a54cf913474a77090c898cd1b6f50b223"','{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:63ce6aca-d127-54c2-ba9e-2d733ce1cf80'||char(13,10)||'DTSTAMP:20261129T075501Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075501Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:2bd693da-5725-46fb-a8c0-eab0605098c6'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Visit'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:01.367118','','{"stood_at": "2026-11-29T07:55:01+00:00"}',0);
INSERT INTO "links" VALUES(7,1,7,'/practice-1/calendar/8e6d2196-4490-5fad-85cc-232e0cddc922.ics','8e6d2196-4490-5fad-85cc-232e0cddc922','live',1,'"e03e0603744a1d3e533a475d232a8b72119063a6ed5323b05ff5b2cd5c5e0829"','{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:8e6d2196-4490-5fad-85cc-232e0cddc922'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a94de935-a257-4460-9407-5e095745086d'||char(13,10)||'DTSTART;VALUE=DATE:20261202'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Fair'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731255','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(8,1,8,'/practice-1/calendar/f0125cda-e3f0-5a44-a529-ce5fb7208f05.ics','f0125cda-e3f0-5a44-a529-ce5fb7208f05','live',1,'"4a874f1dd8272095ecda9ec08d16ab0b3c5d11a5c16f91cb20d694b008c68b3b"','{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f0125cda-e3f0-5a44-a529-ce5fb7208f05'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:9fb58e1f-65c9-4d96-8851-6b0c7267a979'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T110000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T120000'||char(13,10)||'SUMMARY:Team meeting'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'RRULE:FREQ=WEEKLY;COUNT=6'||char(13,10)||'EXDATE;TZID=Europe/Berlin:20261209T110000'||char(13,10)||'END:VEVENT'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f0125cda-e3f0-5a44-a529-ce5fb7208f05'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:9fb58e1f-65c9-4d96-8851-6b0c7267a979'||char(13,10)||'RECURRENCE-ID;TZID=Europe/Berlin:20261216T110000'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T120000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T130000'||char(13,10)||'SUMMARY:Team lunch'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731315','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(9,1,9,'/practice-1/calendar/091419b8-f7d4-55a5-9b41-fd3368faa571.ics','091419b8-f7d4-55a5-9b41-fd3368faa571','live',1,'"e84d9d0a2b85a91eaed543896c01860d9a868d8eac4b2b2d4a56cc3ffdfc3b30"','{"subject": "Changed there", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'CALSCALE:GREGORIAN'||char(10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:19700101T000000'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T030000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:091419b8-f7d4-55a5-9b41-fd3368faa571'||char(10)||'DTSTART;TZID=Europe/Berlin:20261202T130000'||char(10)||'DTEND;TZID=Europe/Berlin:20261202T140000'||char(10)||'CREATED:20261129T075500Z'||char(10)||'DTSTAMP:20261129T075500Z'||char(10)||'LAST-MODIFIED:20261129T075503Z'||char(10)||'SEQUENCE:0'||char(10)||'SUMMARY:Changed there'||char(10)||'TRANSP:OPAQUE'||char(10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(10)||'X-CALENDAR-SYNC-ITEM:3b176e40-2c8a-45f8-9546-bfea096fc61d'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:00.552508','2026-11-29 07:55:01.461141','',NULL,0);
INSERT INTO "links" VALUES(12,1,15,'/practice-1/calendar/091a0384-73ed-5df9-9696-322d9ac33199.ics','091a0384-73ed-5df9-9696-322d9ac33199','live',1,'"5e02cb667ab9b0c07c8c7083a5b55716d9075d7cdacb30fa2c3a34fa9f114886"','{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:091a0384-73ed-5df9-9696-322d9ac33199'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:9e8e94a5-15b4-407c-895d-3b308ce59c1e'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261213T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261213T100000'||char(13,10)||'SUMMARY:Round 1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731325','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(13,1,16,'/practice-1/calendar/7e81008d-9c83-559e-af76-23b7073950b5.ics','7e81008d-9c83-559e-af76-23b7073950b5','live',1,'"f9cd84b2940828f70fb5f2ee2c265b91716a2a8fe52200c68505e3621b03d4ca"','{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:7e81008d-9c83-559e-af76-23b7073950b5'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:d27182bb-e8e0-430e-8592-513c706d3360'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261214T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261214T100000'||char(13,10)||'SUMMARY:Round 2'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731360','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(14,1,17,'/practice-1/calendar/b16f1b9c-447c-5465-a1bc-bbdf4764cd16.ics','b16f1b9c-447c-5465-a1bc-bbdf4764cd16','live',1,'"72f7aa08028fee9b2331cada3e7bf204c9e0158dcf8fb199b42f93e8df752e75"','{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:b16f1b9c-447c-5465-a1bc-bbdf4764cd16'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:56d25d18-a7fd-46b0-9c61-7970fbc6c300'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261215T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261215T100000'||char(13,10)||'SUMMARY:Round 3'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731368','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(15,1,18,'/practice-1/calendar/1db97b9d-827e-5a56-bd50-6f6974e0af17.ics','1db97b9d-827e-5a56-bd50-6f6974e0af17','live',1,'"e1dcfc7a9fe57f3a052791dba4fe2a07ae840ec51c788c55dd4772f3f2b14d41"','{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:1db97b9d-827e-5a56-bd50-6f6974e0af17'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:92ace15b-0703-4787-8f61-cfa0e0861597'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T100000'||char(13,10)||'SUMMARY:Round 4'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731351','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(16,1,19,'/practice-1/calendar/fa4796b0-2d61-5e22-8e2e-edebf7b704fa.ics','fa4796b0-2d61-5e22-8e2e-edebf7b704fa','live',1,'"5fd0982a3775a4b5891e5b9342c4e8147025757fdccc14430d164182511dfe30"','{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:fa4796b0-2d61-5e22-8e2e-edebf7b704fa'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:983adbc7-6c4f-40cd-896f-24068518b7e7'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261217T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261217T100000'||char(13,10)||'SUMMARY:Round 5'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731376','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(17,1,20,'/practice-1/calendar/b6c68b6e-d443-56e9-90b0-c1e0171271b7.ics','b6c68b6e-d443-56e9-90b0-c1e0171271b7','live',1,'"13672c5d9bdf15136d3be296415f2c125c5b469c2b3c2320b6322a450080ac16"','{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:b6c68b6e-d443-56e9-90b0-c1e0171271b7'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5cceade9-6998-4291-8bab-19a6c91b599a'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261218T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261218T100000'||char(13,10)||'SUMMARY:Round 6'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731394','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(18,1,21,'/practice-1/calendar/5cf99e9f-d67e-550b-bc5a-dbf16707e78d.ics','5cf99e9f-d67e-550b-bc5a-dbf16707e78d','live',1,'"f7793ea0fa92f004f7a70ec110c0f43756229e9cd1fa3acbc4269d02e57c21a7"','{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:5cf99e9f-d67e-550b-bc5a-dbf16707e78d'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:c31308cb-f3ca-4cf1-8d1e-fde6de8481cc'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261219T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261219T100000'||char(13,10)||'SUMMARY:Round 7'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731385','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(19,1,22,'/practice-1/calendar/2397f0b2-06c7-59bd-9c77-6113d6565e7c.ics','2397f0b2-06c7-59bd-9c77-6113d6565e7c','live',1,'"397f1ae31d0b5cdc5c8276d964018cb097fcb5aa8880e3d7a9f0341175bc6d21"','{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:2397f0b2-06c7-59bd-9c77-6113d6565e7c'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:bde45425-c076-4114-a5dc-5bdf91e3ee16'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261220T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261220T100000'||char(13,10)||'SUMMARY:Round 8'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731411','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(20,1,23,'/practice-1/calendar/fc4d5c26-bb44-5f3a-b7a7-49a19c6bbe29.ics','fc4d5c26-bb44-5f3a-b7a7-49a19c6bbe29','live',1,'"cf355df3deb781d4317c404d99063b7144e0a1f58ee4f9f0342777204ea059cf"','{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:fc4d5c26-bb44-5f3a-b7a7-49a19c6bbe29'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:98129da0-6ef3-4183-a518-c36013ba7ade'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261221T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261221T100000'||char(13,10)||'SUMMARY:Round 9'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731401','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(21,1,24,'/practice-1/calendar/de8690dd-dbf9-5d69-af0b-f88deef615f5.ics','de8690dd-dbf9-5d69-af0b-f88deef615f5','live',1,'"c85cf2130496210c8f3aca03e5ffe93e70f1a5c679e6183280e13dc1c4f5af48"','{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:de8690dd-dbf9-5d69-af0b-f88deef615f5'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:4a942924-262e-46db-9acf-734eacbebed5'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261222T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261222T100000'||char(13,10)||'SUMMARY:Round 10'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731427','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(22,1,25,'/practice-1/calendar/c00402dd-eb50-5256-846e-36a2da94ac1b.ics','c00402dd-eb50-5256-846e-36a2da94ac1b','live',1,'"5049404676ea6657cb459223934fcc7aeba14d6f1d4726787bbf0fbcc0dd9746"','{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:c00402dd-eb50-5256-846e-36a2da94ac1b'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:6f1c7913-0844-42ab-a703-5f17974ef83a'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261223T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261223T100000'||char(13,10)||'SUMMARY:Round 11'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731435','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(23,1,26,'/practice-1/calendar/a41f3208-4be9-5661-b35e-51bfbf063d66.ics','a41f3208-4be9-5661-b35e-51bfbf063d66','live',1,'"de08f8d9c609f6aa65be8f62e4efcfa465e1e2c3822631c05f3840d51b96cbd4"','{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a41f3208-4be9-5661-b35e-51bfbf063d66'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:0abba075-e3ba-4078-8636-7b1723c69802'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261224T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261224T100000'||char(13,10)||'SUMMARY:Round 12'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.552508','2026-11-29 07:55:00.731442','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(24,2,1,'/practice-2/office/45008198-8b7f-54f8-a2e1-b006392bcf5d.ics','45008198-8b7f-54f8-a2e1-b006392bcf5d','live',1,'"556bcdab26d682b8e61149e3b218dfc9a1318b24c5281e3147e4e8ed351b8b70"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:45008198-8b7f-54f8-a2e1-b006392bcf5d'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8a1615d5-d5be-4b4e-970e-61ab21d02529'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.815694','2026-11-29 07:55:00.840188','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(25,2,3,'/practice-2/office/71c5f4c1-e3f0-5e31-baa4-8c5e8259c053.ics','71c5f4c1-e3f0-5e31-baa4-8c5e8259c053','live',1,'"be1376f47e6adaf1c3c46fe3fc1df14c5554be9bedef46200db2043db55e1d9e"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:71c5f4c1-e3f0-5e31-baa4-8c5e8259c053'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:ce8d4143-f7a0-4836-ad82-67121e108373'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.815694','2026-11-29 07:55:00.840207','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(26,2,12,'/practice-2/office/d1e420a7-04b0-53c2-9e13-1edac3d8bae2.ics','d1e420a7-04b0-53c2-9e13-1edac3d8bae2','live',1,'"400756c40869ca94646053079248e072baac44ad3a6fb5f9e6fc1e4620c56570"','{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:d1e420a7-04b0-53c2-9e13-1edac3d8bae2'||char(13,10)||'DTSTAMP:20261129T075500Z'||char(13,10)||'CREATED:20261129T075500Z'||char(13,10)||'LAST-MODIFIED:20261129T075500Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:16319f14-ff69-4796-90b7-8b8b324d45b9'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Once'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:00.815694','2026-11-29 07:55:00.840199','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(27,3,13,'aca67944-b8a7-5541-9508-13004edeabf6','aca67944-b8a7-5541-9508-13004edeabf6','live',1,'2026-11-29T07:55:00Z/f923460360d085fa','{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'{"ids": ["vsthsrfyu5kudfiicmae5xvl6y_ueb2bqzxlovbajmv23h27ry74b4_uqliofyv6hrbuhoaajr663gc36a"], "from": "2026-12-02", "to": "2026-12-02"}','2026-11-29 07:55:00.930351','2026-11-29 07:55:00.944947','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(28,3,14,'2739c19b-0a96-5f1f-8088-b568723d04ce','2739c19b-0a96-5f1f-8088-b568723d04ce','live',1,'2026-11-29T07:55:00Z/5f4c36063314ba10','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rdates": ["2026-12-03T12:00:00", "2026-12-04T12:00:00"]}','{"ids": ["e444dgykszpr7aeiwvuhepiezy_ueb2bqzxlovbajmv23h27ry74b4_ub7ibt74afzgjffanrp3ayzrs6a_20261202T120000", "e444dgykszpr7aeiwvuhepiezy_ueb2bqzxlovbajmv23h27ry74b4_ub7ibt74afzgjffanrp3ayzrs6a_20261203T120000", "e444dgykszpr7aeiwvuhepiezy_ueb2bqzxlovbajmv23h27ry74b4_ub7ibt74afzgjffanrp3ayzrs6a_20261204T120000"], "from": "2026-12-02", "to": "2026-12-04"}','2026-11-29 07:55:00.930351','2026-11-29 07:55:00.944962','','{"stood_at": "2026-11-29T07:55:00+00:00"}',0);
INSERT INTO "links" VALUES(29,3,27,'evt_external_a407e42179ce1b90a523a600','evt_external_a407e42179ce1b90a523a600','live',0,'2026-11-29T07:55:01Z/56e471177362b3d6','{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_a407e42179ce1b90a523a600"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.098495','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(30,3,28,'evt_external_c444512bdaffd48fd6b3108a_20261204T090000','evt_external_c444512bdaffd48fd6b3108a_20261204T090000','live',0,'2026-11-29T07:55:01Z/d09f252738a76e42','{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_c444512bdaffd48fd6b3108a_20261204T090000"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.098495','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(31,3,29,'evt_external_e160c6a735a9f875af1e9d0c','evt_external_e160c6a735a9f875af1e9d0c','live',0,'2026-11-29T07:55:01Z/6ab0b76eb6580f4b','{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_e160c6a735a9f875af1e9d0c"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.098495','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(32,3,30,'evt_external_c444512bdaffd48fd6b3108a_20261205T090000','evt_external_c444512bdaffd48fd6b3108a_20261205T090000','live',0,'2026-11-29T07:55:01Z/9187a35993ac8ad1','{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_c444512bdaffd48fd6b3108a_20261205T090000"], "from": "2026-12-05", "to": "2026-12-05"}','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.098495','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(33,3,31,'evt_external_c444512bdaffd48fd6b3108a_20261206T090000','evt_external_c444512bdaffd48fd6b3108a_20261206T090000','live',0,'2026-11-29T07:55:01Z/eb07447d7351c10d','{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_c444512bdaffd48fd6b3108a_20261206T090000"], "from": "2026-12-06", "to": "2026-12-06"}','2026-11-29 07:55:01.098495','2026-11-29 07:55:01.098495','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(34,1,32,'/practice-1/calendar/made-there.ics','made-there','live',0,'"355e7e248bfc0cd81a11c19d6e0a62482c832f49cce8b1cd80aac4e4aba6dd07"','{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:made-there'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261204T100000'||char(10)||'DTSTAMP:20261129T075500Z'||char(10)||'LAST-MODIFIED:20261129T075500Z'||char(10)||'SUMMARY:Made there'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:01.188430','2026-11-29 07:55:01.188430','',NULL,0);
INSERT INTO "links" VALUES(35,1,33,'/practice-1/calendar/backwards.ics','backwards','live',0,'"13ec3216161947f75cf333d2ceaf26860d0054e6c5b29c141d7937db061da68c"','{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:backwards'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20200101T000000'||char(10)||'DTSTAMP:20261129T075500Z'||char(10)||'LAST-MODIFIED:20261129T075500Z'||char(10)||'SUMMARY:Backwards'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:01.188430','2026-11-29 07:55:01.188430','',NULL,0);
INSERT INTO "links" VALUES(36,2,34,'/practice-2/office/training.ics','training','live',0,'"abe748ba037e9f32f1b66f8287682fb68619e106e894fe79972b20f9108c8196"','{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T075501Z'||char(10)||'LAST-MODIFIED:20261129T075501Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:01.235028','2026-11-29 07:55:01.235028','',NULL,0);
INSERT INTO "links" VALUES(37,1,35,'/practice-1/calendar/e0bb421f-bca5-5463-b887-48232b22b30d.ics','e0bb421f-bca5-5463-b887-48232b22b30d','live',1,'"a651ffc1028700a68d62c37bfa05bb0ccbdb11a16504a22f66f047670e21b5de"','{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:e0bb421f-bca5-5463-b887-48232b22b30d'||char(13,10)||'DTSTAMP:20261129T075501Z'||char(13,10)||'CREATED:20261129T075501Z'||char(13,10)||'LAST-MODIFIED:20261129T075501Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:20741866-eb75-4204-b2ba-d9f5f8e3fc0f'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a65a94e1-0d43-4ab0-8ccf-e07f7c323c0f'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261207T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261207T100000'||char(13,10)||'SUMMARY:Once linked'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 07:55:01.751717','2026-11-29 07:55:01.765393','','{"stood_at": "2026-11-29T07:55:01+00:00"}',0);
INSERT INTO "links" VALUES(38,1,36,'/practice-1/calendar/wanted.ics','wanted','live',0,'"4155fbe97952bc08cbdd50f58d4da6b25e7def8575a1be428051114309d6f0e7"','{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:wanted'||char(10)||'DTSTART;TZID=Europe/Berlin:20261208T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261208T100000'||char(10)||'DTSTAMP:20261129T075501Z'||char(10)||'LAST-MODIFIED:20261129T075501Z'||char(10)||'SUMMARY:Wanted'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:02.018848','2026-11-29 07:55:02.018848','',NULL,0);
INSERT INTO "links" VALUES(39,1,37,'/practice-1/calendar/shown.ics','shown','live',0,'"706cdc64f3faf2b4e65c394a0c2cd7a8e07f8dbe481b40a3ce985f38c9eeb9c0"','{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:shown'||char(10)||'DTSTART;TZID=Europe/Berlin:20261209T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261209T100000'||char(10)||'DTSTAMP:20261129T075502Z'||char(10)||'LAST-MODIFIED:20261129T075502Z'||char(10)||'SUMMARY:Shown in the plan'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 07:55:02.257307','2026-11-29 07:55:02.257307','',NULL,0);
INSERT INTO "links" VALUES(40,1,38,'/practice-1/calendar/4e885162-da01-5e8e-932a-d3bca0941f42.ics','4e885162-da01-5e8e-932a-d3bca0941f42','pending',1,NULL,'{"subject": "Sent, and its answer lost", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.493495','2026-11-29 07:55:05.493495','',NULL,0);
INSERT INTO "links" VALUES(41,2,39,'/practice-2/office/cf218e2a-9db8-511d-a707-cb5b728053da.ics','cf218e2a-9db8-511d-a707-cb5b728053da','pending',1,NULL,'{"subject": "Lost on its way", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.528400','2026-11-29 07:55:05.528400','',NULL,0);
INSERT INTO "links" VALUES(42,5,41,'/nowhere/linked-0.ics','linked-0','live',0,'1','{"subject": "Linked 0", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.673595','2026-11-29 07:55:05.673598','It has guests, and this server would mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(43,5,42,'/nowhere/linked-1.ics','linked-1','detached',0,'1','{"subject": "Linked 1", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.676580','2026-11-29 07:55:05.676582','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(44,5,43,'/nowhere/linked-2.ics','linked-2','live',0,'1','{"subject": "Linked 2", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.678698','2026-11-29 07:55:05.678701','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(45,5,44,'/nowhere/linked-3.ics','linked-3','detached',0,'1','{"subject": "Linked 3", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.680896','2026-11-29 07:55:05.680898','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(46,5,45,'/nowhere/linked-4.ics','linked-4','live',0,'1','{"subject": "Linked 4", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.683018','2026-11-29 07:55:05.683019','',NULL,0);
INSERT INTO "links" VALUES(47,5,46,'/nowhere/linked-5.ics','linked-5','detached',0,'1','{"subject": "Linked 5", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 07:55:05.685233','2026-11-29 07:55:05.685234','',NULL,0);
CREATE TABLE marks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	integration_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	marked_at DATETIME NOT NULL, 
	CONSTRAINT fk_marks_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_marks_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "marks" VALUES(6,1,38,'2026-11-29 07:55:05.474368');
INSERT INTO "marks" VALUES(7,5,38,'2026-11-29 07:55:05.474371');
INSERT INTO "marks" VALUES(8,2,39,'2026-11-29 07:55:05.511703');
INSERT INTO "marks" VALUES(9,1,6,'2026-11-29 07:55:05.537478');
INSERT INTO "marks" VALUES(10,5,6,'2026-11-29 07:55:05.537481');
INSERT INTO "marks" VALUES(11,3,13,'2026-11-29 07:55:05.540372');
INSERT INTO "marks" VALUES(12,2,12,'2026-11-29 07:55:05.543225');
INSERT INTO "marks" VALUES(13,2,40,'2026-11-29 07:55:05.556040');
INSERT INTO "marks" VALUES(14,2,34,'2026-11-29 07:55:05.556043');
INSERT INTO "marks" VALUES(15,1,41,'2026-11-29 07:55:05.672320');
INSERT INTO "marks" VALUES(16,5,41,'2026-11-29 07:55:05.672323');
INSERT INTO "marks" VALUES(17,1,42,'2026-11-29 07:55:05.675930');
INSERT INTO "marks" VALUES(18,5,42,'2026-11-29 07:55:05.675933');
INSERT INTO "marks" VALUES(19,1,43,'2026-11-29 07:55:05.678102');
INSERT INTO "marks" VALUES(20,5,43,'2026-11-29 07:55:05.678104');
INSERT INTO "marks" VALUES(21,1,44,'2026-11-29 07:55:05.680341');
INSERT INTO "marks" VALUES(22,5,44,'2026-11-29 07:55:05.680343');
INSERT INTO "marks" VALUES(23,1,45,'2026-11-29 07:55:05.682455');
INSERT INTO "marks" VALUES(24,5,45,'2026-11-29 07:55:05.682457');
INSERT INTO "marks" VALUES(25,1,46,'2026-11-29 07:55:05.684641');
INSERT INTO "marks" VALUES(26,5,46,'2026-11-29 07:55:05.684644');
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
INSERT INTO "notices" VALUES(1,1,1,4,'“Write the report” was removed on the linked calendar. It stays here and is no longer in step.','2026-11-29 07:55:01.636201',NULL);
INSERT INTO "notices" VALUES(2,1,1,NULL,'12 of 25 linked entries would be removed in My Calendar. Nothing was removed; please decide.','2026-11-29 07:55:02.279691',NULL);
INSERT INTO "notices" VALUES(3,1,1,NULL,'“Office” is in step again.','2026-11-29 07:55:05.619144',NULL);
INSERT INTO "notices" VALUES(4,2,NULL,NULL,'Dismissed.','2026-11-29 07:55:05.619145','2026-11-29 07:55:05.615285');
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
INSERT INTO "planned_entries" VALUES(6,3,'here','update',9,'/practice-1/calendar/091419b8-f7d4-55a5-9b41-fd3368faa571.ics',40,'Changed here','takes back what run 9 did','{"subject": "Changed there"}','{"subject": "Changed here"}',1,NULL,'');
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
INSERT INTO "plans" VALUES(1,1,'sync_now','done','','2026-11-29 07:55:01.918185','2026-11-29 07:55:01.976605','2026-11-29 07:55:01.981969','2026-11-29 07:55:02.067636',1,16,'2026-11-29 08:05:01.976042',NULL);
INSERT INTO "plans" VALUES(2,1,'sync_now','ready','','2026-11-29 07:55:02.088243','2026-11-29 07:55:02.143233',NULL,NULL,NULL,NULL,'2026-11-29 08:05:02.142711',NULL);
INSERT INTO "plans" VALUES(3,1,'undo','ready','','2026-11-29 07:55:02.146905','2026-11-29 07:55:02.163413',NULL,NULL,NULL,NULL,'2026-11-29 08:05:02.162241','{"run": 9}');
INSERT INTO "plans" VALUES(4,5,'sync_now','failed','The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 07:55:05.636956',NULL,NULL,'2026-11-29 07:55:05.629634',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(5,5,'sync_now','failed','The server does not allow access to this calendar.','2026-11-29 07:55:05.636959',NULL,NULL,'2026-11-29 07:55:05.629667',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(6,5,'sync_now','failed','The server refused the request (status 503).','2026-11-29 07:55:05.636960',NULL,NULL,'2026-11-29 07:55:05.629680',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(7,5,'sync_now','failed','The server no longer accepts the user name and password.','2026-11-29 07:55:05.636960',NULL,NULL,'2026-11-29 07:55:05.629691',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(8,5,'sync_now','failed','The server asked to slow down.','2026-11-29 07:55:05.636960',NULL,NULL,'2026-11-29 07:55:05.629703',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(9,5,'sync_now','failed','The entry is locked on the server just now.','2026-11-29 07:55:05.636961',NULL,NULL,'2026-11-29 07:55:05.629717',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(10,5,'sync_now','failed','The server has a problem of its own just now (status 503).','2026-11-29 07:55:05.636961',NULL,NULL,'2026-11-29 07:55:05.629729',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(11,5,'sync_now','failed','The server''s list of changes has no end mark.','2026-11-29 07:55:05.636962',NULL,NULL,'2026-11-29 07:55:05.629770',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(12,5,'sync_now','failed','The server''s list of changes does not move on.','2026-11-29 07:55:05.636962',NULL,NULL,'2026-11-29 07:55:05.629783',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(13,5,'sync_now','failed','The server no longer knows how far we had read.','2026-11-29 07:55:05.636962',NULL,NULL,'2026-11-29 07:55:05.629795',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(14,5,'sync_now','failed','The server cannot say what changed since the last time.','2026-11-29 07:55:05.636963',NULL,NULL,'2026-11-29 07:55:05.629806',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(15,5,'sync_now','failed','The server did not list the whole calendar.','2026-11-29 07:55:05.636963',NULL,NULL,'2026-11-29 07:55:05.629817',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(16,5,'sync_now','failed','The server lists entries that lie outside the calendar.','2026-11-29 07:55:05.636963',NULL,NULL,'2026-11-29 07:55:05.629829',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(17,5,'sync_now','failed','How far we had read is no longer known.','2026-11-29 07:55:05.636964',NULL,NULL,'2026-11-29 07:55:05.629840',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(18,5,'sync_now','failed','The server said nothing about the calendar.','2026-11-29 07:55:05.636964',NULL,NULL,'2026-11-29 07:55:05.629850',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(19,5,'sync_now','failed','The calendar is read-only for this account.','2026-11-29 07:55:05.636964',NULL,NULL,'2026-11-29 07:55:05.629862',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(20,5,'sync_now','failed','The calendar has moved on the server. Connect the account again.','2026-11-29 07:55:05.636965',NULL,NULL,'2026-11-29 07:55:05.629874',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(21,5,'sync_now','failed','The server answered with something else than calendar data.','2026-11-29 07:55:05.636965',NULL,NULL,'2026-11-29 07:55:05.629885',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(22,5,'sync_now','failed','Nothing answers at calendar.example.org, port 443.','2026-11-29 07:55:05.636965',NULL,NULL,'2026-11-29 07:55:05.629897',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(23,5,'sync_now','failed','The server uses a name or a tag that no request can carry.','2026-11-29 07:55:05.636966',NULL,NULL,'2026-11-29 07:55:05.629908',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(24,5,'sync_now','failed','The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 07:55:05.636966',NULL,NULL,'2026-11-29 07:55:05.629919',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(25,5,'sync_now','failed','The calendar server''s answer holds definitions that do not belong there.','2026-11-29 07:55:05.636966',NULL,NULL,'2026-11-29 07:55:05.629930',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(26,5,'sync_now','failed','calendar.example.org redirects in circles.','2026-11-29 07:55:05.636967',NULL,NULL,'2026-11-29 07:55:05.629943',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(27,5,'sync_now','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 07:55:05.636967',NULL,NULL,'2026-11-29 07:55:05.629954',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(28,5,'sync_now','failed','calendar.example.org sends an answer that is far too large.','2026-11-29 07:55:05.636967',NULL,NULL,'2026-11-29 07:55:05.629965',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(29,5,'sync_now','failed','calendar.example.org is too slow: its answer did not end.','2026-11-29 07:55:05.636968',NULL,NULL,'2026-11-29 07:55:05.629976',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(30,5,'sync_now','failed','calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 07:55:05.636968',NULL,NULL,'2026-11-29 07:55:05.629987',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(31,5,'sync_now','failed','calendar.example.org broke its answer off.','2026-11-29 07:55:05.636968',NULL,NULL,'2026-11-29 07:55:05.629998',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(32,5,'sync_now','failed','calendar.example.org did not answer in time.','2026-11-29 07:55:05.636969',NULL,NULL,'2026-11-29 07:55:05.630009',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(33,5,'sync_now','failed','calendar.example.org broke the connection off.','2026-11-29 07:55:05.636969',NULL,NULL,'2026-11-29 07:55:05.630020',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(34,5,'sync_now','failed','calendar.example.org could not be reached.','2026-11-29 07:55:05.636969',NULL,NULL,'2026-11-29 07:55:05.630031',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(35,5,'sync_now','failed','No secure connection to calendar.example.org is possible.','2026-11-29 07:55:05.636969',NULL,NULL,'2026-11-29 07:55:05.630042',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(36,5,'sync_now','failed','The certificate of calendar.example.org belongs to another server.','2026-11-29 07:55:05.636970',NULL,NULL,'2026-11-29 07:55:05.630053',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(37,5,'sync_now','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 07:55:05.636970',NULL,NULL,'2026-11-29 07:55:05.630064',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(38,5,'sync_now','failed','The event was accepted, but it cannot be found.','2026-11-29 07:55:05.636971',NULL,NULL,'2026-11-29 07:55:05.630080',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(39,5,'sync_now','failed','This is not a valid server address.','2026-11-29 07:55:05.636971',NULL,NULL,'2026-11-29 07:55:05.630099',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(40,5,'sync_now','failed','A server address starts with https:// and names a host.','2026-11-29 07:55:05.636971',NULL,NULL,'2026-11-29 07:55:05.630110',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(41,5,'sync_now','failed','Leave user name and password out of the address; they have fields of their own.','2026-11-29 07:55:05.636971',NULL,NULL,'2026-11-29 07:55:05.630121',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(42,5,'sync_now','failed','Only addresses that start with https:// are allowed here.','2026-11-29 07:55:05.636972',NULL,NULL,'2026-11-29 07:55:05.630133',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(43,5,'sync_now','failed','There is no server named calendar.example.org. Check the spelling.','2026-11-29 07:55:05.636972',NULL,NULL,'2026-11-29 07:55:05.630144',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(44,5,'sync_now','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 07:55:05.636972',NULL,NULL,'2026-11-29 07:55:05.630155',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(45,5,'sync_now','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 07:55:05.636973',NULL,NULL,'2026-11-29 07:55:05.630166',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(46,5,'sync_now','failed','Cronofy refused the request (status 503).','2026-11-29 07:55:05.636973',NULL,NULL,'2026-11-29 07:55:05.630190',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(47,5,'sync_now','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 07:55:05.636973',NULL,NULL,'2026-11-29 07:55:05.630202',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(48,5,'sync_now','failed','Cronofy no longer accepts the stored authorisation.','2026-11-29 07:55:05.636974',NULL,NULL,'2026-11-29 07:55:05.630213',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(49,5,'sync_now','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 07:55:05.636974',NULL,NULL,'2026-11-29 07:55:05.630224',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(50,5,'sync_now','failed','Cronofy cannot write to this account just now.','2026-11-29 07:55:05.636974',NULL,NULL,'2026-11-29 07:55:05.630235',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(51,5,'sync_now','failed','Cronofy asked to slow down.','2026-11-29 07:55:05.636975',NULL,NULL,'2026-11-29 07:55:05.630246',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(52,5,'sync_now','failed','Cronofy has a problem of its own just now (status 503).','2026-11-29 07:55:05.636975',NULL,NULL,'2026-11-29 07:55:05.630257',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(53,5,'sync_now','failed','The calendar no longer exists, or the account no longer has access to it.','2026-11-29 07:55:05.636975',NULL,NULL,'2026-11-29 07:55:05.630268',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(54,5,'sync_now','failed','Cronofy did not say which channel it opened.','2026-11-29 07:55:05.636976',NULL,NULL,'2026-11-29 07:55:05.630278',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(55,5,'sync_now','failed','Cronofy did not say which channels there are.','2026-11-29 07:55:05.636976',NULL,NULL,'2026-11-29 07:55:05.630289',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(56,5,'sync_now','failed','Cronofy answered with something else than JSON.','2026-11-29 07:55:05.636976',NULL,NULL,'2026-11-29 07:55:05.630304',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(57,5,'sync_now','failed','Cronofy''s answer holds no events.','2026-11-29 07:55:05.636977',NULL,NULL,'2026-11-29 07:55:05.630315',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(58,5,'sync_now','failed','Cronofy forgot the rest of a listing while it was read.','2026-11-29 07:55:05.636977',NULL,NULL,'2026-11-29 07:55:05.630326',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(59,5,'sync_now','failed','Cronofy''s listing does not end.','2026-11-29 07:55:05.636977',NULL,NULL,'2026-11-29 07:55:05.630336',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(60,5,'sync_now','failed','Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 07:55:05.636978',NULL,NULL,'2026-11-29 07:55:05.630349',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(61,5,'sync_now','failed','The position in the calendar''s changes is not one of this program''s.','2026-11-29 07:55:05.636978',NULL,NULL,'2026-11-29 07:55:05.630360',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(62,5,'sync_now','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 07:55:05.636978',NULL,NULL,'2026-11-29 07:55:05.630371',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(63,5,'sync_now','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 07:55:05.636979',NULL,NULL,'2026-11-29 07:55:05.630382',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(64,5,'sync_now','failed','Cronofy did not say which calendars the account has.','2026-11-29 07:55:05.636979',NULL,NULL,'2026-11-29 07:55:05.630393',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(65,5,'sync_now','failed','So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 07:55:05.636979',NULL,NULL,'2026-11-29 07:55:05.630404',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(66,5,'sync_now','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 07:55:05.636979',NULL,NULL,'2026-11-29 07:55:05.630415',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(67,5,'sync_now','failed','Cronofy did not take the authorisation back.','2026-11-29 07:55:05.636980',NULL,NULL,'2026-11-29 07:55:05.630425',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(68,5,'sync_now','failed','Cronofy refused the sign-in (status 503).','2026-11-29 07:55:05.636980',NULL,NULL,'2026-11-29 07:55:05.630436',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(69,5,'sync_now','failed','Cronofy''s answer to the sign-in cannot be read.','2026-11-29 07:55:05.636981',NULL,NULL,'2026-11-29 07:55:05.630447',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(70,5,'sync_now','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 07:55:05.636981',NULL,NULL,'2026-11-29 07:55:05.630458',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(71,5,'sync_now','failed','Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 07:55:05.636981',NULL,NULL,'2026-11-29 07:55:05.630469',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(72,5,'sync_now','failed','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 07:55:05.636981',NULL,NULL,'2026-11-29 07:55:05.630482',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(73,5,'sync_now','failed','Cronofy named an address outside its own; it was not followed.','2026-11-29 07:55:05.636982',NULL,NULL,'2026-11-29 07:55:05.630493',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(74,5,'sync_now','failed','Cronofy did not find what was to be written.','2026-11-29 07:55:05.636982',NULL,NULL,'2026-11-29 07:55:05.630504',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(75,5,'sync_now','failed','Cronofy accepted the entry, but does not show it yet.','2026-11-29 07:55:05.636983',NULL,NULL,'2026-11-29 07:55:05.630522',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(76,5,'sync_now','failed','What Cronofy shows of the entry cannot be read.','2026-11-29 07:55:05.636983',NULL,NULL,'2026-11-29 07:55:05.630537',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(77,5,'sync_now','failed','Cronofy sent an answer that is far too large.','2026-11-29 07:55:05.636983',NULL,NULL,'2026-11-29 07:55:05.630548',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(78,5,'sync_now','failed','Cronofy is too slow: its answer did not end.','2026-11-29 07:55:05.636984',NULL,NULL,'2026-11-29 07:55:05.630560',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(79,5,'sync_now','failed','Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 07:55:05.636984',NULL,NULL,'2026-11-29 07:55:05.630570',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(80,5,'sync_now','failed','No secure connection to Cronofy is possible.','2026-11-29 07:55:05.636984',NULL,NULL,'2026-11-29 07:55:05.630581',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(81,5,'sync_now','failed','Cronofy did not answer in time.','2026-11-29 07:55:05.636984',NULL,NULL,'2026-11-29 07:55:05.630603',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(82,5,'sync_now','failed','Cronofy could not be reached.','2026-11-29 07:55:05.636985',NULL,NULL,'2026-11-29 07:55:05.630615',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(83,5,'sync_now','failed','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 07:55:05.636985',NULL,NULL,'2026-11-29 07:55:05.630626',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(84,5,'sync_now','failed','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 07:55:05.636987',NULL,NULL,'2026-11-29 07:55:05.630637',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(85,5,'sync_now','failed','The stored credentials can no longer be read. Please connect again.','2026-11-29 07:55:05.636988',NULL,NULL,'2026-11-29 07:55:05.630647',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(86,5,'sync_now','failed','Where the account''s calendars are is not known. Please connect again.','2026-11-29 07:55:05.636988',NULL,NULL,'2026-11-29 07:55:05.630658',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(87,5,'sync_now','failed','Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 07:55:05.636988',NULL,NULL,'2026-11-29 07:55:05.630669',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(88,5,'sync_now','failed','Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 07:55:05.636989',NULL,NULL,'2026-11-29 07:55:05.630680',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(89,5,'sync_now','failed','The stored sign-in can no longer be read. Please connect again.','2026-11-29 07:55:05.636989',NULL,NULL,'2026-11-29 07:55:05.630692',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(90,5,'sync_now','failed','An internal error. The server''s log has the details.','2026-11-29 07:55:05.636989',NULL,NULL,'2026-11-29 07:55:05.630703',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(91,5,'sync_now','failed','Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 07:55:05.636990',NULL,NULL,'2026-11-29 07:55:05.630714',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(92,5,'sync_now','failed','The calendar service left events out of its answer.','2026-11-29 07:55:05.636990',NULL,NULL,'2026-11-29 07:55:05.630725',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(93,5,'sync_now','failed','1 event could not be removed; the log says why.','2026-11-29 07:55:05.636990',NULL,NULL,'2026-11-29 07:55:05.630735',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(94,5,'sync_now','failed','12 events could not be removed; the log says why.','2026-11-29 07:55:05.636991',NULL,NULL,'2026-11-29 07:55:05.630747',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(95,5,'sync_now','failed','A newer plan was approved before its turn came.','2026-11-29 07:55:05.636991',NULL,NULL,'2026-11-29 07:55:05.630757',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(96,5,'sync_now','failed','It was switched off before all of it was carried out.','2026-11-29 07:55:05.636991',NULL,NULL,'2026-11-29 07:55:05.630768',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(97,5,'sync_now','failed','It was deleted.','2026-11-29 07:55:05.636992',NULL,NULL,'2026-11-29 07:55:05.630779',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(98,5,'sync_now','done','','2026-11-29 07:55:05.638847','2026-11-29 07:55:05.630813',NULL,'2026-11-29 07:55:05.630814',NULL,NULL,NULL,NULL);
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
INSERT INTO "quarantine" VALUES(1,1,NULL,'/practice-1/calendar/two-rules.ics','"c2281becc3e21fc067b9c6bedcc905f24ea6b05afc3155a494585f5ae50aa3fd"','','It repeats by more than one rule','2026-11-29 07:55:01.179082',0);
INSERT INTO "quarantine" VALUES(2,1,NULL,'/practice-1/calendar/unknown-zone.ics','"4da5c93f4e6a9a547d2fdb0cdb0a3ded1692ea6c7c312bfcaf270c4b2846ccec"','','Its time zone is unknown','2026-11-29 07:55:01.179953',0);
INSERT INTO "quarantine" VALUES(3,5,NULL,'/nowhere/0.ics',NULL,'Apart 0','It has guests, and this server would mail them about the change.','2026-11-29 07:55:05.640750',0);
INSERT INTO "quarantine" VALUES(4,5,NULL,'/nowhere/1.ics',NULL,'Apart 1','The server found the event''s data invalid.','2026-11-29 07:55:05.640753',0);
INSERT INTO "quarantine" VALUES(5,5,NULL,'/nowhere/2.ics',NULL,'Apart 2','The server does not take this kind of data.','2026-11-29 07:55:05.640753',0);
INSERT INTO "quarantine" VALUES(6,5,NULL,'/nowhere/3.ics',NULL,'Apart 3','This calendar does not take events.','2026-11-29 07:55:05.640754',0);
INSERT INTO "quarantine" VALUES(7,5,NULL,'/nowhere/4.ics',NULL,'Apart 4','The event is too large for this server.','2026-11-29 07:55:05.640754',0);
INSERT INTO "quarantine" VALUES(8,5,NULL,'/nowhere/5.ics',NULL,'Apart 5','The event is too far in the past for this server.','2026-11-29 07:55:05.640755',0);
INSERT INTO "quarantine" VALUES(9,5,NULL,'/nowhere/6.ics',NULL,'Apart 6','The event is too far in the future for this server.','2026-11-29 07:55:05.640755',0);
INSERT INTO "quarantine" VALUES(10,5,NULL,'/nowhere/7.ics',NULL,'Apart 7','The series has more dates than this server allows.','2026-11-29 07:55:05.640755',0);
INSERT INTO "quarantine" VALUES(11,5,NULL,'/nowhere/8.ics',NULL,'Apart 8','The event has more guests than this server allows.','2026-11-29 07:55:05.640756',0);
INSERT INTO "quarantine" VALUES(12,5,NULL,'/nowhere/9.ics',NULL,'Apart 9','The calendar''s storage is full.','2026-11-29 07:55:05.640756',0);
INSERT INTO "quarantine" VALUES(13,5,NULL,'/nowhere/10.ics',NULL,'Apart 10','The server does not allow writing this event.','2026-11-29 07:55:05.640757',0);
INSERT INTO "quarantine" VALUES(14,5,NULL,'/nowhere/11.ics',NULL,'Apart 11','Another entry of this account already carries the event''s UID.','2026-11-29 07:55:05.640757',0);
INSERT INTO "quarantine" VALUES(15,5,NULL,'/nowhere/12.ics',NULL,'Apart 12','The server found the request for this event invalid.','2026-11-29 07:55:05.640757',0);
INSERT INTO "quarantine" VALUES(16,5,NULL,'/nowhere/13.ics',NULL,'Apart 13','The server does not allow writing here.','2026-11-29 07:55:05.640758',0);
INSERT INTO "quarantine" VALUES(17,5,NULL,'/nowhere/14.ics',NULL,'Apart 14','The server refused the event because of what it already holds.','2026-11-29 07:55:05.640758',0);
INSERT INTO "quarantine" VALUES(18,5,NULL,'/nowhere/15.ics',NULL,'Apart 15','The server refused the event (status 503).','2026-11-29 07:55:05.640759',0);
INSERT INTO "quarantine" VALUES(19,5,NULL,'/nowhere/16.ics',NULL,'Apart 16','What the server holds for this entry cannot be read.','2026-11-29 07:55:05.640759',0);
INSERT INTO "quarantine" VALUES(20,5,NULL,'/nowhere/17.ics',NULL,'Apart 17','Its text holds halves of characters','2026-11-29 07:55:05.640760',0);
INSERT INTO "quarantine" VALUES(21,5,NULL,'/nowhere/18.ics',NULL,'Apart 18','It ends before it starts','2026-11-29 07:55:05.640760',0);
INSERT INTO "quarantine" VALUES(22,5,NULL,'/nowhere/19.ics',NULL,'Apart 19','Its time zone is unknown','2026-11-29 07:55:05.640761',0);
INSERT INTO "quarantine" VALUES(23,5,NULL,'/nowhere/20.ics',NULL,'Apart 20','Its repeat rule cannot be understood','2026-11-29 07:55:05.640761',0);
INSERT INTO "quarantine" VALUES(24,5,NULL,'/nowhere/21.ics',NULL,'Apart 21','The change cannot be written into this entry without losing something','2026-11-29 07:55:05.640762',0);
INSERT INTO "quarantine" VALUES(25,5,NULL,'/nowhere/22.ics',NULL,'Apart 22','What the server holds for this entry cannot be read','2026-11-29 07:55:05.640762',0);
INSERT INTO "quarantine" VALUES(26,5,NULL,'/nowhere/23.ics',NULL,'Apart 23','Only single dates of this series are on the calendar, so it cannot be changed as one','2026-11-29 07:55:05.640762',0);
INSERT INTO "quarantine" VALUES(27,5,NULL,'/nowhere/24.ics',NULL,'Apart 24','The series that it goes on from cannot be read','2026-11-29 07:55:05.640763',0);
INSERT INTO "quarantine" VALUES(28,5,NULL,'/nowhere/25.ics',NULL,'Apart 25','It holds no event','2026-11-29 07:55:05.640763',0);
INSERT INTO "quarantine" VALUES(29,5,NULL,'/nowhere/26.ics',NULL,'Apart 26','One of its dates cannot be understood','2026-11-29 07:55:05.640764',0);
INSERT INTO "quarantine" VALUES(30,5,NULL,'/nowhere/27.ics',NULL,'Apart 27','It cannot be understood','2026-11-29 07:55:05.640764',0);
INSERT INTO "quarantine" VALUES(31,5,NULL,'/nowhere/28.ics',NULL,'Apart 28','Its text is not complete calendar data','2026-11-29 07:55:05.640764',0);
INSERT INTO "quarantine" VALUES(32,5,NULL,'/nowhere/29.ics',NULL,'Apart 29','It holds several events in one entry','2026-11-29 07:55:05.640765',0);
INSERT INTO "quarantine" VALUES(33,5,NULL,'/nowhere/30.ics',NULL,'Apart 30','It has no UID','2026-11-29 07:55:05.640765',0);
INSERT INTO "quarantine" VALUES(34,5,NULL,'/nowhere/31.ics',NULL,'Apart 31','It defines the same event twice','2026-11-29 07:55:05.640766',0);
INSERT INTO "quarantine" VALUES(35,5,NULL,'/nowhere/32.ics',NULL,'Apart 32','It changes all dates from one on, and they cannot be found by its repeat rule','2026-11-29 07:55:05.640766',0);
INSERT INTO "quarantine" VALUES(36,5,NULL,'/nowhere/33.ics',NULL,'Apart 33','It has no start','2026-11-29 07:55:05.640766',0);
INSERT INTO "quarantine" VALUES(37,5,NULL,'/nowhere/34.ics',NULL,'Apart 34','Its duration cannot be understood','2026-11-29 07:55:05.640767',0);
INSERT INTO "quarantine" VALUES(38,5,NULL,'/nowhere/35.ics',NULL,'Apart 35','It repeats by more than one rule','2026-11-29 07:55:05.640767',0);
INSERT INTO "quarantine" VALUES(39,5,NULL,'/nowhere/36.ics',NULL,'Apart 36','Its blocks lie too deep in each other','2026-11-29 07:55:05.640767',0);
INSERT INTO "quarantine" VALUES(40,5,NULL,'/nowhere/37.ics',NULL,'Apart 37','Its blocks do not fit into each other','2026-11-29 07:55:05.640768',0);
INSERT INTO "quarantine" VALUES(41,5,NULL,'/nowhere/38.ics',NULL,'Apart 38','Its text ends too early','2026-11-29 07:55:05.640768',0);
INSERT INTO "quarantine" VALUES(42,5,NULL,'/nowhere/39.ics',NULL,'Apart 39','It holds no calendar data','2026-11-29 07:55:05.640769',0);
INSERT INTO "quarantine" VALUES(43,5,NULL,'/nowhere/40.ics',NULL,'Apart 40','It holds more than one calendar','2026-11-29 07:55:05.640769',0);
INSERT INTO "quarantine" VALUES(44,5,NULL,'/nowhere/41.ics',NULL,'Apart 41','It holds bytes that are not valid UTF-8','2026-11-29 07:55:05.640769',0);
INSERT INTO "quarantine" VALUES(45,5,NULL,'/nowhere/42.ics',NULL,'Apart 42','It is too large to be read','2026-11-29 07:55:05.640770',0);
INSERT INTO "quarantine" VALUES(46,5,NULL,'/nowhere/43.ics',NULL,'Apart 43','The server''s answer about it cannot be read','2026-11-29 07:55:05.640770',0);
INSERT INTO "quarantine" VALUES(47,5,NULL,'/nowhere/44.ics',NULL,'Apart 44','It has guests, and the calendar service could mail them about the change.','2026-11-29 07:55:05.640771',0);
INSERT INTO "quarantine" VALUES(48,5,NULL,'/nowhere/45.ics',NULL,'Apart 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.','2026-11-29 07:55:05.640771',0);
INSERT INTO "quarantine" VALUES(49,5,NULL,'/nowhere/46.ics',NULL,'Apart 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.','2026-11-29 07:55:05.640771',0);
INSERT INTO "quarantine" VALUES(50,5,NULL,'/nowhere/47.ics',NULL,'Apart 47','The calendar service does not allow changing this event.','2026-11-29 07:55:05.640772',0);
INSERT INTO "quarantine" VALUES(51,5,NULL,'/nowhere/48.ics',NULL,'Apart 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.','2026-11-29 07:55:05.640772',0);
INSERT INTO "quarantine" VALUES(52,5,NULL,'/nowhere/49.ics',NULL,'Apart 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.','2026-11-29 07:55:05.640772',0);
INSERT INTO "quarantine" VALUES(53,5,NULL,'/nowhere/50.ics',NULL,'Apart 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.','2026-11-29 07:55:05.640773',0);
INSERT INTO "quarantine" VALUES(54,5,NULL,'/nowhere/51.ics',NULL,'Apart 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone','2026-11-29 07:55:05.640773',0);
INSERT INTO "quarantine" VALUES(55,5,NULL,'/nowhere/52.ics',NULL,'Apart 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.','2026-11-29 07:55:05.640779',0);
INSERT INTO "quarantine" VALUES(56,5,NULL,'/nowhere/53.ics',NULL,'Apart 53','Cronofy refused the entry (status 503).','2026-11-29 07:55:05.640780',0);
INSERT INTO "quarantine" VALUES(57,5,NULL,'/nowhere/54.ics',NULL,'Apart 54','The series has too many dates to write each of them.','2026-11-29 07:55:05.640780',0);
INSERT INTO "quarantine" VALUES(58,5,NULL,'/nowhere/55.ics',NULL,'Apart 55','The rule of the series cannot be read.','2026-11-29 07:55:05.640781',0);
INSERT INTO "quarantine" VALUES(59,5,NULL,'/nowhere/56.ics',NULL,'Apart 56','It lies at an end of the calendar.','2026-11-29 07:55:05.640781',0);
INSERT INTO "quarantine" VALUES(60,5,NULL,'/nowhere/57.ics',NULL,'Apart 57','Its start is a date and its end a time, or the other way round.','2026-11-29 07:55:05.640781',0);
INSERT INTO "quarantine" VALUES(61,5,NULL,'/nowhere/58.ics',NULL,'Apart 58','It ends before it starts.','2026-11-29 07:55:05.640782',0);
INSERT INTO "quarantine" VALUES(62,5,NULL,'/nowhere/59.ics',NULL,'Apart 59','It has no start or no end.','2026-11-29 07:55:05.640782',0);
INSERT INTO "quarantine" VALUES(63,5,NULL,'/nowhere/60.ics',NULL,'Apart 60','Its start or end is not a time.','2026-11-29 07:55:05.640783',0);
INSERT INTO "quarantine" VALUES(64,5,NULL,'/nowhere/61.ics',NULL,'Apart 61','the server listed it, but did not send it','2026-11-29 07:55:05.640783',0);
INSERT INTO "quarantine" VALUES(65,5,NULL,'/nowhere/62.ics',NULL,'Apart 62','It cannot be stored beside what is there already','2026-11-29 07:55:05.640783',0);
INSERT INTO "quarantine" VALUES(66,5,NULL,'/nowhere/63.ics',NULL,'Apart 63','One of its values does not fit into the database','2026-11-29 07:55:05.640784',0);
INSERT INTO "quarantine" VALUES(67,5,NULL,'/nowhere/64.ics',NULL,'Apart 64','It cannot be stored as it is','2026-11-29 07:55:05.640784',0);
INSERT INTO "quarantine" VALUES(68,5,NULL,'/nowhere/65.ics',NULL,'Apart 65','One of its dates or rules cannot be calculated with','2026-11-29 07:55:05.640785',0);
INSERT INTO "quarantine" VALUES(69,5,NULL,'/nowhere/66.ics',NULL,'Apart 66','It cannot be worked out (RecursionError)','2026-11-29 07:55:05.640785',0);
INSERT INTO "quarantine" VALUES(70,5,NULL,'/nowhere/67.ics',NULL,'Apart 67','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again','2026-11-29 07:55:05.640785',0);
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
INSERT INTO "rests_of_series" VALUES(2,40,'2026-12-17 09:00:00.000000','BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T075501Z'||char(10)||'LAST-MODIFIED:20261129T075501Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR');
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
INSERT INTO "runs" VALUES(1,1,'manual','2026-11-29 07:55:00.465544','2026-11-29 07:55:00.748837','ok','',1,'{"out.create": 23}');
INSERT INTO "runs" VALUES(2,2,'manual','2026-11-29 07:55:00.784806','2026-11-29 07:55:00.853017','ok','',1,'{"out.create": 3}');
INSERT INTO "runs" VALUES(3,3,'manual','2026-11-29 07:55:00.880006','2026-11-29 07:55:00.957827','ok','',1,'{"out.create": 2}');
INSERT INTO "runs" VALUES(4,3,'notified','2026-11-29 07:55:01.068883','2026-11-29 07:55:01.118104','ok','',1,'{"in.create": 5}');
INSERT INTO "runs" VALUES(5,1,'sweep','2026-11-29 07:55:01.127068','2026-11-29 07:55:01.199061','partial','',1,'{"failed": 2, "in.create": 2}');
INSERT INTO "runs" VALUES(6,2,'sweep','2026-11-29 07:55:01.208553','2026-11-29 07:55:01.245741','ok','',1,'{"in.create": 1}');
INSERT INTO "runs" VALUES(7,3,'sweep','2026-11-29 07:55:01.254737','2026-11-29 07:55:01.285989','ok','',1,'{}');
INSERT INTO "runs" VALUES(8,1,'item_saved','2026-11-29 07:55:01.337350','2026-11-29 07:55:01.374119','ok','',1,'{"out.update": 1}');
INSERT INTO "runs" VALUES(9,1,'item_saved','2026-11-29 07:55:01.434274','2026-11-29 07:55:01.481189','ok','',1,'{"in.update": 1, "conflict": 1, "out.delete": 1}');
INSERT INTO "runs" VALUES(10,1,'sweep','2026-11-29 07:55:01.489855','2026-11-29 07:55:01.648578','ok','',1,'{"none.detach": 1, "in.delete": 1}');
INSERT INTO "runs" VALUES(11,1,'activated','2026-11-29 07:55:01.689766','2026-11-29 07:55:01.703229','ok','',1,'{}');
INSERT INTO "runs" VALUES(12,4,'activated','2026-11-29 07:55:01.711339','2026-11-29 07:55:01.728342','ok','',1,'{}');
INSERT INTO "runs" VALUES(13,1,'item_saved','2026-11-29 07:55:01.742211','2026-11-29 07:55:01.773289','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(14,4,'item_saved','2026-11-29 07:55:01.781302','2026-11-29 07:55:01.811987','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(15,5,'activated','2026-11-29 07:55:01.863115','2026-11-29 07:55:01.879747','ok','',1,'{}');
INSERT INTO "runs" VALUES(16,1,'manual','2026-11-29 07:55:01.993811','2026-11-29 07:55:02.069189','ok','',1,'{"in.create": 1, "skipped": 2}');
INSERT INTO "runs" VALUES(17,1,'sweep','2026-11-29 07:55:02.233825','2026-11-29 07:55:02.285758','held','',1,'{"in.create": 1, "held": 12}');
INSERT INTO "runs" VALUES(18,1,'sweep','2026-11-29 07:55:02.372964','2026-11-29 07:55:05.448530','ok','',2,'{}');
INSERT INTO "runs" VALUES(19,2,'sweep','2026-11-29 07:55:04.022592','2026-11-29 07:55:05.467522','ok','',2,'{}');
INSERT INTO "runs" VALUES(20,1,'item_saved','2026-11-29 07:55:05.481519','2026-11-29 07:55:05.506445','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(21,2,'item_saved','2026-11-29 07:55:05.518883','2026-11-29 07:55:05.531675','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(22,5,'sweep','2026-11-29 07:55:05.623814','2026-11-29 07:55:05.623206','partial','',1,'{"quarantine": 1}');
INSERT INTO "runs" VALUES(23,5,'sweep','2026-11-29 07:55:05.642747','2026-11-29 07:55:05.626759','failed','The calendar no longer exists on the server, or it is no longer shared.',1,'{}');
INSERT INTO "runs" VALUES(24,5,'sweep','2026-11-29 07:55:05.642751','2026-11-29 07:55:05.626782','failed','The server does not allow access to this calendar.',1,'{}');
INSERT INTO "runs" VALUES(25,5,'sweep','2026-11-29 07:55:05.642751','2026-11-29 07:55:05.626794','failed','The server refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(26,5,'sweep','2026-11-29 07:55:05.642752','2026-11-29 07:55:05.626805','failed','The server no longer accepts the user name and password.',1,'{}');
INSERT INTO "runs" VALUES(27,5,'sweep','2026-11-29 07:55:05.642752','2026-11-29 07:55:05.626816','failed','The server asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(28,5,'sweep','2026-11-29 07:55:05.642753','2026-11-29 07:55:05.628500','failed','The entry is locked on the server just now.',1,'{}');
INSERT INTO "runs" VALUES(29,5,'sweep','2026-11-29 07:55:05.642753','2026-11-29 07:55:05.628563','failed','The server has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(30,5,'sweep','2026-11-29 07:55:05.642754','2026-11-29 07:55:05.628580','failed','The server''s list of changes has no end mark.',1,'{}');
INSERT INTO "runs" VALUES(31,5,'sweep','2026-11-29 07:55:05.642754','2026-11-29 07:55:05.628606','failed','The server''s list of changes does not move on.',1,'{}');
INSERT INTO "runs" VALUES(32,5,'sweep','2026-11-29 07:55:05.642755','2026-11-29 07:55:05.628619','failed','The server no longer knows how far we had read.',1,'{}');
INSERT INTO "runs" VALUES(33,5,'sweep','2026-11-29 07:55:05.642756','2026-11-29 07:55:05.628630','failed','The server cannot say what changed since the last time.',1,'{}');
INSERT INTO "runs" VALUES(34,5,'sweep','2026-11-29 07:55:05.642756','2026-11-29 07:55:05.628642','failed','The server did not list the whole calendar.',1,'{}');
INSERT INTO "runs" VALUES(35,5,'sweep','2026-11-29 07:55:05.642757','2026-11-29 07:55:05.628654','failed','The server lists entries that lie outside the calendar.',1,'{}');
INSERT INTO "runs" VALUES(36,5,'sweep','2026-11-29 07:55:05.642757','2026-11-29 07:55:05.628678','failed','How far we had read is no longer known.',1,'{}');
INSERT INTO "runs" VALUES(37,5,'sweep','2026-11-29 07:55:05.642758','2026-11-29 07:55:05.628689','failed','The server said nothing about the calendar.',1,'{}');
INSERT INTO "runs" VALUES(38,5,'sweep','2026-11-29 07:55:05.642758','2026-11-29 07:55:05.628700','failed','The calendar is read-only for this account.',1,'{}');
INSERT INTO "runs" VALUES(39,5,'sweep','2026-11-29 07:55:05.642759','2026-11-29 07:55:05.628711','failed','The calendar has moved on the server. Connect the account again.',1,'{}');
INSERT INTO "runs" VALUES(40,5,'sweep','2026-11-29 07:55:05.642759','2026-11-29 07:55:05.628724','failed','The server answered with something else than calendar data.',1,'{}');
INSERT INTO "runs" VALUES(41,5,'sweep','2026-11-29 07:55:05.642760','2026-11-29 07:55:05.628735','failed','Nothing answers at calendar.example.org, port 443.',1,'{}');
INSERT INTO "runs" VALUES(42,5,'sweep','2026-11-29 07:55:05.642760','2026-11-29 07:55:05.628757','failed','The server uses a name or a tag that no request can carry.',1,'{}');
INSERT INTO "runs" VALUES(43,5,'sweep','2026-11-29 07:55:05.642761','2026-11-29 07:55:05.628770','failed','The calendar server''s answer is not readable calendar data, or it was cut off.',1,'{}');
INSERT INTO "runs" VALUES(44,5,'sweep','2026-11-29 07:55:05.642761','2026-11-29 07:55:05.628782','failed','The calendar server''s answer holds definitions that do not belong there.',1,'{}');
INSERT INTO "runs" VALUES(45,5,'sweep','2026-11-29 07:55:05.642762','2026-11-29 07:55:05.628793','failed','calendar.example.org redirects in circles.',1,'{}');
INSERT INTO "runs" VALUES(46,5,'sweep','2026-11-29 07:55:05.642762','2026-11-29 07:55:05.628805','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.',1,'{}');
INSERT INTO "runs" VALUES(47,5,'sweep','2026-11-29 07:55:05.642763','2026-11-29 07:55:05.628816','failed','calendar.example.org sends an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(48,5,'sweep','2026-11-29 07:55:05.642763','2026-11-29 07:55:05.628827','failed','calendar.example.org is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(49,5,'sweep','2026-11-29 07:55:05.642764','2026-11-29 07:55:05.628839','failed','calendar.example.org sent an answer that cannot be unpacked.',1,'{}');
INSERT INTO "runs" VALUES(50,5,'sweep','2026-11-29 07:55:05.642764','2026-11-29 07:55:05.628851','failed','calendar.example.org broke its answer off.',1,'{}');
INSERT INTO "runs" VALUES(51,5,'sweep','2026-11-29 07:55:05.642765','2026-11-29 07:55:05.628863','failed','calendar.example.org did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(52,5,'sweep','2026-11-29 07:55:05.642765','2026-11-29 07:55:05.628873','failed','calendar.example.org broke the connection off.',1,'{}');
INSERT INTO "runs" VALUES(53,5,'sweep','2026-11-29 07:55:05.642766','2026-11-29 07:55:05.628885','failed','calendar.example.org could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(54,5,'sweep','2026-11-29 07:55:05.642766','2026-11-29 07:55:05.628896','failed','No secure connection to calendar.example.org is possible.',1,'{}');
INSERT INTO "runs" VALUES(55,5,'sweep','2026-11-29 07:55:05.642767','2026-11-29 07:55:05.628914','failed','The certificate of calendar.example.org belongs to another server.',1,'{}');
INSERT INTO "runs" VALUES(56,5,'sweep','2026-11-29 07:55:05.642768','2026-11-29 07:55:05.628925','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.',1,'{}');
INSERT INTO "runs" VALUES(57,5,'sweep','2026-11-29 07:55:05.642768','2026-11-29 07:55:05.628936','failed','The event was accepted, but it cannot be found.',1,'{}');
INSERT INTO "runs" VALUES(58,5,'sweep','2026-11-29 07:55:05.642769','2026-11-29 07:55:05.628947','failed','This is not a valid server address.',1,'{}');
INSERT INTO "runs" VALUES(59,5,'sweep','2026-11-29 07:55:05.642769','2026-11-29 07:55:05.628958','failed','A server address starts with https:// and names a host.',1,'{}');
INSERT INTO "runs" VALUES(60,5,'sweep','2026-11-29 07:55:05.642770','2026-11-29 07:55:05.628969','failed','Leave user name and password out of the address; they have fields of their own.',1,'{}');
INSERT INTO "runs" VALUES(61,5,'sweep','2026-11-29 07:55:05.642770','2026-11-29 07:55:05.628980','failed','Only addresses that start with https:// are allowed here.',1,'{}');
INSERT INTO "runs" VALUES(62,5,'sweep','2026-11-29 07:55:05.642771','2026-11-29 07:55:05.628992','failed','There is no server named calendar.example.org. Check the spelling.',1,'{}');
INSERT INTO "runs" VALUES(63,5,'sweep','2026-11-29 07:55:05.642771','2026-11-29 07:55:05.629002','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.',1,'{}');
INSERT INTO "runs" VALUES(64,5,'sweep','2026-11-29 07:55:05.642772','2026-11-29 07:55:05.629018','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.',1,'{}');
INSERT INTO "runs" VALUES(65,5,'sweep','2026-11-29 07:55:05.642772','2026-11-29 07:55:05.629029','failed','Cronofy refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(66,5,'sweep','2026-11-29 07:55:05.642773','2026-11-29 07:55:05.629040','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone',1,'{}');
INSERT INTO "runs" VALUES(67,5,'sweep','2026-11-29 07:55:05.642773','2026-11-29 07:55:05.629052','failed','Cronofy no longer accepts the stored authorisation.',1,'{}');
INSERT INTO "runs" VALUES(68,5,'sweep','2026-11-29 07:55:05.642774','2026-11-29 07:55:05.629064','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(69,5,'sweep','2026-11-29 07:55:05.642775','2026-11-29 07:55:05.629086','failed','Cronofy cannot write to this account just now.',1,'{}');
INSERT INTO "runs" VALUES(70,5,'sweep','2026-11-29 07:55:05.642775','2026-11-29 07:55:05.629100','failed','Cronofy asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(71,5,'sweep','2026-11-29 07:55:05.642776','2026-11-29 07:55:05.629111','failed','Cronofy has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(72,5,'sweep','2026-11-29 07:55:05.642776','2026-11-29 07:55:05.629122','failed','The calendar no longer exists, or the account no longer has access to it.',1,'{}');
INSERT INTO "runs" VALUES(73,5,'sweep','2026-11-29 07:55:05.642777','2026-11-29 07:55:05.629133','failed','Cronofy did not say which channel it opened.',1,'{}');
INSERT INTO "runs" VALUES(74,5,'sweep','2026-11-29 07:55:05.642777','2026-11-29 07:55:05.629144','failed','Cronofy did not say which channels there are.',1,'{}');
INSERT INTO "runs" VALUES(75,5,'sweep','2026-11-29 07:55:05.642778','2026-11-29 07:55:05.629155','failed','Cronofy answered with something else than JSON.',1,'{}');
INSERT INTO "runs" VALUES(76,5,'sweep','2026-11-29 07:55:05.642778','2026-11-29 07:55:05.629165','failed','Cronofy''s answer holds no events.',1,'{}');
INSERT INTO "runs" VALUES(77,5,'sweep','2026-11-29 07:55:05.642779','2026-11-29 07:55:05.629176','failed','Cronofy forgot the rest of a listing while it was read.',1,'{}');
INSERT INTO "runs" VALUES(78,5,'sweep','2026-11-29 07:55:05.642779','2026-11-29 07:55:05.629187','failed','Cronofy''s listing does not end.',1,'{}');
INSERT INTO "runs" VALUES(79,5,'sweep','2026-11-29 07:55:05.642780','2026-11-29 07:55:05.629198','failed','Cronofy''s answer to a batch does not fit what was sent.',1,'{}');
INSERT INTO "runs" VALUES(80,5,'sweep','2026-11-29 07:55:05.642780','2026-11-29 07:55:05.629209','failed','The position in the calendar''s changes is not one of this program''s.',1,'{}');
INSERT INTO "runs" VALUES(81,5,'sweep','2026-11-29 07:55:05.642781','2026-11-29 07:55:05.629219','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.',1,'{}');
INSERT INTO "runs" VALUES(82,5,'sweep','2026-11-29 07:55:05.642781','2026-11-29 07:55:05.629231','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(83,5,'sweep','2026-11-29 07:55:05.642782','2026-11-29 07:55:05.629242','failed','Cronofy did not say which calendars the account has.',1,'{}');
INSERT INTO "runs" VALUES(84,5,'sweep','2026-11-29 07:55:05.642782','2026-11-29 07:55:05.629253','failed','So much is being sent to Cronofy that this has to wait its turn.',1,'{}');
INSERT INTO "runs" VALUES(85,5,'sweep','2026-11-29 07:55:05.642783','2026-11-29 07:55:05.629264','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.',1,'{}');
INSERT INTO "runs" VALUES(86,5,'sweep','2026-11-29 07:55:05.642783','2026-11-29 07:55:05.629275','failed','Cronofy did not take the authorisation back.',1,'{}');
INSERT INTO "runs" VALUES(87,5,'sweep','2026-11-29 07:55:05.642784','2026-11-29 07:55:05.629285','failed','Cronofy refused the sign-in (status 503).',1,'{}');
INSERT INTO "runs" VALUES(88,5,'sweep','2026-11-29 07:55:05.642784','2026-11-29 07:55:05.629297','failed','Cronofy''s answer to the sign-in cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(89,5,'sweep','2026-11-29 07:55:05.642785','2026-11-29 07:55:05.629307','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(90,5,'sweep','2026-11-29 07:55:05.642785','2026-11-29 07:55:05.629327','failed','Cronofy found the sign-in request invalid. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(91,5,'sweep','2026-11-29 07:55:05.642786','2026-11-29 07:55:05.629342','failed','Cronofy no longer accepts the authorisation. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(92,5,'sweep','2026-11-29 07:55:05.642786','2026-11-29 07:55:05.629353','failed','Cronofy named an address outside its own; it was not followed.',1,'{}');
INSERT INTO "runs" VALUES(93,5,'sweep','2026-11-29 07:55:05.642787','2026-11-29 07:55:05.629364','failed','Cronofy did not find what was to be written.',1,'{}');
INSERT INTO "runs" VALUES(94,5,'sweep','2026-11-29 07:55:05.642787','2026-11-29 07:55:05.629375','failed','Cronofy accepted the entry, but does not show it yet.',1,'{}');
INSERT INTO "runs" VALUES(95,5,'sweep','2026-11-29 07:55:05.642788','2026-11-29 07:55:05.629386','failed','What Cronofy shows of the entry cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(96,5,'sweep','2026-11-29 07:55:05.642788','2026-11-29 07:55:05.629397','failed','Cronofy sent an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(97,5,'sweep','2026-11-29 07:55:05.642789','2026-11-29 07:55:05.629408','failed','Cronofy is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(98,5,'sweep','2026-11-29 07:55:05.642789','2026-11-29 07:55:05.629419','failed','Cronofy answered with a redirect; its address in the settings may be wrong.',1,'{}');
INSERT INTO "runs" VALUES(99,5,'sweep','2026-11-29 07:55:05.642790','2026-11-29 07:55:05.629430','failed','No secure connection to Cronofy is possible.',1,'{}');
INSERT INTO "runs" VALUES(100,5,'sweep','2026-11-29 07:55:05.642791','2026-11-29 07:55:05.629444','failed','Cronofy did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(101,5,'sweep','2026-11-29 07:55:05.642791','2026-11-29 07:55:05.629456','failed','Cronofy could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(102,5,'sweep','2026-11-29 07:55:05.642792','2026-11-29 07:55:05.629468','failed','The calendar service no longer lets Cronofy in. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(103,5,'sweep','2026-11-29 07:55:05.642792','2026-11-29 07:55:05.629479','failed','Another account was connected instead of Ada. Please reconnect Ada.',1,'{}');
INSERT INTO "runs" VALUES(104,5,'sweep','2026-11-29 07:55:05.642795','2026-11-29 07:55:05.629490','failed','The stored credentials can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(105,5,'sweep','2026-11-29 07:55:05.642795','2026-11-29 07:55:05.629501','failed','Where the account''s calendars are is not known. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(106,5,'sweep','2026-11-29 07:55:05.642796','2026-11-29 07:55:05.629512','failed','Cronofy is not set up on this installation. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(107,5,'sweep','2026-11-29 07:55:05.642796','2026-11-29 07:55:05.629524','failed','Another worker renews the sign-in of this account and does not come to an end.',1,'{}');
INSERT INTO "runs" VALUES(108,5,'sweep','2026-11-29 07:55:05.642797','2026-11-29 07:55:05.629535','failed','The stored sign-in can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(109,5,'sweep','2026-11-29 07:55:05.642797','2026-11-29 07:55:05.629546','failed','An internal error. The server''s log has the details.',1,'{}');
INSERT INTO "runs" VALUES(110,5,'sweep','2026-11-29 07:55:05.642798','2026-11-29 07:55:05.629557','failed','Too much changed on both sides while they were looked at. Please try again in a moment.',1,'{}');
INSERT INTO "runs" VALUES(111,5,'sweep','2026-11-29 07:55:05.642798','2026-11-29 07:55:05.629568','failed','The calendar service left events out of its answer.',1,'{}');
INSERT INTO "runs" VALUES(112,5,'sweep','2026-11-29 07:55:05.642799','2026-11-29 07:55:05.629579','failed','1 event could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(113,5,'sweep','2026-11-29 07:55:05.642799','2026-11-29 07:55:05.629589','failed','12 events could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(114,5,'sweep','2026-11-29 07:55:05.642800','2026-11-29 07:55:05.629600','failed','it was cut short; the next run completed its work',1,'{}');
INSERT INTO "runs" VALUES(115,5,'sweep','2026-11-29 07:55:05.642800','2026-11-29 07:55:05.629611','failed','The calendar service lists very many events under other ids than before. Please look at the plan first.',1,'{}');
INSERT INTO "runs" VALUES(116,5,'sweep','2026-11-29 07:55:05.642801','2026-11-29 07:55:05.629622','failed','It was switched off meanwhile.',1,'{}');
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
INSERT INTO "second_steps" VALUES(1,3,'gAAAAABrC9pZZmWL5zoDG7lJngEuyKlCvtGUijGX6xsEWepJjQHJVnmHUcPde0oxygPAHleqUu0I54zA3nnpV_U60lJOR9eaERSqMJL5sRaVS-GbwU4drmk=',0,'["-"]','2026-11-29 07:55:05.616391');
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
INSERT INTO "set_up" VALUES(1,'2026-11-29 07:55:00.069799');
CREATE TABLE sign_in_attempts (
	id INTEGER NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	account VARCHAR(254) NOT NULL, 
	attempted_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_attempts PRIMARY KEY (id)
);
INSERT INTO "sign_in_attempts" VALUES(1,'127.0.0.1','ada@example.org','2026-11-29 07:55:05.617051');
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
INSERT INTO "sign_on_identities" VALUES(1,2,'https://sign-on.example.org','ben','2026-11-29 07:55:05.617615');
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
INSERT INTO "tasks" VALUES(1,'91ac28d8-73c4-487f-bc65-096308a5ce7d','Order toner','',1,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 07:55:00.094407',NULL,NULL,3,1,'Europe/Berlin');
INSERT INTO "tasks" VALUES(2,'118fc3ae-be08-4d24-8410-aa4bb5dab747','Write the report','',NULL,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 07:55:00.094413',NULL,NULL,4,1,'Europe/Berlin');
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
INSERT INTO "texts_due" VALUES(1,'template','service_call',0,'2026-11-29 07:55:05.618423');
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
INSERT INTO "tickets" VALUES(1,1042,NULL,1,1,'Printer is down','','normal',1,'open',NULL,1,'2026-11-29 07:55:00.081273','2026-11-29 07:55:00.081277',NULL,1,NULL);
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
INSERT INTO "timeline_entries" VALUES(1,1,NULL,'','created the ticket','2026-11-29 07:55:00.081691');
INSERT INTO "timeline_entries" VALUES(2,1,1,'','called the client','2026-11-29 07:55:00.090767');
INSERT INTO "timeline_entries" VALUES(3,1,NULL,'','planned a service call: Thu 3 Dec 2026, 09:00–10:00 (Berlin), for Ada and Ben','2026-11-29 07:55:00.098517');
INSERT INTO "timeline_entries" VALUES(4,1,NULL,'','added the task “Order toner”','2026-11-29 07:55:00.098517');
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
INSERT INTO "to_dos" VALUES(1,'e19d5a1a-7a6c-4610-b55b-07e5155bda25',1,'Hand in receipts','2026-12-03',NULL,NULL,0,'2026-11-29 07:55:00.092811',NULL,NULL,5,1,NULL);
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
INSERT INTO "users" VALUES(1,'ada@example.org','Ada','$argon2id$v=19$m=65536,t=3,p=4$Wh37RhCgtzWtTPAFuX7JHA$yvZonM2hpECv04SSDqwerl24wNz78yeZjwVUw3uDrBo','administrator','Europe/Berlin',0,0,'7caa2a65-cd00-4026-af59-57aa0cb7c1db','2026-11-29 07:55:00.070765');
INSERT INTO "users" VALUES(2,'ben@example.org','Ben','$argon2id$v=19$m=65536,t=3,p=4$Wh37RhCgtzWtTPAFuX7JHA$yvZonM2hpECv04SSDqwerl24wNz78yeZjwVUw3uDrBo','technician','Europe/Berlin',0,0,'16cc301a-b11f-44e7-98f6-f1ce1f700072','2026-11-29 07:55:00.070773');
INSERT INTO "users" VALUES(3,'cem@example.org','Cem','$argon2id$v=19$m=65536,t=3,p=4$Wh37RhCgtzWtTPAFuX7JHA$yvZonM2hpECv04SSDqwerl24wNz78yeZjwVUw3uDrBo','technician','Europe/Berlin',0,0,'717bd960-e652-4f36-bde0-55aa29e076ad','2026-11-29 07:55:00.070781');
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
