# marquee doctor: each finding is one sentence with the fix.
doctor-grade-ok = ok
doctor-grade-note = note
doctor-grade-warning = warning
doctor-grade-problem = problem
doctor-asking = Asking Discord
doctor-summary = { $problems ->
    [0] No problems
    [one] { $problems } problem
   *[other] { $problems } problems
 }, { $warnings ->
    [0] no warnings.
    [one] { $warnings } warning.
   *[other] { $warnings } warnings.
 }

doctor-python-ok = Python { $version } is recent enough.
doctor-python-old = Python { $version } is too old: install Python { $needed } or later and run make again.
doctor-sqlite-ok = SQLite { $version } is recent enough.
doctor-sqlite-old = SQLite { $version } is too old: install a Python that brings SQLite { $needed } or later.
doctor-sqlite-one-writer = SQLite { $version } can damage a database that two programs write at once (mended in { $fixed }); Marquee writes with one connection only, so leave the file to it while it runs.
doctor-disk-ok = { $folder } has { $free } MiB free.
doctor-disk-low = { $folder } has only { $free } MiB free: make room before the database and its backups fill it.
doctor-disk-full = { $folder } has { $free } MiB free but backups and upgrades need { $needed } MiB: free some space.
doctor-disk-network = { $folder } lies on a network share ({ $kind }), where a database can be damaged: set MARQUEE_DATA_DIR to a local disk.
doctor-clock-ok = The clock says { $date }.
doctor-clock-unset = The clock says { $date }, which cannot be: set it, best with NTP.
doctor-clock-right = The clock agrees with Discord's.
doctor-clock-ahead = The clock is { $seconds } s ahead of Discord's: switch on time synchronisation (NTP).
doctor-clock-behind = The clock is { $seconds } s behind Discord's: switch on time synchronisation (NTP).

doctor-setting = A setting is wrong: { $problem }
doctor-env-ok = { $path } can be read by its owner only.
doctor-env-absent = There is no { $path }: run marquee setup, or set the variables in the environment.
doctor-env-open = Others on this machine can read the secrets in { $path }: run chmod 600 { $path }
doctor-token-ok = The token looks like one.
doctor-token-absent = There is no DISCORD_TOKEN: run marquee setup, or make try, which needs none.
doctor-token-shape = DISCORD_TOKEN is no bot token but { $shape ->
    [application-id] the application's id
    [client-secret] a client secret
    [public-key] the public key
   *[other] something else
 }: copy the token from the developer portal (Bot, Reset Token) with marquee setup.
doctor-running = The bot is running.
doctor-database-ok = The database { $path } is whole and up to date.
doctor-database-absent = There is no database yet; the first start makes { $path }.
doctor-database-folder = This user may not write to { $folder }: change its owner, or set MARQUEE_DATA_DIR to another folder.
doctor-database-old = The database is whole and lacks { $count ->
    [one] { $count } migration
   *[other] { $count } migrations
 }: the next start backs it up and applies what is missing.
doctor-database-newer = A newer Marquee wrote the database: install that version again, or restore an older backup with marquee restore.
doctor-database-damaged = The database is damaged ({ $reason }): stop the bot and put a backup in its place with marquee restore.
doctor-backup-none = There is no backup yet: run marquee backup, or let the bot run for a day.
doctor-backup-age = { $count ->
    [one] There is { $count } backup,
   *[other] There are { $count } backups,
 } { $days ->
    [0] the newest made within a day.
    [one] the newest a day old.
   *[other] the newest { $days } days old; the running bot makes one a day, so run marquee backup if it does not run.
 }
doctor-backup-damaged = The newest backup cannot be read ({ $reason }): make another with marquee backup.
doctor-port-free = Port { $port } is free for the dashboard.
doctor-port-taken = The dashboard cannot listen on { $host }, port { $port }: stop the program that does, or set MARQUEE_DASHBOARD_PORT to another port or to 0.
doctor-models-ok = { $count ->
    [one] { $count } model file is
   *[other] All { $count } model files are
 } as released.
doctor-models-off = Models are switched off (MARQUEE_INFERENCE=off): reviews get no mood and recommendations do not work.
doctor-models-absent = There are no models in { $folder }: get the complete release again.
doctor-model-missing = The model file { $file } is missing: get the complete release again.
doctor-model-changed = The model file { $file } is damaged or was changed: get it again from the release.

