command-help = help
    .about = See what Marquee can do
    .search = search
    .search-about = A few words, such as: write review

help-feature = Help
    .about = Find your way around.
help-heading = What Marquee can do
help-introduction = Use a slash command, or say it in your own words: "@Marquee recommend me a film".
help-footer = Everything works in English and Chinese; /preferences sets yours.
help-found = { $n ->
    [one] One command fits
   *[other] { $n } commands fit
}
help-nothing = Nothing I can do fits "{ $query }". /help without a search shows everything.
