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
INSERT INTO "alerts" VALUES(5,'2026-11-29 06:53:22.530900','2026-11-29 06:53:22.530903');
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
INSERT INTO "approvals" VALUES(1,1,17,'here',25,'2026-11-29 06:53:20.181547',NULL,NULL,NULL);
INSERT INTO "approvals" VALUES(2,5,NULL,'there',2,'2026-11-29 06:53:22.642400','2026-11-29 06:53:22.641554',0,NULL);
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
INSERT INTO "clients" VALUES(1,'Harbour Ltd','Quay 4','Europe/Berlin',NULL,'2026-11-29 06:53:15.047905',NULL,1,NULL);
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
INSERT INTO "deployment" VALUES(1,'2af9990b-ca5a-4f83-913d-032bee76bea1');
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
INSERT INTO "failures" VALUES(1,'sending','2026-11-29 06:53:22.361021',1,'The server did not answer in time.','2026-11-29 06:53:22.361021','2026-11-29 06:53:31.668762',0);
INSERT INTO "failures" VALUES(2,'sending','2026-11-29 06:53:22.390573',1,'The server did not answer in time.','2026-11-29 06:53:22.390573','2026-11-29 06:53:33.711029',0);
INSERT INTO "failures" VALUES(7,'reading','2026-11-29 06:53:22.626896',2,'The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 06:53:22.627468',NULL,0);
INSERT INTO "failures" VALUES(7,'sending','2026-11-29 06:53:22.626942',2,'The server does not allow access to this calendar.','2026-11-29 06:53:22.627469',NULL,0);
INSERT INTO "failures" VALUES(7,'manual','2026-11-29 06:53:22.626959',2,'The server refused the request (status 503).','2026-11-29 06:53:22.627470',NULL,0);
INSERT INTO "failures" VALUES(7,'undo','2026-11-29 06:53:22.626971',2,'The server no longer accepts the user name and password.','2026-11-29 06:53:22.627470',NULL,0);
INSERT INTO "failures" VALUES(7,'busy','2026-11-29 06:53:22.626984',2,'The server asked to slow down.','2026-11-29 06:53:22.627471',NULL,0);
INSERT INTO "failures" VALUES(8,'reading','2026-11-29 06:53:22.628046',2,'The entry is locked on the server just now.','2026-11-29 06:53:22.628375',NULL,0);
INSERT INTO "failures" VALUES(8,'sending','2026-11-29 06:53:22.628079',2,'The server has a problem of its own just now (status 503).','2026-11-29 06:53:22.628376',NULL,0);
INSERT INTO "failures" VALUES(8,'manual','2026-11-29 06:53:22.628095',2,'The server''s list of changes has no end mark.','2026-11-29 06:53:22.628377',NULL,0);
INSERT INTO "failures" VALUES(8,'undo','2026-11-29 06:53:22.628108',2,'The server''s list of changes does not move on.','2026-11-29 06:53:22.628377',NULL,0);
INSERT INTO "failures" VALUES(8,'busy','2026-11-29 06:53:22.628133',2,'The server no longer knows how far we had read.','2026-11-29 06:53:22.628378',NULL,0);
INSERT INTO "failures" VALUES(9,'reading','2026-11-29 06:53:22.628698',2,'The server cannot say what changed since the last time.','2026-11-29 06:53:22.629146',NULL,0);
INSERT INTO "failures" VALUES(9,'sending','2026-11-29 06:53:22.628721',2,'The server did not list the whole calendar.','2026-11-29 06:53:22.629147',NULL,0);
INSERT INTO "failures" VALUES(9,'manual','2026-11-29 06:53:22.628736',2,'The server lists entries that lie outside the calendar.','2026-11-29 06:53:22.629148',NULL,0);
INSERT INTO "failures" VALUES(9,'undo','2026-11-29 06:53:22.628759',2,'How far we had read is no longer known.','2026-11-29 06:53:22.629149',NULL,0);
INSERT INTO "failures" VALUES(9,'busy','2026-11-29 06:53:22.628775',2,'The server said nothing about the calendar.','2026-11-29 06:53:22.629149',NULL,0);
INSERT INTO "failures" VALUES(10,'reading','2026-11-29 06:53:22.629540',2,'The calendar is read-only for this account.','2026-11-29 06:53:22.629839',NULL,0);
INSERT INTO "failures" VALUES(10,'sending','2026-11-29 06:53:22.629570',2,'The calendar has moved on the server. Connect the account again.','2026-11-29 06:53:22.629840',NULL,0);
INSERT INTO "failures" VALUES(10,'manual','2026-11-29 06:53:22.629585',2,'The server answered with something else than calendar data.','2026-11-29 06:53:22.629840',NULL,0);
INSERT INTO "failures" VALUES(10,'undo','2026-11-29 06:53:22.629597',2,'Nothing answers at calendar.example.org, port 443.','2026-11-29 06:53:22.629841',NULL,0);
INSERT INTO "failures" VALUES(10,'busy','2026-11-29 06:53:22.629608',2,'The server uses a name or a tag that no request can carry.','2026-11-29 06:53:22.629841',NULL,0);
INSERT INTO "failures" VALUES(11,'reading','2026-11-29 06:53:22.630206',2,'The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 06:53:22.630497',NULL,0);
INSERT INTO "failures" VALUES(11,'sending','2026-11-29 06:53:22.630241',2,'The calendar server''s answer holds definitions that do not belong there.','2026-11-29 06:53:22.630498',NULL,0);
INSERT INTO "failures" VALUES(11,'manual','2026-11-29 06:53:22.630261',2,'calendar.example.org redirects in circles.','2026-11-29 06:53:22.630498',NULL,0);
INSERT INTO "failures" VALUES(11,'undo','2026-11-29 06:53:22.630274',2,'dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 06:53:22.630499',NULL,0);
INSERT INTO "failures" VALUES(11,'busy','2026-11-29 06:53:22.630286',2,'calendar.example.org sends an answer that is far too large.','2026-11-29 06:53:22.630499',NULL,0);
INSERT INTO "failures" VALUES(12,'reading','2026-11-29 06:53:22.630809',2,'calendar.example.org is too slow: its answer did not end.','2026-11-29 06:53:22.631058',NULL,0);
INSERT INTO "failures" VALUES(12,'sending','2026-11-29 06:53:22.630830',2,'calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 06:53:22.631060',NULL,0);
INSERT INTO "failures" VALUES(12,'manual','2026-11-29 06:53:22.630844',2,'calendar.example.org broke its answer off.','2026-11-29 06:53:22.631060',NULL,0);
INSERT INTO "failures" VALUES(12,'undo','2026-11-29 06:53:22.630857',2,'calendar.example.org did not answer in time.','2026-11-29 06:53:22.631061',NULL,0);
INSERT INTO "failures" VALUES(12,'busy','2026-11-29 06:53:22.630868',2,'calendar.example.org broke the connection off.','2026-11-29 06:53:22.631061',NULL,0);
INSERT INTO "failures" VALUES(13,'reading','2026-11-29 06:53:22.631386',2,'calendar.example.org could not be reached.','2026-11-29 06:53:22.631729',NULL,0);
INSERT INTO "failures" VALUES(13,'sending','2026-11-29 06:53:22.631411',2,'No secure connection to calendar.example.org is possible.','2026-11-29 06:53:22.631731',NULL,0);
INSERT INTO "failures" VALUES(13,'manual','2026-11-29 06:53:22.631426',2,'The certificate of calendar.example.org belongs to another server.','2026-11-29 06:53:22.631731',NULL,0);
INSERT INTO "failures" VALUES(13,'undo','2026-11-29 06:53:22.631438',2,'The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 06:53:22.631732',NULL,0);
INSERT INTO "failures" VALUES(13,'busy','2026-11-29 06:53:22.631450',2,'The event was accepted, but it cannot be found.','2026-11-29 06:53:22.631732',NULL,0);
INSERT INTO "failures" VALUES(14,'reading','2026-11-29 06:53:22.632058',2,'This is not a valid server address.','2026-11-29 06:53:22.632329',NULL,0);
INSERT INTO "failures" VALUES(14,'sending','2026-11-29 06:53:22.632082',2,'A server address starts with https:// and names a host.','2026-11-29 06:53:22.632331',NULL,0);
INSERT INTO "failures" VALUES(14,'manual','2026-11-29 06:53:22.632096',2,'Leave user name and password out of the address; they have fields of their own.','2026-11-29 06:53:22.632331',NULL,0);
INSERT INTO "failures" VALUES(14,'undo','2026-11-29 06:53:22.632109',2,'Only addresses that start with https:// are allowed here.','2026-11-29 06:53:22.632332',NULL,0);
INSERT INTO "failures" VALUES(14,'busy','2026-11-29 06:53:22.632121',2,'There is no server named calendar.example.org. Check the spelling.','2026-11-29 06:53:22.632332',NULL,0);
INSERT INTO "failures" VALUES(15,'reading','2026-11-29 06:53:22.632652',2,'calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 06:53:22.632927',NULL,0);
INSERT INTO "failures" VALUES(15,'sending','2026-11-29 06:53:22.632686',2,'Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 06:53:22.632928',NULL,0);
INSERT INTO "failures" VALUES(15,'manual','2026-11-29 06:53:22.632702',2,'Cronofy refused the request (status 503).','2026-11-29 06:53:22.632928',NULL,0);
INSERT INTO "failures" VALUES(15,'undo','2026-11-29 06:53:22.632716',2,'Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 06:53:22.632929',NULL,0);
INSERT INTO "failures" VALUES(15,'busy','2026-11-29 06:53:22.632728',2,'Cronofy no longer accepts the stored authorisation.','2026-11-29 06:53:22.632930',NULL,0);
INSERT INTO "failures" VALUES(16,'reading','2026-11-29 06:53:22.633236',2,'The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 06:53:22.635180',NULL,0);
INSERT INTO "failures" VALUES(16,'sending','2026-11-29 06:53:22.633258',2,'Cronofy cannot write to this account just now.','2026-11-29 06:53:22.635184',NULL,0);
INSERT INTO "failures" VALUES(16,'manual','2026-11-29 06:53:22.633272',2,'Cronofy asked to slow down.','2026-11-29 06:53:22.635184',NULL,0);
INSERT INTO "failures" VALUES(16,'undo','2026-11-29 06:53:22.633284',2,'Cronofy has a problem of its own just now (status 503).','2026-11-29 06:53:22.635185',NULL,0);
INSERT INTO "failures" VALUES(16,'busy','2026-11-29 06:53:22.633295',2,'The calendar no longer exists, or the account no longer has access to it.','2026-11-29 06:53:22.635185',NULL,0);
INSERT INTO "failures" VALUES(17,'reading','2026-11-29 06:53:22.635681',2,'Cronofy did not say which channel it opened.','2026-11-29 06:53:22.636026',NULL,0);
INSERT INTO "failures" VALUES(17,'sending','2026-11-29 06:53:22.635721',2,'Cronofy did not say which channels there are.','2026-11-29 06:53:22.636028',NULL,0);
INSERT INTO "failures" VALUES(17,'manual','2026-11-29 06:53:22.635736',2,'Cronofy answered with something else than JSON.','2026-11-29 06:53:22.636028',NULL,0);
INSERT INTO "failures" VALUES(17,'undo','2026-11-29 06:53:22.635749',2,'Cronofy''s answer holds no events.','2026-11-29 06:53:22.636029',NULL,0);
INSERT INTO "failures" VALUES(17,'busy','2026-11-29 06:53:22.635766',2,'Cronofy forgot the rest of a listing while it was read.','2026-11-29 06:53:22.636029',NULL,0);
INSERT INTO "failures" VALUES(18,'reading','2026-11-29 06:53:22.636405',2,'Cronofy''s listing does not end.','2026-11-29 06:53:22.636701',NULL,0);
INSERT INTO "failures" VALUES(18,'sending','2026-11-29 06:53:22.636431',2,'Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 06:53:22.636703',NULL,0);
INSERT INTO "failures" VALUES(18,'manual','2026-11-29 06:53:22.636445',2,'The position in the calendar''s changes is not one of this program''s.','2026-11-29 06:53:22.636703',NULL,0);
INSERT INTO "failures" VALUES(18,'undo','2026-11-29 06:53:22.636457',2,'Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 06:53:22.636704',NULL,0);
INSERT INTO "failures" VALUES(18,'busy','2026-11-29 06:53:22.636478',2,'Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 06:53:22.636704',NULL,0);
INSERT INTO "failures" VALUES(19,'reading','2026-11-29 06:53:22.637006',2,'Cronofy did not say which calendars the account has.','2026-11-29 06:53:22.637256',NULL,0);
INSERT INTO "failures" VALUES(19,'sending','2026-11-29 06:53:22.637028',2,'So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 06:53:22.637257',NULL,0);
INSERT INTO "failures" VALUES(19,'manual','2026-11-29 06:53:22.637041',2,'The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 06:53:22.637258',NULL,0);
INSERT INTO "failures" VALUES(19,'undo','2026-11-29 06:53:22.637053',2,'Cronofy did not take the authorisation back.','2026-11-29 06:53:22.637258',NULL,0);
INSERT INTO "failures" VALUES(19,'busy','2026-11-29 06:53:22.637065',2,'Cronofy refused the sign-in (status 503).','2026-11-29 06:53:22.637259',NULL,0);
INSERT INTO "failures" VALUES(20,'reading','2026-11-29 06:53:22.637551',2,'Cronofy''s answer to the sign-in cannot be read.','2026-11-29 06:53:22.637794',NULL,0);
INSERT INTO "failures" VALUES(20,'sending','2026-11-29 06:53:22.637572',2,'Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 06:53:22.637795',NULL,0);
INSERT INTO "failures" VALUES(20,'manual','2026-11-29 06:53:22.637586',2,'Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 06:53:22.637796',NULL,0);
INSERT INTO "failures" VALUES(20,'undo','2026-11-29 06:53:22.637598',2,'Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 06:53:22.637796',NULL,0);
INSERT INTO "failures" VALUES(20,'busy','2026-11-29 06:53:22.637609',2,'Cronofy named an address outside its own; it was not followed.','2026-11-29 06:53:22.637796',NULL,0);
INSERT INTO "failures" VALUES(21,'reading','2026-11-29 06:53:22.638125',2,'Cronofy did not find what was to be written.','2026-11-29 06:53:22.638378',NULL,0);
INSERT INTO "failures" VALUES(21,'sending','2026-11-29 06:53:22.638148',2,'Cronofy accepted the entry, but does not show it yet.','2026-11-29 06:53:22.638379',NULL,0);
INSERT INTO "failures" VALUES(21,'manual','2026-11-29 06:53:22.638162',2,'What Cronofy shows of the entry cannot be read.','2026-11-29 06:53:22.638379',NULL,0);
INSERT INTO "failures" VALUES(21,'undo','2026-11-29 06:53:22.638175',2,'Cronofy sent an answer that is far too large.','2026-11-29 06:53:22.638380',NULL,0);
INSERT INTO "failures" VALUES(21,'busy','2026-11-29 06:53:22.638187',2,'Cronofy is too slow: its answer did not end.','2026-11-29 06:53:22.638380',NULL,0);
INSERT INTO "failures" VALUES(22,'reading','2026-11-29 06:53:22.638692',2,'Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 06:53:22.638938',NULL,0);
INSERT INTO "failures" VALUES(22,'sending','2026-11-29 06:53:22.638713',2,'No secure connection to Cronofy is possible.','2026-11-29 06:53:22.638939',NULL,0);
INSERT INTO "failures" VALUES(22,'manual','2026-11-29 06:53:22.638727',2,'Cronofy did not answer in time.','2026-11-29 06:53:22.638939',NULL,0);
INSERT INTO "failures" VALUES(22,'undo','2026-11-29 06:53:22.638739',2,'Cronofy could not be reached.','2026-11-29 06:53:22.638940',NULL,0);
INSERT INTO "failures" VALUES(22,'busy','2026-11-29 06:53:22.638750',2,'The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 06:53:22.638940',NULL,0);
INSERT INTO "failures" VALUES(23,'reading','2026-11-29 06:53:22.639372',2,'Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 06:53:22.639709',NULL,0);
INSERT INTO "failures" VALUES(23,'sending','2026-11-29 06:53:22.639403',2,'The stored credentials can no longer be read. Please connect again.','2026-11-29 06:53:22.639710',NULL,0);
INSERT INTO "failures" VALUES(23,'manual','2026-11-29 06:53:22.639417',2,'Where the account''s calendars are is not known. Please connect again.','2026-11-29 06:53:22.639711',NULL,0);
INSERT INTO "failures" VALUES(23,'undo','2026-11-29 06:53:22.639430',2,'Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 06:53:22.639712',NULL,0);
INSERT INTO "failures" VALUES(23,'busy','2026-11-29 06:53:22.639441',2,'Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 06:53:22.639712',NULL,0);
INSERT INTO "failures" VALUES(24,'reading','2026-11-29 06:53:22.640044',2,'The stored sign-in can no longer be read. Please connect again.','2026-11-29 06:53:22.640311',NULL,0);
INSERT INTO "failures" VALUES(24,'sending','2026-11-29 06:53:22.640070',2,'An internal error. The server''s log has the details.','2026-11-29 06:53:22.640312',NULL,0);
INSERT INTO "failures" VALUES(24,'manual','2026-11-29 06:53:22.640084',2,'Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 06:53:22.640313',NULL,0);
INSERT INTO "failures" VALUES(24,'undo','2026-11-29 06:53:22.640096',2,'The calendar service left events out of its answer.','2026-11-29 06:53:22.640313',NULL,0);
INSERT INTO "failures" VALUES(24,'busy','2026-11-29 06:53:22.640107',2,'1 event could not be removed; the log says why.','2026-11-29 06:53:22.640313',NULL,0);
INSERT INTO "failures" VALUES(25,'reading','2026-11-29 06:53:22.640621',2,'12 events could not be removed; the log says why.','2026-11-29 06:53:22.641011',NULL,0);
CREATE TABLE former_uids (
	item_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	written_by_us BOOLEAN NOT NULL, 
	CONSTRAINT pk_former_uids PRIMARY KEY (item_id, digest), 
	CONSTRAINT fk_former_uids_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "former_uids" VALUES(35,211177544867751589,1);
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
INSERT INTO "held_deletions" VALUES(2,1,20,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(3,1,18,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(4,1,14,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(5,1,22,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(6,1,17,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(7,1,23,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(8,1,19,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(9,1,13,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(10,1,15,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(11,1,16,'the linked calendar reported it as removed');
INSERT INTO "held_deletions" VALUES(12,1,21,'the linked calendar reported it as removed');
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
INSERT INTO "integrations" VALUES(1,1,1,NULL,NULL,0,'http://practice.example/practice-1/calendar/','Practice calendar',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/bc45f8090b368f59ceb52b0743c98ee73d14e7380b52fe800795e6387a51ef24','2026-11-29 06:53:21.510229','2026-11-29 06:53:21.510229',NULL,NULL,'2026-11-29 06:53:25.261650',2,'2026-11-29 06:53:20.187784','2026-11-29 06:53:22.261650',NULL,'2026-11-29 06:53:15.912909',NULL,NULL,NULL,'2026-11-29 07:53:20.219091',NULL,NULL,'',NULL,'2026-11-29 06:53:16.119523',NULL,'2026-11-29 06:53:19.236306','2026-11-29 06:53:19.649334');
INSERT INTO "integrations" VALUES(2,2,2,NULL,NULL,0,'http://practice.example/practice-2/work/','Work',NULL,NULL,0,1,1,1,'["appointment", "crm_activity", "service_call", "task", "to_do"]',1,'1m','6m',1,'1m','6m',1,'sync:http://radicale.org/ns/sync/5655a9736b9c0298d03f0087e4941a8dde72121c454100a665e360fa0416de02','2026-11-29 06:53:22.202192','2026-11-29 06:53:22.202192',NULL,NULL,'2026-11-29 06:54:22.288492',2,'2026-11-29 06:53:17.812389','2026-11-29 06:53:22.288492',NULL,'2026-11-29 06:53:16.965085',NULL,NULL,NULL,'2026-11-29 07:53:20.225587',NULL,NULL,'',NULL,'2026-11-29 06:53:17.008812',NULL,'2026-11-29 06:53:17.149805','2026-11-29 06:53:17.147276');
INSERT INTO "integrations" VALUES(3,3,3,NULL,NULL,0,'cal_82bafb7f89@A_AG4GaWNryD4wevnz','Calendar',NULL,NULL,0,1,1,1,'["appointment"]',1,'1m','6m',1,'1m','6m',1,'v2 2026-11-29T06:53:17Z 2026-11-29T06:53:17Z 2026-11-29T06:53:16Z 2026-11-29T06:53:16Z 2026-11-29T05:53:16Z 3600 0YWhWgO04tHpJm7b7vC4LAePBOzVyaveJvXifZs7NXMB8ZwqgAoTdJ7qj3B_5zx_xtQUC7oa','2026-11-29 06:53:18.108043','2026-11-29 06:53:17.246130',NULL,NULL,'2026-11-29 07:08:18.120423',1,'2026-11-29 06:53:17.596587','2026-11-29 06:53:18.120423',NULL,'2026-11-29 06:53:17.170958','R3XIRDVA63MYzGDl56tbEcXA9gsicy0BQdmwQxHj5Xw','2026-11-29 06:53:18.093008',NULL,'2026-11-29 07:53:20.239492',NULL,NULL,'',NULL,'2026-11-29 06:53:17.246130',NULL,'2026-11-29 06:53:17.312058','2026-11-29 06:53:17.309489');
INSERT INTO "integrations" VALUES(4,1,1,NULL,'2026-11-29 06:53:19.282376',0,'http://practice.example/practice-1/old/','Old',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 06:53:19.175500','2026-11-29 06:53:19.175500',NULL,NULL,'2026-11-29 06:53:22.181769',0,'2026-11-29 06:53:19.278960','2026-11-29 06:53:19.181769',NULL,'2026-11-29 06:53:19.078095',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 06:53:19.175500',NULL,'2026-11-29 06:53:19.278960',NULL);
INSERT INTO "integrations" VALUES(5,1,4,NULL,NULL,0,'http://practice.example/practice-1/archive/','Archive',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',0,'sync:http://radicale.org/ns/sync/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-29 06:53:19.376668','2026-11-29 06:53:19.376668',NULL,NULL,'2026-11-29 06:54:19.380966',0,NULL,'2026-11-29 06:53:19.380966',NULL,'2026-11-29 06:53:19.324064',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'2026-11-29 06:53:19.376668',NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(6,1,4,'linked_calendar',NULL,0,NULL,'Work',NULL,NULL,0,1,1,1,'["appointment"]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:19.391921',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(7,1,4,NULL,'2026-11-29 06:53:22.622616',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.623475',NULL,NULL,NULL,NULL,NULL,NULL,'the Cronofy plan of this installation does not include notices',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(8,1,4,NULL,'2026-11-29 06:53:22.626998',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.627784',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy does not permit them for this account',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(9,1,4,NULL,'2026-11-29 06:53:22.628149',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.628522',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy knows no way to send them for this calendar',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(10,1,4,NULL,'2026-11-29 06:53:22.628788',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.629327',NULL,NULL,NULL,NULL,NULL,NULL,'the callback address of this installation is longer than the 128 characters Cronofy takes',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(11,1,4,NULL,'2026-11-29 06:53:22.629622',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.630000',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy found the request for them invalid (start: is required; tzid: is not a time zone)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(12,1,4,NULL,'2026-11-29 06:53:22.630299',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.630640',NULL,NULL,NULL,NULL,NULL,NULL,'Cronofy refused the request for them (status 503)',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(13,1,4,NULL,'2026-11-29 06:53:22.630881',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.631189',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(14,1,4,NULL,'2026-11-29 06:53:22.631462',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.631880',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(15,1,4,NULL,'2026-11-29 06:53:22.632134',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.632478',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(16,1,4,NULL,'2026-11-29 06:53:22.632740',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.633075',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(17,1,4,NULL,'2026-11-29 06:53:22.633307',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.635385',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(18,1,4,NULL,'2026-11-29 06:53:22.635784',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.636193',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(19,1,4,NULL,'2026-11-29 06:53:22.636493',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.636843',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(20,1,4,NULL,'2026-11-29 06:53:22.637076',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.637390',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(21,1,4,NULL,'2026-11-29 06:53:22.637622',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.637931',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(22,1,4,NULL,'2026-11-29 06:53:22.638198',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.638513',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(23,1,4,NULL,'2026-11-29 06:53:22.638762',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.639156',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(24,1,4,NULL,'2026-11-29 06:53:22.639453',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.639864',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "integrations" VALUES(25,1,4,NULL,'2026-11-29 06:53:22.640119',0,NULL,'Over',NULL,NULL,0,1,1,1,'[]',0,'none','none',0,'none','none',1,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'2026-11-29 06:53:22.640452',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "items" VALUES(1,'43ca19c1-5c87-4008-81db-c54ae9807465',1,'service_call','[#1042] Printer is down – Harbour Ltd','Quay 4','Bring toner'||char(10)||''||char(10)||'Kim 123'||char(10)||''||char(10)||'http://app.example/tickets/1042','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 06:53:15.127454','2026-11-29 06:53:15.116885',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(2,'73e9e3ad-859c-402b-8f0d-245fffbd3bd3',1,'crm_activity','Visit: Harbour Ltd','Quay 4','http://app.example/clients/1','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 08:00:00.000000','2026-12-03 09:00:00.000000','2026-11-29 06:53:15.127461','2026-11-29 06:53:15.117310',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(3,'71850513-dd46-4155-905c-43aafdd90043',1,'task','Order toner','','http://app.example/tickets/1042','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 06:53:15.128579','2026-11-29 06:53:15.117649',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(4,'e94f54a3-cb4a-41fd-91b9-fbc1c98ef8c9',1,'task','Write the report','','http://app.example/tasks','2026-12-03 13:00:00.000000','2026-12-03 13:30:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-03 12:00:00.000000','2026-12-03 12:30:00.000000','2026-11-29 06:53:15.128585','2026-11-29 06:53:15.118154',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(5,'ee36dc93-dcc7-4254-b818-7648fad36d33',1,'to_do','Hand in receipts','','','2026-12-03 00:00:00.000000','2026-12-04 00:00:00.000000',1,'free',0,NULL,'[]','[]','2026-12-02 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 06:53:15.128591','2026-11-29 06:53:15.118505',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(6,'8c4ea90a-bc3b-40cd-85c0-ab1e19142e16',1,'appointment','Visit, moved to room 5','Quay 4','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:15.565821','2026-11-29 06:53:22.402905',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(7,'a1fd212c-b10e-4a3c-8584-28cf0d6004dc',1,'appointment','Fair','','','2026-12-02 00:00:00.000000','2026-12-04 00:00:00.000000',1,'busy',0,NULL,'[]','[]','2026-12-01 23:00:00.000000','2026-12-03 23:00:00.000000','2026-11-29 06:53:15.570779','2026-11-29 06:53:15.570781',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,NULL);
INSERT INTO "items" VALUES(8,'8e505963-d57a-4981-be91-53d584c6bf04',1,'appointment','Team meeting','','','2026-12-02 11:00:00.000000','2026-12-02 12:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','["2026-12-09T11:00:00"]','2026-12-02 10:00:00.000000','2027-01-06 11:00:00.000000','2026-11-29 06:53:15.573906','2026-11-29 06:53:15.573908',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(9,'ba90faae-f0f3-4993-8314-ca3a0e90b14f',1,'appointment','Changed there','','','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000','2026-11-29 06:53:15.580223','2026-11-29 06:53:20.000000',NULL,3,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(10,'5f120437-3c98-455f-bae6-4e4a9e5fb4e1',1,'appointment','Removed there','','','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 13:00:00.000000','2026-12-02 14:00:00.000000','2026-11-29 06:53:15.582308','2026-11-29 06:53:15.582310','2026-11-29 06:53:19.042067',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(11,'757adacc-7dfa-4f3d-ac4d-f1faef56344a',1,'appointment','Removed here','','','2026-12-02 15:00:00.000000','2026-12-02 16:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 14:00:00.000000','2026-12-02 15:00:00.000000','2026-11-29 06:53:15.584374','2026-11-29 06:53:18.629312','2026-11-29 06:53:18.623106',2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(12,'f3e2f30c-92ce-45f7-8abf-00ace526e898',2,'appointment','Once, and longer','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:15.586238','2026-11-29 06:53:22.413606',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(13,'fd44029e-a7df-4f60-9c88-7d4ce730691f',3,'appointment','Call the other supplier','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:15.588699','2026-11-29 06:53:22.406243',NULL,2,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(14,'cad4d463-853c-4a87-afb3-52b3f625e375',3,'appointment','Daily check','','','2026-12-02 12:00:00.000000','2026-12-02 13:00:00.000000',0,'busy',0,'FREQ=DAILY;COUNT=3','[]','[]','2026-12-02 11:00:00.000000','2026-12-04 12:00:00.000000','2026-11-29 06:53:15.590792','2026-11-29 06:53:15.590793',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(15,'b2448280-8169-4f27-bda9-494a9ae84e20',1,'appointment','Round 1','','','2026-12-13 09:00:00.000000','2026-12-13 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-13 08:00:00.000000','2026-12-13 09:00:00.000000','2026-11-29 06:53:15.592748','2026-11-29 06:53:15.592750',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(16,'a18952c5-2df6-452c-889f-aa47afdd3280',1,'appointment','Round 2','','','2026-12-14 09:00:00.000000','2026-12-14 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-14 08:00:00.000000','2026-12-14 09:00:00.000000','2026-11-29 06:53:15.594696','2026-11-29 06:53:15.594698',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(17,'30ae325c-74a8-4326-899d-45ba12f15474',1,'appointment','Round 3','','','2026-12-15 09:00:00.000000','2026-12-15 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-15 08:00:00.000000','2026-12-15 09:00:00.000000','2026-11-29 06:53:15.605002','2026-11-29 06:53:15.605004',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(18,'ddbe674c-51b0-4c1e-b212-c42e974bf7da',1,'appointment','Round 4','','','2026-12-16 09:00:00.000000','2026-12-16 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-16 08:00:00.000000','2026-12-16 09:00:00.000000','2026-11-29 06:53:15.607398','2026-11-29 06:53:15.607400',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(19,'bedda0fd-68ab-48c7-9670-70983558eab3',1,'appointment','Round 5','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-17 08:00:00.000000','2026-12-17 09:00:00.000000','2026-11-29 06:53:15.613854','2026-11-29 06:53:15.613856',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(20,'3d18388a-48fe-4a86-ad92-5d66850a5c95',1,'appointment','Round 6','','','2026-12-18 09:00:00.000000','2026-12-18 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-18 08:00:00.000000','2026-12-18 09:00:00.000000','2026-11-29 06:53:15.623938','2026-11-29 06:53:15.623941',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(21,'f03eeb78-798c-4d6f-bd62-3f382d706d3d',1,'appointment','Round 7','','','2026-12-19 09:00:00.000000','2026-12-19 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-19 08:00:00.000000','2026-12-19 09:00:00.000000','2026-11-29 06:53:15.626067','2026-11-29 06:53:15.626069',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(22,'bfcd99d8-fe8f-440c-a673-20ecee3f83da',1,'appointment','Round 8','','','2026-12-20 09:00:00.000000','2026-12-20 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-20 08:00:00.000000','2026-12-20 09:00:00.000000','2026-11-29 06:53:15.631680','2026-11-29 06:53:15.631688',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(23,'c1a75b59-10ca-498c-9086-2e423c779bd0',1,'appointment','Round 9','','','2026-12-21 09:00:00.000000','2026-12-21 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-21 08:00:00.000000','2026-12-21 09:00:00.000000','2026-11-29 06:53:15.640350','2026-11-29 06:53:15.640352',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(24,'07c51434-3919-491a-94f6-f3071acd532e',1,'appointment','Round 10','','','2026-12-22 09:00:00.000000','2026-12-22 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-22 08:00:00.000000','2026-12-22 09:00:00.000000','2026-11-29 06:53:15.642457','2026-11-29 06:53:15.642460',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(25,'90e675b2-2bcb-4a86-9a81-75f8ec16c92f',1,'appointment','Round 11','','','2026-12-23 09:00:00.000000','2026-12-23 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-23 08:00:00.000000','2026-12-23 09:00:00.000000','2026-11-29 06:53:15.652606','2026-11-29 06:53:15.652608',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(26,'5a1455cc-e7e2-444c-851f-959411c48a1c',1,'appointment','Round 12','','','2026-12-24 09:00:00.000000','2026-12-24 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-24 08:00:00.000000','2026-12-24 09:00:00.000000','2026-11-29 06:53:15.654796','2026-11-29 06:53:15.654798',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(27,'evt_external_4a580aa3410a73bfe48ab5d9',3,'appointment','With guests','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(28,'evt_external_5d81b7139ecf623d7bfe956c_20261204T090000',3,'appointment','Every day at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,'evt_external_5d81b7139ecf623d7bfe956c',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(29,'evt_external_ff24af988185659896aa2080',3,'appointment','Made at Google','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,NULL,3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(30,'evt_external_5d81b7139ecf623d7bfe956c_20261205T090000',3,'appointment','Every day at Google','','','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-05 09:00:00.000000','2026-12-05 10:00:00.000000','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,'evt_external_5d81b7139ecf623d7bfe956c',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(31,'evt_external_5d81b7139ecf623d7bfe956c_20261206T090000',3,'appointment','Every day at Google','','','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-06 09:00:00.000000','2026-12-06 10:00:00.000000','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,'evt_external_5d81b7139ecf623d7bfe956c',3,'{}',NULL,'UTC');
INSERT INTO "items" VALUES(32,'backwards',1,'appointment','Backwards','','','2026-12-04 09:00:00.000000','2026-12-04 09:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 08:00:00.000000','2026-11-29 06:53:17.676546','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(33,'made-there',1,'appointment','Made there','','','2026-12-04 09:00:00.000000','2026-12-04 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-04 08:00:00.000000','2026-12-04 09:00:00.000000','2026-11-29 06:53:17.676546','2026-11-29 06:53:17.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(34,'training',2,'appointment','Training','','','2026-12-03 09:00:00.000000','2026-12-03 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;UNTIL=20261217T075959Z','[]','[]','2026-12-03 08:00:00.000000','2026-12-17 08:59:59.000000','2026-11-29 06:53:17.792840','2026-11-29 06:53:22.427754',NULL,2,NULL,NULL,NULL,2,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(35,'beda6a10-da10-4e28-be69-c403efa50a47',1,'appointment','Once linked','','','2026-12-07 09:00:00.000000','2026-12-07 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-07 08:00:00.000000','2026-12-07 09:00:00.000000','2026-11-29 06:53:19.193181','2026-11-29 06:53:19.193184',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(36,'wanted',1,'appointment','Wanted','','','2026-12-08 09:00:00.000000','2026-12-08 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-08 08:00:00.000000','2026-12-08 09:00:00.000000','2026-11-29 06:53:19.606341','2026-11-29 06:53:19.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(37,'shown',1,'appointment','Shown in the plan','','','2026-12-09 09:00:00.000000','2026-12-09 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-09 08:00:00.000000','2026-12-09 09:00:00.000000','2026-11-29 06:53:20.136876','2026-11-29 06:53:19.000000',NULL,1,NULL,NULL,NULL,1,'{}',NULL,'BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE');
INSERT INTO "items" VALUES(38,'9adc9724-b335-4378-b933-abfdc11ea477',1,'appointment','Sent, and its answer lost','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 06:53:22.298537','2026-11-29 06:53:22.298540',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(39,'60ac2705-7164-4be4-a422-49c85d209943',2,'appointment','Lost on its way','','','2026-12-10 09:00:00.000000','2026-12-10 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-10 08:00:00.000000','2026-12-10 09:00:00.000000','2026-11-29 06:53:22.368195','2026-11-29 06:53:22.368198',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(40,'dd9b86df-8792-480a-871a-2e703718e1b5',2,'appointment','Training, second part','','','2026-12-17 09:00:00.000000','2026-12-17 10:00:00.000000',0,'busy',0,'FREQ=WEEKLY;COUNT=6','[]','[]','2026-12-17 08:00:00.000000','2027-01-21 09:00:00.000000','2026-11-29 06:53:22.430131','2026-11-29 06:53:22.428391',NULL,1,NULL,NULL,NULL,2,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(41,'bf42e421-82a0-48df-ab68-c7612b599418',1,'appointment','Linked 0','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.642126','2026-11-29 06:53:22.642128',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(42,'663bde00-43d1-47f7-8633-18b1054815aa',1,'appointment','Linked 1','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.652150','2026-11-29 06:53:22.652153',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(43,'431048c8-db90-4067-895c-e6c182699f2a',1,'appointment','Linked 2','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.654970','2026-11-29 06:53:22.654972',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(44,'98fdc202-d770-4524-8591-77aa60c35d63',1,'appointment','Linked 3','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.657598','2026-11-29 06:53:22.657599',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(45,'1b26500b-57d3-4a78-9a20-5818c593863b',1,'appointment','Linked 4','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.659941','2026-11-29 06:53:22.659942',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
INSERT INTO "items" VALUES(46,'c26417cf-d503-442d-abe9-86d4c8e0bc6f',1,'appointment','Linked 5','','','2026-12-02 09:00:00.000000','2026-12-02 10:00:00.000000',0,'busy',0,NULL,'[]','[]','2026-12-02 08:00:00.000000','2026-12-02 09:00:00.000000','2026-11-29 06:53:22.661999','2026-11-29 06:53:22.662000',NULL,1,NULL,NULL,NULL,NULL,'{}',NULL,'Europe/Berlin');
CREATE TABLE known_events (
	integration_id INTEGER NOT NULL, 
	digest BIGINT NOT NULL, 
	CONSTRAINT pk_known_events PRIMARY KEY (integration_id, digest), 
	CONSTRAINT fk_known_events_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE
);
INSERT INTO "known_events" VALUES(3,-4495085731363203261);
INSERT INTO "known_events" VALUES(3,-4120375420568134333);
INSERT INTO "known_events" VALUES(3,-3777954710354143017);
INSERT INTO "known_events" VALUES(3,-3180693072460524166);
INSERT INTO "known_events" VALUES(3,4370771859582249085);
INSERT INTO "known_events" VALUES(3,-1658571106581888034);
INSERT INTO "known_events" VALUES(3,-5431758557104256293);
INSERT INTO "known_events" VALUES(1,-6530443425016948720);
INSERT INTO "known_events" VALUES(1,8899832943250473359);
INSERT INTO "known_events" VALUES(1,-4307588458365594588);
INSERT INTO "known_events" VALUES(1,-1496083319715480666);
INSERT INTO "known_events" VALUES(1,-1273609176329388880);
INSERT INTO "known_events" VALUES(1,-1747365421592176713);
INSERT INTO "known_events" VALUES(1,4059380905670933715);
INSERT INTO "known_events" VALUES(1,6423713611074728554);
INSERT INTO "known_events" VALUES(1,-3502469731462666635);
INSERT INTO "known_events" VALUES(1,-469194958349724802);
INSERT INTO "known_events" VALUES(2,194410310749239128);
INSERT INTO "known_events" VALUES(2,-5383970621560602601);
INSERT INTO "known_events" VALUES(2,7101655158821389041);
INSERT INTO "known_events" VALUES(2,-4965369522458867409);
INSERT INTO "known_events" VALUES(1,-4089247763573659478);
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
INSERT INTO "ledger_entries" VALUES(1,1,1,'2026-11-29 06:53:16.903860','out','create','done',2,'/practice-1/calendar/652e74cd-a3a6-592c-a747-4dc46520d4a8.ics','Visit: Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL);
INSERT INTO "ledger_entries" VALUES(2,1,1,'2026-11-29 06:53:16.903899','out','create','done',4,'/practice-1/calendar/c0fbce81-9952-50f5-b649-2fa7c6eb25e4.ics','Write the report','not on the linked calendar yet',NULL,'{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL);
INSERT INTO "ledger_entries" VALUES(3,1,1,'2026-11-29 06:53:16.903913','out','create','done',3,'/practice-1/calendar/1e94a7bb-c3fa-5e52-aaf4-029cba99b574.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(4,1,1,'2026-11-29 06:53:16.903928','out','create','done',1,'/practice-1/calendar/41f08052-eeba-5cfe-bb9d-5cdf3368b0be.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(5,1,1,'2026-11-29 06:53:16.903941','out','create','done',7,'/practice-1/calendar/9c09c081-263f-5c3e-8be7-3500504ff89f.ics','Fair','not on the linked calendar yet',NULL,'{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL);
INSERT INTO "ledger_entries" VALUES(6,1,1,'2026-11-29 06:53:16.903954','out','create','done',5,'/practice-1/calendar/8e7e5d2b-c2bc-5b4a-ba0b-ddfbd326600a.ics','Hand in receipts','not on the linked calendar yet',NULL,'{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL);
INSERT INTO "ledger_entries" VALUES(7,1,1,'2026-11-29 06:53:16.903966','out','create','done',6,'/practice-1/calendar/96acab1c-8704-528a-a4e7-08aeb5164564.ics','Visit','not on the linked calendar yet',NULL,'{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(8,1,1,'2026-11-29 06:53:16.903986','out','create','done',9,'/practice-1/calendar/4eb5c296-8e4a-5d28-9689-fadd30124c03.ics','Changed on both sides','not on the linked calendar yet',NULL,'{"subject": "Changed on both sides", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(9,1,1,'2026-11-29 06:53:16.904008','out','create','done',8,'/practice-1/calendar/4a02daa8-ba4a-5a74-a1cc-fd0334a6ee49.ics','Team meeting','not on the linked calendar yet',NULL,'{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL);
INSERT INTO "ledger_entries" VALUES(10,1,1,'2026-11-29 06:53:16.904031','out','create','done',10,'/practice-1/calendar/0e18c4c1-74e7-5863-8eb2-275355dbc5f0.ics','Removed there','not on the linked calendar yet',NULL,'{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(11,1,1,'2026-11-29 06:53:16.904042','out','create','done',16,'/practice-1/calendar/bbd1360e-ff03-5a87-8aa3-457e689a4c44.ics','Round 2','not on the linked calendar yet',NULL,'{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(12,1,1,'2026-11-29 06:53:16.904053','out','create','done',11,'/practice-1/calendar/35334b57-c079-546b-8024-7058a2f12d43.ics','Removed here','not on the linked calendar yet',NULL,'{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(13,1,1,'2026-11-29 06:53:16.904062','out','create','done',15,'/practice-1/calendar/15234d78-ad1e-516d-8c5a-a60c6cbf7875.ics','Round 1','not on the linked calendar yet',NULL,'{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(14,1,1,'2026-11-29 06:53:16.904072','out','create','done',18,'/practice-1/calendar/bfc7754c-875f-5802-939c-3a345f7a9ebd.ics','Round 4','not on the linked calendar yet',NULL,'{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(15,1,1,'2026-11-29 06:53:16.904081','out','create','done',17,'/practice-1/calendar/43baa9a3-fb60-5871-bf50-b2920591da82.ics','Round 3','not on the linked calendar yet',NULL,'{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(16,1,1,'2026-11-29 06:53:16.904091','out','create','done',20,'/practice-1/calendar/a5be13f6-3747-5b95-a19c-1400d17a0090.ics','Round 6','not on the linked calendar yet',NULL,'{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(17,1,1,'2026-11-29 06:53:16.904099','out','create','done',19,'/practice-1/calendar/c90a6c64-9590-54bd-a508-2a0ea709d3e8.ics','Round 5','not on the linked calendar yet',NULL,'{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(18,1,1,'2026-11-29 06:53:16.904109','out','create','done',21,'/practice-1/calendar/2d6b54a1-bcd9-5a5a-8abc-68fddccf24ec.ics','Round 7','not on the linked calendar yet',NULL,'{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(19,1,1,'2026-11-29 06:53:16.904119','out','create','done',23,'/practice-1/calendar/25fd8ff8-027e-5185-8978-34445986774f.ics','Round 9','not on the linked calendar yet',NULL,'{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(20,1,1,'2026-11-29 06:53:16.904134','out','create','done',24,'/practice-1/calendar/d32d5a98-0b35-518b-93b4-815e50287115.ics','Round 10','not on the linked calendar yet',NULL,'{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(21,1,1,'2026-11-29 06:53:16.904144','out','create','done',25,'/practice-1/calendar/6a54464c-845d-59ad-b262-29dfc6d3772f.ics','Round 11','not on the linked calendar yet',NULL,'{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(22,1,1,'2026-11-29 06:53:16.904152','out','create','done',22,'/practice-1/calendar/b0c306fe-7166-55ab-bc3e-40f9ef99a3a3.ics','Round 8','not on the linked calendar yet',NULL,'{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(23,1,1,'2026-11-29 06:53:16.904160','out','create','done',26,'/practice-1/calendar/ac450c6a-b0ab-559e-8223-de8b21eee519.ics','Round 12','not on the linked calendar yet',NULL,'{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(24,2,2,'2026-11-29 06:53:17.137494','out','create','done',3,'/practice-2/work/74a3b384-6fba-507c-818b-75c202cbd765.ics','Order toner','not on the linked calendar yet',NULL,'{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(25,2,2,'2026-11-29 06:53:17.137529','out','create','done',12,'/practice-2/work/2a734667-71b0-5096-9ffd-3bfde6972092.ics','Once','not on the linked calendar yet',NULL,'{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(26,2,2,'2026-11-29 06:53:17.137545','out','create','done',1,'/practice-2/work/f6ffcbe8-4917-5ef9-aec6-e024a2092f2b.ics','[#1042] Printer is down – Harbour Ltd','not on the linked calendar yet',NULL,'{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL);
INSERT INTO "ledger_entries" VALUES(27,3,3,'2026-11-29 06:53:17.297532','out','create','done',13,'b6d49b62-a9c1-502d-bac5-150768f3b199','Call the supplier','not on the linked calendar yet',NULL,'{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(28,3,3,'2026-11-29 06:53:17.297570','out','create','done',14,'f57657e5-6692-5646-8230-b9f75b52b294','Daily check','not on the linked calendar yet',NULL,'{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}',NULL);
INSERT INTO "ledger_entries" VALUES(29,4,3,'2026-11-29 06:53:17.579767','in','create','done',27,'evt_external_4a580aa3410a73bfe48ab5d9','With guests','new on the linked calendar',NULL,'{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(30,4,3,'2026-11-29 06:53:17.579775','in','create','done',28,'evt_external_5d81b7139ecf623d7bfe956c_20261204T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(31,4,3,'2026-11-29 06:53:17.579783','in','create','done',29,'evt_external_ff24af988185659896aa2080','Made at Google','new on the linked calendar',NULL,'{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(32,4,3,'2026-11-29 06:53:17.579794','in','create','done',30,'evt_external_5d81b7139ecf623d7bfe956c_20261205T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(33,4,3,'2026-11-29 06:53:17.579797','in','create','done',31,'evt_external_5d81b7139ecf623d7bfe956c_20261206T090000','Every day at Google','new on the linked calendar',NULL,'{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL);
INSERT INTO "ledger_entries" VALUES(34,5,1,'2026-11-29 06:53:17.661493','in','quarantine','failed',NULL,'/practice-1/calendar/unknown-zone.ics','','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(35,5,1,'2026-11-29 06:53:17.662767','in','quarantine','failed',NULL,'/practice-1/calendar/two-rules.ics','','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(36,5,1,'2026-11-29 06:53:17.677211','in','create','done',32,'/practice-1/calendar/backwards.ics','Backwards','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,'{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(37,5,1,'2026-11-29 06:53:17.677215','in','create','done',33,'/practice-1/calendar/made-there.ics','Made there','new on the linked calendar',NULL,'{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(38,6,2,'2026-11-29 06:53:17.794924','in','create','done',34,'/practice-2/work/training.ics','Training','new on the linked calendar',NULL,'{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL);
INSERT INTO "ledger_entries" VALUES(39,8,1,'2026-11-29 06:53:18.516564','out','update','done',6,'/practice-1/calendar/96acab1c-8704-528a-a4e7-08aeb5164564.ics','Visit','changed in My Calendar','{"location": ""}','{"location": "Quay 4"}',NULL);
INSERT INTO "ledger_entries" VALUES(40,9,1,'2026-11-29 06:53:18.718945','in','update','done',9,'/practice-1/calendar/4eb5c296-8e4a-5d28-9689-fadd30124c03.ics','Changed here','changed on the linked calendar','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(41,9,1,'2026-11-29 06:53:18.718959','in','conflict','conflict',9,'/practice-1/calendar/4eb5c296-8e4a-5d28-9689-fadd30124c03.ics','Changed here','changed on both sides; the newer value wins, the My Calendar value is kept here','{"subject": "Changed here"}','{"subject": "Changed there"}',NULL);
INSERT INTO "ledger_entries" VALUES(42,9,1,'2026-11-29 06:53:18.761914','out','delete','done',11,'/practice-1/calendar/35334b57-c079-546b-8024-7058a2f12d43.ics','Removed here','removed in My Calendar','{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(43,10,1,'2026-11-29 06:53:19.035326','none','detach','done',4,'/practice-1/calendar/c0fbce81-9952-50f5-b649-2fa7c6eb25e4.ics','Write the report','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(44,10,1,'2026-11-29 06:53:19.043549','in','delete','done',10,'/practice-1/calendar/0e18c4c1-74e7-5863-8eb2-275355dbc5f0.ics','Removed there','the linked calendar reported it as removed; it goes to the Trash','{"subject": "Removed there", "start": "2026-12-02T14:00:00", "end": "2026-12-02T15:00:00", "zone": "Europe/Berlin"}',NULL,NULL);
INSERT INTO "ledger_entries" VALUES(45,13,1,'2026-11-29 06:53:19.231040','out','create','done',35,'/practice-1/calendar/e711564a-cb03-5afc-8986-2e3192d42a3f.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(46,14,4,'2026-11-29 06:53:19.275078','out','create','done',35,'/practice-1/old/eb13c23c-1a6c-5b31-ab3f-078d90919dc8.ics','Once linked','not on the linked calendar yet',NULL,'{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL);
INSERT INTO "ledger_entries" VALUES(47,16,1,'2026-11-29 06:53:19.606994','in','create','done',36,'/practice-1/calendar/wanted.ics','Wanted','new on the linked calendar',NULL,'{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(48,16,1,'2026-11-29 06:53:19.607795','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(49,16,1,'2026-11-29 06:53:19.630579','none','skip','skipped',NULL,'/practice-1/calendar/left-out.ics','Left out','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(50,17,1,'2026-11-29 06:53:20.137500','in','create','done',37,'/practice-1/calendar/shown.ics','Shown in the plan','new on the linked calendar',NULL,'{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL);
INSERT INTO "ledger_entries" VALUES(51,17,1,'2026-11-29 06:53:20.181929','in','delete','held',15,'/practice-1/calendar/15234d78-ad1e-516d-8c5a-a60c6cbf7875.ics','Round 1','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(52,17,1,'2026-11-29 06:53:20.181951','in','delete','held',23,'/practice-1/calendar/25fd8ff8-027e-5185-8978-34445986774f.ics','Round 9','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(53,17,1,'2026-11-29 06:53:20.181967','in','delete','held',21,'/practice-1/calendar/2d6b54a1-bcd9-5a5a-8abc-68fddccf24ec.ics','Round 7','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(54,17,1,'2026-11-29 06:53:20.181980','in','delete','held',17,'/practice-1/calendar/43baa9a3-fb60-5871-bf50-b2920591da82.ics','Round 3','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(55,17,1,'2026-11-29 06:53:20.181992','in','delete','held',25,'/practice-1/calendar/6a54464c-845d-59ad-b262-29dfc6d3772f.ics','Round 11','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(56,17,1,'2026-11-29 06:53:20.182006','in','delete','held',20,'/practice-1/calendar/a5be13f6-3747-5b95-a19c-1400d17a0090.ics','Round 6','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(57,17,1,'2026-11-29 06:53:20.182018','in','delete','held',26,'/practice-1/calendar/ac450c6a-b0ab-559e-8223-de8b21eee519.ics','Round 12','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(58,17,1,'2026-11-29 06:53:20.182035','in','delete','held',22,'/practice-1/calendar/b0c306fe-7166-55ab-bc3e-40f9ef99a3a3.ics','Round 8','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(59,17,1,'2026-11-29 06:53:20.182049','in','delete','held',16,'/practice-1/calendar/bbd1360e-ff03-5a87-8aa3-457e689a4c44.ics','Round 2','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(60,17,1,'2026-11-29 06:53:20.182062','in','delete','held',18,'/practice-1/calendar/bfc7754c-875f-5802-939c-3a345f7a9ebd.ics','Round 4','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(61,17,1,'2026-11-29 06:53:20.182076','in','delete','held',19,'/practice-1/calendar/c90a6c64-9590-54bd-a508-2a0ea709d3e8.ics','Round 5','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(62,17,1,'2026-11-29 06:53:20.182088','in','delete','held',24,'/practice-1/calendar/d32d5a98-0b35-518b-93b4-815e50287115.ics','Round 10','the linked calendar reported it as removed; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(63,22,5,'2026-11-29 06:53:22.589875','none','skip','skipped',NULL,NULL,'Ledger 0','It has guests, and this server would mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(64,22,5,'2026-11-29 06:53:22.589878','none','skip','skipped',NULL,NULL,'Ledger 1','The server found the event''s data invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(65,22,5,'2026-11-29 06:53:22.589879','none','skip','skipped',NULL,NULL,'Ledger 2','The server does not take this kind of data.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(66,22,5,'2026-11-29 06:53:22.589879','none','skip','skipped',NULL,NULL,'Ledger 3','This calendar does not take events.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(67,22,5,'2026-11-29 06:53:22.589879','none','skip','skipped',NULL,NULL,'Ledger 4','The event is too large for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(68,22,5,'2026-11-29 06:53:22.589880','none','skip','skipped',NULL,NULL,'Ledger 5','The event is too far in the past for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(69,22,5,'2026-11-29 06:53:22.589880','none','skip','skipped',NULL,NULL,'Ledger 6','The event is too far in the future for this server.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(70,22,5,'2026-11-29 06:53:22.589881','none','skip','skipped',NULL,NULL,'Ledger 7','The series has more dates than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(71,22,5,'2026-11-29 06:53:22.589881','none','skip','skipped',NULL,NULL,'Ledger 8','The event has more guests than this server allows.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(72,22,5,'2026-11-29 06:53:22.589881','none','skip','skipped',NULL,NULL,'Ledger 9','The calendar''s storage is full.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(73,22,5,'2026-11-29 06:53:22.589882','none','skip','skipped',NULL,NULL,'Ledger 10','The server does not allow writing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(74,22,5,'2026-11-29 06:53:22.589882','none','skip','skipped',NULL,NULL,'Ledger 11','Another entry of this account already carries the event''s UID.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(75,22,5,'2026-11-29 06:53:22.589882','none','skip','skipped',NULL,NULL,'Ledger 12','The server found the request for this event invalid.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(76,22,5,'2026-11-29 06:53:22.589883','none','skip','skipped',NULL,NULL,'Ledger 13','The server does not allow writing here.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(77,22,5,'2026-11-29 06:53:22.589883','none','skip','skipped',NULL,NULL,'Ledger 14','The server refused the event because of what it already holds.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(78,22,5,'2026-11-29 06:53:22.589883','none','skip','skipped',NULL,NULL,'Ledger 15','The server refused the event (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(79,22,5,'2026-11-29 06:53:22.589884','none','skip','skipped',NULL,NULL,'Ledger 16','What the server holds for this entry cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(80,22,5,'2026-11-29 06:53:22.589884','none','skip','skipped',NULL,NULL,'Ledger 17','Its text holds halves of characters',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(81,22,5,'2026-11-29 06:53:22.589884','none','skip','skipped',NULL,NULL,'Ledger 18','It ends before it starts',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(82,22,5,'2026-11-29 06:53:22.589885','none','skip','skipped',NULL,NULL,'Ledger 19','Its time zone is unknown',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(83,22,5,'2026-11-29 06:53:22.589885','none','skip','skipped',NULL,NULL,'Ledger 20','Its repeat rule cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(84,22,5,'2026-11-29 06:53:22.589885','none','skip','skipped',NULL,NULL,'Ledger 21','The change cannot be written into this entry without losing something',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(85,22,5,'2026-11-29 06:53:22.589886','none','skip','skipped',NULL,NULL,'Ledger 22','What the server holds for this entry cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(86,22,5,'2026-11-29 06:53:22.589886','none','skip','skipped',NULL,NULL,'Ledger 23','Only single dates of this series are on the calendar, so it cannot be changed as one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(87,22,5,'2026-11-29 06:53:22.589887','none','skip','skipped',NULL,NULL,'Ledger 24','The series that it goes on from cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(88,22,5,'2026-11-29 06:53:22.589887','none','skip','skipped',NULL,NULL,'Ledger 25','It holds no event',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(89,22,5,'2026-11-29 06:53:22.589887','none','skip','skipped',NULL,NULL,'Ledger 26','One of its dates cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(90,22,5,'2026-11-29 06:53:22.589888','none','skip','skipped',NULL,NULL,'Ledger 27','It cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(91,22,5,'2026-11-29 06:53:22.589888','none','skip','skipped',NULL,NULL,'Ledger 28','Its text is not complete calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(92,22,5,'2026-11-29 06:53:22.589888','none','skip','skipped',NULL,NULL,'Ledger 29','It holds several events in one entry',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(93,22,5,'2026-11-29 06:53:22.589889','none','skip','skipped',NULL,NULL,'Ledger 30','It has no UID',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(94,22,5,'2026-11-29 06:53:22.589889','none','skip','skipped',NULL,NULL,'Ledger 31','It defines the same event twice',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(95,22,5,'2026-11-29 06:53:22.589889','none','skip','skipped',NULL,NULL,'Ledger 32','It changes all dates from one on, and they cannot be found by its repeat rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(96,22,5,'2026-11-29 06:53:22.589890','none','skip','skipped',NULL,NULL,'Ledger 33','It has no start',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(97,22,5,'2026-11-29 06:53:22.589890','none','skip','skipped',NULL,NULL,'Ledger 34','Its duration cannot be understood',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(98,22,5,'2026-11-29 06:53:22.589890','none','skip','skipped',NULL,NULL,'Ledger 35','It repeats by more than one rule',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(99,22,5,'2026-11-29 06:53:22.589891','none','skip','skipped',NULL,NULL,'Ledger 36','Its blocks lie too deep in each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(100,22,5,'2026-11-29 06:53:22.589891','none','skip','skipped',NULL,NULL,'Ledger 37','Its blocks do not fit into each other',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(101,22,5,'2026-11-29 06:53:22.589892','none','skip','skipped',NULL,NULL,'Ledger 38','Its text ends too early',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(102,22,5,'2026-11-29 06:53:22.589892','none','skip','skipped',NULL,NULL,'Ledger 39','It holds no calendar data',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(103,22,5,'2026-11-29 06:53:22.589892','none','skip','skipped',NULL,NULL,'Ledger 40','It holds more than one calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(104,22,5,'2026-11-29 06:53:22.589893','none','skip','skipped',NULL,NULL,'Ledger 41','It holds bytes that are not valid UTF-8',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(105,22,5,'2026-11-29 06:53:22.589893','none','skip','skipped',NULL,NULL,'Ledger 42','It is too large to be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(106,22,5,'2026-11-29 06:53:22.589893','none','skip','skipped',NULL,NULL,'Ledger 43','The server''s answer about it cannot be read',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(107,22,5,'2026-11-29 06:53:22.589894','none','skip','skipped',NULL,NULL,'Ledger 44','It has guests, and the calendar service could mail them about the change.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(108,22,5,'2026-11-29 06:53:22.589894','none','skip','skipped',NULL,NULL,'Ledger 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(109,22,5,'2026-11-29 06:53:22.589894','none','skip','skipped',NULL,NULL,'Ledger 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(110,22,5,'2026-11-29 06:53:22.589897','none','skip','skipped',NULL,NULL,'Ledger 47','The calendar service does not allow changing this event.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(111,22,5,'2026-11-29 06:53:22.589897','none','skip','skipped',NULL,NULL,'Ledger 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(112,22,5,'2026-11-29 06:53:22.589898','none','skip','skipped',NULL,NULL,'Ledger 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(113,22,5,'2026-11-29 06:53:22.589898','none','skip','skipped',NULL,NULL,'Ledger 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(114,22,5,'2026-11-29 06:53:22.589898','none','skip','skipped',NULL,NULL,'Ledger 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(115,22,5,'2026-11-29 06:53:22.589899','none','skip','skipped',NULL,NULL,'Ledger 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(116,22,5,'2026-11-29 06:53:22.589899','none','skip','skipped',NULL,NULL,'Ledger 53','Cronofy refused the entry (status 503).',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(117,22,5,'2026-11-29 06:53:22.589899','none','skip','skipped',NULL,NULL,'Ledger 54','The series has too many dates to write each of them.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(118,22,5,'2026-11-29 06:53:22.589900','none','skip','skipped',NULL,NULL,'Ledger 55','The rule of the series cannot be read.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(119,22,5,'2026-11-29 06:53:22.589900','none','skip','skipped',NULL,NULL,'Ledger 56','A description or place was removed here, but the calendar service keeps the old one. Please remove it there. Everything else was written.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(120,22,5,'2026-11-29 06:53:22.589900','none','skip','skipped',NULL,NULL,'Ledger 57','It lies at an end of the calendar.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(121,22,5,'2026-11-29 06:53:22.589901','none','skip','skipped',NULL,NULL,'Ledger 58','Its start is a date and its end a time, or the other way round.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(122,22,5,'2026-11-29 06:53:22.589901','none','skip','skipped',NULL,NULL,'Ledger 59','It ends before it starts.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(123,22,5,'2026-11-29 06:53:22.589902','none','skip','skipped',NULL,NULL,'Ledger 60','It has no start or no end.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(124,22,5,'2026-11-29 06:53:22.589902','none','skip','skipped',NULL,NULL,'Ledger 61','Its start or end is not a time.',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(125,22,5,'2026-11-29 06:53:22.589902','none','skip','skipped',NULL,NULL,'Ledger 62','the server listed it, but did not send it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(126,22,5,'2026-11-29 06:53:22.589903','none','skip','skipped',NULL,NULL,'Ledger 63','It cannot be stored beside what is there already',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(127,22,5,'2026-11-29 06:53:22.589903','none','skip','skipped',NULL,NULL,'Ledger 64','One of its values does not fit into the database',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(128,22,5,'2026-11-29 06:53:22.589903','none','skip','skipped',NULL,NULL,'Ledger 65','It cannot be stored as it is',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(129,22,5,'2026-11-29 06:53:22.589904','none','skip','skipped',NULL,NULL,'Ledger 66','One of its dates or rules cannot be calculated with',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(130,22,5,'2026-11-29 06:53:22.589904','none','skip','skipped',NULL,NULL,'Ledger 67','It cannot be worked out (RecursionError)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(131,22,5,'2026-11-29 06:53:22.589904','none','skip','skipped',NULL,NULL,'Ledger 68','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(132,22,5,'2026-11-29 06:53:22.589905','none','skip','skipped',NULL,NULL,'Ledger 69','it is on this calendar already, written for somebody else who linked the same calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(133,22,5,'2026-11-29 06:53:22.589905','none','skip','skipped',NULL,NULL,'Ledger 70','it came from another linked calendar and is not carried on to this one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(134,22,5,'2026-11-29 06:53:22.589905','none','skip','skipped',NULL,NULL,'Ledger 71','new events of the linked calendar are not taken over (Create is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(135,22,5,'2026-11-29 06:53:22.589906','none','skip','skipped',NULL,NULL,'Ledger 72','it is one date of a series that is here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(136,22,5,'2026-11-29 06:53:22.589906','none','skip','skipped',NULL,NULL,'Ledger 73','it was written by Calendar Sync, so it is not imported as new',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(137,22,5,'2026-11-29 06:53:22.589906','none','skip','skipped',NULL,NULL,'Ledger 74','it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(138,22,5,'2026-11-29 06:53:22.589907','none','skip','skipped',NULL,NULL,'Ledger 75','another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(139,22,5,'2026-11-29 06:53:22.589907','none','skip','skipped',NULL,NULL,'Ledger 76','this pair is no longer kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(140,22,5,'2026-11-29 06:53:22.589907','none','skip','skipped',NULL,NULL,'Ledger 77','the linked calendar holds this series date by date, so the two are not kept in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(141,22,5,'2026-11-29 06:53:22.589908','none','skip','skipped',NULL,NULL,'Ledger 78','it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(142,22,5,'2026-11-29 06:53:22.589908','none','skip','skipped',NULL,NULL,'Ledger 79','removed on the linked calendar, but changed here since; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(143,22,5,'2026-11-29 06:53:22.589909','none','skip','skipped',NULL,NULL,'Ledger 80','removed on the linked calendar; removals there are not taken over (option Delete is off)',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(144,22,5,'2026-11-29 06:53:22.589909','none','skip','skipped',NULL,NULL,'Ledger 81','removed on the linked calendar; it stays here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(145,22,5,'2026-11-29 06:53:22.589909','none','skip','skipped',NULL,NULL,'Ledger 82','removed here; removals of this kind are not sent, so the event stays',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(146,22,5,'2026-11-29 06:53:22.589910','none','skip','skipped',NULL,NULL,'Ledger 83','removed on this linked calendar; the same event is on another one that you linked, so it stays here with that one',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(147,22,5,'2026-11-29 06:53:22.589910','none','skip','skipped',NULL,NULL,'Ledger 84','removed on both sides',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(148,22,5,'2026-11-29 06:53:22.589910','none','skip','skipped',NULL,NULL,'Ledger 85','you left it out of the plan',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(149,22,5,'2026-11-29 06:53:22.589911','none','skip','skipped',NULL,NULL,'Ledger 86','it came after the plan was shown; the next manual sync shows it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(150,22,5,'2026-11-29 06:53:22.589911','none','skip','skipped',NULL,NULL,'Ledger 87','it came after the plan was shown; the next automatic run brings it in',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(151,22,5,'2026-11-29 06:53:22.589911','none','skip','skipped',NULL,NULL,'Ledger 88','you left it out of the plan; both sides stay as they are, and only what changes later moves',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(152,22,5,'2026-11-29 06:53:22.589912','none','skip','skipped',NULL,NULL,'Ledger 89','you left it out of the plan; both sides stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(153,22,5,'2026-11-29 06:53:22.589912','none','skip','skipped',NULL,NULL,'Ledger 90','new on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(154,22,5,'2026-11-29 06:53:22.589912','none','skip','skipped',NULL,NULL,'Ledger 91','new on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(155,22,5,'2026-11-29 06:53:22.589913','none','skip','skipped',NULL,NULL,'Ledger 92','written from here once; its item was no longer here, and was brought back by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(156,22,5,'2026-11-29 06:53:22.589913','none','skip','skipped',NULL,NULL,'Ledger 93','written from here once; its item was no longer here, and was brought back by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(157,22,5,'2026-11-29 06:53:22.589913','none','skip','skipped',NULL,NULL,'Ledger 94','written by another installation of Calendar Sync, and taken over by a manual sync',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(158,22,5,'2026-11-29 06:53:22.589914','none','skip','skipped',NULL,NULL,'Ledger 95','written by another installation of Calendar Sync, and taken over by a manual sync; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(159,22,5,'2026-11-29 06:53:22.589914','none','skip','skipped',NULL,NULL,'Ledger 96','it is one date of a series of the linked calendar that is now here as a whole',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(160,22,5,'2026-11-29 06:53:22.589914','none','skip','skipped',NULL,NULL,'Ledger 97','sent before, but the answer was lost; the event was found on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(161,22,5,'2026-11-29 06:53:22.589915','none','skip','skipped',NULL,NULL,'Ledger 98','the calendar service lists it under another id now; the two are tied together again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(162,22,5,'2026-11-29 06:53:22.589915','none','skip','skipped',NULL,NULL,'Ledger 99','the same entry exists on both sides, so the two are tied together',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(163,22,5,'2026-11-29 06:53:22.589915','none','skip','skipped',NULL,NULL,'Ledger 100','changed in My Calendar, and the linked calendar holds the same already: an answer was lost before',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(164,22,5,'2026-11-29 06:53:22.589916','none','skip','skipped',NULL,NULL,'Ledger 101','changed on the linked calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(165,22,5,'2026-11-29 06:53:22.589916','none','skip','skipped',NULL,NULL,'Ledger 102','changed on the linked calendar; its end lies before its start, so it is shown without length',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(166,22,5,'2026-11-29 06:53:22.589916','none','skip','skipped',NULL,NULL,'Ledger 103','changed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(167,22,5,'2026-11-29 06:53:22.589917','none','skip','skipped',NULL,NULL,'Ledger 104','changed on the linked calendar; by the options or the kind of item this is not taken over',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(168,22,5,'2026-11-29 06:53:22.589917','none','skip','skipped',NULL,NULL,'Ledger 105','stored anew on the linked calendar without a change of content',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(169,22,5,'2026-11-29 06:53:22.589917','none','skip','skipped',NULL,NULL,'Ledger 106','changed on both sides; the newer value wins, the My Calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(170,22,5,'2026-11-29 06:53:22.589918','none','skip','skipped',NULL,NULL,'Ledger 107','changed on both sides; the newer value wins, the linked calendar value is kept here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(171,22,5,'2026-11-29 06:53:22.589918','none','skip','skipped',NULL,NULL,'Ledger 108','the linked calendar no longer has it; it goes to the Trash',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(172,22,5,'2026-11-29 06:53:22.589919','none','skip','skipped',NULL,NULL,'Ledger 109','removed here, but changed on the linked calendar since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(173,22,5,'2026-11-29 06:53:22.589919','none','skip','skipped',NULL,NULL,'Ledger 110','the linked calendar reported it as removed',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(174,22,5,'2026-11-29 06:53:22.589919','none','skip','skipped',NULL,NULL,'Ledger 111','the linked calendar no longer has it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(175,22,5,'2026-11-29 06:53:22.589920','none','skip','skipped',NULL,NULL,'Ledger 112','removed in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(176,22,5,'2026-11-29 06:53:22.589920','none','skip','skipped',NULL,NULL,'Ledger 113','cancelled in My Calendar',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(177,22,5,'2026-11-29 06:53:22.589920','none','skip','skipped',NULL,NULL,'Ledger 114','no longer assigned to you',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(178,22,5,'2026-11-29 06:53:22.589921','none','skip','skipped',NULL,NULL,'Ledger 115','removed from here',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(179,22,5,'2026-11-29 06:53:22.589921','none','skip','skipped',NULL,NULL,'Ledger 116','not on the linked calendar yet',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(180,22,5,'2026-11-29 06:53:22.589921','none','skip','skipped',NULL,NULL,'Ledger 117','removed on the linked calendar, but changed here since: an edit beats a removal',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(181,22,5,'2026-11-29 06:53:22.589922','none','skip','skipped',NULL,NULL,'Ledger 118','removed from here before, and restored since',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(182,22,5,'2026-11-29 06:53:22.589922','none','skip','skipped',NULL,NULL,'Ledger 119','the calendar service accepted it and took it back at once; it was written once more',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(183,22,5,'2026-11-29 06:53:22.589922','none','skip','skipped',NULL,NULL,'Ledger 120','sent before, but the answer was lost; the item was removed since, so it goes again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(184,22,5,'2026-11-29 06:53:22.589923','none','skip','skipped',NULL,NULL,'Ledger 121','it kept changing while it was read; the next run takes it up again',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(185,22,5,'2026-11-29 06:53:22.589923','none','skip','skipped',NULL,NULL,'Ledger 122','the linked calendar no longer has it; one of 12 removals at once, held until you approve them',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(186,22,5,'2026-11-29 06:53:22.589923','none','skip','skipped',NULL,NULL,'Ledger 123','you decided against the removal; both stay as they are and are no longer in step',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(187,22,5,'2026-11-29 06:53:22.589924','none','skip','skipped',NULL,NULL,'Ledger 124','the integration was deleted together with the events it wrote',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(188,22,5,'2026-11-29 06:53:22.589924','none','skip','skipped',NULL,NULL,'Ledger 125','an administrator, Ada, asked for it',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(189,22,5,'2026-11-29 06:53:22.589924','none','skip','skipped',NULL,NULL,'Ledger 126','you took back what run 3 did',NULL,NULL,NULL);
INSERT INTO "ledger_entries" VALUES(190,22,5,'2026-11-29 06:53:22.589925','none','skip','skipped',NULL,NULL,'Ledger 127','you took it back',NULL,NULL,NULL);
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
INSERT INTO "linked_accounts" VALUES(1,1,'practice','caldav','practice-1','http://practice.example/','gAAAAABrC8vfTjUP-H4Z8fna6Ikm8wVhSuE1cRy62SoaQEfFVmOW6KJpn7FolxcJXa2wIi3F5DCQA2F4-n1G2Tsc41a-LyJ43YepLQwVR9bPg33_eTKGT3yO2S4m2_51ySqFUGcnIZBcTzZERRWX0R2m9_x3wgAXoA==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 06:53:15.862945','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(2,2,'caldav','caldav','practice-2','http://practice.example/','gAAAAABrC8vcuXdd_yjS3oDK6MhOydTUAsWvLc-moc2tTCJHdtZpolVEVu9v9Zg0i51C-zCitA_JFl1W-EmbF9jGNm5gWKeJKlKhuqtSt76Lzb0L3Z4xBmTRrFUmInSLIAbfAO6FAWR-jwLLCEmEuc3hoQaeeKVRNw==','{"principal_url": "http://practice.example/practice-2/", "home_urls": ["http://practice.example/practice-2/"], "user_addresses": ["/practice-2/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 06:53:16.943895','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(3,3,'google','cronofy','cem@example.org','http://cronofy.example','gAAAAABrC8vdxuMG1BRpW8djfZ2_7ho7RubqEcYe7sulLJSDdeAvFz-IleaTJ-HmD-nl9UrqE-8TTOVxWlbpM7QTZCsETfCBuSj6r6eLY0cL_kfxav6WFVAEakVNWGGdyWk31sQAU5ngj_e06qnaCAdU7dhjg64Owc7-5IoZyNX6RekNISaNCkoT_Zrl6SyAV3ZMwpOtZHdlQg1x0FaP93Z5ABkEOGV0aq7yfuiR0zm6066Mhx6xsqUWTABwyd8G0Eqh0BrazFgc0AC1JxlcFCGQdrZlb3ILgT5p2sqgudNtoVDZY4YdzNk=','{"profile_id": "pro_82bafb7f89b3ef18c3a6fcc1"}',NULL,'','2026-11-29 06:53:17.167227','acc_4de4c3da81f281c7702f1736','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(4,1,'caldav','caldav','practice-1','http://practice.example/','gAAAAABrC8vfNh0qeidCN74d5lUxNudU1WjyamVWEVNrwIBy4A2zpoU_mEJYdS8hZimeExBw_TuRlU5y4m5fAnDanlJi188SBFOA01oY6ttV2kCZctao0376NCquVzWqsAV9Tjde23LE2LCf78ytSpBoN_yFSH3Zsg==','{"principal_url": "http://practice.example/practice-1/", "home_urls": ["http://practice.example/practice-1/"], "user_addresses": ["/practice-1/"], "auto_schedule": false, "ignores_conditions": false}',NULL,'','2026-11-29 06:53:19.309429','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(5,3,'caldav','caldav','lost-0','','','{}','2026-11-29 06:53:22.641364','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 06:53:22.643029','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(6,3,'caldav','caldav','lost-1','','','{}','2026-11-29 06:53:22.641425','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 06:53:22.643031','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(7,3,'caldav','caldav','lost-2','','','{}','2026-11-29 06:53:22.641445','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 06:53:22.643032','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(8,3,'caldav','caldav','lost-3','','','{}','2026-11-29 06:53:22.641463','The stored credentials can no longer be read. Please connect again.','2026-11-29 06:53:22.643032','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(9,3,'caldav','caldav','lost-4','','','{}','2026-11-29 06:53:22.641479','The stored sign-in can no longer be read. Please connect again.','2026-11-29 06:53:22.643033','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(10,3,'caldav','caldav','lost-5','','','{}','2026-11-29 06:53:22.641495','The server no longer accepts the user name and password.','2026-11-29 06:53:22.643034','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(11,3,'caldav','caldav','lost-6','','','{}','2026-11-29 06:53:22.641511','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 06:53:22.643034','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(12,3,'caldav','caldav','lost-7','','','{}','2026-11-29 06:53:22.641525','Cronofy no longer accepts the stored authorisation.','2026-11-29 06:53:22.643035','','',NULL,NULL,0);
INSERT INTO "linked_accounts" VALUES(13,3,'caldav','caldav','lost-8','','','{}','2026-11-29 06:53:22.641539','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 06:53:22.643036','','',NULL,NULL,0);
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
INSERT INTO "links" VALUES(1,1,1,'/practice-1/calendar/41f08052-eeba-5cfe-bb9d-5cdf3368b0be.ics','41f08052-eeba-5cfe-bb9d-5cdf3368b0be','live',1,'"0069cdd7f4988c39f2b37f35dc0e9988e3779e243a1fb90e739a7be3b60b85e8"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:41f08052-eeba-5cfe-bb9d-5cdf3368b0be'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:43ca19c1-5c87-4008-81db-c54ae9807465'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.903935','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(2,1,2,'/practice-1/calendar/652e74cd-a3a6-592c-a747-4dc46520d4a8.ics','652e74cd-a3a6-592c-a747-4dc46520d4a8','live',1,'"a4652cc6b9f80b7aa6981779405a86ad5b9960b8b835e66ae9d7a5d0ef5bf94a"','{"subject": "Visit: Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "http://app.example/clients/1"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:652e74cd-a3a6-592c-a747-4dc46520d4a8'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:73e9e3ad-859c-402b-8f0d-245fffbd3bd3'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:Visit: Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:http://app.example/clients/1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.903889','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(3,1,3,'/practice-1/calendar/1e94a7bb-c3fa-5e52-aaf4-029cba99b574.ics','1e94a7bb-c3fa-5e52-aaf4-029cba99b574','live',1,'"0115ca547a5d6b9aaeef31b27c1e48f73c07880fbcba5050d5732f920cc932e1"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:1e94a7bb-c3fa-5e52-aaf4-029cba99b574'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:71850513-dd46-4155-905c-43aafdd90043'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.903920','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(4,1,4,'/practice-1/calendar/c0fbce81-9952-50f5-b649-2fa7c6eb25e4.ics','c0fbce81-9952-50f5-b649-2fa7c6eb25e4','detached',1,'"d129237c2bf388bca5c87900ad1d4757ea1be82e9231d95eea7c342cdf3f1f7b"','{"subject": "Write the report", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tasks"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:c0fbce81-9952-50f5-b649-2fa7c6eb25e4'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:e94f54a3-cb4a-41fd-91b9-fbc1c98ef8c9'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Write the report'||char(13,10)||'DESCRIPTION:http://app.example/tasks'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:19.034690','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(5,1,5,'/practice-1/calendar/8e7e5d2b-c2bc-5b4a-ba0b-ddfbd326600a.ics','8e7e5d2b-c2bc-5b4a-ba0b-ddfbd326600a','live',1,'"a7cca7d397d7a634f3f88829bb398770e246c168d76e96ee65581414ac00cf4d"','{"subject": "Hand in receipts", "start": "2026-12-03T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true, "show_as": "free"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:8e7e5d2b-c2bc-5b4a-ba0b-ddfbd326600a'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:ee36dc93-dcc7-4254-b818-7648fad36d33'||char(13,10)||'DTSTART;VALUE=DATE:20261203'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Hand in receipts'||char(13,10)||'TRANSP:TRANSPARENT'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.903961','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(6,1,6,'/practice-1/calendar/96acab1c-8704-528a-a4e7-08aeb5164564.ics','96acab1c-8704-528a-a4e7-08aeb5164564','live',1,'"f34582d16d47fe25db318285c83acb256af658b40ed194f8f7e0a2c54abda9b5"','{"subject": "Visit", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:96acab1c-8704-528a-a4e7-08aeb5164564'||char(13,10)||'DTSTAMP:20261129T065318Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065318Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8c4ea90a-bc3b-40cd-85c0-ab1e19142e16'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Visit'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:18.510754','','{"stood_at": "2026-11-29T06:53:18+00:00"}',0);
INSERT INTO "links" VALUES(7,1,7,'/practice-1/calendar/9c09c081-263f-5c3e-8be7-3500504ff89f.ics','9c09c081-263f-5c3e-8be7-3500504ff89f','live',1,'"e10fa2716418658345c6ca70d24d056d68822a5281df6cfffb97bfb99c1b40eb"','{"subject": "Fair", "start": "2026-12-02T00:00:00", "end": "2026-12-04T00:00:00", "zone": null, "all_day": true}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:9c09c081-263f-5c3e-8be7-3500504ff89f'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a1fd212c-b10e-4a3c-8584-28cf0d6004dc'||char(13,10)||'DTSTART;VALUE=DATE:20261202'||char(13,10)||'DTEND;VALUE=DATE:20261204'||char(13,10)||'SUMMARY:Fair'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.903947','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(8,1,8,'/practice-1/calendar/4a02daa8-ba4a-5a74-a1cc-fd0334a6ee49.ics','4a02daa8-ba4a-5a74-a1cc-fd0334a6ee49','live',1,'"f12f2eb304fb1b3bedae564cc5c96cef42d298663b10c5b3845edb4ae3bcea16"','{"subject": "Team meeting", "start": "2026-12-02T11:00:00", "end": "2026-12-02T12:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-12-09T11:00:00"], "overrides": {"2026-12-16T11:00:00": {"subject": "Team lunch", "start": "2026-12-16T12:00:00", "end": "2026-12-16T13:00:00", "zone": "Europe/Berlin"}}}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:4a02daa8-ba4a-5a74-a1cc-fd0334a6ee49'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8e505963-d57a-4981-be91-53d584c6bf04'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T110000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T120000'||char(13,10)||'SUMMARY:Team meeting'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'RRULE:FREQ=WEEKLY;COUNT=6'||char(13,10)||'EXDATE;TZID=Europe/Berlin:20261209T110000'||char(13,10)||'END:VEVENT'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:4a02daa8-ba4a-5a74-a1cc-fd0334a6ee49'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:8e505963-d57a-4981-be91-53d584c6bf04'||char(13,10)||'RECURRENCE-ID;TZID=Europe/Berlin:20261216T110000'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T120000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T130000'||char(13,10)||'SUMMARY:Team lunch'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904026','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(9,1,9,'/practice-1/calendar/4eb5c296-8e4a-5d28-9689-fadd30124c03.ics','4eb5c296-8e4a-5d28-9689-fadd30124c03','live',1,'"67d5fc0056a174305909f16b250e2af5179865c8b1a4039b26381823a4eb0617"','{"subject": "Changed there", "start": "2026-12-02T13:00:00", "end": "2026-12-02T14:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'CALSCALE:GREGORIAN'||char(10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:19700101T000000'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T030000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:4eb5c296-8e4a-5d28-9689-fadd30124c03'||char(10)||'DTSTART;TZID=Europe/Berlin:20261202T130000'||char(10)||'DTEND;TZID=Europe/Berlin:20261202T140000'||char(10)||'CREATED:20261129T065316Z'||char(10)||'DTSTAMP:20261129T065316Z'||char(10)||'LAST-MODIFIED:20261129T065320Z'||char(10)||'SEQUENCE:0'||char(10)||'SUMMARY:Changed there'||char(10)||'TRANSP:OPAQUE'||char(10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(10)||'X-CALENDAR-SYNC-ITEM:ba90faae-f0f3-4993-8314-ca3a0e90b14f'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:16.301566','2026-11-29 06:53:18.716218','',NULL,0);
INSERT INTO "links" VALUES(12,1,15,'/practice-1/calendar/15234d78-ad1e-516d-8c5a-a60c6cbf7875.ics','15234d78-ad1e-516d-8c5a-a60c6cbf7875','live',1,'"6ece7f53e81eebe3756ee696bb44983822c36133d0b85e5565a5288a498c04b3"','{"subject": "Round 1", "start": "2026-12-13T09:00:00", "end": "2026-12-13T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:15234d78-ad1e-516d-8c5a-a60c6cbf7875'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:b2448280-8169-4f27-bda9-494a9ae84e20'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261213T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261213T100000'||char(13,10)||'SUMMARY:Round 1'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904068','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(13,1,16,'/practice-1/calendar/bbd1360e-ff03-5a87-8aa3-457e689a4c44.ics','bbd1360e-ff03-5a87-8aa3-457e689a4c44','live',1,'"2bb3bf95e8b257d48ebf2168be3e7590bf7e5485d16d861cba951cd53a419e0c"','{"subject": "Round 2", "start": "2026-12-14T09:00:00", "end": "2026-12-14T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:bbd1360e-ff03-5a87-8aa3-457e689a4c44'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:a18952c5-2df6-452c-889f-aa47afdd3280'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261214T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261214T100000'||char(13,10)||'SUMMARY:Round 2'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904049','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(14,1,17,'/practice-1/calendar/43baa9a3-fb60-5871-bf50-b2920591da82.ics','43baa9a3-fb60-5871-bf50-b2920591da82','live',1,'"e3c6923f9c765b7fdd503800c6c761d9c40202e1d106f7d959bf38e04d87dfbf"','{"subject": "Round 3", "start": "2026-12-15T09:00:00", "end": "2026-12-15T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:43baa9a3-fb60-5871-bf50-b2920591da82'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:30ae325c-74a8-4326-899d-45ba12f15474'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261215T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261215T100000'||char(13,10)||'SUMMARY:Round 3'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904086','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(15,1,18,'/practice-1/calendar/bfc7754c-875f-5802-939c-3a345f7a9ebd.ics','bfc7754c-875f-5802-939c-3a345f7a9ebd','live',1,'"7515642f1037cf08192440819883dc508e417bb9d736abbecf1bd8a159e67ae0"','{"subject": "Round 4", "start": "2026-12-16T09:00:00", "end": "2026-12-16T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:bfc7754c-875f-5802-939c-3a345f7a9ebd'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:ddbe674c-51b0-4c1e-b212-c42e974bf7da'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261216T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261216T100000'||char(13,10)||'SUMMARY:Round 4'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904078','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(16,1,19,'/practice-1/calendar/c90a6c64-9590-54bd-a508-2a0ea709d3e8.ics','c90a6c64-9590-54bd-a508-2a0ea709d3e8','live',1,'"b2596ab52de2be04f994380f99b31d6fde5c67a3f9ec14ae8901af8f8a7887f5"','{"subject": "Round 5", "start": "2026-12-17T09:00:00", "end": "2026-12-17T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:c90a6c64-9590-54bd-a508-2a0ea709d3e8'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:bedda0fd-68ab-48c7-9670-70983558eab3'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261217T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261217T100000'||char(13,10)||'SUMMARY:Round 5'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904105','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(17,1,20,'/practice-1/calendar/a5be13f6-3747-5b95-a19c-1400d17a0090.ics','a5be13f6-3747-5b95-a19c-1400d17a0090','live',1,'"69e31585d7da39e496fee547cd82fc389c33a23a31c6f96f6f9bfb8bf76d4c20"','{"subject": "Round 6", "start": "2026-12-18T09:00:00", "end": "2026-12-18T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:a5be13f6-3747-5b95-a19c-1400d17a0090'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:3d18388a-48fe-4a86-ad92-5d66850a5c95'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261218T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261218T100000'||char(13,10)||'SUMMARY:Round 6'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904095','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(18,1,21,'/practice-1/calendar/2d6b54a1-bcd9-5a5a-8abc-68fddccf24ec.ics','2d6b54a1-bcd9-5a5a-8abc-68fddccf24ec','live',1,'"bbd80f90bb4787b99378ffdc84ed405b26afc62d85e31439c6ef916a64f977a3"','{"subject": "Round 7", "start": "2026-12-19T09:00:00", "end": "2026-12-19T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:2d6b54a1-bcd9-5a5a-8abc-68fddccf24ec'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:f03eeb78-798c-4d6f-bd62-3f382d706d3d'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261219T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261219T100000'||char(13,10)||'SUMMARY:Round 7'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904114','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(19,1,22,'/practice-1/calendar/b0c306fe-7166-55ab-bc3e-40f9ef99a3a3.ics','b0c306fe-7166-55ab-bc3e-40f9ef99a3a3','live',1,'"c386fe18118dc297ef2dac586c93542ca0bf933b31b942f1b856d5446e7d4f5f"','{"subject": "Round 8", "start": "2026-12-20T09:00:00", "end": "2026-12-20T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:b0c306fe-7166-55ab-bc3e-40f9ef99a3a3'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:bfcd99d8-fe8f-440c-a673-20ecee3f83da'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261220T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261220T100000'||char(13,10)||'SUMMARY:Round 8'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904157','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(20,1,23,'/practice-1/calendar/25fd8ff8-027e-5185-8978-34445986774f.ics','25fd8ff8-027e-5185-8978-34445986774f','live',1,'"0a96a7f0f43f87f6a6fa6d7fad7b581c2cb49da2130f43221c69f0936539cf66"','{"subject": "Round 9", "start": "2026-12-21T09:00:00", "end": "2026-12-21T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:25fd8ff8-027e-5185-8978-34445986774f'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:c1a75b59-10ca-498c-9086-2e423c779bd0'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261221T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261221T100000'||char(13,10)||'SUMMARY:Round 9'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904124','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(21,1,24,'/practice-1/calendar/d32d5a98-0b35-518b-93b4-815e50287115.ics','d32d5a98-0b35-518b-93b4-815e50287115','live',1,'"cba7f6fb587cb933e342d65a236616023ec410e681c81a68ca47d642fb5a6f70"','{"subject": "Round 10", "start": "2026-12-22T09:00:00", "end": "2026-12-22T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:d32d5a98-0b35-518b-93b4-815e50287115'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:07c51434-3919-491a-94f6-f3071acd532e'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261222T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261222T100000'||char(13,10)||'SUMMARY:Round 10'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904141','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(22,1,25,'/practice-1/calendar/6a54464c-845d-59ad-b262-29dfc6d3772f.ics','6a54464c-845d-59ad-b262-29dfc6d3772f','live',1,'"8f613c07003aab2e1d7d9b04e39f121a1dbdc95e733a2fbee3038c76182bc0df"','{"subject": "Round 11", "start": "2026-12-23T09:00:00", "end": "2026-12-23T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:6a54464c-845d-59ad-b262-29dfc6d3772f'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:90e675b2-2bcb-4a86-9a81-75f8ec16c92f'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261223T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261223T100000'||char(13,10)||'SUMMARY:Round 11'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904149','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(23,1,26,'/practice-1/calendar/ac450c6a-b0ab-559e-8223-de8b21eee519.ics','ac450c6a-b0ab-559e-8223-de8b21eee519','live',1,'"ed4b6c870308818d89f452ae4eba585a1500920aaf3a05bf49355e4ffda8d0c6"','{"subject": "Round 12", "start": "2026-12-24T09:00:00", "end": "2026-12-24T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:ac450c6a-b0ab-559e-8223-de8b21eee519'||char(13,10)||'DTSTAMP:20261129T065316Z'||char(13,10)||'CREATED:20261129T065316Z'||char(13,10)||'LAST-MODIFIED:20261129T065316Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:5a1455cc-e7e2-444c-851f-959411c48a1c'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261224T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261224T100000'||char(13,10)||'SUMMARY:Round 12'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:16.301566','2026-11-29 06:53:16.904165','','{"stood_at": "2026-11-29T06:53:16+00:00"}',0);
INSERT INTO "links" VALUES(24,2,1,'/practice-2/work/f6ffcbe8-4917-5ef9-aec6-e024a2092f2b.ics','f6ffcbe8-4917-5ef9-aec6-e024a2092f2b','live',1,'"4f08cc5710e5dee7fd88e513a6aa9b672bad46770a70fdfa448e3640313f8317"','{"subject": "[#1042] Printer is down \u2013 Harbour Ltd", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "Europe/Berlin", "location": "Quay 4", "description": "Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:f6ffcbe8-4917-5ef9-aec6-e024a2092f2b'||char(13,10)||'DTSTAMP:20261129T065317Z'||char(13,10)||'CREATED:20261129T065317Z'||char(13,10)||'LAST-MODIFIED:20261129T065317Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:43ca19c1-5c87-4008-81db-c54ae9807465'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(13,10)||'SUMMARY:[#1042] Printer is down – Harbour Ltd'||char(13,10)||'LOCATION:Quay 4'||char(13,10)||'DESCRIPTION:Bring toner\n\nKim 123\n\nhttp://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:17.030984','2026-11-29 06:53:17.137550','','{"stood_at": "2026-11-29T06:53:17+00:00"}',0);
INSERT INTO "links" VALUES(25,2,3,'/practice-2/work/74a3b384-6fba-507c-818b-75c202cbd765.ics','74a3b384-6fba-507c-818b-75c202cbd765','live',1,'"796ec180c228aeb60e349a5e734608a31f95cfa826b28f1f984468adcfd18071"','{"subject": "Order toner", "start": "2026-12-03T13:00:00", "end": "2026-12-03T13:30:00", "zone": "Europe/Berlin", "description": "http://app.example/tickets/1042"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:74a3b384-6fba-507c-818b-75c202cbd765'||char(13,10)||'DTSTAMP:20261129T065317Z'||char(13,10)||'CREATED:20261129T065317Z'||char(13,10)||'LAST-MODIFIED:20261129T065317Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:71850513-dd46-4155-905c-43aafdd90043'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261203T130000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261203T133000'||char(13,10)||'SUMMARY:Order toner'||char(13,10)||'DESCRIPTION:http://app.example/tickets/1042'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:17.030984','2026-11-29 06:53:17.137518','','{"stood_at": "2026-11-29T06:53:17+00:00"}',0);
INSERT INTO "links" VALUES(26,2,12,'/practice-2/work/2a734667-71b0-5096-9ffd-3bfde6972092.ics','2a734667-71b0-5096-9ffd-3bfde6972092','live',1,'"b8f98c34932aa9d2b75b1347dcb6248a252b99fff3385a831a713a28487f62a3"','{"subject": "Once", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:2a734667-71b0-5096-9ffd-3bfde6972092'||char(13,10)||'DTSTAMP:20261129T065317Z'||char(13,10)||'CREATED:20261129T065317Z'||char(13,10)||'LAST-MODIFIED:20261129T065317Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:f3e2f30c-92ce-45f7-8abf-00ace526e898'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261202T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261202T100000'||char(13,10)||'SUMMARY:Once'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:17.030984','2026-11-29 06:53:17.137538','','{"stood_at": "2026-11-29T06:53:17+00:00"}',0);
INSERT INTO "links" VALUES(27,3,13,'b6d49b62-a9c1-502d-bac5-150768f3b199','b6d49b62-a9c1-502d-bac5-150768f3b199','live',1,'2026-11-29T06:53:17Z/f923460360d085fa','{"subject": "Call the supplier", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'{"ids": ["w3kjwyvjyfic3owfcudwr45rte_ufl4zsc6kljhyhej5amv645v6ue_u7vcafhvh35hwbheipvgoomdjd4"], "from": "2026-12-02", "to": "2026-12-02"}','2026-11-29 06:53:17.271132','2026-11-29 06:53:17.297561','','{"stood_at": "2026-11-29T06:53:17+00:00"}',0);
INSERT INTO "links" VALUES(28,3,14,'f57657e5-6692-5646-8230-b9f75b52b294','f57657e5-6692-5646-8230-b9f75b52b294','live',1,'2026-11-29T06:53:17Z/91c96e71b9a1ad1c','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rrule": "FREQ=DAILY;COUNT=3"}','{"subject": "Daily check", "start": "2026-12-02T12:00:00", "end": "2026-12-02T13:00:00", "zone": "Europe/Berlin", "rdates": ["2026-12-03T12:00:00", "2026-12-04T12:00:00"]}','{"ids": ["6v3fpzlgsjlenarqxh3vwuvssq_ufl4zsc6kljhyhej5amv645v6ue_uzlkniy4fhrfipl5tkkz7mjpdou_20261202T120000", "6v3fpzlgsjlenarqxh3vwuvssq_ufl4zsc6kljhyhej5amv645v6ue_uzlkniy4fhrfipl5tkkz7mjpdou_20261203T120000", "6v3fpzlgsjlenarqxh3vwuvssq_ufl4zsc6kljhyhej5amv645v6ue_uzlkniy4fhrfipl5tkkz7mjpdou_20261204T120000"], "from": "2026-12-02", "to": "2026-12-04"}','2026-11-29 06:53:17.271132','2026-11-29 06:53:17.297582','','{"stood_at": "2026-11-29T06:53:17+00:00"}',0);
INSERT INTO "links" VALUES(29,3,27,'evt_external_4a580aa3410a73bfe48ab5d9','evt_external_4a580aa3410a73bfe48ab5d9','live',0,'2026-11-29T06:53:17Z/6ab0b76eb6580f4b','{"subject": "With guests", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_4a580aa3410a73bfe48ab5d9"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.573962','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(30,3,28,'evt_external_5d81b7139ecf623d7bfe956c_20261204T090000','evt_external_5d81b7139ecf623d7bfe956c_20261204T090000','live',0,'2026-11-29T06:53:17Z/d09f252738a76e42','{"subject": "Every day at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_5d81b7139ecf623d7bfe956c_20261204T090000"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.573962','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(31,3,29,'evt_external_ff24af988185659896aa2080','evt_external_ff24af988185659896aa2080','live',0,'2026-11-29T06:53:17Z/56e471177362b3d6','{"subject": "Made at Google", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_ff24af988185659896aa2080"], "from": "2026-12-04", "to": "2026-12-04"}','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.573962','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(32,3,30,'evt_external_5d81b7139ecf623d7bfe956c_20261205T090000','evt_external_5d81b7139ecf623d7bfe956c_20261205T090000','live',0,'2026-11-29T06:53:17Z/9187a35993ac8ad1','{"subject": "Every day at Google", "start": "2026-12-05T09:00:00", "end": "2026-12-05T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_5d81b7139ecf623d7bfe956c_20261205T090000"], "from": "2026-12-05", "to": "2026-12-05"}','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.573962','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(33,3,31,'evt_external_5d81b7139ecf623d7bfe956c_20261206T090000','evt_external_5d81b7139ecf623d7bfe956c_20261206T090000','live',0,'2026-11-29T06:53:17Z/eb07447d7351c10d','{"subject": "Every day at Google", "start": "2026-12-06T09:00:00", "end": "2026-12-06T10:00:00", "zone": "UTC"}',NULL,'{"ids": ["evt_external_5d81b7139ecf623d7bfe956c_20261206T090000"], "from": "2026-12-06", "to": "2026-12-06"}','2026-11-29 06:53:17.573962','2026-11-29 06:53:17.573962','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(34,1,32,'/practice-1/calendar/backwards.ics','backwards','live',0,'"6e72dd2b48d92608dac63681a44ee26e862be7fb7dd9725e5bb1e3a445f459c2"','{"subject": "Backwards", "start": "2026-12-04T09:00:00", "end": "2026-12-04T09:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:backwards'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20200101T000000'||char(10)||'DTSTAMP:20261129T065317Z'||char(10)||'LAST-MODIFIED:20261129T065317Z'||char(10)||'SUMMARY:Backwards'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:17.676546','2026-11-29 06:53:17.676546','',NULL,0);
INSERT INTO "links" VALUES(35,1,33,'/practice-1/calendar/made-there.ics','made-there','live',0,'"a2b17244fd8c079a15938bd483a147f5f7bc99ffbab331e5c7970e4ab37ff10b"','{"subject": "Made there", "start": "2026-12-04T09:00:00", "end": "2026-12-04T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:made-there'||char(10)||'DTSTART;TZID=Europe/Berlin:20261204T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261204T100000'||char(10)||'DTSTAMP:20261129T065317Z'||char(10)||'LAST-MODIFIED:20261129T065317Z'||char(10)||'SUMMARY:Made there'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:17.676546','2026-11-29 06:53:17.676546','',NULL,0);
INSERT INTO "links" VALUES(36,2,34,'/practice-2/work/training.ics','training','live',0,'"1c1a613adda57bdb3c4e536c71d5f8bf0d0c0fae51447c12fa1f8fa5467b796a"','{"subject": "Training", "start": "2026-12-03T09:00:00", "end": "2026-12-03T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE", "rrule": "FREQ=WEEKLY;COUNT=8"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T065317Z'||char(10)||'LAST-MODIFIED:20261129T065317Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:17.792840','2026-11-29 06:53:17.792840','',NULL,0);
INSERT INTO "links" VALUES(37,1,35,'/practice-1/calendar/e711564a-cb03-5afc-8986-2e3192d42a3f.ics','e711564a-cb03-5afc-8986-2e3192d42a3f','live',1,'"900b685f647c4b41540b63afe39a8b0ba16626e6ce1ab1412ed29ff3ae72f927"','{"subject": "Once linked", "start": "2026-12-07T09:00:00", "end": "2026-12-07T10:00:00", "zone": "Europe/Berlin"}',NULL,'BEGIN:VCALENDAR'||char(13,10)||'VERSION:2.0'||char(13,10)||'PRODID:-//Calendar Sync//Calendar Sync//EN'||char(13,10)||'CALSCALE:GREGORIAN'||char(13,10)||'BEGIN:VTIMEZONE'||char(13,10)||'TZID:Europe/Berlin'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:19700101T000000'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'BEGIN:DAYLIGHT'||char(13,10)||'DTSTART:20250330T020000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0100'||char(13,10)||'TZOFFSETTO:+0200'||char(13,10)||'TZNAME:CEST'||char(13,10)||'END:DAYLIGHT'||char(13,10)||'BEGIN:STANDARD'||char(13,10)||'DTSTART:20251026T030000'||char(13,10)||'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'||char(13,10)||'TZOFFSETFROM:+0200'||char(13,10)||'TZOFFSETTO:+0100'||char(13,10)||'TZNAME:CET'||char(13,10)||'END:STANDARD'||char(13,10)||'END:VTIMEZONE'||char(13,10)||'BEGIN:VEVENT'||char(13,10)||'UID:e711564a-cb03-5afc-8986-2e3192d42a3f'||char(13,10)||'DTSTAMP:20261129T065319Z'||char(13,10)||'CREATED:20261129T065319Z'||char(13,10)||'LAST-MODIFIED:20261129T065319Z'||char(13,10)||'SEQUENCE:0'||char(13,10)||'X-CALENDAR-SYNC-DEPLOYMENT:2af9990b-ca5a-4f83-913d-032bee76bea1'||char(13,10)||'X-CALENDAR-SYNC-ITEM:beda6a10-da10-4e28-be69-c403efa50a47'||char(13,10)||'DTSTART;TZID=Europe/Berlin:20261207T090000'||char(13,10)||'DTEND;TZID=Europe/Berlin:20261207T100000'||char(13,10)||'SUMMARY:Once linked'||char(13,10)||'TRANSP:OPAQUE'||char(13,10)||'END:VEVENT'||char(13,10)||'END:VCALENDAR'||char(13,10)||'','2026-11-29 06:53:19.211750','2026-11-29 06:53:19.231062','','{"stood_at": "2026-11-29T06:53:19+00:00"}',0);
INSERT INTO "links" VALUES(38,1,36,'/practice-1/calendar/wanted.ics','wanted','live',0,'"4c1ea3a40f38516ef902d812e8d667ae5bfdd4e8ffc59da08264718818720c52"','{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:wanted'||char(10)||'DTSTART;TZID=Europe/Berlin:20261208T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261208T100000'||char(10)||'DTSTAMP:20261129T065319Z'||char(10)||'LAST-MODIFIED:20261129T065319Z'||char(10)||'SUMMARY:Wanted'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:19.606341','2026-11-29 06:53:19.606341','',NULL,0);
INSERT INTO "links" VALUES(39,1,37,'/practice-1/calendar/shown.ics','shown','live',0,'"b62d3118d3d5086193c5413a6701c404ba8488e9d9a4cb8cb3d6ceecdc86a9e0"','{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',NULL,'BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:shown'||char(10)||'DTSTART;TZID=Europe/Berlin:20261209T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261209T100000'||char(10)||'DTSTAMP:20261129T065319Z'||char(10)||'LAST-MODIFIED:20261129T065319Z'||char(10)||'SUMMARY:Shown in the plan'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR','2026-11-29 06:53:20.136876','2026-11-29 06:53:20.136876','',NULL,0);
INSERT INTO "links" VALUES(40,1,38,'/practice-1/calendar/f0bd207d-6afe-56bf-a0e2-17e8fe9d3d47.ics','f0bd207d-6afe-56bf-a0e2-17e8fe9d3d47','pending',1,NULL,'{"subject": "Sent, and its answer lost", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.326652','2026-11-29 06:53:22.326652','',NULL,0);
INSERT INTO "links" VALUES(41,2,39,'/practice-2/work/6b5a9861-cbda-5342-a197-b545e214ec7e.ics','6b5a9861-cbda-5342-a197-b545e214ec7e','pending',1,NULL,'{"subject": "Lost on its way", "start": "2026-12-10T09:00:00", "end": "2026-12-10T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.388561','2026-11-29 06:53:22.388561','',NULL,0);
INSERT INTO "links" VALUES(42,5,41,'/nowhere/linked-0.ics','linked-0','live',0,'1','{"subject": "Linked 0", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.647097','2026-11-29 06:53:22.647101','It has guests, and this server would mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(43,5,42,'/nowhere/linked-1.ics','linked-1','detached',0,'1','{"subject": "Linked 1", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.654265','2026-11-29 06:53:22.654267','It has guests, and the calendar service could mail them about the change.',NULL,0);
INSERT INTO "links" VALUES(44,5,43,'/nowhere/linked-2.ics','linked-2','live',0,'1','{"subject": "Linked 2", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.656959','2026-11-29 06:53:22.656961','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.',NULL,0);
INSERT INTO "links" VALUES(45,5,44,'/nowhere/linked-3.ics','linked-3','detached',0,'1','{"subject": "Linked 3", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.659275','2026-11-29 06:53:22.659279','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.',NULL,0);
INSERT INTO "links" VALUES(46,5,45,'/nowhere/linked-4.ics','linked-4','live',0,'1','{"subject": "Linked 4", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.661450','2026-11-29 06:53:22.661452','',NULL,0);
INSERT INTO "links" VALUES(47,5,46,'/nowhere/linked-5.ics','linked-5','detached',0,'1','{"subject": "Linked 5", "start": "2026-12-02T09:00:00", "end": "2026-12-02T10:00:00", "zone": "Europe/Berlin"}',NULL,'','2026-11-29 06:53:22.664760','2026-11-29 06:53:22.664763','',NULL,0);
CREATE TABLE marks (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	integration_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	marked_at DATETIME NOT NULL, 
	CONSTRAINT fk_marks_integration_id_integrations FOREIGN KEY(integration_id) REFERENCES integrations (id) ON DELETE CASCADE, 
	CONSTRAINT fk_marks_item_id_items FOREIGN KEY(item_id) REFERENCES items (id) ON DELETE CASCADE
);
INSERT INTO "marks" VALUES(6,1,38,'2026-11-29 06:53:22.300226');
INSERT INTO "marks" VALUES(7,5,38,'2026-11-29 06:53:22.300229');
INSERT INTO "marks" VALUES(8,2,39,'2026-11-29 06:53:22.369580');
INSERT INTO "marks" VALUES(9,1,6,'2026-11-29 06:53:22.404422');
INSERT INTO "marks" VALUES(10,5,6,'2026-11-29 06:53:22.404425');
INSERT INTO "marks" VALUES(11,3,13,'2026-11-29 06:53:22.407522');
INSERT INTO "marks" VALUES(12,2,12,'2026-11-29 06:53:22.414561');
INSERT INTO "marks" VALUES(13,2,40,'2026-11-29 06:53:22.432056');
INSERT INTO "marks" VALUES(14,2,34,'2026-11-29 06:53:22.432058');
INSERT INTO "marks" VALUES(15,1,41,'2026-11-29 06:53:22.645394');
INSERT INTO "marks" VALUES(16,5,41,'2026-11-29 06:53:22.645398');
INSERT INTO "marks" VALUES(17,1,42,'2026-11-29 06:53:22.653549');
INSERT INTO "marks" VALUES(18,5,42,'2026-11-29 06:53:22.653552');
INSERT INTO "marks" VALUES(19,1,43,'2026-11-29 06:53:22.656298');
INSERT INTO "marks" VALUES(20,5,43,'2026-11-29 06:53:22.656301');
INSERT INTO "marks" VALUES(21,1,44,'2026-11-29 06:53:22.658605');
INSERT INTO "marks" VALUES(22,5,44,'2026-11-29 06:53:22.658607');
INSERT INTO "marks" VALUES(23,1,45,'2026-11-29 06:53:22.660876');
INSERT INTO "marks" VALUES(24,5,45,'2026-11-29 06:53:22.660878');
INSERT INTO "marks" VALUES(25,1,46,'2026-11-29 06:53:22.663066');
INSERT INTO "marks" VALUES(26,5,46,'2026-11-29 06:53:22.663069');
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
INSERT INTO "notices" VALUES(1,1,1,4,'“Write the report” was removed on the linked calendar. It stays here and is no longer in step.','2026-11-29 06:53:19.036239',NULL);
INSERT INTO "notices" VALUES(2,1,1,NULL,'12 of 25 linked entries would be removed in My Calendar. Nothing was removed; please decide.','2026-11-29 06:53:20.183886',NULL);
INSERT INTO "notices" VALUES(3,1,1,NULL,'“Work” is in step again.','2026-11-29 06:53:22.549480',NULL);
INSERT INTO "notices" VALUES(4,2,NULL,NULL,'Dismissed.','2026-11-29 06:53:22.549482','2026-11-29 06:53:22.530946');
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
INSERT INTO "planned_entries" VALUES(1,1,'here','create',NULL,'/practice-1/calendar/wanted.ics',NULL,'Wanted','new on the linked calendar',NULL,'{"subject": "Wanted", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,'as_planned','');
INSERT INTO "planned_entries" VALUES(2,1,'here','create',NULL,'/practice-1/calendar/left-out.ics',NULL,'Left out','new on the linked calendar',NULL,'{"subject": "Left out", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',0,'left_out','You left it out of the plan.');
INSERT INTO "planned_entries" VALUES(3,2,'here','create',NULL,'/practice-1/calendar/shown.ics',NULL,'Shown in the plan','new on the linked calendar',NULL,'{"subject": "Shown in the plan", "start": "2026-12-09T09:00:00", "end": "2026-12-09T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(4,2,'here','create',NULL,'/practice-1/calendar/left-out.ics',NULL,'Left out','new on the linked calendar',NULL,'{"subject": "Left out", "start": "2026-12-08T09:00:00", "end": "2026-12-08T10:00:00", "zone": "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20000101T000000|RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|BEGIN:DAYLIGHT|DTSTART:20250330T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|TZOFFSETFROM:+0100|TZOFFSETTO:+0200|TZNAME:CEST|END:DAYLIGHT|BEGIN:STANDARD|DTSTART:20251026T040000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10|TZOFFSETFROM:+0200|TZOFFSETTO:+0100|TZNAME:CET|END:STANDARD|END:VTIMEZONE"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(5,3,'there','create',11,NULL,42,'Removed here','takes back what run 9 did',NULL,'{"subject": "Removed here", "start": "2026-12-02T15:00:00", "end": "2026-12-02T16:00:00", "zone": "Europe/Berlin"}',1,NULL,'');
INSERT INTO "planned_entries" VALUES(6,3,'here','update',9,'/practice-1/calendar/4eb5c296-8e4a-5d28-9689-fadd30124c03.ics',40,'Changed here','takes back what run 9 did','{"subject": "Changed there"}','{"subject": "Changed here"}',1,NULL,'');
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
INSERT INTO "plans" VALUES(1,1,'sync_now','done','','2026-11-29 06:53:19.462807','2026-11-29 06:53:19.552495','2026-11-29 06:53:19.557755','2026-11-29 06:53:19.654423',1,16,'2026-11-29 07:03:19.551909',NULL);
INSERT INTO "plans" VALUES(2,1,'sync_now','ready','','2026-11-29 06:53:19.689405','2026-11-29 06:53:19.770024',NULL,NULL,NULL,NULL,'2026-11-29 07:03:19.769461',NULL);
INSERT INTO "plans" VALUES(3,1,'undo','ready','','2026-11-29 06:53:19.777801','2026-11-29 06:53:19.805334',NULL,NULL,NULL,NULL,'2026-11-29 07:03:19.804249','{"run": 9}');
INSERT INTO "plans" VALUES(4,5,'sync_now','failed','The calendar no longer exists on the server, or it is no longer shared.','2026-11-29 06:53:22.594922',NULL,NULL,'2026-11-29 06:53:22.583398',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(5,5,'sync_now','failed','The server does not allow access to this calendar.','2026-11-29 06:53:22.594926',NULL,NULL,'2026-11-29 06:53:22.583436',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(6,5,'sync_now','failed','The server refused the request (status 503).','2026-11-29 06:53:22.594926',NULL,NULL,'2026-11-29 06:53:22.583451',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(7,5,'sync_now','failed','The server no longer accepts the user name and password.','2026-11-29 06:53:22.594927',NULL,NULL,'2026-11-29 06:53:22.583464',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(8,5,'sync_now','failed','The server asked to slow down.','2026-11-29 06:53:22.594927',NULL,NULL,'2026-11-29 06:53:22.583477',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(9,5,'sync_now','failed','The entry is locked on the server just now.','2026-11-29 06:53:22.594927',NULL,NULL,'2026-11-29 06:53:22.583491',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(10,5,'sync_now','failed','The server has a problem of its own just now (status 503).','2026-11-29 06:53:22.594928',NULL,NULL,'2026-11-29 06:53:22.583505',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(11,5,'sync_now','failed','The server''s list of changes has no end mark.','2026-11-29 06:53:22.594928',NULL,NULL,'2026-11-29 06:53:22.583518',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(12,5,'sync_now','failed','The server''s list of changes does not move on.','2026-11-29 06:53:22.594928',NULL,NULL,'2026-11-29 06:53:22.583532',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(13,5,'sync_now','failed','The server no longer knows how far we had read.','2026-11-29 06:53:22.594929',NULL,NULL,'2026-11-29 06:53:22.583545',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(14,5,'sync_now','failed','The server cannot say what changed since the last time.','2026-11-29 06:53:22.594929',NULL,NULL,'2026-11-29 06:53:22.583617',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(15,5,'sync_now','failed','The server did not list the whole calendar.','2026-11-29 06:53:22.594929',NULL,NULL,'2026-11-29 06:53:22.583632',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(16,5,'sync_now','failed','The server lists entries that lie outside the calendar.','2026-11-29 06:53:22.594930',NULL,NULL,'2026-11-29 06:53:22.583645',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(17,5,'sync_now','failed','How far we had read is no longer known.','2026-11-29 06:53:22.594930',NULL,NULL,'2026-11-29 06:53:22.583659',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(18,5,'sync_now','failed','The server said nothing about the calendar.','2026-11-29 06:53:22.594931',NULL,NULL,'2026-11-29 06:53:22.583672',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(19,5,'sync_now','failed','The calendar is read-only for this account.','2026-11-29 06:53:22.594931',NULL,NULL,'2026-11-29 06:53:22.583686',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(20,5,'sync_now','failed','The calendar has moved on the server. Connect the account again.','2026-11-29 06:53:22.594931',NULL,NULL,'2026-11-29 06:53:22.583700',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(21,5,'sync_now','failed','The server answered with something else than calendar data.','2026-11-29 06:53:22.594932',NULL,NULL,'2026-11-29 06:53:22.583714',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(22,5,'sync_now','failed','Nothing answers at calendar.example.org, port 443.','2026-11-29 06:53:22.594932',NULL,NULL,'2026-11-29 06:53:22.583728',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(23,5,'sync_now','failed','The server uses a name or a tag that no request can carry.','2026-11-29 06:53:22.594933',NULL,NULL,'2026-11-29 06:53:22.583741',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(24,5,'sync_now','failed','The calendar server''s answer is not readable calendar data, or it was cut off.','2026-11-29 06:53:22.594933',NULL,NULL,'2026-11-29 06:53:22.583780',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(25,5,'sync_now','failed','The calendar server''s answer holds definitions that do not belong there.','2026-11-29 06:53:22.594933',NULL,NULL,'2026-11-29 06:53:22.583797',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(26,5,'sync_now','failed','calendar.example.org redirects in circles.','2026-11-29 06:53:22.594934',NULL,NULL,'2026-11-29 06:53:22.583810',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(27,5,'sync_now','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.','2026-11-29 06:53:22.594934',NULL,NULL,'2026-11-29 06:53:22.583823',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(28,5,'sync_now','failed','calendar.example.org sends an answer that is far too large.','2026-11-29 06:53:22.594934',NULL,NULL,'2026-11-29 06:53:22.583836',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(29,5,'sync_now','failed','calendar.example.org is too slow: its answer did not end.','2026-11-29 06:53:22.594935',NULL,NULL,'2026-11-29 06:53:22.583849',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(30,5,'sync_now','failed','calendar.example.org sent an answer that cannot be unpacked.','2026-11-29 06:53:22.594935',NULL,NULL,'2026-11-29 06:53:22.583896',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(31,5,'sync_now','failed','calendar.example.org broke its answer off.','2026-11-29 06:53:22.594935',NULL,NULL,'2026-11-29 06:53:22.583910',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(32,5,'sync_now','failed','calendar.example.org did not answer in time.','2026-11-29 06:53:22.594935',NULL,NULL,'2026-11-29 06:53:22.583923',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(33,5,'sync_now','failed','calendar.example.org broke the connection off.','2026-11-29 06:53:22.594936',NULL,NULL,'2026-11-29 06:53:22.583936',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(34,5,'sync_now','failed','calendar.example.org could not be reached.','2026-11-29 06:53:22.594936',NULL,NULL,'2026-11-29 06:53:22.583949',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(35,5,'sync_now','failed','No secure connection to calendar.example.org is possible.','2026-11-29 06:53:22.594936',NULL,NULL,'2026-11-29 06:53:22.583961',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(36,5,'sync_now','failed','The certificate of calendar.example.org belongs to another server.','2026-11-29 06:53:22.594937',NULL,NULL,'2026-11-29 06:53:22.583974',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(37,5,'sync_now','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.','2026-11-29 06:53:22.594937',NULL,NULL,'2026-11-29 06:53:22.583988',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(38,5,'sync_now','failed','The event was accepted, but it cannot be found.','2026-11-29 06:53:22.594938',NULL,NULL,'2026-11-29 06:53:22.584003',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(39,5,'sync_now','failed','This is not a valid server address.','2026-11-29 06:53:22.594938',NULL,NULL,'2026-11-29 06:53:22.584016',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(40,5,'sync_now','failed','A server address starts with https:// and names a host.','2026-11-29 06:53:22.594938',NULL,NULL,'2026-11-29 06:53:22.584029',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(41,5,'sync_now','failed','Leave user name and password out of the address; they have fields of their own.','2026-11-29 06:53:22.594939',NULL,NULL,'2026-11-29 06:53:22.584042',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(42,5,'sync_now','failed','Only addresses that start with https:// are allowed here.','2026-11-29 06:53:22.594939',NULL,NULL,'2026-11-29 06:53:22.584067',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(43,5,'sync_now','failed','There is no server named calendar.example.org. Check the spelling.','2026-11-29 06:53:22.594940',NULL,NULL,'2026-11-29 06:53:22.584085',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(44,5,'sync_now','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.','2026-11-29 06:53:22.594940',NULL,NULL,'2026-11-29 06:53:22.584098',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(45,5,'sync_now','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.','2026-11-29 06:53:22.594941',NULL,NULL,'2026-11-29 06:53:22.584111',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(46,5,'sync_now','failed','Cronofy refused the request (status 503).','2026-11-29 06:53:22.594941',NULL,NULL,'2026-11-29 06:53:22.584124',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(47,5,'sync_now','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone','2026-11-29 06:53:22.594941',NULL,NULL,'2026-11-29 06:53:22.584145',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(48,5,'sync_now','failed','Cronofy no longer accepts the stored authorisation.','2026-11-29 06:53:22.594942',NULL,NULL,'2026-11-29 06:53:22.584163',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(49,5,'sync_now','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.','2026-11-29 06:53:22.594942',NULL,NULL,'2026-11-29 06:53:22.584176',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(50,5,'sync_now','failed','Cronofy cannot write to this account just now.','2026-11-29 06:53:22.594942',NULL,NULL,'2026-11-29 06:53:22.584189',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(51,5,'sync_now','failed','Cronofy asked to slow down.','2026-11-29 06:53:22.594942',NULL,NULL,'2026-11-29 06:53:22.584202',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(52,5,'sync_now','failed','Cronofy has a problem of its own just now (status 503).','2026-11-29 06:53:22.594943',NULL,NULL,'2026-11-29 06:53:22.584215',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(53,5,'sync_now','failed','The calendar no longer exists, or the account no longer has access to it.','2026-11-29 06:53:22.594943',NULL,NULL,'2026-11-29 06:53:22.584227',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(54,5,'sync_now','failed','Cronofy did not say which channel it opened.','2026-11-29 06:53:22.594943',NULL,NULL,'2026-11-29 06:53:22.584243',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(55,5,'sync_now','failed','Cronofy did not say which channels there are.','2026-11-29 06:53:22.594944',NULL,NULL,'2026-11-29 06:53:22.584255',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(56,5,'sync_now','failed','Cronofy answered with something else than JSON.','2026-11-29 06:53:22.594944',NULL,NULL,'2026-11-29 06:53:22.584275',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(57,5,'sync_now','failed','Cronofy''s answer holds no events.','2026-11-29 06:53:22.594944',NULL,NULL,'2026-11-29 06:53:22.584288',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(58,5,'sync_now','failed','Cronofy forgot the rest of a listing while it was read.','2026-11-29 06:53:22.594945',NULL,NULL,'2026-11-29 06:53:22.584301',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(59,5,'sync_now','failed','Cronofy''s listing does not end.','2026-11-29 06:53:22.594945',NULL,NULL,'2026-11-29 06:53:22.584316',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(60,5,'sync_now','failed','Cronofy''s answer to a batch does not fit what was sent.','2026-11-29 06:53:22.594945',NULL,NULL,'2026-11-29 06:53:22.584329',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(61,5,'sync_now','failed','The position in the calendar''s changes is not one of this program''s.','2026-11-29 06:53:22.594946',NULL,NULL,'2026-11-29 06:53:22.584342',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(62,5,'sync_now','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.','2026-11-29 06:53:22.594946',NULL,NULL,'2026-11-29 06:53:22.584354',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(63,5,'sync_now','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.','2026-11-29 06:53:22.594946',NULL,NULL,'2026-11-29 06:53:22.584367',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(64,5,'sync_now','failed','Cronofy did not say which calendars the account has.','2026-11-29 06:53:22.594947',NULL,NULL,'2026-11-29 06:53:22.584379',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(65,5,'sync_now','failed','So much is being sent to Cronofy that this has to wait its turn.','2026-11-29 06:53:22.594947',NULL,NULL,'2026-11-29 06:53:22.584392',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(66,5,'sync_now','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.','2026-11-29 06:53:22.594947',NULL,NULL,'2026-11-29 06:53:22.584405',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(67,5,'sync_now','failed','Cronofy did not take the authorisation back.','2026-11-29 06:53:22.594948',NULL,NULL,'2026-11-29 06:53:22.584417',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(68,5,'sync_now','failed','Cronofy refused the sign-in (status 503).','2026-11-29 06:53:22.594948',NULL,NULL,'2026-11-29 06:53:22.584430',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(69,5,'sync_now','failed','Cronofy''s answer to the sign-in cannot be read.','2026-11-29 06:53:22.594948',NULL,NULL,'2026-11-29 06:53:22.584454',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(70,5,'sync_now','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.','2026-11-29 06:53:22.594949',NULL,NULL,'2026-11-29 06:53:22.584471',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(71,5,'sync_now','failed','Cronofy found the sign-in request invalid. An administrator has to act.','2026-11-29 06:53:22.594949',NULL,NULL,'2026-11-29 06:53:22.584485',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(72,5,'sync_now','failed','Cronofy no longer accepts the authorisation. Please connect again.','2026-11-29 06:53:22.594949',NULL,NULL,'2026-11-29 06:53:22.584498',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(73,5,'sync_now','failed','Cronofy named an address outside its own; it was not followed.','2026-11-29 06:53:22.594950',NULL,NULL,'2026-11-29 06:53:22.584510',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(74,5,'sync_now','failed','Cronofy did not find what was to be written.','2026-11-29 06:53:22.594950',NULL,NULL,'2026-11-29 06:53:22.584525',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(75,5,'sync_now','failed','Cronofy accepted the entry, but does not show it yet.','2026-11-29 06:53:22.594950',NULL,NULL,'2026-11-29 06:53:22.584538',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(76,5,'sync_now','failed','What Cronofy shows of the entry cannot be read.','2026-11-29 06:53:22.594951',NULL,NULL,'2026-11-29 06:53:22.584550',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(77,5,'sync_now','failed','Cronofy sent an answer that is far too large.','2026-11-29 06:53:22.594951',NULL,NULL,'2026-11-29 06:53:22.584563',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(78,5,'sync_now','failed','Cronofy is too slow: its answer did not end.','2026-11-29 06:53:22.594951',NULL,NULL,'2026-11-29 06:53:22.584576',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(79,5,'sync_now','failed','Cronofy answered with a redirect; its address in the settings may be wrong.','2026-11-29 06:53:22.594952',NULL,NULL,'2026-11-29 06:53:22.584601',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(80,5,'sync_now','failed','No secure connection to Cronofy is possible.','2026-11-29 06:53:22.594952',NULL,NULL,'2026-11-29 06:53:22.584620',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(81,5,'sync_now','failed','Cronofy did not answer in time.','2026-11-29 06:53:22.594952',NULL,NULL,'2026-11-29 06:53:22.584633',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(82,5,'sync_now','failed','Cronofy could not be reached.','2026-11-29 06:53:22.594953',NULL,NULL,'2026-11-29 06:53:22.584646',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(83,5,'sync_now','failed','The calendar service no longer lets Cronofy in. Please reconnect it.','2026-11-29 06:53:22.594953',NULL,NULL,'2026-11-29 06:53:22.584659',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(84,5,'sync_now','failed','Another account was connected instead of Ada. Please reconnect Ada.','2026-11-29 06:53:22.594953',NULL,NULL,'2026-11-29 06:53:22.584674',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(85,5,'sync_now','failed','The stored credentials can no longer be read. Please connect again.','2026-11-29 06:53:22.594954',NULL,NULL,'2026-11-29 06:53:22.584687',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(86,5,'sync_now','failed','Where the account''s calendars are is not known. Please connect again.','2026-11-29 06:53:22.594954',NULL,NULL,'2026-11-29 06:53:22.584702',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(87,5,'sync_now','failed','Cronofy is not set up on this installation. An administrator has to act.','2026-11-29 06:53:22.594954',NULL,NULL,'2026-11-29 06:53:22.584718',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(88,5,'sync_now','failed','Another worker renews the sign-in of this account and does not come to an end.','2026-11-29 06:53:22.594955',NULL,NULL,'2026-11-29 06:53:22.584732',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(89,5,'sync_now','failed','The stored sign-in can no longer be read. Please connect again.','2026-11-29 06:53:22.594955',NULL,NULL,'2026-11-29 06:53:22.584746',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(90,5,'sync_now','failed','An internal error. The server''s log has the details.','2026-11-29 06:53:22.594955',NULL,NULL,'2026-11-29 06:53:22.584767',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(91,5,'sync_now','failed','Too much changed on both sides while they were looked at. Please try again in a moment.','2026-11-29 06:53:22.594956',NULL,NULL,'2026-11-29 06:53:22.584782',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(92,5,'sync_now','failed','The calendar service left events out of its answer.','2026-11-29 06:53:22.594956',NULL,NULL,'2026-11-29 06:53:22.584795',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(93,5,'sync_now','failed','1 event could not be removed; the log says why.','2026-11-29 06:53:22.594956',NULL,NULL,'2026-11-29 06:53:22.584808',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(94,5,'sync_now','failed','12 events could not be removed; the log says why.','2026-11-29 06:53:22.594957',NULL,NULL,'2026-11-29 06:53:22.584820',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(95,5,'sync_now','failed','A newer plan was approved before its turn came.','2026-11-29 06:53:22.594957',NULL,NULL,'2026-11-29 06:53:22.584833',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(96,5,'sync_now','failed','It was switched off before all of it was carried out.','2026-11-29 06:53:22.594957',NULL,NULL,'2026-11-29 06:53:22.584847',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(97,5,'sync_now','failed','It was deleted.','2026-11-29 06:53:22.594957',NULL,NULL,'2026-11-29 06:53:22.584859',NULL,NULL,NULL,NULL);
INSERT INTO "plans" VALUES(98,5,'sync_now','done','','2026-11-29 06:53:22.602020','2026-11-29 06:53:22.584872',NULL,'2026-11-29 06:53:22.584872',NULL,NULL,NULL,NULL);
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
INSERT INTO "quarantine" VALUES(1,1,NULL,'/practice-1/calendar/unknown-zone.ics','"b636afaf5c692e5dfc4c9f23a9415e40acd0fca6d38ef8394af494a58d2f4970"','','Its time zone is unknown','2026-11-29 06:53:17.662216',0);
INSERT INTO "quarantine" VALUES(2,1,NULL,'/practice-1/calendar/two-rules.ics','"70e1d4d4747813df01d032997d76adc965945ca124846040c9fe441dfcf48185"','','It repeats by more than one rule','2026-11-29 06:53:17.662958',0);
INSERT INTO "quarantine" VALUES(3,5,NULL,'/nowhere/0.ics',NULL,'Apart 0','It has guests, and this server would mail them about the change.','2026-11-29 06:53:22.603113',0);
INSERT INTO "quarantine" VALUES(4,5,NULL,'/nowhere/1.ics',NULL,'Apart 1','The server found the event''s data invalid.','2026-11-29 06:53:22.603115',0);
INSERT INTO "quarantine" VALUES(5,5,NULL,'/nowhere/2.ics',NULL,'Apart 2','The server does not take this kind of data.','2026-11-29 06:53:22.603115',0);
INSERT INTO "quarantine" VALUES(6,5,NULL,'/nowhere/3.ics',NULL,'Apart 3','This calendar does not take events.','2026-11-29 06:53:22.603116',0);
INSERT INTO "quarantine" VALUES(7,5,NULL,'/nowhere/4.ics',NULL,'Apart 4','The event is too large for this server.','2026-11-29 06:53:22.603116',0);
INSERT INTO "quarantine" VALUES(8,5,NULL,'/nowhere/5.ics',NULL,'Apart 5','The event is too far in the past for this server.','2026-11-29 06:53:22.603117',0);
INSERT INTO "quarantine" VALUES(9,5,NULL,'/nowhere/6.ics',NULL,'Apart 6','The event is too far in the future for this server.','2026-11-29 06:53:22.603117',0);
INSERT INTO "quarantine" VALUES(10,5,NULL,'/nowhere/7.ics',NULL,'Apart 7','The series has more dates than this server allows.','2026-11-29 06:53:22.603118',0);
INSERT INTO "quarantine" VALUES(11,5,NULL,'/nowhere/8.ics',NULL,'Apart 8','The event has more guests than this server allows.','2026-11-29 06:53:22.603118',0);
INSERT INTO "quarantine" VALUES(12,5,NULL,'/nowhere/9.ics',NULL,'Apart 9','The calendar''s storage is full.','2026-11-29 06:53:22.603119',0);
INSERT INTO "quarantine" VALUES(13,5,NULL,'/nowhere/10.ics',NULL,'Apart 10','The server does not allow writing this event.','2026-11-29 06:53:22.603119',0);
INSERT INTO "quarantine" VALUES(14,5,NULL,'/nowhere/11.ics',NULL,'Apart 11','Another entry of this account already carries the event''s UID.','2026-11-29 06:53:22.603120',0);
INSERT INTO "quarantine" VALUES(15,5,NULL,'/nowhere/12.ics',NULL,'Apart 12','The server found the request for this event invalid.','2026-11-29 06:53:22.603120',0);
INSERT INTO "quarantine" VALUES(16,5,NULL,'/nowhere/13.ics',NULL,'Apart 13','The server does not allow writing here.','2026-11-29 06:53:22.603120',0);
INSERT INTO "quarantine" VALUES(17,5,NULL,'/nowhere/14.ics',NULL,'Apart 14','The server refused the event because of what it already holds.','2026-11-29 06:53:22.603121',0);
INSERT INTO "quarantine" VALUES(18,5,NULL,'/nowhere/15.ics',NULL,'Apart 15','The server refused the event (status 503).','2026-11-29 06:53:22.603121',0);
INSERT INTO "quarantine" VALUES(19,5,NULL,'/nowhere/16.ics',NULL,'Apart 16','What the server holds for this entry cannot be read.','2026-11-29 06:53:22.603122',0);
INSERT INTO "quarantine" VALUES(20,5,NULL,'/nowhere/17.ics',NULL,'Apart 17','Its text holds halves of characters','2026-11-29 06:53:22.603122',0);
INSERT INTO "quarantine" VALUES(21,5,NULL,'/nowhere/18.ics',NULL,'Apart 18','It ends before it starts','2026-11-29 06:53:22.603122',0);
INSERT INTO "quarantine" VALUES(22,5,NULL,'/nowhere/19.ics',NULL,'Apart 19','Its time zone is unknown','2026-11-29 06:53:22.603123',0);
INSERT INTO "quarantine" VALUES(23,5,NULL,'/nowhere/20.ics',NULL,'Apart 20','Its repeat rule cannot be understood','2026-11-29 06:53:22.603123',0);
INSERT INTO "quarantine" VALUES(24,5,NULL,'/nowhere/21.ics',NULL,'Apart 21','The change cannot be written into this entry without losing something','2026-11-29 06:53:22.603124',0);
INSERT INTO "quarantine" VALUES(25,5,NULL,'/nowhere/22.ics',NULL,'Apart 22','What the server holds for this entry cannot be read','2026-11-29 06:53:22.603124',0);
INSERT INTO "quarantine" VALUES(26,5,NULL,'/nowhere/23.ics',NULL,'Apart 23','Only single dates of this series are on the calendar, so it cannot be changed as one','2026-11-29 06:53:22.603124',0);
INSERT INTO "quarantine" VALUES(27,5,NULL,'/nowhere/24.ics',NULL,'Apart 24','The series that it goes on from cannot be read','2026-11-29 06:53:22.603125',0);
INSERT INTO "quarantine" VALUES(28,5,NULL,'/nowhere/25.ics',NULL,'Apart 25','It holds no event','2026-11-29 06:53:22.603125',0);
INSERT INTO "quarantine" VALUES(29,5,NULL,'/nowhere/26.ics',NULL,'Apart 26','One of its dates cannot be understood','2026-11-29 06:53:22.603126',0);
INSERT INTO "quarantine" VALUES(30,5,NULL,'/nowhere/27.ics',NULL,'Apart 27','It cannot be understood','2026-11-29 06:53:22.603126',0);
INSERT INTO "quarantine" VALUES(31,5,NULL,'/nowhere/28.ics',NULL,'Apart 28','Its text is not complete calendar data','2026-11-29 06:53:22.603126',0);
INSERT INTO "quarantine" VALUES(32,5,NULL,'/nowhere/29.ics',NULL,'Apart 29','It holds several events in one entry','2026-11-29 06:53:22.603127',0);
INSERT INTO "quarantine" VALUES(33,5,NULL,'/nowhere/30.ics',NULL,'Apart 30','It has no UID','2026-11-29 06:53:22.603127',0);
INSERT INTO "quarantine" VALUES(34,5,NULL,'/nowhere/31.ics',NULL,'Apart 31','It defines the same event twice','2026-11-29 06:53:22.603128',0);
INSERT INTO "quarantine" VALUES(35,5,NULL,'/nowhere/32.ics',NULL,'Apart 32','It changes all dates from one on, and they cannot be found by its repeat rule','2026-11-29 06:53:22.603128',0);
INSERT INTO "quarantine" VALUES(36,5,NULL,'/nowhere/33.ics',NULL,'Apart 33','It has no start','2026-11-29 06:53:22.603128',0);
INSERT INTO "quarantine" VALUES(37,5,NULL,'/nowhere/34.ics',NULL,'Apart 34','Its duration cannot be understood','2026-11-29 06:53:22.603129',0);
INSERT INTO "quarantine" VALUES(38,5,NULL,'/nowhere/35.ics',NULL,'Apart 35','It repeats by more than one rule','2026-11-29 06:53:22.603129',0);
INSERT INTO "quarantine" VALUES(39,5,NULL,'/nowhere/36.ics',NULL,'Apart 36','Its blocks lie too deep in each other','2026-11-29 06:53:22.603130',0);
INSERT INTO "quarantine" VALUES(40,5,NULL,'/nowhere/37.ics',NULL,'Apart 37','Its blocks do not fit into each other','2026-11-29 06:53:22.603130',0);
INSERT INTO "quarantine" VALUES(41,5,NULL,'/nowhere/38.ics',NULL,'Apart 38','Its text ends too early','2026-11-29 06:53:22.603130',0);
INSERT INTO "quarantine" VALUES(42,5,NULL,'/nowhere/39.ics',NULL,'Apart 39','It holds no calendar data','2026-11-29 06:53:22.603131',0);
INSERT INTO "quarantine" VALUES(43,5,NULL,'/nowhere/40.ics',NULL,'Apart 40','It holds more than one calendar','2026-11-29 06:53:22.603131',0);
INSERT INTO "quarantine" VALUES(44,5,NULL,'/nowhere/41.ics',NULL,'Apart 41','It holds bytes that are not valid UTF-8','2026-11-29 06:53:22.603132',0);
INSERT INTO "quarantine" VALUES(45,5,NULL,'/nowhere/42.ics',NULL,'Apart 42','It is too large to be read','2026-11-29 06:53:22.603132',0);
INSERT INTO "quarantine" VALUES(46,5,NULL,'/nowhere/43.ics',NULL,'Apart 43','The server''s answer about it cannot be read','2026-11-29 06:53:22.603132',0);
INSERT INTO "quarantine" VALUES(47,5,NULL,'/nowhere/44.ics',NULL,'Apart 44','It has guests, and the calendar service could mail them about the change.','2026-11-29 06:53:22.603133',0);
INSERT INTO "quarantine" VALUES(48,5,NULL,'/nowhere/45.ics',NULL,'Apart 45','It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there.','2026-11-29 06:53:22.603133',0);
INSERT INTO "quarantine" VALUES(49,5,NULL,'/nowhere/46.ics',NULL,'Apart 46','It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing of existing events” in the integration''s settings changes that.','2026-11-29 06:53:22.603134',0);
INSERT INTO "quarantine" VALUES(50,5,NULL,'/nowhere/47.ics',NULL,'Apart 47','The calendar service does not allow changing this event.','2026-11-29 06:53:22.603134',0);
INSERT INTO "quarantine" VALUES(51,5,NULL,'/nowhere/48.ics',NULL,'Apart 48','It was made elsewhere as a single event, and Cronofy cannot turn it into a series.','2026-11-29 06:53:22.603134',0);
INSERT INTO "quarantine" VALUES(52,5,NULL,'/nowhere/49.ics',NULL,'Apart 49','None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches.','2026-11-29 06:53:22.603135',0);
INSERT INTO "quarantine" VALUES(53,5,NULL,'/nowhere/50.ics',NULL,'Apart 50','Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it.','2026-11-29 06:53:22.603135',0);
INSERT INTO "quarantine" VALUES(54,5,NULL,'/nowhere/51.ics',NULL,'Apart 51','Cronofy found the entry invalid: start: is required; tzid: is not a time zone','2026-11-29 06:53:22.603136',0);
INSERT INTO "quarantine" VALUES(55,5,NULL,'/nowhere/52.ics',NULL,'Apart 52','Cronofy does not allow writing this entry: the calendar is read-only, or a permission is missing.','2026-11-29 06:53:22.603136',0);
INSERT INTO "quarantine" VALUES(56,5,NULL,'/nowhere/53.ics',NULL,'Apart 53','Cronofy refused the entry (status 503).','2026-11-29 06:53:22.603136',0);
INSERT INTO "quarantine" VALUES(57,5,NULL,'/nowhere/54.ics',NULL,'Apart 54','The series has too many dates to write each of them.','2026-11-29 06:53:22.603137',0);
INSERT INTO "quarantine" VALUES(58,5,NULL,'/nowhere/55.ics',NULL,'Apart 55','The rule of the series cannot be read.','2026-11-29 06:53:22.603137',0);
INSERT INTO "quarantine" VALUES(59,5,NULL,'/nowhere/56.ics',NULL,'Apart 56','It lies at an end of the calendar.','2026-11-29 06:53:22.603138',0);
INSERT INTO "quarantine" VALUES(60,5,NULL,'/nowhere/57.ics',NULL,'Apart 57','Its start is a date and its end a time, or the other way round.','2026-11-29 06:53:22.603138',0);
INSERT INTO "quarantine" VALUES(61,5,NULL,'/nowhere/58.ics',NULL,'Apart 58','It ends before it starts.','2026-11-29 06:53:22.603139',0);
INSERT INTO "quarantine" VALUES(62,5,NULL,'/nowhere/59.ics',NULL,'Apart 59','It has no start or no end.','2026-11-29 06:53:22.603139',0);
INSERT INTO "quarantine" VALUES(63,5,NULL,'/nowhere/60.ics',NULL,'Apart 60','Its start or end is not a time.','2026-11-29 06:53:22.603139',0);
INSERT INTO "quarantine" VALUES(64,5,NULL,'/nowhere/61.ics',NULL,'Apart 61','the server listed it, but did not send it','2026-11-29 06:53:22.603140',0);
INSERT INTO "quarantine" VALUES(65,5,NULL,'/nowhere/62.ics',NULL,'Apart 62','It cannot be stored beside what is there already','2026-11-29 06:53:22.603140',0);
INSERT INTO "quarantine" VALUES(66,5,NULL,'/nowhere/63.ics',NULL,'Apart 63','One of its values does not fit into the database','2026-11-29 06:53:22.603141',0);
INSERT INTO "quarantine" VALUES(67,5,NULL,'/nowhere/64.ics',NULL,'Apart 64','It cannot be stored as it is','2026-11-29 06:53:22.603141',0);
INSERT INTO "quarantine" VALUES(68,5,NULL,'/nowhere/65.ics',NULL,'Apart 65','One of its dates or rules cannot be calculated with','2026-11-29 06:53:22.603141',0);
INSERT INTO "quarantine" VALUES(69,5,NULL,'/nowhere/66.ics',NULL,'Apart 66','It cannot be worked out (RecursionError)','2026-11-29 06:53:22.603142',0);
INSERT INTO "quarantine" VALUES(70,5,NULL,'/nowhere/67.ics',NULL,'Apart 67','the calendar service accepted it and took it back at once, twice: the calendar behind it seems to refuse it. It stays here; change it, or try it again','2026-11-29 06:53:22.603142',0);
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
INSERT INTO "rests_of_series" VALUES(2,40,'2026-12-17 09:00:00.000000','BEGIN:VCALENDAR'||char(10)||'VERSION:2.0'||char(10)||'PRODID:-//Example//Client//EN'||char(10)||'BEGIN:VTIMEZONE'||char(10)||'TZID:Europe/Berlin'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20000101T000000'||char(10)||'RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20231231T230000Z'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:STANDARD'||char(10)||'DTSTART:20251026T040000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'||char(10)||'TZNAME:CET'||char(10)||'TZOFFSETFROM:+0200'||char(10)||'TZOFFSETTO:+0100'||char(10)||'END:STANDARD'||char(10)||'BEGIN:DAYLIGHT'||char(10)||'DTSTART:20250330T020000'||char(10)||'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'||char(10)||'TZNAME:CEST'||char(10)||'TZOFFSETFROM:+0100'||char(10)||'TZOFFSETTO:+0200'||char(10)||'END:DAYLIGHT'||char(10)||'END:VTIMEZONE'||char(10)||'BEGIN:VEVENT'||char(10)||'UID:training'||char(10)||'DTSTART;TZID=Europe/Berlin:20261203T090000'||char(10)||'DTEND;TZID=Europe/Berlin:20261203T100000'||char(10)||'DTSTAMP:20261129T065317Z'||char(10)||'LAST-MODIFIED:20261129T065317Z'||char(10)||'RRULE:FREQ=WEEKLY;COUNT=8'||char(10)||'SUMMARY:Training'||char(10)||'X-FOREIGN:kept'||char(10)||'END:VEVENT'||char(10)||'END:VCALENDAR');
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
INSERT INTO "runs" VALUES(1,1,'manual','2026-11-29 06:53:16.010399','2026-11-29 06:53:16.923432','ok','',1,'{"out.create": 23}');
INSERT INTO "runs" VALUES(2,2,'manual','2026-11-29 06:53:16.990029','2026-11-29 06:53:17.161333','ok','',1,'{"out.create": 3}');
INSERT INTO "runs" VALUES(3,3,'manual','2026-11-29 06:53:17.203088','2026-11-29 06:53:17.316052','ok','',1,'{"out.create": 2}');
INSERT INTO "runs" VALUES(4,3,'notified','2026-11-29 06:53:17.510854','2026-11-29 06:53:17.600015','ok','',1,'{"in.create": 5}');
INSERT INTO "runs" VALUES(5,1,'sweep','2026-11-29 06:53:17.607453','2026-11-29 06:53:17.692469','partial','',1,'{"failed": 2, "in.create": 2}');
INSERT INTO "runs" VALUES(6,2,'sweep','2026-11-29 06:53:17.701113','2026-11-29 06:53:17.816987','ok','',1,'{"in.create": 1}');
INSERT INTO "runs" VALUES(7,3,'sweep','2026-11-29 06:53:17.837682','2026-11-29 06:53:18.122734','ok','',1,'{}');
INSERT INTO "runs" VALUES(8,1,'item_saved','2026-11-29 06:53:18.190923','2026-11-29 06:53:18.531662','ok','',1,'{"out.update": 1}');
INSERT INTO "runs" VALUES(9,1,'item_saved','2026-11-29 06:53:18.673886','2026-11-29 06:53:18.773157','ok','',1,'{"in.update": 1, "conflict": 1, "out.delete": 1}');
INSERT INTO "runs" VALUES(10,1,'sweep','2026-11-29 06:53:18.787849','2026-11-29 06:53:19.048483','ok','',1,'{"none.detach": 1, "in.delete": 1}');
INSERT INTO "runs" VALUES(11,1,'activated','2026-11-29 06:53:19.117289','2026-11-29 06:53:19.146185','ok','',1,'{}');
INSERT INTO "runs" VALUES(12,4,'activated','2026-11-29 06:53:19.158471','2026-11-29 06:53:19.183905','ok','',1,'{}');
INSERT INTO "runs" VALUES(13,1,'item_saved','2026-11-29 06:53:19.201716','2026-11-29 06:53:19.237349','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(14,4,'item_saved','2026-11-29 06:53:19.244010','2026-11-29 06:53:19.280074','ok','',1,'{"out.create": 1}');
INSERT INTO "runs" VALUES(15,5,'activated','2026-11-29 06:53:19.354290','2026-11-29 06:53:19.382780','ok','',1,'{}');
INSERT INTO "runs" VALUES(16,1,'manual','2026-11-29 06:53:19.571481','2026-11-29 06:53:19.656183','ok','',1,'{"in.create": 1, "skipped": 2}');
INSERT INTO "runs" VALUES(17,1,'sweep','2026-11-29 06:53:20.066635','2026-11-29 06:53:20.189772','held','',1,'{"in.create": 1, "held": 12}');
INSERT INTO "runs" VALUES(18,1,'sweep','2026-11-29 06:53:20.434901','2026-11-29 06:53:22.263422','ok','',2,'{}');
INSERT INTO "runs" VALUES(19,2,'sweep','2026-11-29 06:53:21.526031','2026-11-29 06:53:22.290750','ok','',2,'{}');
INSERT INTO "runs" VALUES(20,1,'item_saved','2026-11-29 06:53:22.312864','2026-11-29 06:53:22.364153','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(21,2,'item_saved','2026-11-29 06:53:22.376522','2026-11-29 06:53:22.396352','failed','The server did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(22,5,'sweep','2026-11-29 06:53:22.558009','2026-11-29 06:53:22.557424','partial','',1,'{"quarantine": 1}');
INSERT INTO "runs" VALUES(23,5,'sweep','2026-11-29 06:53:22.605343','2026-11-29 06:53:22.577324','failed','The calendar no longer exists on the server, or it is no longer shared.',1,'{}');
INSERT INTO "runs" VALUES(24,5,'sweep','2026-11-29 06:53:22.605352','2026-11-29 06:53:22.577367','failed','The server does not allow access to this calendar.',1,'{}');
INSERT INTO "runs" VALUES(25,5,'sweep','2026-11-29 06:53:22.605353','2026-11-29 06:53:22.577384','failed','The server refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(26,5,'sweep','2026-11-29 06:53:22.605353','2026-11-29 06:53:22.577395','failed','The server no longer accepts the user name and password.',1,'{}');
INSERT INTO "runs" VALUES(27,5,'sweep','2026-11-29 06:53:22.605354','2026-11-29 06:53:22.577407','failed','The server asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(28,5,'sweep','2026-11-29 06:53:22.605355','2026-11-29 06:53:22.577420','failed','The entry is locked on the server just now.',1,'{}');
INSERT INTO "runs" VALUES(29,5,'sweep','2026-11-29 06:53:22.605355','2026-11-29 06:53:22.577430','failed','The server has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(30,5,'sweep','2026-11-29 06:53:22.605356','2026-11-29 06:53:22.577441','failed','The server''s list of changes has no end mark.',1,'{}');
INSERT INTO "runs" VALUES(31,5,'sweep','2026-11-29 06:53:22.605356','2026-11-29 06:53:22.577453','failed','The server''s list of changes does not move on.',1,'{}');
INSERT INTO "runs" VALUES(32,5,'sweep','2026-11-29 06:53:22.605357','2026-11-29 06:53:22.577466','failed','The server no longer knows how far we had read.',1,'{}');
INSERT INTO "runs" VALUES(33,5,'sweep','2026-11-29 06:53:22.605357','2026-11-29 06:53:22.577477','failed','The server cannot say what changed since the last time.',1,'{}');
INSERT INTO "runs" VALUES(34,5,'sweep','2026-11-29 06:53:22.605358','2026-11-29 06:53:22.577487','failed','The server did not list the whole calendar.',1,'{}');
INSERT INTO "runs" VALUES(35,5,'sweep','2026-11-29 06:53:22.605358','2026-11-29 06:53:22.577498','failed','The server lists entries that lie outside the calendar.',1,'{}');
INSERT INTO "runs" VALUES(36,5,'sweep','2026-11-29 06:53:22.605359','2026-11-29 06:53:22.577508','failed','How far we had read is no longer known.',1,'{}');
INSERT INTO "runs" VALUES(37,5,'sweep','2026-11-29 06:53:22.605359','2026-11-29 06:53:22.577519','failed','The server said nothing about the calendar.',1,'{}');
INSERT INTO "runs" VALUES(38,5,'sweep','2026-11-29 06:53:22.605360','2026-11-29 06:53:22.577530','failed','The calendar is read-only for this account.',1,'{}');
INSERT INTO "runs" VALUES(39,5,'sweep','2026-11-29 06:53:22.605360','2026-11-29 06:53:22.577540','failed','The calendar has moved on the server. Connect the account again.',1,'{}');
INSERT INTO "runs" VALUES(40,5,'sweep','2026-11-29 06:53:22.605361','2026-11-29 06:53:22.577554','failed','The server answered with something else than calendar data.',1,'{}');
INSERT INTO "runs" VALUES(41,5,'sweep','2026-11-29 06:53:22.605361','2026-11-29 06:53:22.577567','failed','Nothing answers at calendar.example.org, port 443.',1,'{}');
INSERT INTO "runs" VALUES(42,5,'sweep','2026-11-29 06:53:22.605362','2026-11-29 06:53:22.577577','failed','The server uses a name or a tag that no request can carry.',1,'{}');
INSERT INTO "runs" VALUES(43,5,'sweep','2026-11-29 06:53:22.605362','2026-11-29 06:53:22.577587','failed','The calendar server''s answer is not readable calendar data, or it was cut off.',1,'{}');
INSERT INTO "runs" VALUES(44,5,'sweep','2026-11-29 06:53:22.605363','2026-11-29 06:53:22.577600','failed','The calendar server''s answer holds definitions that do not belong there.',1,'{}');
INSERT INTO "runs" VALUES(45,5,'sweep','2026-11-29 06:53:22.605363','2026-11-29 06:53:22.577611','failed','calendar.example.org redirects in circles.',1,'{}');
INSERT INTO "runs" VALUES(46,5,'sweep','2026-11-29 06:53:22.605364','2026-11-29 06:53:22.577621','failed','dav.example.org leads to calendar.example.org. If you trust that server, enter its address instead.',1,'{}');
INSERT INTO "runs" VALUES(47,5,'sweep','2026-11-29 06:53:22.605364','2026-11-29 06:53:22.582412','failed','calendar.example.org sends an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(48,5,'sweep','2026-11-29 06:53:22.605365','2026-11-29 06:53:22.582491','failed','calendar.example.org is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(49,5,'sweep','2026-11-29 06:53:22.605365','2026-11-29 06:53:22.582513','failed','calendar.example.org sent an answer that cannot be unpacked.',1,'{}');
INSERT INTO "runs" VALUES(50,5,'sweep','2026-11-29 06:53:22.605366','2026-11-29 06:53:22.582528','failed','calendar.example.org broke its answer off.',1,'{}');
INSERT INTO "runs" VALUES(51,5,'sweep','2026-11-29 06:53:22.605366','2026-11-29 06:53:22.582542','failed','calendar.example.org did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(52,5,'sweep','2026-11-29 06:53:22.605367','2026-11-29 06:53:22.582559','failed','calendar.example.org broke the connection off.',1,'{}');
INSERT INTO "runs" VALUES(53,5,'sweep','2026-11-29 06:53:22.605367','2026-11-29 06:53:22.582574','failed','calendar.example.org could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(54,5,'sweep','2026-11-29 06:53:22.605368','2026-11-29 06:53:22.582587','failed','No secure connection to calendar.example.org is possible.',1,'{}');
INSERT INTO "runs" VALUES(55,5,'sweep','2026-11-29 06:53:22.605368','2026-11-29 06:53:22.582600','failed','The certificate of calendar.example.org belongs to another server.',1,'{}');
INSERT INTO "runs" VALUES(56,5,'sweep','2026-11-29 06:53:22.605369','2026-11-29 06:53:22.582614','failed','The certificate of calendar.example.org cannot be trusted: certificate has expired.',1,'{}');
INSERT INTO "runs" VALUES(57,5,'sweep','2026-11-29 06:53:22.605370','2026-11-29 06:53:22.582627','failed','The event was accepted, but it cannot be found.',1,'{}');
INSERT INTO "runs" VALUES(58,5,'sweep','2026-11-29 06:53:22.605370','2026-11-29 06:53:22.582640','failed','This is not a valid server address.',1,'{}');
INSERT INTO "runs" VALUES(59,5,'sweep','2026-11-29 06:53:22.605371','2026-11-29 06:53:22.582654','failed','A server address starts with https:// and names a host.',1,'{}');
INSERT INTO "runs" VALUES(60,5,'sweep','2026-11-29 06:53:22.605371','2026-11-29 06:53:22.582667','failed','Leave user name and password out of the address; they have fields of their own.',1,'{}');
INSERT INTO "runs" VALUES(61,5,'sweep','2026-11-29 06:53:22.605372','2026-11-29 06:53:22.582680','failed','Only addresses that start with https:// are allowed here.',1,'{}');
INSERT INTO "runs" VALUES(62,5,'sweep','2026-11-29 06:53:22.605372','2026-11-29 06:53:22.582693','failed','There is no server named calendar.example.org. Check the spelling.',1,'{}');
INSERT INTO "runs" VALUES(63,5,'sweep','2026-11-29 06:53:22.605373','2026-11-29 06:53:22.582705','failed','calendar.example.org is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.',1,'{}');
INSERT INTO "runs" VALUES(64,5,'sweep','2026-11-29 06:53:22.605373','2026-11-29 06:53:22.582718','failed','Cronofy says a permission is missing. Connect the account again and allow everything that is asked for.',1,'{}');
INSERT INTO "runs" VALUES(65,5,'sweep','2026-11-29 06:53:22.605374','2026-11-29 06:53:22.582731','failed','Cronofy refused the request (status 503).',1,'{}');
INSERT INTO "runs" VALUES(66,5,'sweep','2026-11-29 06:53:22.605374','2026-11-29 06:53:22.582745','failed','Cronofy found the request invalid: start: is required; tzid: is not a time zone',1,'{}');
INSERT INTO "runs" VALUES(67,5,'sweep','2026-11-29 06:53:22.605375','2026-11-29 06:53:22.582757','failed','Cronofy no longer accepts the stored authorisation.',1,'{}');
INSERT INTO "runs" VALUES(68,5,'sweep','2026-11-29 06:53:22.605376','2026-11-29 06:53:22.582770','failed','The Cronofy plan of this installation does not include what is needed here. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(69,5,'sweep','2026-11-29 06:53:22.605376','2026-11-29 06:53:22.582782','failed','Cronofy cannot write to this account just now.',1,'{}');
INSERT INTO "runs" VALUES(70,5,'sweep','2026-11-29 06:53:22.605377','2026-11-29 06:53:22.582794','failed','Cronofy asked to slow down.',1,'{}');
INSERT INTO "runs" VALUES(71,5,'sweep','2026-11-29 06:53:22.605377','2026-11-29 06:53:22.582807','failed','Cronofy has a problem of its own just now (status 503).',1,'{}');
INSERT INTO "runs" VALUES(72,5,'sweep','2026-11-29 06:53:22.605378','2026-11-29 06:53:22.582820','failed','The calendar no longer exists, or the account no longer has access to it.',1,'{}');
INSERT INTO "runs" VALUES(73,5,'sweep','2026-11-29 06:53:22.605378','2026-11-29 06:53:22.582840','failed','Cronofy did not say which channel it opened.',1,'{}');
INSERT INTO "runs" VALUES(74,5,'sweep','2026-11-29 06:53:22.605379','2026-11-29 06:53:22.582853','failed','Cronofy did not say which channels there are.',1,'{}');
INSERT INTO "runs" VALUES(75,5,'sweep','2026-11-29 06:53:22.605379','2026-11-29 06:53:22.582866','failed','Cronofy answered with something else than JSON.',1,'{}');
INSERT INTO "runs" VALUES(76,5,'sweep','2026-11-29 06:53:22.605380','2026-11-29 06:53:22.582879','failed','Cronofy''s answer holds no events.',1,'{}');
INSERT INTO "runs" VALUES(77,5,'sweep','2026-11-29 06:53:22.605380','2026-11-29 06:53:22.582891','failed','Cronofy forgot the rest of a listing while it was read.',1,'{}');
INSERT INTO "runs" VALUES(78,5,'sweep','2026-11-29 06:53:22.605381','2026-11-29 06:53:22.582903','failed','Cronofy''s listing does not end.',1,'{}');
INSERT INTO "runs" VALUES(79,5,'sweep','2026-11-29 06:53:22.605381','2026-11-29 06:53:22.582916','failed','Cronofy''s answer to a batch does not fit what was sent.',1,'{}');
INSERT INTO "runs" VALUES(80,5,'sweep','2026-11-29 06:53:22.605382','2026-11-29 06:53:22.582929','failed','The position in the calendar''s changes is not one of this program''s.',1,'{}');
INSERT INTO "runs" VALUES(81,5,'sweep','2026-11-29 06:53:22.605382','2026-11-29 06:53:22.582941','failed','Cronofy is still reading this calendar. What changes here and there follows when that is done.',1,'{}');
INSERT INTO "runs" VALUES(82,5,'sweep','2026-11-29 06:53:22.605383','2026-11-29 06:53:22.582953','failed','Cronofy is no longer let in to ada@example.org. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(83,5,'sweep','2026-11-29 06:53:22.605383','2026-11-29 06:53:22.582965','failed','Cronofy did not say which calendars the account has.',1,'{}');
INSERT INTO "runs" VALUES(84,5,'sweep','2026-11-29 06:53:22.605384','2026-11-29 06:53:22.582978','failed','So much is being sent to Cronofy that this has to wait its turn.',1,'{}');
INSERT INTO "runs" VALUES(85,5,'sweep','2026-11-29 06:53:22.605384','2026-11-29 06:53:22.582990','failed','The queue server cannot be reached, so nothing can be sent to Cronofy just now.',1,'{}');
INSERT INTO "runs" VALUES(86,5,'sweep','2026-11-29 06:53:22.605385','2026-11-29 06:53:22.583003','failed','Cronofy did not take the authorisation back.',1,'{}');
INSERT INTO "runs" VALUES(87,5,'sweep','2026-11-29 06:53:22.605386','2026-11-29 06:53:22.583016','failed','Cronofy refused the sign-in (status 503).',1,'{}');
INSERT INTO "runs" VALUES(88,5,'sweep','2026-11-29 06:53:22.605386','2026-11-29 06:53:22.583032','failed','Cronofy''s answer to the sign-in cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(89,5,'sweep','2026-11-29 06:53:22.605387','2026-11-29 06:53:22.583044','failed','Cronofy does not accept this installation''s client id or secret. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(90,5,'sweep','2026-11-29 06:53:22.605387','2026-11-29 06:53:22.583056','failed','Cronofy found the sign-in request invalid. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(91,5,'sweep','2026-11-29 06:53:22.605388','2026-11-29 06:53:22.583068','failed','Cronofy no longer accepts the authorisation. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(92,5,'sweep','2026-11-29 06:53:22.605388','2026-11-29 06:53:22.583082','failed','Cronofy named an address outside its own; it was not followed.',1,'{}');
INSERT INTO "runs" VALUES(93,5,'sweep','2026-11-29 06:53:22.605389','2026-11-29 06:53:22.583095','failed','Cronofy did not find what was to be written.',1,'{}');
INSERT INTO "runs" VALUES(94,5,'sweep','2026-11-29 06:53:22.605389','2026-11-29 06:53:22.583107','failed','Cronofy accepted the entry, but does not show it yet.',1,'{}');
INSERT INTO "runs" VALUES(95,5,'sweep','2026-11-29 06:53:22.605390','2026-11-29 06:53:22.583119','failed','What Cronofy shows of the entry cannot be read.',1,'{}');
INSERT INTO "runs" VALUES(96,5,'sweep','2026-11-29 06:53:22.605390','2026-11-29 06:53:22.583131','failed','Cronofy sent an answer that is far too large.',1,'{}');
INSERT INTO "runs" VALUES(97,5,'sweep','2026-11-29 06:53:22.605391','2026-11-29 06:53:22.583143','failed','Cronofy is too slow: its answer did not end.',1,'{}');
INSERT INTO "runs" VALUES(98,5,'sweep','2026-11-29 06:53:22.605391','2026-11-29 06:53:22.583156','failed','Cronofy answered with a redirect; its address in the settings may be wrong.',1,'{}');
INSERT INTO "runs" VALUES(99,5,'sweep','2026-11-29 06:53:22.605392','2026-11-29 06:53:22.583169','failed','No secure connection to Cronofy is possible.',1,'{}');
INSERT INTO "runs" VALUES(100,5,'sweep','2026-11-29 06:53:22.605393','2026-11-29 06:53:22.583182','failed','Cronofy did not answer in time.',1,'{}');
INSERT INTO "runs" VALUES(101,5,'sweep','2026-11-29 06:53:22.605393','2026-11-29 06:53:22.583194','failed','Cronofy could not be reached.',1,'{}');
INSERT INTO "runs" VALUES(102,5,'sweep','2026-11-29 06:53:22.605394','2026-11-29 06:53:22.583208','failed','The calendar service no longer lets Cronofy in. Please reconnect it.',1,'{}');
INSERT INTO "runs" VALUES(103,5,'sweep','2026-11-29 06:53:22.605394','2026-11-29 06:53:22.583220','failed','Another account was connected instead of Ada. Please reconnect Ada.',1,'{}');
INSERT INTO "runs" VALUES(104,5,'sweep','2026-11-29 06:53:22.605395','2026-11-29 06:53:22.583232','failed','The stored credentials can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(105,5,'sweep','2026-11-29 06:53:22.605395','2026-11-29 06:53:22.583245','failed','Where the account''s calendars are is not known. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(106,5,'sweep','2026-11-29 06:53:22.605396','2026-11-29 06:53:22.583257','failed','Cronofy is not set up on this installation. An administrator has to act.',1,'{}');
INSERT INTO "runs" VALUES(107,5,'sweep','2026-11-29 06:53:22.605396','2026-11-29 06:53:22.583270','failed','Another worker renews the sign-in of this account and does not come to an end.',1,'{}');
INSERT INTO "runs" VALUES(108,5,'sweep','2026-11-29 06:53:22.605397','2026-11-29 06:53:22.583282','failed','The stored sign-in can no longer be read. Please connect again.',1,'{}');
INSERT INTO "runs" VALUES(109,5,'sweep','2026-11-29 06:53:22.605397','2026-11-29 06:53:22.583296','failed','An internal error. The server''s log has the details.',1,'{}');
INSERT INTO "runs" VALUES(110,5,'sweep','2026-11-29 06:53:22.605398','2026-11-29 06:53:22.583308','failed','Too much changed on both sides while they were looked at. Please try again in a moment.',1,'{}');
INSERT INTO "runs" VALUES(111,5,'sweep','2026-11-29 06:53:22.605398','2026-11-29 06:53:22.583320','failed','The calendar service left events out of its answer.',1,'{}');
INSERT INTO "runs" VALUES(112,5,'sweep','2026-11-29 06:53:22.605399','2026-11-29 06:53:22.583332','failed','1 event could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(113,5,'sweep','2026-11-29 06:53:22.605399','2026-11-29 06:53:22.583345','failed','12 events could not be removed; the log says why.',1,'{}');
INSERT INTO "runs" VALUES(114,5,'sweep','2026-11-29 06:53:22.605400','2026-11-29 06:53:22.583357','failed','it was cut short; the next run completed its work',1,'{}');
INSERT INTO "runs" VALUES(115,5,'sweep','2026-11-29 06:53:22.605400','2026-11-29 06:53:22.583370','failed','The calendar service lists very many events under other ids than before. Please look at the plan first.',1,'{}');
INSERT INTO "runs" VALUES(116,5,'sweep','2026-11-29 06:53:22.605401','2026-11-29 06:53:22.583383','failed','It was switched off meanwhile.',1,'{}');
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
INSERT INTO "second_steps" VALUES(1,3,'gAAAAABrC8vibhUqYGWEWc5LBbRfV_dMqBeTQ2ZVGa6GXrcmTq-DYJBH2zFoCXGSpWL5xxLwF8eq5xWYxZ5psAiEgZor8mJkGvry0fcx1VXhxHvr0m3YjUg=',0,'["-"]','2026-11-29 06:53:22.532226');
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
INSERT INTO "set_up" VALUES(1,'2026-11-29 06:53:15.026523');
CREATE TABLE sign_in_attempts (
	id INTEGER NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	account VARCHAR(254) NOT NULL, 
	attempted_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_attempts PRIMARY KEY (id)
);
INSERT INTO "sign_in_attempts" VALUES(1,'127.0.0.1','ada@example.org','2026-11-29 06:53:22.532936');
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
INSERT INTO "sign_on_identities" VALUES(1,2,'https://sign-on.example.org','ben','2026-11-29 06:53:22.533361');
CREATE TABLE task_assignees (
	task_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	CONSTRAINT pk_task_assignees PRIMARY KEY (task_id, user_id), 
	CONSTRAINT fk_task_assignees_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	CONSTRAINT fk_task_assignees_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
INSERT INTO "task_assignees" VALUES(2,1);
INSERT INTO "task_assignees" VALUES(1,1);
INSERT INTO "task_assignees" VALUES(1,2);
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
INSERT INTO "tasks" VALUES(1,'5e91037c-4e71-4437-93ba-e486a4433697','Order toner','',1,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 06:53:15.145100',NULL,NULL,3,1,'Europe/Berlin');
INSERT INTO "tasks" VALUES(2,'49718c87-c218-4548-bb6d-e98415b7ac90','Write the report','',NULL,NULL,1,NULL,'2026-12-03 13:00:00.000000',30,'open',0,'2026-11-29 06:53:15.145107',NULL,NULL,4,1,'Europe/Berlin');
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
INSERT INTO "texts_due" VALUES(1,'template','service_call',0,'2026-11-29 06:53:22.548419');
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
INSERT INTO "tickets" VALUES(1,1042,NULL,1,1,'Printer is down','','normal',1,'open',NULL,1,'2026-11-29 06:53:15.101129','2026-11-29 06:53:15.101133',NULL,1,NULL);
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
INSERT INTO "timeline_entries" VALUES(1,1,NULL,'','created the ticket','2026-11-29 06:53:15.101665');
INSERT INTO "timeline_entries" VALUES(2,1,1,'','called the client','2026-11-29 06:53:15.129246');
INSERT INTO "timeline_entries" VALUES(3,1,NULL,'','planned a service call: Thu 3 Dec 2026, 09:00–10:00 (Berlin), for Ada and Ben','2026-11-29 06:53:15.151952');
INSERT INTO "timeline_entries" VALUES(4,1,NULL,'','added the task “Order toner”','2026-11-29 06:53:15.151952');
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
INSERT INTO "to_dos" VALUES(1,'b34fc4e7-48d7-4151-84b2-a243b4b64432',1,'Hand in receipts','2026-12-03',NULL,NULL,0,'2026-11-29 06:53:15.131164',NULL,NULL,5,1,NULL);
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
INSERT INTO "users" VALUES(1,'ada@example.org','Ada','$argon2id$v=19$m=65536,t=3,p=4$ZBLFdke1SBw7b8l0gap3wg$y3GCwzmFBnVQBfIMUQC6rQhiZjK3OvnTRZboEU/T20U','administrator','Europe/Berlin',0,0,'60f298ef-df30-49eb-998e-71311486656b','2026-11-29 06:53:15.027471');
INSERT INTO "users" VALUES(2,'ben@example.org','Ben','$argon2id$v=19$m=65536,t=3,p=4$ZBLFdke1SBw7b8l0gap3wg$y3GCwzmFBnVQBfIMUQC6rQhiZjK3OvnTRZboEU/T20U','technician','Europe/Berlin',0,0,'d843f373-8cbf-4b51-8a89-ea7b12d53015','2026-11-29 06:53:15.027479');
INSERT INTO "users" VALUES(3,'cem@example.org','Cem','$argon2id$v=19$m=65536,t=3,p=4$ZBLFdke1SBw7b8l0gap3wg$y3GCwzmFBnVQBfIMUQC6rQhiZjK3OvnTRZboEU/T20U','technician','Europe/Berlin',0,0,'1200e126-dc74-4a32-8360-4e25a63f695c','2026-11-29 06:53:15.027486');
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
