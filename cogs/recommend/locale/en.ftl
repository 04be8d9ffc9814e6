command-recommend = recommend
    .about = What to watch next
command-recommend-film = film
    .about = Get films that fit your reviews, with the reason for each
    .genre = genre
    .genre-about = Only films of this genre
    .from-year = from_year
    .from-year-about = Not older than this year
    .to-year = to_year
    .to-year-about = Not newer than this year
    .genre-choice-action = action
    .genre-choice-adventure = adventure
    .genre-choice-animation = animation
    .genre-choice-comedy = comedy
    .genre-choice-crime = crime
    .genre-choice-documentary = documentary
    .genre-choice-drama = drama
    .genre-choice-family = family
    .genre-choice-fantasy = fantasy
    .genre-choice-history = history
    .genre-choice-horror = horror
    .genre-choice-music = music
    .genre-choice-mystery = mystery
    .genre-choice-romance = romance
    .genre-choice-scifi = science fiction
    .genre-choice-thriller = thriller
    .genre-choice-war = war
    .genre-choice-western = western

recommend-feature = Recommendations
    .about = Films that fit what you liked, with true reasons.
recommend-heading = What to watch next
recommend-film = { $title } ({ $year })
recommend-facts = { $genres } · { $director }
recommend-comma = { ", " }
recommend-because = Because you liked { $reasons }. Your stars made up { $personal } % of this choice, its popularity the rest.
recommend-reason = *{ $title }* ({ $share } %)
recommend-others = others ({ $share } %)
recommend-popular = Chosen because many people love it, not because of your stars.
recommend-from-ratings = { $n ->
    [one] From the one film you rated.
   *[other] From the { $n } films you rated.
}
recommend-no-ratings = You have not rated a film here yet, so these are films many people love. Rate a few with `/reviews write` and I can do better.
recommend-opted-out = You asked me to leave your stars out of recommendations, so these are films many people love. `/preferences` changes it.
recommend-unread = I looked for genre and years; I did not understand "{ $words }".
recommend-footer = Ranked by a model, reasons computed from your stars
recommend-more = More
recommend-back = Back
recommend-nothing = No film I know fits that. Try another genre or a wider span of years.
recommend-nothing-left = That was all I have. Rate more films, or try another genre.
recommend-years = The years do not fit together: the first must not be later than the last.
recommend-genre-unknown = I do not know that genre. Pick one from the list.

setting-recommend-films-at-once = Films at once
    .help = How many films one answer shows.
setting-recommend-use-guild-ratings = Learn from this server
    .help = Lift films that members of this server gave four stars or more.
