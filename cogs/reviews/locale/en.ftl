command-reviews = reviews
    .about = Reviews of films by the members of this server
command-reviews-write = write
    .about = Review a film, or change your review of it
    .title = title
    .title-about = Which film
    .stars = stars
    .stars-about = Half a star to five; you can also choose in the form
    .spoiler = spoiler
    .spoiler-about = Whether your text gives the plot away; it is then hidden behind bars
command-reviews-show = show
    .about = What this server thinks of a film
    .title = title
    .title-about = Which film
command-reviews-edit = edit
    .about = Change a review you wrote
    .title = title
    .title-about = Which film
command-reviews-delete = delete
    .about = Delete a review you wrote
    .title = title
    .title-about = Which film
command-reviews-mine = mine
    .about = The reviews you wrote here
command-reviews-top = top
    .about = The films this server likes best
    .genre = genre
    .genre-about = Only films of this genre
    .min-ratings = min_ratings
    .min-ratings-about = Leave out films with fewer ratings
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
command-menu-reviews = Reviews

reviews-feature = Reviews
    .about = Write about films, see what others think, find the best ones.

# A film's name: in a sentence, and with its year on buttons and headings.
reviews-title = *{ $title }*
reviews-film = { $title } ({ $year })
reviews-comma = { ", " }
reviews-film-gone = That film is no longer in my catalogue.
reviews-title-unknown = I do not know a film called "{ $title }". Check the spelling, or pick one from the list that opens while you type.
reviews-title-near = I do not know "{ $title }". Is it one of these?
reviews-title-shared = Several films are called "{ $title }". Which one?

# A film's page.
reviews-film-about = { $directors } · { $genres }
reviews-film-unrated = Nobody here has rated it yet.
reviews-film-rating = { $n ->
    [one] **{ $mean }** of 5 from one rating. One rating says little, so I lean towards the middle.
   *[other] **{ $mean }** of 5 from { $n } ratings
}
reviews-film-empty = No reviews yet. The first one could be yours.
reviews-sort-prompt = Order
reviews-sort-newest = Newest first
reviews-sort-helpful = Most helpful first
reviews-read-prompt = Read one in full
reviews-spoiler = (spoiler)
reviews-somebody = a member
reviews-page-back = Back
reviews-page-next = Next
reviews-page-number = { $number } of { $count }

# One review.
reviews-helpful-count = { $n ->
    [one] helpful to 1 member
   *[other] helpful to { $n } members
}
reviews-helpful-button = Helpful
reviews-helpful-taken = You found it helpful
reviews-vote-own = You cannot vote for your own review.
reviews-gone = That review is gone.
reviews-read-button = Read and vote
reviews-open-button = About the film
reviews-write-button = Write a review
reviews-edit-button = Edit
reviews-delete-button = Delete
reviews-keep-button = Keep it
reviews-undo-button = Undo

# How a text sounds.
reviews-tone-glowing = sounds delighted
reviews-tone-warm = sounds fond
reviews-tone-mixed = sounds torn
reviews-tone-cool = sounds unimpressed
reviews-tone-harsh = sounds fed up
reviews-tone-unreadable = hard to tell how it sounds

# Lists of a member's reviews.
reviews-mine-heading = Your reviews
reviews-member-heading = Reviews by a member
reviews-member-count = { $n ->
    [one] One review by { $author }
   *[other] { $n } reviews by { $author }
}
reviews-mine-empty = You have not reviewed a film here yet. `/reviews write` opens the form.
reviews-member-empty = They have not reviewed a film here yet.
reviews-member-unlisted = They keep their reviews out of lists.

# The ranking.
reviews-top-heading = The best films of this server
reviews-top-heading-genre = The best of this server: { $genre }
reviews-top-line = { $n ->
    [one] { $place }. **{ $film }** · { $mean } · 1 rating
   *[other] { $place }. **{ $film }** · { $mean } · { $n } ratings
}
reviews-top-footer = Films with few ratings are drawn towards the middle.
reviews-top-prompt = Open a film
reviews-top-empty = Nobody here has rated a film yet. `/reviews write` makes a start.
reviews-top-none = No film fits that. Try another genre, or fewer ratings at least.
reviews-genre-unknown = I do not know the genre "{ $genre }". `/reviews top` lists all I know.

