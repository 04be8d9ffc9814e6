command-help = 帮助
    .about = 看看 Marquee 会什么
    .search = 搜索
    .search-about = 几个词就行，例如：写影评

help-feature = 帮助
    .about = 随时可以问路。
help-heading = Marquee 会什么
help-introduction = 可以用斜杠命令，也可以直接说：“@Marquee 推荐一部电影”。
help-footer = 所有功能都支持中文和英文，用 /偏好 设置你的语言。
help-found = 找到 { $n } 个命令
help-nothing = 没有找到与“{ $query }”相符的功能。不带搜索词运行 /帮助 可以看到全部。
