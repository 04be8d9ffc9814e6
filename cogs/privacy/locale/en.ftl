command-privacy = privacy
    .about = What I keep about you
command-privacy-show = show
    .about = See what I keep about you in this server
command-privacy-export = export
    .about = Get a file with everything I keep about you in this server
command-privacy-erase = erase
    .about = Erase everything I keep about you in this server

privacy-feature = Privacy
    .about = See, take and erase what I keep about you.
privacy-heading = What I keep about you in this server
privacy-line = **{ $feature }**: { $n ->
    [0] nothing
    [one] { $n } record
   *[other] { $n } records
}
privacy-rules-heading = And what I do not
privacy-rules = I keep what you gave me for a purpose: reviews, stars, choices. I do not keep your chat, never train a model on it, and keep no history of your moods. `/privacy export` gives you a copy, `/privacy erase` removes it.
privacy-exported = Everything I keep about you in this server, as a file. Only you see it.
privacy-only-private = Your data are for your eyes only. Use `/privacy export` and only you see the file.
privacy-erase-heading = Erase everything?
privacy-erase-question = Your reviews, stars, votes and choices are erased at once and cannot be brought back. Your preferences count everywhere, so they go back to the defaults in every server. What I already posted in channels stays there; moderators can delete it. Backups of the host still hold them until those are replaced, after some days.
privacy-erase-button = Erase everything
privacy-keep-button = Keep it
privacy-erased = { $n ->
    [0] There was nothing left to erase.
    [one] Erased: { $n } record. Nothing about you is kept in this server any more.
   *[other] Erased: { $n } records. Nothing about you is kept in this server any more.
}
privacy-kept = Nothing was changed.
