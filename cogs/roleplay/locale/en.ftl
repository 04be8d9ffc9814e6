command-roleplay = roleplay
    .about = Play a scene with a character
command-roleplay-start = start
    .about = Open a thread and play a scene with a character
    .character = character
    .character-about = Who to play with
command-roleplay-characters = characters
    .about = See the characters you can play with
command-roleplay-import = import
    .about = Bring in a character card (JSON, V1 to V3)
    .file = file
    .file-about = The character card as a .json file of at most 256 KB
command-roleplay-remove = remove
    .about = Remove a character that was brought in
    .character = character
    .character-about = Which character to remove
command-roleplay-export = export
    .about = Get a character as a card file
    .character = character
    .character-about = Which character to export

roleplay-feature = Role-play
    .about = Scenes with characters, in threads.

# For the model, not for people.
roleplay-prompt = You are { $char }, talking with { $user }. Speak only for { $char }, in English, in one to three sentences.
roleplay-somebody = a guest

roleplay-thread = A scene with { $name }
roleplay-opened = Your scene with **{ $name }** is open: { $thread }
roleplay-introduction = A scene with **{ $name }**, a character whose words are made by a language model. Every message here is a turn, whoever writes it; start with `((` to talk among yourselves. What you write is kept until you erase it with `/privacy`; a message you delete leaves the scene.
roleplay-no-webhook = I may not manage webhooks here, so { $name } speaks in my name.
roleplay-as-character = { $name } (character)
roleplay-no-greeting = *waits for your first words*
roleplay-other-opening = Begin in another way
roleplay-stop = Stop
roleplay-retry = Retry
roleplay-end = End scene
roleplay-goodbye = The scene with **{ $name }** is over. Thank you for playing.
roleplay-quiet = Nobody has spoken here for a while, so the scene with **{ $name }** ends. `/roleplay start` opens a new one.

# How a reply ended.
roleplay-stopped = -# stopped
roleplay-interrupted = -# { $name } was interrupted: the model broke off. Press Retry.
roleplay-lost = -# { $name } is lost for words: the model only repeated itself. Press Retry, or say something else.
roleplay-withheld = -# What { $name } came up with was not fit to be shown. Press Retry, or say something else.
roleplay-no-model = -# { $name } cannot speak: there is no chat model here. Your words are kept. Whoever runs me can set MARQUEE_CHAT_MODEL or MARQUEE_CHAT_URL.
roleplay-wait = -# Too many are talking right now, so { $name } has to wait. Your words are kept; press Retry in a moment.
roleplay-wait-seconds = -# Too many are talking right now, so { $name } has to wait. Your words are kept; press Retry in about { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

# What cannot be done.
roleplay-no-character = I know no character called "{ $name }". `/roleplay characters` shows them all.
roleplay-character-unclear = Several characters fit: { $names }. Say the whole name.
roleplay-too-many = { $n ->
    [one] One scene is open on this server already. End it first.
   *[other] { $n } scenes are open on this server already. End one of them first.
}
roleplay-not-here = I can open a scene in a text channel only.
roleplay-no-threads = I may not open threads here. Somebody who manages this server can allow it in the channel's permissions.
roleplay-you-cannot-write = You may not write in threads of this channel, so you could not play.
roleplay-over = This scene is over.
roleplay-not-yours = Only people of this scene and moderators can do that. Say something first.
roleplay-moved-on = The scene has gone on; only the newest reply can be replaced.
roleplay-nothing-to-stop = Nothing is being said right now.
roleplay-still-speaking = A reply is still being made. Stop it first, or wait a moment.
roleplay-cannot-read = I cannot read that message. I read text only, and where Discord hides messages from me, only those that mention me.

