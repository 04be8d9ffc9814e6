# 每个页面的外框。
dashboard-menu = 菜单
dashboard-skip = 跳到正文
dashboard-overview = 概览
dashboard-audit = 操作记录
dashboard-settings = 设置
dashboard-operator = 运行者
dashboard-level-member = 成员
dashboard-level-moderator = 版主
dashboard-level-admin = 管理员
dashboard-level-owner = 服务器所有者
dashboard-member-left = 已离开的成员
dashboard-erased = 已抹除的成员 { $ref }
dashboard-bot-itself = Marquee 自己
dashboard-undo = 撤销
dashboard-open = 打开
dashboard-save = 保存
dashboard-filter = 筛选
dashboard-pages = 翻页
dashboard-previous = 较新
dashboard-next = 较旧
dashboard-to-start = 回到首页
dashboard-try-again = 再试一次
dashboard-simulated = 这里是本机模拟，什么都不会发到 Discord。
dashboard-list-mark = 、

dashboard-language = 语言
dashboard-theme = 主题
dashboard-theme-system = 跟随系统
dashboard-theme-light = 浅色
dashboard-theme-dark = 深色

dashboard-keys = 快捷键
dashboard-keys-menu = 打开菜单里的页面
dashboard-keys-filter = 跳到筛选
dashboard-keys-pages = 较新和较旧
dashboard-keys-close = 关闭

dashboard-ago-now = 刚刚
dashboard-ago-minutes = { $n }分钟前
dashboard-ago-hours = { $n }小时前
dashboard-ago-days = { $n }天前

dashboard-chart-most = 最多的一天有 { $n } 次
dashboard-chart-table = 看具体数字

# 概览。
dashboard-well = 一切正常，{ $n } 个部分都在运行。
dashboard-well-reduced = 照常开放，但有限制：{ $parts }。
dashboard-well-down = 现在不可用：{ $parts }。
dashboard-well-starting = 正在亮灯，{ $n } 个部分里有 { $ready } 个就绪。
dashboard-part-since = 始于
dashboard-live = 实时
dashboard-live-broken = 连接断了，正在重试
dashboard-changes = 最近的改动

# 操作记录。
dashboard-audit-count = { $n ->
    [0] 还没有任何改动。
   *[other] 共记录了 { $n } 次改动。
}
dashboard-audit-when = 时间
dashboard-audit-actor = 谁
dashboard-audit-action = 做了什么
dashboard-audit-detail = 详情
dashboard-audit-any-action = 全部操作
dashboard-audit-any-actor = 所有人
dashboard-audit-check = 核对
dashboard-audit-intact = { $n ->
    [0] 还没有可核对的内容。
   *[other] { $n } 条记录都和写下时一样。记下这个标记，以后就能证明一条不少：
}
dashboard-audit-broken = 第 { $id } 条记录在写下之后被改过，或者它前面少了一条。之前的 { $n } 条完好。请恢复备份，并查清谁能写数据库文件。
dashboard-audit-empty = 还没有改动
dashboard-audit-empty-how = 管理员和版主的每次改动都会记在这里。改一项设置试试就能看到。
dashboard-audit-no-match = 没有符合条件的记录
dashboard-audit-no-match-how = 换一种操作或换一个人看看。
dashboard-detail-setting = 设置项
dashboard-detail-old = 原来
dashboard-detail-new = 现在
dashboard-detail-none = 默认
settings-audit-put = 改了一项设置

# 设置。
dashboard-settings-count = 这个服务器有 { $n } 项设置。
dashboard-settings-change = { $setting }：{ $old } → { $new }
dashboard-on = 开
dashboard-off = 关
dashboard-settings-same = 本来就是这样设的，没有改动。
dashboard-settings-wrong = 有 { $n } 个值不合适，所以什么都没保存。下面已经标出来了。
dashboard-settings-allowed = 可用范围：{ $bounds }
dashboard-settings-empty = 没有可设置的内容
dashboard-settings-empty-how = 这里运行的功能都没有设置项。有设置项的功能会出现在这里。

