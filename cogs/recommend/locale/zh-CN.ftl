command-recommend = 推荐
    .about = 接下来看什么
command-recommend-film = 电影
    .about = 根据你的影评推荐电影，并说明理由
    .genre = 类型
    .genre-about = 只要这个类型的电影
    .from-year = 起始年份
    .from-year-about = 不早于这一年
    .to-year = 截止年份
    .to-year-about = 不晚于这一年
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

command-recommend-like = 喜欢
    .about = 告诉我你喜欢的电影，推荐会更合口味
    .title = 片名
    .title-about = 输入片名的几个字就行
command-recommend-seen = 看过
    .about = 告诉我你看过的电影，以后不再推荐
    .title = 片名
    .title-about = 输入片名的几个字就行
command-recommend-never = 别再推荐
    .about = 告诉我哪部电影不要再推荐
    .title = 片名
    .title-about = 输入片名的几个字就行
command-recommend-list = 片单
    .about = 看看你告诉过我的电影，也可以收回

recommend-feature = 推荐
    .about = 按你的口味推荐电影，理由真实。
recommend-heading = 接下来看什么
recommend-film = 《{ $title }》（{ $year }）
recommend-facts = { $genres } · { $director }
recommend-genres = { $genres }
recommend-named = 《{ $title }》（{ $year }）
recommend-comma = 、
recommend-because = 因为你喜欢{ $reasons }。{ $source ->
    [stars] 你打的星
    [likes] 你说的喜欢
   *[both] 你打的星和说的喜欢
}占这次选择的 { $personal }%，其余来自它的受欢迎程度。
recommend-reason = 《{ $title }》（{ $share }%）
recommend-reason-like = 《{ $title }》（你说喜欢，{ $share }%）
recommend-others = 其他影片（{ $share }%）
recommend-popular = 选它是因为很多人喜欢，和你的口味无关。
recommend-varied = 为了多样而选，这里没有口味或人气可以参考。
recommend-from-ratings = 根据你评过的 { $n } 部电影。
recommend-from-taste = 根据你说喜欢的 { $likes } 部电影{ $n ->
    [0] 。
   *[other] 和评过的 { $n } 部。
}
recommend-no-ratings = 你还没有在这里评过电影，所以我还不了解你的口味。用按钮或 `/推荐 喜欢` 告诉我几部你喜欢的，我就能推荐得更准。
recommend-opted-out = 你选择了推荐时不看你的口味，所以这些不针对你的口味。可以用 `/偏好` 修改。
recommend-unread = 我只看懂了类型和年份，没看懂“{ $words }”。
recommend-footer = 由模型排序，理由按你告诉我的算出
recommend-more = 再来几部
recommend-next = 下一页
recommend-back = 上一页
recommend-nothing = 没有找到符合条件的电影，换个类型或放宽年份试试。
recommend-nothing-left = 就这些了。多告诉我几部你喜欢的，或换个类型试试。
recommend-years = 年份不对：起始年份不能晚于截止年份。
recommend-genre-unknown = 我不认识这个类型，请从列表里选。

recommend-film-gone = 这部电影已经不在我的片库里了。
recommend-title-unknown = 我不知道叫“{ $title }”的电影。看看有没有写错，或试试英文片名。
recommend-title-near = 不确定“{ $title }”是哪部电影，是下面的哪一部吗？
recommend-told-like = 记下了：你喜欢{ $film }。推荐会参考它，它本身不再出现。
recommend-told-seen = 记下了：你看过{ $film }，以后不再推荐。
recommend-told-never = 记下了：不再推荐{ $film }。
recommend-told-unknown = 好的，你还不了解{ $film }。
recommend-again-like = 你已经告诉过我喜欢{ $film }。
recommend-again-seen = 你已经告诉过我看过{ $film }。
recommend-again-never = 我已经不再给你推荐{ $film }了。
recommend-again-unknown = 你已经告诉过我不了解{ $film }。
recommend-like-left-out = 你选择了推荐时不看你的口味，所以它暂时不算数。可以用 `/偏好` 修改。
recommend-undone = 已收回：{ $film }。
recommend-undone-already = 之前已经收回了：{ $film }。
recommend-question-heading = 先聊几部电影
recommend-question = 再说说其中 { $n } 部，我马上推荐。
recommend-button-like = { $number } 喜欢
recommend-button-seen = { $number } 看过
recommend-button-never = { $number } 别再推荐
recommend-button-unknown = { $number } 不了解
recommend-button-skip = 直接推荐
recommend-button-go = 推荐电影
recommend-button-undo = 撤销
recommend-list-heading = 你告诉过我的电影
recommend-list-count = 一共 { $n } 部。打过星的电影在 `/影评 我的` 里。
recommend-list-like = 喜欢
recommend-list-seen = 看过
recommend-list-never = 别再推荐
recommend-list-prompt = 收回一部
recommend-list-empty = 你还没告诉过我任何电影。用 `/推荐 喜欢`，或点推荐下面的按钮。

setting-recommend-films-at-once = 一次推荐几部
    .help = 一次回答里显示多少部电影。
setting-recommend-use-guild-ratings = 参考本服务器
    .help = 本服务器成员打过四星以上的电影会排得更靠前。
