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

command-recommend-like = like
    .about = Tell me a film you like; it shapes your recommendations
    .title = title
    .title-about = A few letters of the title are enough
command-recommend-seen = seen
    .about = Tell me a film you have seen; I will not recommend it
    .title = title
    .title-about = A few letters of the title are enough
command-recommend-never = never
    .about = Tell me a film you do not want recommended again
    .title = title
    .title-about = A few letters of the title are enough
command-recommend-list = list
    .about = See what you told me about films, and take it back

recommend-feature = Recommendations
    .about = Films that fit what you liked, with true reasons.
recommend-heading = What to watch next
recommend-film = { $title } ({ $year })
recommend-facts = { $genres } · { $director }
recommend-genres = { $genres }
recommend-named = *{ $title }* ({ $year })
recommend-comma = { ", " }
recommend-because = Because you liked { $reasons }. { $source ->
    [stars] Your stars
    [likes] Your likes
   *[both] Your stars and likes
} made up { $personal } % of this choice, its popularity the rest.
recommend-reason = *{ $title }* ({ $share } %)
recommend-reason-like = *{ $title }* (you said so, { $share } %)
recommend-others = others ({ $share } %)
recommend-popular = Chosen because many people love it, not because of your taste.
recommend-varied = Picked for variety; neither your taste nor popularity speak for it here.
recommend-from-ratings = { $n ->
    [one] From the one film you rated.
   *[other] From the { $n } films you rated.
}
recommend-from-taste = { $likes ->
    [one] From the one film you said you like
   *[other] From the { $likes } films you said you like
}{ $n ->
    [0] .
    [one] { "" } and the one you rated.
   *[other] { "" } and the { $n } you rated.
}
recommend-no-ratings = You have not rated a film here yet, so I do not know your taste. Tell me what you like with the buttons, or with `/recommend like`, and I can do better.
recommend-opted-out = You asked me to leave your taste out of recommendations, so these are for anybody. `/preferences` changes it.
recommend-unread = I looked for genre and years; I did not understand "{ $words }".
recommend-footer = Ranked by a model, reasons computed from what you told me
recommend-more = More
recommend-next = Next
recommend-back = Back
recommend-nothing = No film I know fits that. Try another genre or a wider span of years.
recommend-nothing-left = That was all I have. Tell me more films you like, or try another genre.
recommend-years = The years do not fit together: the first must not be later than the last.
recommend-genre-unknown = I do not know that genre. Pick one from the list.

recommend-film-gone = That film is no longer in my list.
recommend-title-unknown = I know no film called "{ $title }". Check the spelling, or try its English title.
recommend-title-near = I am not sure which film "{ $title }" is. Is it one of these?
recommend-told-like = Noted: you like { $film }. I recommend by it and will not offer it again.
recommend-told-seen = Noted: you have seen { $film }. I will not offer it again.
recommend-told-never = Noted: I will not offer { $film } again.
recommend-told-unknown = Fine, you do not know { $film } yet.
recommend-again-like = You already told me that you like { $film }.
recommend-again-seen = You already told me that you have seen { $film }.
recommend-again-never = I already leave { $film } out for you.
recommend-again-unknown = You already told me that you do not know { $film }.
recommend-like-left-out = You asked me to leave your taste out of recommendations, so it does not count yet. `/preferences` changes it.
recommend-undone = Taken back: { $film }.
recommend-undone-already = That was taken back already: { $film }.
recommend-question-heading = First, a few films
recommend-question = { $n ->
    [one] Tell me about one more of these, and I recommend at once.
   *[other] Tell me about { $n } of these, and I recommend at once.
}
recommend-button-like = { $number } Like
recommend-button-seen = { $number } Seen
recommend-button-never = { $number } Not again
recommend-button-unknown = { $number } Don't know
recommend-button-skip = Just recommend something
recommend-button-go = Recommend something
recommend-button-undo = Undo
recommend-list-heading = What you told me about films
recommend-list-count = { $n ->
    [one] One film. Films you gave stars stand in `/reviews mine`.
   *[other] { $n } films. Films you gave stars stand in `/reviews mine`.
}
recommend-list-like = You like
recommend-list-seen = Seen
recommend-list-never = Not again
recommend-list-prompt = Take one back
recommend-list-empty = You have not told me about any film yet. Use `/recommend like` or the buttons under a recommendation.

setting-recommend-films-at-once = Films at once
    .help = How many films one answer shows.
setting-recommend-use-guild-ratings = Learn from this server
    .help = Lift films that members of this server gave four stars or more.
