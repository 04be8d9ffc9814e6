command-admin = admin
    .about = Run Marquee in this server
command-admin-settings = settings
    .about = See or change what Marquee does in this server
    .setting = setting
    .setting-about = Which setting; without one you see all
    .value = value
    .value-about = The new value; without one nothing changes
command-admin-health = health
    .about = See how every part of Marquee is
command-admin-backup = backup
    .about = Back up everything now

admin-feature = Administration
    .about = Settings, health and backups, for admins.
admin-only = Only people who may manage this server can do that. Ask an admin.
admin-settings = Settings of this server
admin-settings-of = Settings: { $feature }
admin-settings-choose = Settings of …
admin-settings-how = Change one with `/admin settings`: pick it and give the new value. Every change is written to the audit.
admin-setting = { $help }
    Now **{ $value }** · default { $default } · allowed { $bounds }
admin-changed = { $name } is now **{ $value }**.
admin-on = on
admin-off = off
admin-health-well = Everything works
admin-health-not-well = Not everything works
admin-health-line = **{ $part }** { $state } · since { $since }
admin-backup-made = The backup is made and checked. The host's owner finds it in the data folder, under backups.
admin-backup-fresh = The last backup is less than ten minutes old, so I kept that one.

setting-admin-moderators-channel = Moderators' channel
    .help = Where I tell moderators what needs them. Give a channel that only they see, as #channel or its id; - tells nobody.
