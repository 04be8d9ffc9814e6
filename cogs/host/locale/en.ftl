command-host = host
    .about = Shows with a quiz, a poll and a host
command-host-show = show
    .about = Begin a show here and now (moderators)
    .title = title
    .title-about = What the show is called
    .channel = channel
    .channel-about = Where it takes place; here if you leave it out
    .persona = persona
    .persona-about = Who hosts it
    .persona-choice-usher = Juniper, a warm usher
    .persona-choice-projectionist = Mr. Graves, a dry projectionist
    .language = language
    .language-about = The language of the show
    .language-choice-en = English
    .language-choice-zh-cn = Chinese
command-host-schedule = schedule
    .about = Plan a show that begins by itself (moderators)
    .when = when
    .when-about = Such as 20:00, tomorrow 20:00, 2026-12-01 20:00 or in 2 hours
    .title = title
    .title-about = What the show is called
    .channel = channel
    .channel-about = Where it takes place; here if you leave it out
    .persona = persona
    .persona-about = Who hosts it
    .persona-choice-usher = Juniper, a warm usher
    .persona-choice-projectionist = Mr. Graves, a dry projectionist
    .language = language
    .language-about = The language of the show
    .language-choice-en = English
    .language-choice-zh-cn = Chinese
command-host-stop = stop
    .about = Stop the show that is on (moderators)
    .channel = channel
    .channel-about = Where it is on; here if you leave it out
command-host-shows = shows
    .about = See which shows are on and to come

host-feature = Shows
    .about = A host leads through a quiz and a poll, when a moderator starts or plans it.

setting-host-answer-seconds = Seconds for an answer
    .help = How long a question of a show stands open.
setting-host-pause-seconds = Pause in seconds
    .help = How long a show waits between its parts.
setting-host-poll-hours = Hours of the poll
    .help = How long the poll at the end of a show takes votes.
setting-host-language = Language of shows
    .help = What shows are held in where the command does not say it; auto is the bot's own language.
    .choice-auto = the bot's own
    .choice-en = English
    .choice-zh-CN = Chinese
setting-host-timezone = Time zone
    .help = What "20:00" means when a show is planned: a name such as Europe/Berlin.
setting-host-voice = Spoken announcements
    .help = Send announcements of a show as voice messages too, where this machine can speak.
setting-host-generated-lines = A line by the chat model
    .help = Let the chat model add one line of its own to the welcome, marked as generated.

host-audit-live = started a show
host-audit-planned = planned a show
host-audit-stopped = stopped a show
host-audit-cancelled = called a show off
host-audit-show = show

host-default-title = Film quiz
host-usher = Juniper, usher
host-projectionist = Mr. Graves, projectionist
host-spoken = -# spoken below by a computer voice
host-comma = { ", " }

# Starting and planning.
host-begins = **{ $title }** begins in { $channel }.
host-planned = **{ $title }** is planned in { $channel } for { $at } ({ $soon }). I read your time in the zone { $zone }. `/host shows` calls it off.
host-no-event = I may not make events on this server, so there is no event for it. The show takes place all the same.
host-event-about = A film quiz in three questions, and a poll. Your host: { $host }.
host-stopped = **{ $title }** is stopped.
host-cancelled = **{ $title }** is called off.
host-shows = Shows
host-line-live = **{ $title }** is on in { $channel }.
host-line-planned = **{ $title }** in { $channel }: { $at } ({ $soon })
host-next = Next: { $show }
host-none-planned = No show is planned.
host-none-planned-how = No show is on or planned. A moderator starts one with `/host show` or plans one with `/host schedule`.
host-zone = Times you type are read in the zone { $zone }; a setting of this server
host-cancel = Call a show off

# What goes wrong.
host-moderators-only = Only moderators start, plan and stop shows. `/host shows` tells you when the next one is.
host-busy = A show is on in that channel. Wait for its end, or stop it with `/host stop`.
host-clash = "{ $title }" is planned there for about the same time. Choose a time at least a quarter of an hour apart, or another channel.
host-too-many = { $most } shows are planned already. Call one off with `/host shows` first.
host-none-here = No show is on in that channel.
host-ended = That show has ended.
host-question-gone = That question is no longer there.
host-no-questions = The film catalogue is too small to make a quiz from.
host-not-your-channel = You may not write in that channel, so you cannot start a show there.
host-not-my-channel = I cannot hold a show there: I lack { $missing } in that channel.
host-when-unread = I cannot read that time. Write it like `20:00`, `tomorrow 20:00`, `2026-12-01 20:00` or `in 2 hours`.
host-when-past = That time is past. Choose one to come.
host-when-far = That is too far ahead; { $days } days is the most.
host-missed = **{ $title }**, planned for { $at }, did not take place: for a quarter of an hour after its time I was offline, or its channel was taken by another show. Plan it again with `/host schedule`.
host-called-off = **{ $title }**, planned for { $at }, does not take place: its event was cancelled.
host-gave-up = **{ $title }** of { $at } broke off: I could not write in its channel any more. Its scores are kept.

