command-roleplay = 演戏
    .about = 和角色演一场戏
command-roleplay-start = 开场
    .about = 开一个子区，和角色演一场戏
    .character = 角色
    .character-about = 和谁演
command-roleplay-characters = 角色
    .about = 看看可以和哪些角色演戏
command-roleplay-import = 导入
    .about = 导入角色卡（JSON，V1 到 V3）
    .file = 文件
    .file-about = 角色卡的 .json 文件，不超过 256 KB
command-roleplay-remove = 移除
    .about = 移除导入的角色
    .character = 角色
    .character-about = 要移除的角色
command-roleplay-export = 导出
    .about = 把角色导出为角色卡文件
    .character = 角色
    .character-about = 要导出的角色

roleplay-feature = 角色扮演
    .about = 在子区里和角色演戏。

# For the model, not for people.
roleplay-prompt = 你是{ $char }，正在和{ $user }聊天。只替{ $char }说话，用中文，一到三句话。
roleplay-somebody = 客人

roleplay-thread = 和{ $name }的一场戏
roleplay-opened = 你和 **{ $name }** 的戏开场了：{ $thread }
roleplay-introduction = 这是和 **{ $name }** 的一场戏，这个角色的话由语言模型生成。这里的每条消息都是一句台词，谁写的都算；想场外聊天，用 `((` 开头。你写的内容会保留，直到你用 `/隐私` 删除；你删掉的消息也会从戏里消失。
roleplay-no-webhook = 我在这里不能管理 Webhook，所以{ $name }用我的名字说话。
roleplay-as-character = { $name }（角色）
roleplay-no-greeting = *等你先开口*
roleplay-other-opening = 换一种开场
roleplay-stop = 停
roleplay-retry = 重来
roleplay-end = 散场
roleplay-goodbye = 和 **{ $name }** 的戏到此结束，谢谢你来演。
roleplay-quiet = 这里很久没人说话，和 **{ $name }** 的戏就先散场了。用 `/演戏 开场` 可以再开一场。

# How a reply ended.
roleplay-stopped = -# 已停下
roleplay-interrupted = -# { $name }的话断了：模型中途停了。按“重来”再试。
roleplay-lost = -# { $name }一时语塞：模型只会重复。按“重来”，或者换个说法。
roleplay-withheld = -# { $name }想说的话不适合展示。按“重来”，或者换个说法。
roleplay-no-model = -# { $name }没法说话：这里没有聊天模型。你的话已经保留。运行我的人可以设置 MARQUEE_CHAT_MODEL 或 MARQUEE_CHAT_URL。
roleplay-wait = -# 现在说话的人太多，{ $name }得等一等。你的话已经保留，稍后按“重来”。
roleplay-wait-seconds = -# 现在说话的人太多，{ $name }得等一等。你的话已经保留，大约 { $seconds } 秒后按“重来”。

# What cannot be done.
roleplay-no-character = 没有叫“{ $name }”的角色。用 `/演戏 角色` 可以看到全部。
roleplay-character-unclear = 有好几个角色都符合：{ $names }。请说全名。
roleplay-too-many = 本服务器已经有 { $n } 场戏在演，先散掉一场吧。
roleplay-not-here = 只能在文字频道里开场。
roleplay-no-threads = 我在这里不能开子区。管理服务器的人可以在频道权限里允许。
roleplay-you-cannot-write = 你在这个频道的子区里不能发言，所以没法演。
roleplay-over = 这场戏已经散了。
roleplay-not-yours = 只有参演的人和版主可以这样做。先说句话吧。
roleplay-moved-on = 戏已经往下演了，只能重来最新的一句。
roleplay-nothing-to-stop = 现在没有人在说话。
roleplay-still-speaking = 角色还在说话。先让它停下，或者稍等一会儿。
roleplay-cannot-read = 我读不到这条消息。我只读文字；如果 Discord 不让我看消息，就只能读到提及我的那些。

