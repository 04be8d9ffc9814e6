reviews-feature = Reviews
setting-reviews-min-length = Shortest review
    .help = Fewest characters of a review.
setting-reviews-public-replies = Public answers
    .help = Whether everybody sees the answers to commands.
