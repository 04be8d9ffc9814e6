command-reviews = 影评
    .about = 本服务器成员写的影评
command-reviews-write = 写
    .about = 给一部电影写影评，或修改你的影评
    .title = 片名
    .title-about = 哪部电影
    .stars = 星级
    .stars-about = 半星到五星，也可以在表单里选
    .spoiler = 剧透
    .spoiler-about = 内容是否剧透；剧透会被遮住
command-reviews-show = 看
    .about = 看看本服务器怎么评价一部电影
    .title = 片名
    .title-about = 哪部电影
command-reviews-edit = 改
    .about = 修改你写过的影评
    .title = 片名
    .title-about = 哪部电影
command-reviews-delete = 删
    .about = 删除你写过的影评
    .title = 片名
    .title-about = 哪部电影
command-reviews-mine = 我的
    .about = 你在这里写过的影评
command-reviews-top = 榜单
    .about = 本服务器评分最高的电影
    .genre = 类型
    .genre-about = 只要这个类型的电影
    .min-ratings = 最少评分数
    .min-ratings-about = 评分人数不到的不算
    .genre-choice-action = 动作
    .genre-choice-adventure = 冒险
    .genre-choice-animation = 动画
    .genre-choice-comedy = 喜剧
    .genre-choice-crime = 犯罪
    .genre-choice-documentary = 纪录片
    .genre-choice-drama = 剧情
    .genre-choice-family = 家庭
    .genre-choice-fantasy = 奇幻
    .genre-choice-history = 历史
    .genre-choice-horror = 恐怖
    .genre-choice-music = 音乐
    .genre-choice-mystery = 悬疑
    .genre-choice-romance = 爱情
    .genre-choice-scifi = 科幻
    .genre-choice-thriller = 惊悚
    .genre-choice-war = 战争
    .genre-choice-western = 西部
command-menu-reviews = 影评

reviews-feature = 影评
    .about = 写影评，看大家怎么说，找到最好的电影。

# 片名：用在句子里，以及带年份用在按钮和标题上。
reviews-title = 《{ $title }》
reviews-film = 《{ $title }》（{ $year }）
reviews-comma = 、
reviews-film-gone = 我的片库里已经没有这部电影了。
reviews-title-unknown = 我不知道“{ $title }”是哪部电影。检查一下写法，或者输入时从列表里选。
reviews-title-near = 没找到“{ $title }”，是下面这几部里的吗？
reviews-title-shared = 有好几部电影都叫“{ $title }”，你说的是哪一部？

# 一部电影的页面。
reviews-film-about = { $directors } · { $genres }
reviews-film-unrated = 这里还没有人评过分。
reviews-film-rating = { $n ->
    [1] **{ $mean }** 分（满分 5），只有 1 人评分，说明不了太多，所以结果偏向中间。
   *[other] **{ $mean }** 分（满分 5），{ $n } 人评分
}
reviews-film-empty = 还没有影评，第一篇可以由你来写。
reviews-sort-prompt = 排序
reviews-sort-newest = 最新的在前
reviews-sort-helpful = 最有帮助的在前
reviews-read-prompt = 阅读全文
reviews-spoiler = （剧透）
reviews-somebody = 一位成员
reviews-page-back = 上一页
reviews-page-next = 下一页
reviews-page-number = { $number } / { $count }

# 一篇影评。
reviews-helpful-count = { $n } 人觉得有帮助
reviews-helpful-button = 有帮助
reviews-helpful-taken = 你觉得有帮助
reviews-vote-own = 不能给自己的影评投票。
reviews-gone = 这篇影评已经不在了。
reviews-read-button = 读全文、投票
reviews-open-button = 看这部电影
reviews-write-button = 写影评
reviews-edit-button = 修改
reviews-delete-button = 删除
reviews-keep-button = 保留
reviews-undo-button = 撤销

# 文字读起来怎么样。
reviews-tone-glowing = 读起来赞不绝口
reviews-tone-warm = 读起来挺喜欢
reviews-tone-mixed = 读起来褒贬参半
reviews-tone-cool = 读起来不太满意
reviews-tone-harsh = 读起来很失望
reviews-tone-unreadable = 读不出语气

# 一位成员的影评。
reviews-mine-heading = 你的影评
reviews-member-heading = 一位成员的影评
reviews-member-count = { $author } 写了 { $n } 篇影评
reviews-mine-empty = 你还没有在这里写过影评。用 `/影评 写` 打开表单。
reviews-member-empty = 这位成员还没有在这里写过影评。
reviews-member-unlisted = 这位成员选择不公开列出自己的影评。

# 榜单。
reviews-top-heading = 本服务器评分最高的电影
reviews-top-heading-genre = 本服务器评分最高的{ $genre }电影
reviews-top-line = { $place }. **{ $film }** · { $mean } 分 · { $n } 人评分
reviews-top-footer = 评分人数少的电影会偏向中间。
reviews-top-prompt = 打开一部电影
reviews-top-empty = 这里还没有人评过电影。用 `/影评 写` 开个头吧。
reviews-top-none = 没有符合条件的电影。换个类型，或者降低最少评分数。
reviews-genre-unknown = 我不认识“{ $genre }”这个类型。`/影评 榜单` 里列出了所有类型。

