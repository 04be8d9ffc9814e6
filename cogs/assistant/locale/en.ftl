command-assistant = assistant
    .about = Answers about this server, from its own notes
command-assistant-ask = ask
    .about = Ask what you want to know about this server
    .question = question
    .question-about = As you would ask a person
command-assistant-notes = notes
    .about = What the answers are taken from
command-assistant-notes-add = add
    .about = Write a note; without title or text a form opens
    .title = title
    .title-about = What the note is about
    .text = text
    .text-about = What people should know; for long ones use the form
command-assistant-notes-list = list
    .about = See, read, edit or remove every note
command-assistant-notes-edit = edit
    .about = Change a note
    .title = title
    .title-about = Which note
command-assistant-notes-remove = remove
    .about = Remove a note; for a day it can be brought back
    .title = title
    .title-about = Which note

assistant-feature = Assistant
    .about = Answers about this server, quoted from its notes.

# Answers.
assistant-source = -# From this server's notes, last changed { $when }
assistant-read-button = Read “{ $title }”
assistant-unknown = I don't know that: no note of this server answers it.
assistant-no-notes = I don't know that: nobody has written notes about this server yet.
assistant-unknown-keeper = You can write the answer down as a note; from then on I know it.
assistant-told-now = I have told the moderators.
assistant-told-before = The moderators have heard this question lately.
assistant-told-soon = I told the moderators of another question of yours a moment ago. Please ask again in three minutes.
assistant-told-nobody = I could tell nobody: this server has no channel for its moderators that I can write in. An admin chooses one with `/admin settings` (`admin.moderators_channel`).
assistant-told-off = Please ask a moderator; this server does not want me to pass questions on.
assistant-not-about-here = I find nothing about that in this server's notes. `/assistant ask` passes a question to the moderators, and `/help` shows what I can do.
assistant-line = { $member } asks, and no note answers: { $place }

# Notes.
assistant-add-button = Add a note
assistant-edit-button = Edit
assistant-remove-button = Remove
assistant-undo-button = Undo
assistant-again-button = Open the form again
assistant-form-new = New note
assistant-form-edit = Edit note
assistant-form-title = Title
assistant-form-title-hint = Film night
assistant-form-text = What people should know
assistant-form-text-hint = Film night is every Friday at 20:00 in #film-club.
assistant-added = The note is kept. I answer from it now.
assistant-changed = The note is changed. I answer from it now.
assistant-removed = The note “{ $title }” is removed. For a day it can be brought back.
assistant-back = The note “{ $title }” is back.
assistant-handed-back = Nothing is lost: here is what you wrote.
assistant-list = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
assistant-list-empty = There are no notes yet. Write the first one, such as when film night is, and I answer from it.
assistant-list-read = Read one
assistant-list-earlier = Back
assistant-list-later = Next

# What may go wrong.
assistant-admins-only = Only people who may manage this server keep its notes. Ask an admin.
assistant-moderators-only = Only moderators and admins keep the notes here. Ask one of them.
assistant-title-empty = A note needs a title.
assistant-text-empty = A note needs a text.
assistant-title-too-long = The title has { $n } characters; { $most } fit.
assistant-text-too-long = The text has { $n } characters; { $most } fit. You can make two notes of it.
assistant-title-taken = There is a note with this title already. Edit that one, or choose another title.
assistant-full = There are { $most } notes already, which is all I can keep. Remove one first.
assistant-note-gone = This note is gone.
assistant-note-unknown = There is no note with this title. `/assistant notes list` shows all of them.
assistant-changed-since = Somebody else changed this note in the meantime. Open it again to see how it reads now.
assistant-undo-late = This note cannot come back: it was removed more than a day ago, or a new one has its title.

# The dashboard.
assistant-page = Notes
assistant-page-count = { $n ->
    [0] There are no notes yet.
    [one] The assistant answers from { $n } note.
   *[other] The assistant answers from { $n } notes.
}
assistant-page-title = Note
assistant-page-text = What it says
assistant-page-changed = Last changed
assistant-page-empty = What people should know about this server will stand here.
assistant-page-empty-how = Write the first note, such as when film night is; the assistant answers from it.

# The audit.
assistant-audit-add = wrote a note
assistant-audit-change = changed a note
assistant-audit-remove = removed a note
assistant-audit-restore = brought a note back
assistant-audit-note = note number

setting-assistant-notes-by-moderators = Notes by moderators
    .help = Let moderators keep notes too, not admins alone
setting-assistant-certainty = Certainty of answers
    .help = Below this many per cent I say that I don't know
setting-assistant-tell-moderators = Pass questions on
    .help = Tell the moderators' channel of questions that no note answers
setting-assistant-public-answers = Public answers
    .help = Show the answers to /assistant ask to everybody