# The quiz.
host-question = Question { $number } of { $of }
host-ask-director = Who directed *{ $title }* ({ $year })?
host-ask-year = In which year was *{ $title }* by { $director } first shown?
host-ask-film-of = Which of these films did { $director } direct?
host-ask-first = Which of these films was shown first?
host-ask-animated = Which of these is an animated film?
host-film = { $title } ({ $year })
host-film-by = { $title } · { $director }
host-closes = Closes { $at } · one answer each
host-answer = The answer: **{ $answer }**
host-answer-counted = Your answer: **{ $answer }**. It counts.
host-answer-taken = You have answered **{ $answer }**; the first answer counts.
host-answer-late = That question is closed, so this press does not count.
host-were-right = Right: { $names }
host-gained = { $member } +{ $points }
host-and-more = and { $n } more
host-answers = { $n ->
    [one] One answer, { $right } right
   *[other] { $n } answers, { $right } right
}
host-score = Score so far
host-place = **{ $place }** · { $member } · { $points ->
    [one] { $points } point
   *[other] { $points } points
}
host-board = Final score
host-poll = What shall we watch next?
host-poll-other = Something else

# The chat model's instructions, where a server lets it add a line.
host-usher-prompt = You are Juniper, a warm and cheerful cinema usher. You speak in one short sentence.
host-projectionist-prompt = You are Mr. Graves, a dry old projectionist. You speak in one short sentence.
host-aside-prompt = Say one more sentence to the audience of "{ $title }".

# Juniper.
host-usher-welcome-1 = Good evening, dear people, and welcome to { $title }. The seats are soft, the lights are low, and I have three questions for you.
host-usher-welcome-2 = Come in, come in. This is { $title }, there is room for everybody, and three questions are waiting on the other side of the curtain.
host-usher-welcome-3 = How lovely that you are here. Find a seat, share your popcorn: { $title } begins, with three questions about films.
host-usher-late-1 = Forgive me, I was held up in the foyer, so we begin a little later than planned.
host-usher-question-1 = Here comes question { $number }. Trust your first thought.
host-usher-question-2 = Question { $number }. Whisper it to your neighbour if you like, but press for yourself.
host-usher-question-3 = And now question { $number }. A quick answer is worth a little more.
host-usher-right-1 = Yes, it is **{ $answer }**. Well done, you.
host-usher-right-2 = **{ $answer }**, exactly so. I knew this was a good house.
host-usher-right-3 = **{ $answer }** it is. Somebody has been to the cinema before.
host-usher-wrong-1 = It was **{ $answer }**. A hard one; nobody blames you in the dark.
host-usher-wrong-2 = Not this time: **{ $answer }**. Even I had to look that one up.
host-usher-silence-1 = It was **{ $answer }**. You are a quiet house tonight, and that is fine.
host-usher-silence-2 = **{ $answer }** it would have been. I will simply answer for us all.
host-usher-board-1 = And that was the quiz. The best score tonight is { $points } points. A round of applause, please.
host-usher-board-2 = The last question is answered. { $points } points is the best score of the evening, and I am proud of all of you.
host-usher-nobody-1 = And that was the quiz. Nobody scored tonight, so the popcorn goes to the house.
host-usher-poll-1 = One last thing before you find your coats: tell me what you would like to watch next.
host-usher-poll-2 = And what shall we show next time? Your vote counts until the poll closes.
host-usher-goodbye-1 = Thank you for coming. Mind the step on your way out, and see you at the next show.
host-usher-goodbye-2 = That was our evening. Get home safely, all of you, and come again soon.
host-usher-goodbye-3 = The lights go up. It was a joy to have you here; good night.
host-usher-back-1 = The lights went out for a moment, and here we are again. Question { $number } stands open once more; it closes { $at }.
host-usher-stopped-1 = We have to close early tonight. Thank you for being here; your scores are kept.

# Mr. Graves.
host-projectionist-welcome-1 = Evening. This is { $title }. Three questions, four answers each. You know how it works.
host-projectionist-welcome-2 = The projector is warm, which is more than I can say of the room. { $title }: three questions.
host-projectionist-welcome-3 = Sit down, please. { $title } begins. There will be three questions and no refunds.
host-projectionist-late-1 = We are late. The reel was where I had left it; I was not.
host-projectionist-question-1 = Reel { $number }. Press one. Only one.
host-projectionist-question-2 = Question { $number }. I have known the answer since before you were born.
host-projectionist-question-3 = Number { $number }. Quick is worth more. So is right.
host-projectionist-right-1 = **{ $answer }**. Correct. Do not let it go to your heads.
host-projectionist-right-2 = **{ $answer }**. So somebody does read the credits.
host-projectionist-right-3 = **{ $answer }**. I have nothing to add.
host-projectionist-wrong-1 = **{ $answer }**. It says so on the can.
host-projectionist-wrong-2 = **{ $answer }**. All of you were sure, and all of you were wrong.
host-projectionist-silence-1 = **{ $answer }**. I have played to empty houses before.
host-projectionist-silence-2 = **{ $answer }**. Silence. As in the old days.
host-projectionist-board-1 = That is the quiz. Best score: { $points } points. I have seen worse.
host-projectionist-board-2 = End of the last reel. { $points } points lead. Clap if you must.
host-projectionist-nobody-1 = That is the quiz. Nobody scored. At least it was tidy.
host-projectionist-poll-1 = Vote for the next film. I will show whatever it is, and form my own opinion.
host-projectionist-poll-2 = Next film. You choose, I thread it.
host-projectionist-goodbye-1 = That was all. The exit is where you came in.
host-projectionist-goodbye-2 = Show is over. Take your cups with you. Good night.
host-projectionist-goodbye-3 = Lights up. You may go. It was not unpleasant.
host-projectionist-back-1 = The film tore. It is spliced. Question { $number } stands open again; it closes { $at }.
host-projectionist-stopped-1 = I am told to stop here. The scores are kept. Good night.
