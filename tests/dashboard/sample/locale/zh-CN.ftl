reviews-feature = 影评
setting-reviews-min-length = 最短影评
    .help = 一篇影评最少多少字。
setting-reviews-public-replies = 公开回复
    .help = 命令的回复是否让所有人看到。
