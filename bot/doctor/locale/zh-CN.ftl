# marquee doctor：每个发现都是一句话，并附上解决办法。
doctor-grade-ok = 正常
doctor-grade-note = 提示
doctor-grade-warning = 警告
doctor-grade-problem = 问题
doctor-asking = 正在询问 Discord
doctor-summary = { $problems ->
    [0] 没有问题
   *[other] { $problems } 个问题
 }，{ $warnings ->
    [0] 没有警告。
   *[other] { $warnings } 个警告。
 }

doctor-python-ok = Python { $version } 版本够新。
doctor-python-old = Python { $version } 太旧：请安装 Python { $needed } 或更新的版本，然后重新运行 make。
doctor-sqlite-ok = SQLite { $version } 版本够新。
doctor-sqlite-old = SQLite { $version } 太旧：请换用自带 SQLite { $needed } 或更新版本的 Python。
doctor-sqlite-one-writer = SQLite { $version } 在两个程序同时写入时可能损坏数据库（{ $fixed } 已修复）；Marquee 只用一个连接写入，运行时别让其他程序打开这个文件就好。
doctor-disk-ok = { $folder } 还有 { $free } MiB 可用空间。
doctor-disk-low = { $folder } 只剩 { $free } MiB 可用空间：请在数据库和备份占满之前腾出空间。
doctor-disk-full = { $folder } 只剩 { $free } MiB，而备份和升级需要 { $needed } MiB：请腾出空间。
doctor-disk-network = { $folder } 位于网络共享（{ $kind }）上，数据库在那里可能损坏：请把 MARQUEE_DATA_DIR 设为本地磁盘上的文件夹。
doctor-clock-ok = 系统日期是 { $date }。
doctor-clock-unset = 系统日期是 { $date }，不可能正确：请校准时钟，最好使用 NTP。
doctor-clock-right = 系统时钟与 Discord 一致。
doctor-clock-ahead = 系统时钟比 Discord 快 { $seconds } 秒：请开启时间同步（NTP）。
doctor-clock-behind = 系统时钟比 Discord 慢 { $seconds } 秒：请开启时间同步（NTP）。

doctor-setting = 有一项设置不对：{ $problem }
doctor-env-ok = { $path } 只有所有者可以读取。
doctor-env-absent = 没有 { $path }：请运行 marquee setup，或者在环境变量中设置。
doctor-env-open = 这台机器上的其他用户可以读取 { $path } 里的密钥：请运行 chmod 600 { $path }
doctor-token-ok = 令牌的格式正确。
doctor-token-absent = 没有设置 DISCORD_TOKEN：请运行 marquee setup；make try 则不需要令牌。
doctor-token-shape = DISCORD_TOKEN 不是机器人令牌，而是{ $shape ->
    [application-id] 应用程序 ID
    [client-secret] 客户端密钥
    [public-key] 公钥
   *[other] 别的内容
 }：请用 marquee setup 填入开发者门户中的令牌（Bot 页面，Reset Token）。
doctor-running = 机器人正在运行。
doctor-database-ok = 数据库 { $path } 完好，并且是最新版本。
doctor-database-absent = 还没有数据库；第一次启动时会创建 { $path }。
doctor-database-folder = 当前用户不能写入 { $folder }：请更改它的所有者，或者把 MARQUEE_DATA_DIR 设为其他文件夹。
doctor-database-old = 数据库完好，还缺 { $count } 个迁移：下次启动会先备份，再补上缺少的部分。
doctor-database-newer = 数据库由更新版本的 Marquee 写入：请重新安装那个版本，或者用 marquee restore 恢复较早的备份。
doctor-database-damaged = 数据库已损坏（{ $reason }）：请停止机器人，用 marquee restore 恢复一个备份。
doctor-backup-none = 还没有备份：请运行 marquee backup，或者让机器人运行一天。
doctor-backup-age = 共有 { $count } 个备份，{ $days ->
    [0] 最新的一个是一天之内的。
    [1] 最新的一个是一天前的。
   *[other] 最新的一个是 { $days } 天前的；运行中的机器人每天备份一次，如果它没在运行，请运行 marquee backup。
 }
doctor-backup-damaged = 最新的备份无法读取（{ $reason }）：请用 marquee backup 再做一个。
doctor-port-free = 端口 { $port } 可供仪表盘使用。
doctor-port-taken = 仪表盘无法监听 { $host } 的端口 { $port }：请停止占用它的程序，或者把 MARQUEE_DASHBOARD_PORT 设为其他端口或 0。
doctor-models-ok = { $count } 个模型文件都与发布时一致。
doctor-models-off = 模型已关闭（MARQUEE_INFERENCE=off）：影评没有情绪标记，推荐功能也不可用。
doctor-models-absent = { $folder } 里没有模型：请重新获取完整的发布包。
doctor-model-missing = 缺少模型文件 { $file }：请重新获取完整的发布包。
doctor-model-changed = 模型文件 { $file } 已损坏或被改动：请从发布包中重新获取。