# Writing.
reviews-form-stars = Stars
reviews-form-text = Your review
reviews-form-text-hint = What stayed with you? ||Bars|| hide a spoiler.
reviews-form-spoiler = Does it give the plot away?
reviews-form-spoiler-no = No spoilers
reviews-form-spoiler-yes = Spoilers: hide the text
reviews-form-choose = Choose
reviews-write-offer = Your review of { $film }: this opens the form.
reviews-saved-new = { $author } reviewed a film.
reviews-saved-changed = { $author } changed a review.
reviews-none-yours = You have not reviewed { $film } here. `/reviews write` opens the form.
reviews-stars-unknown = "{ $given }" is no number of stars. Half a star to five, such as 4.5.
reviews-text-too-short = { $n ->
    [one] That is { $n } character; a review here has at least { $least }.
   *[other] That is { $n } characters; a review here has at least { $least }.
}
reviews-text-too-long = That is { $n } characters; a review here has at most { $most }.
reviews-handed-back = Nothing is lost: here is your text, and the button opens the form with it.
reviews-again-button = Open the form again

# Stars and text disagree.
reviews-mood-question = You gave { $stars }, and to me the text { $tone }. I may be wrong. Are the stars as you want them?
reviews-mood-keep = Keep { $stars }
reviews-mood-change = Change the stars
reviews-mood-kept = Good, the stars stay as they are.
reviews-mood-choose = How many stars?
reviews-mood-changed = Changed to { $stars }.
reviews-changed-since = You have changed that review since. `/reviews edit` opens it as it is now.

# Taking away and bringing back.
reviews-delete-question = Delete your review of { $film }, with its stars and votes?
reviews-deleted = Your review of { $film } is deleted. For { $minutes } minutes you can bring it back; then it is gone for good.
reviews-kept = It stays where it is.
reviews-back = The review of { $film } is back.
reviews-undo-late = That can no longer be undone.
reviews-remove-button = Remove
reviews-remove-question = Remove this review? Nobody will see it any more, not even its author. The audit keeps the reason.
reviews-reason-prompt = Why?
reviews-reason-spoilers = Spoilers without a warning
reviews-reason-insulting = Insults somebody
reviews-reason-spam = Advertising or spam
reviews-reason-off-topic = Not about the film
reviews-reason-personal = Tells something private
reviews-reason-unknown = There is no such reason. Choose one from the list.
reviews-removed = The review of { $film } is removed. For { $days } days a moderator can bring it back; then it is gone for good.
reviews-moderators-only = Only moderators can do that.

setting-reviews-min-length = Shortest review
    .help = Fewest characters of a review; spaces do not count.
setting-reviews-max-length = Longest review
    .help = Most characters of a review.
setting-reviews-prior-half-stars = Middle of the ratings
    .help = Where a film with few ratings is drawn to, in half stars: 6 is three stars.
setting-reviews-prior-weight = Pull to the middle
    .help = How many ratings the middle counts as; 0 shows plain means.
setting-reviews-public-replies = Answer in public
    .help = Whether everybody sees new reviews and the answers to show and top.
setting-reviews-ask-about-mood = Ask about the mood
    .help = Whether to ask authors in private when their stars and their text disagree.

# The dashboard.
reviews-page = Reviews
reviews-page-count = { $n ->
    [0] No reviews yet.
    [one] One review.
   *[other] { $n } reviews.
}
reviews-page-film = { $n ->
    [0] { $film }: nobody has rated it.
    [one] { $film }: { $mean } of 5 from one rating.
   *[other] { $film }: { $mean } of 5 from { $n } ratings.
}
reviews-page-by-film = Film
reviews-page-all-films = All films
reviews-page-film-column = Film
reviews-page-text = Review
reviews-page-author = By
reviews-page-reason = Reason
reviews-page-empty = No reviews yet
reviews-page-empty-how = What members write with /reviews write will stand here.
reviews-page-none = Nobody has reviewed this film
reviews-page-none-how = Choose another film, or write the first review with /reviews write.
reviews-page-all = All reviews
reviews-page-removed = Removed reviews
reviews-page-removed-count = { $n ->
    [0] Nothing is removed.
    [one] One removed review; it can be brought back for { $days } days.
   *[other] { $n } removed reviews; each can be brought back for { $days } days.
}
reviews-page-removed-empty = No removed reviews
reviews-page-removed-empty-how = What moderators remove will stand here for a while, with the reason.
reviews-page-read = Read it
reviews-page-restore = Bring back
reviews-audit-remove = removed a review
reviews-audit-restore = brought a review back
reviews-audit-film = film number
reviews-audit-review = review number
reviews-audit-reason = reason
