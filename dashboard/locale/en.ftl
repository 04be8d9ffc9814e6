# The frame around every page.
dashboard-menu = Menu
dashboard-skip = Skip to the page
dashboard-overview = Overview
dashboard-audit = Audit
dashboard-settings = Settings
dashboard-operator = Operator
dashboard-level-member = member
dashboard-level-moderator = moderator
dashboard-level-admin = admin
dashboard-level-owner = owner
dashboard-member-left = someone who left
dashboard-erased = erased member { $ref }
dashboard-bot-itself = Marquee itself
dashboard-undo = Undo
dashboard-open = Open
dashboard-save = Save
dashboard-filter = Filter
dashboard-pages = Pages
dashboard-previous = Newer
dashboard-next = Older
dashboard-to-start = To the start page
dashboard-try-again = Try again
dashboard-simulated = This is a local simulation. Nothing here reaches Discord.
dashboard-list-mark = { ", " }

dashboard-language = Language
dashboard-theme = Theme
dashboard-theme-system = System
dashboard-theme-light = Light
dashboard-theme-dark = Dark

dashboard-keys = Keys
dashboard-keys-menu = open a page of the menu
dashboard-keys-filter = go to the filter
dashboard-keys-pages = newer and older
dashboard-keys-close = close

dashboard-ago-now = just now
dashboard-ago-minutes = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
dashboard-ago-hours = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
dashboard-ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}

dashboard-chart-most = { $n } on the busiest day
dashboard-chart-table = Show the numbers

# Overview.
dashboard-well = { $n ->
    [one] Everything is well. The one part works.
   *[other] Everything is well. All { $n } parts work.
}
dashboard-well-reduced = Open, with limits: { $parts }.
dashboard-well-down = Not working right now: { $parts }.
dashboard-well-starting = The lights are coming on. { $ready } of { $n } parts are ready.
dashboard-part-since = since
dashboard-live = Live
dashboard-live-broken = Connection lost, trying again
dashboard-changes = Latest changes

# Audit.
dashboard-audit-count = { $n ->
    [0] No change has been made yet.
    [one] { $n } change on record.
   *[other] { $n } changes on record.
}
dashboard-audit-when = When
dashboard-audit-actor = Who
dashboard-audit-action = What
dashboard-audit-detail = Details
dashboard-audit-any-action = Anything
dashboard-audit-any-actor = Anybody
dashboard-audit-check = Check
dashboard-audit-intact = { $n ->
    [0] There is nothing to check yet.
    [one] The one entry is as it was written. Note this mark to prove later that none is missing:
   *[other] All { $n } entries are as they were written. Note this mark to prove later that none is missing:
}
dashboard-audit-broken = Entry { $id } was changed after it was written, or one before it is missing. The { $n } entries before it are intact. Restore a backup, and find out who can write to the database file.
dashboard-audit-empty = No changes yet
dashboard-audit-empty-how = Whatever an admin or a moderator changes will stand here. Change a setting, and you will see it.
dashboard-audit-no-match = Nothing fits this filter
dashboard-audit-no-match-how = Choose another action or another person.
dashboard-detail-setting = setting
dashboard-detail-old = was
dashboard-detail-new = is
dashboard-detail-none = default
settings-audit-put = changed a setting

# Settings.
dashboard-settings-count = { $n ->
    [one] { $n } setting for this server.
   *[other] { $n } settings for this server.
}
dashboard-settings-change = { $setting }: { $old } → { $new }
dashboard-on = on
dashboard-off = off
dashboard-settings-same = Everything was already set like that.
dashboard-settings-wrong = { $n ->
    [one] One value does not fit, so nothing was saved. It is marked below.
   *[other] { $n } values do not fit, so nothing was saved. They are marked below.
}
dashboard-settings-allowed = Allowed: { $bounds }
dashboard-settings-empty = Nothing to set
dashboard-settings-empty-how = None of the features that run here has a setting. Each one that does will stand here.

# Servers and account.
dashboard-servers = Servers
dashboard-servers-switch = Other servers
dashboard-servers-count = { $n ->
    [0] You and I share no server.
    [one] You and I share one server.
   *[other] You and I share { $n } servers.
}
dashboard-servers-none = Ask an admin to invite me, or log in with the account that is a member where I am.
dashboard-account = Your logins
dashboard-account-count = { $n ->
    [one] You are logged in with one browser.
   *[other] You are logged in with { $n } browsers.
}
dashboard-account-as = As { $name }.
dashboard-account-operator = As the operator, by a link from this machine.
dashboard-account-since = Logged in
dashboard-account-seen = last used
dashboard-account-kept = Kept about a login: your Discord id, your name, your language and these times. It ends by itself after 12 hours without use, or after 7 days.
dashboard-log-out = Log out
dashboard-log-out-everywhere = Log out everywhere

# Logging in.
dashboard-login = Log in
dashboard-login-what = See how Marquee is doing, and set what it does on your server.
dashboard-login-discord = Continue with Discord
dashboard-login-reads = Marquee reads your id, name and language, and hands the permission back at once.
dashboard-login-simulated = In this local simulation you choose which of its people to be.
dashboard-login-local = Are you the one who runs this bot?
dashboard-login-local-how = Its log shows a link that works once and for ten minutes. Used up already? Have a fresh one written.
dashboard-login-link-write = Write a link to the log
dashboard-login-link-written = A fresh link is in the log now.
dashboard-login-none = Logging in with Discord is not set up here. Who runs this bot can set MARQUEE_OAUTH_CLIENT_SECRET.
dashboard-login-first = Log in to see this.
dashboard-login-link-used = This link was used already or is older than ten minutes. The log shows a fresh one after the next start, or when you ask for it on the login page.
dashboard-login-no-discord = Logging in with Discord is not set up here. Use the link from the log.
dashboard-login-state = This login did not begin in this browser, or it took longer than ten minutes. Begin again.
dashboard-login-refused = You did not agree on Discord's page, so nothing was read. You can begin again at any time.
dashboard-login-discord-failed = Discord did not answer as it should, so you are not logged in. Nothing was kept; try again in a minute.
dashboard-login-too-often = Too many tries to log in. Wait five minutes and try again.

# What goes wrong.
dashboard-trouble = That did not work
dashboard-unexpected = Something went wrong here. What was saved before is safe. Tell whoever runs the bot this id: { $incident }.
dashboard-not-found = There is nothing at this address. It may have been removed.
dashboard-wrong-method = This address cannot be used like that.
dashboard-too-large = That was more than 256 KiB, so nothing of it was read.
dashboard-refused = That request could not be understood.
dashboard-not-a-member = You are not a member of this server, or I am not in it. Nothing of it is shown.
dashboard-level-too-low = This page needs the level "{ $level }" on this server, and you do not have it at this moment.
dashboard-only-local = This works only on the machine that runs the bot.
dashboard-metrics-closed = Metrics are read with the bearer token MARQUEE_METRICS_TOKEN. Without one set, they are open on this machine only, and only when no proxy is configured.
dashboard-foreign-form = This form did not come from a page of this dashboard, so nothing was changed. Open the page again and send it from there.
dashboard-old-form = This page is from before your last login, so nothing was changed. Open it again and send it once more.
dashboard-form-invalid = The field { $field } is missing or does not fit, so nothing was changed.
dashboard-streams-full = Too many pages follow the state live right now. Close some, or load this one again later.
