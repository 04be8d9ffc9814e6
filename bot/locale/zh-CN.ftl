# 出错时的一句话：发生了什么、保住了什么、接下来怎么办。
trouble-unexpected = 我这边出了点问题，你保存过的内容都还在。如果再次发生，请把这个编号告诉管理员：{ $incident }。
trouble-busy = 我现在太忙了，请过一分钟再试，内容不会丢。
trouble-no-model = 我的模型没有在运行，其他功能照常。请过一分钟再试。
trouble-models-off = 这里没有启用我的模型，所以这件事我做不了，其他功能照常。可以请管理员打开。
trouble-stopping = 我正在重启，请过一分钟再试，内容不会丢。
trouble-disk-full = 我所在的磁盘满了，刚才的内容没能保存。请告诉管理员；之前保存的都安全。
trouble-channel-gone = 这个频道已经不在了，请换一个频道再试。
trouble-message-gone = 这条消息已经不在了，没有可以修改的内容。
trouble-message-too-old = 这条消息太旧，改不了了。请重新运行命令。
trouble-no-access = 我看不到那个频道。请让管理员给我权限，或者换个频道。
trouble-no-permission = 我在这里没有权限这么做。请让管理员给我权限，或者换个频道。
trouble-not-allowed = 你在这里没有权限这么做。
trouble-expired = 用的时间太长，Discord 已关闭这次请求。你保存的内容都在，重新运行命令就能看到。

press-stale = 这个按钮属于旧版本的我，请重新运行命令。
press-not-yours = 这个按钮只给发起的人用。你可以自己运行一次命令。

chat-servers-only = 我只在服务器里工作。请到服务器的频道里提及我，或输入 / 看看我会什么。
chat-not-understood = 我没听懂。可以试试“@Marquee 帮助”，或输入 / 看看我会什么。

settings-unknown = 没有名为 { $field } 的设置。
settings-invalid = “{ $value }”不符合要求，设置没有改动。可用范围：{ $bounds }。

# 各部分的状态。
health-part-gateway = Discord 连接
health-part-storage = 数据库
health-part-inference = 模型
health-part-dashboard = 管理页面
health-part-speech = 语音
health-state-starting = 启动中
health-state-ok = 正常
health-state-degraded = 部分可用
health-state-down = 不可用
health-reason-intents = Discord 没有给我特权意图，所以我只能听到命令和提及。请在开发者后台的 Bot 页打开“Server Members”和“Message Content”，然后重启我。
health-reason-reconnecting = 与 Discord 的连接断了，正在重连。
health-reason-no-backup = 备份没有做成，磁盘可能满了。已保存的内容是安全的。
health-reason-deaf = Discord 不再回应心跳，正在重连。
health-reason-model-loading = 模型正在加载。
health-reason-model-missing = 有模型没能加载，`marquee doctor` 会说明是哪个。用到它的功能会如实说明，其他功能照常。
health-reason-model-restarting = 模型进程停了，正在重启。
health-reason-models-off = 设置里关闭了模型。
health-reason-chat-unreachable = 运行聊天模型的服务器没有回应，请检查 MARQUEE_CHAT_URL。在它恢复之前角色无法说话，其他功能正常。
health-reason-captions-only = 演出等播报只有文字：没有安装语音所需的程序，或者语音已关闭；运行 `marquee doctor` 可以查看。
health-reason-speech-failed = 上一次语音合成失败了，恢复之前播报只有文字；运行 `marquee doctor` 可以查看原因。

# 功能之外保存的内容。
bot-feature = 偏好和操作记录
dashboard-feature = 管理页面登录

posts-no-channel = 我找不到那个频道，或者没有权限查看它。

# 模型写的内容都带着它。
generated-mark = -# 由模型生成
generated-withheld = 我想到的内容不适合发出来，再试一次吧。