# 写影评。
reviews-form-stars = 星级
reviews-form-text = 你的影评
reviews-form-text-hint = 什么给你留下了印象？用 ||竖线|| 遮住剧透。
reviews-form-spoiler = 有剧透吗？
reviews-form-spoiler-no = 没有剧透
reviews-form-spoiler-yes = 有剧透，遮住正文
reviews-form-choose = 请选择
reviews-write-offer = 给{ $film }写影评：点按钮打开表单。
reviews-saved-new = { $author } 写了一篇影评。
reviews-saved-changed = { $author } 修改了一篇影评。
reviews-none-yours = 你还没有在这里评过{ $film }。用 `/影评 写` 打开表单。
reviews-stars-unknown = “{ $given }”不是有效的星级。请填半星到五星，例如 4.5。
reviews-text-too-short = 现在是 { $n } 个字，这里的影评至少要 { $least } 个字。
reviews-text-too-long = 现在是 { $n } 个字，这里的影评最多 { $most } 个字。
reviews-handed-back = 写好的内容没有丢：原文在下面，点按钮可以带着它重新打开表单。
reviews-again-button = 重新打开表单

# 星级和文字不一致。
reviews-mood-question = 你打了 { $stars }，不过我觉得文字{ $tone }。也可能是我读错了。星级就这样吗？
reviews-mood-keep = 保留 { $stars }
reviews-mood-change = 改星级
reviews-mood-kept = 好，星级不变。
reviews-mood-choose = 改成几星？
reviews-mood-changed = 已改成 { $stars }。
reviews-changed-since = 这篇影评后来改过了。用 `/影评 改` 打开现在的版本。

# 删除与恢复。
reviews-delete-question = 要删除你对{ $film }的影评吗？星级和投票会一起删除。
reviews-deleted = 你对{ $film }的影评已删除。{ $minutes } 分钟内可以恢复，之后就彻底删除了。
reviews-kept = 好，影评还在。
reviews-back = { $film }的影评已恢复。
reviews-undo-late = 已经无法撤销了。
reviews-remove-button = 移除
reviews-remove-question = 要移除这篇影评吗？移除后谁都看不到它，作者也一样；原因会记入操作记录。
reviews-reason-prompt = 原因
reviews-reason-spoilers = 剧透没有标明
reviews-reason-insulting = 侮辱他人
reviews-reason-spam = 广告或刷屏
reviews-reason-off-topic = 与电影无关
reviews-reason-personal = 泄露隐私
reviews-reason-unknown = 没有这个原因，请从列表里选。
reviews-removed = { $film }的影评已移除。{ $days } 天内管理员可以恢复，之后就彻底删除了。
reviews-moderators-only = 只有管理员可以这样做。

setting-reviews-min-length = 影评最短字数
    .help = 一篇影评至少多少个字，空格不算。
setting-reviews-max-length = 影评最长字数
    .help = 一篇影评最多多少个字。
setting-reviews-prior-half-stars = 评分的中间值
    .help = 评分人数少的电影偏向哪里，以半星为单位：6 是三星。
setting-reviews-prior-weight = 偏向中间的力度
    .help = 中间值相当于多少人的评分；0 表示直接取平均。
setting-reviews-public-replies = 公开回复
    .help = 新影评以及“看”和“榜单”的结果是否所有人可见。
setting-reviews-ask-about-mood = 询问语气
    .help = 星级和文字不一致时，是否私下问一问作者。

# 管理页面。
reviews-page = 影评
reviews-page-count = { $n ->
    [0] 还没有影评。
   *[other] 共 { $n } 篇影评。
}
reviews-page-film = { $n ->
    [0] { $film }：还没有人评分。
   *[other] { $film }：{ $mean } 分（满分 5），{ $n } 人评分。
}
reviews-page-by-film = 电影
reviews-page-all-films = 所有电影
reviews-page-film-column = 电影
reviews-page-text = 影评
reviews-page-author = 作者
reviews-page-reason = 原因
reviews-page-empty = 还没有影评
reviews-page-empty-how = 成员用“/影评 写”写下的影评会出现在这里。
reviews-page-none = 还没有人评过这部电影
reviews-page-none-how = 换一部电影，或者用“/影评 写”写第一篇。
reviews-page-all = 所有影评
reviews-page-removed = 已移除的影评
reviews-page-removed-count = { $n ->
    [0] 没有移除过影评。
   *[other] 已移除 { $n } 篇影评，每篇在 { $days } 天内可以恢复。
}
reviews-page-removed-empty = 没有已移除的影评
reviews-page-removed-empty-how = 管理员移除的影评会在这里保留一段时间，并附上原因。
reviews-page-read = 看原文
reviews-page-restore = 恢复
reviews-audit-remove = 移除了一篇影评
reviews-audit-restore = 恢复了一篇影评
reviews-audit-film = 电影编号
reviews-audit-review = 影评编号
reviews-audit-reason = 原因