doctor-speech-ok = 可以语音播报：已安装 { $voice } 和 { $encoder }。
doctor-speech-off = 语音已关闭（MARQUEE_SPEECH=off）：播报只有文字。
doctor-speech-no-voice = 没有安装 espeak-ng，播报只有文字：运行 apt-get install espeak-ng（或用你系统的安装方式）就能出声。
doctor-speech-no-encoder = 没有安装 Opus 编码器，播报只有文字：请安装 opus-tools（opusenc），或者带 libopus 的 ffmpeg。

doctor-api-foreign = MARQUEE_DISCORD_API 既不是 Discord 的地址，也不在这台机器上，因此没有把令牌发过去：请删除这项设置。
doctor-discord-unreachable = 连不上 Discord（{ $reason }）：请检查网络，或者运行 marquee doctor --offline。
doctor-discord-unexpected = Discord 对 { $path } 的回应是 { $status }：请过几分钟再试。
doctor-token-accepted = Discord 接受 { $name } 的令牌。
doctor-token-refused = Discord 拒绝了令牌：请在开发者门户重置（Bot 页面，Reset Token），然后运行 marquee setup。
doctor-intents-ok = Discord 已授予所需的意图（Intents）。
doctor-intents-missing = { $intent } 没有开启，机器人只能以精简方式工作：请在下面的开发者门户里开启（你的应用程序，Bot 页面，Privileged Gateway Intents）。
doctor-guild-ok = { $name }：权限齐全。
doctor-guild-missing = { $name }：机器人缺少 { $missing }：请授予机器人的身份组，或者用下面的链接重新邀请它。
doctor-guilds-none = 机器人还没有加入任何服务器：请用下面的链接邀请它。
doctor-commands-ok = 已注册 { $count } 个命令。
doctor-commands-none = 还没有注册命令；第一次启动时会注册。

# marquee setup
setup-no-terminal = marquee setup 需要回答问题：请在终端里运行。没有终端时，请把 .env.example 复制为 .env，并在其中设置 DISCORD_TOKEN。
setup-language = 不知道对方的语言时，Marquee 该用哪种语言？
setup-language-unknown = 请回答 en 或 zh-CN。
setup-application = 第 1 步，共 5 步：应用程序。
    打开 { $portal }，用“New Application”新建一个，或者选择已有的。“General Information”页面上有 Application ID。
setup-application-ask = Application ID：
setup-application-ask-keep = Application ID（回车保留 { $known }）：
setup-application-wrong = 这不是 Application ID：它由 17 到 20 位数字组成。
setup-token = 第 2 步，共 5 步：令牌。
    在“Bot”页面选择“Reset Token”并复制。它就是机器人的密码：只会写入 .env，粘贴时也不会显示。
setup-token-ask = 令牌（不显示）：
setup-token-keep = 令牌（不显示；回车保留现有的）：
setup-token-shape = { $shape ->
    [application-id] 这是应用程序 ID。
    [client-secret] 这是“OAuth2”页面上的客户端密钥。
    [public-key] 这是“General Information”页面上的公钥。
   *[other] 这不是令牌：令牌由三部分组成，中间用点隔开。
 }令牌在“Bot”页面的“Reset Token”里。
setup-token-other = 这个令牌不属于应用程序 { $id }。请复制这个应用程序的令牌，或者用另一个 ID 重新开始。
setup-intents = 第 3 步，共 5 步：机器人能听到什么。
    在同一页面的“Privileged Gateway Intents”下，开启“Server Members Intent”和“Message Content Intent”并保存。不开启的话，机器人仍会回应命令、按钮和提及，但听不到回复，也不知道有成员离开。
setup-invite = 第 4 步，共 5 步：邀请。
    打开这个链接，选择你的服务器。它只请求各项功能需要的权限：
    { $link }
setup-enter = 完成后按回车。
setup-dashboard = 第 5 步，共 5 步：要让大家用 Discord 登录仪表盘吗？不用的话，你可以用日志里的一次性链接登录。
setup-dashboard-url = 仪表盘的公开 https 地址，仅当前面有带 TLS 的代理时填写（没有就按回车）：
setup-dashboard-url-keep = 仪表盘的公开 https 地址（回车保留 { $url }）：
setup-dashboard-url-wrong = 地址必须是 https:// 加域名，后面不带别的内容，例如 https://marquee.example.org
setup-redirect = 在“OAuth2”页面的“Redirects”下添加这个地址并保存：
    { $redirect }
    然后在那里选择“Reset Secret”，复制客户端密钥。
setup-secret-ask = 客户端密钥（不显示）：
setup-secret-keep = 客户端密钥（不显示；回车保留现有的）：
setup-secret-wrong = 这不是客户端密钥：它由 32 个字母、数字、连字符或下划线组成。
setup-yes-no = [Y/n]
setup-written = 已写入 { $path }，只有你可以读取。
setup-check = 现在就问问 Discord 是否一切就绪吗？
setup-next = 用这个命令启动机器人：make run
setup-stopped = 已停止；还没写入的内容不会保留。