# Characters.
roleplay-characters = 角色
roleplay-characters-how = 用 `/演戏 开场` 开始一场戏，用 `/演戏 导入` 导入角色卡。
roleplay-no-characters = 这里还没有角色。用 `/演戏 导入` 可以导入一个。
roleplay-greetings = { $n ->
    [0] 没有自己的开场
   *[other] { $n } 种开场
}
roleplay-comes-with = Marquee 自带
roleplay-comma = 、
roleplay-more = 下一页
roleplay-back = 上一页
roleplay-first-words = 第一句话
roleplay-good-to-know = 请注意
roleplay-big = 它会占去模型记忆的 { $share }%，前面的台词会忘得更早。
roleplay-too-big = 它要占去模型记忆的 { $share }%。角色最多只能占一半，所以描述的结尾会被省略。
roleplay-long-greeting = 有一段开场白超过 { $limit } 个字符，开场时只显示放得下的部分，到一句话结束为止。
roleplay-book-waits = 它的世界书会保留和导出，但现在还不会用到。
roleplay-keep = 保留
roleplay-drop = 不保留
roleplay-kept = **{ $name }** 来了。用 `/演戏 开场` 开始一场戏。
roleplay-dropped = 没有保留。
roleplay-removed = **{ $name }** 已移除，正在演的戏不受影响。这是角色卡，想要回来时可以用。
roleplay-exported = 这是 **{ $name }** 的角色卡。
roleplay-may-not-import = 这里只有版主可以导入角色。管理员可以在 `/管理 设置` 里打开 `roleplay.members_may_import`，让大家都能导入。
roleplay-may-not-remove = 只有版主和导入这个角色的人可以移除它。
roleplay-ours-stays = 这个角色是 Marquee 自带的，不能移除。管理员可以在 `/管理 设置` 里关闭 `roleplay.bundled_characters`。
roleplay-import-gone = 这个预览已经失效，请重新导入文件。
roleplay-name-taken = 已经有叫“{ $name }”的角色了。先移除它，或者在文件里改个名字。
roleplay-too-many-characters = 一个服务器最多保留 { $n } 个角色，先移除一个吧。

# What is wrong with a card.
roleplay-card-too-large = 文件超过 { $limit } KB，角色卡最大就是这么大。没有保留任何内容。
roleplay-card-picture = 这是一张图片。我只读 JSON 格式的角色卡，多数软件都能这样导出。
roleplay-card-not-utf8 = 文件不是 UTF-8 文本，我没法当角色卡来读。
roleplay-card-not-json = 文件不是有效的 JSON，我没法当角色卡来读。
roleplay-card-no-object = 这个 JSON 是一个列表或单个值；角色卡应该是花括号里的对象。
roleplay-card-too-deep = 文件里的列表和对象嵌套太深，不像角色卡。
roleplay-card-twice = 文件里同一个对象出现了两次“{ $field }”，我不知道该用哪一个。
roleplay-card-number = 文件里有 { $number }，它在 JSON 里不是数字。
roleplay-card-other-kind = 文件自称“{ $kind }”；我能读 chara_card_v2 和 chara_card_v3。
roleplay-card-no-data = 文件自称是角色卡，但“data”不存在，或者不是对象。
roleplay-card-no-character = 这个 JSON 不是角色卡：既没有“data”，也没有名字。
roleplay-card-no-name = 文件里的角色没有名字。
roleplay-card-wrong-type = 角色卡里“{ $field }”的类型不对。
roleplay-card-too-long = 角色卡里“{ $field }”太长，上限是 { $limit }。

# For the first admin who opens a scene.
roleplay-about-starter = 只有你能看到这条消息，只说一次。角色说的话来自我自带的小模型，它就在这台机器上运行，和大模型没法比，回答会短，也会怪。想换更好的模型，请运行我的人设置 **MARQUEE_CHAT_MODEL**（文件夹或模型库里的名字）或 **MARQUEE_CHAT_URL**（兼容 OpenAI 接口的服务器，例如 Ollama 或 vLLM），然后重启我。详见 `docs/features/roleplay.zh-CN.md`。
roleplay-about-model = 只有你能看到这条消息，只说一次。角色说的话来自运行我的人用 **MARQUEE_CHAT_MODEL** 或 **MARQUEE_CHAT_URL** 选的聊天模型。它写的内容会先检查，再标明是生成的，但仍可能有错。详见 `docs/features/roleplay.zh-CN.md`。

setting-roleplay-members-may-import = 成员可以导入
    .help = 让所有人都能导入角色，而不只是版主。
setting-roleplay-bundled-characters = 自带角色
    .help = 提供 Marquee 自带的角色。
setting-roleplay-storage-channel = 图片频道
    .help = 角色图片存放的频道，这样 Discord 才能显示头像。留空则没有头像。
setting-roleplay-idle-days = 几天后散场
    .help = 这么多天没人说话的戏会自动散场。
setting-roleplay-scenes-at-once = 同时几场戏
    .help = 本服务器最多同时演多少场戏。
setting-roleplay-reply-tokens = 回答长度
    .help = 一次回答最长多少个词元；小模型最多用它能读的四分之一。