doctor-speech-ok = Announcements can be spoken: { $voice } and { $encoder } are installed.
doctor-speech-off = Speech is switched off (MARQUEE_SPEECH=off): announcements are written only.
doctor-speech-no-voice = espeak-ng is not installed, so announcements are written only: apt-get install espeak-ng (or your system's way) gives them a voice.
doctor-speech-no-encoder = No Opus encoder is installed, so announcements are written only: install opus-tools (opusenc), or ffmpeg with libopus.

doctor-api-foreign = MARQUEE_DISCORD_API is neither Discord's address nor on this machine, so the token is not sent there: remove the setting.
doctor-discord-unreachable = Discord cannot be reached ({ $reason }): check the network, or run marquee doctor --offline.
doctor-discord-unexpected = Discord answered { $path } with { $status }: try again in some minutes.
doctor-token-accepted = Discord accepts the token of { $name }.
doctor-token-refused = Discord refuses the token: reset it in the developer portal (Bot, Reset Token) and run marquee setup.
doctor-intents-ok = Discord grants the intents.
doctor-intents-missing = { $intent } is off, so the bot works in a reduced way: switch it on in the developer portal below (your application, Bot, Privileged Gateway Intents).
doctor-guild-ok = { $name }: every permission is there.
doctor-guild-missing = { $name }: the bot lacks { $missing }: grant it to the bot's role, or invite the bot again with the link below.
doctor-guilds-none = The bot is in no server yet: invite it with the link below.
doctor-commands-ok = { $count ->
    [one] { $count } command is
   *[other] { $count } commands are
 } registered.
doctor-commands-none = No commands are registered yet; the first start does it.

# marquee setup
setup-no-terminal = marquee setup asks questions: run it in a terminal. Without one, copy .env.example to .env and set DISCORD_TOKEN in it.
setup-language = Which language should Marquee speak where a person's is unknown?
setup-language-unknown = Please answer en or zh-CN.
setup-application = Step 1 of 5: the application.
    Open { $portal } and create one with "New Application", or choose yours. "General Information" shows its Application ID.
setup-application-ask = Application ID:
setup-application-ask-keep = Application ID (Enter keeps { $known }):
setup-application-wrong = That is no application ID: it has 17 to 20 digits.
setup-token = Step 2 of 5: the token.
    On the page "Bot" choose "Reset Token" and copy it. It is the bot's password: it is written to .env only, and not shown while you paste it.
setup-token-ask = Token (hidden):
setup-token-keep = Token (hidden; Enter keeps the present one):
setup-token-shape = { $shape ->
    [application-id] That is the application's ID.
    [client-secret] That is a client secret, from the page "OAuth2".
    [public-key] That is the public key, from "General Information".
   *[other] That is no token: it has three parts with dots between them.
 } The token is on the page "Bot", behind "Reset Token".
setup-token-other = That token belongs to another application than { $id }. Copy the one of this application, or start again with the other ID.
setup-intents = Step 3 of 5: what the bot may hear.
    On the same page, under "Privileged Gateway Intents", switch on "Server Members Intent" and "Message Content Intent" and save. Without them the bot still answers commands, buttons and mentions, but misses replies and does not notice members leaving.
setup-invite = Step 4 of 5: the invitation.
    Open this link and choose your server. It asks for what the features need and nothing more:
    { $link }
setup-enter = Press Enter when you are done.
setup-dashboard = Step 5 of 5: Should people log in to the dashboard with Discord? Without it you log in with the one-time link in the log.
setup-dashboard-url = Public https address of the dashboard, if a proxy with TLS stands in front of it (Enter for none):
setup-dashboard-url-keep = Public https address of the dashboard (Enter keeps { $url }):
setup-dashboard-url-wrong = That must be https:// and a name, with nothing after it, such as https://marquee.example.org
setup-redirect = On the page "OAuth2", under "Redirects", add this address and save:
    { $redirect }
    Then choose "Reset Secret" there and copy the client secret.
setup-secret-ask = Client secret (hidden):
setup-secret-keep = Client secret (hidden; Enter keeps the present one):
setup-secret-wrong = That is no client secret: it has 32 letters, digits, hyphens and underscores.
setup-yes-no = [Y/n]
setup-written = Written: { $path }, readable by you only.
setup-check = Ask Discord now whether everything is right?
setup-next = Start the bot with: make run
setup-stopped = Stopped; what was not written yet is not kept.
