command-moderation = moderation
    .about = Have messages scored and see what stands out; nothing is ever deleted
command-moderation-watch = watch
    .about = Begin to score the messages of a channel
    .channel = channel
    .channel-about = Which channel
command-moderation-unwatch = unwatch
    .about = Stop scoring the messages of a channel
    .channel = channel
    .channel-about = Which channel
command-moderation-status = status
    .about = What is scored, what was flagged, and how often moderators agreed

moderation-feature = Moderation
    .about = Shows moderators messages that may be out of line; punishes nobody.

moderation-moderators-only = Only moderators can do that.
moderation-too-many = I already score { $most } channels here. Stop one with `/moderation unwatch` first.

# Switching on and off.
moderation-watching = I now score the messages in { $channel }. Threads in it count too.
moderation-watching-already = I was already scoring the messages in { $channel }.
moderation-how = What reaches { $n } % is shown in { $staff } with two buttons. I delete nothing and punish nobody; I can be wrong, and the buttons tell me so.
moderation-unwatched = I no longer score the messages in { $channel }.
moderation-not-watched = I was not scoring { $channel }.
moderation-no-staff-channel = I need a channel where only moderators read, and none is set. An admin sets it with `/admin settings setting:admin.moderators_channel value:#channel`; then try again.
moderation-staff-channel-gone = The moderators' channel that was set is gone. An admin sets another with `/admin settings setting:admin.moderators_channel value:#channel`; then try again.
moderation-staff-channel-shut = I cannot write in { $channel }, the moderators' channel. Give me the rights to see it, send messages and embed links; then try again.
moderation-channel-unseen = I cannot see { $channel }. Give me the right to view it; then try again.
moderation-cannot-read = ⚠️ Discord does not let me read messages that do not mention me. Switch on Message Content in the developer portal (Bot) and restart me; until then I score next to nothing.
moderation-staff-channel-open = ⚠️ Everybody can read { $channel }. Flags name people: let only moderators see it.
moderation-staff-channel-same = ⚠️ This is the moderators' channel itself: flags would stand among the messages they are about.

# A flag.
moderation-flag = May be out of line
moderation-flag-about = { $author } ({ $name }) · [read the message]({ $link })
moderation-score = Score
moderation-percent = { $n } %
moderation-words = What weighed most
moderation-flag-footer = Nothing was done. Was this flag right?
moderation-right = Right
moderation-wrong = Wrong
moderation-verdict = Verdict
moderation-said-right = Right, says { $who }
moderation-said-wrong = Wrong, says { $who }
moderation-already-right = { $who } has already decided: right.
moderation-already-wrong = { $who } has already decided: wrong.
moderation-mention = <@{ $id }>
moderation-somebody = Somebody
moderation-flag-gone = This flag is no longer kept, so nothing was noted.

# Care.
moderation-care = Somebody may need a kind word
moderation-care-reached = { $author } ({ $name }) wrote something that sounds like a hard time: [read the message]({ $link }). I sent them a few words and where to find help. This is not a flag.
moderation-care-unreached = { $author } ({ $name }) wrote something that sounds like a hard time: [read the message]({ $link }). They take no direct messages from me, so I said nothing. This is not a flag.
moderation-care-text =
    What you wrote in { $guild } sounds like you are carrying a lot right now. I am only a program and may have misread it. If it is so, please do not stay alone with it: call or write to somebody you trust, or to a crisis line where you live. findahelpline.com lists free ones for each country. If you are in danger right now, call your local emergency number.
moderation-care-line = From the people who run this server: { $line }
moderation-care-end = -# You are not in trouble, and I keep no note of this. The moderators of the server were told that you may need a kind word. They can switch these messages off.

# Status.
moderation-status = Moderation
moderation-channels = Scored: { $channels }
moderation-none = No channel is scored. Begin with `/moderation watch`.
moderation-threshold = Shown from { $n } % on (`moderation.threshold`).
moderation-where = Flags stand in { $staff }.
moderation-nowhere = ⚠️ No moderators' channel is set, so flags stand nowhere. An admin sets it with `/admin settings setting:admin.moderators_channel`.
moderation-flags = { $n ->
    [0] Nothing was flagged in the last { $days } days.
    [one] 1 message was flagged in the last { $days } days.
   *[other] { $n } messages were flagged in the last { $days } days.
}
moderation-precision = Verdicts: { $right } of { $n } were right ({ $share } %).
moderation-suggest-higher = By your verdicts { $n } % would be a better threshold: fewer false alarms.
moderation-suggest-lower = Nearly all flags were right. { $n } % as the threshold would show you more.
moderation-scored = { $n ->
    [one] 1 message was scored.
   *[other] { $n } messages were scored.
}
moderation-unscored = { $n ->
    [one] ⚠️ 1 message could not be scored: the models were busy or not there.
   *[other] ⚠️ { $n } messages could not be scored: the models were busy or not there.
}
moderation-unshown = { $n ->
    [one] ⚠️ 1 flag could not be shown: the moderators' channel was out of reach.
   *[other] ⚠️ { $n } flags could not be shown: the moderators' channel was out of reach.
}

setting-moderation-threshold = Threshold
    .help = From which score on, in percent, moderators are shown a message.
setting-moderation-exempt-moderators = Leave moderators alone
    .help = Whether messages of moderators are never shown.
setting-moderation-care = Words of care
    .help = Whether somebody in a scored channel who writes that they do not want to live gets a direct message with help, and moderators a quiet word.
setting-moderation-help-line = Help near you
    .help = A line of your own in that message, such as a local crisis line.

moderation-audit-watch = Began to score a channel
moderation-audit-unwatch = Stopped scoring a channel
moderation-audit-channel = Channel
