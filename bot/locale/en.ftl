# What goes wrong, in one sentence each: what happened, what was kept, what to do next.
trouble-unexpected = Something went wrong on my side. Nothing you saved is lost. If it happens again, give the admins this id: { $incident }.
trouble-busy = I have too much to do right now. Try again in a minute; nothing was lost.
trouble-no-model = My models are not running. Everything else works; try again in a minute.
trouble-models-off = I run without my models here, so I cannot do that. Everything else works; an admin can switch them on.
trouble-stopping = I am being restarted. Try again in a minute; nothing is lost.
trouble-disk-full = The disk I run on is full, so I could not save that. Tell the admins; what was saved before is safe.
trouble-channel-gone = That channel no longer exists. Try again in another one.
trouble-message-gone = That message no longer exists, so there was nothing to change.
trouble-message-too-old = That message is too old to change. Run the command again for a fresh one.
trouble-no-access = I cannot see that channel. Ask an admin to let me in, or try another one.
trouble-no-permission = I am not allowed to do that here. Ask an admin to give me the permission, or try another channel.
trouble-not-allowed = You are not allowed to do that here.
trouble-expired = That took too long and Discord closed the request. What you saved is kept; run the command again to see it.

press-stale = This button belongs to an older version of me. Run the command again for a fresh one.
press-not-yours = This button is for the person who asked. Run the command yourself to get your own.

chat-servers-only = I work inside servers. Go to a channel there and mention me, or type / to see what I can do.
chat-not-understood = I did not understand that. Try "@Marquee help" or type / to see what I can do.

settings-unknown = There is no setting called { $field }.
settings-invalid = "{ $value }" does not fit, so nothing was changed. Allowed: { $bounds }.

# States of the parts of the bot.
health-part-gateway = Discord connection
health-part-storage = Database
health-part-inference = Models
health-part-dashboard = Dashboard
health-part-speech = Speech
health-state-starting = starting
health-state-ok = works
health-state-degraded = works in a reduced way
health-state-down = does not work
health-reason-intents = Discord does not grant me the privileged intents, so I hear only commands and mentions. Switch on "Server Members" and "Message Content" in the developer portal (Bot), then restart me.
health-reason-reconnecting = The connection to Discord broke; I am reconnecting.
health-reason-no-backup = No backup could be made; the disk may be full. What is saved is safe.
health-reason-deaf = Discord stopped answering heartbeats; I am reconnecting.
health-reason-model-loading = The models are loading.
health-reason-model-missing = A model could not be loaded; `marquee doctor` says which. What needs it says so, everything else works.
health-reason-model-restarting = The model worker stopped and is being restarted.
health-reason-models-off = Models are switched off in the settings.
health-reason-chat-unreachable = The server that runs the chat model does not answer; see MARQUEE_CHAT_URL. Characters are silent until then, everything else works.
health-reason-captions-only = Shows and other announcements are written only: the programs for speech are not installed or switched off; `marquee doctor` says which.
health-reason-speech-failed = Speech failed the last time, so announcements are written only until it works again; `marquee doctor` may say why.

# What is kept outside the features.
bot-feature = Preferences and audit
dashboard-feature = Dashboard logins

posts-no-channel = I cannot find that channel, or I am not allowed to see it.

# Under everything that a model wrote.
generated-mark = -# generated
generated-withheld = What I came up with was not fit to be shown. Try again.