# Characters.
roleplay-characters = Characters
roleplay-characters-how = `/roleplay start` opens a scene. `/roleplay import` brings a character card in.
roleplay-no-characters = There are no characters here. `/roleplay import` brings one in.
roleplay-greetings = { $n ->
    [0] no opening of its own
    [one] { $n } opening
   *[other] { $n } openings
}
roleplay-comes-with = comes with Marquee
roleplay-comma = { ", " }
roleplay-more = More
roleplay-back = Back
roleplay-first-words = First words
roleplay-good-to-know = Good to know
roleplay-big = It takes { $share } % of what the model can keep in mind; earlier turns are forgotten sooner.
roleplay-too-big = It would take { $share } % of what the model can keep in mind. Half is the most a character gets, so the end of its description is left out.
roleplay-long-greeting = A first message is longer than { $limit } characters; the scene begins with what fits, up to the end of a sentence.
roleplay-book-waits = Its lorebook is kept and exported, but not read yet.
roleplay-keep = Keep
roleplay-drop = Do not keep
roleplay-kept = **{ $name }** is here now. `/roleplay start` opens a scene.
roleplay-dropped = Not kept.
roleplay-removed = **{ $name }** is removed; scenes that are open go on. Here is the card, in case you want it back.
roleplay-exported = Here is **{ $name }** as a character card.
roleplay-may-not-import = Only moderators bring characters in here. An admin can open it to everybody: `roleplay.members_may_import` in `/admin settings`.
roleplay-may-not-remove = Only moderators and whoever brought the character in can remove it.
roleplay-ours-stays = That character comes with Marquee and cannot be removed. An admin can hide ours: `roleplay.bundled_characters` in `/admin settings`.
roleplay-import-gone = That preview is over. Import the file again.
roleplay-name-taken = There is a character called "{ $name }" already. Remove it first, or change the name in the file.
roleplay-too-many-characters = { $n } characters are the most a server can keep. Remove one first.

# What is wrong with a card.
roleplay-card-too-large = That file is larger than { $limit } KB, the most a character card may have. Nothing was kept.
roleplay-card-picture = That is a picture. I read character cards as JSON; most programs can export them so.
roleplay-card-not-utf8 = That file is not UTF-8 text, so it is no character card I can read.
roleplay-card-not-json = That file is not valid JSON, so it is no character card I can read.
roleplay-card-no-object = That JSON holds a list or a single value; a character card is an object in curly brackets.
roleplay-card-too-deep = That file nests lists and objects too deep for a character card.
roleplay-card-twice = "{ $field }" stands twice in one object of that file, and I cannot know which one counts.
roleplay-card-number = That file holds { $number }, which is no number in JSON.
roleplay-card-other-kind = That file calls itself "{ $kind }"; I read chara_card_v2 and chara_card_v3.
roleplay-card-no-data = That file says it is a character card, but its "data" is missing or no object.
roleplay-card-no-character = That JSON is no character card: it has neither "data" nor a name.
roleplay-card-no-name = The character in that file has no name.
roleplay-card-wrong-type = "{ $field }" of that card has the wrong type.
roleplay-card-too-long = "{ $field }" of that card is too long: { $limit } is the most.

# For the first admin who opens a scene.
roleplay-about-starter = Only you see this, once. Characters speak through a small starter model that comes with me and runs on this machine. It is no match for a large model: expect odd, short replies. To plug in a better one, whoever runs me sets **MARQUEE_CHAT_MODEL** (a folder or a hub id) or **MARQUEE_CHAT_URL** (an OpenAI-compatible server such as Ollama or vLLM) and restarts me. More under `docs/features/roleplay.md`.
roleplay-about-model = Only you see this, once. Characters speak through the chat model that whoever runs me has chosen with **MARQUEE_CHAT_MODEL** or **MARQUEE_CHAT_URL**. What it writes is screened and marked as generated, and may still be wrong. More under `docs/features/roleplay.md`.

setting-roleplay-members-may-import = Members may import
    .help = Let everybody bring in characters, not only moderators.
setting-roleplay-bundled-characters = Marquee's characters
    .help = Offer the characters that come with Marquee.
setting-roleplay-storage-channel = Channel for pictures
    .help = Channel that pictures of characters are put into, so that Discord can show them. Empty: no pictures.
setting-roleplay-idle-days = Days until a scene ends
    .help = A scene in which nobody has spoken for so many days ends.
setting-roleplay-scenes-at-once = Scenes at once
    .help = How many scenes may be open on this server.
setting-roleplay-reply-tokens = Length of replies
    .help = Longest reply, in tokens of the model; a small model takes at most a quarter of what it can read.