# 服务器和登录。
dashboard-servers = 服务器
dashboard-servers-switch = 其他服务器
dashboard-servers-count = { $n ->
    [0] 我们没有共同的服务器。
   *[other] 我们有 { $n } 个共同的服务器。
}
dashboard-servers-none = 请管理员邀请我，或者换成在那个服务器里的账号登录。
dashboard-account = 你的登录
dashboard-account-count = 你在 { $n } 个浏览器里登录着。
dashboard-account-as = 身份：{ $name }。
dashboard-account-operator = 身份：运行者，通过这台机器上的链接登录。
dashboard-account-since = 登录于
dashboard-account-seen = 最近使用
dashboard-account-kept = 每次登录只保存：你的 Discord 编号、名字、语言和这些时间。12 小时不用或满 7 天，登录会自动结束。
dashboard-log-out = 退出登录
dashboard-log-out-everywhere = 在所有地方退出

# 登录。
dashboard-login = 登录
dashboard-login-what = 看看 Marquee 运行得怎么样，设置它在你的服务器里做什么。
dashboard-login-discord = 用 Discord 登录
dashboard-login-reads = Marquee 只读取你的编号、名字和语言，随后立刻交还权限。
dashboard-login-simulated = 在本机模拟里，你可以选择扮演其中的哪一位。
dashboard-login-local = 这个机器人是你在运行吗？
dashboard-login-local-how = 它的日志里有一个链接，只能用一次，十分钟内有效。已经用掉了？可以再写一个。
dashboard-login-link-write = 往日志里写一个链接
dashboard-login-link-written = 新链接已经写进日志。
dashboard-login-none = 这里没有设置 Discord 登录。运行者可以设置 MARQUEE_OAUTH_CLIENT_SECRET。
dashboard-login-first = 请先登录再看。
dashboard-login-link-used = 这个链接已经用过，或者超过了十分钟。下次启动时日志里会有新链接，也可以在登录页再要一个。
dashboard-login-no-discord = 这里没有设置 Discord 登录。请用日志里的链接。
dashboard-login-state = 这次登录不是从这个浏览器开始的，或者超过了十分钟。请重新开始。
dashboard-login-refused = 你没有在 Discord 的页面上同意，所以什么都没读取。随时可以重新开始。
dashboard-login-discord-failed = Discord 的回应不正常，所以没有登录。什么都没保存，请过一分钟再试。
dashboard-login-too-often = 登录尝试太多次了。请等五分钟再试。

# 出错的时候。
dashboard-trouble = 没有成功
dashboard-unexpected = 这里出了点问题，之前保存的内容都安全。请把这个编号告诉机器人的运行者：{ $incident }。
dashboard-not-found = 这个地址没有内容，可能已经被移除。
dashboard-wrong-method = 这个地址不能这样使用。
dashboard-too-large = 内容超过 256 KiB，所以一点都没有读取。
dashboard-refused = 看不懂这个请求。
dashboard-not-a-member = 你不是这个服务器的成员，或者我不在那里，所以什么都不显示。
dashboard-level-too-low = 这个页面需要这个服务器的“{ $level }”身份，而你现在没有。
dashboard-only-local = 只能在运行机器人的那台机器上这样做。
dashboard-metrics-closed = 读取指标需要令牌 MARQUEE_METRICS_TOKEN。没有设置令牌时，只有在本机、并且没有配置代理时才开放。
dashboard-foreign-form = 这个表单不是从管理页面发出的，所以什么都没改。请重新打开页面再提交。
dashboard-old-form = 这个页面是你上次登录之前打开的，所以什么都没改。请重新打开再提交一次。
dashboard-form-invalid = 字段 { $field } 缺失或不合适，所以什么都没改。
dashboard-streams-full = 现在同时查看实时状态的页面太多了。关掉几个，或者稍后再刷新。
