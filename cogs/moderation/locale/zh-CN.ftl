command-moderation = 审核
    .about = 给消息打分，找出可能过分的；从不删除消息
command-moderation-watch = 关注
    .about = 开始给一个频道的消息打分
    .channel = 频道
    .channel-about = 哪个频道
command-moderation-unwatch = 取消关注
    .about = 不再给一个频道的消息打分
    .channel = 频道
    .channel-about = 哪个频道
command-moderation-status = 状态
    .about = 哪些频道在打分，标记了多少，管理员有多认同

moderation-feature = 审核
    .about = 把可能过分的消息给管理员看；不处罚任何人。

moderation-moderators-only = 只有管理员可以这样做。
moderation-too-many = 我在这里已经给 { $most } 个频道打分了。请先用 `/审核 取消关注` 停掉一个。

# 开与关。
moderation-watching = 我开始给 { $channel } 里的消息打分，其中的子区也算。
moderation-watching-already = { $channel } 里的消息我已经在打分了。
moderation-how = 达到 { $n }% 的消息会带着两个按钮出现在 { $staff }。我不删消息，也不处罚任何人；我会出错，请用按钮告诉我。
moderation-unwatched = 我不再给 { $channel } 里的消息打分。
moderation-not-watched = 我本来就没有给 { $channel } 打分。
moderation-no-staff-channel = 我需要一个只有管理员能看的频道，现在还没有设置。请服务器管理者用 `/管理 设置 setting:admin.moderators_channel value:#频道` 设好，再试一次。
moderation-staff-channel-gone = 之前设置的管理员频道已经不在了。请服务器管理者用 `/管理 设置 setting:admin.moderators_channel value:#频道` 换一个，再试一次。
moderation-staff-channel-shut = 我不能在管理员频道 { $channel } 里发言。请给我查看频道、发送消息和嵌入链接的权限，再试一次。
moderation-channel-unseen = 我看不到 { $channel }。请给我查看频道的权限，再试一次。
moderation-cannot-read = ⚠️ Discord 不让我读没有提到我的消息。请在开发者后台（Bot）打开 Message Content 并重启我；在那之前几乎没有消息可以打分。
moderation-staff-channel-open = ⚠️ 所有人都能看 { $channel }。标记里有人名，请只让管理员看到它。
moderation-staff-channel-same = ⚠️ 这就是管理员频道：标记会和被标记的消息混在一起。

# 一条标记。
moderation-flag = 这条消息可能过分了
moderation-flag-about = { $author }（{ $name }）· [查看原文]({ $link })
moderation-score = 分数
moderation-percent = { $n }%
moderation-words = 影响最大的词
moderation-flag-footer = 我没有做任何处理。标记得对吗？
moderation-right = 对
moderation-wrong = 不对
moderation-verdict = 结论
moderation-said-right = { $who } 认为标记得对
moderation-said-wrong = { $who } 认为标记得不对
moderation-already-right = { $who } 已经判断过了：标记得对。
moderation-already-wrong = { $who } 已经判断过了：标记得不对。
moderation-mention = <@{ $id }>
moderation-somebody = 有人
moderation-flag-gone = 这条标记已经不再保存，所以没有记下什么。

# 关怀。
moderation-care = 有人可能需要一句暖心话
moderation-care-reached = { $author }（{ $name }）写的话听起来很难过：[查看原文]({ $link })。我私下发了几句话和求助方式。这不是标记。
moderation-care-unreached = { $author }（{ $name }）写的话听起来很难过：[查看原文]({ $link })。对方不接收我的私信，所以我什么也没说。这不是标记。
moderation-care-text =
    你在“{ $guild }”写的话，听起来现在很不好受。我只是一个程序，也可能误会了。如果真是这样，请不要一个人扛着：给你信任的人打个电话、发条消息，或者联系当地的心理援助热线。中国大陆可以拨打 12356，findahelpline.com 上有各个国家和地区的免费热线。如果你现在有危险，请马上拨打当地的急救电话。
moderation-care-line = 本服务器的管理者想告诉你：{ $line }
moderation-care-end = -# 你没有做错什么，我也不会记下这件事。我告诉了服务器的管理员：你可能需要一句暖心话。他们可以关掉这类消息。

# 状态。
moderation-status = 审核
moderation-channels = 正在打分：{ $channels }
moderation-none = 没有频道在打分。用 `/审核 关注` 开始。
moderation-threshold = 达到 { $n }% 才给管理员看（`moderation.threshold`）。
moderation-where = 标记出现在 { $staff }。
moderation-nowhere = ⚠️ 还没有设置管理员频道，标记无处可放。请服务器管理者用 `/管理 设置 setting:admin.moderators_channel` 设好。
moderation-flags = { $n ->
    [0] 最近 { $days } 天没有标记过消息。
   *[other] 最近 { $days } 天标记了 { $n } 条消息。
}
moderation-precision = 结论：{ $n } 条里有 { $right } 条标记得对（{ $share }%）。
moderation-suggest-higher = 从你们的判断看，门槛设成 { $n }% 更合适，误报会少一些。
moderation-suggest-lower = 几乎都标记对了。门槛设成 { $n }% 可以多看到一些。
moderation-scored = { $n ->
   *[other] 给 { $n } 条消息打了分。
}
moderation-unscored = { $n ->
   *[other] ⚠️ 有 { $n } 条消息没能打分：模型太忙或者没有就绪。
}
moderation-unshown = { $n ->
   *[other] ⚠️ 有 { $n } 条标记没能显示：管理员频道写不进去。
}

setting-moderation-threshold = 门槛
    .help = 分数达到百分之几才给管理员看。
setting-moderation-exempt-moderators = 不看管理员的消息
    .help = 管理员的消息是否一律不标记。
setting-moderation-care = 关怀
    .help = 有人在打分的频道里写下不想活的话时，是否私下告诉对方哪里可以求助，并悄悄告诉管理员。
setting-moderation-help-line = 附近的帮助
    .help = 这条私信里你们自己的一行话，例如当地的援助热线。

moderation-audit-watch = 开始给一个频道打分
moderation-audit-unwatch = 不再给一个频道打分
moderation-audit-channel = 频道
